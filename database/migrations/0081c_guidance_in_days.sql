-- 指导 beside 隶属: by whom a Party organisation is guided, from when to when. The row says who guides it now; a trigger keeps the days.
create table party_org_guidance (
  id int8 generated always as identity primary key,
  party_org_id uuid not null references party_org (id) on delete cascade,
  guide_id uuid not null references party_org (id),
  valid daterange not null check (not isempty(valid)),
  recorded_by text,
  recorded_at timestamptz not null default now(),
  exclude using gist (party_org_id with =, valid with &&)
);
create index party_org_guidance_org on party_org_guidance (party_org_id);
create index party_org_guidance_guide on party_org_guidance (guide_id);
comment on table party_org_guidance is 'Who guides a Party organisation in its work (业务指导), over time; written by a trigger from party_org';
alter table party_org_guidance enable row level security;
alter table party_org_guidance force row level security;
grant select, insert, update, delete on party_org_guidance to {{keeper}};
grant usage on sequence party_org_guidance_id_seq to {{keeper}};
grant select on party_org_guidance to {{app}}, {{self}};
create policy keeper on party_org_guidance to {{keeper}} using (true) with check (true);
create policy scope on party_org_guidance for select to {{app}}, {{self}} using (exists (select from party_org p where p.id = party_org_id));

-- What is said of a day holds from it on; an end takes the guidance with it, and an end that is taken back brings it back.
create function keep_party_org_guidance() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    insert into party_org_guidance (party_org_id, guide_id, valid, recorded_by)
    select id, guided_by_id, daterange(first_on, ended_on), acting_name() from new_rows
    where guided_by_id is not null and coalesce(ended_on > first_on, true);
    return null;
  end if;
  -- A founding day found out later moves the start of the first line.
  update party_org_guidance g set valid = daterange(n.first_on, upper(g.valid))
  from new_rows n join old_rows o on o.id = n.id
  where n.first_on <> o.first_on and g.party_org_id = n.id and lower(g.valid) = o.first_on and coalesce(upper(g.valid) > n.first_on, true);
  with changed as (
    select n.id, n.guided_by_id, n.ended_on, greatest(n.first_on, case when n.ended_on is distinct from o.ended_on
        then least(coalesce(n.ended_on, o.ended_on), case when n.guided_by_id is distinct from o.guided_by_id then change_on() end)
        else change_on() end) as from_on
    from new_rows n join old_rows o on o.id = n.id
    where (n.guided_by_id, n.ended_on) is distinct from (o.guided_by_id, o.ended_on)),
  replaced as (
    delete from party_org_guidance g using changed c where g.party_org_id = c.id and lower(g.valid) >= c.from_on)
  update party_org_guidance g set valid = daterange(lower(g.valid), c.from_on)
  from changed c where g.party_org_id = c.id and lower(g.valid) < c.from_on and coalesce(upper(g.valid) > c.from_on, true);
  insert into party_org_guidance (party_org_id, guide_id, valid, recorded_by)
  select id, guided_by_id, daterange(from_on, ended_on), acting_name() from (
    select n.id, n.guided_by_id, n.ended_on, greatest(n.first_on, case when n.ended_on is distinct from o.ended_on
        then least(coalesce(n.ended_on, o.ended_on), case when n.guided_by_id is distinct from o.guided_by_id then change_on() end)
        else change_on() end) as from_on
    from new_rows n join old_rows o on o.id = n.id
    where (n.guided_by_id, n.ended_on) is distinct from (o.guided_by_id, o.ended_on) and n.guided_by_id is not null) c
  where coalesce(ended_on > from_on, true);
  return null;
end $$;
alter function keep_party_org_guidance owner to {{keeper}};
create trigger party_org_guidance_inserted after insert on party_org referencing new table as new_rows
  for each statement execute function keep_party_org_guidance();
create trigger party_org_guidance_updated after update on party_org referencing new table as new_rows old table as old_rows
  for each statement when (not merging()) execute function keep_party_org_guidance();

-- Whom a merged record guided, its keeper guided. By whom it was guided in former days is told where the keeper says nothing of them;
-- who guides the keeper now, its row says.
create function guidance_follows_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  delete from party_org_guidance where guide_id = new.id and party_org_id = new.keeper_id;
  update party_org_guidance set guide_id = new.keeper_id where guide_id = new.id;
  update party_org_guidance g set party_org_id = new.keeper_id
  where g.party_org_id = new.id and upper(g.valid) is not null and g.guide_id <> new.keeper_id
    and not exists (select from party_org_guidance k where k.party_org_id = new.keeper_id and k.valid && g.valid);
  return null;
end $$;
alter function guidance_follows_merge owner to {{keeper}};
create trigger merged_guidance after insert on merged_record for each row when (new.kind = 'party_org')
  execute function guidance_follows_merge();

alter table evaluation disable trigger user;
set local role {{keeper}};
insert into party_org_guidance (party_org_id, guide_id, valid, recorded_at)
  select id, guided_by_id, daterange(first_on, ended_on), updated_at from party_org
  where guided_by_id is not null and coalesce(ended_on > first_on, true);

-- 评估有效期至 names the last day of a grade. It was kept as the first day without it, five years from the day of the grade apart,
-- which nobody had named; and where a newer grade had taken the place, from that one's day.
update evaluation e set valid = daterange(lower(valid), upper(valid) + 1)
where upper(valid) <> (lower(valid) + interval '5 years')::date
  and not exists (select from evaluation n where n.social_org_id = e.social_org_id and lower(n.valid) = upper(e.valid));
reset role;
alter table evaluation enable trigger user;
comment on table evaluation is 'Grades of evaluation (评估等级); the last day named (有效期至) is the one before the end of the range';
