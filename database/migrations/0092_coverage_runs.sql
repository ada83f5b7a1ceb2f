-- Comparing two days reads what stands otherwise on them. Most spans of an organisation differ in its members alone, which say nothing
-- of whether it is covered: so every span says from when to when, in a run of spans, nothing changed that a comparison asks about.

alter table coverage_span add stays_from date, add stays_to date, add present_from date, add present_to date;
comment on column coverage_span.stays_from is
  'first day of the run of spans to which this one belongs: the same place, tree, body, type, sector, size, register and ways of covering';
comment on column coverage_span.stays_to is 'the day after the last one of the run';
comment on column coverage_span.present_from is 'first day of the organisation''s spans: before it there was none';
comment on column coverage_span.present_to is 'the day after its last one';

-- The runs of the spans as known now, of some organisations or (null) of all. Bits of the signature: filed 1, legal person 2, operating 4,
-- ways 32 to 256, advisor 512, mass organisation 1024; left out are full members (24, 4096), 责任待明确 (2048), 另有规定 (8192).
-- Organisation by organisation: what a large transaction has just written is not in the planner's statistics yet.
create function coverage_runs(ids uuid[]) returns table (id bigint, stays_from date, stays_to date, present_from date, present_to date)
language sql stable set search_path = public as $$
  select r.* from unnest(coalesce(ids, array(select distinct social_org_id from coverage_span where known_to = 'infinity'))) o
  cross join lateral (
    select id, min(from_on) over run, max(to_on) over run, min(from_on) over (), max(to_on) over ()
    from (
      select *, count(*) filter (where begins) over (order by from_on) as nth
      from (
        select s.id, from_on, to_on,
          lag(row(to_on, pos, responsible_party_org_id, tree_pos, body_no, org_type, sector, size_band, signature & 2023)) over l
            is distinct from row(from_on, pos, responsible_party_org_id, tree_pos, body_no, org_type, sector, size_band, signature & 2023)
            as begins
        from coverage_span s where s.social_org_id = o and s.known_to = 'infinity'
        window l as (order by from_on)) compared) numbered
    window run as (partition by nth)) r
$$;

create function coverage_runs_keep(ids uuid[]) returns void language plpgsql set search_path = public as $$
begin
  update coverage_span s
  set stays_from = r.stays_from, stays_to = r.stays_to, present_from = r.present_from, present_to = r.present_to
  from coverage_runs(ids) r where r.id = s.id and (s.stays_from, s.stays_to, s.present_from, s.present_to)
    is distinct from (r.stays_from, r.stays_to, r.present_from, r.present_to);
end $$;

create or replace function coverage_rebuild(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
 SET enable_seqscan TO 'off'
 SET jit TO 'off'
AS $$
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
    insert into coverage_span (social_org_id, from_on, to_on, pos, responsible_party_org_id, near_pos, party_pos, tree_pos, body_no,
      org_type, sector, size_band, signature, staff, volunteers, known_from, stays_from, stays_to,
      present_from, present_to)
    select f.social_org_id, f.from_on, f.to_on, f.pos, f.responsible_party_org_id, o.near_pos, p.pos, f.tree_pos, f.body_no,
      f.org_type, f.sector, f.size_band, f.signature, f.staff, f.volunteers, at, f.from_on, f.to_on,
      f.from_on, f.to_on
    from unnest(fresh) f join party_org p on p.id = f.responsible_party_org_id join social_org o on o.id = f.social_org_id
    where not exists (select from coverage_span s
      where s.social_org_id = f.social_org_id and s.from_on = f.from_on and s.known_to = 'infinity')
    returning row(social_org_id, from_on, to_on, pos, responsible_party_org_id, tree_pos, body_no, org_type,
          sector, size_band, signature, staff, volunteers)::coverage_span_value as span)
  select array_agg(span) into added from inserted;
  perform coverage_runs_keep(ids);
  insert into tally_delta (pos, party_pos, body_no, key, n, staff, volunteers)
  select pos, tree_pos, body_no, signature, sum(n), sum(n * coalesce(staff, 0)), sum(n * coalesce(volunteers, 0))
  from (select -1 as n, s.* from unnest(stale) s union all select 1, a.* from unnest(added) a) moved
  where from_on <= today and to_on > today
  group by pos, tree_pos, body_no, signature
  having sum(n) <> 0 or sum(n * coalesce(staff, 0)) <> 0 or sum(n * coalesce(volunteers, 0)) <> 0;
end $$;

create or replace function tally_rebuild()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
 SET enable_nestloop TO 'off'
 SET jit TO 'off'
 SET work_mem TO '256MB'
AS $$
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
    org_type, sector, size_band, signature, staff, volunteers, known_from, stays_from, stays_to,
      present_from, present_to)
  select f.social_org_id, f.from_on, f.to_on, f.pos, f.responsible_party_org_id, o.near_pos, p.pos, f.tree_pos, f.body_no,
    f.org_type, f.sector, f.size_band, f.signature, f.staff, f.volunteers, at, f.from_on, f.to_on,
      f.from_on, f.to_on
  from fresh f join party_org p on p.id = f.responsible_party_org_id join social_org o on o.id = f.social_org_id
  -- Asked for first: what ended has to be out of the way of what follows it.
  where (select count(*) from ended) >= 0 and not exists (
    select from coverage_span s where s.social_org_id = f.social_org_id and s.from_on = f.from_on and s.known_to = 'infinity'
      and (f.to_on, f.pos, f.responsible_party_org_id, f.tree_pos, f.body_no, f.org_type, f.sector, f.size_band, f.signature,
          f.staff, f.volunteers)
        is not distinct from (s.to_on, s.pos, s.responsible_party_org_id, s.tree_pos, s.body_no, s.org_type, s.sector,
          s.size_band, s.signature, s.staff, s.volunteers));
  perform coverage_runs_keep(null);
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

do $$
declare
  f text;
begin
  foreach f in array array['coverage_runs(uuid[])', 'coverage_runs_keep(uuid[])'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;

update coverage_span set stays_from = from_on, stays_to = to_on, present_from = from_on, present_to = to_on;
select coverage_runs_keep(null);
set constraints all immediate;
alter table coverage_span alter stays_from set not null, alter stays_to set not null,
  alter present_from set not null, alter present_to set not null;

create index coverage_span_run_ends on coverage_span (stays_to, from_on, to_on)
  include (present_to, social_org_id, signature, pos, party_pos, tree_pos, body_no, org_type, sector, size_band)
  where known_to = 'infinity' and stays_to < 'infinity';
create index coverage_span_run_starts on coverage_span (stays_from, from_on, to_on)
  include (present_from, social_org_id, signature, pos, party_pos, tree_pos, body_no, org_type, sector, size_band) where known_to = 'infinity';
