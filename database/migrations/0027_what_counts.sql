-- Which members count at the threshold of three (SORGP-15), and which organisations no set-up is proposed for (另有规定).

-- 另有规定: categories of organisations without a Party organisation that are no shortfall, each with its basis.
create table exempt_category (
  id uuid primary key,
  name text not null check (name <> ''),
  basis text not null check (basis <> ''),
  -- What an organisation must be; all that are given must hold.
  org_type text,
  sector text,
  code_prefix text check (code_prefix ~ '^[0-9A-Z]{2}$'),
  valid daterange not null check (not isempty(valid)),
  version int not null default 1,
  recorded_by text,
  recorded_at timestamptz not null default now(),
  check (num_nonnulls(org_type, sector, code_prefix) > 0)
);
comment on table exempt_category is 'Categories for which no set-up is proposed (另有规定)';
comment on column exempt_category.code_prefix is 'First two characters of the credit code: 71 is 宗教活动场所 (CODE-03)';
insert into exempt_category (id, name, basis, org_type, sector, code_prefix, valid) values
  ('019b0000-0000-7000-8000-000000000001', '宗教团体',
    '宗教团体的党建工作另有规定，不按社会组织提出组建建议（默认设置，请按上级要求核定）', 'association', 'religion', null, '(,)'),
  ('019b0000-0000-7000-8000-000000000002', '宗教活动场所',
    '宗教活动场所的党建工作另有规定，不按社会组织提出组建建议（默认设置，请按上级要求核定）', null, null, '71', '(,)'),
  ('019b0000-0000-7000-8000-000000000003', '宗教活动场所（无统一社会信用代码）',
    '宗教活动场所的党建工作另有规定，不按社会组织提出组建建议（默认设置，请按上级要求核定）', 'other', 'religion', null, '(,)');
alter table exempt_category enable row level security;
alter table exempt_category force row level security;
grant select, insert, update, delete on exempt_category to {{keeper}};
grant select, insert, update on exempt_category to {{app}};
grant select on exempt_category to {{self}};
create policy keeper on exempt_category to {{keeper}} using (true) with check (true);
create policy reading on exempt_category for select to {{app}}, {{self}} using (true);
-- They hold for the whole site: who sees only a part of it changes none.
create policy adding on exempt_category for insert to {{app}} with check (place_is_open() and party_is_open() and body_is_open());
create policy changing on exempt_category for update to {{app}} using (place_is_open() and party_is_open() and body_is_open());

create function is_exempt(c exempt_category, org_type text, sector text, credit_code text) returns boolean
language sql immutable as $$
  select coalesce(c.org_type = org_type, c.org_type is null) and coalesce(c.sector = sector, c.sector is null)
    and coalesce(c.code_prefix = left(credit_code, 2), c.code_prefix is null)
$$;

-- Full members among the full-time staff of an organisation on a day (SORGP-15), those whose 组织关系 is elsewhere apart: as the
-- roll has them, else as they were last declared. No row of numbers: 未核实.
create function full_members_on(org uuid, on_day date)
returns table (source text, declared_on date, transferred int4, not_transferred int4)
language sql stable as $$
  select case when r.n > 0 then 'roll' when d.n is not null then 'declared' end,
    case when r.n > 0 then null else d.declared_on end,
    (case when r.n > 0 then r.n - r.elsewhere else d.n - least(d.n, d.elsewhere) end)::int4,
    (case when r.n > 0 then r.elsewhere else least(d.n, d.elsewhere) end)::int4
  from (
    select count(*) as n, count(*) filter (where m.membership_branch_id is distinct from m.managing_branch_id) as elsewhere
    from member_period m
    where m.work_unit_id = org and m.superseded_at is null and m.status = 'full' and m.full_time is distinct from false
      -- Not as a range: an index over ranges alone would be taken and read whole.
      and lower(m.valid) <= on_day and coalesce(upper(m.valid) > on_day, true)) r
  left join lateral (
    -- A form says how many of all its members are not transferred; they are taken for full ones.
    select f.declared_on,
      coalesce(max(f.value) filter (where figure = 'full_members'),
        max(f.value) filter (where figure = 'members') - coalesce(max(f.value) filter (where figure = 'probationary_members'), 0)) as n,
      coalesce(max(f.value) filter (where figure = 'members_not_transferred'), 0) as elsewhere
    from declared_figure f where f.social_org_id = org and f.declared_on <= on_day
    group by f.declared_on order by f.declared_on desc limit 1) d on true
$$;

comment on column coverage_span.signature is 'Bits: 0 filed, 1 legal person, 2 operating, 3-4 full members (0 none, 1 under three whose 组织关系 is here, 2 three or more such, 3 unknown), 5 sole, 6 joint, 7 attached, 8 functional, 9 advisor or liaison, 10 mass organisation, 11 responsibility unclear, 12 three or more with those not transferred, 13 exempt';

create or replace function coverage_spans_of(ids uuid[]) returns setof coverage_span_value
language sql stable set search_path = public as $$
  -- By index for each organisation (lateral, offset 0): in the transaction that fills the tables nothing is known about them
  -- yet, and the planner would read them whole for every batch.
  with target as (select unnest(ids) as id),
  period as (
    select p.*, o.credit_code from target t cross join lateral (
      select * from social_org_period where social_org_id = t.id and superseded_at is null offset 0) p
    cross join lateral (select credit_code from social_org where id = t.id offset 0) o),
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
  exempt as (
    select p.social_org_id, lower(c.valid) as from_on, upper(c.valid) as to_on
    from period p join exempt_category c on is_exempt(c, p.org_type, p.sector, p.credit_code)),
  mark as (
    select social_org_id, lower(valid) as at from period union select social_org_id, upper(valid) from period
    union select social_org_id, from_on from relation union select social_org_id, to_on from relation
    union select social_org_id, from_on from work union select social_org_id, to_on from work
    union select social_org_id, from_on from roll union select social_org_id, to_on from roll
    union select social_org_id, from_on from declared
    union select social_org_id, from_on from exempt union select social_org_id, to_on from exempt
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
        + 8 * case when f.source is null then 3 when f.transferred >= 3 then 2 when f.transferred + f.not_transferred > 0 then 1 else 0 end
        + coalesce((select bit_or(case when o.functional then 256 when r.way = 'sole' then 32 when r.way = 'joint' then 64 else 128 end)
            from coverage_relation r join party_org o on o.id = r.party_org_id
            where r.social_org_id = s.social_org_id and r.valid @> s.from_on and o.first_on <= s.from_on
              and coalesce(o.ended_on > s.from_on, true)), 0)
        + 512 * (exists (select from advisor_assignment a where a.social_org_id = s.social_org_id and a.valid @> s.from_on))::int
        + 1024 * (exists (select from mass_org m where m.social_org_id = s.social_org_id and m.does_party_work and m.valid @> s.from_on))::int
        + 2048 * (p.responsibility = 'unclear')::int
        + 4096 * coalesce(f.transferred + f.not_transferred >= 3, false)::int
        + 8192 * (exists (select from exempt_category c
            where is_exempt(c, p.org_type, p.sector, p.credit_code) and c.valid @> s.from_on))::int as signature,
      p.staff, p.volunteers
    from segment s cross join lateral (
      select p.*, o.credit_code from social_org_period p cross join lateral (
        select credit_code from social_org where id = p.social_org_id offset 0) o
      where p.social_org_id = s.social_org_id and superseded_at is null and valid @> s.from_on offset 0) p
    cross join lateral full_members_on(s.social_org_id, s.from_on) f),
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
drop function full_members_bucket(int8);

-- A 口径 says whether members count whose 组织关系 is elsewhere: as the mask of the bits that say three or more.
update counting_definition set settings = settings || '{"notTransferredCounts": false}';
alter table tally_definition add column due_mask int4 not null default 24;
alter table tally_measure add column exempt int8 not null default 0;

create or replace function tally_measure_nodes(trees text[], nodes int8[]) returns void
language sql security definer set search_path = public as $$
  insert into tally_measure as m (tree, node, node_end, parent, definition, total, formal, work, sole, joint, attached, functional,
    gaps, few, none, unverified, exempt, unclear, staff, volunteers)
  select f.tree, f.node, max(f.node_end),
    case f.tree
      when 'place' then (select up.pos from region r join region up on up.code = r.parent_code where r.pos = f.node order by r.valid_to desc nulls first limit 1)
      when 'party' then (select c.parent_pos from party_org_code c where c.pos = f.node)
    end, d.code,
    sum(f.n),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask <> 0), 0),
    coalesce(sum(f.n) filter (where f.key & d.work_mask <> 0), 0),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask & 32 <> 0), 0),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask & 96 = 64), 0),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask & 224 = 128), 0),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask & 480 = 256), 0),
    coalesce(sum(f.n) filter (where f.key & (d.formal_mask | 8192) = 0 and f.key & d.due_mask = d.due_mask & 4112), 0),
    coalesce(sum(f.n) filter (where f.key & (d.formal_mask | 8192) = 0 and f.key & 24 = 8 and f.key & d.due_mask & 4096 = 0), 0),
    coalesce(sum(f.n) filter (where f.key & (d.formal_mask | 8192) = 0 and f.key & 24 = 0), 0),
    coalesce(sum(f.n) filter (where f.key & (d.formal_mask | 8192) = 0 and f.key & 24 = 24), 0),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask = 0 and f.key & 8192 <> 0), 0),
    coalesce(sum(f.n) filter (where f.key & 2048 <> 0), 0),
    sum(f.staff), sum(f.volunteers)
  from unnest(trees, nodes) t (tree, node)
  cross join tally_definition d
  join tally_fold f on f.tree = t.tree and f.node = t.node and f.key >= 0 and f.key & d.base_mask = d.base_value
  group by f.tree, f.node, d.code
  on conflict (tree, node, definition) do update set total = excluded.total, formal = excluded.formal, work = excluded.work,
    sole = excluded.sole, joint = excluded.joint, attached = excluded.attached, functional = excluded.functional,
    gaps = excluded.gaps, few = excluded.few, none = excluded.none, unverified = excluded.unverified, exempt = excluded.exempt,
    unclear = excluded.unclear, staff = excluded.staff, volunteers = excluded.volunteers
$$;

-- Organisations whose spans are to be computed afresh in the background: a category may hold ten thousands of them.
create unlogged table coverage_due (social_org_id uuid primary key);
alter table coverage_due enable row level security;
alter table coverage_due force row level security;
grant select, insert, update, delete on coverage_due to {{keeper}};
create policy keeper on coverage_due to {{keeper}} using (true) with check (true);

create function mark_exempt_due() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into coverage_due
    select o.id from social_org o
    where exists (select from social_org_period p
      where p.social_org_id = o.id and p.superseded_at is null
        and (is_exempt(new, p.org_type, p.sector, o.credit_code)
          or tg_op = 'UPDATE' and is_exempt(old, p.org_type, p.sector, o.credit_code)))
    on conflict (social_org_id) do nothing;
  return null;
end $$;
alter function mark_exempt_due owner to {{keeper}};
create trigger exempt_category_due after insert or update on exempt_category for each row execute function mark_exempt_due();

-- Takes some of those due and computes their spans at the end of this transaction; answers how many are left.
create function coverage_settle_due(most int4) returns int8
language plpgsql security definer set search_path = public as $$
begin
  with taken as (
    delete from coverage_due where social_org_id in (
      select social_org_id from coverage_due order by social_org_id limit most for update skip locked)
    returning social_org_id)
  insert into coverage_touched select social_org_id from taken order by 1 on conflict (social_org_id) do nothing;
  if found then
    insert into settle_due values (pg_current_xact_id()) on conflict do nothing;
  end if;
  return (select count(*) from coverage_due);
end $$;
alter function coverage_settle_due owner to {{keeper}};
grant execute on function coverage_settle_due(int4) to {{app}}, {{owner}};

-- The credit code has no periods: it is for life. One that comes later may say that the organisation is exempt.
create function touch_by_credit_code() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into coverage_touched select n.id from new_rows n join old_rows o on o.id = n.id
    where left(n.credit_code, 2) is distinct from left(o.credit_code, 2)
      and exists (select from exempt_category where code_prefix in (left(n.credit_code, 2), left(o.credit_code, 2)))
    order by 1 on conflict (social_org_id) do nothing;
  if found then
    insert into settle_due values (pg_current_xact_id()) on conflict do nothing;
  end if;
  return null;
end $$;
alter function touch_by_credit_code owner to {{keeper}};
create trigger social_org_code_touch after update on social_org referencing new table as new_rows old table as old_rows
  for each statement execute function touch_by_credit_code();

-- What is stored already: whoever had three or more has them also with those not transferred. Then those whom the new rules move.
set local role {{keeper}};
update coverage_span set signature = signature + 4096 where signature & 24 = 16;
update coverage_snapshot set signature = signature + 4096 where signature & 24 = 16;
update tally_delta set key = key + 4096 where key >= 0 and key & 24 = 16;
update tally_fold set key = key + 4096 where key >= 0 and key & 24 = 16;
insert into coverage_due
  select work_unit_id from member_period where work_unit_id is not null and membership_branch_id is distinct from managing_branch_id
  union select social_org_id from declared_figure where figure = 'members_not_transferred' and value > 0
  union select o.id from social_org o join exempt_category c on is_exempt(c, o.org_type, o.sector, o.credit_code);
reset role;
