-- The life of every organisation that is covered on a day, in one set: asked one by one, figures of a node cost a call for each.
create function covered_lives(on_day date, ways text[]) returns table (social_org_id uuid, life text)
language sql stable security definer set search_path = public as $$
  select r.social_org_id, case when bool_or(l.life = 'active') then 'active' when bool_and(coalesce(l.life = 'idle', false)) then 'idle' end
  from coverage_relation r join party_org p on p.id = r.party_org_id left join party_org_life s on s.party_org_id = p.id
    cross join lateral (select case
      when p.kind not in ('branch', 'joint_branch') or p.functional or p.outside_system
        or p.first_on > party_life_since(on_day) or p.ended_on <= on_day then null
      when s.active @> on_day then 'active' else 'idle' end as life) l
  where r.valid @> on_day and case when p.functional then 'functional' else r.way end = any (ways)
  group by r.social_org_id
$$;
alter function covered_lives(date, text[]) owner to {{keeper}};
revoke execute on function covered_lives(date, text[]) from public;
grant execute on function covered_lives(date, text[]) to {{app}}, {{self}};
