-- What the three questions of every Party organisation rest on, kept by month: at the end of each of the last two years' months and
-- today. vitality_facts stays the truth; whoever has changed is marked in the same transaction and computed anew within two seconds,
-- and is worked out at once for whoever asks before that.

create table party_org_month_day (
  only_one boolean primary key default true check (only_one),
  counted_on date not null
);
comment on table party_org_month_day is 'The day up to which party_org_month holds: of its month the state on this day, of earlier ones that at their end';
insert into party_org_month_day (counted_on) values (current_date);

create table party_org_month (
  party_org_id uuid not null references party_org (id) on delete cascade,
  month date not null check (extract(day from month) = 1),
  done int4[] not null,
  owed int4[] not null,
  measured int4 not null,
  met int4 not null,
  primary key (party_org_id, month)
) with (fillfactor = 80);
comment on table party_org_month is 'The facts of a Party organisation at the end of a month, or today; no row: it was not there';
comment on column party_org_month.done is 'How many, fact by fact in the order of vitalityFacts; of so many in owed, 0: not measured';
comment on column party_org_month.measured is 'Bit n: fact n + 1 is asked for by the scheme of its day and has something to measure';
comment on column party_org_month.met is 'Bit n: that fact reaches the threshold of the scheme';

create table party_org_month_mark (
  party_org_id uuid not null
);
create index party_org_month_mark_org on party_org_month_mark (party_org_id);
comment on table party_org_month_mark is 'Party organisations whose party_org_month does not hold until it is computed anew. Without a reference: writers never wait';

do $$
declare t text;
begin
  foreach t in array array['party_org_month_day', 'party_org_month', 'party_org_month_mark'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I to {{keeper}} using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to {{keeper}}', t);
  end loop;
end $$;

-- As in vitality.ts: a test holds the two to each other.
create function vitality_shipped() returns table (questions int2[], thresholds int2[])
language sql immutable parallel safe as $$
  select '{1,1,1,1,2,2,2,2,2,2,2,2,2,3,3,3,3}'::int2[], '{100,100,100,100,80,80,80,80,80,100,100,100,80,80,80,80,100}'::int2[]
$$;

create function month_no(d date) returns int4
language sql immutable parallel safe as $$ select date_part('year', d)::int4 * 12 + date_part('month', d)::int4 $$;

-- Which facts are measured, and which of them are met, as bits.
do $$
begin
  execute format($f$
    create function facts_measured(owed int4[], questions int2[]) returns int4 language sql immutable parallel safe as 'select %s' $f$,
    (select string_agg(format('((owed[%s] > 0 and questions[%s] > 0)::int4 << %s)', n, n, n - 1), ' | ' order by n) from generate_series(1, 17) n));
  execute format($f$
    create function facts_met(done int4[], owed int4[], questions int2[], thresholds int2[]) returns int4 language sql immutable parallel safe as 'select %s' $f$,
    (select string_agg(format('((owed[%s] > 0 and questions[%s] > 0 and 100::int8 * done[%s] >= thresholds[%s]::int8 * owed[%s])::int4 << %s)', n, n, n, n, n, n - 1),
      ' | ' order by n) from generate_series(1, 17) n));
end $$;

-- Months as bits, from the January at which a look back begins (bit 0).
create function month_bits(low int4, high int4) returns int8
language sql immutable parallel safe as $$
  select case when high < greatest(low, 0) then 0::int8 else ((1::int8 << (least(high, 61) + 1)) - 1) & ~((1::int8 << greatest(low, 0)) - 1) end
$$;
create function bits_in(bits int8) returns int4
language sql immutable parallel safe as $$ select bit_count(bits::bit(64))::int4 $$;
-- Of the months in which something was held, the first months of the quarters or years in which it was.
create function period_bits(months int8, long int4) returns int8
language sql immutable parallel safe as $$
  select case when long = 3 then (months | (months >> 1) | (months >> 2)) & 1317624576693539401
    else (months | (months >> 1) | (months >> 2) | (months >> 3) | (months >> 4) | (months >> 5) | (months >> 6) | (months >> 7)
      | (months >> 8) | (months >> 9) | (months >> 10) | (months >> 11)) & 1153203048319815681 end
$$;

-- What vitality_facts and the schemes say of some Party organisations at the end of every month from one on (36 at most), and on the
-- last day. Whatever an article asks of a whole month, quarter or year is a bit for each, so that all months of a branch are counted
-- from one row; what was set beside it, posts, terms and members come in one month and go in another, and are running sums.
create function party_org_month_states(ids uuid[], first_month date, last_day date, today date)
returns table (party_org_id uuid, month date, done int4[], owed int4[], measured int4, met int4)
language sql stable set search_path = public set jit = off as $$
  with start as materialized (select date_trunc('year', first_month - interval '12 months')::date as start),
  frame as materialized (
    select start, month_no(start) as zero, month_no(first_month) - month_no(start) as base, month_no(last_day) - month_no(start) as top,
      (first_month - interval '12 months')::date as since, least(last_day + 1, today) as over from start),
  -- w: first months of periods that end in the thirteen months looked at; v: of those that are over; s: that of the one under way; b: its months.
  mon as materialized (
    select g.at, g.month, g.on_day, x.w1, x.w3, x.w12, x.v1, x.v3, x.v12, case when g.at % 3 < 2 then 1::int8 << (g.at - g.at % 3) else 0 end as s3,
      case when g.at % 12 < 11 then 1::int8 << (g.at - g.at % 12) else 0 end as s12, month_bits(g.at - g.at % 3, g.at) as b3,
      month_bits(g.at - g.at % 12, g.at) as b12
    from (
      select month_no(d::date) - f.zero as at, d::date as month, least((d + interval '1 month')::date - 1, last_day) as on_day,
        month_no(f.over) - f.zero - 1 as ended
      from frame f, generate_series(first_month::timestamp, last_day::timestamp, interval '1 month') d) g
      cross join lateral (select month_bits(g.at - 12, g.at) as w1, month_bits(g.at - 14, g.at - 2) as w3, month_bits(g.at - 23, g.at - 11) as w12,
        month_bits(0, g.ended) as v1, month_bits(0, g.ended - 2) as v3, month_bits(0, g.ended - 11) as v12) x),
  org as materialized (
    select p.id, p.pos, p.first_on, p.ended_on, p.kind in ('branch', 'joint_branch') and not p.functional as usual,
      case when not p.functional and p.kind not like 'temporary%' then party_org_tier(p.kind) end as tier,
      not p.functional and p.kind not like 'temporary%' and p.kind <> 'work_committee' as has_terms,
      month_bits(l.low, l.high - 1) as u1, month_bits(l.low, l.high - 3) & 1317624576693539401 as u3,
      month_bits(l.low, l.high - 12) & 1153203048319815681 as u12
    from party_org p, frame f
      cross join lateral (select month_no(greatest(p.first_on, f.start) - 1) + 1 - f.zero as low,
        case when p.ended_on is null then 60 else least(month_no(p.ended_on) - f.zero, 60) end as high) l
    where p.id = any (ids) and not p.outside_system),
  unit as materialized (
    select u.per, g::date as from_on, (g + u.long)::date as to_on
    from (values ('month', interval '1 month'), ('quarter', interval '3 months'), ('year', interval '1 year')) u (per, long), frame f,
      generate_series(f.start::timestamp, last_day::timestamp, u.long) g
    where g + u.long > f.since),
  rule as materialized (
    select r.party_org_id, r.party_pos, r.reach, r.kind, r.per, r.least, r.from_on, r.to_on, c.pos_end,
      k.party_org_id is not null as of_site, k.held_by
    from duty_rule r join meeting_kind k on k.code = r.kind join party_org_code c on c.pos = r.party_pos, frame f
    where r.from_on <= last_day and (r.to_on is null or r.to_on > f.start)),
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
  asked as materialized (select distinct kind, per from nearest where nearest.asked),
  held as materialized (
    select m.id as meeting_id, m.party_org_id as id, m.kinds, m.held_on, m.party_group, 1::int8 << (month_no(m.held_on) - f.zero) as bit,
      month_no(m.held_on) - f.zero as at
    from meeting m, frame f where m.party_org_id = any (ids) and m.withdrawn_at is null and m.held_on between f.start and last_day),
  kept as materialized (
    select h.id, a.kind, a.per, date_trunc(a.per, h.held_on::timestamp)::date as from_on, array_agg(h.held_on order by h.held_on) as days
    from held h cross join lateral unnest(h.kinds) k (kind) join asked a on a.kind = k.kind
    where not held_by_groups(a.kind) group by 1, 2, 3, 4),
  kept_by_group as materialized (
    select h.id, h.party_group, a.kind, a.per, date_trunc(a.per, h.held_on::timestamp)::date as from_on, array_agg(h.held_on order by h.held_on) as days
    from held h cross join lateral unnest(h.kinds) k (kind) join asked a on a.kind = k.kind
    where held_by_groups(a.kind) and h.party_group is not null group by 1, 2, 3, 4, 5),
  grouped as materialized (select g.party_org_id as id, g.name, g.days from party_group g where g.party_org_id = any (ids)),
  post as materialized (
    select t.party_org_id as id, t.post, t.person_name, t.in_management, daterange(t.from_on, t.to_on) as days
    from party_post t where t.party_org_id = any (ids) and t.from_on <= last_day),
  -- On the first of a month: from the month after a day within one.
  sitting as materialized (
    select p.id, bit_or(month_bits(month_no(greatest(lower(p.days), f.start) - 1) + 1 - f.zero,
      case when upper(p.days) <= f.start then -1 when upper(p.days) <= last_day then month_no(upper(p.days) - 1) - f.zero else 60 end)) as bits
    from post p, frame f where p.post not in ('secretary', 'deputy_secretary', 'party_worker') group by 1),
  ruled as materialized (
    select id,
      coalesce(bit_or(bit) filter (where fact = 5), 0) as r5, coalesce(bit_or(bit) filter (where fact = 6), 0) as r6,
      coalesce(bit_or(bit) filter (where fact = 8), 0) as r8, coalesce(bit_or(bit) filter (where fact = 9), 0) as r9,
      coalesce(bit_or(bit) filter (where fact = 10), 0) as r10, coalesce(bit_or(bit) filter (where fact = 11), 0) as r11,
      coalesce(bit_or(bit) filter (where fact = 12), 0) as r12, coalesce(bit_or(bit) filter (where fact = 7), 0) as r7
    from (
      select n.id, case n.kind when 'branch_assembly' then 5 when 'committee_meeting' then 6 when 'group_meeting' then 7 when 'theme_day' then 8
          when 'party_lecture' then 9 when 'criticism_meeting' then 10 when 'appraisal' then 11 when 'talks' then 12 end as fact,
        1::int8 << (month_no(n.from_on) - f.zero) as bit
      from nearest n join duty_usual() d on d.kind = n.kind and d.per = n.per, frame f) x group by 1),
  months_held as (
    select h.id,
      coalesce(bit_or(h.bit) filter (where 'branch_assembly' = any (h.kinds)), 0) as h5,
      coalesce(bit_or(h.bit) filter (where 'committee_meeting' = any (h.kinds)), 0) as h6,
      coalesce(bit_or(h.bit) filter (where 'theme_day' = any (h.kinds)), 0) as h8,
      coalesce(bit_or(h.bit) filter (where 'party_lecture' = any (h.kinds)), 0) as h9,
      coalesce(bit_or(h.bit) filter (where 'criticism_meeting' = any (h.kinds)), 0) as h10,
      coalesce(bit_or(h.bit) filter (where 'appraisal' = any (h.kinds)), 0) as h11,
      coalesce(bit_or(h.bit) filter (where 'talks' = any (h.kinds)), 0) as h12
    from held h group by 1),
  usual as materialized (
    select o.id,
      o.u3 & ~coalesce(r.r5, 0) as u5, o.u1 & coalesce(s.bits, 0) & ~coalesce(r.r6, 0) as u6, o.u1 & ~coalesce(r.r8, 0) as u8,
      o.u3 & ~coalesce(r.r9, 0) as u9, o.u12 & ~coalesce(r.r10, 0) as u10, o.u12 & ~coalesce(r.r11, 0) as u11, o.u12 & ~coalesce(r.r12, 0) as u12,
      o.u1 & ~coalesce(r.r7, 0) as u7, period_bits(k.h5, 3) as f5, k.h6 as f6, k.h8 as f8, period_bits(k.h9, 3) as f9, period_bits(k.h10, 12) as f10,
      period_bits(k.h11, 12) as f11, period_bits(k.h12, 12) as f12, k.h5, k.h9, k.h10, k.h11, k.h12
    from org o left join ruled r on r.id = o.id left join sitting s on s.id = o.id left join months_held h on h.id = o.id
      cross join lateral (select coalesce(h.h5, 0) as h5, coalesce(h.h6, 0) as h6, coalesce(h.h8, 0) as h8, coalesce(h.h9, 0) as h9,
        coalesce(h.h10, 0) as h10, coalesce(h.h11, 0) as h11, coalesce(h.h12, 0) as h12) k
    where o.usual),
  group_usual as materialized (
    select g.id, u.u7 & g.bits as u, coalesce(h.bits, 0) as f
    from (
      select g.id, g.name, bit_or(month_bits(month_no(greatest(coalesce(lower(d), f.start), f.start) - 1) + 1 - f.zero,
        case when coalesce(upper(d), 'infinity') = 'infinity' then 60 else least(month_no(upper(d)) - 1 - f.zero, 60) end)) as bits
      from grouped g cross join lateral unnest(g.days) d, frame f where coalesce(lower(d), f.start) <= last_day group by 1, 2) g
      join usual u on u.id = g.id
      left join (select h.id, h.party_group, bit_or(h.bit) as bits from held h where 'group_meeting' = any (h.kinds) group by 1, 2) h
        on h.id = g.id and h.party_group = g.name),
  by_group as materialized (
    select g.id, m.at, sum(bits_in(g.f & g.u & m.w1)) as done, sum(bits_in(g.u & (g.f | m.v1) & m.w1)) as owed
    from group_usual g cross join mon m group by 1, 2),
  cell as (
    select r.id, r.kind, r.from_on, r.to_on, k.days[r.times] as met_on
    from nearest r left join kept k on k.id = r.id and k.kind = r.kind and k.per = r.per and k.from_on = r.from_on
    where r.asked and not held_by_groups(r.kind) and r.first_on <= r.from_on and (r.ended_on is null or r.ended_on >= r.to_on)
    union all
    select r.id, r.kind, r.from_on, r.to_on, k.days[r.times]
    from nearest r join grouped g on g.id = r.id and g.days @> daterange(r.from_on, r.to_on)
      left join kept_by_group k on k.id = r.id and k.party_group = g.name and k.kind = r.kind and k.per = r.per and k.from_on = r.from_on
    where r.asked and held_by_groups(r.kind) and r.first_on <= r.from_on and (r.ended_on is null or r.ended_on >= r.to_on)),
  -- A duty is seen once it is done, or once its period is over; it is looked at until twelve months after its last.
  seen as materialized (
    select c.id, case c.kind when 'branch_assembly' then 5 when 'committee_meeting' then 6 when 'group_meeting' then 7 when 'theme_day' then 8
        when 'party_lecture' then 9 when 'criticism_meeting' then 10 when 'appraisal' then 11 when 'talks' then 12 else 13 end as fact,
      (c.met_on is not null)::int as done, month_no(coalesce(c.met_on, c.to_on - 1)) - f.zero as came, month_no(c.to_on - 1) + 13 - f.zero as went
    from cell c, frame f where c.to_on > f.since and (c.met_on is not null or c.to_on <= f.over)),
  record as materialized (
    select h.id, h.at, count(*)::int as meetings, sum(r.present) filter (where r.assembly = 'members') as present,
      sum(r.called - r.on_leave - r.exempt) filter (where r.assembly = 'members') as expected,
      count(*) filter (where r.assembly <> 'round' and a.meeting_id is not null) as approved,
      count(*) filter (where r.assembly <> 'round') as written, sum(r.talks_done) as talks, sum(r.talks_planned) as planned
    from held h left join meeting_record r on r.meeting_id = h.meeting_id left join meeting_approval a on a.meeting_id = h.meeting_id group by 1, 2),
  -- Days on which something holds: 1 a secretary, 3 of each who sits on the committee, 17 whether the secretary manages, 2 a term.
  holding as (
    select id, 1 as fact, 1 as done, 0 as owed, range_agg(days) as days from post where post.post = 'secretary' group by 1
    union all
    select id, 17, 0, 1, range_agg(days) from post where post.post = 'secretary' and in_management is not null group by 1
    union all
    select id, 17, 1, 0, range_agg(days) from post where post.post = 'secretary' and in_management group by 1
    union all
    select id, 3, 1, 0, range_agg(days) from post where post.post <> 'party_worker' group by id, person_name
    union all
    select t.party_org_id, 2, 1, 0, range_agg(daterange(t.from_on, greatest(t.from_on, coalesce(t.extended_to_on, t.to_on))))
      from party_term t where t.party_org_id = any (ids) and t.from_on <= last_day group by 1
    union all
    select t.party_org_id, 2, 0, 1, datemultirange(daterange(min(t.from_on), null))
      from party_term t where t.party_org_id = any (ids) and t.from_on <= last_day group by 1),
  stretch as (
    select h.id, h.fact, h.done, h.owed, coalesce(lower(d), '-infinity') as came, coalesce(upper(d), 'infinity') as went
    from holding h cross join lateral unnest(h.days) d),
  -- 18: full members.
  voter as (
    select t.managing_branch_id as id, s.n, case when s.on_day > first_month then month_no(s.on_day) - f.zero else f.base end as at,
      s.n * count(*)::int as voters
    from member_period t, frame f, lateral (values (1, coalesce(lower(t.valid), '-infinity')), (-1, coalesce(upper(t.valid), 'infinity'))) s (n, on_day)
    where t.managing_branch_id = any (ids) and t.superseded_at is null and t.status = 'full' and s.on_day <= last_day group by 1, 2, 3),
  change (id, at, fact, done, owed) as (
    select s.id, greatest(s.came, f.base), s.fact, s.done, 1 from seen s, frame f
    union all
    select s.id, greatest(s.went, f.base), s.fact, -s.done, -1 from seen s, frame f
    union all
    select s.id, case when s.came > first_month then month_no(s.came) - f.zero else f.base end, s.fact, s.done, s.owed
      from stretch s, frame f where s.came <= last_day
    union all
    select s.id, case when s.went > first_month then month_no(s.went) - f.zero else f.base end, s.fact, -s.done, -s.owed
      from stretch s, frame f where s.went <= last_day
    union all
    select id, at, 18, voters, 0 from voter),
  summed as materialized (
    select id, at,
      (sum(done) filter (where fact = 1))::int4 as d1, (sum(done) filter (where fact = 2))::int4 as d2,
      (sum(done) filter (where fact = 3))::int4 as d3, (sum(done) filter (where fact = 5))::int4 as d5,
      (sum(done) filter (where fact = 6))::int4 as d6, (sum(done) filter (where fact = 7))::int4 as d7,
      (sum(done) filter (where fact = 8))::int4 as d8, (sum(done) filter (where fact = 9))::int4 as d9,
      (sum(done) filter (where fact = 10))::int4 as d10, (sum(done) filter (where fact = 11))::int4 as d11,
      (sum(done) filter (where fact = 12))::int4 as d12, (sum(done) filter (where fact = 13))::int4 as d13,
      (sum(done) filter (where fact = 17))::int4 as d17, (sum(done) filter (where fact = 18))::int4 as d18,
      (sum(owed) filter (where fact = 2))::int4 as o2, (sum(owed) filter (where fact = 5))::int4 as o5,
      (sum(owed) filter (where fact = 6))::int4 as o6, (sum(owed) filter (where fact = 7))::int4 as o7,
      (sum(owed) filter (where fact = 8))::int4 as o8, (sum(owed) filter (where fact = 9))::int4 as o9,
      (sum(owed) filter (where fact = 10))::int4 as o10, (sum(owed) filter (where fact = 11))::int4 as o11,
      (sum(owed) filter (where fact = 12))::int4 as o12, (sum(owed) filter (where fact = 13))::int4 as o13,
      (sum(owed) filter (where fact = 17))::int4 as o17
    from change group by 1, 2),
  running as (
    select o.id, o.usual, o.has_terms, o.first_on, o.ended_on, g.at,
      sum(d1) over w as d1, sum(d2) over w as d2, sum(d3) over w as d3, sum(d5) over w as d5, sum(d6) over w as d6, sum(d7) over w as d7,
      sum(d8) over w as d8, sum(d9) over w as d9, sum(d10) over w as d10, sum(d11) over w as d11, sum(d12) over w as d12, sum(d13) over w as d13,
      sum(d17) over w as d17, sum(d18) over w as d18, sum(o2) over w as o2, sum(o5) over w as o5, sum(o6) over w as o6, sum(o7) over w as o7,
      sum(o8) over w as o8, sum(o9) over w as o9, sum(o10) over w as o10, sum(o11) over w as o11, sum(o12) over w as o12, sum(o13) over w as o13,
      sum(o17) over w as o17,
      sum(r.meetings) over (w rows between 3 preceding and current row) as d4,
      sum(r.present) over (w rows between 12 preceding and current row) as d14,
      sum(r.expected) over (w rows between 12 preceding and current row) as o14,
      sum(r.approved) over (w rows between 12 preceding and current row) as d15,
      sum(r.written) over (w rows between 12 preceding and current row) as o15,
      sum(r.talks) over (w rows between 12 preceding and current row) as d16,
      sum(r.planned) over (w rows between 12 preceding and current row) as o16
    from org o cross join frame f cross join lateral generate_series(f.base - 12, f.top) g (at)
      left join summed s on s.id = o.id and s.at = g.at left join record r on r.id = o.id and r.at = g.at
    window w as (partition by o.id order by g.at)),
  counted as (
    select u.id, m.at,
      bits_in(f5 & u5 & w3) + (h5 & b3 <> 0 and u5 & s3 <> 0)::int as a5, bits_in(f6 & u6 & w1) as a6, bits_in(f8 & u8 & w1) as a8,
      bits_in(f9 & u9 & w3) + (h9 & b3 <> 0 and u9 & s3 <> 0)::int as a9, bits_in(f10 & u10 & w12) + (h10 & b12 <> 0 and u10 & s12 <> 0)::int as a10,
      bits_in(f11 & u11 & w12) + (h11 & b12 <> 0 and u11 & s12 <> 0)::int as a11,
      bits_in(f12 & u12 & w12) + (h12 & b12 <> 0 and u12 & s12 <> 0)::int as a12,
      bits_in(u5 & (f5 | v3) & w3) + (h5 & b3 <> 0 and u5 & s3 <> 0)::int as c5, bits_in(u6 & (f6 | v1) & w1) as c6,
      bits_in(u8 & (f8 | v1) & w1) as c8, bits_in(u9 & (f9 | v3) & w3) + (h9 & b3 <> 0 and u9 & s3 <> 0)::int as c9,
      bits_in(u10 & (f10 | v12) & w12) + (h10 & b12 <> 0 and u10 & s12 <> 0)::int as c10,
      bits_in(u11 & (f11 | v12) & w12) + (h11 & b12 <> 0 and u11 & s12 <> 0)::int as c11,
      bits_in(u12 & (f12 | v12) & w12) + (h12 & b12 <> 0 and u12 & s12 <> 0)::int as c12
    from usual u cross join mon m),
  total as (
    select r.id, r.at, m.month, m.on_day, r.usual, r.has_terms, r.first_on, d1, d2, o2, d3, d4, d14, o14, d15, o15, d16, o16, d17, o17, d18,
      coalesce(d5, 0) + coalesce(a5, 0) as d5, coalesce(d6, 0) + coalesce(a6, 0) as d6, coalesce(d7, 0) + coalesce(g.done, 0) as d7,
      coalesce(d8, 0) + coalesce(a8, 0) as d8, coalesce(d9, 0) + coalesce(a9, 0) as d9, coalesce(d10, 0) + coalesce(a10, 0) as d10,
      coalesce(d11, 0) + coalesce(a11, 0) as d11, coalesce(d12, 0) + coalesce(a12, 0) as d12, coalesce(d13, 0) as d13,
      coalesce(o5, 0) + coalesce(c5, 0) as o5, coalesce(o6, 0) + coalesce(c6, 0) as o6, coalesce(o7, 0) + coalesce(g.owed, 0) as o7,
      coalesce(o8, 0) + coalesce(c8, 0) as o8, coalesce(o9, 0) + coalesce(c9, 0) as o9, coalesce(o10, 0) + coalesce(c10, 0) as o10,
      coalesce(o11, 0) + coalesce(c11, 0) as o11, coalesce(o12, 0) + coalesce(c12, 0) as o12, coalesce(o13, 0) as o13
    from running r join mon m on m.at = r.at left join counted c on c.id = r.id and c.at = r.at left join by_group g on g.id = r.id and g.at = r.at
    where r.first_on <= m.on_day and (r.ended_on is null or r.ended_on > m.on_day)),
  state as (
    select t.id, t.at, t.month, array[
        least(coalesce(d1, 0), 1), case when has_terms and o2 > 0 then coalesce(d2, 0) else 0 end,
        (usual and d18 >= 7 and coalesce(d3, 0) >= 3)::int, (usual and first_on <= party_life_since(on_day) and coalesce(d4, 0) > 0)::int,
        case when o5 > 0 then d5 else 0 end, case when o6 > 0 then d6 else 0 end, case when o7 > 0 then d7 else 0 end,
        case when o8 > 0 then d8 else 0 end, case when o9 > 0 then d9 else 0 end, case when o10 > 0 then d10 else 0 end,
        case when o11 > 0 then d11 else 0 end, case when o12 > 0 then d12 else 0 end, case when o13 > 0 then d13 else 0 end,
        case when o14 > 0 then coalesce(d14, 0) else 0 end, case when o15 > 0 then coalesce(d15, 0) else 0 end,
        case when o16 > 0 then coalesce(d16, 0) else 0 end, case when o17 > 0 then coalesce(d17, 0) else 0 end]::int4[] as done, array[
        1, case when has_terms then coalesce(o2, 0) else 0 end, (usual and coalesce(d18, 0) >= 7)::int,
        (usual and first_on <= party_life_since(on_day))::int, o5, o6, o7, o8, o9, o10, o11, o12, o13, coalesce(o14, 0), coalesce(o15, 0),
        coalesce(o16, 0), coalesce(o17, 0)]::int4[] as owed
    from total t),
  scheme as materialized (
    select distinct on (o.id, m.at) o.id, m.at, s.questions, s.thresholds
    from vitality_scheme s join party_org_code c on c.pos = s.party_pos join org o on o.pos between c.pos and c.pos_end
      join mon m on s.from_on <= m.on_day and (s.to_on is null or s.to_on > m.on_day)
    order by o.id, m.at, s.party_pos desc),
  judged as materialized (
    select s.id, s.month, s.done, s.owed, coalesce(h.questions, v.questions) as questions, coalesce(h.thresholds, v.thresholds) as thresholds
    from state s cross join vitality_shipped() v left join scheme h on h.id = s.id and h.at = s.at)
  select id, month, done, owed, facts_measured(owed, questions), facts_met(done, owed, questions, thresholds) from judged
$$;

-- The first of the months that are kept: two years before the month of a day.
create function party_org_months_from(day date) returns date
language sql immutable parallel safe as $$ select (date_trunc('month', day::timestamp) - interval '24 months')::date $$;

-- Computes whoever is marked and, where a day is given, brings all to it; answers how many were marked. Marks are taken and facts
-- looked at in one statement: whatever it does not see is still marked.
create function party_org_months_settle(today date default null) returns int8
language plpgsql security definer set search_path = public set jit = off as $$
declare
  was date;
  taken int8;
begin
  perform pg_advisory_xact_lock(hashtext('party_org_month'));
  select counted_on into was from party_org_month_day;
  if today < was then
    -- The clock was put back: rare enough to begin anew.
    perform party_org_months_rebuild(today);
    return 0;
  end if;
  with gone as (delete from party_org_month_mark returning party_org_id),
  marked as (select coalesce(array_agg(distinct party_org_id), '{}') as ids, count(*) as n from gone),
  fresh as materialized (
    select f.* from marked m cross join lateral party_org_month_states(m.ids, party_org_months_from(was), was, was) f where m.n > 0),
  put as (
    insert into party_org_month as k (party_org_id, month, done, owed, measured, met) select * from fresh
    on conflict (party_org_id, month) do update
      set done = excluded.done, owed = excluded.owed, measured = excluded.measured, met = excluded.met
      where (k.done, k.owed, k.measured, k.met) is distinct from (excluded.done, excluded.owed, excluded.measured, excluded.met)),
  out as (
    delete from party_org_month k using marked m where k.party_org_id = any (m.ids)
      and not exists (select from fresh f where f.party_org_id = k.party_org_id and f.month = k.month))
  select n into taken from marked;
  if today > was then perform party_org_months_turn(was, today); end if;
  return taken;
end $$;

-- Of a day that is over the month it was in is looked at once more; those since are new.
create function party_org_months_turn(was date, today date) returns void
language plpgsql security definer set search_path = public set jit = off as $$
declare
  since date := greatest(date_trunc('month', was::timestamp)::date, party_org_months_from(today));
begin
  delete from party_org_month where month >= since or month < party_org_months_from(today);
  insert into party_org_month (party_org_id, month, done, owed, measured, met) select * from party_org_month_states(array(select id from party_org), since, today, today);
  update party_org_month_day set counted_on = today;
end $$;

-- Everything from the records: the way after a bulk load. In parts, so that sums fit into memory.
create function party_org_months_rebuild(today date default null) returns void
language plpgsql security definer set search_path = public set jit = off set work_mem = '64MB' as $$
declare
  day date := coalesce(today, (select counted_on from installation));
  part uuid[];
begin
  perform pg_advisory_xact_lock(hashtext('party_org_month'));
  update party_org_month_day set counted_on = day;
  delete from party_org_month_mark;
  delete from party_org_month;
  for part in select array_agg(id) from (select id, row_number() over (order by id) / 2000 as n from party_org) p group by n loop
    insert into party_org_month (party_org_id, month, done, owed, measured, met)
      select * from party_org_month_states(part, party_org_months_from(day), day, day);
  end loop;
end $$;

-- What is kept beside what the facts and the scheme of each day say, wherever the two differ and nothing is marked.
create function party_org_months_drift() returns table (party_org_id uuid, month date, kept text, counted text)
language sql stable security definer set search_path = public set jit = off as $$
  with day as (
    select d.counted_on, array(
      select least((g + interval '1 month')::date - 1, d.counted_on)
      from generate_series(party_org_months_from(d.counted_on)::timestamp, d.counted_on::timestamp, interval '1 month') g order by g) as days
    from party_org_month_day d),
  counted as (
    select f.party_org_id, date_trunc('month', f.on_day::timestamp)::date as month, f.done, f.owed, b.measured, b.met
    from day d cross join lateral vitality_facts(array(select id from party_org), d.days, d.counted_on) f
      join party_org p on p.id = f.party_org_id
      left join lateral vitality_scheme_at(p.pos, f.on_day) s on true
      cross join lateral (
        select sum(case when o > 0 and q > 0 then 1 << (n - 1)::int else 0 end)::int4 as measured,
          sum(case when o > 0 and q > 0 and 100 * a::int8 >= t * o::int8 then 1 << (n - 1)::int else 0 end)::int4 as met
        from vitality_shipped() v,
          unnest(f.done, f.owed, coalesce(s.questions, v.questions), coalesce(s.thresholds, v.thresholds)) with ordinality u (a, o, q, t, n)) b)
  select coalesce(k.party_org_id, c.party_org_id), coalesce(k.month, c.month), row(k.done, k.owed, k.measured, k.met)::text,
    row(c.done, c.owed, c.measured, c.met)::text
  from party_org_month k full join counted c on c.party_org_id = k.party_org_id and c.month = k.month
  where (k.done, k.owed, k.measured, k.met) is distinct from (c.done, c.owed, c.measured, c.met)
    and not exists (select from party_org_month_mark m where m.party_org_id = coalesce(k.party_org_id, c.party_org_id))
$$;

-- Marks. Nothing is looked up and nobody is waited for.
create function party_org_month_touch() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if tg_op <> 'DELETE' then insert into party_org_month_mark select distinct party_org_id from new_rows; end if;
  if tg_op = 'DELETE' then insert into party_org_month_mark select distinct party_org_id from old_rows; end if;
  if tg_op = 'UPDATE' then
    insert into party_org_month_mark
      select distinct o.party_org_id from old_rows o where not exists (select from new_rows n where n.party_org_id = o.party_org_id);
  end if;
  return null;
end $$;

create function party_org_month_touch_period() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if tg_op <> 'DELETE' then insert into party_org_month_mark select distinct managing_branch_id from new_rows; end if;
  if tg_op <> 'INSERT' then insert into party_org_month_mark select distinct managing_branch_id from old_rows; end if;
  return null;
end $$;

create function party_org_month_touch_meeting() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'DELETE' then
    insert into party_org_month_mark select distinct m.party_org_id from old_rows r join meeting m on m.id = r.meeting_id;
  else
    insert into party_org_month_mark select distinct m.party_org_id from new_rows r join meeting m on m.id = r.meeting_id;
  end if;
  return null;
end $$;

create function party_org_month_touch_org() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    insert into party_org_month_mark select id from new_rows;
  else
    insert into party_org_month_mark select n.id from new_rows n join old_rows o on o.id = n.id
      where (n.kind, n.functional, n.first_on, n.ended_on, n.pos) is distinct from (o.kind, o.functional, o.first_on, o.ended_on, o.pos);
  end if;
  return null;
end $$;

-- A rule or a scheme reaches a part of the tree.
create function party_org_month_touch_reach() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if tg_op <> 'DELETE' then
    insert into party_org_month_mark select distinct p.id
      from new_rows r join party_org_code c on c.pos = r.party_pos join party_org p on p.pos between c.pos and c.pos_end;
  else
    insert into party_org_month_mark select distinct p.id
      from old_rows r join party_org_code c on c.pos = r.party_pos join party_org p on p.pos between c.pos and c.pos_end;
  end if;
  return null;
end $$;

do $$
declare t text[];
begin
  foreach t slice 1 in array array[
    ['meeting', 'party_org_month_touch'], ['party_post', 'party_org_month_touch'], ['party_term', 'party_org_month_touch'],
    ['party_group', 'party_org_month_touch'], ['member_period', 'party_org_month_touch_period'],
    ['meeting_record', 'party_org_month_touch_meeting'], ['meeting_approval', 'party_org_month_touch_meeting'],
    ['party_org', 'party_org_month_touch_org'],
    ['duty_rule', 'party_org_month_touch_reach'], ['vitality_scheme', 'party_org_month_touch_reach'], ['meeting_kind', 'party_org_month_touch_reach']] loop
    execute format('create trigger party_org_month_insert after insert on %I referencing new table as new_rows for each statement execute function %I()', t[1], t[2]);
    execute format('create trigger party_org_month_update after update on %I referencing new table as new_rows old table as old_rows for each statement execute function %I()', t[1], t[2]);
    if t[1] <> 'party_org' then
      execute format('create trigger party_org_month_delete after delete on %I referencing old table as old_rows for each statement execute function %I()', t[1], t[2]);
    end if;
  end loop;
end $$;

-- As before; what is kept and not marked is read, the rest worked out. The facts of one day for all who ask are those of one moment.
create or replace function vitality_of(ids uuid[], days date[], today date)
returns table (party_org_id uuid, on_day date, done int4[], owed int4[], index_in_sight boolean)
language plpgsql stable security definer set search_path = public as $$
declare
  sees boolean := may_see_persons();
  counted date := (select counted_on from party_org_month_day);
  wanted uuid[] := array(select p.id from party_org p where p.id = any (ids) and p.pos between party_lo() and party_hi()
    and p.region_pos between place_lo() and place_hi());
  marked uuid[] := array(select p from unnest(wanted) p where exists (select from party_org_month_mark m where m.party_org_id = p));
  kept date[] := array(select d from unnest(days) d where d >= party_org_months_from(counted) and d <= today
    and (d = counted and today = counted or d < least(today, date_trunc('month', counted::timestamp)::date)
      and d = (date_trunc('month', d::timestamp) + interval '1 month')::date - 1));
  fresh date[] := array(select d from unnest(days) d where d <> all (kept) order by d);
  settled uuid[] := array(select p from unnest(wanted) p where p <> all (marked));
begin
  return query
    select k.party_org_id, d, vitality_told(k.done, sees), vitality_told(k.owed, sees), vitality_index_in_sight(k.party_org_id)
    from unnest(kept) d join party_org_month k on k.month = date_trunc('month', d::timestamp)::date where k.party_org_id = any (settled);
  if cardinality(fresh) > 0 and cardinality(settled) > 0 then
    return query
      select f.party_org_id, f.on_day, vitality_told(f.done, sees), vitality_told(f.owed, sees), vitality_index_in_sight(f.party_org_id)
      from vitality_facts(settled, fresh, today) f;
  end if;
  if cardinality(marked) > 0 then
    return query
      select f.party_org_id, f.on_day, vitality_told(f.done, sees), vitality_told(f.owed, sees), vitality_index_in_sight(f.party_org_id)
      from vitality_facts(marked, days, today) f;
  end if;
end $$;

-- What rests on rolls and records of meetings is for the Party line alone.
create function vitality_told(counts int4[], sees boolean) returns int4[]
language sql immutable parallel safe as $$
  select case when sees then counts else counts[1:2] || 0 || counts[4:13] || '{0,0,0}'::int4[] || counts[17:17] end
$$;

do $$
declare f text;
begin
  foreach f in array array['party_org_month_states(uuid[], date, date, date)', 'party_org_months_settle(date)', 'party_org_months_turn(date, date)',
    'party_org_months_rebuild(date)', 'party_org_months_drift()', 'party_org_month_touch()', 'party_org_month_touch_period()',
    'party_org_month_touch_meeting()', 'party_org_month_touch_org()', 'party_org_month_touch_reach()', 'vitality_told(int4[], boolean)'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
-- Bringing up to date, rebuilding and proving is upkeep: the owner's, not the application's.
grant execute on function party_org_months_settle(date), party_org_months_rebuild(date), party_org_months_drift() to {{owner}};

set local role {{keeper}};
select party_org_months_rebuild();
reset role;
