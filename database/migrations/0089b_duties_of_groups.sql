-- What is owed by groups, group by group; and by whom a kind of an office's own is owed that is asked of all below.

-- Levels as in codes/tables/party-org-kind.ts: a test holds the two to each other.
create function party_org_tier(kind text) returns text
language sql immutable parallel safe as $$
  select case when kind in ('branch', 'joint_branch', 'temporary_branch', 'temporary_joint_branch') then 'branch'
    when kind in ('general_branch', 'temporary_general_branch') then 'general_branch'
    when kind in ('party_committee', 'work_committee', 'comprehensive_committee', 'joint_committee', 'industry_committee', 'temporary_committee')
      then 'committee' else 'other' end
$$;

-- Kinds that call a group.
create function held_by_groups(kind text) returns boolean
language sql immutable parallel safe as $$ select kind = 'group_meeting' or kind like 'site:group:%' $$;

comment on column duty_rule.reach is 'own: this Party organisation alone; below: every branch of its part of the tree, of an office''s own kind whoever holds it there';

create or replace function vitality_facts(ids uuid[], days date[], today date)
returns table (party_org_id uuid, on_day date, done int4[], owed int4[])
language sql stable set search_path = public as $$
  with day as materialized (
    select d as on_day, vitality_since(d) as since, least(d + 1, today) as over, n::int as n from unnest(days) with ordinality t (d, n)),
  span as materialized (select date_trunc('year', min(since)::timestamp)::date as first, max(on_day) + 1 as last from day),
  org as materialized (
    select p.id, p.pos, p.kind, p.functional, p.first_on, p.ended_on, p.kind in ('branch', 'joint_branch') and not p.functional as usual,
      case when not p.functional and p.kind not like 'temporary%' then party_org_tier(p.kind) end as tier
    from party_org p where p.id = any (ids) and not p.outside_system),
  alive as materialized (
    select o.id, o.kind, o.functional, o.usual, o.first_on, d.on_day, d.n
    from org o join day d on o.first_on <= d.on_day and (o.ended_on is null or o.ended_on > d.on_day)),
  unit as materialized (
    select u.per, g::date as from_on, (g + u.long)::date as to_on
    from (values ('month', interval '1 month'), ('quarter', interval '3 months'), ('year', interval '1 year')) u (per, long), span,
      generate_series(span.first::timestamp, span.last::timestamp - interval '1 day', u.long) g),
  rule as materialized (
    select r.party_org_id, r.party_pos, r.reach, r.kind, r.per, r.least, r.from_on, r.to_on, c.pos_end,
      k.party_org_id is not null as of_site, k.held_by
    from duty_rule r join meeting_kind k on k.code = r.kind join party_org_code c on c.pos = r.party_pos, span
    where r.from_on < span.last and (r.to_on is null or r.to_on > span.first)),
  reached as (
    select o.id, o.first_on, o.ended_on, r.* from rule r join org o on o.id = r.party_org_id where r.reach = 'own'
    union all
    select o.id, o.first_on, o.ended_on, r.* from rule r join org o on o.pos between r.party_pos and r.pos_end
      and case when r.of_site then o.tier = any (r.held_by) else o.usual end where r.reach = 'below'),
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
    from held h cross join lateral unnest(h.kinds) k (kind) join asked a on a.kind = k.kind
    where not held_by_groups(a.kind) group by 1, 2, 3, 4),
  kept_by_group as materialized (
    select h.id, h.party_group, a.kind, a.per, date_trunc(a.per, h.held_on::timestamp)::date as from_on, array_agg(h.held_on order by h.held_on) as days
    from held h cross join lateral unnest(h.kinds) k (kind) join asked a on a.kind = k.kind
    where held_by_groups(a.kind) and h.party_group is not null group by 1, 2, 3, 4, 5),
  grouped as materialized (select g.party_org_id as id, g.name, g.days from party_group g where g.party_org_id = any (ids)),
  cell as materialized (
    select o.id, d.kind, u.from_on, u.to_on, k.days[d.times] as met_on
    from org o cross join duty_usual() d join unit u on u.per = d.per
      left join kept k on k.id = o.id and k.kind = d.kind and k.per = d.per and k.from_on = u.from_on
    where o.usual and o.first_on <= u.from_on and (o.ended_on is null or o.ended_on >= u.to_on)
      and not exists (select from nearest r where r.id = o.id and r.kind = d.kind and r.per = d.per and r.from_on = u.from_on)
      and (d.needs = 'none' or (d.needs = 'committee' and exists (
        select from party_post t where t.party_org_id = o.id and t.post not in ('secretary', 'deputy_secretary', 'party_worker')
          and t.from_on <= u.from_on and t.to_on > u.from_on)))
    union all
    select r.id, r.kind, r.from_on, r.to_on, k.days[r.times]
    from nearest r left join kept k on k.id = r.id and k.kind = r.kind and k.per = r.per and k.from_on = r.from_on
    where r.asked and not held_by_groups(r.kind) and r.first_on <= r.from_on and (r.ended_on is null or r.ended_on >= r.to_on)
    -- Each group owes for itself, in the whole periods in which it is there.
    union all
    select a.id, a.kind, a.from_on, a.to_on, k.days[a.times]
    from (
      select o.id, d.kind, u.per, u.from_on, u.to_on, d.times from org o cross join duty_usual() d join unit u on u.per = d.per
      where d.needs = 'groups' and o.usual and o.first_on <= u.from_on and (o.ended_on is null or o.ended_on >= u.to_on)
        and not exists (select from nearest r where r.id = o.id and r.kind = d.kind and r.per = d.per and r.from_on = u.from_on)
      union all
      select r.id, r.kind, r.per, r.from_on, r.to_on, r.times from nearest r
      where r.asked and held_by_groups(r.kind) and r.first_on <= r.from_on and (r.ended_on is null or r.ended_on >= r.to_on)) a
      join grouped g on g.id = a.id and g.days @> daterange(a.from_on, a.to_on)
      left join kept_by_group k on k.id = a.id and k.party_group = g.name and k.kind = a.kind and k.per = a.per and k.from_on = a.from_on),
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
