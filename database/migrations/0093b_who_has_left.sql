-- A joint meeting that the host calls off has not been left by those who joined: left has who called off its own part itself. Whoever
-- has left takes over nothing of the host's minutes, and may be invited anew.

create or replace function joint_parts(of_convening uuid) returns table (id uuid, name text, host boolean, invitation_id uuid, state text, reason text,
  left_it boolean, held boolean)
language sql stable security definer set search_path = public as $$
  with own as (
    select c.id, coalesce(i.convening_id, c.id) as host_id from convening c
      left join joint_invitation i on i.joined_convening_id = c.id
    where c.id = of_convening and may_see_persons() and c.party_pos between party_lo() and party_hi()),
  part as (
    select h.party_org_id as org, true as host, null::uuid as invitation_id, 'accepted' as state, null as reason, h.id as convening_id
    from own o join convening h on h.id = o.host_id
    union all
    select i.party_org_id, false, i.id, i.state, i.reason, i.joined_convening_id
    from own o join joint_invitation i on i.convening_id = o.host_id
    where i.state = 'accepted' or (o.id = o.host_id and i.state <> 'taken_back'))
  select p.id, p.name, t.host, t.invitation_id, t.state, t.reason,
    c.cancelled_at is not null and c.cancelled_at is distinct from h.cancelled_at, exists (
      select from meeting m where m.id = c.meeting_id and m.withdrawn_at is null)
  from own o join convening h on h.id = o.host_id cross join part t join party_org p on p.id = t.org left join convening c on c.id = t.convening_id
  where exists (select from joint_invitation i where i.convening_id = o.host_id)
  order by t.host desc, p.name_key, p.id
$$;

create or replace function joint_minutes_for(of_convening uuid) returns table (minutes text, shared_at timestamptz, own boolean)
language sql stable security definer set search_path = public as $$
  select m.minutes, m.shared_at, m.convening_id = c.id
  from convening c left join joint_invitation i on i.joined_convening_id = c.id join joint_minutes m on m.convening_id = coalesce(i.convening_id, c.id)
  where c.id = of_convening and may_see_persons() and c.party_pos between party_lo() and party_hi() and c.cancelled_at is null
$$;
