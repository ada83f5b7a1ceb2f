-- Two records of one and the same become one (合并): the keeper stays, the other goes, and whatever referred to it refers to the
-- keeper. What it was called stays findable, its address leads to the keeper, and its lines in the log are read with the keeper's.

create table merged_record (
  id uuid primary key,
  kind text not null check (kind in ('social_org', 'party_org', 'member')),
  -- No foreign key: it names a row of the table that `kind` says.
  keeper_id uuid not null,
  name text not null,
  code text,
  merged_at timestamptz not null default now(),
  merged_by text,
  check (id <> keeper_id)
);
create index merged_record_keeper on merged_record (keeper_id);
comment on table merged_record is 'Records that went into another one (合并): where the old address leads; a keeper that is merged in its turn takes them along';
comment on column merged_record.id is 'What the record''s own id was';

alter table merged_record enable row level security;
alter table merged_record force row level security;
grant select, insert, update, delete on merged_record to {{keeper}};
grant select on merged_record to {{app}}, {{self}};
create policy keeper on merged_record to {{keeper}} using (true) with check (true);
-- Whoever sees the keeper may know what went into it.
create policy reading on merged_record for select to {{app}}, {{self}} using (case kind
  when 'social_org' then exists (select from social_org o where o.id = keeper_id)
  when 'party_org' then exists (select from party_org p where p.id = keeper_id)
  else exists (select from member m where m.id = keeper_id) end);

-- The lines of a record that is gone are read by whoever sees the keeper.
alter policy reading on change_line using (
  case entity
    when 'social_org' then exists (select from social_org o where o.id = entity_id) or exists (select from merged_record g where g.id = entity_id)
    when 'party_org' then (exists (select from party_org p where p.id = entity_id) or exists (select from merged_record g where g.id = entity_id))
      and (not changes ? 'coverage_relation'
        or exists (select from social_org o where o.id = coalesce(changes #>> '{coverage_relation,1,social_org_id}',
          changes #>> '{coverage_relation,0,social_org_id}')::uuid)
        or exists (select from merged_record g where g.id = coalesce(changes #>> '{coverage_relation,1,social_org_id}',
          changes #>> '{coverage_relation,0,social_org_id}')::uuid))
    when 'member' then exists (select from member m where m.id = entity_id) or exists (select from merged_record g where g.id = entity_id)
    else coalesce(pos between place_lo() and place_hi(), true) and coalesce(party_pos between party_lo() and party_hi(), true)
      and coalesce(body_no between body_lo() and body_hi(), true) end);

-- Names and codes that the record no longer goes by, as keys with a space between them.
alter table social_org add former_keys text, add former_codes text;
comment on column social_org.former_keys is 'Names under which records stood that are merged in it: found by them, never counted by them';

create function former_tokens(keys text, codes text) returns table (token text, at int2)
language sql stable as $$
  select token, (3000 + at)::int2 from name_tokens(keys)
  union all
  select t.token, (2000 + 100 * c.n + t.at)::int2
  from string_to_table(codes, ' ') with ordinality c (code, n) cross join lateral code_tokens(c.code) t
$$;

create function social_org_tokens(id uuid, name_key text, credit_code text, former_keys text, former_codes text, pos int8, party_pos int8, body_no int8)
returns setof social_org_token language sql stable as $$
  select t.token, pos, party_pos, body_no, id, t.at
  from (
    select token, at from name_tokens(name_key)
    union all select token, at from code_tokens(credit_code)
    union all select token, at from former_tokens(former_keys, former_codes) where former_keys is not null or former_codes is not null) t
$$;

-- As before, with the columns named once.
create function keep_tokens_of(record text, columns text) returns void language plpgsql as $outer$
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
      elsif exists (select from new_rows n join old_rows o on o.id = n.id where (%3$s) is distinct from (%2$s)) then
        delete from %1$s_token t using (
            select d.* from new_rows n join old_rows o on o.id = n.id cross join lateral %1$s_tokens(o.id, %2$s) d
            where (%3$s) is distinct from (%2$s)) gone
          where t.token = gone.token and t.pos = gone.pos and t.%1$s_id = gone.%1$s_id and t.at = gone.at;
        -- A statement can reach a row twice (a move of the tree reaches a member by two branches): the row as it stands counts.
        insert into %1$s_token select t.* from (
            select distinct n.id from new_rows n join old_rows o on o.id = n.id where (%3$s) is distinct from (%2$s)) moved
          join %1$s n on n.id = moved.id cross join lateral %1$s_tokens(n.id, %3$s) t
          on conflict do nothing;
      end if;
      return null;
    end $$ $body$, record, old_columns, new_columns);
end $outer$;
select keep_tokens_of('social_org', 'name_key, credit_code, former_keys, former_codes, pos, party_pos, body_no');

create or replace function search_rebuild() returns void
language plpgsql security definer set search_path = public as $$
begin
  delete from social_org_token;
  delete from party_org_token;
  delete from member_token;
  insert into social_org_token select t.* from social_org o
    cross join lateral social_org_tokens(o.id, o.name_key, o.credit_code, o.former_keys, o.former_codes, o.pos, o.party_pos, o.body_no) t;
  insert into party_org_token select t.* from party_org p cross join lateral party_org_tokens(p.id, p.name_key, p.short_name, p.party_code, p.pos, p.region_pos) t;
  insert into member_token select t.* from member m cross join lateral member_tokens(m.id, m.name_key, m.party_pos, m.membership_pos, m.private) t;
end $$;
create or replace function search_drift() returns table (kind text, id uuid, token text, missing boolean)
language sql stable security definer set search_path = public as $$
  with want as (
    select 'social_org' as kind, t.social_org_id as id, t.token, t.at, t.pos, t.party_pos, t.body_no, false as private
      from social_org o cross join lateral
        social_org_tokens(o.id, o.name_key, o.credit_code, o.former_keys, o.former_codes, o.pos, o.party_pos, o.body_no) t
    union all select 'party_org', t.party_org_id, t.token, t.at, t.region_pos, t.pos, 0, false
      from party_org p cross join lateral party_org_tokens(p.id, p.name_key, p.short_name, p.party_code, p.pos, p.region_pos) t
    union all select 'member', t.member_id, t.token, t.at, 0, t.pos, 0, t.private
      from member m cross join lateral member_tokens(m.id, m.name_key, m.party_pos, m.membership_pos, m.private) t),
  kept as (
    select 'social_org' as kind, social_org_id as id, token, at, pos, party_pos, body_no, false as private from social_org_token
    union all select 'party_org', party_org_id, token, at, region_pos, pos, 0, false from party_org_token
    union all select 'member', member_id, token, at, 0, pos, 0, private from member_token)
  select d.kind, d.id, d.token, d.missing from (
    select *, true as missing from (table want except all table kept) lacking
    union all
    select *, false from (table kept except all table want) left_over) d
$$;
drop function social_org_tokens(uuid, text, text, int8, int8, int8);

-- While a merge moves what hangs on a record, periods are moved as they stand, and one line tells all instead of one a fact.
create function merging() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('app.merging', true) = '1', false) $$;

drop trigger social_org_updated on social_org;
create trigger social_org_updated after update on social_org referencing new table as new_rows old table as old_rows
  for each statement when (not merging()) execute function keep_social_org_periods();
drop trigger member_updated on member;
create trigger member_updated after update on member referencing new table as new_rows old table as old_rows
  for each statement when (not merging()) execute function keep_member_periods();
do $$
declare t text;
begin
  foreach t in array array['coverage_relation', 'org_head', 'annual_check', 'evaluation', 'credit_listing', 'mass_org', 'advisor_assignment', 'declared_figure'] loop
    execute format('drop trigger %I on %I', t || '_log', t);
    execute format('create trigger %I after insert or update or delete on %I for each row when (not merging()) execute function log_fact(''social_org'')', t || '_log', t);
  end loop;
  drop trigger coverage_relation_party_log on coverage_relation;
  create trigger coverage_relation_party_log after insert or update or delete on coverage_relation
    for each row when (not merging()) execute function log_fact('party_org');
  foreach t in array array['party_term', 'party_post'] loop
    execute format('drop trigger %I on %I', t || '_log', t);
    execute format('create trigger %I after insert or update or delete on %I for each row when (not merging()) execute function log_fact(''party_org'')', t || '_log', t);
  end loop;
end $$;

-- Rows of a table with a range of days go over to the keeper; one that meets or overlaps a row of the keeper's which says the same
-- (`said`) is joined to it.
create function merge_ranges(tab text, owner text, said text[], keeper uuid, loser uuid) returns void
language plpgsql security definer set search_path = public as $$
declare
  same text := (select string_agg(format('k.%1$I is not distinct from r.%1$I', field), ' and ') from unnest(said) field);
  moved record;
  home uuid;
  whole daterange;
begin
  for moved in execute format('select id, valid from %I where %I = $1 order by lower(valid), id', tab, owner) using loser loop
    execute format('select (array_agg(k.id order by lower(k.valid)))[1], range_merge(range_agg(k.valid)) from %1$I r join %1$I k
        on k.%2$I = $1 and %3$s and (k.valid && r.valid or k.valid -|- r.valid) where r.id = $2', tab, owner, same)
      into home, whole using keeper, moved.id;
    if home is null then
      execute format('update %I set %I = $1 where id = $2', tab, owner) using keeper, moved.id;
    else
      execute format('delete from %1$I k using %1$I r where r.id = $2 and k.%2$I = $1 and k.id <> $3 and %3$s
        and (k.valid && r.valid or k.valid -|- r.valid)', tab, owner, same) using keeper, moved.id, home;
      execute format('delete from %I where id = $1', tab) using moved.id;
      execute format('update %I set valid = $2 where id = $1', tab) using home, range_merge(whole, moved.valid);
    end if;
  end loop;
end $$;

-- Where the old address leads, what was called how, and a line on either side.
create function merge_noted(of_kind text, keeper uuid, loser uuid, gone jsonb, shown jsonb, at_pos int8, at_party int8, at_body int8) returns void
language plpgsql security definer set search_path = public as $$
begin
  update merged_record set keeper_id = keeper where keeper_id = loser;
  insert into merged_record (id, kind, keeper_id, name, code, merged_by)
    values (loser, of_kind, keeper, gone ->> 'name', coalesce(gone ->> 'credit_code', gone ->> 'party_code'), acting_name());
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, pos, party_pos, body_no)
  values
    (acting_account(), acting_name(), of_kind, loser, 'merged-into',
      jsonb_build_object('merged_record', jsonb_build_array(logged_row(gone), jsonb_build_object('id', keeper, 'name', shown ->> 'name'))),
      change_on(), correction_reason(), at_pos, at_party, at_body),
    (acting_account(), acting_name(), of_kind, keeper, 'merge',
      jsonb_build_object('merged_record', jsonb_build_array(null, shown || jsonb_build_object('id', loser, 'name', gone ->> 'name',
        'code', coalesce(gone ->> 'credit_code', gone ->> 'party_code')))),
      change_on(), correction_reason(), at_pos, at_party, at_body);
end $$;

-- The organisation `loser` goes into `keeper`. What may be merged is judged before (social-org-merge.rules.ts); what the judge has
-- overlooked, the rules of the tables keep out. The fields of the keeper are changed afterwards, as by a form.
create function merge_social_orgs(keeper uuid, loser uuid, former_key text, former_code text) returns void
language plpgsql security definer set search_path = public as $$
declare
  kept social_org;
  gone social_org;
  moved jsonb;
begin
  select * into strict kept from social_org where id = keeper;
  select * into strict gone from social_org where id = loser;
  if not (social_org_in_sight(kept) and social_org_in_sight(gone)) then
    raise exception 'outside the caller''s bounds' using errcode = 'insufficient_privilege';
  end if;
  select jsonb_object_agg(k, n) into moved from (values
    ('coverage_relation', (select count(*) from coverage_relation where social_org_id = loser)),
    ('org_head', (select count(*) from org_head where social_org_id = loser)),
    ('annual_check', (select count(*) from annual_check where social_org_id = loser)),
    ('advisor_assignment', (select count(*) from advisor_assignment where social_org_id = loser)),
    ('claim', (select count(*) from claim where social_org_id = loser)),
    ('member', (select count(*) from member where work_unit_id = loser))) c (k, n) where n > 0;
  perform set_config('app.merging', '1', true);
  perform merge_noted('social_org', keeper, loser, to_jsonb(gone),
    jsonb_build_object('name', kept.name, 'moved', coalesce(moved, '{}')), kept.pos, kept.party_pos, kept.body_no);

  perform merge_ranges('coverage_relation', 'social_org_id', array['party_org_id', 'way'], keeper, loser);
  perform merge_ranges('evaluation', 'social_org_id', array['grade'], keeper, loser);
  perform merge_ranges('credit_listing', 'social_org_id', array['kind'], keeper, loser);
  perform merge_ranges('mass_org', 'social_org_id', array['kind', 'does_party_work'], keeper, loser);
  perform merge_ranges('advisor_assignment', 'social_org_id', array['kind', 'person_name'], keeper, loser);
  delete from annual_check l using annual_check k where l.social_org_id = loser and k.social_org_id = keeper and k.year = l.year;
  update annual_check set social_org_id = keeper where social_org_id = loser;
  delete from declared_figure l using declared_figure k
    where l.social_org_id = loser and k.social_org_id = keeper and k.figure = l.figure and k.declared_on = l.declared_on;
  update declared_figure set social_org_id = keeper where social_org_id = loser;
  delete from org_head l using org_head k where l.social_org_id = loser and k.social_org_id = keeper
    and (k.person_name, k.post, k.from_on, k.to_on) is not distinct from (l.person_name, l.post, l.from_on, l.to_on);
  update org_head set social_org_id = keeper where social_org_id = loser;
  -- Of one day one reason is told: the keeper's, where it has any.
  with left_of as (delete from no_party_reason where social_org_id = loser returning *),
  told as (select range_agg(valid) as days from no_party_reason where social_org_id = keeper)
  insert into no_party_reason (social_org_id, reason, note, valid, recorded_by, recorded_at, import_id)
  select keeper, l.reason, l.note, part, l.recorded_by, l.recorded_at, l.import_id
  from left_of l cross join told cross join lateral unnest(datemultirange(l.valid) - coalesce(told.days, '{}')) part;

  update claim c set social_org_id = keeper,
    confirmed = case when c.confirmed is null then null else coalesce((
      select case when upper(part) is null and (kept.responsibility <> 'confirmed' or c.party_org_id <> kept.responsible_party_org_id)
        then daterange(lower(part), greatest(lower(part), change_on())) else part end
      from unnest(datemultirange(c.confirmed) - coalesce((select range_agg(k.confirmed) from claim k
        where k.social_org_id = keeper and k.confirmed is not null), '{}')) part order by part limit 1), 'empty') end
  where c.social_org_id = loser;
  update complete_list_row set social_org_id = keeper where social_org_id = loser;
  update complete_list_row set held = array_replace(held, loser, keeper) where loser = any (held);
  update list_difference set social_org_id = keeper where social_org_id = loser;
  update member_period set work_unit_id = keeper where work_unit_id = loser;
  update member set work_unit_id = keeper where work_unit_id = loser;

  -- Its days before the keeper's are the keeper's now; what it said of later days was said twice.
  insert into social_org_period (social_org_id, valid, name, org_type, register_kind, legal_person, operating, status,
    region_code, pos, sector, staff, volunteers, body_no, registrar_id, industry_regulator_id, guidance_body_id,
    responsible_party_org_id, responsibility, responsibility_principle, recorded_by, reason)
  select keeper, valid * daterange(null, kept.first_on), name, org_type, register_kind, legal_person, operating, status,
    region_code, pos, sector, staff, volunteers, body_no, registrar_id, industry_regulator_id, guidance_body_id,
    responsible_party_org_id, responsibility, responsibility_principle, acting_name(), correction_reason()
  from social_org_period where social_org_id = loser and superseded_at is null and lower(valid) < kept.first_on;
  update social_org_period set social_org_id = keeper, superseded_at = coalesce(superseded_at, now()) where social_org_id = loser;
  -- No day is left of it: its spans end, today's counters let it go.
  perform pg_advisory_xact_lock_shared(hashtext('tally_day'));
  perform coverage_rebuild(array[loser]);
  update coverage_span set social_org_id = keeper where social_org_id = loser;
  delete from coverage_due where social_org_id = loser;
  delete from coverage_touched where social_org_id = loser;

  delete from social_org where id = loser;
  update social_org set first_on = least(kept.first_on, gone.first_on),
    former_keys = nullif(concat_ws(' ', kept.former_keys, gone.former_keys, former_key), ''),
    former_codes = nullif(concat_ws(' ', kept.former_codes, gone.former_codes, former_code), '')
  where id = keeper;
  perform set_config('app.merging', '', true);
end $$;

do $$
declare t text;
begin
  foreach t in array array['merge_ranges(text, text, text[], uuid, uuid)', 'merge_noted(text, uuid, uuid, jsonb, jsonb, int8, int8, int8)',
    'merge_social_orgs(uuid, uuid, text, text)'] loop
    execute format('alter function %s owner to {{keeper}}', t);
    execute format('revoke execute on function %s from public', t);
    execute format('grant execute on function %s to {{keeper}}', t);
  end loop;
  grant execute on function merge_social_orgs(uuid, uuid, text, text) to {{app}};
  alter function keep_social_org_tokens() owner to {{keeper}};
  revoke execute on function keep_tokens_of(text, text) from public;
end $$;

-- In the history of a record that took the name of another, the old names tell nothing to a reader.
create or replace function changed_fields(old_row jsonb, new_row jsonb) returns jsonb
language sql immutable as $$
  select coalesce(jsonb_object_agg(n.key, jsonb_build_array(logged_value(old_row, n.key), logged_value(new_row, n.key))), '{}')
  from jsonb_each(new_row) n
  where n.value is distinct from old_row -> n.key
    and n.key not in ('version', 'updated_at', 'created_at', 'created_by', 'name_key', 'pos', 'party_pos', 'membership_pos',
      'region_pos', 'body_no', 'identity_pending', 'id', 'import_id', 'id_number_hash', 'phone_hash', 'former_keys', 'former_codes')
$$;
