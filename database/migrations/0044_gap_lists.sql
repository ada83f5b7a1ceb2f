-- Lists of organisations without a Party organisation (未建党组织), and who is near whom.

-- What a span is that neither 单独 nor 联合 covers, which every 口径 counts: its place in the lists of those without. The rest of
-- a 口径 (whether 挂靠 and 功能型 count, the base) is asked of the signature.
alter table coverage_span add column gap_class int2 generated always as (
  case when signature & 96 <> 0 then null
    when signature & 8192 <> 0 then 5
    when signature & 24 = 24 then 4
    when signature & 24 = 16 then 3
    when signature & 24 = 0 then 0
    when signature & 4096 <> 0 then 2
    else 1 end) stored;
comment on column coverage_span.gap_class is '0 no members, 1 under three, 2 three only with those not transferred, 3 three or more, 4 unknown, 5 exempt; null: covered under every definition';
-- Each has a condition that only the walk along it asks: of three that begin alike, the planner would take any.
create index coverage_span_gaps_by_place on coverage_span (gap_class, pos, social_org_id)
  include (from_on, to_on, signature, party_pos, tree_pos, body_no, org_type, sector, size_band) where known_to = 'infinity' and gap_class is not null and pos >= 0;
create index coverage_span_gaps_by_party on coverage_span (gap_class, tree_pos, social_org_id)
  include (from_on, to_on, signature, party_pos, pos, body_no, org_type, sector, size_band) where known_to = 'infinity' and gap_class is not null and tree_pos > 0;
create index coverage_span_gaps_by_body on coverage_span (gap_class, body_no, social_org_id)
  include (from_on, to_on, signature, party_pos, tree_pos, pos, org_type, sector, size_band) where known_to = 'infinity' and gap_class is not null and body_no > 0;

-- Where it is: by its address, else by the level that administers it. Two with the same township are near each other, then two
-- of the same county. The spans have it too, so that those with too few members are found near each other by index alone.
alter table social_org add column near_pos int8 not null generated always as (coalesce(address_region_code, region_code)::int8) stored;
alter table social_org add constraint social_org_id_near_pos_key unique (id, near_pos);
alter table coverage_span add column near_pos int8;
set local role {{keeper}};
update coverage_span s set near_pos = o.near_pos from social_org o where o.id = s.social_org_id;
reset role;
-- What waits for the end of the transaction would forbid the next change of the table.
set constraints all immediate;
alter table coverage_span alter column near_pos set not null;
alter table coverage_span drop constraint coverage_span_social_org_id_fkey;
alter table coverage_span add constraint coverage_span_social_org_fkey foreign key (social_org_id, near_pos)
  references social_org (id, near_pos) on update cascade;
create index coverage_span_org_near on coverage_span (social_org_id, near_pos);
-- Of two records that became one, the spans of the one are the other's: where it was is where the other is.
create function coverage_span_moved() returns trigger language plpgsql as $$
begin
  new.near_pos := (select near_pos from social_org where id = new.social_org_id);
  return new;
end $$;
create trigger coverage_span_moved before update of social_org_id on coverage_span
  for each row when (old.social_org_id <> new.social_org_id) execute function coverage_span_moved();
create index coverage_span_few_near on coverage_span (near_pos, responsible_party_org_id)
  include (social_org_id, from_on, to_on, signature, pos, party_pos, body_no, sector) where known_to = 'infinity' and gap_class = 1;
create index coverage_span_few_responsible on coverage_span (responsible_party_org_id, near_pos)
  include (social_org_id, from_on, to_on, signature, pos, party_pos, body_no, sector) where known_to = 'infinity' and gap_class = 1;

-- Brings the spans of some organisations up to their records and appends the difference of today's counters.
-- By index always: its plans are kept for the session, and a first import starts on empty tables, where a scan of all looks cheap.
create or replace function coverage_rebuild(ids uuid[]) returns void
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
    insert into coverage_span (social_org_id, from_on, to_on, pos, responsible_party_org_id, near_pos, party_pos, tree_pos, body_no,
      org_type, sector, size_band, signature, staff, volunteers, known_from)
    select f.social_org_id, f.from_on, f.to_on, f.pos, f.responsible_party_org_id, o.near_pos, p.pos, f.tree_pos, f.body_no,
      f.org_type, f.sector, f.size_band, f.signature, f.staff, f.volunteers, at
    from unnest(fresh) f join party_org p on p.id = f.responsible_party_org_id join social_org o on o.id = f.social_org_id
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

-- How many full members, by coverage's own counting. Counts cross the line that records may not: how many, never who.
create function social_org_full_members(ids uuid[], on_day date)
returns table (social_org_id uuid, source text, declared_on date, transferred int4, not_transferred int4)
language sql stable security definer set search_path = public as $$
  select o.id, f.* from social_org o cross join lateral full_members_on(o.id, on_day) f
  where o.id = any (ids) and social_org_in_sight(o) and f.source is not null
$$;
alter function social_org_full_members owner to {{keeper}};
grant execute on function social_org_full_members(uuid[], date) to {{app}}, {{self}};

-- How many organisations wait for their spans after a category was changed.
create function coverage_due_left() returns int8
language sql stable security definer set search_path = public as $$ select count(*) from coverage_due $$;
alter function coverage_due_left owner to {{keeper}};
grant execute on function coverage_due_left() to {{app}}, {{self}};

-- Where an organisation is follows from its address: no change of its own.
create or replace function changed_fields(old_row jsonb, new_row jsonb) returns jsonb
language sql immutable as $$
  select coalesce(jsonb_object_agg(n.key, jsonb_build_array(logged_value(old_row, n.key), logged_value(new_row, n.key))), '{}')
  from jsonb_each(new_row) n
  where n.value is distinct from old_row -> n.key
    and n.key not in ('version', 'updated_at', 'created_at', 'created_by', 'name_key', 'pos', 'party_pos', 'membership_pos',
      'region_pos', 'near_pos', 'body_no', 'identity_pending', 'id', 'import_id', 'id_number_hash', 'phone_hash', 'former_keys',
      'former_codes')
$$;

create trigger exempt_category_log_insert after insert on exempt_category referencing new table as new_rows
  for each statement execute function log_entity_creation('none', 'none');
create trigger exempt_category_log_update after update on exempt_category referencing new table as new_rows old table as old_rows
  for each statement execute function log_entity_change('none', 'none');

-- Whom the proposals for some organisations weigh: for each a few of those with too few members that are near and share most with
-- it, and a few branches that could take it in. Ids of what lies within the caller's bounds; names are read under the rules.
-- Looked up once for all that share a responsible node, a township or a sector. Unless all ways are asked for, branches are only
-- looked up for those that have too few members near: nobody else is proposed to be attached.
create function gap_surroundings(ids uuid[], on_day date, formal int4, all_ways boolean)
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
      and o.pos between place_from and place_to and o.party_pos between party_from and party_to and o.body_no between body_from and body_to),
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
alter function gap_surroundings owner to {{keeper}};
grant execute on function gap_surroundings(uuid[], date, int4, boolean) to {{app}}, {{self}};
