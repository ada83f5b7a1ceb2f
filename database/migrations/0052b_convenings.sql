-- Meetings that are convened (会议通知): announced beforehand, read by those who are called, with leave and sign-in by code (签到).

create table convening (
  id uuid primary key,
  party_org_id uuid not null,
  party_pos int8 not null,
  kinds text[] not null check (cardinality(kinds) between 1 and 6),
  assembly text not null check (assembly in ('members', 'committee', 'group')),
  party_group text,
  on_day date not null,
  starts_at time not null,
  place text not null,
  topic text,
  agenda text,
  -- Of what holds now: whoever read an earlier wording has not read this one.
  announced_at timestamptz not null default now(),
  cancelled_at timestamptz,
  cancel_reason text,
  meeting_id uuid references meeting (id),
  code_secret_sealed bytea not null,
  version int not null default 1,
  created_by text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, party_pos),
  foreign key (party_org_id, party_pos) references party_org (id, pos) on update cascade deferrable initially immediate,
  check ((assembly = 'group') = (party_group is not null)),
  check ((cancelled_at is null) = (cancel_reason is null)),
  check (cancelled_at is null or meeting_id is null)
);
create index convening_org on convening (party_org_id, party_pos, on_day);
create index convening_days on convening (on_day, id);
create index convening_meeting on convening (meeting_id) where meeting_id is not null;
comment on table convening is 'Meetings announced beforehand (会议通知), told to those who are called';
comment on column convening.meeting_id is 'The record of the meeting once it was held; of a withdrawn record it may be recorded anew';
comment on column convening.code_secret_sealed is 'What the codes of the sign-in (签到码) are made from, one every 30 seconds';

create table convening_read (
  convening_id uuid not null,
  party_pos int8 not null,
  member_id uuid not null references member (id),
  read_at timestamptz not null default now(),
  primary key (convening_id, member_id),
  foreign key (convening_id, party_pos) references convening (id, party_pos) on update cascade
);
create index convening_read_convening on convening_read (convening_id, party_pos);
create index convening_read_member on convening_read (member_id);
comment on table convening_read is 'Who has opened the notice of a meeting (已读)';

create table leave_request (
  convening_id uuid not null,
  party_pos int8 not null,
  member_id uuid not null references member (id),
  reason text not null,
  state text not null check (state in ('waiting', 'accepted', 'declined', 'taken_back')),
  asked_at timestamptz not null default now(),
  answered_by text,
  answered_at timestamptz,
  primary key (convening_id, member_id),
  foreign key (convening_id, party_pos) references convening (id, party_pos) on update cascade
);
create index leave_request_convening on leave_request (convening_id, party_pos);
create index leave_request_member on leave_request (member_id);
comment on table leave_request is 'Leave (请假) that members ask for before a meeting';
comment on column leave_request.state is 'taken_back: by the member, also by signing in';

create table check_in (
  convening_id uuid not null,
  party_pos int8 not null,
  member_id uuid not null references member (id),
  -- Null as long as every code was wrong.
  step int8,
  received_at timestamptz not null default now(),
  state text not null check (state in ('wrong', 'counted', 'waiting', 'confirmed', 'declined')),
  late boolean not null default false,
  wrong_codes int2 not null default 0 check (wrong_codes between 0 and 1000),
  decided_by text,
  decided_at timestamptz,
  primary key (convening_id, member_id),
  foreign key (convening_id, party_pos) references convening (id, party_pos) on update cascade,
  check ((state = 'wrong') = (step is null))
);
create index check_in_convening on check_in (convening_id, party_pos);
create index check_in_member on check_in (member_id);
comment on table check_in is 'Sign-ins by code (签到): one of three ways to tell who was there; what counts is the record of the meeting';
comment on column check_in.step is 'Which 30 seconds the code proves, counted from 1970';
comment on column check_in.late is 'Sent later than the code was shown; over five minutes later it waits for the convener';

-- Who is called to a convened meeting, as of its day (GEN-05): whoever the branch manages, or its committee, or a group; beside them
-- those who vote here and are managed elsewhere, known by name to their branch alone.
create function called_to(c convening) returns table (member_id uuid, post_id uuid, person_name text, votes boolean, elsewhere boolean,
  kept_private boolean, sort_key text)
language sql stable set search_path = public as $$
  select m.id, null::uuid, m.name, t.status = 'full' and t.membership_branch_id is not distinct from c.party_org_id,
    t.managing_branch_id <> c.party_org_id, m.private, m.name_key
  from member_period t join member m on m.id = t.member_id
  where c.assembly <> 'committee' and t.superseded_at is null and t.valid @> c.on_day and t.status in ('full', 'probationary')
    and (t.managing_branch_id = c.party_org_id and (c.assembly = 'members' or m.party_group = c.party_group)
      or c.assembly = 'members' and t.managing_branch_id <> c.party_org_id and t.membership_branch_id = c.party_org_id and t.status = 'full')
  union all
  (select distinct on (coalesce(p.member_id, p.id)) p.member_id, case when p.member_id is null then p.id end, p.person_name, true, false,
     coalesce((select m.private from member m where m.id = p.member_id), false), p.person_name
   from party_post p
   where c.assembly = 'committee' and p.party_org_id = c.party_org_id and p.post <> 'party_worker' and p.from_on <= c.on_day and p.to_on > c.on_day
   order by coalesce(p.member_id, p.id), p.from_on)
$$;

-- Everybody who is called, with what each has answered; those managed elsewhere without a name.
create function convening_roll(of_convening uuid) returns table (member_id uuid, post_id uuid, person_name text, votes boolean, elsewhere boolean,
  kept_private boolean, has_read boolean, leave_state text, leave_reason text, check_in_state text, late boolean, received_at timestamptz)
language sql stable security definer set search_path = public as $$
  select x.member_id, x.post_id, case when x.elsewhere then null else x.person_name end, x.votes, x.elsewhere, x.kept_private,
    r.read_at is not null and r.read_at >= c.announced_at, l.state, l.reason, k.state, k.late, k.received_at
  from convening c cross join lateral called_to(c) x
    left join convening_read r on r.convening_id = c.id and r.member_id = x.member_id
    left join leave_request l on l.convening_id = c.id and l.member_id = x.member_id
    left join check_in k on k.convening_id = c.id and k.member_id = x.member_id and k.state <> 'wrong'
  where c.id = of_convening and may_see_persons() and c.party_pos between party_lo() and party_hi()
    and (x.elsewhere or not x.kept_private or may_see_private())
  order by x.sort_key, x.member_id
$$;

-- How many are called and have read, of one.
create function convening_counts(of_convening uuid) returns table (called int8, has_read int8, on_leave int8)
language sql stable security definer set search_path = public as $$
  select count(*), count(*) filter (where r.read_at >= c.announced_at), count(*) filter (where l.state in ('waiting', 'accepted'))
  from convening c cross join lateral called_to(c) x
    left join convening_read r on r.convening_id = c.id and r.member_id = x.member_id
    left join leave_request l on l.convening_id = c.id and l.member_id = x.member_id
  where c.id = of_convening and may_see_persons() and c.party_pos between party_lo() and party_hi()
$$;

-- The meetings to which the member who asks is called, from a day on or one of them; nothing of anybody else.
create function own_convenings(since date, only_one uuid) returns table (convening_id uuid, party_pos int8, branch text, kinds text[], on_day date,
  starts_at time, place text, topic text, agenda text, cancelled boolean, cancel_reason text, held boolean, version int, code_secret_sealed bytea,
  member_id uuid, kept_private boolean, has_read boolean, leave_state text, leave_reason text, check_in_state text, late boolean, wrong_codes int2)
language sql stable security definer set search_path = public as $$
  select c.id, c.party_pos, p.name, c.kinds, c.on_day, c.starts_at, c.place, c.topic, c.agenda, c.cancelled_at is not null, c.cancel_reason,
    g.id is not null, c.version, c.code_secret_sealed, x.member_id, x.kept_private,
    r.read_at is not null and r.read_at >= c.announced_at, l.state, l.reason, k.state, k.late, coalesce(k.wrong_codes, 0::int2)
  from convening c join party_org p on p.id = c.party_org_id
    cross join lateral called_to(c) x
    left join meeting g on g.id = c.meeting_id and g.withdrawn_at is null
    left join convening_read r on r.convening_id = c.id and r.member_id = x.member_id
    left join leave_request l on l.convening_id = c.id and l.member_id = x.member_id
    left join check_in k on k.convening_id = c.id and k.member_id = x.member_id
  where x.member_id = any (only_members()) and (only_one is null or c.id = only_one) and c.on_day >= since
    and c.party_org_id in (
      select t.managing_branch_id from member_period t where t.member_id = any (only_members()) and t.superseded_at is null
      union select t.membership_branch_id from member_period t where t.member_id = any (only_members()) and t.superseded_at is null
      union select t.party_org_id from party_post t where t.member_id = any (only_members()))
$$;

create function is_called(of_convening uuid, who uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select who = any (only_members()) and exists (
    select from convening c cross join lateral called_to(c) x where c.id = of_convening and x.member_id = who)
$$;

do $$
declare t text;
begin
  foreach t in array array['convening', 'convening_read', 'leave_request', 'check_in'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert, update, delete on %I to {{keeper}}', t);
    execute format('create policy keeper on %I to {{keeper}} using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to {{app}}, {{self}}', t);
  end loop;
  foreach t in array array['convening_read', 'leave_request', 'check_in'] loop
    -- 不公开 members are kept from who only inspects.
    execute format('create policy scope on %I to {{app}}, {{self}} using (may_see_persons() and party_pos between party_lo() and party_hi()
      and (may_see_private() or not is_private_member(member_id)))', t);
    execute format('create policy own on %I for select to {{self}} using (member_id = any (only_members()))', t);
  end loop;
end $$;

create policy scope on convening to {{app}}, {{self}} using (may_see_persons() and party_pos between party_lo() and party_hi());
-- A member says what concerns the member alone, and answers nothing in the convener's place.
create policy reading_it on convening_read for insert to {{self}} with check (is_called(convening_id, member_id));
create policy reading_again on convening_read for update to {{self}} using (member_id = any (only_members()));
create policy asking on leave_request for insert to {{self}} with check (is_called(convening_id, member_id) and state = 'waiting');
create policy asking_again on leave_request for update to {{self}} using (member_id = any (only_members()))
  with check (member_id = any (only_members()) and state in ('waiting', 'taken_back'));
create policy signing on check_in for insert to {{self}} with check (is_called(convening_id, member_id) and state in ('wrong', 'counted', 'waiting'));
create policy signing_again on check_in for update to {{self}} using (member_id = any (only_members()) and state in ('wrong', 'waiting'))
  with check (member_id = any (only_members()) and state in ('wrong', 'counted', 'waiting'));

create function log_convening() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  new_row jsonb := to_jsonb(new);
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  told jsonb := '{}';
  done text := 'create';
begin
  if rekeying() then return null; end if;
  if tg_table_name = 'convening' then
    if tg_op = 'UPDATE' then
      told := changed_fields(old_row, new_row) - array['announced_at', 'code_secret_sealed'];
      if told = '{}' then return null; end if;
      done := case when told ? 'cancelled_at' then 'cancel' else 'change' end;
    end if;
  else
    told := jsonb_build_object(tg_table_name, jsonb_build_array(old_row ->> 'state', new_row ->> 'state'));
    done := case new_row ->> 'state' when 'waiting' then 'ask-leave' when 'accepted' then 'accept-leave' when 'taken_back' then 'take-back-leave'
      when 'confirmed' then 'confirm-check-in' when 'declined' then case tg_table_name when 'check_in' then 'decline-check-in' else 'decline-leave' end
      else 'change' end;
  end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'convening', coalesce(new_row ->> 'convening_id', new_row ->> 'id')::uuid, done, told, change_on(),
    correction_reason(), (new_row ->> 'party_pos')::int8);
  return null;
end $$;
create trigger convening_log after insert or update on convening for each row execute function log_convening();
create trigger leave_request_asked_log after insert on leave_request for each row execute function log_convening();
create trigger leave_request_log after update on leave_request for each row
  when (old.state is distinct from new.state) execute function log_convening();
create trigger check_in_log after update on check_in for each row
  when (new.decided_at is distinct from old.decided_at) execute function log_convening();

create policy convenings on change_line as restrictive for select to {{app}}, {{self}} using (
  entity <> 'convening' or keeps_duty('auditor') or may_see_persons());

-- What one of two merged records was told and answered goes with it; where both were, the keeper's stands.
create function convenings_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update convening m set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and m.party_org_id = old.id;
  return old;
end $$;
create trigger convenings_follow_merge before delete on party_org for each row execute function convenings_follow_merge();

create function answers_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
declare t text;
begin
  foreach t in array array['convening_read', 'leave_request', 'check_in'] loop
    execute format('update %1$I x set member_id = r.keeper_id from merged_record r where r.id = $1 and x.member_id = $1 and not exists (
      select from %1$I y where y.convening_id = x.convening_id and y.member_id = r.keeper_id)', t) using old.id;
    execute format('delete from %I where member_id = $1 and exists (select from merged_record r where r.id = $1)', t) using old.id;
  end loop;
  return old;
end $$;
create trigger answers_follow_merge before delete on member for each row execute function answers_follow_merge();

do $$
declare f text;
begin
  foreach f in array array['called_to(convening)', 'convening_roll(uuid)', 'convening_counts(uuid)', 'own_convenings(date, uuid)',
    'is_called(uuid, uuid)', 'log_convening()', 'convenings_follow_merge()', 'answers_follow_merge()'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
  foreach f in array array['convening_roll(uuid)', 'convening_counts(uuid)', 'own_convenings(date, uuid)', 'is_called(uuid, uuid)'] loop
    execute format('grant execute on function %s to {{app}}, {{self}}', f);
  end loop;
end $$;
