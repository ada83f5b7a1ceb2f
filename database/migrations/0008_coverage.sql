-- Coverage: spans for any day, counters for today.

-- One row an organisation and longest interval in which everything that figures filter by or count is constant.
-- Corrections end a row's being known instead of deleting it, so a reported figure can be had again.
create table coverage_span (
  id int8 generated always as identity primary key,
  social_org_id uuid not null references social_org (id),
  from_on date not null,
  to_on date not null,
  pos int8 not null,
  -- Access follows today's tree (party_pos), figures the tree of their day (tree_pos).
  responsible_party_org_id uuid not null,
  party_pos int8 not null,
  tree_pos int8 not null references party_org_code (pos) on update cascade deferrable initially deferred,
  body_no int8 not null,
  org_type text not null,
  sector text,
  size_band int2 not null,
  signature int4 not null,
  staff int,
  volunteers int,
  known_from timestamptz not null,
  known_to timestamptz not null default 'infinity',
  check (from_on < to_on),
  foreign key (responsible_party_org_id, party_pos) references party_org (id, pos) on update cascade deferrable initially deferred
);
create index coverage_span_org on coverage_span (social_org_id, known_to);
create index coverage_span_place on coverage_span (pos, from_on, to_on)
  include (signature, staff, volunteers, party_pos, tree_pos, body_no, org_type, sector, size_band) where known_to = 'infinity';
create index coverage_span_tree on coverage_span (tree_pos, from_on, to_on)
  include (signature, staff, volunteers, pos, party_pos, body_no, org_type, sector, size_band) where known_to = 'infinity';
create index coverage_span_responsible on coverage_span (responsible_party_org_id, party_pos);
create index coverage_span_party on coverage_span (party_pos);
create index coverage_span_body on coverage_span (body_no) where known_to = 'infinity';
-- For figures of the whole installation: what began in some time, what ended in it, and what still was on a day.
create index coverage_span_starts on coverage_span (from_on, to_on)
  include (signature, staff, volunteers, pos, party_pos, tree_pos, body_no, org_type, sector, size_band) where known_to = 'infinity';
create index coverage_span_ends on coverage_span (to_on, from_on)
  include (known_from, signature, staff, volunteers, pos, party_pos, tree_pos, body_no, org_type, sector, size_band) where known_to = 'infinity';
create unique index coverage_span_live on coverage_span (social_org_id, from_on) where known_to = 'infinity';
comment on column coverage_span.signature is 'Bits: 0 filed, 1 legal person, 2 operating, 3-4 full members (0 none, 1 one or two, 2 three or more, 3 unknown), 5 sole, 6 joint, 7 attached, 8 functional, 9 advisor or liaison, 10 mass organisation, 11 responsibility unclear';
comment on column coverage_span.size_band is '0 unknown, 1 under 10, 2 10-29, 3 30-99, 4 100 and more staff';

-- Counters. A change appends what it adds and takes away; a worker folds that into one row a node and key.
-- Key: a signature for organisations; below zero: -1 members, -2 of them not transferred, -3 Party organisations, -4 branches, -5 covering.
create table tally_delta (
  id int8 generated always as identity primary key,
  pos int8 not null,
  party_pos int8 not null,
  body_no int8 not null,
  key int4 not null,
  n int8 not null,
  staff int8 not null default 0,
  volunteers int8 not null default 0
);
create table tally_fold (
  tree text not null check (tree in ('place', 'party', 'body')),
  node int8 not null,
  node_end int8 not null,
  key int4 not null,
  n int8 not null,
  staff int8 not null,
  volunteers int8 not null,
  primary key (tree, node, key)
) with (fillfactor = 70);
comment on table tally_fold is 'Today''s counters folded to every node of the place tree, the Party tree and the supervising bodies';

-- The definitions that come with the product, as bit masks over signatures: counting-definition.ts is their source, a test compares.
create table tally_definition (
  code text primary key,
  base_mask int4 not null,
  base_value int4 not null,
  formal_mask int4 not null,
  work_mask int4 not null
);
insert into tally_definition values
  ('working', 0, 0, 480, 2016), ('party_statistics', 4, 4, 96, 1632), ('civil_affairs', 1, 0, 224, 1760);

-- The folded counters under each of them, one row a node: what a screen asks, read without adding anything up.
create table tally_measure (
  tree text not null,
  node int8 not null,
  node_end int8 not null,
  parent int8,
  definition text not null references tally_definition (code),
  total int8 not null,
  formal int8 not null,
  work int8 not null,
  sole int8 not null,
  joint int8 not null,
  attached int8 not null,
  functional int8 not null,
  gaps int8 not null,
  few int8 not null,
  none int8 not null,
  unverified int8 not null,
  unclear int8 not null,
  staff int8 not null,
  volunteers int8 not null,
  primary key (tree, node, definition)
) with (fillfactor = 70);
create index tally_measure_parent on tally_measure (definition, tree, parent);

-- What is counted for each Party organisation now; a change replaces the row and appends the difference.
create table party_org_count (
  party_org_id uuid primary key references party_org (id),
  counted_region_pos int8 not null,
  counted_pos int8 not null,
  party_orgs int2 not null,
  branches int2 not null,
  covering int2 not null,
  covers int4 not null,
  members int4 not null,
  full_members int4 not null,
  not_transferred int4 not null
);
comment on column party_org_count.covers is 'How many social organisations it covers today';

-- Who was touched in this transaction; settled once, when it commits.
create unlogged table coverage_touched (social_org_id uuid primary key);
create unlogged table party_org_touched (party_org_id uuid primary key);

create function full_members_bucket(n int8) returns int4 language sql immutable
  as $$ select case when n is null then 3 when n >= 3 then 2 when n >= 1 then 1 else 0 end $$;

create function size_band_of(staff int) returns int2 language sql immutable
  as $$ select (case when staff is null then 0 when staff < 10 then 1 when staff < 30 then 2 when staff < 100 then 3 else 4 end)::int2 $$;

-- The spans as they follow from the records, computed afresh.
create type coverage_span_value as (social_org_id uuid, from_on date, to_on date, pos int8, responsible_party_org_id uuid,
  tree_pos int8, body_no int8, org_type text, sector text, size_band int2, signature int4, staff int, volunteers int);

create function coverage_spans_of(ids uuid[]) returns setof coverage_span_value
language sql stable set search_path = public as $$
  -- By index for each organisation (lateral, offset 0): in the transaction that fills the tables nothing is known about them
  -- yet, and the planner would read them whole for every batch.
  with target as (select unnest(ids) as id),
  period as (
    select p.* from target t cross join lateral (
      select * from social_org_period where social_org_id = t.id and superseded_at is null offset 0) p),
  relation as (
    select r.social_org_id,
      greatest(lower(r.valid), p.first_on) as from_on,
      least(coalesce(upper(r.valid), 'infinity'), coalesce(p.ended_on, 'infinity')) as to_on
    from target t join coverage_relation r on r.social_org_id = t.id
    cross join lateral (select first_on, ended_on from party_org where id = r.party_org_id offset 0) p),
  work as (
    select a.social_org_id, lower(a.valid) as from_on, coalesce(upper(a.valid), 'infinity') as to_on
      from target t join advisor_assignment a on a.social_org_id = t.id
    union all
    select m.social_org_id, lower(m.valid), coalesce(upper(m.valid), 'infinity')
      from target t join mass_org m on m.social_org_id = t.id where m.does_party_work),
  roll as (
    select m.work_unit_id as social_org_id, lower(m.valid) as from_on, coalesce(upper(m.valid), 'infinity') as to_on
    from target t cross join lateral (
      select work_unit_id, valid from member_period where work_unit_id = t.id and superseded_at is null and status = 'full'
        and full_time is distinct from false offset 0) m),
  declared as (
    select d.social_org_id, d.declared_on as from_on from target t join declared_figure d on d.social_org_id = t.id),
  mark as (
    select social_org_id, lower(valid) as at from period union select social_org_id, upper(valid) from period
    union select social_org_id, from_on from relation union select social_org_id, to_on from relation
    union select social_org_id, from_on from work union select social_org_id, to_on from work
    union select social_org_id, from_on from roll union select social_org_id, to_on from roll
    union select social_org_id, from_on from declared
    union select p.social_org_id, c.from_on from period p join party_org_code c on c.party_org_id = p.responsible_party_org_id),
  segment as (
    select social_org_id, at as from_on, lead(at, 1, 'infinity') over (partition by social_org_id order by at) as to_on
    from mark where at > '-infinity' and at < 'infinity'),
  -- Each segment asks the tables by their indexes: asking the lists above would be all segments times all rows.
  -- Materialized, or every answer would be asked for again wherever it is compared below.
  valued as materialized (
    select s.social_org_id, s.from_on, least(s.to_on, coalesce(upper(p.valid), 'infinity')) as to_on, p.pos, p.responsible_party_org_id,
      (select c.pos from party_org_code c where c.party_org_id = p.responsible_party_org_id
        and c.from_on <= s.from_on and c.to_on > s.from_on order by c.to_on limit 1) as tree_pos,
      p.body_no, p.org_type, p.sector, size_band_of(p.staff) as size_band,
      (p.register_kind = 'filed')::int + 2 * p.legal_person::int + 4 * p.operating::int
        + 8 * full_members_bucket(coalesce(nullif((select count(*) from member_period m
            where m.work_unit_id = s.social_org_id and m.superseded_at is null and m.status = 'full'
              and m.full_time is distinct from false
              -- Not as a range: an index over ranges alone would be taken and read whole.
              and lower(m.valid) <= s.from_on and coalesce(upper(m.valid) > s.from_on, true)), 0),
          (select coalesce(max(d.value) filter (where figure = 'full_members'),
              max(d.value) filter (where figure = 'members') - coalesce(max(d.value) filter (where figure = 'probationary_members'), 0))
            from declared_figure d where d.social_org_id = s.social_org_id and d.declared_on <= s.from_on
            group by d.declared_on order by d.declared_on desc limit 1)))
        + coalesce((select bit_or(case when o.functional then 256 when r.way = 'sole' then 32 when r.way = 'joint' then 64 else 128 end)
            from coverage_relation r join party_org o on o.id = r.party_org_id
            where r.social_org_id = s.social_org_id and r.valid @> s.from_on and o.first_on <= s.from_on
              and coalesce(o.ended_on > s.from_on, true)), 0)
        + 512 * (exists (select from advisor_assignment a where a.social_org_id = s.social_org_id and a.valid @> s.from_on))::int
        + 1024 * (exists (select from mass_org m where m.social_org_id = s.social_org_id and m.does_party_work and m.valid @> s.from_on))::int
        + 2048 * (p.responsibility = 'unclear')::int as signature,
      p.staff, p.volunteers
    from segment s cross join lateral (
      select * from social_org_period where social_org_id = s.social_org_id and superseded_at is null and valid @> s.from_on offset 0) p),
  stepped as (
    select *, (lag(to_on) over w is distinct from from_on
      or lag(row(pos, responsible_party_org_id, tree_pos, body_no, org_type, sector, size_band, signature, staff, volunteers)::text) over w
        is distinct from row(pos, responsible_party_org_id, tree_pos, body_no, org_type, sector, size_band, signature, staff, volunteers)::text
      )::int as starts
    from valued window w as (partition by valued.social_org_id order by from_on)),
  island as (
    select *, sum(starts) over (partition by stepped.social_org_id order by from_on) as island from stepped)
  select i.social_org_id, min(i.from_on), max(i.to_on), i.pos, i.responsible_party_org_id, i.tree_pos,
    i.body_no, i.org_type, i.sector, i.size_band, i.signature, i.staff, i.volunteers
  from island i
  group by i.social_org_id, i.island, i.pos, i.responsible_party_org_id, i.tree_pos, i.body_no, i.org_type, i.sector,
    i.size_band, i.signature, i.staff, i.volunteers
$$;

-- Brings the spans of some organisations up to their records and appends the difference of today's counters.
-- By index always: its plans are kept for the session, and a first import starts on empty tables, where a scan of all looks cheap.
create function coverage_rebuild(ids uuid[]) returns void
language plpgsql security definer set search_path = public set enable_seqscan = off set jit = off as $$
declare
  today date := (select counted_on from installation);
  -- Not when the transaction began: what is recorded after a snapshot of the spans was taken must say so.
  at timestamptz := clock_timestamp();
  fresh coverage_span_value[];
  stale coverage_span_value[];
  added coverage_span_value[];
begin
  select array_agg(f) into fresh from coverage_spans_of(ids) f;
  with ended as (
    update coverage_span s set known_to = at
    where s.social_org_id = any (ids) and s.known_to = 'infinity'
      and not exists (
        select from unnest(fresh) f where f.social_org_id = s.social_org_id and f.from_on = s.from_on
          and (f.to_on, f.pos, f.responsible_party_org_id, f.tree_pos, f.body_no, f.org_type, f.sector, f.size_band, f.signature,
              f.staff, f.volunteers)
            is not distinct from (s.to_on, s.pos, s.responsible_party_org_id, s.tree_pos, s.body_no, s.org_type, s.sector,
              s.size_band, s.signature, s.staff, s.volunteers))
    returning row(s.social_org_id, s.from_on, s.to_on, s.pos, s.responsible_party_org_id, s.tree_pos, s.body_no, s.org_type,
          s.sector, s.size_band, s.signature, s.staff, s.volunteers)::coverage_span_value as span)
  select array_agg(span) into stale from ended;
  with inserted as (
    insert into coverage_span (social_org_id, from_on, to_on, pos, responsible_party_org_id, party_pos, tree_pos, body_no,
      org_type, sector, size_band, signature, staff, volunteers, known_from)
    select f.social_org_id, f.from_on, f.to_on, f.pos, f.responsible_party_org_id, p.pos, f.tree_pos, f.body_no,
      f.org_type, f.sector, f.size_band, f.signature, f.staff, f.volunteers, at
    from unnest(fresh) f join party_org p on p.id = f.responsible_party_org_id
    where not exists (select from coverage_span s
      where s.social_org_id = f.social_org_id and s.from_on = f.from_on and s.known_to = 'infinity')
    returning row(social_org_id, from_on, to_on, pos, responsible_party_org_id, tree_pos, body_no, org_type,
          sector, size_band, signature, staff, volunteers)::coverage_span_value as span)
  select array_agg(span) into added from inserted;
  insert into tally_delta (pos, party_pos, body_no, key, n, staff, volunteers)
  select pos, tree_pos, body_no, signature, sum(n), sum(n * coalesce(staff, 0)), sum(n * coalesce(volunteers, 0))
  from (select -1 as n, s.* from unnest(stale) s union all select 1, a.* from unnest(added) a) moved
  where from_on <= today and to_on > today
  group by pos, tree_pos, body_no, signature
  having sum(n) <> 0 or sum(n * coalesce(staff, 0)) <> 0 or sum(n * coalesce(volunteers, 0)) <> 0;
end $$;
