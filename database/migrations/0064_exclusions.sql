-- 不计入应到会 (GEN-06): whom a branch may leave out of the number that has to be there where it elects or votes, for a period, once the
-- superior Party organisation has agreed and the branch's assembly has passed it. Elsewhere a leave suffices.

create table exclusion (
  id uuid primary key,
  party_org_id uuid not null,
  party_pos int8 not null,
  member_id uuid not null references member (id),
  from_on date not null,
  to_on date check (to_on >= from_on),
  agreed_on date,
  agreed_by text,
  agreed_account text,
  superior_id uuid references party_org (id),
  passed_meeting_id uuid references meeting (id),
  ended_by text,
  end_reason text,
  created_by text,
  created_at timestamptz not null default now(),
  version int not null default 1,
  unique (id, party_pos),
  foreign key (party_org_id, party_pos) references party_org (id, pos) on update cascade deferrable initially immediate,
  check (num_nulls(agreed_on, agreed_by, agreed_account) in (0, 3)),
  check (agreed_on is not null or superior_id is null),
  check (num_nulls(ended_by, end_reason) in (0, 2))
);
create index exclusion_org on exclusion (party_org_id, party_pos);
create index exclusion_member on exclusion (member_id);
create index exclusion_superior on exclusion (superior_id) where superior_id is not null;
create index exclusion_meeting on exclusion (passed_meeting_id) where passed_meeting_id is not null;
comment on table exclusion is 'Members left out of the number that has to be there where the branch elects or votes (不计入应到, GEN-06)';
comment on column exclusion.to_on is 'First day on which it does not count; also the day on which it was ended';
comment on column exclusion.agreed_by is 'Which superior Party organisation agreed, on which day (报上级党组织同意)';
comment on column exclusion.passed_meeting_id is 'The assembly that passed it (党员大会通过); of a withdrawn record it does not count';

create table exclusion_case (
  exclusion_id uuid primary key,
  party_pos int8 not null,
  case_code text not null,
  note text,
  foreign key (exclusion_id, party_pos) references exclusion (id, party_pos) on update cascade
);
create index exclusion_case_exclusion on exclusion_case (exclusion_id, party_pos);
comment on table exclusion_case is 'Which of the six cases it is: illness and discipline among them, hence for the branch and the agreeing superior alone';
comment on column exclusion_case.case_code is 'Code of exclusionCases';

-- The officer who agrees acts under a node above the branch; the branch itself under its own.
create function sees_exclusion_case(of_exclusion uuid, pos int8) returns boolean
language sql stable security definer set search_path = public as $$
  select may_see_persons() and pos between party_lo() and party_hi() and (party_lo() = pos
    or may_see_private() and exists (select from exclusion e left join party_org s on s.id = e.superior_id
      where e.id = of_exclusion and (e.superior_id is null or s.pos = party_lo())))
$$;

do $$
declare t text;
begin
  foreach t in array array['exclusion', 'exclusion_case'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert, update, delete on %I to {{keeper}}', t);
    execute format('create policy keeper on %I to {{keeper}} using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert, update on exclusion to {{app}}, {{self}};
grant select, insert on exclusion_case to {{app}}, {{self}};
create policy scope on exclusion to {{app}}, {{self}} using (may_see_persons() and party_pos between party_lo() and party_hi()
  and (may_see_private() or not is_private_member(member_id)));
create policy reading on exclusion_case for select to {{app}}, {{self}} using (sees_exclusion_case(exclusion_id, party_pos));
create policy entering on exclusion_case for insert to {{app}}, {{self}}
  with check (may_see_persons() and party_pos between party_lo() and party_hi());

-- Who is left out on a day: both have said yes by then, and the assembly's record stands. Whoever takes part counts all the same.
create function left_out(org uuid, on_day date) returns table (member_id uuid)
language sql stable security definer set search_path = public as $$
  select e.member_id from exclusion e join meeting m on m.id = e.passed_meeting_id
  where e.party_org_id = org and may_see_persons() and e.party_pos between party_lo() and party_hi() and m.withdrawn_at is null
    and e.agreed_on <= on_day and m.held_on <= on_day and e.from_on <= on_day and (e.to_on is null or e.to_on > on_day)
$$;

alter table attendance add column left_out boolean not null default false;
comment on column attendance.left_out is 'Left out of the number that has to be there by GEN-06, on that day';
alter table meeting_record add column left_out int2 not null default 0 check (left_out >= 0);
comment on column meeting_record.left_out is 'Of a meeting that votes: how many with a vote are left out of voters by GEN-06, since they were not there';

-- The case stands in no line: that there is one does.
create function log_exclusion() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  hidden constant text[] := array['id', 'party_org_id', 'party_pos', 'member_id', 'version', 'created_at', 'created_by', 'superior_id',
    'passed_meeting_id', 'agreed_by'];
begin
  if rekeying() or tg_op = 'UPDATE' and changed_fields(to_jsonb(old), to_jsonb(new)) - array['party_org_id', 'member_id'] = '{}' then
    return null;
  end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'member', new.member_id, 'change',
    jsonb_build_object('exclusion', jsonb_build_array(
      case when tg_op = 'UPDATE' then to_jsonb(old) - hidden || jsonb_build_object('passed', old.passed_meeting_id is not null, 'case', '***') end,
      to_jsonb(new) - hidden || jsonb_build_object('passed', new.passed_meeting_id is not null, 'case', '***'))),
    change_on(), correction_reason(), new.party_pos);
  return null;
end $$;
create trigger exclusion_log after insert or update on exclusion for each row execute function log_exclusion();

-- What stood with one of two merged records stands with the other.
create function exclusions_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if tg_table_name = 'member' then
    update exclusion e set member_id = r.keeper_id from merged_record r where r.id = old.id and e.member_id = old.id;
  else
    update exclusion e set party_org_id = k.id, party_pos = k.pos
    from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and e.party_org_id = old.id;
    update exclusion e set superior_id = r.keeper_id from merged_record r where r.id = old.id and e.superior_id = old.id;
  end if;
  return old;
end $$;
create trigger exclusions_follow_merge before delete on party_org for each row execute function exclusions_follow_merge();
create trigger exclusions_follow_merge before delete on member for each row execute function exclusions_follow_merge();

do $$
declare f text;
begin
  foreach f in array array['sees_exclusion_case(uuid, int8)', 'left_out(uuid, date)', 'log_exclusion()', 'exclusions_follow_merge()'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
  foreach f in array array['sees_exclusion_case(uuid, int8)', 'left_out(uuid, date)'] loop
    execute format('grant execute on function %s to {{app}}, {{self}}', f);
  end loop;
end $$;
