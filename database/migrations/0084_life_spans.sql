-- On which days a Party organisation is active, kept with every change of what it has held: figures of any day read one row of each
-- instead of all its meetings. The rule stays that of party_life: a meeting keeps it active until the third month after its own is over.

create table party_org_life (
  party_org_id uuid primary key references party_org (id) on delete cascade,
  active datemultirange not null default '{}'
);
comment on table party_org_life is 'Days on which a Party organisation counts as active (有组织生活), from its meetings; none: no row, or an empty one';

alter table party_org_life enable row level security;
alter table party_org_life force row level security;
grant select, insert, update, delete on party_org_life to {{keeper}};
create policy keeper on party_org_life to {{keeper}} using (true) with check (true);

create function party_lives_of(ids uuid[]) returns table (party_org_id uuid, active datemultirange)
language sql stable set search_path = public as $$
  select m.party_org_id, range_agg(daterange(m.held_on, (date_trunc('month', m.held_on::timestamp) + interval '4 months')::date))
  from meeting m where m.party_org_id = any (ids) and m.withdrawn_at is null group by 1
$$;

-- The row is taken before it is counted: of two that change the same organisation, the second waits and then sees the first.
create function party_lives_recount(ids uuid[]) returns void
language plpgsql security definer set search_path = public as $$
begin
  insert into party_org_life (party_org_id) select distinct p.id from party_org p where p.id = any (ids) order by 1
    on conflict (party_org_id) do update set active = party_org_life.active;
  update party_org_life l set active = coalesce(f.active, '{}')
  from unnest(ids) t (id) left join party_lives_of(ids) f on f.party_org_id = t.id
  where l.party_org_id = t.id and l.active is distinct from coalesce(f.active, '{}');
end $$;

create function party_lives_follow() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    perform party_lives_recount(array(select distinct party_org_id from new_rows));
  elsif tg_op = 'UPDATE' then
    perform party_lives_recount(array(
      select o.party_org_id from new_rows n join old_rows o on o.id = n.id
        where (n.party_org_id, n.held_on, n.withdrawn_at is null) is distinct from (o.party_org_id, o.held_on, o.withdrawn_at is null)
      union
      select n.party_org_id from new_rows n join old_rows o on o.id = n.id
        where (n.party_org_id, n.held_on, n.withdrawn_at is null) is distinct from (o.party_org_id, o.held_on, o.withdrawn_at is null)));
  else
    perform party_lives_recount(array(select distinct party_org_id from old_rows));
  end if;
  return null;
end $$;
create trigger party_lives_insert after insert on meeting referencing new table as new_rows
  for each statement execute function party_lives_follow();
create trigger party_lives_update after update on meeting referencing new table as new_rows old table as old_rows
  for each statement execute function party_lives_follow();
create trigger party_lives_delete after delete on meeting referencing old table as old_rows
  for each statement execute function party_lives_follow();

-- Everything from the meetings, in one set: after a bulk load.
create function party_lives_rebuild() returns void
language sql security definer set search_path = public as $$
  delete from party_org_life;
  insert into party_org_life select * from party_lives_of(array(select id from party_org));
$$;

-- What is kept and what the meetings say, wherever the two differ.
create function party_lives_drift() returns table (party_org_id uuid, kept datemultirange, counted datemultirange)
language sql stable security definer set search_path = public as $$
  select p.id, coalesce(l.active, '{}'), coalesce(f.active, '{}')
  from party_org p left join party_org_life l on l.party_org_id = p.id
    left join party_lives_of(array(select id from party_org)) f on f.party_org_id = p.id
  where coalesce(l.active, '{}') <> coalesce(f.active, '{}')
$$;

create or replace function party_life(org uuid, on_day date) returns text
language sql stable security definer set search_path = public as $$
  select case
    when p.kind not in ('branch', 'joint_branch') or p.functional or p.outside_system
      or p.first_on > party_life_since(on_day) or p.ended_on <= on_day then null
    when l.active @> on_day then 'active'
    else 'idle' end
  from party_org p left join party_org_life l on l.party_org_id = p.id where p.id = org
$$;

create or replace function social_org_life(org uuid, on_day date, ways text[]) returns text
language sql stable security definer set search_path = public as $$
  select case when bool_or(life = 'active') then 'active' when bool_and(coalesce(life = 'idle', false)) then 'idle' end
  from coverage_relation r join party_org p on p.id = r.party_org_id left join party_org_life s on s.party_org_id = p.id
    cross join lateral (select case
      when p.kind not in ('branch', 'joint_branch') or p.functional or p.outside_system
        or p.first_on > party_life_since(on_day) or p.ended_on <= on_day then null
      when s.active @> on_day then 'active' else 'idle' end as life) l
  where r.social_org_id = org and r.valid @> on_day and case when p.functional then 'functional' else r.way end = any (ways)
$$;

do $$
declare f text;
begin
  foreach f in array array['party_lives_of(uuid[])', 'party_lives_recount(uuid[])', 'party_lives_follow()', 'party_lives_rebuild()',
    'party_lives_drift()'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
-- Rebuilding and proving is upkeep: the owner's, not the application's.
grant execute on function party_lives_rebuild(), party_lives_drift() to {{owner}};

-- What is stored already.
set local role {{keeper}};
select party_lives_rebuild();
reset role;
