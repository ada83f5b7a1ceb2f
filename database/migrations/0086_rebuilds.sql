-- Everything counted anew from the records in a few passes over whole tables instead of organisation by organisation: what a bulk load
-- of a nation waits for. What is computed stays what coverage_spans_of, party_org_counts_of and the tokens of one record say; tests compare.

-- The spans of all organisations. What coverage_spans_of asks for each segment is here a sum over what begins and ends, in order of days.
create function coverage_spans_all() returns setof coverage_span_value
language sql stable set search_path = public set enable_nestloop = off set jit = off set work_mem = '256MB' as $$
  with period as materialized (
    select p.social_org_id, p.valid, p.pos, p.responsible_party_org_id, p.body_no, p.org_type, p.sector, p.register_kind, p.legal_person,
      p.operating, p.responsibility, p.staff, p.volunteers, o.credit_code
    from social_org_period p join social_org o on o.id = p.social_org_id where p.superseded_at is null),
  -- Of the roll only where it turns: none, one or two, three of whom some are not transferred, three transferred ones.
  roll as (
    select m.work_unit_id as social_org_id, e.at, sum(e.n) as n,
      sum(e.n) filter (where m.membership_branch_id is not distinct from m.managing_branch_id) as transferred
    from member_period m cross join lateral (values (lower(m.valid), 1), (upper(m.valid), -1)) e (at, n)
    where m.work_unit_id is not null and m.superseded_at is null and m.status = 'full' and m.full_time is distinct from false
      and lower(m.valid) is not null and e.at < 'infinity'
    group by 1, 2),
  rolled as (
    select social_org_id, at, case when coalesce(transferred, 0) >= 3 then 3 when n >= 3 then 2 when n > 0 then 1 else 0 end as step
    from (
      select social_org_id, at, sum(n) over w as n, sum(transferred) over w as transferred
      from roll window w as (partition by social_org_id order by at)) running),
  turn as (
    select social_org_id, at, step - coalesce(lag(step) over (partition by social_org_id order by at), 0) as step from rolled),
  relation as (
    select r.social_org_id, case when o.functional then 256 when r.way = 'sole' then 32 when r.way = 'joint' then 64 else 128 end as bit,
      greatest(coalesce(lower(r.valid), '-infinity'), o.first_on) as from_on,
      least(coalesce(upper(r.valid), 'infinity'), coalesce(o.ended_on, 'infinity')) as to_on
    from coverage_relation r join party_org o on o.id = r.party_org_id where not isempty(r.valid)
    union all
    select social_org_id, 512, coalesce(lower(valid), '-infinity'), coalesce(upper(valid), 'infinity')
      from advisor_assignment where not isempty(valid)
    union all
    select social_org_id, 1024, coalesce(lower(valid), '-infinity'), coalesce(upper(valid), 'infinity')
      from mass_org where does_party_work and not isempty(valid)),
  event as (
    select social_org_id, lower(valid) as at, 0 as step, 0 as bit, 0 as n, null::date as declared_on from period
    union all select social_org_id, upper(valid), 0, 0, 0, null from period
    union all select social_org_id, at, step, 0, 0, null from turn where step <> 0
    union all
    select r.social_org_id, e.at, 0, r.bit, e.n, null from relation r cross join lateral (values (r.from_on, 1), (r.to_on, -1)) e (at, n)
      where r.from_on < r.to_on
    union all select social_org_id, declared_on, 0, 0, 0, declared_on from declared_figure
    union all
    select p.social_org_id, e.at, 0, 0, 0, null from exempt_category c join period p on is_exempt(c, p.org_type, p.sector, p.credit_code)
      cross join lateral (values (lower(c.valid)), (upper(c.valid))) e (at)
    union all
    select p.social_org_id, c.from_on, 0, 0, 0, null from period p join party_org_code c on c.party_org_id = p.responsible_party_org_id
      where c.from_on > '-infinity'),
  mark as (
    select social_org_id, at, sum(step) as step, sum(n) filter (where bit = 32) as sole, sum(n) filter (where bit = 64) as joint,
      sum(n) filter (where bit = 128) as attached, sum(n) filter (where bit = 256) as functional, sum(n) filter (where bit = 512) as advisors,
      sum(n) filter (where bit = 1024) as mass, max(declared_on) as declared_on
    from event where at < 'infinity' group by 1, 2),
  segment as (
    select social_org_id, at as from_on, lead(at, 1, 'infinity') over w as to_on, sum(step) over w as step,
      32 * (sum(sole) over w > 0)::int as sole, 64 * (sum(joint) over w > 0)::int as joint, 128 * (sum(attached) over w > 0)::int as attached,
      256 * (sum(functional) over w > 0)::int as functional, 512 * (sum(advisors) over w > 0)::int as advisors,
      1024 * (sum(mass) over w > 0)::int as mass, max(declared_on) over w as declared_on
    from mark window w as (partition by social_org_id order by at)),
  declared as (
    select social_org_id, declared_on,
      coalesce(max(value) filter (where figure = 'full_members'),
        max(value) filter (where figure = 'members') - coalesce(max(value) filter (where figure = 'probationary_members'), 0)) as n,
      coalesce(max(value) filter (where figure = 'members_not_transferred'), 0) as elsewhere
    from declared_figure group by 1, 2),
  code as (
    select party_org_id, min(pos) as pos, min(from_on) as from_on, max(to_on) as to_on, count(*) > 1 as several
    from party_org_code group by 1),
  valued as (
    select s.social_org_id, s.from_on, least(s.to_on, coalesce(upper(p.valid), 'infinity')) as to_on, p.pos, p.responsible_party_org_id,
      case when not k.several then k.pos
        else (select c.pos from party_org_code c where c.party_org_id = p.responsible_party_org_id
          and c.from_on <= s.from_on and c.to_on > s.from_on order by c.to_on limit 1) end as tree_pos,
      p.body_no, p.org_type, p.sector, size_band_of(p.staff) as size_band,
      ((p.register_kind = 'filed')::int + 2 * p.legal_person::int + 4 * p.operating::int
        + case
            when s.step > 0 then (array[8, 8 + 4096, 16 + 4096])[s.step]
            when d.n is null then 24
            else 8 * case when d.n - least(d.n, d.elsewhere) >= 3 then 2 when d.n > 0 then 1 else 0 end + 4096 * (d.n >= 3)::int end
        + coalesce(s.sole, 0) + coalesce(s.joint, 0) + coalesce(s.attached, 0) + coalesce(s.functional, 0) + coalesce(s.advisors, 0)
        + coalesce(s.mass, 0) + 2048 * (p.responsibility = 'unclear')::int
        + 8192 * (exists (select from exempt_category c
            where is_exempt(c, p.org_type, p.sector, p.credit_code) and c.valid @> s.from_on))::int)::int4 as signature,
      p.staff, p.volunteers
    from segment s join period p on p.social_org_id = s.social_org_id and p.valid @> s.from_on
    left join code k on k.party_org_id = p.responsible_party_org_id
    left join declared d on d.social_org_id = s.social_org_id and d.declared_on = s.declared_on
    where s.from_on > '-infinity'),
  stepped as (
    select v.*, (lag(to_on) over w is distinct from from_on
      or (pos, responsible_party_org_id, tree_pos, body_no, org_type, sector, size_band, signature, staff, volunteers) is distinct from
        (lag(pos) over w, lag(responsible_party_org_id) over w, lag(tree_pos) over w, lag(body_no) over w, lag(org_type) over w,
          lag(sector) over w, lag(size_band) over w, lag(signature) over w, lag(staff) over w, lag(volunteers) over w))::int as starts
    from valued v window w as (partition by v.social_org_id order by v.from_on)),
  island as (
    select t.*, sum(starts) over (partition by t.social_org_id order by t.from_on) as island from stepped t)
  select i.social_org_id, min(i.from_on), max(i.to_on), i.pos, i.responsible_party_org_id, i.tree_pos,
    i.body_no, i.org_type, i.sector, i.size_band, i.signature, i.staff, i.volunteers
  from island i
  group by i.social_org_id, i.island, i.pos, i.responsible_party_org_id, i.tree_pos, i.body_no, i.org_type, i.sector,
    i.size_band, i.signature, i.staff, i.volunteers
$$;

-- What party_org_counts_of says, of all.
create function party_org_counts_all()
returns table (party_org_id uuid, region_pos int8, pos int8, party_orgs int2, branches int2, covering int2, covers int4,
  members int4, full_members int4, not_transferred int4)
language sql stable set search_path = public set enable_nestloop = off set jit = off set work_mem = '256MB' as $$
  with day as (select counted_on from installation),
  covers as (
    select r.party_org_id, count(*) as n from coverage_relation r where r.valid @> (select counted_on from day) group by 1),
  roll as (
    select managing_branch_id, count(*) as members, count(*) filter (where status = 'full') as full_members,
      count(*) filter (where membership_branch_id is distinct from managing_branch_id) as not_transferred
    from member where status in ('full', 'probationary') and first_on <= (select counted_on from day) group by 1)
  select p.id, p.region_pos, p.pos, alive::int::int2, (alive and p.kind in ('branch', 'joint_branch'))::int::int2,
    (alive and coalesce(c.n, 0) > 0)::int::int2, case when alive then coalesce(c.n, 0) else 0 end::int4,
    coalesce(m.members, 0)::int4, coalesce(m.full_members, 0)::int4, coalesce(m.not_transferred, 0)::int4
  from (
    select o.*, not o.outside_system and o.first_on <= (select counted_on from day)
      and coalesce(o.ended_on > (select counted_on from day), true) as alive
    from party_org o) p
  left join covers c on c.party_org_id = p.id left join roll m on m.managing_branch_id = p.id
$$;

-- The way up is walked once for all codes that wait, not for each; large or few, the sums are the same.
create or replace function tally_fold_pending() returns int8
language plpgsql security definer set search_path = public set jit = off as $$
declare
  taken int8;
  trees text[];
  nodes int8[];
begin
  perform pg_advisory_xact_lock(hashtext('tally_fold'));
  with recursive gone as (delete from tally_delta returning *),
  cell as (
    select pos, party_pos, body_no, key, sum(n) as n, sum(staff) as staff, sum(volunteers) as volunteers
    from gone group by 1, 2, 3, 4),
  place as (select pos, key, sum(n) as n, sum(staff) as staff, sum(volunteers) as volunteers from cell group by 1, 2),
  party as (select party_pos, key, sum(n) as n, sum(staff) as staff, sum(volunteers) as volunteers from cell group by 1, 2),
  path as (
    select h.party_pos as start, k.pos, k.pos_end, k.parent_pos
      from (select distinct party_pos from party) h join party_org_code k on k.pos = h.party_pos
    union all
    select c.start, k.pos, k.pos_end, k.parent_pos from path c join party_org_code k on k.pos = c.parent_pos),
  lifted as (
    select 'place' as tree, r.pos as node, r.pos_end as node_end, c.key, c.n, c.staff, c.volunteers
    from place c cross join lateral (
      select a.pos, a.pos_end from region a where a.pos_end >= c.pos and a.pos in (
        0, c.pos / 10000000 * 10000000, c.pos / 100000 * 100000, c.pos / 1000 * 1000, c.pos)) r
    union all
    select 'party', a.pos, a.pos_end, c.key, c.n, c.staff, c.volunteers from party c join path a on a.start = c.party_pos
    union all
    select 'body', body_no, body_no, key, n, staff, volunteers from cell where body_no > 0),
  summed as (
    select tree, node, max(node_end) as node_end, key, sum(n) as n, sum(staff) as staff, sum(volunteers) as volunteers
    from lifted group by tree, node, key order by tree, node, key),
  put as (
    insert into tally_fold as f (tree, node, node_end, key, n, staff, volunteers)
    select * from summed
    on conflict (tree, node, key) do update
      set n = f.n + excluded.n, staff = f.staff + excluded.staff, volunteers = f.volunteers + excluded.volunteers),
  touched as (select distinct tree, node from summed where key >= 0)
  select (select count(*) from gone), array_agg(tree), array_agg(node) into taken, trees, nodes from touched;
  perform tally_measure_nodes(trees, nodes);
  return taken;
end $$;

create or replace function tally_rebuild() returns void
language plpgsql security definer set search_path = public set enable_nestloop = off set jit = off set work_mem = '256MB' as $$
declare
  at timestamptz;
begin
  perform pg_advisory_xact_lock(hashtext('tally_day'));
  perform pg_advisory_xact_lock(hashtext('tally_fold'));
  at := clock_timestamp();
  with fresh as materialized (select * from coverage_spans_all()),
  ended as (
    update coverage_span s set known_to = at
    where s.known_to = 'infinity' and not exists (
      select from fresh f where f.social_org_id = s.social_org_id and f.from_on = s.from_on
        and (f.to_on, f.pos, f.responsible_party_org_id, f.tree_pos, f.body_no, f.org_type, f.sector, f.size_band, f.signature,
            f.staff, f.volunteers)
          is not distinct from (s.to_on, s.pos, s.responsible_party_org_id, s.tree_pos, s.body_no, s.org_type, s.sector,
            s.size_band, s.signature, s.staff, s.volunteers))
    returning 1)
  insert into coverage_span (social_org_id, from_on, to_on, pos, responsible_party_org_id, near_pos, party_pos, tree_pos, body_no,
    org_type, sector, size_band, signature, staff, volunteers, known_from)
  select f.social_org_id, f.from_on, f.to_on, f.pos, f.responsible_party_org_id, o.near_pos, p.pos, f.tree_pos, f.body_no,
    f.org_type, f.sector, f.size_band, f.signature, f.staff, f.volunteers, at
  from fresh f join party_org p on p.id = f.responsible_party_org_id join social_org o on o.id = f.social_org_id
  -- Asked for first: what ended has to be out of the way of what follows it.
  where (select count(*) from ended) >= 0 and not exists (
    select from coverage_span s where s.social_org_id = f.social_org_id and s.from_on = f.from_on and s.known_to = 'infinity'
      and (f.to_on, f.pos, f.responsible_party_org_id, f.tree_pos, f.body_no, f.org_type, f.sector, f.size_band, f.signature,
          f.staff, f.volunteers)
        is not distinct from (s.to_on, s.pos, s.responsible_party_org_id, s.tree_pos, s.body_no, s.org_type, s.sector,
          s.size_band, s.signature, s.staff, s.volunteers));
  delete from tally_delta;
  delete from tally_fold;
  delete from tally_measure;
  delete from party_org_count;
  insert into party_org_count (party_org_id, counted_region_pos, counted_pos, party_orgs, branches, covering, covers, members, full_members, not_transferred)
    select party_org_id, region_pos, pos, party_orgs, branches, covering, covers, members, full_members, not_transferred from party_org_counts_all();
  insert into tally_delta (pos, party_pos, body_no, key, n, staff, volunteers)
    select pos, tree_pos, body_no, signature, count(*), sum(coalesce(staff, 0)), sum(coalesce(volunteers, 0))
    from coverage_span cross join (select counted_on from installation) i
    where known_to = 'infinity' and from_on <= counted_on and to_on > counted_on group by 1, 2, 3, 4
    union all
    select c.counted_region_pos, c.counted_pos, 0, k.key, k.value, 0, 0 from party_org_count c cross join lateral (values
      (-1, c.members), (-2, c.not_transferred), (-3, c.party_orgs::int), (-4, c.branches::int), (-5, c.covering::int)) k (key, value)
      where k.value <> 0;
  -- Ways up are looked up by index; sums are few against what they are of.
  perform set_config('enable_nestloop', 'on', true);
  perform tally_fold_pending();
end $$;

-- As before, in one pass over the roll: a row a member, not one for each of its dimensions.
create or replace function member_tally_rebuild() returns void
language plpgsql security definer set search_path = public set enable_nestloop = off set jit = off set work_mem = '256MB' as $$
declare
  day date := (select counted_on from installation);
  bounds date[] := member_age_bounds(coalesce(day, current_date));
  joinings date[] := member_joining_bounds();
begin
  perform pg_advisory_xact_lock(hashtext('member_tally'));
  day := coalesce(day, current_date);
  update member_tally_day set counted_on = day;
  delete from member_tally;
  with recursive gone as (delete from member_tally_delta),
  units_gone as (delete from member_tally_sector_moved),
  image as (
    select k.parent_pos, m.private, width_bucket(m.born_on, bounds)::text as age, m.education, m.sex, o.sector,
      width_bucket(m.joined_on, joinings)::text as joined, m.post_level, m.status
    from member m join party_org_code k on k.pos = m.party_pos
    left join social_org o on o.id = m.work_unit_id and o.withdrawn_at is null
    where m.status in ('full', 'probationary') and m.first_on <= day and m.withdrawn_at is null and k.parent_pos is not null),
  -- The bit of a dimension is off where a row is of it; all are on in the row of all members.
  counted as (
    select parent_pos, private, grouping(age, education, sex, sector, joined, post_level, status) as bits,
      coalesce(age, education, sex, sector, joined, post_level, status) as value, count(*) as n
    from image group by grouping sets (
      (parent_pos, private), (parent_pos, private, age), (parent_pos, private, education), (parent_pos, private, sex),
      (parent_pos, private, sector), (parent_pos, private, joined), (parent_pos, private, post_level), (parent_pos, private, status))),
  cell as (
    select parent_pos, private, value, n,
      case bits when 127 then -1 when 63 then 0 when 95 then 1 when 111 then 2 when 119 then 3 when 123 then 4 when 125 then 5 else 6 end as dimension
    from counted),
  chain as (
    select h.parent_pos as start, k.party_org_id as node, k.parent_pos as next
      from (select distinct parent_pos from cell) h join party_org_code k on k.pos = h.parent_pos
    union all
    select c.start, k.party_org_id, k.parent_pos from chain c join party_org_code k on k.pos = c.next)
  insert into member_tally (node, dimension, value, private, n)
    select u.node, c.dimension, c.value, c.private, sum(c.n) from cell c join chain u on u.start = c.parent_pos group by 1, 2, 3, 4;
end $$;

-- As before; a piece of odd length has its last four beside those from every second place on.
create or replace function code_tokens(code text) returns table (token text, at int2)
language sql immutable as $$
  select substr(code, i, 4), (2000 + i)::int2 from generate_series(1, length(code) - 3) i where i % 2 = 1 or i = length(code) - 3
$$;

-- What name_tokens says of many names, each asked about once: members share names, and a look into the table of readings by
-- the hundred thousand is one join.
create function name_tokens_of(keys text[]) returns table (name_key text, token text, at int2)
language sql stable set search_path = public set enable_nestloop = off set jit = off set work_mem = '256MB' as $$
  -- As an array: the planner then expects ten letters of a character, of a table a thousand.
  with letter as materialized (
    select character, unnest(string_to_array(letters, null)) as letter from pinyin_initial),
  spelt as (
    select k.name_key, c.at::int2 as at, substr(k.s, c.at, 2) as piece, substr(k.s, c.at, 1) collate "C" as first,
      substr(k.s, c.at + 1, 1) collate "C" as second, substr(k.s, c.at + 2, 1) collate "C" as third
    from (select n as name_key, search_key(n) as s from unnest(keys) n offset 0) k cross join lateral generate_series(1, length(k.s)) c (at))
  select name_key, piece, at from spelt where piece > '[' collate "C"
  union all
  select s.name_key, a.letter || b.letter || coalesce(c.letter, ''), s.at
  from spelt s join letter a on a.character = s.first join letter b on b.character = s.second left join letter c on c.character = s.third
$$;

create or replace function search_rebuild() returns void
language plpgsql security definer set search_path = public set enable_nestloop = off set jit = off set work_mem = '256MB' as $$
begin
  delete from social_org_token;
  delete from party_org_token;
  delete from member_token;
  insert into social_org_token
    select t.token, o.pos, o.party_pos, o.body_no, o.id, t.at
      from name_tokens_of(array(select distinct name_key from social_org)) t join social_org o on o.name_key = t.name_key
    union all
    select t.token, o.pos, o.party_pos, o.body_no, o.id, t.at from social_org o cross join lateral code_tokens(o.credit_code) t
    union all
    select t.token, o.pos, o.party_pos, o.body_no, o.id, t.at
      from social_org o cross join lateral former_tokens(o.former_keys, o.former_codes) t
      where o.former_keys is not null or o.former_codes is not null;
  insert into party_org_token
    with short as materialized (
      select id, pos, region_pos, upper(translate(short_name, ' （）', '')) as key from party_org where short_name is not null)
    select t.token, p.pos, p.region_pos, p.id, t.at
      from name_tokens_of(array(select distinct name_key from party_org)) t join party_org p on p.name_key = t.name_key
    union all
    select t.token, p.pos, p.region_pos, p.id, (1000 + t.at)::int2
      from name_tokens_of(array(select distinct key from short)) t join short p on p.key = t.name_key
    union all
    select t.token, p.pos, p.region_pos, p.id, t.at
      from party_org p cross join lateral code_tokens(upper(translate(p.party_code, ' ', ''))) t where p.party_code is not null
    union all
    select t.token, p.pos, p.region_pos, p.id, t.at
      from party_org p cross join lateral former_tokens(p.former_keys, p.former_codes) t
      where p.former_keys is not null or p.former_codes is not null;
  insert into member_token
    with seen as (
      select id, name_key, private, party_pos as pos from member
      union all
      select id, name_key, private, membership_pos from member where membership_pos <> party_pos)
    select t.token, m.pos, m.private, m.id, t.at
      from name_tokens_of(array(select distinct name_key from member)) t join seen m on m.name_key = t.name_key
    union all
    select t.token, s.pos, m.private, m.id, t.at
      from member m cross join lateral former_tokens(m.former_keys, null) t
      cross join lateral (select m.party_pos as pos union select m.membership_pos where m.membership_pos is not null) s
      where m.former_keys is not null;
end $$;

do $$
declare
  f text;
begin
  foreach f in array array['coverage_spans_all()', 'party_org_counts_all()', 'name_tokens_of(text[])'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
