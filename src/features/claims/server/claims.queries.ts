import type { QueryResultRow } from 'pg';
import { looseNameFits, type NameAsked } from '../../../platform/server/database/name-fits.queries.ts';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import type { CodeRange, Scope } from '../../../platform/server/database/scope.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { ClaimBasis, ClaimKind, ClaimState, LapseReason } from '../../codes/tables/claim.ts';
import type { ResponsibilityPrinciple } from '../../codes/tables/party-org.ts';
import type { ClaimBox } from '../claim.ts';

export interface ClaimQuestion extends NameAsked {
  readonly scope: Scope;
  readonly box: ClaimBox;
  /** Of the inbox: the codes of the bodies named. */
  readonly named: CodeRange;
  readonly open: boolean | null;
}

export interface ClaimRow extends QueryResultRow {
  id: string;
  social_org_id: string;
  org_name: string;
  party_org_id: string;
  party_org_name: string;
  kind: ClaimKind;
  basis: ClaimBasis;
  principle: ResponsibilityPrinciple;
  note: string | null;
  from_on: string;
  state: ClaimState;
  released: boolean;
  held: boolean;
  proposer: string;
  proposed_at: Date;
  agreed_by: string | null;
  agreed_at: Date | null;
  decider: string | null;
  decided_at: Date | null;
  reason: string | null;
  lapsed_for: LapseReason | null;
  is_named: boolean;
  is_holder: boolean;
  is_proposer: boolean;
  /** Of the organisation; null for who no longer sees it. */
  now_called: string | null;
  region_name: string | null;
  org_type: string | null;
  body_name: string | null;
  holder_name: string | null;
}

/** Claims with what a row shows and how the caller stands to them; `claims` is a query of claims. */
function shown(claims: string, scope: Scope, p: Parameters): string {
  const [lo, hi] = [p.add(scope.party.from), p.add(scope.party.to)];
  const mine = (pos: string) => `coalesce(may_see_persons() and ${pos} between ${lo} and ${hi}, false)`;
  return `with page as materialized (${claims}),
    org as materialized (select o.* from claim_orgs(array(select social_org_id from page)) o),
    title as materialized (select * from party_org_titles(array(
      select party_org_id from page union all select responsible_party_org_id from org)))
    select c.*, t.name as party_org_name, ${mine('c.party_pos')} as is_named, ${mine('o.party_pos')} as is_holder,
      coalesce(c.proposed_by = acting_account(), false) as is_proposer,
      o.name as now_called, g.full_name as region_name, o.org_type, b.name as body_name, holder.name as holder_name
    from page c join title t on t.id = c.party_org_id
    left join org o on o.id = c.social_org_id left join region g on g.code = o.region_code
    left join supervising_body b on b.id = o.supervising_body_id
    left join title holder on holder.id = o.responsible_party_org_id
    order by c.id desc`;
}

/** As names are folded, as far as the database can. */
const FOLDED_NAME = `upper(translate(c.org_name, ' （）()“”·', ''))`;

function boxConditions({ box, named, open, text, nameKey }: ClaimQuestion, p: Parameters): string[] {
  const found =
    box === 'inbox'
      ? [`may_see_persons() and c.party_pos between ${p.add(named.from)} and ${p.add(named.to)}`]
      : ['c.proposed_by = acting_account()'];
  if (open !== null) found.push(`(c.state in ('proposed', 'disputed')) = ${p.add(open)}`);
  if (nameKey !== null) found.push(looseNameFits(text, nameKey, FOLDED_NAME, p));
  return found;
}

/** One page, newest first. */
export function claimPage(q: ClaimQuestion, before: string | null, limit: number): Statement {
  const p = new Parameters();
  const own = boxConditions(q, p);
  if (before !== null) own.push(`c.id < ${p.add(before)}::uuid`);
  const page = `select c.* from claim c where ${own.join(' and ')} order by c.id desc limit ${p.add(limit)}`;
  return namedByShape('claims', shown(page, q.scope, p), p);
}

export function claimCount(q: ClaimQuestion, cap: number): Statement {
  const p = new Parameters();
  const own = boxConditions(q, p);
  return {
    text: `select count(*)::int as n from (select from claim c where ${own.join(' and ')} limit ${p.add(cap + 1)}) found`,
    values: p.values,
  };
}

/** Every claim on one organisation, newest first. */
export function claimsOnOrg(id: string, scope: Scope): Statement {
  const p = new Parameters();
  const page = `select c.* from claim c where c.social_org_id = ${p.add(id)} order by c.id desc limit 100`;
  return { name: 'claims-on-org', text: shown(page, scope, p), values: p.values };
}

/** These claims. */
export function claimsByIds(ids: readonly string[], scope: Scope): Statement {
  const p = new Parameters();
  const page = `select c.* from claim c where c.id = any (${p.add(ids)}::uuid[])`;
  return { name: 'claims-by-ids', text: shown(page, scope, p), values: p.values };
}
