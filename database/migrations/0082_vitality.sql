-- How alive a Party organisation is (三问): named facts from records alone, each as how many of how many, on any day. The rules stand in
-- src/features/vitality/vitality.rules.ts; what is not measured is 0 of 0 and is left out, never counted as nothing.

-- Which facts belong to which question, what each weighs, and from which share on it counts as met, where an office has said so.
create table vitality_scheme (
  id uuid primary key,
  party_org_id uuid not null,
  party_pos int8 not null,
  name text not null,
  -- One number for each fact, in the order of vitalityFacts. questions: 1 有没有, 2 好不好, 3 优不优, 0 not asked.
  questions int2[] not null,
  weights int2[] not null,
  thresholds int2[] not null,
  basis text not null,
  from_on date not null check (extract(day from from_on) = 1),
  to_on date check (to_on > from_on),
  set_by text,
  set_at timestamptz not null default now(),
  ended_by text,
  end_reason text,
  check (cardinality(questions) = 17 and cardinality(weights) = 17 and cardinality(thresholds) = 17),
  foreign key (party_org_id, party_pos) references party_org (id, pos) on update cascade deferrable initially immediate
);
create index vitality_scheme_org on vitality_scheme (party_org_id, party_pos);
comment on table vitality_scheme is 'Versions of the scheme (有效覆盖方案) that offices have set for their part of the tree; the nearest goes first, the shipped one where there is none';
comment on column vitality_scheme.to_on is 'First day on which it does not count any more; earlier months keep to it';

alter table vitality_scheme enable row level security;
alter table vitality_scheme force row level security;
grant select, insert, update, delete on vitality_scheme to {{keeper}};
create policy keeper on vitality_scheme to {{keeper}} using (true) with check (true);
grant select, insert, update on vitality_scheme to {{app}}, {{self}};
-- How a branch is looked at follows from whoever stands above, whom it may not see: a scheme tells of nobody.
create policy reading on vitality_scheme for select to {{app}}, {{self}} using (true);
create policy entering on vitality_scheme for insert to {{app}}, {{self}}
  with check (may_see_persons() and party_pos between party_lo() and party_hi());
create policy changing on vitality_scheme for update to {{app}}, {{self}}
  using (may_see_persons() and party_pos between party_lo() and party_hi());

create function log_vitality_scheme() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if rekeying() then return null; end if;
  if tg_op = 'UPDATE' and old.to_on is not distinct from new.to_on then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'party_org', new.party_org_id, case when tg_op = 'INSERT' then 'insert' else 'update' end,
    jsonb_build_object('vitality_scheme', jsonb_build_array(
      case when tg_op = 'UPDATE' then jsonb_build_object('name', old.name, 'from_on', old.from_on, 'to_on', old.to_on) end,
      jsonb_build_object('name', new.name, 'from_on', new.from_on, 'to_on', new.to_on, 'basis', new.basis))),
    change_on(), correction_reason(), new.party_pos);
  return null;
end $$;
create trigger vitality_scheme_log after insert or update on vitality_scheme for each row execute function log_vitality_scheme();

-- What was set by one of two merged Party organisations is set by the other.
create function vitality_schemes_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update vitality_scheme s set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and s.party_org_id = old.id;
  return old;
end $$;
create trigger vitality_schemes_follow_merge before delete on party_org for each row execute function vitality_schemes_follow_merge();

-- What the articles ask of a branch, as in codes/tables/meeting.ts: a test holds the two to each other.
create function duty_usual() returns table (kind text, per text, times int, needs text)
language sql immutable parallel safe as $$
  values ('branch_assembly', 'quarter', 1, 'none'), ('committee_meeting', 'month', 1, 'committee'), ('group_meeting', 'month', 1, 'groups'),
    ('party_lecture', 'quarter', 1, 'none'), ('theme_day', 'month', 1, 'none'), ('criticism_meeting', 'year', 1, 'none'),
    ('appraisal', 'year', 1, 'none'), ('talks', 'year', 1, 'none')
$$;

-- The first day that is looked at: twelve whole months before the month of the day, and that month up to the day.
create function vitality_since(on_day date) returns date
language sql immutable parallel safe as $$ select (date_trunc('month', on_day::timestamp) - interval '12 months')::date $$;

-- The facts of some Party organisations on some days, in one set: for one record as for a province. Days ascend; `today` says which
-- periods are over. A duty counts once it is done, or once its period is over; a day that is past counts in full.
create function vitality_facts(ids uuid[], days date[], today date)
returns table (party_org_id uuid, on_day date, done int4[], owed int4[])
language sql stable set search_path = public as $$
  with day as materialized (
    select d as on_day, vitality_since(d) as since, least(d + 1, today) as over, n::int as n from unnest(days) with ordinality t (d, n)),
  span as materialized (select date_trunc('year', min(since)::timestamp)::date as first, max(on_day) + 1 as last from day),
  org as materialized (
    select p.id, p.pos, p.kind, p.functional, p.first_on, p.ended_on, p.kind in ('branch', 'joint_branch') and not p.functional as usual
    from party_org p where p.id = any (ids) and not p.outside_system),
  alive as materialized (
    select o.id, o.kind, o.functional, o.usual, o.first_on, d.on_day, d.n
    from org o join day d on o.first_on <= d.on_day and (o.ended_on is null or o.ended_on > d.on_day)),
  unit as materialized (
    select u.per, g::date as from_on, (g + u.long)::date as to_on
    from (values ('month', interval '1 month'), ('quarter', interval '3 months'), ('year', interval '1 year')) u (per, long), span,
      generate_series(span.first::timestamp, span.last::timestamp - interval '1 day', u.long) g),
  rule as materialized (
    select r.party_org_id, r.party_pos, r.reach, r.kind, r.per, r.least, r.from_on, r.to_on, c.pos_end
    from duty_rule r join party_org_code c on c.pos = r.party_pos, span
    where r.from_on < span.last and (r.to_on is null or r.to_on > span.first)),
  reached as (
    select o.id, o.first_on, o.ended_on, r.* from rule r join org o on o.id = r.party_org_id where r.reach = 'own'
    union all
    select o.id, o.first_on, o.ended_on, r.* from rule r join org o on o.usual and o.pos between r.party_pos and r.pos_end where r.reach = 'below'),
  nearest as materialized (
    select distinct on (r.id, r.kind, u.per, u.from_on) r.id, r.first_on, r.ended_on, r.kind, r.least::int as times, u.per, u.from_on, u.to_on,
      r.per = u.per as asked
    from reached r join unit u on u.from_on >= r.from_on and (r.to_on is null or u.from_on < r.to_on)
    order by r.id, r.kind, u.per, u.from_on, r.reach = 'own' desc, r.party_pos desc),
  asked as (select kind, per from duty_usual() union select kind, per from nearest where nearest.asked),
  held as materialized (
    select m.id as meeting_id, m.party_org_id as id, m.kinds, m.held_on, m.party_group
    from meeting m, span where m.party_org_id = any (ids) and m.withdrawn_at is null and m.held_on >= span.first and m.held_on < span.last),
  kept as materialized (
    select h.id, a.kind, a.per, date_trunc(a.per, h.held_on::timestamp)::date as from_on, array_agg(h.held_on order by h.held_on) as days
    from held h cross join lateral unnest(h.kinds) k (kind) join asked a on a.kind = k.kind group by 1, 2, 3, 4),
  met_groups as materialized (
    select id, from_on, array_agg(first_on order by first_on) as days from (
      select h.id, date_trunc('month', h.held_on::timestamp)::date as from_on, h.party_group, min(h.held_on) as first_on
      from held h where 'group_meeting' = any (h.kinds) and h.party_group is not null group by 1, 2, 3) g group by 1, 2),
  divided as materialized (
    select m.managing_branch_id as id, count(distinct m.party_group)::int as n from member m
    where m.managing_branch_id = any (ids) and m.party_group is not null and m.status in ('full', 'probationary') group by 1),
  cell as materialized (
    select o.id, d.kind, u.from_on, u.to_on, case when d.needs = 'groups' then w.days[g.n] else k.days[d.times] end as met_on
    from org o cross join duty_usual() d join unit u on u.per = d.per
      left join divided g on d.needs = 'groups' and g.id = o.id
      left join met_groups w on d.needs = 'groups' and w.id = o.id and w.from_on = u.from_on
      left join kept k on k.id = o.id and k.kind = d.kind and k.per = d.per and k.from_on = u.from_on
    where o.usual and o.first_on <= u.from_on and (o.ended_on is null or o.ended_on >= u.to_on)
      and not exists (select from nearest r where r.id = o.id and r.kind = d.kind and r.per = d.per and r.from_on = u.from_on)
      and (d.needs = 'none' or (d.needs = 'groups' and g.n > 0) or (d.needs = 'committee' and exists (
        select from party_post t where t.party_org_id = o.id and t.post not in ('secretary', 'deputy_secretary', 'party_worker')
          and t.from_on <= u.from_on and t.to_on > u.from_on)))
    union all
    select r.id, r.kind, r.from_on, r.to_on, k.days[r.times]
    from nearest r left join kept k on k.id = r.id and k.kind = r.kind and k.per = r.per and k.from_on = r.from_on
    where r.asked and r.first_on <= r.from_on and (r.ended_on is null or r.ended_on >= r.to_on)),
  duty as (
    select c.id, d.n, case c.kind when 'branch_assembly' then 5 when 'committee_meeting' then 6 when 'group_meeting' then 7 when 'theme_day' then 8
        when 'party_lecture' then 9 when 'criticism_meeting' then 10 when 'appraisal' then 11 when 'talks' then 12 else 13 end as fact,
      count(*) filter (where c.met_on <= d.on_day) as done, count(*) as owed
    from cell c join day d on c.from_on <= d.on_day and c.to_on > d.since and (c.met_on <= d.on_day or c.to_on <= d.over)
    group by 1, 2, 3),
  -- By month and by the day asked for at which a meeting is first seen, so that a year is added up from months.
  summed as materialized (
    select h.id, date_trunc('month', h.held_on::timestamp)::date as month, 1 + width_bucket(h.held_on - 1, days) as n,
      sum(r.present) filter (where r.assembly = 'members') as present,
      sum(r.called - r.on_leave - r.exempt) filter (where r.assembly = 'members') as expected,
      count(*) filter (where r.assembly <> 'round' and a.meeting_id is not null) as approved, count(*) filter (where r.assembly <> 'round') as written,
      sum(r.talks_done) as talks, sum(r.talks_planned) as planned
    from held h join meeting_record r on r.meeting_id = h.meeting_id left join meeting_approval a on a.meeting_id = h.meeting_id group by 1, 2, 3),
  year as (
    select s.id, d.n, sum(s.present) as present, sum(s.expected) as expected, sum(s.approved) as approved, sum(s.written) as written,
      sum(s.talks) as talks, sum(s.planned) as planned
    from summed s join day d on s.n <= d.n and s.month >= d.since group by 1, 2),
  voters as (
    select t.managing_branch_id as id, d.n, count(*) as full_members from member_period t join day d on t.valid @> d.on_day
    where t.managing_branch_id = any (ids) and t.superseded_at is null and t.status = 'full' group by 1, 2),
  post as (
    select t.party_org_id as id, d.n, count(*) filter (where t.post = 'secretary') as secretaries,
      count(distinct t.person_name) filter (where t.post <> 'party_worker') as committee,
      bool_or(t.in_management) filter (where t.post = 'secretary') as in_management
    from party_post t join day d on t.from_on <= d.on_day and t.to_on > d.on_day where t.party_org_id = any (ids) group by 1, 2),
  term as (
    select t.party_org_id as id, d.n, max(coalesce(t.extended_to_on, t.to_on)) as to_on
    from party_term t join day d on t.from_on <= d.on_day where t.party_org_id = any (ids) group by 1, 2),
  fact as (
    select a.id, a.n, f.* from alive a
      left join post p on p.id = a.id and p.n = a.n
      left join term t on t.id = a.id and t.n = a.n
      left join voters v on v.id = a.id and v.n = a.n
      left join year y on y.id = a.id and y.n = a.n
      cross join lateral (values
        (1, least(coalesce(p.secretaries, 0), 1), 1),
        (2, (t.to_on > a.on_day)::int, (t.to_on is not null and not a.functional and a.kind not like 'temporary%' and a.kind <> 'work_committee')::int),
        (3, (p.committee >= 3)::int, (a.usual and v.full_members >= 7)::int),
        (4, (exists (select from meeting m where m.party_org_id = a.id and m.withdrawn_at is null
              and m.held_on between party_life_since(a.on_day) and a.on_day))::int,
            (a.usual and a.first_on <= party_life_since(a.on_day))::int),
        (14, y.present, y.expected), (15, y.approved, y.written), (16, y.talks, y.planned),
        (17, p.in_management::int, (p.in_management is not null)::int)) f (fact, done, owed)
    union all select d.id, d.n, d.fact, d.done, d.owed from duty d),
  whole as (
    select a.id, a.on_day, g.fact, coalesce(f.owed, 0)::int4 as owed, case when f.owed > 0 then coalesce(f.done, 0) else 0 end::int4 as done
    from alive a cross join generate_series(1, 17) g (fact) left join fact f on f.id = a.id and f.n = a.n and f.fact = g.fact)
  select w.id, w.on_day, array_agg(w.done order by w.fact), array_agg(w.owed order by w.fact) from whole w group by 1, 2
$$;
comment on function vitality_facts is 'How many of how many, fact by fact in the order of vitalityFacts; owed 0: not measured';

-- The sum is for the branch itself and its direct superior: whoever acts for the one node or for the other.
create function vitality_index_in_sight(org uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select may_see_persons() and place_is_open() and body_is_open() and exists (
    select from party_org p left join party_org up on up.id = p.parent_id
    where p.id = org and case when party_is_open() then p.parent_id is null or up.parent_id is null else party_lo() in (p.pos, up.pos) end)
$$;

-- The same within the caller's bounds. What rests on rolls and records of meetings is for the Party line alone.
create function vitality_of(ids uuid[], days date[], today date)
returns table (party_org_id uuid, on_day date, done int4[], owed int4[], index_in_sight boolean)
language sql stable security definer set search_path = public as $$
  select f.party_org_id, f.on_day,
    case when may_see_persons() then f.done else f.done[1:2] || 0 || f.done[4:13] || '{0,0,0}'::int4[] || f.done[17:17] end,
    case when may_see_persons() then f.owed else f.owed[1:2] || 0 || f.owed[4:13] || '{0,0,0}'::int4[] || f.owed[17:17] end,
    vitality_index_in_sight(f.party_org_id)
  from vitality_facts(array(select p.id from party_org p where p.id = any (ids) and p.pos between party_lo() and party_hi()
    and p.region_pos between place_lo() and place_hi()), days, today) f
$$;

do $$
declare f text;
begin
  foreach f in array array['log_vitality_scheme()', 'vitality_schemes_follow_merge()', 'vitality_facts(uuid[], date[], date)',
    'vitality_of(uuid[], date[], date)', 'vitality_index_in_sight(uuid)'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
  foreach f in array array['vitality_of(uuid[], date[], date)', 'vitality_index_in_sight(uuid)'] loop
    execute format('grant execute on function %s to {{app}}, {{self}}', f);
  end loop;
end $$;

-- The version that holds for a node on a day: the nearest above it, or none, where the shipped one does.
create function vitality_scheme_at(node int8, on_day date) returns setof vitality_scheme
language sql stable set search_path = public as $$
  select s.* from vitality_scheme s join party_org_code c on c.pos = s.party_pos
  where node between c.pos and c.pos_end and s.from_on <= on_day and (s.to_on is null or s.to_on > on_day)
  order by s.party_pos desc limit 1
$$;
