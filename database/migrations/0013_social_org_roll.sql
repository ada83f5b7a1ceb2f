-- What the roll counts for a social organisation (在册数). Counts cross the line that records may not: how many, never who.

create function social_org_in_sight(o social_org) returns boolean language sql stable as $$
  select (o.pos between place_lo() and place_hi() and o.party_pos between party_lo() and party_hi()
      and o.body_no between body_lo() and body_hi()) or o.id = any (only_orgs())
$$;

-- Members whose work unit it is, those of part-time staff left out, as in coverage.
create function social_org_roll(ids uuid[])
returns table (social_org_id uuid, full_members int8, probationary int8, not_transferred int8)
language sql stable security definer set search_path = public as $$
  select o.id, count(*) filter (where m.status = 'full'), count(*) filter (where m.status = 'probationary'),
    count(*) filter (where m.membership_branch_id is distinct from m.managing_branch_id)
  from social_org o join member m on m.work_unit_id = o.id
  where o.id = any (ids) and social_org_in_sight(o) and m.status in ('full', 'probationary') and m.full_time is distinct from false
  group by o.id
$$;

-- 账实不符: the last declared figure and the roll both exist and differ.
create function social_org_mismatches() returns setof uuid
language sql stable security definer set search_path = public as $$
  with declared as (
    select distinct on (d.social_org_id, d.figure) d.social_org_id, d.figure, d.value
    from declared_figure d join social_org o on o.id = d.social_org_id
    where social_org_in_sight(o)
    order by d.social_org_id, d.figure, d.declared_on desc),
  roll as (select * from social_org_roll(array(select social_org_id from declared)))
  select distinct d.social_org_id from declared d join roll r using (social_org_id)
  where d.value <> case d.figure when 'full_members' then r.full_members when 'probationary_members' then r.probationary
    when 'members' then r.full_members + r.probationary else r.not_transferred end
$$;

alter function social_org_roll(uuid[]) owner to {{keeper}};
alter function social_org_mismatches() owner to {{keeper}};
grant execute on function social_org_roll(uuid[]), social_org_mismatches() to {{app}}, {{self}};

-- The Party node that answers for a place where nobody is named: the one that answers for the region or the nearest around it,
-- else the topmost within the caller's part of the tree. An officer of a place need not see it to be answered for by it.
create function responsible_for_region(region text) returns uuid
language sql stable security definer set search_path = public as $$
  select coalesce(
    (select a.party_org_id from party_org_region a join region r on r.code = a.region_code join party_org p on p.id = a.party_org_id
      where (select g.pos from region g where g.code = region) between r.pos and r.pos_end and p.ended_on is null
        and p.pos between party_lo() and party_hi() order by r.level desc limit 1),
    (select id from party_org where ended_on is null and pos between party_lo() and party_hi() order by pos limit 1))
$$;

create function party_pos_of(org uuid) returns int8
language sql stable security definer set search_path = public as $$ select pos from party_org where id = org $$;

alter function responsible_for_region(text) owner to {{keeper}};
alter function party_pos_of(uuid) owner to {{keeper}};
grant execute on function responsible_for_region(text), party_pos_of(uuid) to {{app}}, {{self}};
