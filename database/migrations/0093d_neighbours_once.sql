-- Who may be invited, in one place; whoever has declined, or has left, may be asked anew and is found again.

create function joint_stands(i joint_invitation) returns boolean language sql stable as $$
  select i.state = 'waiting' or i.state = 'accepted' and exists (select from convening c where c.id = i.joined_convening_id and c.cancelled_at is null)
$$;

-- Branches and 总支 below the Party organisation two steps above the host. Without a search path of its own, so that the planner sees
-- into it; those that call it have one.
create function joint_neighbourhood(of_convening uuid) returns setof party_org
language sql stable as $$
  select p.*
  from convening c join party_org h on h.id = c.party_org_id left join party_org up on up.id = h.parent_id
    join party_org_code k on k.party_org_id = coalesce(up.parent_id, up.id, h.id) and k.to_on = 'infinity'
    join party_org p on p.pos between k.pos and k.pos_end
  where c.id = of_convening and may_see_persons() and c.party_pos between party_lo() and party_hi()
    and p.id <> h.id and p.ended_on is null and p.withdrawn_at is null and not p.outside_system and party_org_tier(p.kind) in ('branch', 'general_branch')
$$;

create or replace function joint_neighbours(of_convening uuid, named text) returns table (id uuid, name text)
language sql stable security definer set search_path = public as $$
  select p.id, p.name from joint_neighbourhood(of_convening) p
  where position(named in p.name_key) > 0
    and not exists (select from joint_invitation i where i.convening_id = of_convening and i.party_org_id = p.id and joint_stands(i))
  order by length(p.name_key), p.name_key, p.id limit 20
$$;

create or replace function joint_invite(of_convening uuid, orgs uuid[]) returns int
language plpgsql security definer set search_path = public as $$
declare
  n int;
begin
  insert into joint_invitation (id, convening_id, host_pos, party_org_id, party_pos, invited_by)
  select gen_random_uuid(), c.id, c.party_pos, p.id, p.pos, acting_name()
  from convening c cross join joint_neighbourhood(of_convening) p where c.id = of_convening and p.id = any (orgs)
  on conflict (convening_id, party_org_id) do update set state = 'waiting', reason = null, joined_convening_id = null, answered_by = null,
    answered_at = null, invited_by = excluded.invited_by, invited_at = now()
  where not joint_stands(joint_invitation);
  get diagnostics n = row_count;
  return n;
end $$;

do $$
declare f text;
begin
  foreach f in array array['joint_stands(joint_invitation)', 'joint_neighbourhood(uuid)'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
