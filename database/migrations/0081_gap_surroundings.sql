-- Surroundings of gaps as before (0044), but what is asked for is found by its id: `+ 0` keeps the planner, which does not see how wide the bounds are, from
-- walking the whole tree for some twenty organisations.
create or replace function gap_surroundings(ids uuid[], on_day date, formal int4, all_ways boolean)
returns table (kind text, found_id uuid, signature int4)
language plpgsql stable security definer set search_path = public as $$
declare
  -- Taken once: asked of every row they would cost more than the rows.
  place_from int8 := place_lo();
  place_to int8 := place_hi();
  party_from int8 := party_lo();
  party_to int8 := party_hi();
  body_from int8 := body_lo();
  body_to int8 := body_hi();
begin
  return query
  with k as materialized (
    select o.id, o.responsible_party_org_id as responsible, o.party_pos, c.pos_end, o.near_pos, o.near_pos / 1000 * 1000 as county, o.sector,
      (select s.gap_class from coverage_span s where s.social_org_id = o.id and s.known_to = 'infinity' and s.from_on <= on_day
        and s.to_on > on_day) as class
    from social_org o join party_org_code c on c.pos = o.party_pos
    where o.id = any (ids) and o.near_pos / 1000 % 100 <> 0
      and o.pos + 0 between place_from and place_to and o.party_pos + 0 between party_from and party_to
      and o.body_no + 0 between body_from and body_to),
  candidate as materialized (
    select c.* from (select distinct responsible, near_pos from k where class in (1, 2) and near_pos <> county) f cross join lateral (
      select s.social_org_id as id, s.responsible_party_org_id as responsible, s.near_pos, s.sector, s.signature as sig from coverage_span s
      where s.responsible_party_org_id = f.responsible and s.near_pos = f.near_pos
        and s.known_to = 'infinity' and s.gap_class = 1 and s.from_on <= on_day and s.to_on > on_day and s.signature & formal = 0
        and s.pos between place_from and place_to and s.party_pos between party_from and party_to and s.body_no between body_from and body_to
      limit 12) c
    union
    select c.* from (select distinct responsible, county from k where class in (1, 2)) f cross join lateral (
      select s.social_org_id as id, s.responsible_party_org_id as responsible, s.near_pos, s.sector, s.signature as sig from coverage_span s
      where s.responsible_party_org_id = f.responsible and s.near_pos between f.county and f.county + 999
        and s.known_to = 'infinity' and s.gap_class = 1 and s.from_on <= on_day and s.to_on > on_day and s.signature & formal = 0
        and s.pos between place_from and place_to and s.party_pos between party_from and party_to and s.body_no between body_from and body_to
      limit 12) c
    union
    select c.* from (select distinct near_pos from k where class in (1, 2) and near_pos <> county) f cross join lateral (
      select s.social_org_id as id, s.responsible_party_org_id as responsible, s.near_pos, s.sector, s.signature as sig from coverage_span s
      where s.near_pos = f.near_pos
        and s.known_to = 'infinity' and s.gap_class = 1 and s.from_on <= on_day and s.to_on > on_day and s.signature & formal = 0
        and s.pos between place_from and place_to and s.party_pos between party_from and party_to and s.body_no between body_from and body_to
      limit 12) c
    union
    select c.* from (select distinct county, sector from k where class in (1, 2) and sector is not null) f cross join lateral (
      select s.social_org_id as id, s.responsible_party_org_id as responsible, s.near_pos, s.sector, s.signature as sig from coverage_span s
      where s.near_pos between f.county and f.county + 999 and s.sector = f.sector
        and s.known_to = 'infinity' and s.gap_class = 1 and s.from_on <= on_day and s.to_on > on_day and s.signature & formal = 0
        and s.pos between place_from and place_to and s.party_pos between party_from and party_to and s.body_no between body_from and body_to
      limit 6) c),
  lone as materialized (
    select * from k where class in (0, 1, 2) and (all_ways or class > 0 and (
      select count(*) from candidate c where c.near_pos between k.county and k.county + 999 and c.id <> k.id
        and (c.responsible = k.responsible or c.near_pos = k.near_pos and k.near_pos <> k.county or c.sector = k.sector)) < 3)),
  branch as materialized (
    select b.* from (select distinct party_pos, pos_end, near_pos from lone) f cross join lateral (
      select p.id, p.pos, p.region_pos from party_org p
      where p.region_pos = f.near_pos and p.pos + 0 between f.party_pos and f.pos_end
        and p.kind in ('branch', 'joint_branch') and not p.functional and p.first_on <= on_day and coalesce(p.ended_on > on_day, true)
        and p.pos + 0 between party_from and party_to
      limit 2) b
    union
    select b.* from (select distinct party_pos, pos_end, county from lone) f cross join lateral (
      select p.id, p.pos, p.region_pos from party_org p
      where p.region_pos between f.county and f.county + 999 and p.pos + 0 between f.party_pos and f.pos_end
        and p.kind in ('branch', 'joint_branch') and not p.functional and p.first_on <= on_day and coalesce(p.ended_on > on_day, true)
        and p.pos + 0 between party_from and party_to
      limit 2) b
    union
    select b.* from (select distinct near_pos from lone) f cross join lateral (
      select p.id, p.pos, p.region_pos from party_org p
      where p.region_pos = f.near_pos
        and p.kind in ('branch', 'joint_branch') and not p.functional and p.first_on <= on_day and coalesce(p.ended_on > on_day, true)
        and p.pos + 0 between party_from and party_to
      limit 2) b
    union
    select b.* from (select distinct county from lone) f cross join lateral (
      select p.id, p.pos, p.region_pos from party_org p
      where p.region_pos between f.county and f.county + 999
        and p.kind in ('branch', 'joint_branch') and not p.functional and p.first_on <= on_day and coalesce(p.ended_on > on_day, true)
        and p.pos + 0 between party_from and party_to
      limit 2) b)
  select distinct 'neighbour', n.id, n.sig from k f cross join lateral (
    select c.id, c.sig from candidate c
    where c.near_pos between f.county and f.county + 999 and c.id <> f.id
      and (c.responsible = f.responsible or c.near_pos = f.near_pos and f.near_pos <> f.county or c.sector = f.sector)
    order by c.responsible <> f.responsible, c.near_pos <> f.near_pos, c.sector is distinct from f.sector, c.id limit 3) n
  where f.class in (1, 2)
  union all
  select distinct 'host', h.id, null::int4 from lone f cross join lateral (
    select b.id from branch b where b.region_pos between f.county and f.county + 999
      and b.region_pos between place_from and place_to
    order by b.pos not between f.party_pos and f.pos_end, b.region_pos <> f.near_pos, b.pos limit 1) h;
end $$;
