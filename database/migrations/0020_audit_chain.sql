-- The chain over the lines of changes and looks (审计链). Writers wait for nobody: a worker seals, every second, the lines that
-- have come into sight since the seal before. Which ones those are is told by the transaction that wrote each line, and by the
-- snapshot kept with the seal: a transaction that took its numbers early and committed late is neither lost nor sealed twice.

alter table change_line add column xid xid8 not null default pg_current_xact_id();
alter table look_line add column xid xid8 not null default pg_current_xact_id();
create index change_line_xid on change_line (xid);
create index look_line_xid on look_line (xid);
-- For whoever searches by day.
create index change_line_at on change_line (at, id);
create index look_line_at on look_line (at, id);

create table audit_seal (
  seq int8 primary key check (seq > 0),
  sealed_at timestamptz not null,
  kind text not null check (kind in ('lines', 'prune')),
  line_count int4 not null,
  -- 41 bytes a line: its kind (1 change, 2 sign-in, 3 look), its number, the hash of what it says.
  lines bytea not null check (octet_length(lines) = 41 * line_count),
  -- What was in sight when the lines were gathered. Lines up to the floors were sealed before the database was moved to another cluster.
  snapshot pg_snapshot not null,
  change_floor int8 not null,
  look_floor int8 not null,
  -- Of a removal: up to which seal the lines of each kind were removed.
  pruned jsonb,
  previous bytea not null,
  hash bytea not null,
  -- Made with a key that lies outside the database; a hash vouches for all seals before it.
  key_fingerprint text not null,
  mac bytea not null
);
-- Read piece by piece.
alter table audit_seal alter column lines set storage external;
comment on table audit_seal is 'Seals of the audit chain (审计链封存)';
grant select on audit_seal to {{app}}, {{keeper}};

-- Nobody changes a line; only audit_prune removes any. Who writes one says neither its number nor its time.
revoke insert on change_line, look_line from {{app}}, {{self}};
grant insert (account_id, actor, entity, entity_id, action, changes, change_on, reason, import_id, pos, party_pos, body_no)
  on change_line to {{app}}, {{self}};
grant insert (account_id, actor, entity, entity_id, what, purpose, count) on look_line to {{app}}, {{self}};
revoke update on change_line, look_line from {{keeper}};

-- Sign-ins and sign-outs are kept for a shorter time than changes.
create function change_line_kind(entity text, action text) returns int language sql immutable as $$
  select case when entity = 'account' and action in ('sign-in', 'sign-in-by-recovery-code', 'sign-in-failed', 'second-factor-failed',
    'sign-in-by-slip', 'sign-in-by-device', 'sign-in-by-sign-on', 'sign-on-failed', 'switch-grant', 'sign-out', 'end-session') then 2 else 1 end
$$;
create function change_line_group(entity text, action text) returns text language sql immutable as $$
  select case when change_line_kind(entity, action) = 2 then 'sign-in' when entity = 'command' then 'command'
    when entity in ('account', 'role_grant', 'installation') then 'account' else 'change' end
$$;
-- What a line says, as bytes that are the same on every machine. The place in the Party tree is left out: a renumbering reaches it.
create function change_line_hash(l change_line) returns bytea language sql stable as $$
  select sha256(convert_to(jsonb_build_array('change', l.id, extract(epoch from l.at), l.account_id, l.actor, l.entity, l.entity_id,
    l.action, l.changes, to_char(l.change_on, 'YYYY-MM-DD'), l.reason, l.import_id, l.pos, l.body_no, l.xid::text)::text, 'UTF8'))
$$;
create function look_line_hash(l look_line) returns bytea language sql stable as $$
  select sha256(convert_to(jsonb_build_array('look', l.id, extract(epoch from l.at), l.account_id, l.actor, l.entity, l.entity_id,
    l.what, l.purpose, l.count, l.xid::text)::text, 'UTF8'))
$$;

-- The lines that came into sight since a snapshot, in lists of at most so many. To be called in a repeatable-read transaction.
create function audit_unsealed(since pg_snapshot, change_floor int8, look_floor int8, most int) returns table (lines bytea)
language plpgsql stable security definer set search_path = public set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
begin
  return query
  with line as (
    select set_byte('\x00', 0, change_line_kind(l.entity, l.action)) as kind, l.id, change_line_hash(l) as hash from change_line l
    where l.xid >= pg_snapshot_xmin(since) and not pg_visible_in_snapshot(l.xid, since) and l.id > change_floor
    union all
    select '\x03', l.id, look_line_hash(l) from look_line l
    where l.xid >= pg_snapshot_xmin(since) and not pg_visible_in_snapshot(l.xid, since) and l.id > look_floor),
  listed as (select line.*, (row_number() over (order by kind, id) - 1) / most as list from line)
  select string_agg(kind || int8send(id) || hash, ''::bytea order by kind, id) from listed group by list order by list;
end $$;

-- The lines that seals list.
create function audit_listed(from_seq int8, to_seq int8) returns table (kind int, id int8)
language sql stable security definer set search_path = public as $$
  select get_byte(e.entry, 0), ('x' || encode(substr(e.entry, 2, 8), 'hex'))::bit(64)::int8
  from audit_seal s cross join generate_series(0, s.line_count - 1) n
  cross join lateral (select substr(s.lines, n * 41 + 1, 9) as entry) e
  where s.seq between from_seq and to_seq
$$;

-- The lines that no seal lists: of those that a snapshot saw, or all without one. After a move to another cluster, and to name
-- what was slipped in.
create function audit_unlisted(seen pg_snapshot, change_floor int8, look_floor int8, most int) returns table (lines bytea)
language sql stable security definer set search_path = public as $$
  with sealed as materialized (select * from audit_listed(1, 9223372036854775807)),
  line as (
    select set_byte('\x00', 0, change_line_kind(l.entity, l.action)) as kind, l.id, change_line_hash(l) as hash from change_line l
    where not exists (select from sealed s where s.id = l.id and s.kind < 3)
      and (seen is null or l.id <= change_floor or pg_visible_in_snapshot(l.xid, seen))
    union all
    select '\x03', l.id, look_line_hash(l) from look_line l
    where not exists (select from sealed s where s.id = l.id and s.kind = 3)
      and (seen is null or l.id <= look_floor or pg_visible_in_snapshot(l.xid, seen))),
  listed as (select line.*, (row_number() over (order by kind, id) - 1) / most as list from line)
  select string_agg(kind || int8send(id) || hash, ''::bytea order by kind, id) from listed group by list order by list
$$;

-- The last lines, for a seal that begins anew.
create function audit_last_ids() returns table (change_id int8, look_id int8)
language sql stable security definer set search_path = public as $$
  select coalesce((select max(id) from change_line), 0), coalesce((select max(id) from look_line), 0)
$$;

-- What lines say now, for comparison with what was sealed.
create function audit_lines_now(looks boolean, ids int8[]) returns table (id int8, at timestamptz, hash bytea)
language sql stable security definer set search_path = public as $$
  select l.id, l.at, change_line_hash(l) from unnest(ids) i join change_line l on l.id = i where not looks
  union all
  select l.id, l.at, look_line_hash(l) from unnest(ids) i join look_line l on l.id = i where looks
$$;

-- How many lines there are that a seal should list, and how many wait for the next one.
create function audit_counts(last pg_snapshot, change_floor int8, look_floor int8)
returns table (change_lines int8, look_lines int8, waiting int8)
language sql stable security definer set search_path = public as $$
  with change as (
    select count(*) filter (where id <= change_floor or pg_visible_in_snapshot(xid, last)) as due,
      count(*) as present from change_line),
  look as (
    select count(*) filter (where id <= look_floor or pg_visible_in_snapshot(xid, last)) as due,
      count(*) as present from look_line)
  select change.due, look.due, change.present - change.due + look.present - look.due from change, look
$$;

-- Removes the lines of a kind that seals list. @returns how many
create function audit_prune(line_kind int, from_seq int8, to_seq int8) returns int8
language plpgsql security definer set search_path = public as $$
declare
  removed int8;
begin
  if line_kind = 3 then
    delete from look_line l using audit_listed(from_seq, to_seq) e where l.id = e.id and e.kind = 3;
  else
    delete from change_line l using audit_listed(from_seq, to_seq) e where l.id = e.id and e.kind = line_kind;
  end if;
  get diagnostics removed = row_count;
  return removed;
end $$;

-- What belongs to no record's history but to the log: who answers for which region, supervising bodies, 口径, and what an import
-- stored or took back (what it created has no lines of its own).
create function log_setting() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  old_row jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
begin
  if old_row = new_row then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, import_id)
  values (acting_account(), acting_name(), tg_table_name, ((old_row || new_row) ->> tg_argv[0])::uuid,
    case tg_op when 'INSERT' then 'create' when 'UPDATE' then 'change' else 'delete' end,
    case tg_op when 'DELETE' then jsonb_build_object('row', jsonb_build_array(logged_row(old_row), null)) else changed_fields(old_row, new_row) end,
    change_on(), correction_reason(), acting_import());
  return null;
end $$;

create function log_import() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into change_line (account_id, actor, entity, entity_id, action, changes, import_id)
  values (coalesce(acting_account(), new.account_id), coalesce(nullif(acting_name(), ''), new.actor), 'import_run', new.id,
    case new.state when 'stored' then 'store-import' else 'take-back-import' end,
    jsonb_build_object('kind', jsonb_build_array(null, new.kind), 'counts', jsonb_build_array(null, new.counts)), new.id);
  return null;
end $$;

create trigger party_org_region_log after insert or update or delete on party_org_region
  for each row execute function log_setting('party_org_id');
create trigger supervising_body_log after insert or update or delete on supervising_body
  for each row execute function log_setting('id');
create trigger counting_definition_log after insert or update or delete on counting_definition
  for each row execute function log_setting('id');
create trigger import_run_log after update on import_run
  for each row when (new.state is distinct from old.state and new.state in ('stored', 'taken_back')) execute function log_import();
alter function log_setting() owner to {{keeper}};
alter function log_import() owner to {{keeper}};

-- What an auditor finds: who did what to which record, when. Of records the names of the changed fields alone: an auditor answers
-- for the log and has no sight of records. Answers nobody else, whatever the statement that asks.
create function audit_search(
  kind_wanted text, actor_part text, about_account uuid, entity_wanted text, record uuid, action_wanted text,
  from_at timestamptz, until_at timestamptz, before_at timestamptz, change_before int8, look_before int8, most int)
returns table (source text, id int8, at timestamptz, kind text, actor text, entity text, entity_id uuid, action text, changes jsonb,
  fields text[], reason text, purpose text, count int)
language plpgsql stable security definer set search_path = public set plan_cache_mode = force_custom_plan as $$
begin
  if not exists (select from role_grant g where g.account_id = acting_account() and g.role = 'auditor' and g.revoked_at is null) then
    return;
  end if;
  return query
  (select 'change', l.id, l.at, k.kind, l.actor, l.entity, l.entity_id, l.action,
      case when k.kind = 'change' then null else l.changes end,
      case when k.kind = 'change' then array(select jsonb_object_keys(l.changes)) end, l.reason, null::text, null::int
    from change_line l cross join lateral (select change_line_group(l.entity, l.action) as kind) k
    where (kind_wanted is null or k.kind = kind_wanted) and (actor_part is null or strpos(l.actor, actor_part) > 0)
      and (about_account is null or l.account_id = about_account or l.entity_id = about_account)
      and (entity_wanted is null or l.entity = entity_wanted)
      and (record is null or l.entity_id = record and l.entity = any (array['social_org', 'party_org', 'member', 'account', 'role_grant', 'installation', 'command',
        'import_run', 'party_org_region', 'supervising_body', 'counting_definition', 'export_request', 'correction_request', 'complete_list']))
      and (action_wanted is null or l.action = action_wanted)
      and (from_at is null or l.at >= from_at) and (until_at is null or l.at < until_at) and (l.at, l.id) < (before_at, change_before)
      and coalesce(kind_wanted not in ('look', 'export'), true)
    order by l.at desc, l.id desc limit most)
  union all
  (select 'look', l.id, l.at, k.kind, l.actor, l.entity, l.entity_id, l.what, null, null, null, l.purpose, l.count
    from look_line l cross join lateral (select case l.what when 'export' then 'export' else 'look' end as kind) k
    where (kind_wanted is null or k.kind = kind_wanted) and (actor_part is null or strpos(l.actor, actor_part) > 0)
      and (about_account is null or l.account_id = about_account)
      and (entity_wanted is null or l.entity = entity_wanted)
      and (record is null or l.entity_id = record and l.entity = any (array['social_org', 'party_org', 'member']))
      and (action_wanted is null or l.what = action_wanted)
      and (from_at is null or l.at >= from_at) and (until_at is null or l.at < until_at) and (l.at, l.id) < (before_at, look_before)
      and coalesce(kind_wanted in ('look', 'export'), true)
    order by l.at desc, l.id desc limit most)
  order by 3 desc, 1, 2 desc limit most;
end $$;

do $$
declare
  t text;
begin
  foreach t in array array['audit_unsealed(pg_snapshot, int8, int8, int)', 'audit_listed(int8, int8)', 'audit_unlisted(pg_snapshot, int8, int8, int)', 'audit_last_ids()',
    'audit_lines_now(boolean, int8[])', 'audit_counts(pg_snapshot, int8, int8)', 'audit_prune(int, int8, int8)',
    'audit_search(text, text, uuid, text, uuid, text, timestamptz, timestamptz, timestamptz, int8, int8, int)'] loop
    execute format('alter function %s owner to {{keeper}}', t);
    execute format('revoke execute on function %s from public', t);
    execute format('grant execute on function %s to {{keeper}}, {{owner}}', t);
  end loop;
end $$;
grant execute on function audit_search(text, text, uuid, text, uuid, text, timestamptz, timestamptz, timestamptz, int8, int8, int) to {{app}}, {{self}};
