-- Whether one member is called, without calling the whole roll: everybody who signs in at the same moment asks it.

-- The same question as `called_to`, from the member's side; a test holds the two against each other. Without a SET of its own, so that
-- it becomes part of the query that asks.
create function calls_member(c convening, who uuid) returns boolean language sql stable as $$
  select case when c.assembly = 'committee'
    then exists (select from party_post p where p.member_id = who and p.party_org_id = c.party_org_id and p.post <> 'party_worker'
      and p.from_on <= c.on_day and p.to_on > c.on_day)
    else exists (select from member_period t join member m on m.id = t.member_id
      where t.member_id = who and t.superseded_at is null and t.valid @> c.on_day and t.status in ('full', 'probationary')
        and (t.managing_branch_id = c.party_org_id and (c.assembly = 'members' or m.party_group = c.party_group)
          or c.assembly = 'members' and t.managing_branch_id <> c.party_org_id and t.membership_branch_id = c.party_org_id and t.status = 'full')) end
$$;

create or replace function own_convenings(since date, only_one uuid) returns table (convening_id uuid, party_pos int8, branch text, kinds text[], on_day date,
  starts_at time, place text, topic text, agenda text, cancelled boolean, cancel_reason text, held boolean, version int, code_secret_sealed bytea,
  member_id uuid, kept_private boolean, has_read boolean, leave_state text, leave_reason text, check_in_state text, late boolean, wrong_codes int2)
language sql stable security definer set search_path = public as $$
  select c.id, c.party_pos, p.name, c.kinds, c.on_day, c.starts_at, c.place, c.topic, c.agenda, c.cancelled_at is not null, c.cancel_reason,
    g.id is not null, c.version, c.code_secret_sealed, m.id, m.private,
    r.read_at is not null and r.read_at >= c.announced_at, l.state, l.reason, k.state, k.late, coalesce(k.wrong_codes, 0::int2)
  from member m cross join convening c join party_org p on p.id = c.party_org_id
    left join meeting g on g.id = c.meeting_id and g.withdrawn_at is null
    left join convening_read r on r.convening_id = c.id and r.member_id = m.id
    left join leave_request l on l.convening_id = c.id and l.member_id = m.id
    left join check_in k on k.convening_id = c.id and k.member_id = m.id
  where m.id = any (only_members()) and calls_member(c, m.id) and c.on_day >= since
    and c.id in (
      select only_one where only_one is not null
      union all
      select n.id from convening n where only_one is null and n.on_day >= since and n.party_org_id in (
        select t.managing_branch_id from member_period t where t.member_id = any (only_members()) and t.superseded_at is null
        union select t.membership_branch_id from member_period t where t.member_id = any (only_members()) and t.superseded_at is null
        union select t.party_org_id from party_post t where t.member_id = any (only_members())))
$$;

create or replace function is_called(of_convening uuid, who uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select who = any (only_members()) and exists (select from convening c where c.id = of_convening and calls_member(c, who))
$$;

alter function calls_member(convening, uuid) owner to {{keeper}};
revoke execute on function calls_member(convening, uuid) from public;
