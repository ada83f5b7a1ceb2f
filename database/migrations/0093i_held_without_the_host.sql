-- A host that called the meeting off after somebody had recorded it has not held it together with them.

create or replace function joint_names(of_meeting uuid) returns text[]
language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(p.name order by p.name_key), '{}')
  from convening c left join joint_invitation i on i.joined_convening_id = c.id
    cross join lateral (
      select h.party_org_id from convening h where h.id = i.convening_id and h.cancelled_at is null
      union select g.party_org_id from joint_invitation g join convening k on k.id = g.joined_convening_id
      where g.convening_id = coalesce(i.convening_id, c.id) and k.id <> c.id and k.cancelled_at is null) o
    join party_org p on p.id = o.party_org_id
  where c.meeting_id = of_meeting and c.party_pos between party_lo() and party_hi()
$$;
