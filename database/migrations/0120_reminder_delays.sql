-- How long a branch has to itself before the level above is reminded is set by each office for itself and all below; the nearest goes first.
create table reminder_delay (
  party_org_id uuid primary key,
  party_pos int8 not null unique,
  delay_days int2 not null check (delay_days between 0 and 90),
  set_by text,
  set_at timestamptz not null default now(),
  foreign key (party_org_id, party_pos) references party_org (id, pos) on update cascade on delete cascade deferrable initially immediate
);
comment on table reminder_delay is 'Days after the last day of a duty''s period that pass before the level above is reminded (提醒上级的天数), where an office has set them for its part of the tree; the nearest goes first';

insert into reminder_delay (party_org_id, party_pos, delay_days)
  select p.id, p.pos, i.reminder_delay_days from installation i join party_org p on p.id = i.root_party_org_id where i.reminder_delay_days <> 15;
alter table installation drop column reminder_delay_days;

alter table reminder_delay enable row level security;
alter table reminder_delay force row level security;
grant select, insert, update, delete on reminder_delay to {{keeper}};
create policy keeper on reminder_delay to {{keeper}} using (true) with check (true);
grant select, insert, update, delete on reminder_delay to {{app}}, {{self}};
-- When a branch's superior is reminded follows from whoever stands above, whom the branch may not see: a number tells of nobody.
create policy reading on reminder_delay for select to {{app}}, {{self}} using (true);
create policy entering on reminder_delay for insert to {{app}}, {{self}}
  with check (may_see_persons() and party_pos between party_lo() and party_hi());
create policy changing on reminder_delay for update to {{app}}, {{self}}
  using (may_see_persons() and party_pos between party_lo() and party_hi());
create policy removing on reminder_delay for delete to {{app}}, {{self}}
  using (may_see_persons() and party_pos between party_lo() and party_hi());

-- What one of two merged Party organisations has set is set by the other, where that has set none itself.
create function reminder_delay_follows_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update reminder_delay d set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id
  where r.id = old.id and d.party_org_id = old.id and not exists (select from reminder_delay o where o.party_org_id = k.id);
  return old;
end $$;
create trigger reminder_delay_follows_merge before delete on party_org for each row execute function reminder_delay_follows_merge();

do $$
begin
  alter function reminder_delay_follows_merge() owner to {{keeper}};
  revoke execute on function reminder_delay_follows_merge() from public;
end $$;
