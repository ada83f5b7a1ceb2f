-- Meetings (组织生活): what was held, who was there, what was decided.

-- What may be told beside the Party line: that a branch held something, and when. Everything else stands in meeting_record.
create table meeting (
  id uuid primary key,
  party_org_id uuid not null,
  party_pos int8 not null,
  kinds text[] not null check (cardinality(kinds) between 1 and 6),
  held_on date not null,
  -- The 党小组 that met, of a group's meeting.
  party_group text,
  withdrawn_at timestamptz,
  version int not null default 1,
  created_by text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, party_pos),
  foreign key (party_org_id, party_pos) references party_org (id, pos) on update cascade deferrable initially immediate
);
create index meeting_org on meeting (party_org_id, party_pos, held_on);
create index meeting_days on meeting (held_on, id);
comment on table meeting is 'Meetings (组织生活) of Party organisations: kinds and days';
comment on column meeting.kinds is 'Codes of meetingKinds; one meeting may be of several kinds';
comment on column meeting.withdrawn_at is 'Entered by mistake: kept, shown as withdrawn, counted nowhere';

create table meeting_record (
  meeting_id uuid primary key,
  party_pos int8 not null,
  assembly text not null check (assembly in ('members', 'committee', 'group', 'round')),
  starts_at time,
  place text,
  chair text,
  recorder text,
  topic text,
  agenda text,
  minutes text,
  guests int2 check (guests >= 0),
  called int2 not null default 0,
  present int2 not null default 0,
  on_leave int2 not null default 0,
  absent int2 not null default 0,
  exempt int2 not null default 0,
  voters int2 not null default 0,
  voters_present int2 not null default 0,
  voters_elsewhere int2 not null default 0,
  voters_elsewhere_present int2 not null default 0,
  talks_done int2,
  talks_planned int2,
  withdrawn_by text,
  withdraw_reason text,
  foreign key (meeting_id, party_pos) references meeting (id, party_pos) on update cascade,
  check (called = present + on_leave + absent + exempt),
  check (voters_present <= voters),
  check (voters_elsewhere_present <= voters_elsewhere and voters_elsewhere <= voters),
  check ((assembly = 'round') = (talks_planned is not null)),
  check ((talks_planned is null) = (talks_done is null)),
  check (talks_done between 0 and talks_planned),
  -- A talk is between two: that it was held is told, never what was said.
  check (assembly <> 'round' or (agenda is null and minutes is null and called = 0))
);
create index meeting_record_meeting on meeting_record (meeting_id, party_pos);
comment on table meeting_record is 'Records of meetings (会议记录), for the Party line alone';
comment on column meeting_record.assembly is 'Who was called: all members of the branch, its committee, a group; round: talks (谈心谈话), counted alone';
comment on column meeting_record.called is 'Members called (名册人数); voters: those with a vote, at a committee its members';
comment on column meeting_record.voters_elsewhere is 'Of the voters those whose 组织关系 is here while another branch manages them: a number, since that branch alone knows them';

create table meeting_resolution (
  meeting_id uuid not null,
  party_pos int8 not null,
  number int2 not null,
  matter text not null,
  yes int2 not null check (yes >= 0),
  no int2 not null check (no >= 0),
  abstained int2 not null check (abstained >= 0),
  primary key (meeting_id, number),
  foreign key (meeting_id, party_pos) references meeting (id, party_pos) on update cascade
);
create index meeting_resolution_meeting on meeting_resolution (meeting_id, party_pos);
comment on table meeting_resolution is 'Resolutions (决议) with counts of votes; who voted how is never kept';

create table attendance (
  meeting_id uuid not null,
  party_pos int8 not null,
  number int2 not null,
  member_id uuid references member (id),
  -- Of a holder of a post who is not on the roll of members: the post, and the name.
  post_id uuid,
  person_name text not null,
  votes boolean not null,
  state text not null check (state in ('present', 'leave', 'absent', 'exempt')),
  reason text,
  primary key (meeting_id, number),
  foreign key (meeting_id, party_pos) references meeting (id, party_pos) on update cascade,
  check ((member_id is null) <> (post_id is null)),
  check (state not in ('leave', 'exempt') or reason is not null)
);
create index attendance_meeting on attendance (meeting_id, party_pos);
create index attendance_member on attendance (member_id) where member_id is not null;
comment on table attendance is 'Who was there (签到): one row for each who was called';
comment on column attendance.votes is 'With a vote on that day (GEN-04, GEN-05); at a committee its members';
comment on column attendance.state is 'leave: 请假; exempt: aged, ill or unable, of whom attendance is not asked (MEET-14)';

do $$
declare t text;
begin
  foreach t in array array['meeting', 'meeting_record', 'meeting_resolution', 'attendance'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert, update, delete on %I to {{keeper}}', t);
    execute format('create policy keeper on %I to {{keeper}} using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to {{app}}, {{self}}', t);
  end loop;
end $$;
grant delete on meeting_resolution, attendance to {{app}}, {{self}};

-- Beside the Party line a meeting follows the Party organisation that held it; a member reads the own attendance by a function.
create policy reading on meeting for select to {{app}}, {{self}} using (party_pos between party_lo() and party_hi()
  and ((select place_is_open() and body_is_open()) or exists (select from party_org p where p.id = party_org_id)));
create policy entering on meeting for insert to {{app}}, {{self}}
  with check (may_see_persons() and party_pos between party_lo() and party_hi());
create policy changing on meeting for update to {{app}}, {{self}}
  using (may_see_persons() and party_pos between party_lo() and party_hi());

create policy scope on meeting_record to {{app}}, {{self}} using (may_see_persons() and party_pos between party_lo() and party_hi());
create policy scope on meeting_resolution to {{app}}, {{self}} using (may_see_persons() and party_pos between party_lo() and party_hi());
-- 不公开 members are kept from who only inspects.
create policy scope on attendance to {{app}}, {{self}} using (may_see_persons() and party_pos between party_lo() and party_hi()
  and (member_id is null or may_see_private() or not is_private_member(member_id)));

-- A member reads when the own branch met and how the own presence was entered, nothing of anybody else.
create function own_attendance() returns table (meeting_id uuid, branch text, kinds text[], held_on date, starts_at time, place text,
  topic text, state text, reason text)
language sql stable security definer set search_path = public as $$
  select m.id, p.name, m.kinds, m.held_on, r.starts_at, r.place, r.topic, a.state, a.reason
  from attendance a join meeting m on m.id = a.meeting_id join meeting_record r on r.meeting_id = m.id
    join party_org p on p.id = m.party_org_id
  where a.member_id = any (only_members()) and m.withdrawn_at is null
$$;

-- Into which groups branches are divided now: their number decides what a branch owes, also for who reaches no persons.
create function branch_groups(party_from int8, party_to int8) returns table (party_org_id uuid, party_group text)
language sql stable security definer set search_path = public as $$
  select distinct m.managing_branch_id, m.party_group from member m
  where m.party_pos between greatest(party_from, party_lo()) and least(party_to, party_hi())
    and m.party_group is not null and m.status in ('full', 'probationary')
$$;

-- Who votes here and is managed elsewhere, as a number (GEN-05).
create function voters_elsewhere(org uuid, on_day date) returns int8
language sql stable security definer set search_path = public as $$
  select count(*) from member m join member_period t on t.member_id = m.id join party_org p on p.id = org
  where p.pos between party_lo() and party_hi() and may_see_persons() and m.membership_branch_id = org and t.superseded_at is null
    and t.valid @> on_day and t.status = 'full' and t.membership_branch_id = org and t.managing_branch_id <> org
$$;

-- One line for each part that differs. Of a creation the record itself says everything.
create function log_meeting() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  part jsonb := coalesce(new_row, old_row);
  told jsonb;
begin
  if rekeying() then return null; end if;
  if tg_table_name in ('meeting', 'meeting_record') and tg_op = 'UPDATE' then
    told := changed_fields(old_row, new_row) - array['called', 'present', 'on_leave', 'absent', 'exempt', 'voters', 'voters_present'];
    if told = '{}' then return null; end if;
  elsif tg_table_name = 'meeting' then
    told := '{}';
  else
    told := jsonb_build_object(tg_table_name, jsonb_build_array(old_row - array['party_pos', 'meeting_id'], new_row - array['party_pos', 'meeting_id']));
  end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, import_id, party_pos)
  values (acting_account(), acting_name(), 'meeting', coalesce(part ->> 'meeting_id', part ->> 'id')::uuid,
    case when tg_table_name = 'meeting' and tg_op = 'INSERT' then 'create' when told ? 'withdrawn_at' then 'withdraw' else 'correct' end,
    told, change_on(), correction_reason(), acting_import(), (part ->> 'party_pos')::int8);
  return null;
end $$;
create trigger meeting_log after insert or update on meeting for each row execute function log_meeting();
create trigger meeting_record_log after update on meeting_record for each row execute function log_meeting();
create trigger meeting_resolution_log after update or delete on meeting_resolution for each row execute function log_meeting();
create trigger meeting_resolution_added_log after insert on meeting_resolution for each row
  when (correction_reason() is not null) execute function log_meeting();
create trigger attendance_log after update on attendance for each row
  when (old.state is distinct from new.state or old.reason is distinct from new.reason) execute function log_meeting();

-- What was changed of a meeting tells as much as its record.
create policy meetings on change_line as restrictive for select to {{app}}, {{self}} using (
  entity <> 'meeting' or keeps_duty('auditor')
  or (may_see_persons() and (may_see_private() or not changes ? 'attendance')));

-- What one of two merged Party organisations held goes with it: only a merge removes one.
create function meetings_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update meeting m set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and m.party_org_id = old.id;
  return old;
end $$;
create trigger meetings_follow_merge before delete on party_org for each row execute function meetings_follow_merge();

-- Whoever looked at a meeting's names sees the own look: one who goes back and forth is written down once.
alter policy reading on look_line using (
  case when entity_id is null or entity = 'meeting' then account_id is not distinct from acting_account()
    else entity = 'member' and exists (select from member m where m.id = entity_id)
      and (account_id is not distinct from acting_account() or not look_withheld(entity_id, account_id, at, shown_from)) end);

do $$
declare f text;
begin
  foreach f in array array['own_attendance()', 'branch_groups(int8, int8)', 'voters_elsewhere(uuid, date)', 'log_meeting()',
    'meetings_follow_merge()'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
  foreach f in array array['own_attendance()', 'branch_groups(int8, int8)', 'voters_elsewhere(uuid, date)'] loop
    execute format('grant execute on function %s to {{app}}, {{self}}', f);
  end loop;
end $$;
