-- How the Party tree hands out, renumbers and moves interval codes.

-- These functions run with the keeper's rights, so they ask themselves whether the node lies within the caller's bounds.
create function party_tree_allowed(node uuid) returns void
language plpgsql stable security definer set search_path = public as $$
begin
  if node is null and exists (select from party_org) then
    raise exception 'there is one root' using errcode = 'insufficient_privilege';
  end if;
  if node is not null and not exists (select from party_org where id = node and pos between party_lo() and party_hi()) then
    raise exception 'outside the caller''s part of the Party tree' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Puts a new node under a parent and answers its code: the next free share of the parent's interval. Null parent: the root.
-- Each child takes a 64th of what is left, so that shares shrink slowly; where it gets narrow,
-- the smallest ancestor with room is renumbered first.
create function party_tree_place(org uuid, parent uuid) returns int8
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('party_tree'));
  perform party_tree_allowed(parent);
  if parent is null then
    insert into party_org_code (pos, pos_end, used_to, party_org_id) values (1, 4503599627370496, 1, org);
    return 1;
  end if;
  return party_tree_share(org, parent, '-infinity', 1);
end $$;

create function party_tree_share(org uuid, parent uuid, since date, nodes int8) returns int8
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  home party_org_code;
  width int8;
begin
  select c.* into strict home from party_org p join party_org_code c on c.pos = p.pos where p.id = parent;
  width := (home.pos_end - home.used_to) / 64;
  if width < 64 * nodes then
    perform party_tree_widen(home.pos, 4096 * nodes);
    select c.* into strict home from party_org p join party_org_code c on c.pos = p.pos where p.id = parent;
    width := (home.pos_end - home.used_to) / 64;
  end if;
  if width < 4 * nodes then
    raise exception 'the Party tree has no room under %', parent;
  end if;
  insert into party_org_code (pos, pos_end, used_to, parent_pos, party_org_id, from_on)
    values (home.used_to + 1, home.used_to + width, home.used_to + 1, home.pos, org, since);
  update party_org_code set used_to = home.used_to + width where pos = home.pos;
  return home.used_to + 1;
end $$;

-- Puts many new nodes at once, whole subtrees too; a parent may be among the new ones. Answers nothing: the codes stand in party_org_code.
-- Each node opens and closes once; in this order the events share half of what the parent has left.
create function party_tree_place_many(ids uuid[], parents uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  anchor record;
  home party_org_code;
  part uuid[];
begin
  perform pg_advisory_xact_lock(hashtext('party_tree'));
  for anchor in
    with recursive given as (select * from unnest(ids, parents) as g (id, parent)),
    forest as (
      select g.id, g.parent as top from given g where not exists (select from given above where above.id = g.parent)
      union all
      select g.id, f.top from forest f join given g on g.parent = f.id)
    select top as id, count(*) as nodes, array_agg(forest.id) as within from forest group by top order by top
  loop
    perform party_tree_allowed(anchor.id);
    select c.* into strict home from party_org p join party_org_code c on c.pos = p.pos where p.id = anchor.id;
    if (home.pos_end - home.used_to) / 2 < 4096 * (2 * anchor.nodes + 1) then
      perform party_tree_widen(home.pos, 8192 * (2 * anchor.nodes + 1));
      select c.* into strict home from party_org p join party_org_code c on c.pos = p.pos where p.id = anchor.id;
    end if;
    if (home.pos_end - home.used_to) / 2 < 4 * (2 * anchor.nodes + 1) then
      raise exception 'the Party tree has no room under %', anchor.id;
    end if;
    part := anchor.within;
    with recursive given as (
      select g.id, g.parent, row_number() over (order by n) as n
      from unnest(ids, parents) with ordinality as g (id, parent, n) where g.id = any (part)),
    walk as (
      select id, parent, array[n] as path from given where parent = anchor.id
      union all
      select g.id, g.parent, w.path || g.n from walk w join given g on g.parent = w.id),
    ranked as (
      select w.*, row_number() over (order by path) as rank, array_length(path, 1) as depth from walk w),
    sized as (
      select up.n, count(*) as size from ranked r cross join unnest(r.path) as up (n) group by up.n),
    room as (select (home.pos_end - home.used_to)::numeric / 2 / (2 * anchor.nodes + 1) as each),
    placed as (
      select r.id, r.parent, s.size,
        floor(home.used_to + 1 + (2 * r.rank - r.depth) * each)::int8 as pos,
        floor(home.used_to + 1 + (2 * r.rank - r.depth + 2 * s.size - 1) * each)::int8 - 1 as pos_end,
        floor(home.used_to + 1 + (2 * r.rank - r.depth + 2 * s.size - 2) * each)::int8 - 1 as children_end
      from ranked r join sized s on s.n = r.path[r.depth] cross join room)
    insert into party_org_code (pos, pos_end, used_to, parent_pos, party_org_id)
      select p.pos, p.pos_end, case when p.size = 1 then p.pos else p.children_end end, coalesce(up.pos, home.pos), p.id
      from placed p left join placed up on up.id = p.parent;
    update party_org_code set used_to = home.used_to + (home.pos_end - home.used_to) / 2 + 1 where pos = home.pos;
  end loop;
end $$;

-- New codes for the nodes inside one interval when they are spread evenly over another.
-- Every node keeps the same room at its end, up to which `used_to` leaves it free.
create type party_tree_shift as (old_pos int8, new_pos int8, new_end int8, new_used int8);

create function party_tree_spread(old_lo int8, old_hi int8, current_only boolean, new_lo int8, new_hi int8) returns setof party_tree_shift
language sql stable set search_path = public as $$
  with inside as (
    select c.pos, c.pos_end from party_org_code c
    where c.pos > old_lo and c.pos <= old_hi and (not current_only or exists (select from party_org p where p.pos = c.pos))),
  events as (
    select pos as at, 0 as closing, pos from inside union all select pos_end, 1, pos from inside),
  numbered as (
    select pos, closing, row_number() over w as n, lag(closing) over w as before from events
    window w as (order by at, closing, case closing when 0 then pos else -pos end)),
  room as (select (new_hi - new_lo)::numeric / (2 * count(*) + 1) as each from inside)
  select o.pos, floor(new_lo + o.n * each)::int8, floor(new_lo + c.n * each)::int8 - 1,
    case c.before when 1 then floor(new_lo + (c.n - 1) * each)::int8 - 1 else floor(new_lo + o.n * each)::int8 end
  from numbered o join numbered c on c.pos = o.pos and c.closing = 1 cross join room
  where o.closing = 0
$$;

-- Renumbers the smallest subtree around a code in which every node then has the needed room at its end.
create function party_tree_widen(near int8, need int8) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  top party_org_code;
  nodes int8;
begin
  select * into strict top from party_org_code where pos = near;
  loop
    select count(*) - 1 into nodes from party_org_code where pos between top.pos and top.pos_end;
    exit when top.parent_pos is null or (top.pos_end - top.pos) / (2 * nodes + 1) >= need;
    select * into strict top from party_org_code where pos = top.parent_pos;
  end loop;
  perform party_tree_renumber(top.pos);
end $$;

-- Spreads all codes inside one interval evenly, those of the past with those of today; copies follow by cascade.
create function party_tree_renumber(top_pos int8) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  top party_org_code;
  shifts party_tree_shift[];
begin
  select * into strict top from party_org_code where pos = top_pos;
  select array_agg(s) into shifts from party_tree_spread(top.pos, top.pos_end, false, top.pos, top.pos_end) s;
  -- Old and new codes overlap: go through negative ones.
  update party_org_code c set pos = -s.new_pos, pos_end = s.new_end, used_to = s.new_used from unnest(shifts) s where c.pos = s.old_pos;
  update party_org_code set pos = -pos where pos < 0;
  update party_org_code set used_to = coalesce((select max(new_end) from unnest(shifts)), top.pos) where pos = top.pos;
  -- Whoever is settling now appends old codes until he commits, later ones wait and see the new codes.
  -- Taken last: the rows above are already ours, so nobody waits for us while we wait for him.
  perform pg_advisory_xact_lock(hashtext('tally_day'));
  perform pg_advisory_xact_lock(hashtext('tally_fold'));
  update tally_delta d set party_pos = s.new_pos from unnest(shifts) s where d.party_pos = s.old_pos;
  update tally_fold f set node = -s.new_pos, node_end = s.new_end from unnest(shifts) s where f.tree = 'party' and f.node = s.old_pos;
  update tally_fold set node = -node where tree = 'party' and node < 0;
  update tally_measure m set node = -s.new_pos, node_end = s.new_end from unnest(shifts) s where m.tree = 'party' and m.node = s.old_pos;
  update tally_measure set node = -node where tree = 'party' and node < 0;
  update tally_measure m set parent = s.new_pos from unnest(shifts) s where m.tree = 'party' and m.parent = s.old_pos;
  update party_org_count c set counted_pos = s.new_pos from unnest(shifts) s where c.counted_pos = s.old_pos;
  update coverage_snapshot_day set nodes = array(
      select coalesce(s.new_pos, n.pos) from unnest(nodes) with ordinality n (pos, rank) left join unnest(shifts) s on s.old_pos = n.pos
      order by n.rank)
    where tree = 'party';
end $$;

-- Moves a subtree under another parent from a day on. The old codes stay for figures of earlier days.
create function party_tree_move(org uuid, new_parent uuid, since date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  old_top party_org_code;
  new_top party_org_code;
  shifts party_tree_shift[];
begin
  perform pg_advisory_xact_lock(hashtext('party_tree'));
  perform party_tree_allowed(org);
  perform party_tree_allowed(new_parent);
  select c.* into strict old_top from party_org p join party_org_code c on c.pos = p.pos where p.id = org;
  if exists (select from party_org where id = new_parent and pos between old_top.pos and old_top.pos_end) then
    raise exception 'a Party organisation can''t move below itself' using errcode = 'check_violation';
  end if;
  if old_top.from_on > since then
    raise exception 'moved later already, on %', old_top.from_on using errcode = 'check_violation';
  end if;
  -- Whoever is hanging something on these nodes commits first, so that what follows sees it; later ones wait and see the new codes.
  perform from party_org where pos between old_top.pos and old_top.pos_end order by pos for update;
  update party_org_code c set to_on = greatest(since, c.from_on) from party_org p
    where c.pos = p.pos and p.pos between old_top.pos and old_top.pos_end;
  perform party_tree_share(org, new_parent, since,
    (select count(*) from party_org where pos between old_top.pos and old_top.pos_end));
  -- Sharing may have renumbered: read both again.
  select c.* into strict old_top from party_org p join party_org_code c on c.pos = p.pos where p.id = org;
  select * into strict new_top from party_org_code where party_org_id = org and to_on = 'infinity';
  select array_agg(s) into shifts from party_tree_spread(old_top.pos, old_top.pos_end, true, new_top.pos, new_top.pos_end) s;
  -- A node that came here later than the day of the move keeps its own day.
  insert into party_org_code (pos, pos_end, used_to, party_org_id, from_on)
    select s.new_pos, s.new_end, s.new_used, c.party_org_id, c.to_on from unnest(shifts) s join party_org_code c on c.pos = s.old_pos;
  update party_org_code set used_to = coalesce((select max(new_end) from unnest(shifts)), new_top.pos) where pos = new_top.pos;
  update party_org_code c set parent_pos = above.pos from party_org p join party_org_code above on above.party_org_id = p.parent_id
    where c.party_org_id = p.id and c.to_on = 'infinity' and above.to_on = 'infinity' and c.pos > new_top.pos and c.pos <= new_top.pos_end;
  update party_org set parent_id = new_parent where id = org;
  update party_org p set pos = c.pos from party_org_code c
    where c.party_org_id = p.id and c.to_on = 'infinity' and p.pos between old_top.pos and old_top.pos_end;
end $$;
