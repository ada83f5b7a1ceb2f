import type { Pool, QueryResultRow } from 'pg';
import { COUNT_CAP } from '../../../platform/contract/list.ts';
import { addYears, type Day } from '../../../platform/kernel/day.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type CodeRange, NO_RANGE } from '../../../platform/server/database/scope.ts';
import { type Acting, readAllScoped, readScoped } from '../../../platform/server/database/scoped.ts';
import { type ListCursor, readCursor, writeCursor } from '../../../platform/server/http/list-cursor.ts';
import { intervalOf } from '../../places/region.rules.ts';
import { birthRangeOf, educationsIn, joiningRangeOf } from '../member-list.rules.ts';
import type { MemberFilter, MemberRow } from '../member-list.contract.ts';
import {
  hiddenMembers,
  type ListQuestion,
  type ListRow,
  memberCount,
  memberPage,
  partyNodeOn,
  planInOrder,
} from './list.queries.ts';

interface PageQuery {
  readonly after?: string | undefined;
  readonly size: number;
}

/** One page of members in the order of the Party tree and of names. A look at it is written down. */
export async function listMembers(
  pool: Pool,
  acting: Acting,
  query: MemberFilter & PageQuery,
  today: Day,
): Promise<{ rows: MemberRow[]; next: string | null } | Refusal> {
  const question = await settleListQuestion(pool, acting, query, today);
  if (isRefusal(question)) return question;
  const [, found] = await readAllScoped<[QueryResultRow, ListRow]>(pool, acting, [
    planInOrder(question),
    memberPage(question, readCursor(query.after), query.size),
  ]);
  const rows = found.slice(0, query.size);
  const last = rows.at(-1);
  return {
    rows: rows.map(memberRowOf),
    next: found.length > query.size && last !== undefined ? writeCursor(cursorOf(last)) : null,
  };
}

/** How many members the filters leave: exact up to 10,000; and how many of that part of the tree are kept from the caller. */
export async function countMembers(
  pool: Pool,
  acting: Acting,
  filter: MemberFilter,
  today: Day,
): Promise<{ count: number; capped: boolean; notShown?: number } | Refusal> {
  const question = await settleListQuestion(pool, acting, filter, today);
  if (isRefusal(question)) return question;
  const [[found], [kept]] = await readAllScoped<[{ n: number }, { n: number }]>(pool, acting, [
    memberCount(question, COUNT_CAP),
    hiddenMembers(question.party),
  ]);
  const n = found?.n ?? 0;
  const total = { count: Math.min(n, COUNT_CAP), capped: n > COUNT_CAP };
  return kept === undefined || kept.n === 0 ? total : { ...total, notShown: kept.n };
}

/** Looks up what the filters name. A node that is not in sight leaves nothing to list; a day to come is refused. */
export async function settleListQuestion(
  pool: Pool,
  acting: Acting,
  filter: MemberFilter,
  today: Day,
): Promise<ListQuestion | Refusal> {
  const on = filter.on ?? today;
  if (on > today)
    return refuse('members.future', `${on} 还没有到。请选择今天或更早的日期。`, { field: 'on', value: on });
  return {
    on,
    // Who is managed elsewhere is asked of today alone: their past lies out of sight.
    isToday: on === today || filter.transferred === 'away',
    party: await partyRangeOf(pool, acting, filter, on),
    scope: acting.scope.party,
    away: filter.transferred === 'away',
    text: filter.q ?? '',
    nameKey: filter.q ? foldName(filter.q) : null,
    place: filter.region === undefined ? null : placeOf(filter.region, filter),
    statuses: filter.status ?? ['full', 'probationary'],
    sex: filter.sex ?? null,
    educations: filter.education === undefined ? null : educationsIn(filter.education),
    births:
      filter.age === undefined || filter.age.length === 0
        ? null
        : filter.age.map((band) => birthRangeOf(band, on)),
    joinings: anyOf(filter.joined)?.map(joiningRangeOf) ?? null,
    sectors: anyOf(filter.sector),
    postLevels: anyOf(filter.postLevel),
    secretaries: filter.post === 'secretary',
    unfilled: filter.unfilled ?? [],
    fullTime:
      filter.fullTime === undefined ? null : { is: { yes: true, no: false, unknown: null }[filter.fullTime] },
    workUnit: filter.workUnit ?? null,
    unitUnknown: filter.unitKnown === 'no',
    identity: filter.identity ?? null,
    transferred:
      filter.transferred === undefined || filter.transferred === 'away' ? null : filter.transferred === 'yes',
    probationSince: filter.probation === undefined ? null : addYears(on, -1),
    private: filter.private === undefined ? null : filter.private === 'yes',
  };
}

/** No value chosen is no condition. */
function anyOf<Value>(values: readonly Value[] | undefined): readonly Value[] | null {
  return values === undefined || values.length === 0 ? null : values;
}

/** `within=own` is said of the Party node where one is asked for, else of the place. */
function placeOf(region: string, { partyOrg, within }: MemberFilter): CodeRange {
  const { from, to } = intervalOf(region);
  return { from, to: within === 'own' && partyOrg === undefined ? from : to };
}

async function partyRangeOf(
  pool: Pool,
  acting: Acting,
  { partyOrg, within }: MemberFilter,
  on: Day,
): Promise<CodeRange> {
  if (partyOrg === undefined) return acting.scope.party;
  const [node] = await readScoped<{ from: number; to: number }>(pool, acting, partyNodeOn(partyOrg, on));
  if (node === undefined) return NO_RANGE;
  return within === 'own' ? { from: node.from, to: node.from } : node;
}

/** Where a page that ends with this row ends. */
export function cursorOf({ party_pos, name_key, id }: ListRow): ListCursor {
  return { code: party_pos, nameKey: name_key, id };
}

function memberRowOf(row: ListRow): MemberRow {
  return {
    id: row.id,
    name: row.name,
    sex: row.sex,
    bornOn: row.born_on,
    bornPrecision: row.born_precision,
    education: row.education,
    status: row.status,
    joinedOn: row.joined_on,
    joinedPrecision: row.joined_precision,
    managingBranch: { id: row.managing_branch_id, name: row.managing_branch_name },
    membershipBranch:
      row.membership_branch_id === null
        ? null
        : { id: row.membership_branch_id, name: row.membership_branch_name },
    membershipElsewhere: row.membership_elsewhere,
    partyGroup: row.party_group,
    workUnit: row.work_unit_id === null ? null : { id: row.work_unit_id, name: row.work_unit_name },
    workUnitText: row.work_unit_text,
    workPost: row.work_post,
    postLevel: row.post_level,
    fullTime: row.full_time,
    identityPending: row.identity_pending,
    identityBasis: row.identity_basis,
    version: row.version,
    private: row.private,
  };
}
