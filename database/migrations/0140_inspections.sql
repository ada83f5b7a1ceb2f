-- Inspections (检查) that an office means to make, told ahead to those below it. A branch that enters many meetings of the days just
-- before one is asked, by itself alone, to look at the days again.
create table inspection (
  id uuid primary key,
  party_org_id uuid not null,
  party_pos int8 not null,
  name text not null,
  held_on date not null,
  looks_at text,
  basis text not null,
  set_by text,
  set_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdraw_reason text,
  check ((withdrawn_at is null) = (withdraw_reason is null)),
  foreign key (party_org_id, party_pos) references party_org (id, pos) on update cascade deferrable initially immediate
);
create index inspection_org on inspection (party_org_id, party_pos);
create index inspection_day on inspection (held_on) where withdrawn_at is null;
comment on table inspection is 'Inspections (检查) of a Party organisation and all below it, told ahead by whoever makes them';
comment on column inspection.looks_at is 'What is looked at (检查内容)';

alter table inspection enable row level security;
alter table inspection force row level security;
grant select, insert, update, delete on inspection to {{keeper}};
create policy keeper on inspection to {{keeper}} using (true) with check (true);
grant select, insert, update on inspection to {{app}}, {{self}};
-- Told to the own part of the tree and to whomever it is made of; it tells of nobody.
create policy reading on inspection for select to {{app}}, {{self}} using (may_see_persons() and (party_pos between party_lo() and party_hi()
  or exists (select from party_org_code c where c.pos = inspection.party_pos and party_lo() between c.pos and c.pos_end)));
create policy entering on inspection for insert to {{app}}, {{self}}
  with check (may_see_persons() and party_pos between party_lo() and party_hi());
create policy changing on inspection for update to {{app}}, {{self}}
  using (may_see_persons() and party_pos between party_lo() and party_hi());

create function log_inspection() returns trigger
language plpgsql security definer set search_path = public as $$
declare told constant text[] := array['name', 'held_on', 'looks_at', 'basis', 'withdraw_reason'];
begin
  if rekeying() then return null; end if;
  if tg_op = 'UPDATE' and (old.withdrawn_at is not null or new.withdrawn_at is null) then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'party_org', new.party_org_id, case when tg_op = 'INSERT' then 'insert' else 'update' end,
    jsonb_build_object('inspection', jsonb_build_array(
      case when tg_op = 'UPDATE' then (select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(old)) where key = any (told)) end,
      (select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(new)) where key = any (told)))),
    change_on(), coalesce(new.withdraw_reason, new.basis), new.party_pos);
  return null;
end $$;
create trigger inspection_log after insert or update on inspection for each row execute function log_inspection();

-- What was told to one of two merged Party organisations was told to the other.
create function inspections_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update inspection d set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and d.party_org_id = old.id;
  return old;
end $$;
create trigger inspections_follow_merge before delete on party_org for each row execute function inspections_follow_merge();

do $$
declare f text;
begin
  foreach f in array array['log_inspection()', 'inspections_follow_merge()'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
