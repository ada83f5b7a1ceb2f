-- 民主评议党员 (MEET-07, MEET-13): a round of a branch and a year, its four steps, the sums of the secret rating, and the result by the branch.

create table appraisal (
  id uuid primary key,
  party_org_id uuid not null,
  party_pos int8 not null,
  year int2 not null check (year between 1950 and 2200),
  self_on date,
  peers_on date check (peers_on >= self_on),
  rating_on date check (rating_on >= peers_on),
  opinion_on date check (opinion_on >= rating_on),
  opinion_by text check (opinion_by in ('members', 'committee')),
  -- Rating sheets that came back and hold; null: not entered.
  sheets int2 check (sheets >= 3),
  cap_percent int2 check (cap_percent between 1 and 100),
  version int not null default 1,
  created_by text,
  created_at timestamptz not null default now(),
  unique (id, party_pos),
  unique (party_org_id, year),
  foreign key (party_org_id, party_pos) references party_org (id, pos) on update cascade deferrable initially immediate,
  check ((opinion_on is null) = (opinion_by is null))
);
create index appraisal_org on appraisal (party_org_id, party_pos);
comment on table appraisal is 'Yearly appraisal of members (民主评议党员) by a branch: its steps and their days';
comment on column appraisal.cap_percent is 'How many of a hundred may be 优秀 by the notice of the year; told, never a block (MEET-13)';

create table appraisal_member (
  appraisal_id uuid not null,
  party_pos int8 not null,
  member_id uuid not null references member (id),
  graded boolean not null,
  grade text check (grade in ('excellent', 'competent', 'basic', 'incompetent')),
  primary key (appraisal_id, member_id),
  unique (appraisal_id, member_id, graded),
  foreign key (appraisal_id, party_pos) references appraisal (id, party_pos) on update cascade,
  check (graded or grade is null)
);
create index appraisal_member_appraisal on appraisal_member (appraisal_id, party_pos);
create index appraisal_member_member on appraisal_member (member_id);
comment on table appraisal_member is 'Who takes part in an appraisal, and the result by the branch';
comment on column appraisal_member.graded is 'False: on probation, or the 组织关系 is elsewhere; takes part without a grade';

-- In a table of its own: a rule for rows keeps it from whoever is not the branch.
create table appraisal_rating (
  appraisal_id uuid not null,
  party_pos int8 not null,
  member_id uuid not null,
  graded boolean not null default true check (graded),
  excellent int2 not null check (excellent >= 0),
  competent int2 not null check (competent >= 0),
  basic int2 not null check (basic >= 0),
  incompetent int2 not null check (incompetent >= 0),
  primary key (appraisal_id, member_id),
  foreign key (appraisal_id, party_pos) references appraisal (id, party_pos) on update cascade,
  foreign key (appraisal_id, member_id, graded) references appraisal_member (appraisal_id, member_id, graded) on update cascade on delete cascade
);
create index appraisal_rating_appraisal on appraisal_rating (appraisal_id, party_pos);
comment on table appraisal_rating is 'Sums of the secret rating (民主测评) of a member by grade, for the branch alone; who rated whom is never kept (GEN-07)';

do $$
declare t text;
begin
  foreach t in array array['appraisal', 'appraisal_member', 'appraisal_rating'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert, update, delete on %I to {{keeper}}', t);
    execute format('create policy keeper on %I to {{keeper}} using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to {{app}}, {{self}}', t);
  end loop;
end $$;
create policy scope on appraisal to {{app}}, {{self}} using (may_see_persons() and party_pos between party_lo() and party_hi());
-- 不公开 members are kept from who only inspects.
create policy scope on appraisal_member to {{app}}, {{self}} using (may_see_persons() and party_pos between party_lo() and party_hi()
  and (may_see_private() or not is_private_member(member_id)));
grant delete on appraisal_rating to {{app}}, {{self}};
create policy scope on appraisal_rating to {{app}}, {{self}} using (may_see_persons() and party_lo() = party_pos);

-- A member reads the own result once the branch has given its opinion, and nothing of anybody else.
create function own_appraisals() returns table (year int2, branch text, opinion_on date, grade text)
language sql stable security definer set search_path = public as $$
  select a.year, p.name, a.opinion_on, x.grade from appraisal_member x join appraisal a on a.id = x.appraisal_id
    join party_org p on p.id = a.party_org_id
  where x.member_id = any (only_members()) and a.opinion_on is not null and x.grade is not null order by a.year desc
$$;

-- Steps stand in the branch's history, a result in the member's; sums of a secret rating in none.
create function log_appraisal() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  hidden constant text[] := array['id', 'party_org_id', 'party_pos', 'version', 'created_at', 'created_by', 'sheets'];
begin
  if rekeying() then return null; end if;
  if tg_table_name = 'appraisal_member' then
    insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, party_pos)
    values (acting_account(), acting_name(), 'member', new.member_id, 'change',
      jsonb_build_object('appraisal_grade', jsonb_build_array(old.grade, new.grade)), change_on(), new.party_pos);
  else
    insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, party_pos)
    values (acting_account(), acting_name(), 'party_org', new.party_org_id, case when tg_op = 'INSERT' then 'insert' else 'update' end,
      jsonb_build_object('appraisal', jsonb_build_array(case when tg_op = 'UPDATE' then to_jsonb(old) - hidden end, to_jsonb(new) - hidden)),
      change_on(), new.party_pos);
  end if;
  return null;
end $$;
create trigger appraisal_log after insert or update on appraisal for each row execute function log_appraisal();
create trigger appraisal_member_log after update of grade on appraisal_member for each row
  when (old.grade is distinct from new.grade) execute function log_appraisal();

-- Of two merged branches the keeper's round of a year stands; the other's goes with it where there is none.
create function appraisals_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if tg_table_name = 'member' then
    update appraisal_member x set member_id = r.keeper_id from merged_record r where r.id = old.id and x.member_id = old.id
      and not exists (select from appraisal_member y where y.appraisal_id = x.appraisal_id and y.member_id = r.keeper_id);
    delete from appraisal_member where member_id = old.id and exists (select from merged_record r where r.id = old.id);
  else
    update appraisal a set party_org_id = k.id, party_pos = k.pos
    from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and a.party_org_id = old.id
      and not exists (select from appraisal b where b.party_org_id = k.id and b.year = a.year);
    delete from appraisal_member x using appraisal a
    where a.id = x.appraisal_id and a.party_org_id = old.id and exists (select from merged_record r where r.id = old.id);
    delete from appraisal a where a.party_org_id = old.id and exists (select from merged_record r where r.id = old.id);
  end if;
  return old;
end $$;
create trigger appraisals_follow_merge before delete on party_org for each row execute function appraisals_follow_merge();
create trigger appraisals_follow_merge before delete on member for each row execute function appraisals_follow_merge();

do $$
declare f text;
begin
  foreach f in array array['own_appraisals()', 'log_appraisal()', 'appraisals_follow_merge()'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
  grant execute on function own_appraisals() to {{app}}, {{self}};
end $$;
