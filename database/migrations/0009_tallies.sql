-- How counters follow what is written: touched rows are settled once, when the transaction commits.

-- What is to be counted for some Party organisations today, computed afresh.
create function party_org_counts_of(ids uuid[])
returns table (party_org_id uuid, region_pos int8, pos int8, party_orgs int2, branches int2, covering int2, covers int4,
  members int4, full_members int4, not_transferred int4)
language sql stable set search_path = public as $$
  select p.id, p.region_pos, p.pos, alive::int::int2, (alive and p.kind in ('branch', 'joint_branch'))::int::int2,
    (alive and c.n > 0)::int::int2, case when alive then c.n else 0 end::int4, m.members::int4, m.full_members::int4, m.not_transferred::int4
  from installation i, unnest(ids) t join party_org p on p.id = t
  cross join lateral (select not p.outside_system and p.first_on <= i.counted_on and coalesce(p.ended_on > i.counted_on, true) as alive) a
  cross join lateral (
    select count(*) as n from coverage_relation r where r.party_org_id = p.id and r.valid @> i.counted_on) c
  cross join lateral (
    select count(*) as members, count(*) filter (where status = 'full') as full_members,
      count(*) filter (where membership_branch_id is distinct from managing_branch_id) as not_transferred
    from member where managing_branch_id = p.id and status in ('full', 'probationary') and first_on <= i.counted_on) m
$$;

create function party_org_recount(ids uuid[]) returns void
language plpgsql security definer set search_path = public as $$
begin
  with fresh as materialized (select * from party_org_counts_of(ids)),
  old as materialized (select c.* from party_org_count c where c.party_org_id = any (ids)),
  moved as (
    select region_pos as pos, pos as party_pos, party_orgs, branches, covering, members, not_transferred, 1 as n from fresh
    union all
    select counted_region_pos, counted_pos, party_orgs, branches, covering, members, not_transferred, -1 from old),
  keyed as (
    select m.pos, m.party_pos, k.key, sum(m.n * k.value) as n from moved m cross join lateral (values
      (-1, m.members), (-2, m.not_transferred), (-3, m.party_orgs::int), (-4, m.branches::int), (-5, m.covering::int)) k (key, value)
    group by 1, 2, 3 having sum(m.n * k.value) <> 0),
  queued as (
    insert into tally_delta (pos, party_pos, body_no, key, n) select pos, party_pos, 0, key, n from keyed returning 1)
  insert into party_org_count (party_org_id, counted_region_pos, counted_pos, party_orgs, branches, covering, covers, members, full_members, not_transferred)
  select party_org_id, region_pos, pos, party_orgs, branches, covering, covers, members, full_members, not_transferred from fresh
  on conflict (party_org_id) do update set counted_region_pos = excluded.counted_region_pos, counted_pos = excluded.counted_pos,
    party_orgs = excluded.party_orgs, branches = excluded.branches, covering = excluded.covering, covers = excluded.covers,
    members = excluded.members, full_members = excluded.full_members, not_transferred = excluded.not_transferred;
end $$;

-- One row a transaction that has touched anything: it settles once, however many rows it touched.
create unlogged table settle_due (transaction_id xid8 primary key);

create function settle_touched() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  ids uuid[];
begin
  perform pg_advisory_xact_lock_shared(hashtext('tally_day'));
  delete from settle_due where transaction_id = new.transaction_id;
  with taken as (delete from coverage_touched returning social_org_id)
  select array_agg(social_org_id order by social_org_id) into ids from taken;
  -- In small batches: what is joined within one is compared row with row.
  for done in 0 .. coalesce(cardinality(ids), 0) - 1 by 200 loop
    perform coverage_rebuild(ids[done + 1 : done + 200]);
  end loop;
  with taken as (delete from party_org_touched returning party_org_id)
  select array_agg(party_org_id) into ids from taken;
  if ids is not null then
    perform party_org_recount(ids);
  end if;
  return null;
end $$;
create constraint trigger settle_at_commit after insert on settle_due
  deferrable initially deferred for each row execute function settle_touched();

-- Touching: rows are taken in order of id, so that two writers never wait for each other crosswise.
create function touch_social_orgs() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into coverage_touched select distinct social_org_id from touched_rows order by 1 on conflict (social_org_id) do nothing;
  insert into settle_due values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $$;

create function touch_covering() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into coverage_touched select distinct social_org_id from touched_rows order by 1 on conflict (social_org_id) do nothing;
  insert into party_org_touched select distinct party_org_id from touched_rows order by 1 on conflict (party_org_id) do nothing;
  insert into settle_due values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $$;

create function touch_by_member_period() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into coverage_touched select distinct work_unit_id from touched_rows where work_unit_id is not null order by 1
    on conflict (social_org_id) do nothing;
  insert into party_org_touched select distinct managing_branch_id from touched_rows order by 1 on conflict (party_org_id) do nothing;
  insert into settle_due values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $$;

create function touch_by_party_org() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into party_org_touched select id from new_rows order by 1 on conflict (party_org_id) do nothing;
  if tg_op = 'UPDATE' then
    insert into coverage_touched
      select distinct r.social_org_id from new_rows n join old_rows o on o.id = n.id join coverage_relation r on r.party_org_id = n.id
      where (n.functional, n.first_on, n.ended_on) is distinct from (o.functional, o.first_on, o.ended_on)
      order by 1 on conflict (social_org_id) do nothing;
  end if;
  insert into settle_due values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $$;

create function touch_by_code() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into coverage_touched
    select distinct p.social_org_id from new_rows n join social_org_period p on p.responsible_party_org_id = n.party_org_id
    where p.superseded_at is null and n.from_on > '-infinity'
    order by 1 on conflict (social_org_id) do nothing;
  insert into settle_due values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $$;

do $$
declare t text;
begin
  foreach t in array array['social_org_period', 'advisor_assignment', 'mass_org', 'declared_figure'] loop
    execute format('create trigger %I after insert on %I referencing new table as touched_rows for each statement execute function touch_social_orgs()', t || '_touch_insert', t);
    execute format('create trigger %I after update on %I referencing new table as touched_rows for each statement execute function touch_social_orgs()', t || '_touch_update', t);
    execute format('create trigger %I after delete on %I referencing old table as touched_rows for each statement execute function touch_social_orgs()', t || '_touch_delete', t);
  end loop;
end $$;
create trigger coverage_relation_touch_insert after insert on coverage_relation referencing new table as touched_rows for each statement execute function touch_covering();
create trigger coverage_relation_touch_update after update on coverage_relation referencing new table as touched_rows for each statement execute function touch_covering();
create trigger coverage_relation_touch_delete after delete on coverage_relation referencing old table as touched_rows for each statement execute function touch_covering();
create trigger member_period_touch_insert after insert on member_period referencing new table as touched_rows for each statement execute function touch_by_member_period();
create trigger member_period_touch_update after update on member_period referencing new table as touched_rows for each statement execute function touch_by_member_period();
create trigger member_period_touch_delete after delete on member_period referencing old table as touched_rows for each statement execute function touch_by_member_period();
create trigger party_org_touch_insert after insert on party_org referencing new table as new_rows for each statement execute function touch_by_party_org();
create trigger party_org_touch_update after update on party_org referencing new table as new_rows old table as old_rows for each statement execute function touch_by_party_org();
create trigger party_org_code_touch_insert after insert on party_org_code referencing new table as new_rows for each statement execute function touch_by_code();

-- Folds what waits into every ancestor; answers how many waited. One folder at a time; writers never wait for it.
create function tally_fold_pending() returns int8
language plpgsql security definer set search_path = public as $$
declare
  taken int8;
  trees text[];
  nodes int8[];
begin
  perform pg_advisory_xact_lock(hashtext('tally_fold'));
  with gone as (delete from tally_delta returning *),
  cell as (
    select pos, party_pos, body_no, key, sum(n) as n, sum(staff) as staff, sum(volunteers) as volunteers
    from gone group by 1, 2, 3, 4),
  place as (select pos, key, sum(n) as n, sum(staff) as staff, sum(volunteers) as volunteers from cell group by 1, 2),
  party as (select party_pos, key, sum(n) as n, sum(staff) as staff, sum(volunteers) as volunteers from cell group by 1, 2),
  lifted as (
    select 'place' as tree, r.pos as node, r.pos_end as node_end, c.key, c.n, c.staff, c.volunteers
    from place c cross join lateral (
      select a.pos, a.pos_end from region a where a.pos_end >= c.pos and a.pos in (
        0, c.pos / 10000000 * 10000000, c.pos / 100000 * 100000, c.pos / 1000 * 1000, c.pos)) r
    union all
    select 'party', a.pos, a.pos_end, c.key, c.n, c.staff, c.volunteers
    from party c cross join lateral party_tree_path(c.party_pos) a
    union all
    select 'body', body_no, body_no, key, n, staff, volunteers from cell where body_no > 0),
  summed as (
    select tree, node, max(node_end) as node_end, key, sum(n) as n, sum(staff) as staff, sum(volunteers) as volunteers
    from lifted group by tree, node, key order by tree, node, key),
  put as (
    insert into tally_fold as f (tree, node, node_end, key, n, staff, volunteers)
    select * from summed
    on conflict (tree, node, key) do update
      set n = f.n + excluded.n, staff = f.staff + excluded.staff, volunteers = f.volunteers + excluded.volunteers),
  touched as (select distinct tree, node from summed where key >= 0)
  select (select count(*) from gone), array_agg(tree), array_agg(node) into taken, trees, nodes from touched;
  perform tally_measure_nodes(trees, nodes);
  return taken;
end $$;

-- Measures some nodes anew from their folded counters.
create function tally_measure_nodes(trees text[], nodes int8[]) returns void
language sql security definer set search_path = public as $$
  insert into tally_measure as m (tree, node, node_end, parent, definition, total, formal, work, sole, joint, attached, functional,
    gaps, few, none, unverified, unclear, staff, volunteers)
  select f.tree, f.node, max(f.node_end),
    case f.tree
      when 'place' then (select up.pos from region r join region up on up.code = r.parent_code where r.pos = f.node order by r.valid_to desc nulls first limit 1)
      when 'party' then (select c.parent_pos from party_org_code c where c.pos = f.node)
    end, d.code,
    sum(f.n),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask <> 0), 0),
    coalesce(sum(f.n) filter (where f.key & d.work_mask <> 0), 0),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask & 32 <> 0), 0),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask & 96 = 64), 0),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask & 224 = 128), 0),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask & 480 = 256), 0),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask = 0 and f.key & 24 = 16), 0),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask = 0 and f.key & 24 = 8), 0),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask = 0 and f.key & 24 = 0), 0),
    coalesce(sum(f.n) filter (where f.key & d.formal_mask = 0 and f.key & 24 = 24), 0),
    coalesce(sum(f.n) filter (where f.key & 2048 <> 0), 0),
    sum(f.staff), sum(f.volunteers)
  from unnest(trees, nodes) t (tree, node)
  cross join tally_definition d
  join tally_fold f on f.tree = t.tree and f.node = t.node and f.key >= 0 and f.key & d.base_mask = d.base_value
  group by f.tree, f.node, d.code
  on conflict (tree, node, definition) do update set total = excluded.total, formal = excluded.formal, work = excluded.work,
    sole = excluded.sole, joint = excluded.joint, attached = excluded.attached, functional = excluded.functional,
    gaps = excluded.gaps, few = excluded.few, none = excluded.none, unverified = excluded.unverified, unclear = excluded.unclear,
    staff = excluded.staff, volunteers = excluded.volunteers
$$;

-- The codes from a node up to the root, of its own time.
create function party_tree_path(code int8) returns table (pos int8, pos_end int8)
language sql stable set search_path = public as $$
  with recursive path as (
    select c.pos, c.pos_end, c.parent_pos from party_org_code c where c.pos = code
    union all
    select up.pos, up.pos_end, up.parent_pos from path join party_org_code up on up.pos = path.parent_pos)
  select pos, pos_end from path
$$;

-- Brings today's counters to another day: what begins or ends in between is counted, then the day is set.
create function tally_roll(today date) returns void
language plpgsql security definer set search_path = public as $$
declare
  was date;
begin
  perform pg_advisory_xact_lock(hashtext('tally_day'));
  select counted_on into was from installation;
  if was = today then return; end if;
  insert into tally_delta (pos, party_pos, body_no, key, n, staff, volunteers)
  select pos, tree_pos, body_no, signature, sum(n), sum(n * coalesce(staff, 0)), sum(n * coalesce(volunteers, 0))
  from (
    select -1 as n, s.* from coverage_span s where known_to = 'infinity' and from_on <= was and to_on > was and not (from_on <= today and to_on > today)
    union all
    select 1, s.* from coverage_span s where known_to = 'infinity' and from_on <= today and to_on > today and not (from_on <= was and to_on > was)) moved
  group by 1, 2, 3, 4;
  update installation set counted_on = today;
  perform party_org_recount(array(
    select id from party_org where first_on between least(was, today) and greatest(was, today)
      or ended_on between least(was, today) and greatest(was, today)
    union select party_org_id from coverage_relation
      where lower(valid) between least(was, today) and greatest(was, today) or upper(valid) between least(was, today) and greatest(was, today)
    union select managing_branch_id from member where first_on between least(was, today) and greatest(was, today)));
  perform tally_fold_pending();
end $$;

-- Recounts everything from the records: the proof of spans and counters, and the way after a bulk load.
create function tally_rebuild() returns void
language plpgsql security definer set search_path = public as $$
declare
  batch uuid[];
  last uuid := '00000000-0000-0000-0000-000000000000';
begin
  perform pg_advisory_xact_lock(hashtext('tally_day'));
  perform pg_advisory_xact_lock(hashtext('tally_fold'));
  loop
    select array_agg(id) into batch from (select id from social_org where id > last order by id limit 200) o;
    exit when batch is null;
    perform coverage_rebuild(batch);
    last := batch[array_length(batch, 1)];
  end loop;
  delete from tally_delta;
  delete from tally_fold;
  delete from tally_measure;
  delete from party_org_count;
  insert into tally_delta (pos, party_pos, body_no, key, n, staff, volunteers)
    select pos, tree_pos, body_no, signature, count(*), sum(coalesce(staff, 0)), sum(coalesce(volunteers, 0))
    from coverage_span, installation
    where known_to = 'infinity' and from_on <= counted_on and to_on > counted_on group by 1, 2, 3, 4;
  perform party_org_recount(array(select id from party_org));
  perform tally_fold_pending();
end $$;

-- What the folded counters should say, straight from the records; compared with what they do say, it finds any drift.
create function tally_drift() returns table (tree text, node int8, key int4, kept int8, counted int8)
language sql stable security definer set search_path = public as $$
  with truth as (
    select s.pos, s.tree_pos as party_pos, s.body_no, s.signature as key, 1 as n
      from coverage_spans_of(array(select id from social_org)) s, installation
      where s.from_on <= counted_on and s.to_on > counted_on
    union all
    select c.region_pos, c.pos, 0, k.key, k.value
      from party_org_counts_of(array(select id from party_org)) c cross join lateral (values
        (-1, c.members), (-2, c.not_transferred), (-3, c.party_orgs::int), (-4, c.branches::int), (-5, c.covering::int)) k (key, value)),
  counted as (
    select 'place' as tree, r.pos as node, t.key, sum(t.n) as n from truth t join region r on t.pos between r.pos and r.pos_end group by 2, 3
    union all
    select 'party', c.pos, t.key, sum(t.n) from truth t join party_org_code c on t.party_pos between c.pos and c.pos_end group by 2, 3
    union all
    select 'body', body_no, key, sum(n) from truth where body_no > 0 group by 2, 3)
  select coalesce(c.tree, f.tree), coalesce(c.node, f.node), coalesce(c.key, f.key), coalesce(f.n, 0), coalesce(c.n, 0)
  from counted c full join tally_fold f on f.tree = c.tree and f.node = c.node and f.key = c.key
  where coalesce(f.n, 0) <> coalesce(c.n, 0)
$$;
