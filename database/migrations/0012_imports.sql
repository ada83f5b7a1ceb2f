-- What an import must know beyond its caller's sight, and no more than that.

-- Unique indexes ignore row-level rules: of the given hashes, those that are on the roll. Neither who nor where.
create function member_numbers_elsewhere(hashes bytea[]) returns setof bytea
language sql stable security definer set search_path = public as $$
  select h from unnest(hashes) h join member m on m.id_number_hash = h
  union
  select h from unnest(hashes) h join member m on m.id_number_hash_old = h
$$;
create function credit_codes_elsewhere(codes text[]) returns setof text
language sql stable security definer set search_path = public as $$
  select o.credit_code from unnest(codes) c join social_org o on o.credit_code = c
$$;
create function party_codes_elsewhere(codes text[]) returns setof text
language sql stable security definer set search_path = public as $$
  select p.party_code from unnest(codes) c join party_org p on p.party_code = c
$$;
-- Names that stand under a node within the caller's place while their bearer lies beyond it: which, and under which node.
create function party_names_elsewhere(keys text[]) returns table (parent_id uuid, name_key text)
language sql stable security definer set search_path = public as $$
  select p.parent_id, p.name_key from party_org p join party_org up on up.id = p.parent_id
  where p.name_key = any (keys) and p.ended_on is null and not p.region_pos between place_lo() and place_hi()
    and up.region_pos between place_lo() and place_hi() and up.pos between party_lo() and party_hi()
$$;

do $$
declare f text;
begin
  foreach f in array array['member_numbers_elsewhere(bytea[])', 'credit_codes_elsewhere(text[])', 'party_codes_elsewhere(text[])',
    'party_names_elsewhere(text[])'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to {{app}}, {{self}}', f);
  end loop;
end $$;
