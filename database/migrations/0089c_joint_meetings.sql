-- Joint meetings (联合开展): a Party organisation that has announced a meeting invites others to hold it together. Whoever joins has a
-- notice and a record of its own, with its own people called: scopes, 应到, shares and duties stay what they are.

create table joint_invitation (
  id uuid primary key,
  -- The host's notice.
  convening_id uuid not null,
  host_pos int8 not null,
  party_org_id uuid not null,
  party_pos int8 not null,
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'declined', 'taken_back')),
  reason text,
  -- The notice of whoever has joined.
  joined_convening_id uuid references convening (id),
  invited_by text,
  invited_at timestamptz not null default now(),
  answered_by text,
  answered_at timestamptz,
  unique (convening_id, party_org_id),
  foreign key (convening_id, host_pos) references convening (id, party_pos) on update cascade,
  foreign key (party_org_id, party_pos) references party_org (id, pos) on update cascade deferrable initially immediate,
  check ((state = 'accepted') = (joined_convening_id is not null)),
  check (state <> 'declined' or reason is not null)
);
create index joint_invitation_host on joint_invitation (convening_id, host_pos);
create index joint_invitation_org on joint_invitation (party_org_id, party_pos);
create index joint_invitation_pos on joint_invitation (party_pos, invited_at);
create unique index joint_invitation_joined on joint_invitation (joined_convening_id) where joined_convening_id is not null;
comment on table joint_invitation is 'Whom the host of an announced meeting has invited to hold it together (联合开展), and the answers';
comment on column joint_invitation.reason is 'Why it was declined';

alter table joint_invitation enable row level security;
alter table joint_invitation force row level security;
grant select, insert, update, delete on joint_invitation to {{keeper}};
create policy keeper on joint_invitation to {{keeper}} using (true) with check (true);
grant select, insert, update on joint_invitation to {{app}}, {{self}};
create policy hosting on joint_invitation to {{app}}, {{self}} using (may_see_persons() and host_pos between party_lo() and party_hi());
create policy answering on joint_invitation for select to {{app}}, {{self}} using (may_see_persons() and party_pos between party_lo() and party_hi());
create policy answering_it on joint_invitation for update to {{app}}, {{self}} using (may_see_persons() and party_pos between party_lo() and party_hi());

-- What the host lets those who joined take over of its minutes: the text as it then read.
create table joint_minutes (
  convening_id uuid primary key,
  host_pos int8 not null,
  minutes text not null,
  shared_by text,
  shared_at timestamptz not null default now(),
  foreign key (convening_id, host_pos) references convening (id, party_pos) on update cascade
);
create index joint_minutes_convening on joint_minutes (convening_id, host_pos);
comment on table joint_minutes is 'The host''s minutes as given to those who joined (供参加的支部采用)';
alter table joint_minutes enable row level security;
alter table joint_minutes force row level security;
grant select, insert, update, delete on joint_minutes to {{keeper}};
create policy keeper on joint_minutes to {{keeper}} using (true) with check (true);
grant select, insert, update on joint_minutes to {{app}}, {{self}};
create policy hosting on joint_minutes to {{app}}, {{self}} using (may_see_persons() and host_pos between party_lo() and party_hi());

-- Who may be invited: branches and 总支 below the Party organisation two steps above the host, found by name; nothing but the name is told.
create function joint_neighbours(of_convening uuid, named text) returns table (id uuid, name text)
language sql stable security definer set search_path = public as $$
  select p.id, p.name
  from convening c join party_org h on h.id = c.party_org_id left join party_org up on up.id = h.parent_id
    join party_org_code k on k.party_org_id = coalesce(up.parent_id, up.id, h.id) and k.to_on = 'infinity'
    join party_org p on p.pos between k.pos and k.pos_end
  where c.id = of_convening and may_see_persons() and c.party_pos between party_lo() and party_hi()
    and p.id <> h.id and p.ended_on is null and p.withdrawn_at is null and not p.outside_system and party_org_tier(p.kind) in ('branch', 'general_branch') and position(named in p.name_key) > 0
    and not exists (select from joint_invitation i where i.convening_id = c.id and i.party_org_id = p.id and i.state <> 'taken_back')
  order by length(p.name_key), p.name_key, p.id limit 20
$$;

-- Enters invitations to those of them who are neighbours. @returns how many
create function joint_invite(of_convening uuid, orgs uuid[]) returns int
language plpgsql security definer set search_path = public as $$
declare
  n int;
begin
  insert into joint_invitation (id, convening_id, host_pos, party_org_id, party_pos, invited_by)
  select gen_random_uuid(), c.id, c.party_pos, p.id, p.pos, acting_name()
  from convening c join party_org h on h.id = c.party_org_id left join party_org up on up.id = h.parent_id
    join party_org_code k on k.party_org_id = coalesce(up.parent_id, up.id, h.id) and k.to_on = 'infinity'
    join party_org p on p.pos between k.pos and k.pos_end
  where c.id = of_convening and may_see_persons() and c.party_pos between party_lo() and party_hi() and p.id = any (orgs)
    and p.id <> h.id and p.ended_on is null and p.withdrawn_at is null and not p.outside_system and party_org_tier(p.kind) in ('branch', 'general_branch')
  on conflict (convening_id, party_org_id) do update set state = 'waiting', reason = null, answered_by = null, answered_at = null,
    invited_by = excluded.invited_by, invited_at = now()
  where joint_invitation.state in ('declined', 'taken_back');
  get diagnostics n = row_count;
  return n;
end $$;

-- The others of a joint meeting, for whoever holds it: the host first. `left_it`: joined, and called off its own part since.
create function joint_parts(of_convening uuid) returns table (id uuid, name text, host boolean, invitation_id uuid, state text, reason text,
  left_it boolean, held boolean)
language sql stable security definer set search_path = public as $$
  with own as (
    select c.id, coalesce(i.convening_id, c.id) as host_id from convening c
      left join joint_invitation i on i.joined_convening_id = c.id
    where c.id = of_convening and may_see_persons() and c.party_pos between party_lo() and party_hi()),
  part as (
    select h.party_org_id as org, true as host, null::uuid as invitation_id, 'accepted' as state, null as reason, h.id as convening_id
    from own o join convening h on h.id = o.host_id
    union all
    select i.party_org_id, false, i.id, i.state, i.reason, i.joined_convening_id
    from own o join joint_invitation i on i.convening_id = o.host_id
    where i.state = 'accepted' or (o.id = o.host_id and i.state <> 'taken_back'))
  select p.id, p.name, t.host, t.invitation_id, t.state, t.reason, c.cancelled_at is not null, exists (
    select from meeting m where m.id = c.meeting_id and m.withdrawn_at is null)
  from part t join party_org p on p.id = t.org left join convening c on c.id = t.convening_id
  where exists (select from own o join joint_invitation i on i.convening_id = o.host_id)
  order by t.host desc, p.name_key, p.id
$$;

-- Invitations to the own part of the tree, with what they are to.
create function joint_invitations(only_one uuid, waiting boolean) returns table (id uuid, party_org_id uuid, party_org_name text, host_name text,
  kinds text[], on_day date, starts_at time, place text, topic text, agenda text, state text, reason text, cancelled boolean, joined_convening_id uuid,
  invited_by text, invited_at timestamptz)
language sql stable security definer set search_path = public as $$
  select i.id, p.id, p.name, h.name, c.kinds, c.on_day, c.starts_at, c.place, c.topic, c.agenda, i.state, i.reason, c.cancelled_at is not null,
    i.joined_convening_id, i.invited_by, i.invited_at
  from joint_invitation i join party_org p on p.id = i.party_org_id join convening c on c.id = i.convening_id join party_org h on h.id = c.party_org_id
  where may_see_persons() and i.party_pos between party_lo() and party_hi() and i.state <> 'taken_back'
    and (only_one is null or i.id = only_one) and (not waiting or i.state = 'waiting' and c.cancelled_at is null and c.on_day >= current_date)
  order by c.on_day desc, i.invited_at desc, i.id limit 200
$$;

-- What the host has given of its minutes to whoever holds a part.
create function joint_minutes_for(of_convening uuid) returns table (minutes text, shared_at timestamptz, own boolean)
language sql stable security definer set search_path = public as $$
  select m.minutes, m.shared_at, m.convening_id = c.id
  from convening c left join joint_invitation i on i.joined_convening_id = c.id join joint_minutes m on m.convening_id = coalesce(i.convening_id, c.id)
  where c.id = of_convening and may_see_persons() and c.party_pos between party_lo() and party_hi()
$$;

-- With whom a meeting was held together, by name.
create function joint_names(of_meeting uuid) returns text[]
language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(p.name order by p.name_key), '{}')
  from convening c left join joint_invitation i on i.joined_convening_id = c.id
    cross join lateral (
      select h.party_org_id from convening h where h.id = i.convening_id
      union select g.party_org_id from joint_invitation g join convening k on k.id = g.joined_convening_id
      where g.convening_id = coalesce(i.convening_id, c.id) and k.id <> c.id and k.cancelled_at is null) o
    join party_org p on p.id = o.party_org_id
  where c.meeting_id = of_meeting and c.party_pos between party_lo() and party_hi()
$$;

-- Whether a record is of a meeting that a Party organisation held together with others on that day.
create function held_jointly(org uuid, on_day date, other uuid) returns boolean
language sql stable set search_path = public as $$
  select exists (
    select from convening mine left join joint_invitation i on i.joined_convening_id = mine.id
    where mine.party_org_id = org and mine.on_day = held_jointly.on_day and mine.cancelled_at is null and exists (
      select from convening c left join joint_invitation j on j.joined_convening_id = c.id
      where c.meeting_id = other and coalesce(j.convening_id, c.id) = coalesce(i.convening_id, mine.id)))
$$;

-- What the host moves or calls off is told to those who joined: their own notices say so, unless they have held it already.
create function joint_parts_follow_host() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if rekeying() then return null; end if;
  update convening c set kinds = new.kinds, on_day = new.on_day, starts_at = new.starts_at, place = new.place, topic = new.topic, agenda = new.agenda,
    announced_at = case when new.cancelled_at is null then new.announced_at else c.announced_at end,
    cancelled_at = new.cancelled_at, cancel_reason = case when new.cancelled_at is not null then left('主办的党组织取消：' || new.cancel_reason, 200) end,
    version = c.version + 1, updated_at = now()
  from joint_invitation i where i.convening_id = new.id and c.id = i.joined_convening_id and c.cancelled_at is null
    and not exists (select from meeting m where m.id = c.meeting_id and m.withdrawn_at is null);
  return null;
end $$;
create trigger joint_parts_follow_host after update on convening for each row
  when ((new.kinds, new.on_day, new.starts_at, new.place, new.topic, new.agenda, new.cancelled_at)
    is distinct from (old.kinds, old.on_day, old.starts_at, old.place, old.topic, old.agenda, old.cancelled_at))
  execute function joint_parts_follow_host();

create function log_joint_invitation() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if rekeying() or (tg_op = 'UPDATE' and old.state = new.state) then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'convening', new.convening_id,
    case new.state when 'waiting' then 'invite' when 'accepted' then 'join' when 'declined' then 'decline-joint' else 'take-back-invitation' end,
    jsonb_build_object('joint_invitation', jsonb_build_array(case when tg_op = 'UPDATE' then old.state end, new.state)),
    change_on(), correction_reason(), case when new.state in ('waiting', 'taken_back') then new.host_pos else new.party_pos end);
  return null;
end $$;
create trigger joint_invitation_log after insert or update on joint_invitation for each row execute function log_joint_invitation();
create function log_joint_minutes() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if rekeying() then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'convening', new.convening_id, 'share-minutes', '{}', change_on(), correction_reason(), new.host_pos);
  return null;
end $$;
create trigger joint_minutes_log after insert or update of minutes on joint_minutes for each row execute function log_joint_minutes();

-- Of two merged Party organisations that were both invited one invitation is left.
create function joint_invitations_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  delete from joint_invitation i using merged_record r where r.id = old.id and i.party_org_id = old.id and exists (
    select from joint_invitation k where k.convening_id = i.convening_id and k.party_org_id = r.keeper_id);
  update joint_invitation i set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and i.party_org_id = old.id;
  return old;
end $$;
create trigger joint_invitations_follow_merge before delete on party_org for each row execute function joint_invitations_follow_merge();

-- A joint meeting is left out of likeness, also where those who held it write the place in their own words.
create or replace function minutes_like(org uuid, on_day date, at_place text, said text, matters text, but_not uuid)
returns table (own boolean, held_on date)
language sql stable security definer set search_path = public as $$
  with draft as materialized (
    select text_shingles(said) as sketched, text_shingles(concat_ws(' ', said, matters)) as shingles
    from party_org p where p.id = org and may_see_persons() and p.pos between party_lo() and party_hi()
  ), mine as (
    select m.held_on from draft d, meeting m
    where cardinality(d.sketched) >= 40 and m.party_org_id = org and m.withdrawn_at is null and m.id is distinct from but_not
      and m.held_on between on_day - 62 and on_day + 62 and m.held_on <> on_day
      and shingles_alike(d.shingles, text_shingles(coalesce(minutes_said(m.id), ''))) >= 0.8
    order by abs(m.held_on - on_day) limit 1
  ), near as materialized (
    select m.id, m.party_org_id from draft d, minutes_sketch k join meeting m on m.id = k.meeting_id
    where cardinality(d.sketched) >= 40 and k.bands && shingle_bands(d.sketched) and m.party_org_id <> org and m.withdrawn_at is null
      and m.held_on between on_day - 183 and on_day + 183
      and not (m.held_on = on_day and exists (select from meeting_record r where r.meeting_id = m.id
        and (r.place is null or at_place is null or r.place = at_place)))
      and not (m.held_on = on_day and held_jointly(org, on_day, m.id))
    limit 100
  ), others as (
    select count(distinct n.party_org_id) as orgs from draft d, near n
    where shingles_alike(d.shingles, text_shingles(coalesce(minutes_said(n.id), ''))) >= 0.8
  )
  select true, held_on from mine
  union all
  select false, null from others where orgs between 1 and 4
$$;

do $$
declare f text;
begin
  foreach f in array array['joint_neighbours(uuid, text)', 'joint_invite(uuid, uuid[])', 'joint_parts(uuid)', 'joint_invitations(uuid, boolean)',
    'joint_minutes_for(uuid)', 'joint_names(uuid)', 'held_jointly(uuid, date, uuid)', 'joint_parts_follow_host()', 'log_joint_invitation()',
    'log_joint_minutes()', 'joint_invitations_follow_merge()'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
  foreach f in array array['joint_neighbours(uuid, text)', 'joint_invite(uuid, uuid[])', 'joint_parts(uuid)', 'joint_invitations(uuid, boolean)',
    'joint_minutes_for(uuid)', 'joint_names(uuid)'] loop
    execute format('grant execute on function %s to {{app}}, {{self}}', f);
  end loop;
end $$;
