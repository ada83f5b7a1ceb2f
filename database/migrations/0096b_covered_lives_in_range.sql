-- Of whom it concerns alone: the organisations that are or were in the range of whoever asks. Advisors and members ask for no figures.
create or replace function covered_lives(on_day date, ways text[]) returns table (social_org_id uuid, life text)
language sql stable security definer set search_path = public as $$
  select r.social_org_id, case when bool_or(l.life = 'active') then 'active' when bool_and(coalesce(l.life = 'idle', false)) then 'idle' end
  from coverage_relation r join party_org p on p.id = r.party_org_id left join party_org_life s on s.party_org_id = p.id
    cross join lateral (select case
      when p.kind not in ('branch', 'joint_branch') or p.functional or p.outside_system
        or p.first_on > party_life_since(on_day) or p.ended_on <= on_day then null
      when s.active @> on_day then 'active' else 'idle' end as life) l
  where r.valid @> on_day and case when p.functional then 'functional' else r.way end = any (ways)
    and ((select place_is_open() and party_is_open() and body_is_open())
      or r.social_org_id in (select c.social_org_id from coverage_span c where c.pos between place_lo() and place_hi()
        and c.party_pos between party_lo() and party_hi() and c.body_no between body_lo() and body_hi()))
  group by r.social_org_id
$$;
revoke execute on function covered_lives(date, text[]) from {{self}};
