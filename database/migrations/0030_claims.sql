-- Who answers for which social organisation where that is not agreed (责任认领, SORGP-05): claims and proposals, answered
-- by the body that they name. Until then the last agreed body answers on, marked 责任待明确, so figures count each once.

create table claim (
  id uuid primary key,
  social_org_id uuid not null references social_org (id),
  -- As it was called when the claim was made: all that remains to be read for who has lost sight of it.
  org_name text not null,
  party_org_id uuid not null,
  party_pos int8 not null,
  kind text not null check (kind in ('claim', 'proposal')),
  basis text not null check (basis in ('supervising_body', 'industry', 'registered_place', 'community', 'fallback', 'assigned', 'other')),
  principle text not null check (principle in ('territorial', 'sectoral', 'supervisory')),
  note text,
  from_on date not null,
  state text not null default 'proposed' check (state in ('proposed', 'disputed', 'accepted', 'refused', 'withdrawn', 'lapsed')),
  released boolean not null default false,
  held boolean not null default false,
  proposed_by uuid references account (id),
  proposer text not null,
  proposed_at timestamptz not null default now(),
  agreed_by text,
  agreed_at timestamptz,
  decided_by uuid,
  decider text,
  decided_at timestamptz,
  reason text,
  lapsed_for text check (lapsed_for in ('org_ended', 'body_ended', 'settled', 'basis_changed')),
  confirmed daterange,
  foreign key (party_org_id, party_pos) references party_org (id, pos) on update cascade deferrable initially immediate,
  check ((state in ('proposed', 'disputed')) = (decided_at is null)),
  check (state <> 'disputed' or agreed_at is not null),
  check (state <> 'refused' or reason is not null),
  check ((state = 'accepted') = (confirmed is not null)),
  check ((state = 'lapsed') = (lapsed_for is not null)),
  -- Looked at when all is written: a new one is confirmed before the old one is closed.
  constraint claim_confirmed_once exclude using gist (social_org_id with =, confirmed with &&) where (confirmed is not null)
    deferrable initially deferred
);
-- A body is named once at a time.
create unique index claim_open on claim (social_org_id, party_org_id) where state in ('proposed', 'disputed');
create index claim_org on claim (social_org_id, id);
create index claim_body on claim (party_org_id, party_pos);
create index claim_inbox on claim (party_pos, id);
create index claim_outbox on claim (proposed_by, id);
comment on table claim is 'Claims (责任认领): that a Party organisation answers for a social organisation';
comment on column claim.kind is 'claim: the body itself says that it answers (认领); proposal: somebody else names it (提议)';
comment on column claim.state is 'proposed: the body named has not answered; disputed: it has said yes, and so had another that has not given way';
comment on column claim.released is 'Whoever answered for it made the claim: it is given away, and needs no further consent';
comment on column claim.held is 'Of a dispute: another body had agreed to answer for it, and does again when the dispute is refused';
comment on column claim.confirmed is 'The days on which the body answers by this claim; at most one on any day';

-- The lists of those that nobody, or several, answer for.
create index social_org_unclear_by_place on social_org (pos, name_key, id) where responsibility = 'unclear' and ended_on is null;
create index social_org_unclear_by_party on social_org (party_pos, name_key, id) where responsibility = 'unclear' and ended_on is null;

alter table claim enable row level security;
alter table claim force row level security;
grant select, insert, update, delete on claim to {{keeper}};
grant select on claim to {{app}}, {{self}};
grant insert on claim to {{app}};
grant update (state, kind, basis, principle, from_on, agreed_by, agreed_at, held, decided_by, decider, decided_at, reason, confirmed) on claim to {{app}};
create policy keeper on claim to {{keeper}} using (true) with check (true);

-- A node that answers for regions sees those of them that nobody, or several, answer for, wherever in the tree they hang.
create function unclear_by_region() returns setof social_org
language sql stable security definer set search_path = public as $$
  select o.* from (
    select distinct r.pos, r.pos_end from party_org_region a join party_org p on p.id = a.party_org_id join region r on r.code = a.region_code
    where may_see_persons() and not party_is_open() and p.pos between party_lo() and party_hi() and p.ended_on is null
      -- Of one region within another only the outer one: none is told twice.
      and not exists (select from party_org_region x join party_org q on q.id = x.party_org_id join region g on g.code = x.region_code
        where q.pos between party_lo() and party_hi() and q.ended_on is null and g.code <> r.code and r.pos between g.pos and g.pos_end)) answered
  join social_org o on o.pos between answered.pos and answered.pos_end
  where o.responsibility = 'unclear' and o.ended_on is null and o.party_pos not between party_lo() and party_hi()
$$;

create policy reading on claim for select to {{app}} using (
  (may_see_persons() and party_pos between party_lo() and party_hi()) or proposed_by = acting_account()
  or exists (select from social_org o where o.id = social_org_id) or social_org_id in (select u.id from unclear_by_region() u));
create policy reading_own on claim for select to {{self}} using (exists (select from social_org o where o.id = social_org_id));
create policy proposing on claim for insert to {{app}} with check (proposed_by is not distinct from acting_account()
  and (exists (select from social_org o where o.id = social_org_id) or social_org_id in (select u.id from unclear_by_region() u)));
create policy deciding on claim for update to {{app}} using (
  (may_see_persons() and party_pos between party_lo() and party_hi()) or proposed_by is not distinct from acting_account()
  or (may_see_persons() and exists (select from social_org o where o.id = social_org_id)));

-- What a claim is judged by, of organisations in sight, by the rule of regions, or named to a body within the caller's part.
-- The functions below cross the line that rows may not, so they ask for the caller's bounds themselves.
create function claim_orgs(ids uuid[]) returns setof social_org
language sql stable security definer set search_path = public as $$
  select o.* from social_org o where o.id = any (ids) and (social_org_in_sight(o)
    or (may_see_persons() and exists (select from claim c where c.social_org_id = o.id and c.state in ('proposed', 'disputed')
      and c.party_pos between party_lo() and party_hi())))
  union all
  select u.* from unclear_by_region() u where u.id = any (ids)
    and not (may_see_persons() and exists (select from claim c where c.social_org_id = u.id and c.state in ('proposed', 'disputed')
      and c.party_pos between party_lo() and party_hi()))
$$;

-- Two who decide at once come one after the other; in the order of ids, so that neither waits for the other.
create function claim_lock(ids uuid[]) returns void
language plpgsql security definer set search_path = public as $$
begin
  perform from social_org where id in (select o.id from claim_orgs(ids) o) order by id for update;
end $$;

-- Since when it has been answered for as it is now, by the same body, agreed or not; and what stands open on it, told in numbers.
create function claim_orgs_state(ids uuid[]) returns table (social_org_id uuid, since date, open int, disputed int, held boolean)
language sql stable security definer set search_path = public as $$
  select o.id,
    (select coalesce(max(upper(p.valid)) filter (where (p.responsible_party_org_id, p.responsibility) is distinct from
        (o.responsible_party_org_id, o.responsibility)), min(lower(p.valid)))
      from social_org_period p where p.social_org_id = o.id and p.superseded_at is null),
    k.open, k.disputed, coalesce(k.held, false)
  from claim_orgs(ids) o cross join lateral (
    select count(*)::int as open, count(*) filter (where c.state = 'disputed')::int as disputed, bool_or(c.held) as held
    from claim c where c.social_org_id = o.id and c.state in ('proposed', 'disputed')) k
$$;

-- What those who are asked to answer are called is no secret to whoever may name one.
create function party_org_titles(ids uuid[]) returns table (id uuid, name text)
language sql stable security definer set search_path = public as $$ select id, name from party_org where id = any (ids) $$;

-- Bodies that may be named: in being, and with an office that can answer. By a part of the name, or these themselves.
create function claim_bodies(wanted text, ids uuid[]) returns table (id uuid, name text, within text, pos int8)
language sql stable security definer set search_path = public as $$
  select p.id, p.name, g.full_name, p.pos from party_org p join region g on g.code = p.region_code
  where p.ended_on is null and not p.functional and p.kind not in ('branch', 'joint_branch', 'temporary_branch', 'temporary_joint_branch')
    and (strpos(p.name_key, wanted) > 0 or p.id = any (ids))
  order by p.pos limit greatest(50, cardinality(ids))
$$;

-- Whom the facts speak for (SORGP-05): who answers for the region, for most organisations of the same supervising body, for the
-- township, for the trade. A body and how many organisations it answers for, never which.
create function claim_candidates(ids uuid[]) returns table (social_org_id uuid, why text, party_org_id uuid, n int)
language sql stable security definer set search_path = public as $$
  with asked as materialized (select * from claim_orgs(ids)),
  place as materialized (select distinct a.pos from asked a),
  region_of as (
    select place.pos, found.party_org_id from place cross join lateral (
      select x.party_org_id from party_org_region x join region r on r.code = x.region_code join party_org p on p.id = x.party_org_id
      where place.pos between r.pos and r.pos_end and p.ended_on is null order by r.level desc limit 1) found),
  body_of as (
    select b.id, found.party_org_id, found.n from (select distinct supervising_body_id as id from asked where supervising_body_id is not null) b
    cross join lateral (
      select s.responsible_party_org_id as party_org_id, count(*)::int as n from (
        -- Enough to tell who answers for most; a ministry has thousands.
        select o.responsible_party_org_id from social_org o join party_org p on p.id = o.responsible_party_org_id
        where o.supervising_body_id = b.id and o.responsibility = 'confirmed' and o.ended_on is null and p.ended_on is null limit 500) s
      group by 1 order by 2 desc, 1 limit 1) found),
  town_of as (
    select t.pos, found.party_org_id from (
      select distinct r.pos from asked a join region r on r.code = coalesce(a.address_region_code, a.region_code) where r.level = 4) t
    cross join lateral (
      select p.id as party_org_id from party_org p where p.region_pos = t.pos and p.ended_on is null and not p.functional
        and p.kind in ('party_committee', 'work_committee', 'comprehensive_committee', 'general_branch') order by p.pos limit 1) found),
  trade_of as (
    select t.pos, t.org_type, found.party_org_id from (
      select distinct pos, org_type from asked where org_type in ('law_firm', 'accounting_firm', 'tax_firm')) t
    cross join lateral (
      select p.id as party_org_id from region r join party_org p on p.region_pos = r.pos
      where t.pos between r.pos and r.pos_end and p.kind = 'industry_committee' and p.ended_on is null
        and strpos(p.name, case t.org_type when 'law_firm' then '律师' when 'tax_firm' then '税务' else '会计师' end) > 0
      order by r.level desc, p.pos limit 1) found)
  select a.id, 'region', f.party_org_id, 0 from asked a join region_of f on f.pos = a.pos
  union all
  select a.id, 'body', f.party_org_id, f.n from asked a join body_of f on f.id = a.supervising_body_id
  union all
  select a.id, 'town', f.party_org_id, 0 from asked a join region r on r.code = coalesce(a.address_region_code, a.region_code)
    join town_of f on f.pos = r.pos
  union all
  select a.id, 'trade', f.party_org_id, 0 from asked a join trade_of f on f.pos = a.pos and f.org_type = a.org_type
$$;

-- Moves the responsibility as claims decided in this very transaction say: to a body that accepted, in doubt where two stand
-- against each other, back to the one that held it where a dispute is over. Old and new body lose and gain sight with it.
create function claims_settle(ids uuid[]) returns void
language plpgsql security definer set search_path = public as $$
begin
  update social_org o set responsible_party_org_id = c.party_org_id, party_pos = c.party_pos, responsibility = 'confirmed',
    responsibility_principle = c.principle
  from claim c
  where c.id = any (ids) and c.state = 'accepted' and c.decided_at = now() and o.id = c.social_org_id and may_see_persons()
    and (c.party_pos between party_lo() and party_hi() or o.party_pos between party_lo() and party_hi());
  update social_org o set responsibility = 'unclear'
  from claim c
  where c.id = any (ids) and c.state = 'disputed' and c.agreed_at = now() and o.id = c.social_org_id and o.responsibility = 'confirmed'
    and may_see_persons() and c.party_pos between party_lo() and party_hi();
  update social_org o set responsibility = 'confirmed'
  from claim c
  where c.id = any (ids) and c.state in ('refused', 'withdrawn') and c.decided_at = now() and c.held and o.id = c.social_org_id
    and o.responsibility = 'unclear'
    and not exists (select from claim x where x.social_org_id = o.id and x.state = 'disputed');
end $$;

-- Claims follow what happens to their organisation, whoever does it: a form, an import, a merge, another claim.
create function claims_follow_org() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if (new.responsible_party_org_id, new.responsibility) is distinct from (old.responsible_party_org_id, old.responsibility) then
    update claim set confirmed = daterange(lower(confirmed), greatest(lower(confirmed), change_on()))
    where social_org_id = new.id and state = 'accepted' and not isempty(confirmed) and upper(confirmed) is null
      and (new.responsibility <> 'confirmed' or party_org_id <> new.responsible_party_org_id);
  end if;
  update claim set state = 'lapsed', decided_by = acting_account(), decider = acting_name(), decided_at = now(), lapsed_for = found.why,
    -- Who has it now: all that the others learn of it.
    reason = case found.why when 'settled' then (select p.name from party_org p where p.id = new.responsible_party_org_id) end
  from (select c.id, case
      when new.ended_on is not null then 'org_ended'
      when new.responsibility = 'confirmed'
        and (old.responsibility <> 'confirmed' or new.responsible_party_org_id <> old.responsible_party_org_id) then 'settled'
      when c.basis in ('registered_place', 'community', 'fallback') and (new.region_code <> old.region_code
        or (c.basis = 'community' and new.address_region_code is distinct from old.address_region_code)
        or (c.basis = 'fallback' and new.supervising_body_id is distinct from old.supervising_body_id)) then 'basis_changed'
      when c.basis = 'supervising_body' and new.supervising_body_id is distinct from old.supervising_body_id then 'basis_changed'
      when c.basis = 'industry' and (new.org_type, new.sector, new.industry_regulator_id) is distinct from
        (old.org_type, old.sector, old.industry_regulator_id) then 'basis_changed' end as why
    from claim c where c.social_org_id = new.id and c.state in ('proposed', 'disputed')) found
  where claim.id = found.id and found.why is not null;
  -- A dispute that has lost its ground leaves the body that had agreed where it was.
  if new.ended_on is null and new.responsibility = 'unclear' and exists (select from claim c where c.social_org_id = new.id
      and c.state = 'lapsed' and c.held and c.decided_at = now() and c.lapsed_for = 'basis_changed')
    and not exists (select from claim c where c.social_org_id = new.id and c.state = 'disputed') then
    update social_org set responsibility = 'confirmed' where id = new.id;
  end if;
  return null;
end $$;
create trigger social_org_claims after update on social_org for each row
  when ((new.responsible_party_org_id, new.responsibility, new.ended_on, new.region_code, new.address_region_code,
      new.supervising_body_id, new.org_type, new.sector, new.industry_regulator_id) is distinct from
    (old.responsible_party_org_id, old.responsibility, old.ended_on, old.region_code, old.address_region_code,
      old.supervising_body_id, old.org_type, old.sector, old.industry_regulator_id))
  execute function claims_follow_org();

create function claims_follow_body() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update claim set state = 'lapsed', decided_by = acting_account(), decider = acting_name(), decided_at = now(), lapsed_for = 'body_ended'
  where party_org_id = new.id and state in ('proposed', 'disputed');
  update social_org o set responsibility = 'confirmed' from claim c
  where c.party_org_id = new.id and c.state = 'lapsed' and c.held and c.decided_at = now() and o.id = c.social_org_id
    and o.ended_on is null and o.responsibility = 'unclear'
    and not exists (select from claim x where x.social_org_id = o.id and x.state = 'disputed');
  return null;
end $$;
create trigger party_org_claims after update on party_org for each row
  when (new.ended_on is not null and old.ended_on is null) execute function claims_follow_body();

-- Every step stands in the history of the organisation, told by what it says, not by accounts.
create function claim_words(c claim) returns jsonb language sql immutable as $$
  select case when c.id is null then null else jsonb_build_object('party_org_id', c.party_org_id, 'kind', c.kind, 'state', c.state,
    'basis', c.basis, 'principle', c.principle, 'note', c.note, 'from_on', c.from_on, 'reason', c.reason, 'lapsed_for', c.lapsed_for) end
$$;
create function log_claim() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, import_id, pos, party_pos, body_no)
  select acting_account(), acting_name(), 'social_org', o.id, lower(tg_op),
    jsonb_build_object('claim', jsonb_build_array(case when tg_op = 'UPDATE' then claim_words(old) end, claim_words(new))),
    change_on(), null, acting_import(), o.pos, o.party_pos, o.body_no
  from social_org o where o.id = new.social_org_id;
  return null;
end $$;
create trigger claim_log after insert or update of state on claim for each row execute function log_claim();

do $$
declare t text;
begin
  foreach t in array array['unclear_by_region()', 'claim_orgs(uuid[])', 'claim_lock(uuid[])', 'claim_orgs_state(uuid[])',
    'party_org_titles(uuid[])', 'claim_bodies(text, uuid[])', 'claim_candidates(uuid[])', 'claims_settle(uuid[])', 'claims_follow_org()',
    'claims_follow_body()', 'log_claim()'] loop
    execute format('alter function %s owner to {{keeper}}', t);
    execute format('revoke execute on function %s from public', t);
  end loop;
  foreach t in array array['unclear_by_region()', 'claim_orgs(uuid[])', 'claim_lock(uuid[])', 'claim_orgs_state(uuid[])',
    'party_org_titles(uuid[])', 'claim_bodies(text, uuid[])', 'claim_candidates(uuid[])', 'claims_settle(uuid[])'] loop
    execute format('grant execute on function %s to {{app}}', t);
  end loop;
end $$;
