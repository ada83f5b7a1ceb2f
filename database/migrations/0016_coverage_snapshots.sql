-- Coverage of a very large installation on any day under any filter. Adding up the spans of 880,000 organisations takes a
-- quarter of a second; so on some days they are added up in advance for
-- the nodes right below the top of a tree. A figure is the last snapshot before its day, and the spans that began or ended since. Corrections made after a snapshot was taken are
-- known by when they were recorded, so that the figure stays exact without touching it.

create table coverage_snapshot_day (
  -- What was recorded later is not in it. Those before the last stay until the next are taken: somebody may be reading.
  taken_at timestamptz not null,
  tree text not null check (tree in ('place', 'party')),
  on_day date not null,
  top int8 not null,
  -- The codes of the nodes right below the top on that day, ascending.
  nodes int8[] not null,
  primary key (taken_at, tree, on_day)
);
create table coverage_snapshot (
  taken_at timestamptz not null,
  tree text not null,
  on_day date not null,
  -- Which of the nodes below the top; 0: what hangs on the top itself.
  rank int2 not null,
  org_type text not null,
  sector text,
  size_band int2 not null,
  signature int4 not null,
  n int4 not null,
  staff int4 not null,
  volunteers int4 not null
);
create index coverage_snapshot_on on coverage_snapshot (taken_at, tree, on_day);
create index coverage_span_recorded on coverage_span (known_from) where known_to = 'infinity';
create index coverage_span_replaced on coverage_span (known_to) where known_to < 'infinity';

-- To be called in one repeatable-read transaction that began while nobody was settling; `at` is a moment of that time.
create function coverage_snapshots_take(days date[], at timestamptz) returns void
language plpgsql security definer set search_path = public as $$
declare
  last timestamptz := (select max(taken_at) from coverage_snapshot_day);
begin
  delete from coverage_snapshot where taken_at < last;
  delete from coverage_snapshot_day where taken_at < last;
  insert into coverage_snapshot_day (taken_at, tree, on_day, top, nodes)
  select at, 'place', day, r.pos, array(select pos from region where parent_code = r.code order by pos)
    from unnest(days) day, installation i join region r on r.code = i.region_code
  union all
  select at, 'party', day, c.pos, array(
      select pos from party_org_code where parent_pos = c.pos and from_on <= day and to_on > day order by pos)
    from unnest(days) day, installation i join party_org p on p.id = i.root_party_org_id join party_org_code c on c.pos = p.pos;
  insert into coverage_snapshot (taken_at, tree, on_day, rank, org_type, sector, size_band, signature, n, staff, volunteers)
  select at, d.tree, d.on_day, c.* from coverage_snapshot_day d cross join lateral (
    select width_bucket(case d.tree when 'place' then pos else tree_pos end, d.nodes) as rank, org_type, sector, size_band,
      signature, count(*), coalesce(sum(staff), 0), coalesce(sum(volunteers), 0)
    from coverage_span where known_to = 'infinity' and from_on <= d.on_day and to_on > d.on_day
    group by 1, 2, 3, 4, 5) c
  where d.taken_at = at
  order by d.tree, d.on_day;
end $$;

-- How large the installation is, how recent the snapshots are, and how many spans were recorded since; null where there are none.
create function coverage_snapshots_state() returns table (social_orgs int8, last_on date, changes int8)
language sql stable security definer set search_path = public as $$
  select (select count(*) from social_org), d.last_on,
    case when d.taken_at is not null then (select count(*) from coverage_span where known_from > d.taken_at) end
  from (select max(on_day) as last_on, max(taken_at) as taken_at from coverage_snapshot_day) d
$$;

do $$
declare
  t text;
begin
  foreach t in array array['coverage_snapshot', 'coverage_snapshot_day'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I to {{keeper}} using (true) with check (true)', t);
    execute format('grant select on %I to {{app}}, {{self}}', t);
    execute format('grant select, insert, update, delete on %I to {{keeper}}', t);
  end loop;
end $$;
-- Only for callers who see everything: the others' part is small enough to be added up.
create policy whole on coverage_snapshot_day to {{app}} using ((select place_is_open() and party_is_open() and body_is_open()));
create policy whole on coverage_snapshot to {{app}} using ((select place_is_open() and party_is_open() and body_is_open()));
alter function coverage_snapshots_take owner to {{keeper}};
alter function coverage_snapshots_state owner to {{keeper}};
revoke execute on function coverage_snapshots_take(date[], timestamptz), coverage_snapshots_state() from public;
grant execute on function coverage_snapshots_take(date[], timestamptz), coverage_snapshots_state() to {{owner}};
