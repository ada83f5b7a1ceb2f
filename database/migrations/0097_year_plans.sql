-- What a branch means to hold in a year (年度计划), and what offices suggest for it by type and size (计划模板, 分类指导).

-- Lines of both: {"month": 1 to 12, "kinds": [...], "topic": text or null, "note": text or null}, in the order of the year.
create function plan_lines_hold(lines jsonb) returns boolean
language sql immutable parallel safe set search_path = public as $$
  select jsonb_typeof(lines) = 'array' and jsonb_array_length(lines) <= 120 and not exists (
    select from jsonb_array_elements(lines) l
    where coalesce(not (jsonb_typeof(l) = 'object'
      and jsonb_typeof(l -> 'month') = 'number' and (l ->> 'month')::numeric in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
      and jsonb_typeof(l -> 'kinds') = 'array' and jsonb_array_length(l -> 'kinds') between 1 and 6
      and length(coalesce(l ->> 'topic', '')) <= 200 and length(coalesce(l ->> 'note', '')) <= 500), true))
$$;

create table plan_template (
  id uuid primary key,
  party_org_id uuid not null,
  party_pos int8 not null,
  year int2 not null check (year between 2000 and 2200),
  name text not null,
  -- Empty: of any type, of any size.
  org_types text[] not null default '{}',
  size_bands int2[] not null default '{}' check (size_bands <@ array[0, 1, 2, 3, 4]::int2[]),
  basis text not null,
  lines jsonb not null check (plan_lines_hold(lines) and jsonb_array_length(lines) > 0),
  version int not null default 1,
  set_by text,
  set_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdraw_reason text,
  check ((withdrawn_at is null) = (withdraw_reason is null)),
  foreign key (party_org_id, party_pos) references party_org (id, pos) on update cascade deferrable initially immediate
);
create index plan_template_org on plan_template (party_org_id, party_pos);
create index plan_template_year on plan_template (year) where withdrawn_at is null;
comment on table plan_template is 'What an office suggests to the branches below it for a year (计划模板), by type and size of the organisations they cover';

create table year_plan (
  id uuid primary key,
  party_org_id uuid not null,
  party_pos int8 not null,
  year int2 not null check (year between 2000 and 2200),
  -- Where its lines came from first; the branch's own since.
  template_id uuid references plan_template (id),
  lines jsonb not null check (plan_lines_hold(lines) and jsonb_array_length(lines) > 0),
  version int not null default 1,
  set_by text,
  set_at timestamptz not null default now(),
  unique (party_org_id, year),
  foreign key (party_org_id, party_pos) references party_org (id, pos) on update cascade deferrable initially immediate
);
create index year_plan_place on year_plan (party_org_id, party_pos);
create index year_plan_template on year_plan (template_id);
comment on table year_plan is 'What a Party organisation means to hold in a year (年度计划); whether it was held is computed from its meetings';

-- An array in a document cannot refer to a table. Kinds are never deleted: what was there at the writing stays there.
create function plan_kinds_must_be() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if exists (select from jsonb_array_elements(new.lines) l cross join jsonb_array_elements_text(l -> 'kinds') k
    left join meeting_kind t on t.code = k where t.code is null) then
    raise foreign_key_violation using message = 'a line of a kind that there is not', constraint = tg_table_name || '_kinds';
  end if;
  return new;
end $$;
create trigger plan_template_kinds before insert or update of lines on plan_template for each row execute function plan_kinds_must_be();
create trigger year_plan_kinds before insert or update of lines on year_plan for each row execute function plan_kinds_must_be();

alter table plan_template enable row level security;
alter table plan_template force row level security;
alter table year_plan enable row level security;
alter table year_plan force row level security;
grant select, insert, update, delete on plan_template, year_plan to {{keeper}};
create policy keeper on plan_template to {{keeper}} using (true) with check (true);
create policy keeper on year_plan to {{keeper}} using (true) with check (true);
grant select, insert, update on plan_template, year_plan to {{app}}, {{self}};
-- Suggested by whoever stands above, whom a branch itself may not see: it tells of nobody.
create policy reading on plan_template for select to {{app}}, {{self}} using (true);
create policy entering on plan_template for insert to {{app}}, {{self}}
  with check (may_see_persons() and party_pos between party_lo() and party_hi());
create policy changing on plan_template for update to {{app}}, {{self}}
  using (may_see_persons() and party_pos between party_lo() and party_hi());
-- Topics may name persons: the Party line alone.
create policy scope on year_plan to {{app}}, {{self}}
  using (may_see_persons() and party_pos between party_lo() and party_hi());

-- Topics and notes may name persons, and the line is read beside the Party line as well: months and kinds are told.
create function told_plan(held jsonb) returns jsonb
language sql immutable parallel safe set search_path = public as $$
  select held - array['id', 'party_org_id', 'party_pos', 'set_by', 'set_at', 'withdrawn_at', 'withdrawn_by', 'version']
    || jsonb_build_object('lines', (select jsonb_agg(l - array['topic', 'note']) from jsonb_array_elements(held -> 'lines') l))
$$;

create function log_year_plan() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if rekeying() then return null; end if;
  if tg_op = 'UPDATE' and old.version = new.version then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'party_org', new.party_org_id, case when tg_op = 'INSERT' then 'insert' else 'update' end,
    jsonb_build_object(tg_table_name, jsonb_build_array(case when tg_op = 'UPDATE' then told_plan(to_jsonb(old)) end, told_plan(to_jsonb(new)))),
    change_on(), correction_reason(), new.party_pos);
  return null;
end $$;
create trigger year_plan_log after insert or update on year_plan for each row execute function log_year_plan();
create trigger plan_template_log after insert or update on plan_template for each row execute function log_year_plan();

-- What one of two merged Party organisations planned for a year for which the other has no plan is the other's.
create function year_plans_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update plan_template d set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and d.party_org_id = old.id;
  delete from year_plan d using merged_record r
  where r.id = old.id and d.party_org_id = old.id
    and exists (select from year_plan o where o.party_org_id = r.keeper_id and o.year = d.year);
  update year_plan d set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and d.party_org_id = old.id;
  return old;
end $$;
create trigger year_plans_follow_merge before delete on party_org for each row execute function year_plans_follow_merge();

do $$
declare f text;
begin
  foreach f in array array['plan_lines_hold(jsonb)', 'told_plan(jsonb)', 'plan_kinds_must_be()', 'log_year_plan()', 'year_plans_follow_merge()'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function plan_lines_hold(jsonb) to {{app}}, {{self}};
