-- Counters for the structure of members (党员结构) of any node today: folded to every node above the managing one, exact with what waits.

create table member_tally_day (
  only_one boolean primary key default true check (only_one),
  counted_on date not null
);
comment on table member_tally_day is 'The day for which member_tally holds: ages are those of this day';
insert into member_tally_day (counted_on) values (current_date);

create table member_tally (
  node uuid not null,
  dimension int4 not null,
  value text,
  private boolean not null,
  n int8 not null,
  unique nulls not distinct (node, dimension, value, private)
) with (fillfactor = 70);
comment on table member_tally is 'Full and probationary members managed below a node of the Party tree (not by itself), by each dimension of their structure';
comment on column member_tally.node is 'A Party organisation by its id: no code to renumber. Without a reference, which would make folding wait for whoever moves it';
comment on column member_tally.dimension is 'The place among structureDimensions: 0 age, 1 education, 2 sex, 3 sector, 4 joined, 5 post level, 6 status; -1 all of them';
comment on column member_tally.value is 'As it is stored; of ages and days of joining the number of the band; null: not on record';

create table member_tally_delta (
  managing_branch_id uuid not null,
  first_on date not null,
  born_on date,
  education text,
  sex text,
  work_unit_id uuid,
  joined_on date,
  post_level text,
  status text not null,
  private boolean not null,
  n int2 not null
);
comment on table member_tally_delta is 'Members that came (1) or went (-1) and are not folded yet; with the facts, not with what follows from them on a day';
create table member_tally_sector_moved (
  id int8 generated always as identity primary key,
  social_org_id uuid not null,
  was text
);
comment on table member_tally_sector_moved is 'Work units whose sector changed: until this is folded their members count under the earliest that was';

do $$
declare t text;
begin
  foreach t in array array['member_tally_day', 'member_tally', 'member_tally_delta', 'member_tally_sector_moved'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I to {{keeper}} using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to {{keeper}}', t);
  end loop;
end $$;
grant usage on sequence member_tally_sector_moved_id_seq to {{keeper}};

-- How many of a part of the tree may not be shown is asked beside every structure.
create index member_private on member (party_pos) where private;

-- The first days of birth of all bands but the oldest: ageBounds in structure.rules.ts, a test compares.
create function member_age_bounds(today date) returns date[] language sql immutable
  as $$ select array_agg((today - make_interval(years => y))::date + 1 order by y desc)
    from unnest(array[31, 36, 41, 46, 51, 56, 61]) y $$;
-- The days on which the bands of joining after the first begin (STAT-02): joiningBounds there.
create function member_joining_bounds() returns date[] language sql immutable
  as $$ select array['1949-10-01', '1978-12-01', '2012-11-01']::date[] $$;

-- One member's values in every dimension.
create function member_tally_values(age int4, education text, sex text, sector text, joined int4, post_level text, status text)
returns table (dimension int4, value text) language sql immutable
  as $$ values (-1, null::text), (0, age::text), (1, education), (2, sex), (3, sector), (4, joined::text), (5, post_level), (6, status) $$;

-- What a work unit does is no secret of it: also of a unit that another part of the tree answers for it is told.
create function unit_sector(unit uuid) returns text
language plpgsql stable parallel safe security definer set search_path = public as $$
begin
  return (select o.sector from social_org o where o.id = unit and o.withdrawn_at is null);
end $$;
alter function unit_sector owner to {{keeper}};

-- No lock and nothing looked up: the writer tells what came and went.
create function member_tally_touch() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    insert into member_tally_delta
      select managing_branch_id, first_on, born_on, education, sex, work_unit_id, joined_on, post_level, status, private, 1
      from new_rows where status in ('full', 'probationary') and withdrawn_at is null;
  elsif tg_op = 'DELETE' then
    insert into member_tally_delta
      select managing_branch_id, first_on, born_on, education, sex, work_unit_id, joined_on, post_level, status, private, -1
      from old_rows where status in ('full', 'probationary') and withdrawn_at is null;
  else
    insert into member_tally_delta
      select n.managing_branch_id, n.first_on, n.born_on, n.education, n.sex, n.work_unit_id, n.joined_on, n.post_level, n.status, n.private, 1 from new_rows n join old_rows o on o.id = n.id
      where (n.managing_branch_id, n.first_on, n.born_on, n.education, n.sex, n.work_unit_id, n.joined_on, n.post_level, n.status, n.private, n.withdrawn_at)
          is distinct from (o.managing_branch_id, o.first_on, o.born_on, o.education, o.sex, o.work_unit_id, o.joined_on, o.post_level, o.status, o.private, o.withdrawn_at)
        and n.status in ('full', 'probationary') and n.withdrawn_at is null
      union all
      select o.managing_branch_id, o.first_on, o.born_on, o.education, o.sex, o.work_unit_id, o.joined_on, o.post_level, o.status, o.private, -1 from new_rows n join old_rows o on o.id = n.id
      where (o.managing_branch_id, o.first_on, o.born_on, o.education, o.sex, o.work_unit_id, o.joined_on, o.post_level, o.status, o.private, o.withdrawn_at)
          is distinct from (n.managing_branch_id, n.first_on, n.born_on, n.education, n.sex, n.work_unit_id, n.joined_on, n.post_level, n.status, n.private, n.withdrawn_at)
        and o.status in ('full', 'probationary') and o.withdrawn_at is null;
  end if;
  return null;
end $$;
create trigger member_tally_insert after insert on member referencing new table as new_rows
  for each statement execute function member_tally_touch();
create trigger member_tally_update after update on member referencing new table as new_rows old table as old_rows
  for each statement execute function member_tally_touch();
create trigger member_tally_delete after delete on member referencing old table as old_rows
  for each statement execute function member_tally_touch();

create function member_tally_touch_sectors() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into member_tally_sector_moved (social_org_id, was)
    select o.id, case when o.withdrawn_at is null then o.sector end from new_rows n join old_rows o on o.id = n.id
    where case when o.withdrawn_at is null then o.sector end is distinct from case when n.withdrawn_at is null then n.sector end
    order by o.id;
  return null;
end $$;
create trigger social_org_member_tally after update on social_org referencing new table as new_rows old table as old_rows
  for each statement execute function member_tally_touch_sectors();

-- Folds what waits and, where a day is given, brings ages and beginnings to it; answers how many waited. All is one statement: the
-- members that it sees are then just those whose coming it has seen. Codes know a withdrawn organisation too, which nobody
-- sees any more while what it had is still to be taken off.
create function member_tally_settle(today date default null) returns int8
language plpgsql security definer set search_path = public set jit = off as $$
declare
  was date;
  day date;
  old_bounds date[];
  new_bounds date[];
  joinings date[] := member_joining_bounds();
  taken int8;
begin
  perform pg_advisory_xact_lock(hashtext('member_tally'));
  select counted_on into was from member_tally_day;
  day := coalesce(today, was);
  old_bounds := member_age_bounds(was);
  new_bounds := member_age_bounds(day);
  with recursive gone as (delete from member_tally_delta returning *),
  units_gone as (delete from member_tally_sector_moved returning *),
  unit as (select distinct on (u.social_org_id) u.social_org_id, u.was as sector from units_gone u order by u.social_org_id, u.id),
  moving as (
    select m.id from unit u join member m on m.work_unit_id = u.social_org_id
    union
    select m.id from member m where was <> day and (
      width_bucket(m.born_on, old_bounds) is distinct from width_bucket(m.born_on, new_bounds) or (m.first_on <= was) <> (m.first_on <= day))),
  image as (
    select g.managing_branch_id, g.private, width_bucket(g.born_on, old_bounds) as age, g.education, g.sex,
      case when u.social_org_id is null then o.sector else u.sector end as sector,
      width_bucket(g.joined_on, joinings) as joined, g.post_level, g.status, g.n
    from gone g left join unit u on u.social_org_id = g.work_unit_id
    left join social_org o on o.id = g.work_unit_id and o.withdrawn_at is null where g.first_on <= was
    union all
    select m.managing_branch_id, m.private, width_bucket(m.born_on, s.bounds), m.education, m.sex,
      case when s.n = 1 or u.social_org_id is null then o.sector else u.sector end,
      width_bucket(m.joined_on, joinings), m.post_level, m.status, s.n
    from moving c join member m on m.id = c.id
    cross join (values (1, day, new_bounds), (-1, was, old_bounds)) s (n, at, bounds)
    left join unit u on u.social_org_id = m.work_unit_id
    left join social_org o on o.id = m.work_unit_id and o.withdrawn_at is null
    where m.first_on <= s.at and m.status in ('full', 'probationary') and m.withdrawn_at is null),
  home as (
    select b.id, k.parent_pos from (select distinct managing_branch_id as id from image) b left join party_org o on o.id = b.id
    join party_org_code k on k.pos = coalesce(o.pos, (
      select c.pos from party_org_code c where c.party_org_id = b.id and c.to_on = 'infinity'))
    where k.parent_pos is not null),
  cell as (
    select h.parent_pos, i.private, v.dimension, v.value, sum(i.n) as n
    from image i join home h on h.id = i.managing_branch_id
    cross join lateral member_tally_values(i.age, i.education, i.sex, i.sector, i.joined, i.post_level, i.status) v
    group by 1, 2, 3, 4 having sum(i.n) <> 0),
  chain as (
    select h.parent_pos as start, k.party_org_id as node, k.parent_pos as next
      from (select distinct parent_pos from home) h join party_org_code k on k.pos = h.parent_pos
    union all
    select c.start, k.party_org_id, k.parent_pos from chain c join party_org_code k on k.pos = c.next),
  put as (
    insert into member_tally as t (node, dimension, value, private, n)
    select u.node, c.dimension, c.value, c.private, sum(c.n) from cell c join chain u on u.start = c.parent_pos
    group by 1, 2, 3, 4 having sum(c.n) <> 0
    on conflict (node, dimension, value, private) do update set n = t.n + excluded.n)
  select count(*) into taken from gone;
  if day <> was then update member_tally_day set counted_on = day; end if;
  return taken;
end $$;

-- A node that moves takes what is folded below it and its own members, as far as they are folded, from the old ones above to the new.
create function member_tally_move() returns trigger
language plpgsql security definer set search_path = public set jit = off as $$
declare
  was date;
  bounds date[];
  joinings date[] := member_joining_bounds();
begin
  if not exists (select from new_rows n join old_rows o on o.id = n.id where n.parent_id is distinct from o.parent_id) then return null; end if;
  perform pg_advisory_xact_lock(hashtext('member_tally'));
  select counted_on into was from member_tally_day;
  bounds := member_age_bounds(was);
  with recursive moved as materialized (
    select n.id, n.parent_id as to_node, o.parent_id as from_node from new_rows n join old_rows o on o.id = n.id
    where n.parent_id is distinct from o.parent_id),
  up as (
    select m.id, s.n, k.party_org_id as node, k.parent_pos as next
      from moved m cross join lateral (values (m.from_node, -1), (m.to_node, 1)) s (node, n)
      join party_org_code k on k.party_org_id = s.node and k.to_on = 'infinity'
    union all
    select u.id, u.n, k.party_org_id, k.parent_pos from up u join party_org_code k on k.pos = u.next),
  unit as (select distinct on (social_org_id) social_org_id, w.was as sector from member_tally_sector_moved w order by social_org_id, id),
  image as (
    select m.managing_branch_id, m.private, m.born_on, m.education, m.sex, m.work_unit_id, m.joined_on, m.post_level, m.status, 1 as n
    from moved c join member m on m.managing_branch_id = c.id
    where m.first_on <= was and m.status in ('full', 'probationary') and m.withdrawn_at is null
    union all
    select d.managing_branch_id, d.private, d.born_on, d.education, d.sex, d.work_unit_id, d.joined_on, d.post_level, d.status, -d.n
    from moved c join member_tally_delta d on d.managing_branch_id = c.id where d.first_on <= was),
  cell as (
    select t.node as id, t.private, t.dimension, t.value, t.n from moved c join member_tally t on t.node = c.id
    union all
    select i.managing_branch_id, i.private, v.dimension, v.value, i.n
    from image i left join unit u on u.social_org_id = i.work_unit_id
    left join social_org o on o.id = i.work_unit_id and o.withdrawn_at is null
    cross join lateral member_tally_values(width_bucket(i.born_on, bounds), i.education, i.sex,
      case when u.social_org_id is null then o.sector else u.sector end, width_bucket(i.joined_on, joinings), i.post_level, i.status) v)
  insert into member_tally as t (node, dimension, value, private, n)
  select u.node, c.dimension, c.value, c.private, sum(c.n * u.n) from cell c join up u on u.id = c.id
  group by 1, 2, 3, 4 having sum(c.n * u.n) <> 0
  on conflict (node, dimension, value, private) do update set n = t.n + excluded.n;
  return null;
end $$;
create trigger party_org_member_tally after update on party_org referencing new table as new_rows old table as old_rows
  for each statement execute function member_tally_move();

-- Where two are merged one is deleted: what waits of its members must be folded while it still stands below somebody.
create function member_tally_before_delete() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  perform member_tally_settle();
  return null;
end $$;
create trigger party_org_member_tally_settle before delete on party_org
  for each statement execute function member_tally_before_delete();
-- Likewise an organisation: whoever worked there is taken off under the sector that it had.
create trigger social_org_member_tally_settle before delete on social_org
  for each statement execute function member_tally_before_delete();
create function member_tally_after_delete() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  delete from member_tally t using old_rows o where t.node = o.id;
  return null;
end $$;
create trigger party_org_member_tally_delete after delete on party_org referencing old table as old_rows
  for each statement execute function member_tally_after_delete();

-- Counts everything from the records for a day: the way after a bulk load.
create function member_tally_rebuild() returns void
language plpgsql security definer set search_path = public set jit = off as $$
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
  cell as (
    select k.parent_pos, m.private, v.dimension, v.value, count(*) as n
    from member m join party_org_code k on k.pos = m.party_pos
    left join social_org o on o.id = m.work_unit_id and o.withdrawn_at is null
    cross join lateral member_tally_values(width_bucket(m.born_on, bounds), m.education, m.sex, o.sector,
      width_bucket(m.joined_on, joinings), m.post_level, m.status) v
    where m.status in ('full', 'probationary') and m.first_on <= day and m.withdrawn_at is null and k.parent_pos is not null
    group by 1, 2, 3, 4),
  chain as (
    select h.parent_pos as start, k.party_org_id as node, k.parent_pos as next
      from (select distinct parent_pos from cell) h join party_org_code k on k.pos = h.parent_pos
    union all
    select c.start, k.party_org_id, k.parent_pos from chain c join party_org_code k on k.pos = c.next)
  insert into member_tally (node, dimension, value, private, n)
    select u.node, c.dimension, c.value, c.private, sum(c.n) from cell c join chain u on u.start = c.parent_pos group by 1, 2, 3, 4;
end $$;

-- What the folded counters should say, straight from the roll and by codes instead of parents; names every difference.
create function member_tally_drift() returns table (node uuid, dimension int4, value text, private boolean, kept int8, counted int8)
language sql stable security definer set search_path = public as $$
  with counted as (
    select n.id as node, v.dimension, v.value, m.private, count(*) as n
    from member m cross join member_tally_day d
    join party_org_code k on m.party_pos > k.pos and m.party_pos <= k.pos_end join party_org n on n.pos = k.pos
    left join social_org o on o.id = m.work_unit_id and o.withdrawn_at is null
    cross join lateral member_tally_values(width_bucket(m.born_on, member_age_bounds(d.counted_on)), m.education, m.sex, o.sector,
      width_bucket(m.joined_on, member_joining_bounds()), m.post_level, m.status) v
    where m.status in ('full', 'probationary') and m.first_on <= d.counted_on and m.withdrawn_at is null
    group by 1, 2, 3, 4),
  compared as (
    select node, dimension, value, private, 0::int8 as kept, n as counted from counted
    union all
    select node, dimension, value, private, n, 0 from member_tally)
  select node, dimension, value, private, sum(kept)::int8, sum(counted)::int8 from compared
  group by 1, 2, 3, 4 having sum(kept) <> sum(counted)
$$;

-- The structure of all members of today in an interval of the Party tree that is one node's, as far as the caller may count them.
-- Nothing at all where the counters can't serve: another day, part of a node, or a changed sector that waits to be folded.
create function member_tally_of(party_from int8, party_to int8, today date) returns table (dimension int4, value text, n int8)
language plpgsql stable security definer set search_path = public set jit = off as $$
declare
  top record;
  sees boolean := may_see_private();
  bounds date[] := member_age_bounds(today);
  joinings date[] := member_joining_bounds();
begin
  if not may_see_persons() or party_from < party_lo() or party_to > party_hi() then return; end if;
  if exists (select from member_tally_sector_moved) or (select counted_on from member_tally_day) <> today then return; end if;
  select p.id, p.pos, c.pos_end, p.parent_id into top from party_org p join party_org_code c on c.pos = p.pos
    where p.pos between party_from and party_to and p.withdrawn_at is null order by p.pos limit 1;
  if top.id is null or top.pos_end > party_to or (top.pos_end < party_to and top.parent_id is not null) then return; end if;
  return query
  with image as (
    select m.born_on, m.education, m.sex, m.work_unit_id, m.joined_on, m.post_level, m.status, 1 as n from member m
    where m.party_pos = top.pos and m.first_on <= today and m.status in ('full', 'probationary') and m.withdrawn_at is null
      and (sees or not m.private)
    union all
    select d.born_on, d.education, d.sex, d.work_unit_id, d.joined_on, d.post_level, d.status, d.n
    from member_tally_delta d left join party_org p on p.id = d.managing_branch_id
    cross join lateral (select coalesce(p.pos, (
      select c.pos from party_org_code c where c.party_org_id = d.managing_branch_id and c.to_on = 'infinity')) as pos) k
    where k.pos > top.pos and k.pos <= top.pos_end and d.first_on <= today and (sees or not d.private)),
  found as (
    select t.dimension, t.value, t.n from member_tally t where t.node = top.id and (sees or not t.private)
    union all
    select v.dimension, v.value, i.n
    from image i left join social_org o on o.id = i.work_unit_id and o.withdrawn_at is null
    cross join lateral member_tally_values(width_bucket(i.born_on, bounds), i.education, i.sex, o.sector,
      width_bucket(i.joined_on, joinings), i.post_level, i.status) v)
  select f.dimension, f.value, sum(f.n)::int8 from found f group by 1, 2 having sum(f.n) <> 0;
end $$;

do $$
declare t text;
begin
  foreach t in array array['member_tally_touch()', 'member_tally_touch_sectors()', 'member_tally_move()',
    'member_tally_before_delete()', 'member_tally_after_delete()', 'member_tally_settle(date)',
    'member_tally_rebuild()', 'member_tally_drift()', 'member_tally_of(int8, int8, date)'] loop
    execute format('alter function %s owner to {{keeper}}', t);
  end loop;
end $$;
revoke execute on function member_tally_settle(date), member_tally_rebuild(), member_tally_drift() from public;
-- Folding, rebuilding and proving are upkeep: the owner's, not the application's.
grant execute on function member_tally_settle(date), member_tally_rebuild(), member_tally_drift() to {{owner}};
grant execute on all functions in schema public to {{keeper}};
select member_tally_rebuild();
