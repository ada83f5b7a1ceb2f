-- A ledger goes on under old names and codes: of records that were merged, or renamed since. What is found by them is asked in one go.
create index social_org_former on social_org using gin (string_to_array(former_keys, ' ')) where former_keys is not null;
create index social_org_former_code on social_org using gin (string_to_array(former_codes, ' ')) where former_codes is not null;
create index party_org_former on party_org using gin (string_to_array(former_keys, ' ')) where former_keys is not null;
create index party_org_former_code on party_org using gin (string_to_array(former_codes, ' ')) where former_codes is not null;

-- Ids alone, whether in sight or not: whoever asks reads the records under the row-level rule. Such a search could not go by the
-- index under that rule itself.
create function social_orgs_formerly(keys text[], codes text[]) returns setof uuid
language sql stable security definer set search_path = public as $$
  select id from social_org where former_keys is not null and string_to_array(former_keys, ' ') && keys
  union
  select id from social_org where former_codes is not null and string_to_array(former_codes, ' ') && codes
$$;
create function party_orgs_formerly(keys text[], codes text[]) returns setof uuid
language sql stable security definer set search_path = public as $$
  select id from party_org where former_keys is not null and string_to_array(former_keys, ' ') && keys
  union
  select id from party_org where former_codes is not null and string_to_array(former_codes, ' ') && codes
$$;
do $$
declare t text;
begin
  foreach t in array array['social_orgs_formerly(text[], text[])', 'party_orgs_formerly(text[], text[])'] loop
    execute format('alter function %s owner to {{keeper}}', t);
    execute format('revoke execute on function %s from public', t);
    execute format('grant execute on function %s to {{app}}, {{self}}, {{keeper}}', t);
  end loop;
end $$;
