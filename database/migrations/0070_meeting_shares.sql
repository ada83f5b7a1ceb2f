-- What a covered organisation has of the meetings of those who cover it: how many of its own people were called and came, never who.

-- Of the Party organisations that covered it on the day of each meeting (挂靠 and 功能型 among them). Numbers alone: what of them is told
-- to whom, src/features/meetings/share.rules.ts decides. Nothing of an organisation that is out of sight.
create function meeting_shares(org uuid, from_on date, to_on date)
returns table (meeting_id uuid, party_org_id uuid, way text, kinds text[], held_on date, expected int, present int)
language sql stable security definer set search_path = public as $$
  select m.id, p.id, case when p.functional then 'functional' else r.way end, m.kinds, m.held_on, a.expected, a.present
  from coverage_relation r join party_org p on p.id = r.party_org_id
    join meeting m on m.party_org_id = p.id and m.held_on >= from_on and m.held_on < to_on and r.valid @> m.held_on
    cross join lateral (
      select count(*) filter (where a.state in ('present', 'absent'))::int as expected,
        count(*) filter (where a.state = 'present')::int as present
      from attendance a join member_period t on t.member_id = a.member_id and t.superseded_at is null and t.valid @> m.held_on
      where a.meeting_id = m.id and t.work_unit_id = org) a
  where r.social_org_id = org and m.withdrawn_at is null and exists (select from social_org o where o.id = org and social_org_in_sight(o))
$$;
alter function meeting_shares(uuid, date, date) owner to {{keeper}};
revoke execute on function meeting_shares(uuid, date, date) from public;
grant execute on function meeting_shares(uuid, date, date) to {{app}}, {{self}};
