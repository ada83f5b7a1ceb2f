-- What the roll counted for a social organisation on a day that is past, for those who are told of month ends alone (told-day.ts):
-- how many, never who. As social_org_roll, from the periods of the members.
create function social_org_roll_on(ids uuid[], day date)
returns table (social_org_id uuid, full_members int8, probationary int8, not_transferred int8)
language sql stable security definer set search_path = public as $$
  select o.id, count(*) filter (where t.status = 'full'), count(*) filter (where t.status = 'probationary'),
    count(*) filter (where t.membership_branch_id is distinct from t.managing_branch_id)
  from social_org o join member_period t on t.work_unit_id = o.id
  where o.id = any (ids) and social_org_in_sight(o) and t.superseded_at is null and t.valid @> day
    and t.status in ('full', 'probationary') and t.full_time is distinct from false
  group by o.id
$$;
comment on function social_org_roll_on(uuid[], date) is 'Counts of members by organisation on a past day (在册数), within the caller''s bounds';
alter function social_org_roll_on(uuid[], date) owner to {{keeper}};
revoke execute on function social_org_roll_on(uuid[], date) from public;
grant execute on function social_org_roll_on(uuid[], date) to {{app}}, {{self}};
