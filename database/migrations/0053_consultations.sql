-- Asking all whom a planned Party organisation concerns (征求意见, SORGP-02, SORGP-04). Until all have agreed it is 拟建 and covers nothing.

create table consultation (
  id uuid primary key,
  -- The organisation whose proposal was accepted.
  social_org_id uuid not null references social_org (id),
  way text not null check (way in ('sole', 'joint', 'attached', 'advisor')),
  host_id uuid references party_org (id),
  state text not null default 'asking' check (state in ('asking', 'agreed', 'done', 'refused', 'withdrawn', 'lapsed')),
  standing boolean not null generated always as (state in ('asking', 'agreed')) stored,
  -- What the officer saw when accepting: groups, members, who answered.
  seen jsonb not null,
  note text check (length(note) <= 200),
  version int4 not null default 1,
  opened_on date not null,
  opened_by uuid references account (id),
  opener text not null,
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  closer text,
  closing_reason text check (length(closing_reason) <= 200),
  unique (id, standing),
  check ((way = 'attached') = (host_id is not null)),
  check ((closed_at is null) = (state in ('asking', 'agreed'))),
  check (state not in ('refused', 'withdrawn') or closing_reason is not null)
);
create index consultation_org on consultation (social_org_id);
create index consultation_host on consultation (host_id) where host_id is not null;
create index consultation_opener on consultation (opened_by);
create index consultation_by_state on consultation (state, id);
comment on table consultation is 'Consultations (征求意见): an accepted proposal, and where asking all whom it concerns stands';
comment on column consultation.standing is 'While it stands its organisations are 拟建 and asked in no other';

create table consultation_part (
  id uuid primary key,
  consultation_id uuid not null,
  standing boolean not null,
  ordinal int2 not null,
  social_org_id uuid references social_org (id),
  party_org_id uuid references party_org (id),
  -- As it was called when it was asked.
  name text not null,
  answer text check (answer in ('agree', 'refuse')),
  answered_on date,
  basis text check (basis in ('letter', 'meeting', 'visit', 'phone')),
  reason text check (length(reason) <= 200),
  answerer text check (length(answerer) <= 40),
  recorded_by text,
  recorded_at timestamptz,
  foreign key (consultation_id, standing) references consultation (id, standing) on update cascade,
  unique (consultation_id, ordinal),
  check ((social_org_id is null) <> (party_org_id is null)),
  check ((answer is null) = (answered_on is null) and (answer is null) = (basis is null) and (answer is null) = (recorded_at is null)),
  check (answer <> 'refuse' or reason is not null)
);
create unique index consultation_part_once on consultation_part (social_org_id) where standing and social_org_id is not null;
create index consultation_part_of on consultation_part (consultation_id, standing);
create index consultation_part_org on consultation_part (social_org_id) where social_org_id is not null;
create index consultation_part_body on consultation_part (party_org_id) where party_org_id is not null;
comment on table consultation_part is 'Who is asked in a consultation, and what was answered: organisations, bodies that answer for them, the host';
comment on column consultation_part.answerer is 'Who of an organisation said so, as the officer was told: told to the Party line alone';
comment on column consultation_part.answered_on is 'When it was answered, not when an officer recorded it';

alter table consultation enable row level security;
alter table consultation force row level security;
alter table consultation_part enable row level security;
alter table consultation_part force row level security;
grant select, insert, update, delete on consultation, consultation_part to {{keeper}};
grant select on consultation, consultation_part to {{app}}, {{self}};
grant insert on consultation, consultation_part to {{app}};
grant update (state, version, closed_at, closer, closing_reason) on consultation to {{app}};
grant update (answer, answered_on, basis, reason, answerer, recorded_by, recorded_at) on consultation_part to {{app}};
create policy keeper on consultation to {{keeper}} using (true) with check (true);
create policy keeper on consultation_part to {{keeper}} using (true) with check (true);

-- Of a new one the parts are not in sight before they are there.
create function consultation_is_own(of_id uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from consultation c where c.id = of_id and c.state = 'asking' and c.opened_by is not distinct from acting_account())
$$;
-- Whom somebody may answer for: organisations in sight, and in the Party line the bodies of the own line.
create policy scope on consultation_part to {{app}}
  using (exists (select from social_org o where o.id = social_org_id)
    or (may_see_persons() and exists (select from party_org p where p.id = party_org_id)))
  with check (consultation_is_own(consultation_id) or exists (select from social_org o where o.id = social_org_id)
    or (may_see_persons() and exists (select from party_org p where p.id = party_org_id)));
create policy own on consultation_part for select to {{self}} using (exists (select from social_org o where o.id = social_org_id));
-- Whoever is asked, or sees one that is asked, sees the consultation.
create policy scope on consultation to {{app}}
  using (exists (select from social_org o where o.id = social_org_id)
    or exists (select from consultation_part p where p.consultation_id = consultation.id))
  with check (exists (select from social_org o where o.id = social_org_id)
    or exists (select from consultation_part p where p.consultation_id = consultation.id));
create policy own on consultation for select to {{self}}
  using (exists (select from consultation_part p where p.consultation_id = consultation.id));

-- All who are asked, by the names they had: whoever is asked is told with whom. `in_sight` is what the caller may answer for.
create function consultation_parts(ids uuid[]) returns table (id uuid, consultation_id uuid, ordinal int2, social_org_id uuid,
  party_org_id uuid, name text, answer text, answered_on date, basis text, reason text, answerer text, recorded_by text, in_sight boolean)
language sql stable security definer set search_path = public as $$
  with part as (
    select p.*, coalesce(case when p.social_org_id is null then may_see_persons() and b.pos between party_lo() and party_hi()
      else social_org_in_sight(o) end, false) as in_sight
    from consultation_part p left join social_org o on o.id = p.social_org_id left join party_org b on b.id = p.party_org_id
    where p.consultation_id = any (ids))
  select p.id, p.consultation_id, p.ordinal, p.social_org_id, p.party_org_id, p.name, p.answer, p.answered_on, p.basis, p.reason,
    case when may_see_persons() then p.answerer end, p.recorded_by, p.in_sight
  from part p where exists (select from part x where x.consultation_id = p.consultation_id and x.in_sight)
$$;
-- Who stands in the way of a new one: another consultation, though it be opened for an organisation out of sight.
create function consultations_standing(ids uuid[]) returns table (social_org_id uuid, consultation_id uuid, state text, opener text, opened_on date)
language sql stable security definer set search_path = public as $$
  select p.social_org_id, c.id, c.state, c.opener, c.opened_on from consultation_part p join consultation c on c.id = p.consultation_id
    join social_org o on o.id = p.social_org_id
  where p.standing and p.social_org_id = any (ids) and social_org_in_sight(o)
$$;

-- What is set up settles it: by the plan where all had agreed, beside the plan where they had not. Once a statement: imports cover
-- thousands at once, and few of them are asked.
create function consultations_follow_fact() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update consultation c set state = case when c.state = 'agreed' then 'done' else 'lapsed' end, closed_at = now(), closer = acting_name(),
    version = version + 1, closing_reason = case when c.state = 'agreed' then null else '征求意见未完，已另行登记' end
  from consultation_part p join added n on n.social_org_id = p.social_org_id and upper(n.valid) is null
  where p.consultation_id = c.id and p.standing and (tg_table_name = 'coverage_relation') = (c.way <> 'advisor')
    -- Of several organisations the last one that is covered settles it.
    and (c.state = 'asking' or not exists (select from consultation_part x where x.consultation_id = c.id and x.social_org_id is not null
      and not exists (select from coverage_relation r where r.social_org_id = x.social_org_id and upper(r.valid) is null)
      and not exists (select from advisor_assignment a where c.way = 'advisor' and a.social_org_id = x.social_org_id and upper(a.valid) is null)));
  return null;
end $$;
create trigger coverage_relation_consultations after insert on coverage_relation referencing new table as added
  for each statement execute function consultations_follow_fact();
create trigger advisor_assignment_consultations after insert on advisor_assignment referencing new table as added
  for each statement execute function consultations_follow_fact();

create function consultations_follow_org() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update consultation c set state = 'lapsed', closed_at = now(), closer = acting_name(), version = version + 1,
    closing_reason = new.name || '已注销或撤销'
  from consultation_part p where p.consultation_id = c.id and p.social_org_id = new.id and p.standing;
  return null;
end $$;
create trigger social_org_consultations after update on social_org for each row
  when (new.ended_on is not null and old.ended_on is null) execute function consultations_follow_org();

-- Nobody can be attached to a host that is no more.
create function consultations_follow_host() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update consultation c set state = 'lapsed', closed_at = now(), closer = acting_name(), version = version + 1,
    closing_reason = new.name || '已撤销'
  where c.host_id = new.id and c.standing;
  return null;
end $$;
create trigger party_org_consultations after update on party_org for each row
  when (new.ended_on is not null and old.ended_on is null) execute function consultations_follow_host();

-- Of two records that mean the same the one that stays is asked; where both were, the plan of the other is over.
create function consultations_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if new.kind = 'social_org' then
    update consultation c set state = 'lapsed', closed_at = now(), closer = acting_name(), version = version + 1, closing_reason = '合并重复记录'
    from consultation_part p where p.consultation_id = c.id and p.social_org_id = new.id and p.standing
      and exists (select from consultation_part k where k.social_org_id = new.keeper_id and k.standing);
    update consultation set social_org_id = new.keeper_id where social_org_id = new.id;
    update consultation_part set social_org_id = new.keeper_id where social_org_id = new.id;
  elsif new.kind = 'party_org' then
    update consultation set host_id = new.keeper_id where host_id = new.id;
    update consultation_part set party_org_id = new.keeper_id where party_org_id = new.id;
  end if;
  return null;
end $$;
create trigger merged_record_consultations after insert on merged_record for each row execute function consultations_follow_merge();

-- Every step stands in the history of each organisation that is asked.
create function log_consultation_step(of_org uuid, action text, step jsonb) returns void
language sql security definer set search_path = public as $$
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, import_id, pos, party_pos, body_no)
  select acting_account(), coalesce(acting_name(), '本机操作员'), 'social_org', o.id, action, step, change_on(), null, acting_import(),
    o.pos, o.party_pos, o.body_no
  from social_org o where o.id = of_org
$$;
create function log_consultation() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  perform log_consultation_step(p.social_org_id, 'update', jsonb_build_object('consultation', jsonb_build_array(
      jsonb_build_object('way', old.way, 'state', old.state),
      jsonb_build_object('way', new.way, 'state', new.state, 'reason', new.closing_reason))))
  from consultation_part p where p.consultation_id = new.id and p.social_org_id is not null;
  return null;
end $$;
create trigger consultation_log after update of state on consultation for each row
  when (old.state is distinct from new.state) execute function log_consultation();
create function log_consultation_part() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  perform log_consultation_step(new.social_org_id, 'insert', jsonb_build_object('consultation', jsonb_build_array(null,
      jsonb_build_object('way', c.way, 'state', c.state))))
  from consultation c where c.id = new.consultation_id and new.social_org_id is not null;
  return null;
end $$;
create trigger consultation_part_asked after insert on consultation_part for each row execute function log_consultation_part();
-- What an organisation answers stands in its own history, what a body answers in that of whom it was asked about first.
create function log_consultation_answer() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  perform log_consultation_step(coalesce(new.social_org_id, c.social_org_id), 'insert', jsonb_build_object('consultation_answer',
      jsonb_build_array(null, jsonb_build_object('name', new.name, 'answer', new.answer, 'answered_on', new.answered_on,
        'basis', new.basis, 'reason', new.reason))))
  from consultation c where c.id = new.consultation_id;
  return null;
end $$;
create trigger consultation_part_log after update of answer on consultation_part for each row execute function log_consultation_answer();

do $$
declare t text;
begin
  foreach t in array array['consultation_is_own(uuid)', 'consultation_parts(uuid[])', 'consultations_standing(uuid[])', 'consultations_follow_fact()',
    'consultations_follow_org()', 'consultations_follow_host()', 'consultations_follow_merge()', 'log_consultation()',
    'log_consultation_part()', 'log_consultation_step(uuid, text, jsonb)', 'log_consultation_answer()'] loop
    execute format('alter function %s owner to {{keeper}}', t);
    execute format('revoke execute on function %s from public', t);
  end loop;
  grant execute on function consultation_is_own(uuid), consultation_parts(uuid[]), consultations_standing(uuid[]) to {{app}}, {{self}};
end $$;
