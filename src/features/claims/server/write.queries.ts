import type { QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Scope } from '../../../platform/server/database/scope.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { ClaimKind, ClaimState } from '../../codes/tables/claim.ts';
import type { Responsibility } from '../../social-orgs/social-org.ts';

/** From here on nobody else decides on these organisations until this transaction is over. */
export function lockOrgs(ids: readonly string[]): Statement {
  return { name: 'claim-lock-orgs', text: 'select claim_lock($1::uuid[])', values: [ids] };
}

/** The same for the organisations of claims. */
export function lockOrgsOfClaims(ids: readonly string[]): Statement {
  return {
    name: 'claim-lock-orgs-of-claims',
    text: 'select claim_lock(array(select social_org_id from claim where id = any ($1::uuid[])))',
    values: [ids],
  };
}

export interface OrgToJudge extends QueryResultRow {
  id: string;
  name: string;
  first_on: Day;
  ended_on: Day | null;
  has_supervising_body: boolean;
  responsibility: Responsibility;
  responsible_party_org_id: string;
  responsible_name: string;
  since: Day;
  disputed: number;
  /** Of the disputes that stand: whether somebody had agreed before. */
  held: boolean;
  /** The body that answers for it is the caller's own, or below it. */
  is_holder: boolean;
  may_propose: boolean;
  open: { partyOrgId: string; partyOrgName: string; kind: ClaimKind; proposer: string; proposedOn: Day }[];
}

/** What a claim on these organisations is judged by. */
export function orgsToJudge(ids: readonly string[], { party }: Scope): Statement {
  return {
    name: 'claim-orgs-to-judge',
    text: `with org as materialized (select o.* from claim_orgs($1::uuid[]) o),
        standing as materialized (select * from claim c where c.social_org_id = any ($1::uuid[]) and c.state in ('proposed', 'disputed')),
        title as materialized (select * from party_org_titles(array(
          select responsible_party_org_id from org union all select party_org_id from standing)))
      select o.id, o.name, o.first_on, o.ended_on, o.supervising_body_id is not null as has_supervising_body, o.responsibility,
        o.responsible_party_org_id, t.name as responsible_name, s.since, s.disputed, s.held,
        coalesce(may_see_persons() and o.party_pos between $2 and $3, false) as is_holder,
        exists (select from social_org x where x.id = o.id) or o.id in (select u.id from unclear_by_region() u) as may_propose,
        (select coalesce(jsonb_agg(jsonb_build_object('partyOrgId', c.party_org_id, 'partyOrgName', n.name, 'kind', c.kind,
            'proposer', c.proposer, 'proposedOn', (c.proposed_at at time zone 'Asia/Shanghai')::date)), '[]')
          from standing c join title n on n.id = c.party_org_id where c.social_org_id = o.id) as open
      from org o join title t on t.id = o.responsible_party_org_id join claim_orgs_state($1::uuid[]) s on s.social_org_id = o.id`,
    values: [ids, party.from, party.to],
  };
}

/** A claim as it is stored. */
export interface ClaimToStore {
  readonly id: string;
  readonly socialOrgId: string;
  readonly orgName: string;
  readonly partyOrgId: string;
  readonly partyPos: number;
  readonly kind: ClaimKind;
  readonly basis: string;
  readonly principle: string;
  readonly note: string | null;
  readonly fromOn: Day;
  readonly state: ClaimState;
  readonly released: boolean;
  readonly held: boolean;
}

export function insertClaims(claims: readonly ClaimToStore[]): Statement {
  return {
    name: 'claims-insert',
    text: `insert into claim (id, social_org_id, org_name, party_org_id, party_pos, kind, basis, principle, note, from_on, state, released,
        held, proposed_by, proposer, agreed_by, agreed_at, decided_by, decider, decided_at, confirmed)
      select r.id, r."socialOrgId", r."orgName", r."partyOrgId", r."partyPos", r.kind, r.basis, r.principle, r.note, r."fromOn", r.state,
        r.released, r.held, acting_account(), coalesce(acting_name(), '本机操作员'),
        case when r.state <> 'proposed' then acting_name() end, case when r.state <> 'proposed' then now() end,
        case when r.state = 'accepted' then acting_account() end, case when r.state = 'accepted' then acting_name() end,
        case when r.state = 'accepted' then now() end, case when r.state = 'accepted' then daterange(r."fromOn", null) end
      from jsonb_to_recordset($1::jsonb) as r (id uuid, "socialOrgId" uuid, "orgName" text, "partyOrgId" uuid, "partyPos" int8, kind text,
        basis text, principle text, note text, "fromOn" date, state text, released boolean, held boolean)`,
    values: [JSON.stringify(claims)],
  };
}

export interface ClaimStepToStore {
  readonly id: string;
  readonly state: ClaimState;
  readonly fromOn: Day;
  readonly held: boolean;
}

/** Only what is still open: what was decided since is not there to be answered. */
export function updateClaims(steps: readonly ClaimStepToStore[], reason: string | null): Statement {
  return {
    name: 'claims-step',
    text: `update claim c set state = r.state, from_on = r."fromOn", held = r.held,
        agreed_by = case when r.state in ('accepted', 'disputed') then coalesce(c.agreed_by, acting_name()) else c.agreed_by end,
        agreed_at = case when r.state in ('accepted', 'disputed') then coalesce(c.agreed_at, now()) else c.agreed_at end,
        decided_by = case when r.state <> 'disputed' then acting_account() end,
        decider = case when r.state <> 'disputed' then acting_name() end,
        decided_at = case when r.state <> 'disputed' then now() end,
        reason = case when r.state <> 'disputed' then $2 end,
        confirmed = case when r.state = 'accepted' then daterange(r."fromOn", null) end
      from jsonb_to_recordset($1::jsonb) as r (id uuid, state text, "fromOn" date, held boolean)
      where c.id = r.id and c.state in ('proposed', 'disputed') returning c.id`,
    values: [JSON.stringify(steps), reason],
  };
}

/** From which day on what follows in this transaction counts. */
export function countFrom(on: Day): Statement {
  return { name: 'claim-count-from', text: `select set_config('app.change_on', $1, true)`, values: [on] };
}

/** Moves the responsibility as these claims now say. */
export function settleClaims(ids: readonly string[]): Statement {
  return { name: 'claims-settle', text: 'select claims_settle($1::uuid[])', values: [ids] };
}
