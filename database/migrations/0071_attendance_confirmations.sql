-- Where a member takes part in a 功能型 or temporary Party organisation, the 组织关系 stays with the home branch (BRANCH-07, SORGP-03). The
-- secretary of the one confirms to the other how often the member was there; it is shown beside, and counted as no meeting of the home.

create table attendance_confirmation (
  id uuid primary key,
  party_org_id uuid not null,
  party_pos int8 not null,
  member_id uuid not null references member (id),
  home_branch_id uuid not null,
  home_pos int8 not null,
  from_on date not null,
  to_on date not null check (to_on > from_on),
  confirmed_by text not null,
  confirmed_at timestamptz not null default now(),
  taken_back_by text,
  taken_back_at timestamptz,
  take_back_reason text,
  foreign key (party_org_id, party_pos) references party_org (id, pos) on update cascade deferrable initially immediate,
  foreign key (home_branch_id, home_pos) references party_org (id, pos) on update cascade deferrable initially immediate,
  check ((taken_back_at is null) = (take_back_reason is null))
);
create index attendance_confirmation_org on attendance_confirmation (party_org_id, party_pos);
create index attendance_confirmation_home on attendance_confirmation (home_branch_id, home_pos);
create index attendance_confirmation_member on attendance_confirmation (member_id);
comment on table attendance_confirmation is 'Of which days attendance in a 功能型 or temporary Party organisation is confirmed to the home branch; how often, follows from its meetings';
comment on column attendance_confirmation.home_branch_id is 'Where the 组织关系 was when it was confirmed';

alter table attendance_confirmation enable row level security;
alter table attendance_confirmation force row level security;
grant select, insert, update, delete on attendance_confirmation to {{keeper}};
create policy keeper on attendance_confirmation to {{keeper}} using (true) with check (true);
grant select, insert, update on attendance_confirmation to {{app}}, {{self}};
-- Either end reads it, the one that confirms alone writes; 不公开 members are kept from who only inspects.
create policy reading on attendance_confirmation for select to {{app}}, {{self}} using (may_see_persons()
  and (party_pos between party_lo() and party_hi() or home_pos between party_lo() and party_hi())
  and (may_see_private() or not is_private_member(member_id)));
create policy entering on attendance_confirmation for insert to {{app}}, {{self}}
  with check (may_see_persons() and party_pos between party_lo() and party_hi());
create policy changing on attendance_confirmation for update to {{app}}, {{self}}
  using (may_see_persons() and party_pos between party_lo() and party_hi());

-- How often somebody was expected and there, in meetings of one Party organisation from a day to a day.
create function attendance_counts(org uuid, who uuid, from_day date, to_day date) returns table (expected int, present int)
language sql stable set search_path = public as $$
  select count(*) filter (where a.state in ('present', 'absent'))::int, count(*) filter (where a.state = 'present')::int
  from attendance a join meeting m on m.id = a.meeting_id
  where a.member_id = who and m.party_org_id = org and m.withdrawn_at is null and m.held_on >= from_day and m.held_on < to_day
$$;

-- Everybody who was called in some days, with the home branch by name, which stands out of sight as a rule, and what is confirmed.
create function attended_at(org uuid, from_day date, to_day date)
returns table (member_id uuid, member_name text, home_branch_id uuid, home_name text, home_elsewhere text, expected int, present int,
  confirmation_id uuid, confirmed_from date, confirmed_to date, confirmed_by text, confirmed_at timestamptz)
language sql stable security definer set search_path = public as $$
  with seen as (
    select distinct a.member_id from party_org h join meeting m on m.party_org_id = h.id join attendance a on a.meeting_id = m.id
    where h.id = org and may_see_persons() and h.pos between party_lo() and party_hi() and a.member_id is not null
      and m.withdrawn_at is null and m.held_on >= from_day and m.held_on < to_day)
  select k.id, k.name, b.id, b.name, k.membership_elsewhere, n.expected, n.present, c.id, c.from_on, c.to_on, c.confirmed_by, c.confirmed_at
  from seen s join member k on k.id = s.member_id left join party_org b on b.id = k.membership_branch_id and b.id <> org
    cross join lateral attendance_counts(org, k.id, from_day, to_day) n
    left join lateral (
      select * from attendance_confirmation c where c.member_id = k.id and c.party_org_id = org and c.taken_back_at is null
        and c.from_on < to_day and c.to_on > from_day order by c.from_on desc limit 1) c on true
  where may_see_private() or not k.private
  order by k.name_key, k.id
$$;

-- What was confirmed to a home branch, or of one member, of days that begin in some time. The home branch learns the name by it.
create function attended_elsewhere(home uuid, who uuid, from_day date, to_day date)
returns table (confirmation_id uuid, member_id uuid, member_name text, host_id uuid, host_name text, functional boolean, from_on date,
  to_on date, expected int, present int, confirmed_by text, confirmed_at timestamptz)
language sql stable security definer set search_path = public as $$
  select c.id, k.id, k.name, p.id, p.name, p.functional, c.from_on, c.to_on, n.expected, n.present, c.confirmed_by, c.confirmed_at
  from attendance_confirmation c join member k on k.id = c.member_id join party_org p on p.id = c.party_org_id
    cross join lateral attendance_counts(p.id, k.id, c.from_on, c.to_on) n
  where c.taken_back_at is null and c.from_on >= from_day and c.from_on < to_day
    and (home is null or c.home_branch_id = home) and (who is null or c.member_id = who) and (home is not null or who is not null)
    and may_see_persons() and (c.home_pos between party_lo() and party_hi() or c.party_pos between party_lo() and party_hi())
    and (may_see_private() or not k.private)
  order by c.from_on desc, k.name_key, c.id
$$;

-- Where a branch stands in the tree, for a reference to one that is out of sight.
create function pos_of_branch(branch uuid) returns int8
language sql stable security definer set search_path = public as $$ select pos from party_org where id = branch $$;

create function log_attendance_confirmation() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  -- Not where: who reads the log of a member may not see that organisation. The lists tell the home branch.
  told jsonb := jsonb_build_object('from_on', new.from_on, 'last_on', new.to_on - 1);
begin
  if rekeying() or merging() then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'member', new.member_id,
    case when tg_op = 'INSERT' then 'confirm-attendance' else 'take-back-confirmation' end,
    jsonb_build_object('attendance_confirmation',
      case when tg_op = 'INSERT' then jsonb_build_array(null, told) else jsonb_build_array(told, null) end),
    change_on(), correction_reason(), new.party_pos);
  return null;
end $$;
create trigger attendance_confirmation_log after insert on attendance_confirmation
  for each row execute function log_attendance_confirmation();
create trigger attendance_confirmation_taken_back_log after update on attendance_confirmation
  for each row when (old.taken_back_at is distinct from new.taken_back_at) execute function log_attendance_confirmation();

-- Merged Party organisations and members keep what was confirmed.
create function confirmations_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if tg_table_name = 'member' then
    update attendance_confirmation c set member_id = r.keeper_id from merged_record r where r.id = old.id and c.member_id = old.id;
  else
    update attendance_confirmation c set party_org_id = k.id, party_pos = k.pos
    from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and c.party_org_id = old.id;
    update attendance_confirmation c set home_branch_id = k.id, home_pos = k.pos
    from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and c.home_branch_id = old.id;
  end if;
  return old;
end $$;
create trigger confirmations_follow_merge before delete on party_org for each row execute function confirmations_follow_merge();
create trigger confirmations_follow_merge before delete on member for each row execute function confirmations_follow_merge();

do $$
declare f text;
begin
  foreach f in array array['attendance_counts(uuid, uuid, date, date)', 'attended_at(uuid, date, date)',
    'attended_elsewhere(uuid, uuid, date, date)', 'pos_of_branch(uuid)', 'log_attendance_confirmation()',
    'confirmations_follow_merge()'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
  foreach f in array array['attended_at(uuid, date, date)', 'attended_elsewhere(uuid, uuid, date, date)', 'pos_of_branch(uuid)'] loop
    execute format('grant execute on function %s to {{app}}, {{self}}', f);
  end loop;
end $$;
