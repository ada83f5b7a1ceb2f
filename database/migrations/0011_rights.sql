-- Who gets what from the database itself. {{app}} sees by ranges; {{self}}, for secretaries, advisors and members,
-- by keys for organisations and by its range of the Party tree for the rest; {{keeper}} keeps periods, spans and counters.

grant usage on schema public to {{app}}, {{self}}, {{keeper}};
-- A function can only be given to a role that may create in its schema.
grant create on schema public to {{keeper}};

do $$
declare
  t text;
begin
  -- Every function that runs with its owner's rights is the keeper's, who can't sign in.
  for t in
    select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prosecdef
  loop
    execute format('alter function %s owner to {{keeper}}', t);
  end loop;
  for t in select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%' loop
    execute format('grant select, insert, update, delete on %I to {{keeper}}', t);
  end loop;
end $$;
grant usage on all sequences in schema public to {{app}}, {{self}}, {{keeper}};

-- Tables without rows of anybody's area: guarded by privilege alone.
grant select on installation, region, sector, supervising_body, tally_definition, party_org_code, party_org_region, counting_definition, import_column,
  account, role_grant, session, setup_code to {{app}}, {{self}};
grant update on installation to {{app}};
grant insert, update on sector, supervising_body, counting_definition, account, role_grant, import_column, setup_code, party_org_region to {{app}};
grant insert, update, delete on session to {{app}};
grant delete on party_org_region, import_column to {{app}};

do $$
declare
  t text;
begin
  foreach t in array array['social_org', 'social_org_period', 'coverage_relation', 'org_head', 'annual_check', 'evaluation',
    'credit_listing', 'mass_org', 'advisor_assignment', 'declared_figure', 'party_org', 'party_term', 'party_post', 'party_org_count',
    'member', 'member_period', 'coverage_span', 'tally_fold', 'tally_measure', 'tally_delta', 'change_line', 'look_line', 'upload', 'import_run', 'import_line'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I to {{keeper}} using (true) with check (true)', t);
    execute format('grant select on %I to {{app}}, {{self}}', t);
  end loop;

  -- Facts of a social organisation follow it: whoever sees the one sees the other.
  foreach t in array array['social_org_period', 'coverage_relation', 'org_head', 'annual_check', 'evaluation', 'credit_listing',
    'mass_org', 'advisor_assignment', 'declared_figure'] loop
    execute format('create policy scope on %I to {{app}}, {{self}} using (exists (select from social_org o where o.id = social_org_id)) with check (exists (select from social_org o where o.id = social_org_id))', t);
  end loop;
  foreach t in array array['coverage_relation', 'org_head', 'annual_check', 'evaluation', 'credit_listing', 'mass_org', 'advisor_assignment', 'declared_figure'] loop
    execute format('grant insert, update, delete on %I to {{app}}', t);
  end loop;
  foreach t in array array['party_term', 'party_post', 'party_org_count'] loop
    execute format('create policy scope on %I to {{app}}, {{self}} using (exists (select from party_org p where p.id = party_org_id)) with check (exists (select from party_org p where p.id = party_org_id))', t);
  end loop;
  foreach t in array array['party_term', 'party_post'] loop
    execute format('grant insert, update, delete on %I to {{app}}', t);
  end loop;
  foreach t in array array['upload', 'import_run'] loop
    execute format('create policy own on %I to {{app}} using (account_id is not distinct from acting_account()) with check (account_id is not distinct from acting_account())', t);
    execute format('grant insert, update on %I to {{app}}', t);
  end loop;
end $$;

grant insert, update on social_org, party_org, member to {{app}};
-- A branch secretary keeps the own branch and its members.
grant update on party_org to {{self}};
grant insert, update on member to {{self}};
grant insert, update, delete on party_term, party_post to {{self}};
-- A secretary acts as {{self}} too: what may be written there lies in the range of the own branch.
grant insert, update on member to {{self}};
grant update on party_org to {{self}};
grant insert, update, delete on party_term, party_post to {{self}};
grant insert on change_line, look_line to {{app}}, {{self}};
grant insert, delete on import_line to {{app}};

create policy scope on social_org to {{app}}
  using (pos between place_lo() and place_hi() and party_pos between party_lo() and party_hi() and body_no between body_lo() and body_hi())
  with check (pos between place_lo() and place_hi() and party_pos between party_lo() and party_hi() and body_no between body_lo() and body_hi());
create policy own on social_org to {{self}} using (id = any (only_orgs()));

-- A supervising body has no place in the Party tree: it sees the Party organisations that cover its organisations.
create policy scope on party_org to {{app}}
  using (region_pos between place_lo() and place_hi() and pos between party_lo() and party_hi()
    and (body_lo() = 0 or exists (select from coverage_relation r where r.party_org_id = party_org.id)))
  with check (region_pos between place_lo() and place_hi() and pos between party_lo() and party_hi() and body_lo() = 0);
create policy own on party_org to {{self}} using (pos between party_lo() and party_hi());

-- A member knows by name the branches that keep the own record, and the own work unit; to be read, not changed.
create function own_branches() returns uuid[] language sql stable security definer set search_path = public as $$
  select array_agg(b.id) from member m cross join lateral (values (m.managing_branch_id), (m.membership_branch_id)) b (id)
  where m.id = any (only_members())
$$;
create function own_units() returns uuid[] language sql stable security definer set search_path = public as $$
  select array_agg(work_unit_id) from member where id = any (only_members())
$$;
alter function own_branches owner to {{keeper}};
alter function own_units owner to {{keeper}};
create policy own_branch on party_org for select to {{self}} using (id = any ((select own_branches())::uuid[]));
create policy own_unit on social_org for select to {{self}} using (id = any ((select own_units())::uuid[]));

-- Persons are reached through the Party line alone. The second range gives the branch that holds the 组织关系 sight.
create policy scope on member to {{app}}
  using (may_see_persons() and (party_pos between party_lo() and party_hi() or membership_pos between party_lo() and party_hi()))
  with check (may_see_persons() and party_pos between party_lo() and party_hi());
create policy own on member to {{self}}
  using ((may_see_persons() and party_pos between party_lo() and party_hi()) or id = any (only_members()));
create policy scope on member_period to {{app}}, {{self}} using (exists (select from member m where m.id = member_id));

-- Figures are summed over whole ranges, so here each bound is taken once a statement and an open one costs nothing a row.
-- The planner can't see such bounds: the statements of coverage.queries.ts give theirs as parameters beside this rule.
create policy scope on coverage_span to {{app}} using (
  ((select place_is_open()) or pos between (select place_lo()) and (select place_hi()))
  and ((select party_is_open()) or party_pos between (select party_lo()) and (select party_hi()))
  and ((select body_is_open()) or body_no between (select body_lo()) and (select body_hi())));
create policy own on coverage_span to {{self}} using (social_org_id = any (only_orgs()));

-- A folded row serves only a caller whose scope holds the whole node.
create policy whole on tally_fold to {{app}} using (
  (tree = 'place' and (select party_is_open() and body_is_open()) and node >= (select place_lo()) and node_end <= (select place_hi()))
  or (tree = 'party' and (select place_is_open() and body_is_open()) and node >= (select party_lo()) and node_end <= (select party_hi()))
  or (tree = 'body' and (select place_is_open() and party_is_open()) and node between (select body_lo()) and (select body_hi())));
create policy whole on tally_measure to {{app}} using (
  (tree = 'place' and (select party_is_open() and body_is_open()) and node >= (select place_lo()) and node_end <= (select place_hi()))
  or (tree = 'party' and (select place_is_open() and body_is_open()) and node >= (select party_lo()) and node_end <= (select party_hi()))
  or (tree = 'body' and (select place_is_open() and party_is_open()) and node between (select body_lo()) and (select body_hi())));
create policy scope on tally_delta to {{app}} using (
  pos between (select place_lo()) and (select place_hi()) and party_pos between (select party_lo()) and (select party_hi())
  and body_no between (select body_lo()) and (select body_hi()));

create policy reading on change_line for select to {{app}}, {{self}} using (
  case entity
    when 'social_org' then exists (select from social_org o where o.id = entity_id)
    -- Of a Party organisation that covers within the caller's bounds and beyond, the part within is told.
    when 'party_org' then exists (select from party_org p where p.id = entity_id) and (not changes ? 'coverage_relation'
      or exists (select from social_org o where o.id = coalesce(changes #>> '{coverage_relation,1,social_org_id}',
        changes #>> '{coverage_relation,0,social_org_id}')::uuid))
    when 'member' then exists (select from member m where m.id = entity_id)
    else coalesce(pos between place_lo() and place_hi(), true) and coalesce(party_pos between party_lo() and party_hi(), true)
      and coalesce(body_no between body_lo() and body_hi(), true) end);
create policy writing on change_line for insert to {{app}}, {{self}} with check (account_id is not distinct from acting_account());
create policy writing on look_line for insert to {{app}}, {{self}} with check (account_id is not distinct from acting_account());
-- Who looked at a member is seen by whoever sees the member; a look that names nobody, by whoever looked.
create policy reading on look_line for select to {{app}}, {{self}} using (
  case when entity_id is null then account_id is not distinct from acting_account()
    else entity = 'member' and exists (select from member m where m.id = entity_id) end);

create policy own on import_line to {{app}} using (exists (select from import_run i where i.id = import_id))
  with check (exists (select from import_run i where i.id = import_id));

-- Counts cross the line that records may not: how many Party organisations and members on a day within the caller's
-- bounds, never who. A caller bound to supervising bodies is counted through the organisations of those bodies.
create function roll_counts_on(place_from int8, place_to int8, party_from int8, party_to int8, today date)
returns table (party_orgs int8, branches int8, covering int8, members int8, not_transferred int8)
language sql stable security definer set search_path = public as $$
  with node as (
    select p.id, p.kind from party_org_code c join party_org p on p.id = c.party_org_id
    where c.pos between party_from and party_to and c.from_on <= today and c.to_on > today
      and p.pos between party_lo() and party_hi()
      and p.region_pos between greatest(place_from, place_lo()) and least(place_to, place_hi())
      and not p.outside_system and p.first_on <= today and coalesce(p.ended_on > today, true)
      and (body_lo() = 0 or exists (select from coverage_relation r join social_org o on o.id = r.social_org_id
        where r.party_org_id = p.id and r.valid @> today and o.body_no between body_lo() and body_hi()))),
  person as (
    select m.membership_branch_id is distinct from m.managing_branch_id as elsewhere
    from node n join member_period m on m.managing_branch_id = n.id
    where body_lo() = 0 and m.superseded_at is null and m.valid @> today and m.status in ('full', 'probationary')
    union all
    select m.membership_branch_id is distinct from m.managing_branch_id
    from social_org o join member_period m on m.work_unit_id = o.id
    where body_lo() > 0 and o.body_no between body_lo() and body_hi() and o.pos between greatest(place_from, place_lo()) and least(place_to, place_hi())
      and m.superseded_at is null and m.valid @> today and m.status in ('full', 'probationary'))
  select (select count(*) from node), (select count(*) from node where kind in ('branch', 'joint_branch')),
    (select count(*) from node n where exists (select from coverage_relation r where r.party_org_id = n.id and r.valid @> today)),
    (select count(*) from person), (select count(*) from person where elsewhere)
$$;
alter function roll_counts_on owner to {{keeper}};

-- Who was managed where on a day, within the caller's bounds: asking each period whether its member may be seen takes a
-- thousand times as long. Whom the caller may see of them, the rules of member decide.
create function members_on(party_from int8, party_to int8, today date)
returns table (member_id uuid, status text, managing_branch_id uuid, membership_branch_id uuid, work_unit_id uuid, full_time boolean)
language sql stable security definer set search_path = public as $$
  select t.member_id, t.status, t.managing_branch_id, t.membership_branch_id, t.work_unit_id, t.full_time
  from party_org_code c join party_org p on p.id = c.party_org_id join member_period t on t.managing_branch_id = p.id
  where may_see_persons() and c.pos between party_from and party_to and c.from_on <= today and c.to_on > today
    and p.pos between party_lo() and party_hi() and t.superseded_at is null and t.valid @> today
$$;
alter function members_on owner to {{keeper}};

-- A member may know what the own branches and the own work unit are called, and nothing else of them.
create function own_place_names() returns table (id uuid, name text)
language sql stable security definer set search_path = public as $$
  select p.id, p.name from member m join party_org p on p.id in (m.managing_branch_id, m.membership_branch_id)
    where m.id = any (only_members())
  union
  select o.id, o.name from member m join social_org o on o.id = m.work_unit_id where m.id = any (only_members())
$$;
alter function own_place_names owner to {{keeper}};

revoke execute on function tally_rebuild(), tally_roll(date), tally_drift(), coverage_rebuild(uuid[]), party_org_recount(uuid[]),
  party_tree_renumber(int8), party_tree_widen(int8, int8), party_tree_share(uuid, uuid, date, int8) from public;
grant execute on function tally_roll(date), tally_fold_pending() to {{app}};
-- Rebuilding, proving and rolling forward is upkeep: the owner's, not the application's.
grant execute on function tally_roll(date), tally_fold_pending(), tally_rebuild(), tally_drift() to {{owner}};
grant execute on all functions in schema public to {{keeper}};
