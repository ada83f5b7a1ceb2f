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
    perform party_tree_widen(home.pos);
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

-- Renumbers the smallest subtree around a code that has room to spare.
create function party_tree_widen(near int8) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  top party_org_code;
  nodes int8;
begin
  select * into strict top from party_org_code where pos = near;
  loop
    select count(*) into nodes from party_org_code where pos between top.pos and top.pos_end;
    exit when top.pos = 1 or (top.pos_end - top.pos) / nodes > 1048576;
    select c.* into strict top from party_org_code c
      where c.pos < top.pos and c.pos_end >= top.pos_end order by c.pos desc limit 1;
  end loop;
  perform party_tree_renumber(top.pos);
end $$;

-- Spreads all codes inside one interval evenly, those of the past with those of today; copies follow by cascade.
-- Each node opens and closes once; these events, in order, share the interval, so every node keeps room at its end.
create function party_tree_renumber(top_pos int8) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  top party_org_code;
begin
  select * into strict top from party_org_code where pos = top_pos;
  create temporary table if not exists renumbering (
    old_pos int8 primary key, new_pos int8, new_end int8, new_used int8) on commit drop;
  truncate renumbering;
  insert into renumbering (old_pos, new_pos, new_end)
    with inside as (select pos, pos_end from party_org_code where pos > top.pos and pos <= top.pos_end),
    events as (
      select pos as at, 0 as closing, pos from inside union all select pos_end, 1, pos from inside),
    numbered as (
      select pos, closing, row_number() over (order by at, closing, case closing when 0 then pos else -pos end) as n
      from events),
    room as (select (top.pos_end - top.pos)::numeric / (2 * count(*) + 1) as each from inside)
    select pos, max(floor(top.pos + n * each)) filter (where closing = 0),
      max(floor(top.pos + n * each) - 1) filter (where closing = 1)
    from numbered, room group by pos;
  update renumbering r set new_used = greatest(r.new_pos, coalesce((
    select max(c.new_end) from renumbering c where c.new_pos > r.new_pos and c.new_pos <= r.new_end), 0));
  -- What waits in the queue bears old codes: fold it first.
  perform tally_fold_pending();
  -- Old and new codes overlap: go through negative ones.
  update party_org_code c set pos = -r.new_pos, pos_end = r.new_end, used_to = r.new_used
    from renumbering r where c.pos = r.old_pos;
  update party_org_code set pos = -pos where pos < 0;
  update tally_fold f set node = -r.new_pos, node_end = r.new_end
    from renumbering r where f.tree = 'party' and f.node = r.old_pos;
  update tally_fold set node = -node where tree = 'party' and node < 0;
  update party_org_count c set counted_pos = p.pos from party_org p
    where p.id = c.party_org_id and c.counted_pos <> p.pos and p.pos between top.pos and top.pos_end;
  update party_org_code set used_to = coalesce((select max(new_end) from renumbering), top.pos) where pos = top.pos;
end $$;

-- Moves a subtree under another parent from a day on. The old codes stay for figures of earlier days.
create function party_tree_move(org uuid, new_parent uuid, since date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  old_top party_org_code;
  new_top party_org_code;
begin
  perform pg_advisory_xact_lock(hashtext('party_tree'));
  perform party_tree_allowed(org);
  perform party_tree_allowed(new_parent);
  select c.* into strict old_top from party_org p join party_org_code c on c.pos = p.pos where p.id = org;
  if exists (select from party_org where id = new_parent and pos between old_top.pos and old_top.pos_end) then
    raise exception 'a Party organisation can''t move below itself' using errcode = 'check_violation';
  end if;
  update party_org_code c set to_on = greatest(since, c.from_on) from party_org p
    where c.pos = p.pos and p.pos between old_top.pos and old_top.pos_end;
  perform party_tree_share(org, new_parent, since,
    (select count(*) from party_org where pos between old_top.pos and old_top.pos_end));
  -- Sharing may have renumbered: read both again.
  select c.* into strict old_top from party_org p join party_org_code c on c.pos = p.pos where p.id = org;
  select * into strict new_top from party_org_code where party_org_id = org and to_on = 'infinity';
  insert into party_org_code (pos, pos_end, used_to, party_org_id, from_on)
    with inside as (
      select c.pos, c.pos_end, c.party_org_id from party_org p join party_org_code c on c.pos = p.pos
      where p.pos > old_top.pos and p.pos <= old_top.pos_end),
    events as (
      select pos as at, 0 as closing, pos from inside union all select pos_end, 1, pos from inside),
    numbered as (
      select pos, closing, row_number() over (order by at, closing, case closing when 0 then pos else -pos end) as n
      from events),
    room as (select (new_top.pos_end - new_top.pos)::numeric / (2 * count(*) + 2) as each from inside),
    spread as (
      select pos, max(floor(new_top.pos + n * each)) filter (where closing = 0) as new_pos,
        max(floor(new_top.pos + n * each) - 1) filter (where closing = 1) as new_end
      from numbered, room group by pos)
    select s.new_pos, s.new_end,
      greatest(s.new_pos, coalesce((select max(d.new_end) from spread d where d.new_pos > s.new_pos and d.new_pos <= s.new_end), 0)),
      i.party_org_id, since
    from spread s join inside i on i.pos = s.pos;
  update party_org_code set used_to = coalesce((
    select max(pos_end) from party_org_code where pos > new_top.pos and pos <= new_top.pos_end), new_top.pos)
    where pos = new_top.pos;
  update party_org_code c set parent_pos = above.pos from party_org p join party_org_code above on above.party_org_id = p.parent_id
    where c.party_org_id = p.id and c.to_on = 'infinity' and above.to_on = 'infinity' and c.pos > new_top.pos and c.pos <= new_top.pos_end;
  update party_org set parent_id = new_parent where id = org;
  update party_org p set pos = c.pos from party_org_code c
    where c.party_org_id = p.id and c.to_on = 'infinity' and p.pos between old_top.pos and old_top.pos_end;
end $$;
