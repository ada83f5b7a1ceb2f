-- Why an organisation has no Party organisation yet (未建党组织原因): one of a few reasons with a note, since when, and by whom.

-- The row says what holds now; what imports wrote in their own words becomes one of the reasons, the words its note.
alter table social_org add column no_party_reason_note text;
alter table social_org no force row level security;
alter table social_org disable trigger user;
update social_org set no_party_reason_note = nullif(no_party_reason, '待与负责人沟通'),
  no_party_reason = case
    when no_party_reason ~ '沟通' then 'to_discuss'
    when no_party_reason ~ '不足|少于' then 'under_three'
    when no_party_reason ~ '未转' then 'not_transferred'
    when no_party_reason ~ '(没有|无).*党员' then 'no_members'
    when no_party_reason ~ '筹建|组建中|正在组建' then 'preparing'
    when no_party_reason ~ '指导' then 'awaiting_guidance'
    else 'other' end
where no_party_reason is not null;
alter table social_org enable trigger user;
alter table social_org force row level security;
alter table social_org add constraint social_org_no_party_reason_check check (no_party_reason in ('no_members', 'under_three',
  'not_transferred', 'preparing', 'to_discuss', 'awaiting_guidance', 'exempt', 'other'));
create index social_org_no_party_reason on social_org (no_party_reason, pos, id) where no_party_reason is not null;
comment on column social_org.no_party_reason is '未建党组织原因: what is to be done, never what somebody thinks';

create table no_party_reason (
  id int8 generated always as identity primary key,
  social_org_id uuid not null references social_org (id),
  reason text not null,
  note text,
  valid daterange not null check (not isempty(valid)),
  recorded_by text,
  recorded_at timestamptz not null default now(),
  import_id uuid,
  exclude using gist (social_org_id with =, valid with &&)
);
create index no_party_reason_org on no_party_reason (social_org_id);
comment on table no_party_reason is 'Reasons why there was no Party organisation yet, over time; written by a trigger from social_org';
alter table no_party_reason enable row level security;
alter table no_party_reason force row level security;
grant select, insert, update, delete on no_party_reason to {{keeper}};
grant usage on sequence no_party_reason_id_seq to {{keeper}};
grant select on no_party_reason to {{app}}, {{self}};
create policy keeper on no_party_reason to {{keeper}} using (true) with check (true);
create policy scope on no_party_reason for select to {{app}}, {{self}} using (exists (select from social_org o where o.id = social_org_id));

create function keep_no_party_reasons() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    insert into no_party_reason (social_org_id, reason, note, valid, recorded_by, import_id)
    select id, no_party_reason, no_party_reason_note, daterange(greatest(change_on(), first_on), null), acting_name(), acting_import()
    from new_rows where no_party_reason is not null;
    return null;
  end if;
  -- What is said of a day holds from it on: whatever was said for later days is replaced.
  with changed as (
    select n.id, greatest(change_on(), n.first_on) as from_on from new_rows n join old_rows o on o.id = n.id
    where (n.no_party_reason, n.no_party_reason_note) is distinct from (o.no_party_reason, o.no_party_reason_note)),
  replaced as (
    delete from no_party_reason r using changed c where r.social_org_id = c.id and lower(r.valid) >= c.from_on)
  update no_party_reason r set valid = daterange(lower(r.valid), c.from_on)
  from changed c where r.social_org_id = c.id and lower(r.valid) < c.from_on and coalesce(upper(r.valid) > c.from_on, true);
  insert into no_party_reason (social_org_id, reason, note, valid, recorded_by, import_id)
  select n.id, n.no_party_reason, n.no_party_reason_note, daterange(greatest(change_on(), n.first_on), null), acting_name(), acting_import()
  from new_rows n join old_rows o on o.id = n.id
  where (n.no_party_reason, n.no_party_reason_note) is distinct from (o.no_party_reason, o.no_party_reason_note)
    and n.no_party_reason is not null;
  return null;
end $$;
alter function keep_no_party_reasons owner to {{keeper}};
create trigger social_org_reason_inserted after insert on social_org referencing new table as new_rows
  for each statement execute function keep_no_party_reasons();
create trigger social_org_reason_updated after update on social_org referencing new table as new_rows old table as old_rows
  for each statement execute function keep_no_party_reasons();
set local role {{keeper}};
insert into no_party_reason (social_org_id, reason, note, valid, recorded_at)
  select id, no_party_reason, no_party_reason_note, daterange(updated_at::date, null), updated_at
  from social_org where no_party_reason is not null;
reset role;
