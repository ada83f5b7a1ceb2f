import type { QueryResultRow } from 'pg';
import {
  looseNameFits,
  type NamedRecords,
  nameFits,
  type NameAsked,
} from '../../../platform/server/database/name-fits.queries.ts';
import { Parameters } from '../../../platform/server/database/parameters.ts';
import type { CodeRange, Scope } from '../../../platform/server/database/scope.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { ListCursor } from '../../../platform/server/http/list-cursor.ts';
import { codesOf } from '../../codes/code-table.ts';
import {
  type DeclaredFigureKind,
  declaredFigureKinds,
  type MismatchDecision,
} from '../../social-orgs/social-org-fact.ts';
import type { MismatchSeen } from '../mismatch.ts';

export interface MismatchQuestion extends NameAsked {
  readonly scope: Scope;
  readonly state: 'open' | 'mending' | 'settled' | null;
  /** A text that may be part of a credit code. */
  readonly codePart: string | null;
  readonly place: CodeRange | null;
  readonly partyOrgId: string | null;
  readonly figure: DeclaredFigureKind | null;
}

export interface MismatchFoundRow extends QueryResultRow {
  id: string;
  name_key: string;
  /** In the tree. */
  code: number;
  /** The place of the figure among those of its organisation. */
  nth: number;
  name: string;
  region_name: string;
  responsible_name: string | null;
  figure: DeclaredFigureKind;
  declared: number;
  declared_on: string;
  source: string;
  on_roll: number;
  settlement_id: string | null;
  decision: MismatchDecision | null;
  reason: string | null;
  settled_by: string | null;
  settled_at: Date | null;
}

const STATES = {
  open: 's.id is null',
  mending: `s.decision = 'declared'`,
  settled: `s.decision = 'roll'`,
} as const;
const NOT_CLOSED = `s.decision is distinct from 'roll'`;

const FIGURES = codesOf(declaredFigureKinds);
const FIGURE_CODE = `array_position(array[${FIGURES.map((each) => `'${each}'`).join(', ')}], m.figure)`;

/** Where a page ended. */
export interface MismatchCursor extends ListCursor {
  readonly nth: number;
}

/** Organisation after organisation along the tree's index: what is contradicted is worked out for as many as fill a page. */
const FOUND = `social_org o cross join lateral mismatches_of(o.id) m
  left join mismatch_settlement s on s.social_org_id = o.id and s.figure = m.figure and s.undone_at is null
    and settlement_holds(s, m.declared, m.declared_on, m.on_roll)`;

const NAMED: NamedRecords = {
  alias: 'o',
  tokens: 'social_org_token',
  id: 'social_org_id',
  spoken: `search_key(concat_ws(' ', o.name_key, o.former_keys))`,
};

function textsOf({ scope, text, nameKey, codePart }: MismatchQuestion, p: Parameters): string[] {
  if (nameKey === null) return [];
  // Of a few organisations named one by one the stored pieces lie along no range.
  const byName =
    scope.only === undefined
      ? nameFits(text, nameKey, NAMED, { column: 'party_pos', range: scope.party }, p)
      : looseNameFits(text, nameKey, 'o.name_key', p);
  return [codePart === null ? byName : `(${byName} or strpos(o.credit_code, ${p.add(codePart)}) > 0)`];
}

/** The bounds stand here beside the row-level rule: the planner must see them to walk the list's index. */
function withinScope({ only, party }: Scope, p: Parameters): string {
  if (only !== undefined) return `o.id = any (${p.add(only.socialOrgIds)}::uuid[])`;
  return `o.party_pos between ${p.add(party.from)} and ${p.add(party.to)}`;
}

function conditions(q: MismatchQuestion, p: Parameters): string[] {
  const { scope, state, place, partyOrgId, figure } = q;
  const found: string[] = [
    'o.ended_on is null',
    withinScope(scope, p),
    'exists (select from declared_figure d where d.social_org_id = o.id)',
    state === null ? NOT_CLOSED : STATES[state],
    ...textsOf(q, p),
  ];
  if (place !== null) found.push(`o.pos between ${p.add(place.from)} and ${p.add(place.to)}`);
  if (partyOrgId !== null)
    found.push(`exists (select from party_org n join party_org_code c on c.pos = n.pos
      where n.id = ${p.add(partyOrgId)}::uuid and o.party_pos between c.pos and c.pos_end)`);
  if (figure !== null) found.push(`m.figure = ${p.add(figure)}`);
  return found;
}

/** One page in the order of the tree and of names. */
export function mismatchPage(q: MismatchQuestion, after: MismatchCursor | null, limit: number): Statement {
  const p = new Parameters();
  const own = conditions(q, p);
  if (after !== null)
    own.push(`(o.party_pos, o.name_key, o.id) >= (${p.add(after.code)}, ${p.add(after.nameKey)}, ${p.add(after.id)}::uuid)
      and (o.id <> ${p.add(after.id)}::uuid or ${FIGURE_CODE} > ${p.add(after.nth)}::int)`);
  return {
    text: `select o.id, o.name_key, o.party_pos as code, ${FIGURE_CODE} as nth, o.name, g.name as region_name, n.name as responsible_name,
        m.figure, m.declared, m.declared_on, m.source, m.on_roll,
        s.id as settlement_id, s.decision, s.reason, s.settled_by, s.settled_at
      from ${FOUND} join region g on g.code = o.region_code left join party_org n on n.id = o.responsible_party_org_id
      where ${own.join(' and ')} order by o.party_pos, o.name_key, o.id, ${FIGURE_CODE} limit ${p.add(limit)}`,
    values: p.values,
  };
}

export function mismatchCount(q: MismatchQuestion, cap: number): Statement {
  const p = new Parameters();
  const own = conditions(q, p);
  return {
    text: `select count(*)::int as n from (select from ${FOUND} where ${own.join(' and ')} limit ${p.add(cap + 1)}) found`,
    values: p.values,
  };
}

const SEEN = `jsonb_to_recordset($1::jsonb) as x ("socialOrgId" uuid, figure text, declared int4, "declaredOn" date, "onRoll" int4)`;

/** The organisations are locked in one order: of two who settle at once the second sees what the first has decided. */
export function lockOrgs(ids: readonly string[]): Statement {
  return {
    name: 'mismatch-lock',
    text: 'select id, name from social_org where id = any ($1::uuid[]) order by id for update',
    values: [ids],
  };
}

/** Of what was seen, the rows that are no longer so. */
export function changedSince(rows: readonly MismatchSeen[]): Statement {
  return {
    name: 'mismatch-changed',
    text: `select distinct o.name from ${SEEN} join social_org o on o.id = x."socialOrgId" where not exists (
      select from mismatch_rows(array(select "socialOrgId" from ${SEEN})) m where m.social_org_id = x."socialOrgId"
        and m.figure = x.figure and m.declared = x.declared and m.declared_on = x."declaredOn" and m.on_roll = x."onRoll")
      order by o.name`,
    values: [JSON.stringify(rows)],
  };
}

/** What was decided before gives way. */
export function endStanding(rows: readonly MismatchSeen[]): Statement {
  return {
    name: 'mismatch-end-standing',
    text: `update mismatch_settlement s set undone_at = now(), undone_by = acting_name() from ${SEEN}
      where s.social_org_id = x."socialOrgId" and s.figure = x.figure and s.undone_at is null`,
    values: [JSON.stringify(rows)],
  };
}

export function keepSettlements(
  rows: readonly (MismatchSeen & { readonly id: string })[],
  decision: MismatchDecision,
  reason: string,
): Statement {
  return {
    name: 'mismatch-settle',
    text: `insert into mismatch_settlement (id, social_org_id, figure, decision, declared, declared_on, on_roll, reason, account_id, settled_by)
      select x.id, x."socialOrgId", x.figure, $2, x.declared, x."declaredOn", x."onRoll", $3, acting_account(), acting_name()
      from jsonb_to_recordset($1::jsonb) as x (id uuid, "socialOrgId" uuid, figure text, declared int4, "declaredOn" date, "onRoll" int4)`,
    values: [JSON.stringify(rows), decision, reason],
  };
}

export function undoStanding(ids: readonly string[]): Statement {
  return {
    name: 'mismatch-undo',
    text: `update mismatch_settlement set undone_at = now(), undone_by = acting_name()
      where id = any ($1::uuid[]) and undone_at is null returning id`,
    values: [ids],
  };
}
