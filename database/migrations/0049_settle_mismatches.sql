-- 账实不符 settled row by row: a declared number that the roll contradicts is looked into once, by somebody, for a reason.

create table mismatch_settlement (
  id uuid primary key,
  social_org_id uuid not null references social_org (id) on delete cascade,
  figure text not null check (figure in ('full_members', 'probationary_members', 'members', 'members_not_transferred')),
  decision text not null check (decision in ('roll', 'declared')),
  declared int4 not null,
  declared_on date not null,
  on_roll int4 not null,
  reason text not null,
  account_id uuid references account (id),
  settled_by text,
  settled_at timestamptz not null default now(),
  undone_at timestamptz,
  undone_by text
);
create unique index mismatch_settlement_standing on mismatch_settlement (social_org_id, figure) where undone_at is null;
create index mismatch_settlement_org on mismatch_settlement (social_org_id);
create index mismatch_settlement_account on mismatch_settlement (account_id);
comment on table mismatch_settlement is 'What was decided of a declared number that the roll contradicts (账实不符核定); it holds for the values that it names, and no longer once one of them changes';
comment on column mismatch_settlement.decision is 'roll: the roll is right, the matter is closed (以在册为准); declared: the declared number is right, the roll is to be mended (以填报为准)';
comment on column mismatch_settlement.on_roll is 'What the roll counted when it was decided';

alter table mismatch_settlement enable row level security;
alter table mismatch_settlement force row level security;
grant select, insert, update on mismatch_settlement to {{app}};
grant select on mismatch_settlement to {{self}};
grant select, insert, update, delete on mismatch_settlement to {{keeper}};
create policy keeper on mismatch_settlement to {{keeper}} using (true) with check (true);
-- What the roll counts of an organisation is told in full within the Party line alone.
create policy scope on mismatch_settlement to {{app}}, {{self}}
  using (may_see_persons() and exists (select from social_org o where o.id = social_org_id))
  with check (may_see_persons() and exists (select from social_org o where o.id = social_org_id));

-- In the history of the organisation, without the roll's number: whoever stands beside the Party line reads that history too.
create function log_mismatch_settlement() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  told jsonb := jsonb_build_object('figure', new.figure, 'decision', new.decision, 'value', new.declared, 'declared_on', new.declared_on);
begin
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, pos, party_pos, body_no)
  select acting_account(), acting_name(), 'social_org', o.id,
    case when new.undone_at is null then 'settle-mismatch' else 'undo-settlement' end,
    jsonb_build_object('mismatch_settlement', case when new.undone_at is null then jsonb_build_array(null, told) else jsonb_build_array(told, null) end),
    change_on(), case when new.undone_at is null then new.reason end, o.pos, o.party_pos, o.body_no
  from social_org o where o.id = new.social_org_id;
  return null;
end $$;
alter function log_mismatch_settlement() owner to {{keeper}};
revoke execute on function log_mismatch_settlement() from public;
create trigger mismatch_settlement_made after insert on mismatch_settlement for each row execute function log_mismatch_settlement();
create trigger mismatch_settlement_undone after update of undone_at on mismatch_settlement for each row
  when (new.undone_at is not null and old.undone_at is null) execute function log_mismatch_settlement();

-- Every declared number, the last of its kind, that the roll contradicts; for all in sight, or for some of them. A roll without
-- anybody says nothing. Beside the Party line nothing is told: a number that is tried until it agrees tells how many there are.
create function mismatch_rows(ids uuid[])
returns table (social_org_id uuid, figure text, declared int4, declared_on date, source text, on_roll int4)
language sql stable security definer set search_path = public as $$
  with declared as (
    select distinct on (d.social_org_id, d.figure) d.social_org_id, d.figure, d.value, d.declared_on, d.source
    from declared_figure d join social_org o on o.id = d.social_org_id
    where may_see_persons() and social_org_in_sight(o) and (ids is null or d.social_org_id = any (ids))
    order by d.social_org_id, d.figure, d.declared_on desc),
  roll as (select * from social_org_roll(array(select distinct social_org_id from declared)))
  select d.social_org_id, d.figure, d.value, d.declared_on, d.source, c.on_roll::int4
  from declared d join roll r using (social_org_id)
  cross join lateral (select case d.figure when 'full_members' then r.full_members when 'probationary_members' then r.probationary
    when 'members' then r.full_members + r.probationary else r.not_transferred end as on_roll) c
  where d.value <> c.on_roll
$$;

-- What stands decided of a contradiction. While the roll is being mended its number moves; a closed matter opens again when it does.
create function settlement_holds(s mismatch_settlement, declared int4, declared_on date, on_roll int4) returns boolean
language sql immutable as $$
  select s.undone_at is null and s.declared = $2 and s.declared_on = $3 and (s.decision = 'declared' or s.on_roll = $4)
$$;

create or replace function social_org_mismatches() returns setof uuid
language sql stable security definer set search_path = public as $$
  select distinct m.social_org_id from mismatch_rows(null) m where not exists (
    select from mismatch_settlement s where s.social_org_id = m.social_org_id and s.figure = m.figure and s.decision = 'roll'
      and settlement_holds(s, m.declared, m.declared_on, m.on_roll))
$$;

alter function mismatch_rows(uuid[]) owner to {{keeper}};
revoke execute on function mismatch_rows(uuid[]) from public;
grant execute on function mismatch_rows(uuid[]) to {{app}}, {{self}}, {{keeper}};
