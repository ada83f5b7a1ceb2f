-- Who changed what: one line an entity and change, written with the change. What an import creates is known by its import.

-- A value as the log may keep it: of what is sealed its keyed hash, which tells whether two values are equal; of a telephone number the ends.
create function logged_value(r jsonb, field text) returns jsonb
language sql immutable as $$
  select case
    when r ->> field is null then 'null'
    when field like '%\_sealed' then to_jsonb(coalesce('#' || substr(r ->> replace(field, '_sealed', '_hash'), 3, 16), '***'))
    when field like '%\_hash' then to_jsonb('#' || substr(r ->> field, 3, 16))
    when field like '%phone' then to_jsonb(case when length(r ->> field) > 7
      then left(r ->> field, 3) || repeat('*', length(r ->> field) - 5) || right(r ->> field, 2) else '***' end)
    else r -> field end
$$;

create function logged_row(r jsonb) returns jsonb
language sql immutable as $$
  select jsonb_object_agg(key, logged_value(r, key)) from jsonb_object_keys(r) key
$$;

-- Without the fields that tell nothing to a reader.
create function changed_fields(old_row jsonb, new_row jsonb) returns jsonb
language sql immutable as $$
  select coalesce(jsonb_object_agg(n.key, jsonb_build_array(logged_value(old_row, n.key), logged_value(new_row, n.key))), '{}')
  from jsonb_each(new_row) n
  where n.value is distinct from old_row -> n.key
    and n.key not in ('version', 'updated_at', 'created_at', 'created_by', 'name_key', 'pos', 'party_pos', 'membership_pos',
      'region_pos', 'body_no', 'identity_pending', 'id', 'import_id', 'id_number_hash', 'phone_hash')
$$;

create function log_entity_change() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  pos_column text := tg_argv[0];
  party_column text := tg_argv[1];
begin
  if rekeying() then return null; end if;
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

create function log_entity_creation() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if acting_import() is not null then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, pos, party_pos, body_no)
  select acting_account(), acting_name(), tg_table_name, (n.row ->> 'id')::uuid, 'create', '{}', change_on(),
    (n.row ->> tg_argv[0])::int8, (n.row ->> tg_argv[1])::int8, (n.row ->> 'body_no')::int8
  from (select to_jsonb(r) as row from new_rows r) n;
  return null;
end $$;

create trigger social_org_log_insert after insert on social_org referencing new table as new_rows
  for each statement execute function log_entity_creation('pos', 'party_pos');
create trigger social_org_log_update after update on social_org referencing new table as new_rows old table as old_rows
  for each statement execute function log_entity_change('pos', 'party_pos');
create trigger party_org_log_insert after insert on party_org referencing new table as new_rows
  for each statement execute function log_entity_creation('region_pos', 'pos');
create trigger party_org_log_update after update on party_org referencing new table as new_rows old table as old_rows
  for each statement execute function log_entity_change('region_pos', 'pos');
create trigger member_log_insert after insert on member referencing new table as new_rows
  for each statement execute function log_entity_creation('none', 'party_pos');
create trigger member_log_update after update on member referencing new table as new_rows old table as old_rows
  for each statement execute function log_entity_change('none', 'party_pos');

-- Facts that hang on an entity are logged with that entity: {"coverage_relation": [old row, new row]}.
create function log_fact() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  owner_table text := tg_argv[0];
  owner_id uuid;
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
begin
  if tg_op = 'INSERT' and acting_import() is not null then return null; end if;
  owner_id := coalesce(new_row, old_row) ->> (owner_table || '_id');
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

do $$
declare t text;
begin
  foreach t in array array['coverage_relation', 'org_head', 'annual_check', 'evaluation', 'credit_listing', 'mass_org', 'advisor_assignment', 'declared_figure'] loop
    execute format('create trigger %I after insert or update or delete on %I for each row execute function log_fact(''social_org'')', t || '_log', t);
  end loop;
  -- Whom a Party organisation covers belongs to its history as to that of the organisation.
  create trigger coverage_relation_party_log after insert or update or delete on coverage_relation
    for each row execute function log_fact('party_org');
  foreach t in array array['party_term', 'party_post'] loop
    execute format('create trigger %I after insert or update or delete on %I for each row execute function log_fact(''party_org'')', t || '_log', t);
  end loop;
end $$;
