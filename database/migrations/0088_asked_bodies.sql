-- While it is asked, an organisation may come to another body (党建责任单位). The new one has to be asked, and the one before no
-- more: what that one answered stays on record, and counts no more.

alter table consultation_part add column asked_on date;
alter table consultation_part add column superseded_on date;
comment on column consultation_part.asked_on is 'Since when a body is asked that was not from the start; null: from the start';
comment on column consultation_part.superseded_on is 'Since when a body no longer answers for any organisation of the plan: not asked any more, its answer kept';

drop function consultation_parts(uuid[]);
create function consultation_parts(ids uuid[]) returns table (id uuid, consultation_id uuid, ordinal int2, social_org_id uuid,
  party_org_id uuid, name text, answer text, answered_on date, basis text, reason text, answerer text, recorded_by text,
  asked_on date, superseded_on date, in_sight boolean)
language sql stable security definer set search_path = public as $$
  with part as (
    select p.*, coalesce(case when p.social_org_id is null then may_see_persons() and b.pos between party_lo() and party_hi()
      else social_org_in_sight(o) end, false) as in_sight
    from consultation_part p left join social_org o on o.id = p.social_org_id left join party_org b on b.id = p.party_org_id
    where p.consultation_id = any (ids))
  select p.id, p.consultation_id, p.ordinal, p.social_org_id, p.party_org_id, p.name, p.answer, p.answered_on, p.basis, p.reason,
    case when may_see_persons() then p.answerer end, p.recorded_by, p.asked_on, p.superseded_on, p.in_sight
  from part p where exists (select from part x where x.consultation_id = p.consultation_id and x.in_sight)
$$;

-- Asks whoever answers for the organisations of a plan now. A body to which one has come back is asked as before: what it said stands.
create function consultation_bodies_settle(of_id uuid) returns void
language plpgsql security definer set search_path = public as $$
declare
  c consultation;
  moved int;
  today date := (now() at time zone 'Asia/Shanghai')::date;
begin
  select * into c from consultation where id = of_id and standing for update;
  if not found then return; end if;
  with needed as (
    select distinct o.responsible_party_org_id as id from consultation_part p join social_org o on o.id = p.social_org_id
      where p.consultation_id = of_id
    union select c.host_id where c.host_id is not null),
  gone as (
    update consultation_part p set superseded_on = today where p.consultation_id = of_id and p.party_org_id is not null
      and p.superseded_on is null and not exists (select from needed n where n.id = p.party_org_id) returning 1),
  back as (
    update consultation_part p set superseded_on = null where p.consultation_id = of_id and p.superseded_on is not null
      and exists (select from needed n where n.id = p.party_org_id) returning 1),
  come as (
    insert into consultation_part (id, consultation_id, standing, ordinal, party_org_id, name, asked_on)
    select gen_random_uuid(), of_id, true,
      (select max(ordinal) from consultation_part where consultation_id = of_id) + row_number() over (order by b.id), b.id, b.name, today
    from needed n join party_org b on b.id = n.id
    where not exists (select from consultation_part p where p.consultation_id = of_id and p.party_org_id = n.id) returning 1)
  select (select count(*) from gone) + (select count(*) from back) + (select count(*) from come) into moved;
  if moved = 0 then return; end if;
  update consultation set version = version + 1, state = case
      when exists (select from consultation_part p where p.consultation_id = of_id and p.superseded_on is null and p.answer is null) then 'asking'
      else 'agreed' end
    where id = of_id;
end $$;

create function consultations_follow_body() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if not merging() then
    perform consultation_bodies_settle(p.consultation_id) from consultation_part p where p.social_org_id = new.id and p.standing;
  end if;
  return null;
end $$;
create trigger social_org_consulted_body after update on social_org for each row
  when (new.responsible_party_org_id is distinct from old.responsible_party_org_id) execute function consultations_follow_body();

-- Who is asked from now on, and who no more, stands in the history of the organisation whose proposal it was.
create function log_consultation_body() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  perform log_consultation_step(c.social_org_id, 'update', jsonb_build_object('consultation_body',
      case when new.superseded_on is null then jsonb_build_array(null, new.name) else jsonb_build_array(new.name, null) end))
  from consultation c where c.id = new.consultation_id;
  return null;
end $$;
create trigger consultation_part_body_asked after insert on consultation_part for each row
  when (new.asked_on is not null) execute function log_consultation_body();
create trigger consultation_part_body_moved after update of superseded_on on consultation_part for each row
  when (new.superseded_on is distinct from old.superseded_on) execute function log_consultation_body();

do $$
declare t text;
begin
  foreach t in array array['consultation_parts(uuid[])', 'consultation_bodies_settle(uuid)', 'consultations_follow_body()',
    'log_consultation_body()'] loop
    execute format('alter function %s owner to {{keeper}}', t);
    execute format('revoke execute on function %s from public', t);
  end loop;
  grant execute on function consultation_parts(uuid[]) to {{app}}, {{self}};
end $$;
