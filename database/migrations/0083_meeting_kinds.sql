-- Kinds of meeting: those of the articles, and those that an office sets up for its part of the tree (本级设立的类型).

create table meeting_kind (
  -- Of an office's own: site, whom it calls, eight hexadecimal digits, the name. What it calls and is called never changes.
  code text primary key,
  party_org_id uuid,
  party_pos int8,
  -- Levels of Party organisation that hold it.
  held_by text[] not null default '{}' check (held_by <@ array['branch', 'general_branch', 'committee', 'other']),
  needs_quorum boolean not null default false,
  needs_agenda boolean not null default false,
  needs_minutes boolean not null default false,
  least_present int2 check (least_present between 1 and 500),
  basis text,
  from_on date,
  to_on date check (to_on > from_on),
  set_by text,
  set_at timestamptz not null default now(),
  ended_by text,
  end_reason text,
  check ((party_org_id is not null) = (code ~ '^site:(members|committee|group|any):[0-9a-f]{8}:.')),
  check ((party_org_id is null) = (from_on is null) and (party_org_id is null) = (basis is null) and (party_org_id is null) = (party_pos is null)),
  check (party_org_id is null or cardinality(held_by) > 0),
  foreign key (party_org_id, party_pos) references party_org (id, pos) on update cascade deferrable initially immediate
);
create index meeting_kind_org on meeting_kind (party_org_id, party_pos);
comment on table meeting_kind is 'Kinds of meeting (组织生活类型): of the articles, and of an office for itself and all below it; ended, never deleted';
comment on column meeting_kind.needs_quorum is 'Half of those with a vote have to be there; what is not met is told beside the record, and keeps no fact out';
comment on column meeting_kind.to_on is 'First day on which none may be held any more';

insert into meeting_kind (code) values ('branch_assembly'), ('committee_meeting'), ('group_meeting'), ('party_lecture'), ('theme_day'),
  ('criticism_meeting'), ('democratic_meeting'), ('appraisal'), ('spirit_review'), ('talks');

alter table duty_rule add constraint duty_rule_kind foreign key (kind) references meeting_kind (code);
create index duty_rule_kind on duty_rule (kind);

alter table meeting_kind enable row level security;
alter table meeting_kind force row level security;
grant select, insert, update, delete on meeting_kind to {{keeper}};
create policy keeper on meeting_kind to {{keeper}} using (true) with check (true);
grant select, insert, update on meeting_kind to {{app}}, {{self}};
-- Names of kinds stand in every list of meetings and tell of nobody.
create policy reading on meeting_kind for select to {{app}}, {{self}} using (true);
create policy entering on meeting_kind for insert to {{app}}, {{self}}
  with check (may_see_persons() and party_pos between party_lo() and party_hi());
create policy changing on meeting_kind for update to {{app}}, {{self}}
  using (may_see_persons() and party_pos between party_lo() and party_hi());

-- An array cannot refer to a table. Kinds are never deleted: what was there at the writing stays there.
create function kinds_must_be() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if exists (select from written w cross join unnest(w.kinds) k left join meeting_kind t on t.code = k where t.code is null) then
    raise foreign_key_violation using message = 'a meeting of a kind that there is not', constraint = tg_table_name || '_kinds';
  end if;
  return null;
end $$;
do $$
declare t text;
begin
  foreach t in array array['meeting', 'convening'] loop
    execute format('create trigger %1$I_kinds_entered after insert on %1$I referencing new table as written for each statement execute function kinds_must_be()', t);
    execute format('create trigger %1$I_kinds_changed after update on %1$I referencing new table as written for each statement execute function kinds_must_be()', t);
  end loop;
end $$;

create function log_meeting_kind() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  told jsonb := to_jsonb(new) - array['party_org_id', 'party_pos', 'set_by', 'set_at'];
begin
  if rekeying() then return null; end if;
  if tg_op = 'UPDATE' and old.to_on is not distinct from new.to_on then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'party_org', new.party_org_id, case when tg_op = 'INSERT' then 'insert' else 'update' end,
    jsonb_build_object('meeting_kind', jsonb_build_array(case when tg_op = 'UPDATE'
      then to_jsonb(old) - array['party_org_id', 'party_pos', 'set_by', 'set_at'] end, told)),
    change_on(), correction_reason(), new.party_pos);
  return null;
end $$;
create trigger meeting_kind_log after insert or update on meeting_kind for each row execute function log_meeting_kind();

-- What one of two merged Party organisations has set up belongs to the other.
create function meeting_kinds_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update meeting_kind d set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and d.party_org_id = old.id;
  return old;
end $$;
create trigger meeting_kinds_follow_merge before delete on party_org for each row execute function meeting_kinds_follow_merge();

do $$
declare f text;
begin
  foreach f in array array['kinds_must_be()', 'log_meeting_kind()', 'meeting_kinds_follow_merge()'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
