-- Groups (党小组) with dates. The roll says which group a member is in now; from it follows which groups a branch has, who was in
-- them on which days, and since when: a group is there as long as somebody is in it (BRANCH-15).

create table party_group (
  id uuid primary key,
  party_org_id uuid not null,
  party_pos int8 not null,
  name text not null,
  -- From its members alone, never entered.
  days datemultirange not null,
  unique (party_org_id, name),
  unique (id, party_pos),
  foreign key (party_org_id, party_pos) references party_org (id, pos) on update cascade deferrable initially immediate
);
create index party_group_org on party_group (party_org_id, party_pos);
create index party_group_pos on party_group (party_pos);
comment on table party_group is 'Groups (党小组) of branches; each has to meet (MEET-03). Renamed: its members are put into a group of the new name';
comment on column party_group.days is 'The days on which somebody is in it';

create table party_group_member (
  party_group_id uuid not null references party_group (id),
  -- Without a reference: a trigger alone writes it, from a row of member.
  member_id uuid not null,
  valid daterange not null check (not isempty(valid)),
  exclude using gist (member_id with =, valid with &&)
);
create index party_group_member_group on party_group_member (party_group_id);
comment on table party_group_member is 'Who was in which group on which days, written from the roll by a trigger; who leaves the Party or the branch is in none';

create table party_group_leader (
  id uuid primary key,
  party_group_id uuid not null,
  party_pos int8 not null,
  member_id uuid not null references member (id),
  chosen text not null check (chosen in ('appointed', 'recommended')),
  from_on date not null,
  to_on date check (to_on > from_on),
  set_by text,
  set_at timestamptz not null default now(),
  foreign key (party_group_id, party_pos) references party_group (id, party_pos) on update cascade deferrable initially immediate,
  exclude using gist (party_group_id with =, daterange(from_on, to_on) with &&)
);
create index party_group_leader_group on party_group_leader (party_group_id, party_pos);
create index party_group_leader_member on party_group_leader (member_id);
comment on table party_group_leader is 'Leaders (组长) of groups from a day to a day; one who has left the group leads it no more';
comment on column party_group_leader.chosen is 'appointed: 支部指定; recommended: 小组推荐 (支部工作条例第13条)';

do $$
declare t text;
begin
  foreach t in array array['party_group', 'party_group_member', 'party_group_leader'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert, update, delete on %I to {{keeper}}', t);
    execute format('create policy keeper on %I to {{keeper}} using (true) with check (true)', t);
    execute format('grant select on %I to {{app}}, {{self}}', t);
  end loop;
end $$;
grant insert, update, delete on party_group_leader to {{app}}, {{self}};
-- Into how many groups a branch is divided decides what it owes: that is told wherever its meetings are.
create policy reading on party_group for select to {{app}}, {{self}} using (party_pos between party_lo() and party_hi()
  and ((select place_is_open() and body_is_open()) or exists (select from party_org p where p.id = party_org_id)));
create policy reading on party_group_member for select to {{app}}, {{self}} using (may_see_persons()
  and exists (select from party_group g where g.id = party_group_id) and (may_see_private() or not is_private_member(member_id)));
create policy scope on party_group_leader to {{app}}, {{self}} using (may_see_persons() and party_pos between party_lo() and party_hi()
  and (may_see_private() or not is_private_member(member_id)));

-- The days of some groups anew; one in which nobody ever was is none. Groups are locked in one order before they are looked at.
create function party_group_days(ids uuid[]) returns void
language plpgsql security definer set search_path = public as $$
begin
  perform from party_group where id = any (ids) order by id for no key update;
  delete from party_group_leader l where l.party_group_id = any (ids)
    and not exists (select from party_group_member s where s.party_group_id = l.party_group_id);
  delete from party_group g where g.id = any (ids) and not exists (select from party_group_member s where s.party_group_id = g.id);
  update party_group g set days = s.days
  from (select party_group_id, range_agg(valid) as days from party_group_member where party_group_id = any (ids) group by 1) s
  where g.id = s.party_group_id and g.days is distinct from s.days;
end $$;

-- As with periods: what was changed holds from its day on. A change that touches no group costs one look at the statement's rows.
create function keep_party_groups() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  members uuid[];
  branches uuid[];
  codes int8[];
  names text[];
  starts date[];
  touched uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(id), array_agg(managing_branch_id), array_agg(party_pos), array_agg(party_group), array_agg(first_on)
      into members, branches, codes, names, starts
    from new_rows where party_group is not null and status in ('full', 'probationary') and withdrawn_at is null;
  else
    select array_agg(id), array_agg(managing_branch_id), array_agg(party_pos), array_agg(now_in), array_agg(from_on)
      into members, branches, codes, names, starts
    from (
      select distinct on (n.id) n.id, n.managing_branch_id, n.party_pos, k.now_in,
        case when n.withdrawn_at is null then greatest(change_on(), n.first_on) else '-infinity' end as from_on
      from new_rows n join old_rows o on o.id = n.id
        cross join lateral (values (
          case when n.status in ('full', 'probationary') and n.withdrawn_at is null then n.party_group end,
          case when o.status in ('full', 'probationary') and o.withdrawn_at is null then o.party_group end)) k (now_in, was_in)
      where k.now_in is distinct from k.was_in or k.now_in is not null and n.managing_branch_id <> o.managing_branch_id) c;
  end if;
  if members is null then return null; end if;

  insert into party_group (id, party_org_id, party_pos, name, days)
  select gen_random_uuid(), c.branch, c.code, c.name, '{}' from unnest(branches, codes, names) c (branch, code, name) where c.name is not null
  group by c.branch, c.code, c.name on conflict (party_org_id, name) do nothing;
  select array_agg(id) into touched from (
    select s.party_group_id as id from party_group_member s where s.member_id = any (members)
    union select g.id from unnest(branches, names) c (branch, name) join party_group g on g.party_org_id = c.branch and g.name = c.name) t;
  if touched is null then return null; end if;
  perform from party_group where id = any (touched) order by id for no key update;

  delete from party_group_member s using unnest(members, starts) c (id, from_on) where s.member_id = c.id and lower(s.valid) >= c.from_on;
  update party_group_member s set valid = daterange(lower(s.valid), c.from_on)
  from unnest(members, starts) c (id, from_on) where s.member_id = c.id and coalesce(upper(s.valid), 'infinity') > c.from_on;
  with entered as (
    select c.id, c.from_on, g.id as group_id from unnest(members, branches, names, starts) c (id, branch, name, from_on)
      join party_group g on g.party_org_id = c.branch and g.name = c.name),
  gone_on as (
    update party_group_member s set valid = daterange(lower(s.valid), null) from entered e
    where s.member_id = e.id and s.party_group_id = e.group_id and upper(s.valid) = e.from_on returning s.member_id)
  insert into party_group_member (party_group_id, member_id, valid)
  select e.group_id, e.id, daterange(e.from_on, null) from entered e where e.id not in (select member_id from gone_on);
  perform party_group_days(touched);
  return null;
end $$;
create trigger member_party_group_insert after insert on member referencing new table as new_rows
  for each statement execute function keep_party_groups();
create trigger member_party_group_update after update on member referencing new table as new_rows old table as old_rows
  for each statement when (not merging()) execute function keep_party_groups();

-- From the roll as it stands: the way after a bulk load, and for what was entered before groups had dates.
create function party_groups_rebuild() returns void
language plpgsql security definer set search_path = public as $$
begin
  delete from party_group_leader;
  delete from party_group_member;
  delete from party_group;
  insert into party_group (id, party_org_id, party_pos, name, days)
  select gen_random_uuid(), m.managing_branch_id, m.party_pos, m.party_group, range_agg(daterange(m.first_on, null)) from member m
  where m.party_group is not null and m.status in ('full', 'probationary') and m.withdrawn_at is null group by 2, 3, 4;
  insert into party_group_member (party_group_id, member_id, valid)
  select g.id, m.id, daterange(m.first_on, null) from member m join party_group g on g.party_org_id = m.managing_branch_id and g.name = m.party_group
  where m.status in ('full', 'probationary') and m.withdrawn_at is null;
end $$;

-- Of two merged members the earlier days of the one that goes are the other's; of two merged branches the groups of one name are one.
create function party_groups_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  touched uuid[];
begin
  if tg_table_name = 'member' then
    select array_agg(distinct party_group_id) into touched from party_group_member where member_id = old.id;
    if touched is null then return old; end if;
    update party_group_leader l set member_id = r.keeper_id from merged_record r where r.id = old.id and l.member_id = old.id;
    insert into party_group_member (party_group_id, member_id, valid)
    select s.party_group_id, k.id, d
    from party_group_member s join merged_record r on r.id = s.member_id join member k on k.id = r.keeper_id
      cross join lateral unnest(datemultirange(s.valid * daterange(null, k.first_on))
        - coalesce((select range_agg(x.valid) from party_group_member x where x.member_id = k.id), '{}')) d
    where s.member_id = old.id;
    delete from party_group_member where member_id = old.id;
    perform party_group_days(touched);
    return old;
  end if;
  select array_agg(k.id) into touched from party_group l join merged_record r on r.id = l.party_org_id
    join party_group k on k.party_org_id = r.keeper_id and k.name = l.name where l.party_org_id = old.id;
  update party_group_leader x set party_group_id = k.id, party_pos = k.party_pos
  from party_group l join merged_record r on r.id = l.party_org_id join party_group k on k.party_org_id = r.keeper_id and k.name = l.name
  where l.party_org_id = old.id and x.party_group_id = l.id and not exists (
    select from party_group_leader y where y.party_group_id = k.id and daterange(y.from_on, y.to_on) && daterange(x.from_on, x.to_on));
  delete from party_group_leader x using party_group l join merged_record r on r.id = l.party_org_id
    join party_group k on k.party_org_id = r.keeper_id and k.name = l.name where l.party_org_id = old.id and x.party_group_id = l.id;
  update party_group_member s set party_group_id = k.id
  from party_group l join merged_record r on r.id = l.party_org_id join party_group k on k.party_org_id = r.keeper_id and k.name = l.name
  where l.party_org_id = old.id and s.party_group_id = l.id;
  delete from party_group l where l.party_org_id = old.id and not exists (select from party_group_member s where s.party_group_id = l.id);
  update party_group l set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and l.party_org_id = old.id;
  perform party_group_days(touched);
  return old;
end $$;
create trigger party_groups_follow_merge before delete on party_org for each row execute function party_groups_follow_merge();
create trigger party_groups_follow_merge before delete on member for each row execute function party_groups_follow_merge();

create function log_party_group_leader() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  hidden constant text[] := array['id', 'party_group_id', 'party_pos', 'set_by', 'set_at'];
  of_group party_group;
begin
  if rekeying() or merging() then return null; end if;
  select * into of_group from party_group where id = coalesce(new.party_group_id, old.party_group_id);
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'member', coalesce(new.member_id, old.member_id), 'change',
    jsonb_build_object('party_group_leader', jsonb_build_array(
      case when tg_op <> 'INSERT' then to_jsonb(old) - hidden || jsonb_build_object('name', of_group.name) end,
      case when tg_op <> 'DELETE' then to_jsonb(new) - hidden || jsonb_build_object('name', of_group.name) end)),
    change_on(), correction_reason(), of_group.party_pos);
  return null;
end $$;
create trigger party_group_leader_log after insert or update or delete on party_group_leader for each row execute function log_party_group_leader();

-- Who is called to the meeting of a group is whoever was in it on the day.
create function in_party_group(who uuid, org uuid, named text, on_day date) returns boolean language sql stable as $$
  select exists (select from party_group_member s join party_group g on g.id = s.party_group_id
    where s.member_id = who and s.valid @> on_day and g.party_org_id = org and g.name = named)
$$;
create or replace function called_to(c convening) returns table (member_id uuid, post_id uuid, person_name text, votes boolean, elsewhere boolean,
  kept_private boolean, sort_key text)
language sql stable set search_path = public as $$
  select m.id, null::uuid, m.name, t.status = 'full' and t.membership_branch_id is not distinct from c.party_org_id,
    t.managing_branch_id <> c.party_org_id, m.private, m.name_key
  from member_period t join member m on m.id = t.member_id
  where c.assembly <> 'committee' and t.superseded_at is null and t.valid @> c.on_day and t.status in ('full', 'probationary')
    and (t.managing_branch_id = c.party_org_id and (c.assembly = 'members' or in_party_group(m.id, c.party_org_id, c.party_group, c.on_day))
      or c.assembly = 'members' and t.managing_branch_id <> c.party_org_id and t.membership_branch_id = c.party_org_id and t.status = 'full')
  union all
  (select distinct on (coalesce(p.member_id, p.id)) p.member_id, case when p.member_id is null then p.id end, p.person_name, true, false,
     coalesce((select m.private from member m where m.id = p.member_id), false), p.person_name
   from party_post p
   where c.assembly = 'committee' and p.party_org_id = c.party_org_id and p.post <> 'party_worker' and p.from_on <= c.on_day and p.to_on > c.on_day
   order by coalesce(p.member_id, p.id), p.from_on)
$$;
create or replace function calls_member(c convening, who uuid) returns boolean language sql stable as $$
  select case when c.assembly = 'committee'
    then exists (select from party_post p where p.member_id = who and p.party_org_id = c.party_org_id and p.post <> 'party_worker'
      and p.from_on <= c.on_day and p.to_on > c.on_day)
    else exists (select from member_period t
      where t.member_id = who and t.superseded_at is null and t.valid @> c.on_day and t.status in ('full', 'probationary')
        and (t.managing_branch_id = c.party_org_id and (c.assembly = 'members' or in_party_group(who, c.party_org_id, c.party_group, c.on_day))
          or c.assembly = 'members' and t.managing_branch_id <> c.party_org_id and t.membership_branch_id = c.party_org_id and t.status = 'full')) end
$$;
drop function branch_groups(int8, int8);

do $$
declare f text;
begin
  foreach f in array array['party_group_days(uuid[])', 'keep_party_groups()', 'party_groups_rebuild()', 'party_groups_follow_merge()',
    'log_party_group_leader()', 'in_party_group(uuid, uuid, text, date)'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function party_groups_rebuild() to {{owner}};
select party_groups_rebuild();
