import type { Pool } from 'pg';
import { COUNT_CAP } from '../../../platform/contract/list.ts';
import type { Day } from '../../../platform/kernel/day.ts';
import { foldCode } from '../../../platform/kernel/fold-text.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { openOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { type CodeRange, isOpen, NO_RANGE } from '../../../platform/server/database/scope.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { readCursor, writeCursor } from '../../../platform/server/http/list-cursor.ts';
import { codesOf } from '../../codes/code-table.ts';
import { countsAsBranch, partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import { intervalOf } from '../../places/region.rules.ts';
import { hasTerms, isPartyOrgKind, type TermState, termStateOf } from '../party-org.rules.ts';
import type { PartyOrgFilter, PartyOrgRow } from '../party-org-list.contract.ts';
import { bitsOf, isKept } from '../vitality-sums.rules.ts';
import { type ListQuestion, type ListRow, partyNodeOn, partyOrgCount, partyOrgPage } from './list.queries.ts';
import type { PartyOrgParts } from './party-org-parts.ts';

const KINDS = codesOf(partyOrgKinds);
const BRANCHES = KINDS.filter(countsAsBranch);
const TERM_KINDS = KINDS.filter((kind) => hasTerms(kind, false));

/** One page of the Party organisations within the scope, in the order of its tree. */
export async function listPartyOrgs(
  { pool, sealer }: PartyOrgParts,
  acting: Acting,
  query: PartyOrgFilter & { readonly after?: string | undefined; readonly size: number },
  today: Day,
): Promise<{ rows: PartyOrgRow[]; next: string | null } | Refusal> {
  const question = await settleListQuestion(pool, acting, query, today);
  if (isRefusal(question)) return question;
  const found = await readScoped<ListRow>(
    pool,
    acting,
    partyOrgPage(question, readCursor(query.after), query.size),
  );
  const rows = found.slice(0, query.size);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => rowOf(row, question.on, sealer)),
    next:
      found.length > query.size && last !== undefined
        ? writeCursor({ code: last.code, nameKey: last.name_key, id: last.id })
        : null,
  };
}

/** How many a list holds, exactly up to the cap. */
export async function countPartyOrgs(
  pool: Pool,
  acting: Acting,
  filter: PartyOrgFilter,
  today: Day,
): Promise<{ count: number; capped: boolean } | Refusal> {
  const question = await settleListQuestion(pool, acting, filter, today);
  if (isRefusal(question)) return question;
  const [row] = await readScoped<{ n: number }>(pool, acting, partyOrgCount(question, COUNT_CAP));
  const n = row?.n ?? 0;
  return { count: Math.min(n, COUNT_CAP), capped: n > COUNT_CAP };
}

/** Looks up what the filters name. A node that is not in sight leaves nothing to list; a day to come is refused. */
export async function settleListQuestion(
  pool: Pool,
  acting: Acting,
  filter: PartyOrgFilter,
  today: Day,
): Promise<ListQuestion | Refusal> {
  const on = filter.on ?? today;
  if (on > today)
    return refuse('party-orgs.future', `${on} 还没有到。请选择今天或更早的日期。`, {
      field: 'on',
      value: on,
    });
  const { fact, answer } = filter;
  const answered = fact === undefined || answer === undefined ? null : { bits: bitsOf(fact), state: answer };
  const refusal = answered === null ? null : refuseDayNotKept(on, today);
  if (refusal !== null) return refusal;
  const { scope } = acting;
  return {
    scope,
    // A region is asked for within the tree of places: so its index serves the page.
    order:
      isOpen(scope.place) && (filter.region === undefined || filter.partyOrg !== undefined)
        ? 'party'
        : 'place',
    on,
    isToday: on === today,
    ended: filter.standing === 'ended',
    ...textOf(filter.q),
    party: await partyRangeOf(pool, acting, filter, on),
    parentId: filter.within === 'children' ? (filter.partyOrg ?? null) : null,
    place: filter.region === undefined ? null : placeOf(filter.region, filter.within === 'own'),
    answered,
    ...attributesOf(filter),
  };
}

/** The three questions of many are kept by month; of one Party organisation they are told on any day. */
export function refuseDayNotKept(on: Day, today: Day): Refusal | null {
  if (isKept(on, today)) return null;
  return refuse(
    'party-orgs.answers-by-month',
    '三问的汇总和名单按月末看，保留近 24 个月。请选今天或某个月的最后一天。',
    {
      field: 'on',
      value: on,
    },
  );
}

/** 本级 is the place's own code; with all below it, its whole interval. */
function placeOf(region: string, own: boolean): CodeRange {
  const { from, to } = intervalOf(region);
  return { from, to: own ? from : to };
}

function textOf(q: string | undefined): Pick<ListQuestion, 'text' | 'nameKey' | 'codePart'> {
  if (q === undefined || q === '') return { text: '', nameKey: null, codePart: null };
  const code = foldCode(q);
  return { text: q, nameKey: foldName(q), codePart: /^[0-9A-Z.\-_]+$/.test(code) ? code : null };
}

function attributesOf(filter: PartyOrgFilter) {
  return {
    kinds: kindsOf(filter),
    setUpModes: filter.setUpMode ?? null,
    secretarySources: filter.secretarySource ?? null,
    covering: filter.counts === 'covering',
    functional: yesNo(filter.functional),
    exemplar: yesNo(filter.exemplar),
    outside: filter.system === 'all' ? null : filter.system === 'outside',
    term: filter.term ?? null,
    termKinds: TERM_KINDS,
    secretary: filter.secretary ?? null,
    secretaryOutsideManagement: filter.management === 'outside',
    life: filter.life ?? null,
  };
}

function kindsOf({ kind, counts }: PartyOrgFilter): readonly string[] | null {
  if (counts !== 'branches') return kind ?? null;
  return kind === undefined ? BRANCHES : BRANCHES.filter((branch) => kind.includes(branch));
}

function yesNo(value: 'yes' | 'no' | undefined): boolean | null {
  return value === undefined ? null : value === 'yes';
}

async function partyRangeOf(
  pool: Pool,
  acting: Acting,
  { partyOrg, within }: PartyOrgFilter,
  on: Day,
): Promise<CodeRange | null> {
  if (partyOrg === undefined || within === 'children') return null;
  const [node] = await readScoped<CodeRange & { [key: string]: unknown }>(
    pool,
    acting,
    partyNodeOn(partyOrg, on),
  );
  return node ?? NO_RANGE;
}

function rowOf(row: ListRow, on: Day, sealer: Sealer): PartyOrgRow {
  return {
    id: row.id,
    name: row.name,
    partyCode: row.party_code,
    kind: row.kind,
    functional: row.functional,
    setUpMode: row.setup_mode,
    exemplar: row.exemplar,
    regionName: row.region_name,
    parentName: row.parent_name,
    foundedOn: row.founded_on,
    foundedPrecision: row.founded_precision,
    endedOn: row.ended_on,
    covers: row.covers ?? 0,
    members: row.members,
    fullMembers: row.full_members,
    notTransferred: row.not_transferred,
    secretaryName: row.secretary_name,
    phone: openOfficePhone(sealer, row.office_phone_sealed),
    termToOn: row.term_extended_to_on ?? row.term_to_on,
    termState: shownTermState(row, on),
  };
}

/** Where the term stands; `not-due` for a kind that has none, or one that is over. */
export function shownTermState(
  {
    kind,
    functional,
    ended_on,
    term_to_on,
    term_extended_to_on,
  }: Pick<ListRow, 'kind' | 'functional' | 'ended_on' | 'term_to_on' | 'term_extended_to_on'>,
  on: Day,
): TermState | 'not-due' {
  if (ended_on !== null || !isPartyOrgKind(kind) || !hasTerms(kind, functional)) return 'not-due';
  return termStateOf(
    term_to_on === null ? null : { toOn: term_to_on, extendedToOn: term_extended_to_on },
    on,
  );
}
