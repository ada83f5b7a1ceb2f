-- Since when a body is asked, or no more, is the day of the change that brought it about, not before the consultation was opened. A
-- merge of two organisations, or of two bodies, asks anew as a change of the body does; of two that are one body now one is asked.

create or replace function consultation_bodies_settle(of_id uuid) returns void
language plpgsql security definer set search_path = public as $$
declare
  c consultation;
  moved int;
  said text;
  since date;
begin
  select * into c from consultation where id = of_id and standing for update;
  if not found then return; end if;
  since := greatest(change_on(), c.opened_on);
  with needed as (
    select distinct o.responsible_party_org_id as id from consultation_part p join social_org o on o.id = p.social_org_id
      where p.consultation_id = of_id
    union select c.host_id where c.host_id is not null),
  gone as (
    update consultation_part p set superseded_on = since where p.consultation_id = of_id and p.party_org_id is not null
      and p.superseded_on is null and not exists (select from needed n where n.id = p.party_org_id) returning 1),
  back as (
    update consultation_part p set superseded_on = null where p.consultation_id = of_id and p.superseded_on is not null
      and exists (select from needed n where n.id = p.party_org_id) returning 1),
  come as (
    insert into consultation_part (id, consultation_id, standing, ordinal, party_org_id, name, asked_on)
    select gen_random_uuid(), of_id, true,
      (select max(ordinal) from consultation_part where consultation_id = of_id) + row_number() over (order by b.id), b.id, b.name, since
    from needed n join party_org b on b.id = n.id
    where not exists (select from consultation_part p where p.consultation_id = of_id and p.party_org_id = n.id) returning 1)
  select (select count(*) from gone) + (select count(*) from back) + (select count(*) from come) into moved;
  said := case when exists (select from consultation_part p where p.consultation_id = of_id and p.superseded_on is null and p.answer is null)
    then 'asking' else 'agreed' end;
  if moved > 0 or said <> c.state then update consultation set version = version + 1, state = said where id = of_id; end if;
end $$;

create or replace function consultations_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if new.kind = 'social_org' then
    update consultation c set state = 'lapsed', closed_at = now(), closer = acting_name(), version = version + 1, closing_reason = '合并重复记录'
    from consultation_part p where p.consultation_id = c.id and p.social_org_id = new.id and p.standing
      and exists (select from consultation_part k where k.social_org_id = new.keeper_id and k.standing);
    update consultation set social_org_id = new.keeper_id where social_org_id = new.id;
    update consultation_part set social_org_id = new.keeper_id where social_org_id = new.id;
    perform consultation_bodies_settle(p.consultation_id) from consultation_part p where p.social_org_id = new.keeper_id and p.standing;
  elsif new.kind = 'party_org' then
    update consultation set host_id = new.keeper_id where host_id = new.id;
    update consultation_part set party_org_id = new.keeper_id where party_org_id = new.id;
  end if;
  return null;
end $$;

-- By now all organisations that the merged body answered for are the keeper's.
create function consultation_bodies_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  delete from consultation_part l using merged_record r, consultation_part k
  where r.id = old.id and l.party_org_id = r.keeper_id and l.standing and l.answer is null
    and k.consultation_id = l.consultation_id and k.party_org_id = l.party_org_id and (k.answer is not null or k.ordinal < l.ordinal);
  perform consultation_bodies_settle(c.id) from consultation c where c.standing and c.id in (
    select p.consultation_id from merged_record r join consultation_part p on p.party_org_id = r.keeper_id where r.id = old.id);
  return old;
end $$;
alter function consultation_bodies_follow_merge() owner to {{keeper}};
revoke execute on function consultation_bodies_follow_merge() from public;
create trigger consultation_bodies_follow_merge before delete on party_org for each row execute function consultation_bodies_follow_merge();
