-- Minutes (会议记录): approved by the secretary, and what lies with them (附件).

create table meeting_approval (
  meeting_id uuid primary key,
  party_pos int8 not null,
  approved_by text not null,
  approved_at timestamptz not null default now(),
  foreign key (meeting_id, party_pos) references meeting (id, party_pos) on update cascade
);
create index meeting_approval_meeting on meeting_approval (meeting_id, party_pos);
comment on table meeting_approval is 'Minutes that the secretary has approved (已审); gone as soon as the meeting is corrected (待审)';

create table meeting_attachment (
  id uuid primary key,
  meeting_id uuid not null,
  party_pos int8 not null,
  name text not null,
  -- By its content, never by its name.
  format text not null check (format in ('pdf', 'jpg', 'png', 'docx', 'xlsx', 'pptx', 'doc', 'xls', 'ppt')),
  size_bytes int4 not null check (size_bytes > 0),
  sha256 bytea not null,
  added_by text not null,
  added_at timestamptz not null default now(),
  removed_by text,
  removed_at timestamptz,
  remove_reason text,
  foreign key (meeting_id, party_pos) references meeting (id, party_pos) on update cascade,
  check ((removed_at is null) = (removed_by is null) and (removed_at is null) = (remove_reason is null))
);
create index meeting_attachment_meeting on meeting_attachment (meeting_id, party_pos);
create unique index meeting_attachment_content on meeting_attachment (meeting_id, sha256) where removed_at is null;
comment on table meeting_attachment is 'Files that lie with minutes (附件); the bytes are sealed in the data folder and erased when one is removed';
comment on column meeting_attachment.removed_at is 'Taken away with a reason: the line stays, the file is gone';

-- A file can''t be masked: where somebody 不公开 was called, it is kept from who only inspects.
create function meeting_calls_private(meeting uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from attendance a where a.meeting_id = meeting and a.member_id is not null and is_private_member(a.member_id))
$$;

do $$
declare t text;
begin
  foreach t in array array['meeting_approval', 'meeting_attachment'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert, update, delete on %I to {{keeper}}', t);
    execute format('create policy keeper on %I to {{keeper}} using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert, delete on meeting_approval to {{app}}, {{self}};
grant select, insert, update on meeting_attachment to {{app}}, {{self}};
create policy scope on meeting_approval to {{app}}, {{self}} using (may_see_persons() and party_pos between party_lo() and party_hi());
create policy scope on meeting_attachment to {{app}}, {{self}} using (may_see_persons() and party_pos between party_lo() and party_hi()
  and (may_see_private() or not meeting_calls_private(meeting_id)));

-- Approved, opened again by a correction, a file added or taken away: each a line of the meeting's history.
create function log_minutes() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  row jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  told jsonb;
begin
  if rekeying() then return null; end if;
  if tg_table_name = 'meeting_approval' then
    told := jsonb_build_object('approved_by', case when tg_op = 'DELETE' then jsonb_build_array(old.approved_by, null)
      else jsonb_build_array(null, new.approved_by) end);
  else
    told := jsonb_build_object('meeting_attachment', case when tg_op = 'INSERT' then jsonb_build_array(null, row ->> 'name')
      else jsonb_build_array(row ->> 'name', null) end);
  end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'meeting', (row ->> 'meeting_id')::uuid,
    case when tg_table_name = 'meeting_attachment' then case when tg_op = 'INSERT' then 'attach' else 'detach' end
      when tg_op = 'INSERT' then 'approve' else 'reopen' end,
    told, change_on(), correction_reason(), (row ->> 'party_pos')::int8);
  return null;
end $$;
create trigger meeting_approval_log after insert or delete on meeting_approval for each row execute function log_minutes();
create trigger meeting_attachment_added_log after insert on meeting_attachment for each row execute function log_minutes();
create trigger meeting_attachment_removed_log after update of removed_at on meeting_attachment for each row
  when (old.removed_at is null and new.removed_at is not null) execute function log_minutes();

-- The name of a file may tell as much as the file.
create policy attachments on change_line as restrictive for select to {{app}}, {{self}} using (
  entity <> 'meeting' or may_see_private() or keeps_duty('auditor') or not changes ? 'meeting_attachment');

do $$
declare f text;
begin
  foreach f in array array['meeting_calls_private(uuid)', 'log_minutes()'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
  grant execute on function meeting_calls_private(uuid) to {{app}}, {{self}};
end $$;
