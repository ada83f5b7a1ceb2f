-- What offices ask of branches beside the articles (应开规则): how often a kind of meeting is held, from a day to a day.

create table duty_rule (
  id uuid primary key,
  party_org_id uuid not null,
  party_pos int8 not null,
  -- own: this Party organisation alone; below: every branch of its part of the tree.
  reach text not null check (reach in ('own', 'below')),
  kind text not null,
  per text not null check (per in ('month', 'quarter', 'year')),
  least int2 not null check (least between 1 and 31),
  basis text not null,
  from_on date not null,
  to_on date check (to_on > from_on),
  set_by text,
  set_at timestamptz not null default now(),
  ended_by text,
  end_reason text,
  foreign key (party_org_id, party_pos) references party_org (id, pos) on update cascade deferrable initially immediate
);
create index duty_rule_org on duty_rule (party_org_id, party_pos);
comment on table duty_rule is 'How often a kind of meeting is owed, where an office asks for it (应开规则); the nearest rule goes before the usual one';
comment on column duty_rule.basis is 'The notice or the approval that asks for it';
comment on column duty_rule.to_on is 'First day on which it does not count any more';

alter table duty_rule enable row level security;
alter table duty_rule force row level security;
grant select, insert, update, delete on duty_rule to {{keeper}};
create policy keeper on duty_rule to {{keeper}} using (true) with check (true);
grant select, insert, update on duty_rule to {{app}}, {{self}};
-- What is owed follows from the rules of whoever stands above, whom a branch itself may not see: they tell of nobody.
create policy reading on duty_rule for select to {{app}}, {{self}} using (true);
create policy entering on duty_rule for insert to {{app}}, {{self}}
  with check (may_see_persons() and party_pos between party_lo() and party_hi());
create policy changing on duty_rule for update to {{app}}, {{self}}
  using (may_see_persons() and party_pos between party_lo() and party_hi());

create function log_duty_rule() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  told jsonb := to_jsonb(new) - array['id', 'party_org_id', 'party_pos', 'set_by', 'set_at'];
begin
  if rekeying() then return null; end if;
  if tg_op = 'UPDATE' and old.to_on is not distinct from new.to_on then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'party_org', new.party_org_id, case when tg_op = 'INSERT' then 'insert' else 'update' end,
    jsonb_build_object('duty_rule', jsonb_build_array(case when tg_op = 'UPDATE'
      then to_jsonb(old) - array['id', 'party_org_id', 'party_pos', 'set_by', 'set_at'] end, told)),
    change_on(), correction_reason(), new.party_pos);
  return null;
end $$;
create trigger duty_rule_log after insert or update on duty_rule for each row execute function log_duty_rule();

-- What was asked of one of two merged Party organisations is asked of the other.
create function duty_rules_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update duty_rule d set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and d.party_org_id = old.id;
  return old;
end $$;
create trigger duty_rules_follow_merge before delete on party_org for each row execute function duty_rules_follow_merge();

do $$
declare f text;
begin
  foreach f in array array['log_duty_rule()', 'duty_rules_follow_merge()'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
