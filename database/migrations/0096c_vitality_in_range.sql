-- For sums and lists of the three questions: what is kept of a month, of those in the caller's range alone. Beside the Party line the
-- facts that rest on rolls and records of meetings (3, 14, 15, 16) are not measured, as vitality_told has it.
create function vitality_in_range(of_month date) returns table (party_org_id uuid, measured int4, met int4)
language sql stable security definer rows 4000 set search_path = public as $$
  select k.party_org_id, k.measured & t.told, k.met & t.told
  from party_org_month k join party_org p on p.id = k.party_org_id
    cross join (select case when may_see_persons() then 131071 else 73723 end as told) t
  where k.month = of_month and p.pos between party_lo() and party_hi() and p.region_pos between place_lo() and place_hi()
    and (body_lo() = 0 or exists (select from coverage_relation r join social_org o on o.id = r.social_org_id
      where r.party_org_id = p.id and o.body_no between body_lo() and body_hi()))
$$;
alter function vitality_in_range(date) owner to {{keeper}};
revoke execute on function vitality_in_range(date) from public;
grant execute on function vitality_in_range(date) to {{app}}, {{self}};
