import {
  type NamedRecords,
  nameFits,
  type TokenBounds,
  type NameAsked,
} from '../../../platform/server/database/name-fits.queries.ts';
import type { Parameters } from '../../../platform/server/database/parameters.ts';
import { type CodeRange, isOpen, type Scope } from '../../../platform/server/database/scope.ts';
import type { CountingMasks, CoverageWay } from '../../counting/counting.rules.ts';
import type { PartyLife } from '../../counting/party-life.rules.ts';

/** The tree that the list is ordered by: the one that the scope or a filter stands on. */
export type ListTree = 'place' | 'party' | 'body';

/** Filters with everything looked up that they name. */
export interface ListQuestion extends NameAsked {
  readonly scope: Scope;
  readonly tree: ListTree;
  readonly on: string;
  /** The day is today: what holds now stands on the organisation itself. */
  readonly isToday: boolean;
  readonly ended: boolean;
  /** The text as a part of a credit code. */
  readonly codePart: string | null;
  readonly creditCode: string | null;
  readonly place: CodeRange | null;
  readonly party: CodeRange | null;
  /** Ids or numbers of supervising bodies; `none`. */
  readonly bodies: readonly string[] | null;
  readonly types: readonly string[] | null;
  readonly sectors: readonly string[] | null;
  readonly sizes: readonly number[] | null;
  readonly registerKind: string | null;
  readonly statuses: readonly string[] | null;
  readonly responsibility: string | null;
  readonly coveredBy: string | null;
  readonly life: LifeTest | null;
  readonly mismatch: boolean;
  /** Who had to take part in a year's check and is not on record as having done so. */
  readonly unreported: UnreportedTest | null;
  /** What the signature of the span must say, as `(signature & mask) = value` or `<> 0`. */
  readonly signature: readonly SignatureTest[];
  readonly masks: CountingMasks;
}

/** Null: covered by nobody whose life is measured. */
export interface LifeTest {
  readonly life: PartyLife | null;
  readonly ways: readonly CoverageWay[];
}

export interface UnreportedTest {
  readonly year: number;
  readonly types: readonly string[];
  /** Founded after this day: no check in that year. */
  readonly foundedTo: string;
}

export type SignatureTest =
  | { readonly mask: number; readonly equals: number }
  | { readonly mask: number; readonly notZero: true };

/** The columns of the trees, on the organisation and on the span of a day. */
const ORG_CODE = { place: 'o.pos', party: 'o.party_pos', body: 'o.body_no' } as const;
const SPAN_CODE = { place: 's.pos', party: 's.tree_pos', body: 's.body_no' } as const;

/** The code by which the list is ordered: today's, whatever the day. */
export function orderCode({ tree }: ListQuestion): string {
  return ORG_CODE[tree];
}

/** Whether what is asked stands on spans alone: coverage, or another day. What is over has none. */
export function asksSpans(q: ListQuestion): boolean {
  return !q.ended && (q.signature.length > 0 || !q.isToday);
}

/** Whether nothing narrows the list but the tree that orders it: such a statement is worth keeping planned. */
export function isPlain(q: ListQuestion): boolean {
  const filtered =
    q.ended ||
    asksSpans(q) ||
    q.mismatch ||
    (q.tree !== 'place' && q.place !== null) ||
    (q.tree !== 'party' && q.party !== null) ||
    [
      q.nameKey,
      q.creditCode,
      q.bodies,
      q.types,
      q.sectors,
      q.sizes,
      q.registerKind,
      q.statuses,
      q.responsibility,
      q.coveredBy,
      q.life,
      q.unreported,
    ].some((each) => each !== null);
  return !filtered && q.scope.only === undefined;
}

/**
 * What an organisation must be. The bounds of the tree that orders the list stand here beside the row-level rule: the planner
 * must see them to walk that tree's index. Those of the other trees are left to the rule: with unknown bounds of all three the
 * planner would read each index whole.
 */
export function orgConditions(q: ListQuestion, on: string, p: Parameters): string[] {
  const found = [...textsOf(q, p), ...factsOf(q, on, p)];
  if (q.registerKind !== null) found.push(`o.register_kind = ${p.add(q.registerKind)}`);
  if (q.statuses !== null) found.push(`o.status = any (${p.add(q.statuses)})`);
  return found;
}

/** The same where no span is asked: the day, the trees and the attributes as they are today. */
export function todayConditions(q: ListQuestion, on: string, p: Parameters): string[] {
  const standing = q.ended
    ? `o.ended_on <= ${on}::date`
    : `o.first_on <= ${on}::date and (o.ended_on is null or o.ended_on > ${on}::date)`;
  const found = [standing, ...boundsOf(q, ORG_CODE, p), ...attributesOf(q, 'o', p)];
  if (q.sizes !== null) found.push(`size_band_of(o.staff) = any (${p.add(q.sizes)}::int2[])`);
  if (q.responsibility !== null) found.push(`o.responsibility = ${p.add(q.responsibility)}`);
  return found;
}

/** The bounds of the scope alone, as the tree that orders the list has them. */
export function scopeConditions(q: ListQuestion, p: Parameters): string[] {
  return boundsOf({ ...q, place: null, party: null }, ORG_CODE, p);
}

/** Where an organisation stands today, in the trees: the scope and what is asked within it. */
export function placeConditions(q: ListQuestion, p: Parameters): string[] {
  return boundsOf(q, ORG_CODE, p);
}

/** What the span of the day must say. */
export function spanConditions(q: ListQuestion, on: string, p: Parameters): string[] {
  // Access follows today's tree, figures the tree of their day.
  const codes = q.isToday ? SPAN_CODE : { ...SPAN_CODE, party: 's.party_pos' };
  const found = [
    `s.known_to = 'infinity' and s.from_on <= ${on}::date and s.to_on > ${on}::date`,
    ...boundsOf({ ...q, place: null, party: null }, codes, p),
    ...(q.place === null ? [] : [between(SPAN_CODE.place, q.place, p)]),
    ...(q.party === null ? [] : [between(SPAN_CODE.party, q.party, p)]),
    ...attributesOf(q, 's', p),
  ];
  if (q.sizes !== null) found.push(`s.size_band = any (${p.add(q.sizes)}::int2[])`);
  if (q.responsibility !== null)
    found.push(`(s.signature & 2048) ${q.responsibility === 'unclear' ? '<>' : '='} 0`);
  for (const test of q.signature) {
    const mask = `(s.signature & ${p.add(test.mask)}::int4)`;
    found.push('equals' in test ? `${mask} = ${p.add(test.equals)}` : `${mask} <> 0`);
  }
  return found;
}

type Codes = Readonly<Record<ListTree, string>>;

function boundsOf(q: ListQuestion, codes: Codes, p: Parameters): string[] {
  const { only } = q.scope;
  if (only !== undefined)
    return [`${idOf(codes)} = any (${p.add(only.socialOrgIds)}::uuid[])`, ...filtersOf(q, codes, p)];
  const asked = { place: q.place, party: q.party, body: null }[q.tree];
  const others = { ...q, [q.tree]: null };
  return [between(codes[q.tree], meet(q.scope[q.tree], asked), p), ...filtersOf(others, codes, p)];
}

function idOf({ place }: Codes): string {
  return place.startsWith('s.') ? 's.social_org_id' : 'o.id';
}

function filtersOf(
  { place, party }: Pick<ListQuestion, 'place' | 'party'>,
  codes: Codes,
  p: Parameters,
): string[] {
  return [
    ...(place === null ? [] : [between(codes.place, place, p)]),
    ...(party === null ? [] : [between(codes.party, party, p)]),
  ];
}

function between(column: string, { from, to }: CodeRange, p: Parameters): string {
  return `${column} between ${p.add(from)} and ${p.add(to)}`;
}

/** What two ranges share. */
function meet(a: CodeRange, b: CodeRange | null): CodeRange {
  return b === null ? a : { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

function attributesOf(q: ListQuestion, table: 'o' | 's', p: Parameters): string[] {
  const found: string[] = [];
  if (q.types !== null) found.push(`${table}.org_type = any (${p.add(q.types)})`);
  if (q.sectors !== null) found.push(orNone(`${table}.sector`, q.sectors, p));
  if (q.bodies !== null) {
    const asked = p.add(q.bodies);
    found.push(`${table}.body_no in (select b.no from supervising_body b where b.id::text = any (${asked}) or b.no::text = any (${asked})
      union all select 0 where 'none' = any (${asked}))`);
  }
  return found;
}

function orNone(column: string, codes: readonly string[], p: Parameters): string {
  const some = `${column} = any (${p.add(codes.filter((code) => code !== 'none'))})`;
  return codes.includes('none') ? `(${some} or ${column} is null)` : some;
}

const NAMED: NamedRecords = {
  alias: 'o',
  tokens: 'social_org_token',
  id: 'social_org_id',
  spoken: `search_key(concat_ws(' ', o.name_key, o.former_keys))`,
};

/** Along the tree that bounds the scope. */
function tokenBoundsOf({ party, place }: Scope): TokenBounds {
  return isOpen(party) ? { column: 'pos', range: place } : { column: 'party_pos', range: party };
}

function textsOf(q: ListQuestion, p: Parameters): string[] {
  // A whole code is found by its index: equality, unlike a search for a part, may go before the row-level rule.
  if (q.creditCode !== null) return [`o.credit_code = ${p.add(q.creditCode)}`];
  if (q.nameKey === null) return [];
  const byName = nameFits(q.text, q.nameKey, NAMED, tokenBoundsOf(q.scope), p);
  return [q.codePart === null ? byName : `(${byName} or strpos(o.credit_code, ${p.add(q.codePart)}) > 0)`];
}

function factsOf(q: ListQuestion, on: string, p: Parameters): string[] {
  return [
    ...(q.coveredBy === null
      ? []
      : [
          `exists (select from coverage_relation r where r.social_org_id = o.id and r.party_org_id = ${p.add(q.coveredBy)} and r.valid @> ${on}::date)`,
        ]),
    ...(q.life === null
      ? []
      : [
          `social_org_life(o.id, ${on}::date, ${p.add(q.life.ways)}::text[]) is not distinct from ${p.add(q.life.life)}::text`,
        ]),
    ...(q.mismatch ? ['o.id in (select social_org_mismatches())'] : []),
    ...(q.unreported === null ? [] : unreportedTests(q.unreported, p)),
  ];
}

/** A founding day known to the month or year is read to the organisation's favour: as late as it may be. */
const LATEST_FOUNDING = `case o.founded_precision when 'day' then o.founded_on
    when 'month' then (date_trunc('month', o.founded_on) + interval '1 month - 1 day')::date
    else make_date(extract(year from o.founded_on)::int, 12, 31) end`;

function unreportedTests({ year, types, foundedTo }: UnreportedTest, p: Parameters): string[] {
  return [
    `o.register_kind = 'registered' and o.org_type = any (${p.add(types)})`,
    `coalesce(${LATEST_FOUNDING} <= ${p.add(foundedTo)}::date, true)`,
    `not exists (select from annual_check c where c.social_org_id = o.id and c.year = ${p.add(year)} and c.result <> 'not_taken')`,
  ];
}
