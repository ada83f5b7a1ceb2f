-- Taking back an import (撤回导入). What it brought counts on no day any more, what it changed goes back to what was known
-- before. Nothing is deleted of the three kinds of records: a withdrawn one is out of everybody's sight, its changes stay.

alter table social_org add column withdrawn_at timestamptz;
alter table party_org add column withdrawn_at timestamptz;
alter table member add column withdrawn_at timestamptz;
comment on column social_org.withdrawn_at is 'Since when it is known to have been entered wrongly (撤回); then it is in no list, count or figure of any day';
comment on column party_org.withdrawn_at is 'As of social_org';
comment on column member.withdrawn_at is 'As of social_org; number and telephone are erased with it';

create function taking_back() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('app.taking_back', true), '') <> '' $$;
-- Periods that are put back as they stood must not be written a second time from the rows.
create function putting_back_periods() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('app.taking_back', true), '') = 'periods' $$;

-- One rule for every query: what is withdrawn is nobody's, nor the keeper's except while it is being withdrawn.
do $$
declare t text;
begin
  foreach t in array array['social_org', 'party_org', 'member'] loop
    execute format('create policy standing on %I as restrictive to {{app}}, {{self}} using (withdrawn_at is null)', t);
    execute format('alter policy keeper on %I using (withdrawn_at is null or taking_back())', t);
  end loop;
end $$;

-- A code, a number or a name that was entered wrongly is free again.
alter table social_org drop constraint social_org_credit_code_key;
create unique index social_org_credit_code_key on social_org (credit_code) where withdrawn_at is null;
alter table party_org drop constraint party_org_party_code_key;
create unique index party_org_party_code_key on party_org (party_code) where withdrawn_at is null;
drop index party_org_name;
create unique index party_org_name on party_org (parent_id, name_key) where ended_on is null and withdrawn_at is null;
drop index party_org_days;
create index party_org_days on party_org (pos, first_on, ended_on, kind, region_pos) include (withdrawn_at) where not outside_system;

-- What an import did to what was there before it, so that it can be undone exactly: the change log masks some values.
create table import_effect (
  id uuid primary key default gen_random_uuid(),
  seq int8 generated always as identity,
  import_id uuid not null,
  entity text not null check (entity in ('social_org', 'party_org', 'member')),
  entity_id uuid not null,
  fact text,
  earlier jsonb,
  given jsonb,
  id_number_sealed bytea,
  id_number_hash bytea,
  id_number_hash_old bytea,
  phone_sealed bytea,
  office_phone_sealed bytea
);
create index import_effect_entity on import_effect (import_id, entity, entity_id, seq);
comment on table import_effect is 'What an import changed in records that were there before it, until it is taken back';
comment on column import_effect.fact is 'Null: columns of the record itself; else the table of a fact that hangs on it';
comment on column import_effect.earlier is 'Values before: of the changed columns, or the whole row of a fact (null: there was none)';
comment on column import_effect.given is 'The row of a fact as the import left it; null: it is gone';
comment on column import_effect.id_number_sealed is 'Sealed values before, where the import changed them; the keys of earlier tell';

-- What an import left standing when it was taken back, and why.
create table import_kept (
  import_id uuid not null references import_run (id),
  entity text not null check (entity in ('social_org', 'party_org', 'member')),
  entity_id uuid not null,
  place int not null,
  reasons jsonb not null,
  primary key (import_id, entity, entity_id)
);
create unique index import_kept_place on import_kept (import_id, place);
comment on table import_kept is 'Records that stayed when their import was taken back, each with its reasons';

alter table import_run add column grant_id uuid default acting_grant();
alter table import_run add column taken_back_at timestamptz;
alter table import_run add column taken_back_by text;
alter table import_run add column take_back jsonb;
comment on column import_run.grant_id is 'Under which grant it was made: whoever has right over that scope may take it back';
comment on column import_run.take_back is 'reason, what was shown, and what came of it';
alter table import_run drop constraint import_run_state_check;
alter table import_run add constraint import_run_state_check check (state in ('mapping', 'checking', 'checked', 'storing', 'stored',
  'failed', 'cancelled', 'taking_back', 'taken_back'));

-- The change log and, for imports, what stood before.
create function effect_of(old_row jsonb, new_row jsonb) returns jsonb
language sql immutable as $$
  select jsonb_object_agg(n.key, case when n.key like '%\_sealed' then 'null'::jsonb else old_row -> n.key end)
  from jsonb_each(new_row) n
  where n.value is distinct from old_row -> n.key
    and n.key not in ('version', 'updated_at', 'pos', 'party_pos', 'membership_pos', 'region_pos', 'body_no', 'identity_pending',
      'id_number_hash', 'id_number_hash_old', 'outside_system', 'near_pos', 'withdrawn_at')
$$;

-- A row of a fact with its telephone told only as the log tells it; the sealed one stands in a column, where a change of keys finds it.
create function without_phone(r jsonb) returns jsonb
language sql immutable as $$
  select case when r ->> 'office_phone_sealed' is null then r
    else jsonb_set(r, '{office_phone_sealed}', logged_value(r, 'office_phone_sealed')) end
$$;

create or replace function log_entity_change() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  pos_column text := tg_argv[0];
  party_column text := tg_argv[1];
begin
  if rekeying() then return null; end if;
  if acting_import() is not null and not taking_back() then
    insert into import_effect (import_id, entity, entity_id, earlier, id_number_sealed, id_number_hash, id_number_hash_old, phone_sealed,
      office_phone_sealed)
    select acting_import(), tg_table_name, (o.row ->> 'id')::uuid, c.earlier,
      case when c.earlier ? 'id_number_sealed' then (o.row ->> 'id_number_sealed')::bytea end,
      case when c.earlier ? 'id_number_sealed' then (o.row ->> 'id_number_hash')::bytea end,
      case when c.earlier ? 'id_number_sealed' then (o.row ->> 'id_number_hash_old')::bytea end,
      case when c.earlier ? 'phone_sealed' then (o.row ->> 'phone_sealed')::bytea end,
      case when c.earlier ?| array['office_phone_sealed', 'contact_phone_sealed']
        then coalesce(o.row ->> 'office_phone_sealed', o.row ->> 'contact_phone_sealed')::bytea end
    from (select to_jsonb(r) as row from new_rows r) n
    join (select to_jsonb(r) as row from old_rows r) o on o.row ->> 'id' = n.row ->> 'id'
    cross join lateral (select effect_of(o.row, n.row) as earlier) c
    where c.earlier is not null and (o.row ->> 'import_id')::uuid is distinct from acting_import();
  end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, import_id, pos, party_pos, body_no)
  select acting_account(), acting_name(), tg_table_name, (n.row ->> 'id')::uuid,
    case when correction_reason() is null then 'change' else 'correct' end, c.changes, change_on(), correction_reason(), acting_import(),
    (n.row ->> pos_column)::int8, (n.row ->> party_column)::int8, (n.row ->> 'body_no')::int8
  from (select to_jsonb(r) as row from new_rows r) n
  join (select to_jsonb(r) as row from old_rows r) o on o.row ->> 'id' = n.row ->> 'id'
  cross join lateral (select changed_fields(o.row, n.row) as changes) c
  where c.changes <> '{}';
  return null;
end $$;

-- What an import hangs on a record that it brought itself is known by the import; on any other it is a change like every other.
create or replace function log_fact() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  owner_table text := tg_argv[0];
  owner_id uuid;
  brought boolean := false;
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
begin
  owner_id := coalesce(new_row, old_row) ->> (owner_table || '_id');
  if acting_import() is not null then
    if owner_table = 'social_org' then
      select import_id is not distinct from acting_import() into brought from social_org where id = owner_id;
    else
      select import_id is not distinct from acting_import() into brought from party_org where id = owner_id;
    end if;
    if brought and tg_op = 'INSERT' then return null; end if;
    -- Whom a Party organisation covers is undone with the organisation covered.
    if not brought and not taking_back() and not (tg_table_name = 'coverage_relation' and owner_table = 'party_org') then
      insert into import_effect (import_id, entity, entity_id, fact, earlier, given, office_phone_sealed)
      values (acting_import(), owner_table, owner_id, tg_table_name, without_phone(old_row), without_phone(new_row),
        (old_row ->> 'office_phone_sealed')::bytea);
    end if;
  end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, import_id, pos, party_pos, body_no)
  select acting_account(), acting_name(), owner_table, owner_id, lower(tg_op),
    jsonb_build_object(tg_table_name, jsonb_build_array(logged_row(old_row), logged_row(new_row))), change_on(), correction_reason(), acting_import(),
    k.pos, k.party_pos, k.body_no
  from (
    select pos, party_pos, body_no from social_org where owner_table = 'social_org' and id = owner_id
    union all
    select region_pos, pos, 0 from party_org where owner_table = 'party_org' and id = owner_id) k;
  return null;
end $$;

drop trigger social_org_updated on social_org;
create trigger social_org_updated after update on social_org referencing new table as new_rows old table as old_rows
  for each statement when (not merging() and not putting_back_periods()) execute function keep_social_org_periods();
drop trigger member_updated on member;
create trigger member_updated after update on member referencing new table as new_rows old table as old_rows
  for each statement when (not merging() and not putting_back_periods()) execute function keep_member_periods();

-- What is withdrawn is not found, also when the tree moves around it.
create or replace function keep_tokens_of(record text, columns text) returns void language plpgsql as $outer$
declare
  old_columns text := regexp_replace(columns, '(\w+)', 'o.\1', 'g');
  new_columns text := regexp_replace(columns, '(\w+)', 'n.\1', 'g');
begin
  execute format($body$
    create or replace function keep_%1$s_tokens() returns trigger
    language plpgsql security definer set search_path = public as $$
    begin
      if tg_op = 'INSERT' then
        insert into %1$s_token select t.* from new_rows n cross join lateral %1$s_tokens(n.id, %3$s) t;
      elsif tg_op = 'DELETE' then
        delete from %1$s_token t using (select d.* from old_rows o cross join lateral %1$s_tokens(o.id, %2$s) d) gone
          where t.token = gone.token and t.pos = gone.pos and t.%1$s_id = gone.%1$s_id and t.at = gone.at;
      elsif exists (select from new_rows n join old_rows o on o.id = n.id where (%3$s, n.withdrawn_at) is distinct from (%2$s, o.withdrawn_at)) then
        delete from %1$s_token t using (
            select d.* from new_rows n join old_rows o on o.id = n.id cross join lateral %1$s_tokens(o.id, %2$s) d
            where (%3$s, n.withdrawn_at) is distinct from (%2$s, o.withdrawn_at)) gone
          where t.token = gone.token and t.pos = gone.pos and t.%1$s_id = gone.%1$s_id and t.at = gone.at;
        -- A statement can reach a row twice (a move of the tree reaches a member by two branches): the row as it stands counts.
        insert into %1$s_token select t.* from (
            select distinct n.id from new_rows n join old_rows o on o.id = n.id
            where (%3$s, n.withdrawn_at) is distinct from (%2$s, o.withdrawn_at)) moved
          join %1$s n on n.id = moved.id and n.withdrawn_at is null cross join lateral %1$s_tokens(n.id, %3$s) t
          on conflict do nothing;
      end if;
      return null;
    end $$ $body$, record, old_columns, new_columns);
end $outer$;
select keep_tokens_of('social_org', 'name_key, credit_code, former_keys, former_codes, pos, party_pos, body_no');
select keep_tokens_of('party_org', 'name_key, short_name, party_code, former_keys, former_codes, pos, region_pos');
select keep_tokens_of('member', 'name_key, former_keys, party_pos, membership_pos, private');

-- A Party organisation that is not there any more is counted no more.
create or replace function party_org_recount(ids uuid[]) returns void
language plpgsql security definer set search_path = public as $$
begin
  with fresh as materialized (select * from party_org_counts_of(ids)),
  old as materialized (select c.* from party_org_count c where c.party_org_id = any (ids)),
  moved as (
    select region_pos as pos, pos as party_pos, party_orgs, branches, covering, members, not_transferred, 1 as n from fresh
    union all
    select counted_region_pos, counted_pos, party_orgs, branches, covering, members, not_transferred, -1 from old),
  keyed as (
    select m.pos, m.party_pos, k.key, sum(m.n * k.value) as n from moved m cross join lateral (values
      (-1, m.members), (-2, m.not_transferred), (-3, m.party_orgs::int), (-4, m.branches::int), (-5, m.covering::int)) k (key, value)
    group by 1, 2, 3 having sum(m.n * k.value) <> 0),
  queued as (
    insert into tally_delta (pos, party_pos, body_no, key, n) select pos, party_pos, 0, key, n from keyed returning 1),
  gone as (
    delete from party_org_count c where c.party_org_id = any (ids) and not exists (select from fresh f where f.party_org_id = c.party_org_id))
  insert into party_org_count (party_org_id, counted_region_pos, counted_pos, party_orgs, branches, covering, covers, members, full_members, not_transferred)
  select party_org_id, region_pos, pos, party_orgs, branches, covering, covers, members, full_members, not_transferred from fresh
  on conflict (party_org_id) do update set counted_region_pos = excluded.counted_region_pos, counted_pos = excluded.counted_pos,
    party_orgs = excluded.party_orgs, branches = excluded.branches, covering = excluded.covering, covers = excluded.covers,
    members = excluded.members, full_members = excluded.full_members, not_transferred = excluded.not_transferred;
end $$;

-- Whether the caller's bounds hold all of the scope under which an import was made; one made at the server's own console is
-- for whoever has right over everything.
create function import_in_reach(of_grant uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select may_see_persons() and may_see_private() and case when of_grant is null then place_is_open() and party_is_open() and body_is_open()
    else exists (
      select from role_grant g left join region r on r.code = g.region_code
        left join party_org p on p.id = g.party_org_id left join party_org_code c on c.pos = p.pos
        left join supervising_body b on b.id = g.body_id
      where g.id = of_grant
        and (place_is_open() or (r.pos >= place_lo() and r.pos_end <= place_hi()))
        and (party_is_open() or (c.pos >= party_lo() and c.pos_end <= party_hi()))
        and (body_is_open() or b.no between body_lo() and body_hi())) end
$$;
create policy reach on import_run for select to {{app}}
  using (state in ('stored', 'taking_back', 'taken_back') and import_in_reach(grant_id));
create policy taking_back on import_run for update to {{app}}
  using (state in ('stored', 'taking_back') and import_in_reach(grant_id))
  with check (state in ('stored', 'taking_back', 'taken_back') and import_in_reach(grant_id));
create policy reach on upload for select to {{app}} using (exists (select from import_run r where r.upload_id = upload.id));

-- The functions below cross the line that rows may not; each asks for itself whose import it is.
create function may_take_back(run uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from import_run r where r.id = run and r.state in ('stored', 'taking_back')
    and (r.account_id is not distinct from acting_account() or import_in_reach(r.grant_id)))
$$;

-- A change that has been undone with its own import does not count as one, unless the record was left as it was.
create function was_undone(l change_line) returns boolean language sql stable as $$
  select l.import_id is not null and exists (select from import_run r where r.id = l.import_id and r.state = 'taken_back')
    and not exists (select from import_kept k where k.import_id = l.import_id and k.entity = l.entity and k.entity_id = l.entity_id)
$$;

-- All that decides what taking back an import comes to; take-back.rules.ts decides.
--   created: a record that it brought
--   touched: since then somebody changed that record, or hung something on it
--   link: (entity, id) points by `field` at (other, other_id), which the import brought
--   used: an account, a right or an open matter needs that record; `field` says what
--   changed: it changed `field` (a column, or a table of facts) of a record from before; `why`: touched since then, the record
--     that it named before is gone, the value that it had before is another's now
create function take_back_facts(run uuid) returns table (what text, entity text, id uuid, field text, other text, other_id uuid,
  why text, actor text, at timestamptz)
language sql stable security definer set search_path = public as $$
  with created as materialized (
    select 'social_org' as entity, o.id from social_org o where o.import_id = run and may_take_back(run)
    union all select 'party_org', p.id from party_org p where p.import_id = run and may_take_back(run)
    union all select 'member', m.id from member m where m.import_id = run and may_take_back(run)),
  effect as materialized (
    select e.* from import_effect e where e.import_id = run and may_take_back(run) and case e.entity
      when 'social_org' then exists (select from social_org o where o.id = e.entity_id)
      when 'party_org' then exists (select from party_org p where p.id = e.entity_id)
      else exists (select from member m where m.id = e.entity_id) end),
  changed as (
    select distinct on (e.entity, e.entity_id, k.key) e.entity, e.entity_id as id, k.key as field, k.value as earlier,
      case when k.key = 'id_number_sealed' then e.id_number_hash end as hash, false as is_fact
    from effect e cross join lateral jsonb_each(e.earlier) k
    where e.fact is null and k.key <> 'name_key' order by e.entity, e.entity_id, k.key, e.seq),
  all_changed as (
    select * from changed
    union all select distinct e.entity, e.entity_id, e.fact, null::jsonb, null::bytea, true from effect e where e.fact is not null)
  select 'created', c.entity, c.id, null, null, null::uuid, null, null, null::timestamptz from created c
  union all
  select 'touched', c.entity, c.id, null, null, null, null, l.actor, l.at
  from created c cross join lateral (
    select l.* from change_line l where l.entity = c.entity and l.entity_id = c.id and l.import_id is distinct from run
      and not was_undone(l) order by l.id desc limit 1) l
  union all
  select 'link', 'member', m.id, f.field, 'party_org', c.id, null, null, null
  from created c join member m on c.id in (m.managing_branch_id, m.membership_branch_id)
  cross join lateral (values ('managing_branch_id', m.managing_branch_id), ('membership_branch_id', m.membership_branch_id)) f (field, target)
  where c.entity = 'party_org' and f.target = c.id
  union all
  select 'link', 'member', m.id, 'work_unit_id', 'social_org', c.id, null, null, null
  from created c join member m on m.work_unit_id = c.id where c.entity = 'social_org'
  union all
  select 'link', 'party_org', p.id, 'parent_id', 'party_org', c.id, null, null, null
  from created c join party_org p on p.parent_id = c.id where c.entity = 'party_org'
  union all
  select 'link', 'party_org', p.id, 'guided_by_id', 'party_org', c.id, null, null, null
  from created c join party_org p on p.guided_by_id = c.id where c.entity = 'party_org'
  union all
  select 'link', 'social_org', o.id, 'responsible_party_org_id', 'party_org', c.id, null, null, null
  from created c join social_org o on o.responsible_party_org_id = c.id where c.entity = 'party_org'
  union all
  select 'link', 'social_org', r.social_org_id, 'coverage_relation', 'party_org', c.id, null, null, null
  from created c join coverage_relation r on r.party_org_id = c.id where c.entity = 'party_org'
  union all
  select 'used', c.entity, c.id, u.field, null, null, null, null, null
  from created c cross join lateral (
    select 'grant' as field where c.entity = 'party_org' and exists (select from role_grant g where g.party_org_id = c.id and g.revoked_at is null)
    union all select 'region' where c.entity = 'party_org' and exists (select from party_org_region a where a.party_org_id = c.id)
    union all select 'root' where c.entity = 'party_org' and exists (select from installation i where i.root_party_org_id = c.id)
    union all select 'claim' where c.entity = 'party_org' and exists (select from claim k where k.party_org_id = c.id and k.state in ('proposed', 'disputed'))
    union all select 'list' where c.entity = 'party_org' and exists (select from complete_list l where l.party_org_id = c.id)
    union all select 'account' where c.entity = 'member' and exists (select from account a where a.member_id = c.id)
    union all select 'correction' where c.entity = 'member' and exists (select from correction_request q where q.member_id = c.id and q.state = 'waiting')) u
  union all
  select 'changed', c.entity, c.id, c.field, case when c.is_fact then 'fact' end, null, coalesce(
      case when l.at is not null then 'touched' end,
      case when c.field in ('parent_id', 'guided_by_id', 'responsible_party_org_id', 'managing_branch_id', 'membership_branch_id')
        and c.earlier <> 'null' and not exists (select from party_org p where p.id = (c.earlier #>> '{}')::uuid and p.ended_on is null)
        then 'gone' end,
      case when c.field = 'work_unit_id' and c.earlier <> 'null' and not exists (select from social_org o where o.id = (c.earlier #>> '{}')::uuid)
        then 'gone' end,
      case when c.field = 'credit_code' and exists (select from social_org o where o.credit_code = c.earlier #>> '{}' and o.id <> c.id
        and o.import_id is distinct from run) then 'taken' end,
      case when c.field = 'party_code' and exists (select from party_org p where p.party_code = c.earlier #>> '{}' and p.id <> c.id
        and p.import_id is distinct from run) then 'taken' end,
      case when c.hash is not null and exists (select from member m where m.id <> c.id and m.import_id is distinct from run
        and (m.id_number_hash = c.hash or m.id_number_hash_old = c.hash)) then 'taken' end), l.actor, l.at
  from all_changed c left join lateral (
    select l.actor, l.at from change_line l where l.entity = c.entity and l.entity_id = c.id and l.import_id is distinct from run
      and l.changes ? c.field and not was_undone(l)
      and l.id > (select min(own.id) from change_line own where own.entity = c.entity and own.entity_id = c.id and own.import_id = run)
    order by l.id desc limit 1) l on true
$$;

-- Whoever changes one of these records meanwhile waits, or is waited for.
create function take_back_lock(run uuid) returns void
language plpgsql security definer set search_path = public as $$
begin
  if not may_take_back(run) then
    raise exception 'not the caller''s import' using errcode = 'insufficient_privilege';
  end if;
  perform from social_org where import_id = run or id in (select entity_id from import_effect where import_id = run and entity = 'social_org')
    order by id for update;
  perform from party_org where import_id = run or id in (select entity_id from import_effect where import_id = run and entity = 'party_org')
    order by id for update;
  perform from member where import_id = run or id in (select entity_id from import_effect where import_id = run and entity = 'member')
    order by id for update;
end $$;

-- Values before the import of the fields named, [{"id", "fields"}]; `whole` where every column that it changed is named.
create function import_earlier(run uuid, of_entity text, plan jsonb) returns table (id uuid, earlier jsonb, whole boolean,
  id_number_sealed bytea, id_number_hash bytea, id_number_hash_old bytea, phone_sealed bytea, office_phone_sealed bytea)
language sql stable set search_path = public as $$
  with wanted as (
    select (p ->> 'id')::uuid as id, array(select jsonb_array_elements_text(p -> 'fields')) as fields from jsonb_array_elements(plan) p),
  first as (
    select distinct on (e.entity_id, k.key) w.id, k.key, k.value,
      k.key = any (w.fields) or (k.key = 'name_key' and 'name' = any (w.fields)) as asked,
      e.id_number_sealed, e.id_number_hash, e.id_number_hash_old, e.phone_sealed, e.office_phone_sealed
    from wanted w join import_effect e on e.import_id = run and e.entity = of_entity and e.entity_id = w.id and e.fact is null
    cross join lateral jsonb_each(e.earlier) k order by e.entity_id, k.key, e.seq)
  select f.id, jsonb_object_agg(f.key, f.value) filter (where f.asked), bool_and(f.asked),
    (array_agg(f.id_number_sealed) filter (where f.key = 'id_number_sealed'))[1],
    (array_agg(f.id_number_hash) filter (where f.key = 'id_number_sealed'))[1],
    (array_agg(f.id_number_hash_old) filter (where f.key = 'id_number_sealed'))[1],
    (array_agg(f.phone_sealed) filter (where f.key = 'phone_sealed'))[1],
    (array_agg(f.office_phone_sealed) filter (where f.key in ('office_phone_sealed', 'contact_phone_sealed')))[1]
  from first f group by f.id having bool_or(f.asked)
$$;

-- `name = n.name, …` of the columns that can be put back from a jsonb of earlier values.
create function columns_put_back(of_table text) returns text
language sql stable set search_path = public as $$
  select string_agg(format('%1$I = n.%1$I', column_name), ', ') from information_schema.columns
  where table_schema = 'public' and table_name = of_table and is_generated = 'NEVER' and column_name not in ('id', 'version', 'created_at', 'created_by',
    'updated_at', 'import_id', 'withdrawn_at', 'pos', 'region_pos', 'party_pos', 'membership_pos', 'body_no', 'parent_id',
    'id_number_sealed', 'id_number_hash', 'id_number_hash_old', 'phone_sealed', 'office_phone_sealed', 'contact_phone_sealed')
$$;

-- Puts columns back to what they were before the import. Where the periods are those that the import left, they are put back
-- as they stood, on every day; else the value before holds from the day on from which the import counted.
create function import_set_back(run uuid, of_entity text, plan jsonb) returns void
language plpgsql security definer set search_path = public as $$
declare
  stored_at timestamptz;
  ledger_on date;
  whole uuid[];
  node record;
  -- What two periods that say the same may differ in.
  kept_apart text[] := '{id,recorded_at,recorded_by,superseded_at,reason}';
begin
  if not may_take_back(run) then
    raise exception 'not the caller''s import' using errcode = 'insufficient_privilege';
  end if;
  select r.finished_at, r.ledger_on into strict stored_at, ledger_on from import_run r where r.id = run;
  if of_entity = 'social_org' then
    select coalesce(array_agg(e.id), '{}') into whole from import_earlier(run, of_entity, plan) e where e.whole
      and (
        select jsonb_agg(to_jsonb(p) - kept_apart order by p.valid) from social_org_period p where p.social_org_id = e.id and p.superseded_at is null)
      is not distinct from (
        select jsonb_agg(to_jsonb(p) - kept_apart order by p.valid) from social_org_period p where p.social_org_id = e.id
          and p.recorded_at <= stored_at and coalesce(p.superseded_at, 'infinity') > stored_at);
  elsif of_entity = 'member' then
    select coalesce(array_agg(e.id), '{}') into whole from import_earlier(run, of_entity, plan) e where e.whole
      and (
        select jsonb_agg(to_jsonb(p) - kept_apart order by p.valid) from member_period p where p.member_id = e.id and p.superseded_at is null)
      is not distinct from (
        select jsonb_agg(to_jsonb(p) - kept_apart order by p.valid) from member_period p where p.member_id = e.id
          and p.recorded_at <= stored_at and coalesce(p.superseded_at, 'infinity') > stored_at);
  end if;
  for node in select unnest(array['periods', 'rows']) as pass loop
    perform set_config('app.taking_back', node.pass, true);
    if of_entity = 'social_org' then
      execute 'update social_org o set ' || columns_put_back('social_org') || ',
          pos = (select g.pos from region g where g.code = n.region_code),
          contact_phone_sealed = case when e.earlier ? ''contact_phone_sealed'' then e.office_phone_sealed else o.contact_phone_sealed end,
          body_no = coalesce((select b.no from supervising_body b where b.id = n.supervising_body_id), 0),
          party_pos = (select p.pos from party_org p where p.id = n.responsible_party_org_id)
        from import_earlier($1, $2, $3) e join social_org cur on cur.id = e.id
        cross join lateral jsonb_populate_record(cur, e.earlier) n
        where o.id = e.id and (e.id = any ($4)) = ($5 = ''periods'')' using run, of_entity, plan, whole, node.pass;
    elsif of_entity = 'member' then
      execute 'update member o set ' || columns_put_back('member') || ',
          party_pos = (select p.pos from party_org p where p.id = n.managing_branch_id),
          membership_pos = (select p.pos from party_org p where p.id = n.membership_branch_id),
          id_number_sealed = case when e.earlier ? ''id_number_sealed'' then e.id_number_sealed else o.id_number_sealed end,
          id_number_hash = case when e.earlier ? ''id_number_sealed'' then e.id_number_hash else o.id_number_hash end,
          id_number_hash_old = case when e.earlier ? ''id_number_sealed'' then e.id_number_hash_old else o.id_number_hash_old end,
          phone_sealed = case when e.earlier ? ''phone_sealed'' then e.phone_sealed else o.phone_sealed end
        from import_earlier($1, $2, $3) e join member cur on cur.id = e.id
        cross join lateral jsonb_populate_record(cur, e.earlier) n
        where o.id = e.id and (e.id = any ($4)) = ($5 = ''periods'')' using run, of_entity, plan, whole, node.pass;
    elsif node.pass = 'rows' then
      execute 'update party_org o set ' || columns_put_back('party_org') || ',
          region_pos = (select g.pos from region g where g.code = n.region_code),
          office_phone_sealed = case when e.earlier ? ''office_phone_sealed'' then e.office_phone_sealed else o.office_phone_sealed end
        from import_earlier($1, $2, $3) e join party_org cur on cur.id = e.id
        cross join lateral jsonb_populate_record(cur, e.earlier) n where o.id = e.id' using run, of_entity, plan;
    end if;
  end loop;
  if of_entity = 'social_org' then
    update social_org_period set superseded_at = now() where social_org_id = any (whole) and superseded_at is null and recorded_at >= stored_at;
    insert into social_org_period (social_org_id, valid, name, org_type, register_kind, legal_person, operating, status,
      region_code, pos, sector, staff, volunteers, body_no, registrar_id, industry_regulator_id, guidance_body_id,
      responsible_party_org_id, responsibility, responsibility_principle, recorded_by, reason)
    select social_org_id, valid, name, org_type, register_kind, legal_person, operating, status,
      region_code, pos, sector, staff, volunteers, body_no, registrar_id, industry_regulator_id, guidance_body_id,
      responsible_party_org_id, responsibility, responsibility_principle, recorded_by, reason
    from social_org_period where social_org_id = any (whole) and recorded_at < stored_at and superseded_at >= stored_at;
  elsif of_entity = 'member' then
    update member_period set superseded_at = now() where member_id = any (whole) and superseded_at is null and recorded_at >= stored_at;
    insert into member_period (member_id, valid, status, managing_branch_id, membership_branch_id, work_unit_id, full_time, recorded_by, reason)
    select member_id, valid, status, managing_branch_id, membership_branch_id, work_unit_id, full_time, recorded_by, reason
    from member_period where member_id = any (whole) and recorded_at < stored_at and superseded_at >= stored_at;
  else
    -- Moved back from the same day on, so that the tree of every day is again what it was.
    for node in select e.id, (e.earlier ->> 'parent_id')::uuid as parent from import_earlier(run, of_entity, plan) e where e.earlier ? 'parent_id' loop
      perform party_tree_move(node.id, node.parent, ledger_on);
    end loop;
  end if;
  perform set_config('app.taking_back', '', true);
end $$;

-- Puts facts that hang on records back: those of the tables named, [{"id", "fields"}].
create function import_undo_facts(run uuid, of_entity text, plan jsonb) returns void
language plpgsql security definer set search_path = public as $$
declare
  t text;
  row_key text;
  same_row text;
  net text;
  columns text[];
begin
  if not may_take_back(run) then
    raise exception 'not the caller''s import' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.taking_back', 'facts', true);
  for t in select distinct f from jsonb_array_elements(plan) p, jsonb_array_elements_text(p -> 'fields') f loop
    if not exists (select from import_effect where import_id = run and fact = t) then continue; end if;
    select array_agg(quote_ident(column_name) order by ordinal_position) into columns from information_schema.columns
      where table_schema = 'public' and table_name = t and is_generated = 'NEVER';
    row_key := case t when 'annual_check' then $k$concat(x ->> 'social_org_id', x ->> 'year')$k$
      when 'declared_figure' then $k$concat(x ->> 'social_org_id', x ->> 'figure', x ->> 'declared_on')$k$ else $k$x ->> 'id'$k$ end;
    same_row := case t when 'annual_check' then 't.social_org_id = g.social_org_id and t.year = g.year'
      when 'declared_figure' then 't.social_org_id = g.social_org_id and t.figure = g.figure and t.declared_on = g.declared_on' else 't.id = g.id' end;
    net := format('(select distinct on (key) first_value(e.earlier) over w as earlier, last_value(e.given) over w as given,
          first_value(e.office_phone_sealed) over w as phone
        from (select e.*, %s as key from import_effect e cross join lateral (select coalesce(e.earlier, e.given)) as one (x)
          where e.import_id = $1 and e.entity = $2 and e.fact = %L and e.entity_id in (
            select (p ->> ''id'')::uuid from jsonb_array_elements($3) p where p -> ''fields'' ? %L)) e
        window w as (partition by key order by e.seq rows between unbounded preceding and unbounded following)) net', row_key, t, t);
    execute format('delete from %I t using %s cross join lateral jsonb_populate_record(null::%I, net.given - ''office_phone_sealed'') g
      where net.earlier is null and net.given is not null and %s', t, net, t, same_row) using run, of_entity, plan;
    execute format('update %I t set %s from %s cross join lateral jsonb_populate_record(null::%I, net.earlier - ''office_phone_sealed'') g
      where net.given is not null and net.earlier is not null and net.earlier <> net.given and %s', t,
      (select string_agg(format('%I = %s', column_name, case column_name when 'office_phone_sealed' then 'net.phone' else 'g.' || quote_ident(column_name) end), ', ') from information_schema.columns
        where table_schema = 'public' and table_name = t and is_generated = 'NEVER' and column_name not in ('id', 'social_org_id', 'party_org_id')),
      net, t, same_row) using run, of_entity, plan;
    execute format('insert into %I (%s) select %s from %s cross join lateral jsonb_populate_record(null::%I, net.earlier - ''office_phone_sealed'') g
      where net.earlier is not null and net.given is null', t, array_to_string(columns, ', '),
      (select string_agg(case c when 'office_phone_sealed' then 'net.phone' else 'g.' || c end, ', ' order by n) from unnest(columns) with ordinality as u (c, n)),
      net, t) using run, of_entity, plan;
  end loop;
  perform set_config('app.taking_back', '', true);
end $$;

-- Withdraws records that the import brought: they are known on no day any more. Whoever stood in a post by name stays by name.
create function import_withdraw(run uuid, of_entity text, ids uuid[]) returns void
language plpgsql security definer set search_path = public as $$
begin
  if not may_take_back(run) then
    raise exception 'not the caller''s import' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.taking_back', 'rows', true);
  if of_entity = 'social_org' then
    delete from coverage_relation where social_org_id = any (ids);
    update social_org_period set superseded_at = now() where social_org_id = any (ids) and superseded_at is null;
    perform set_config('app.taking_back', 'periods', true);
    update social_org set withdrawn_at = now() where id = any (ids) and import_id = run and withdrawn_at is null;
  elsif of_entity = 'party_org' then
    delete from coverage_relation where party_org_id = any (ids);
    update party_org set withdrawn_at = now() where id = any (ids) and import_id = run and withdrawn_at is null;
  else
    update party_post set member_id = null where member_id = any (ids);
    update advisor_assignment set member_id = null where member_id = any (ids);
    update member_period set superseded_at = now() where member_id = any (ids) and superseded_at is null;
    perform set_config('app.taking_back', 'periods', true);
    update member set withdrawn_at = now(), id_number_sealed = null, id_number_hash = null, id_number_hash_old = null, phone_sealed = null
      where id = any (ids) and import_id = run and withdrawn_at is null;
  end if;
  perform set_config('app.taking_back', '', true);
end $$;

-- In the log of whoever's places it touched.
create function log_take_back() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, import_id, pos, party_pos, body_no)
  select acting_account(), acting_name(), 'import_run', new.id, 'take-back',
    jsonb_build_object('withdrawn', jsonb_build_array(null, new.take_back -> 'withdrawn'), 'setBack', jsonb_build_array(null, new.take_back -> 'setBack'),
      'kept', jsonb_build_array(null, new.take_back -> 'kept')), null, new.take_back ->> 'reason', new.id,
    nullif(place_lo(), 0), (select c.pos from party_org_code c where c.pos >= party_lo() order by c.pos limit 1), body_lo();
  delete from import_effect where import_id = new.id;
  return null;
end $$;
create trigger import_run_taken_back after update of state on import_run for each row
  when (new.state = 'taken_back' and old.state <> 'taken_back') execute function log_take_back();

-- Found under way when the server starts: nothing of it was done.
create function take_backs_cut_off(failure_text text) returns int
language sql security definer set search_path = public as $$
  with cut as (
    update import_run set attempt = attempt + 1, done_rows = 0, failure = failure_text, state = 'stored'
    where state = 'taking_back' returning 1)
  select count(*)::int from cut
$$;

create or replace function upload_erased(erased uuid) returns void
language sql security definer set search_path = public as $$
  delete from import_line where import_id in (select id from import_run where import_run.upload_id = erased);
  update import_run set layout = layout - 'sheets', has_marked_file = false, finished_at = coalesce(finished_at, now()),
    state = case when state in ('stored', 'taking_back', 'taken_back') then state else 'cancelled' end where import_run.upload_id = erased;
  update upload set erased_at = now() where id = erased;
$$;

do $$
declare t text;
begin
  foreach t in array array['import_effect', 'import_kept'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I to {{keeper}} using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to {{keeper}}', t);
  end loop;
  foreach t in array array['import_in_reach(uuid)', 'may_take_back(uuid)', 'take_back_facts(uuid)', 'take_back_lock(uuid)',
    'import_set_back(uuid, text, jsonb)', 'import_undo_facts(uuid, text, jsonb)', 'import_withdraw(uuid, text, uuid[])',
    'log_take_back()', 'take_backs_cut_off(text)'] loop
    execute format('alter function %s owner to {{keeper}}', t);
    execute format('revoke execute on function %s from public', t);
    execute format('grant execute on function %s to {{app}}', t);
  end loop;
end $$;
grant usage on sequence import_effect_seq_seq to {{keeper}};
grant select, insert on import_kept to {{app}};
create policy own on import_kept to {{app}} using (exists (select from import_run i where i.id = import_id))
  with check (exists (select from import_run i where i.id = import_id));
revoke execute on function take_backs_cut_off(text) from {{app}};
grant execute on function take_backs_cut_off(text) to {{owner}};
grant execute on function import_earlier(uuid, text, jsonb), columns_put_back(text), was_undone(change_line), effect_of(jsonb, jsonb) to {{keeper}};
