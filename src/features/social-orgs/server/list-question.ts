import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type CodeRange, isOpen, NO_RANGE } from '../../../platform/server/database/scope.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { SocialOrgType } from '../../codes/tables/social-org-type.ts';
import { checkCreditCode } from '../../codes/credit-code.rules.ts';
import { DEFAULT_DEFINITION_CODE, shippedDefinitions } from '../../counting/counting-definition.ts';
import {
  type CountingMasks,
  coverageWays,
  gapTests,
  masksOf,
  memberTest,
  WAY_BITS,
} from '../../counting/counting.rules.ts';
import { listDefinitions } from '../../counting/server/public.ts';
import { intervalOf } from '../../places/region.rules.ts';
import type { SocialOrgFilter } from '../social-org-list.contract.ts';
import { countedWays } from '../../counting/party-life.rules.ts';
import type {
  LifeTest,
  ListQuestion,
  ListTree,
  SignatureTest,
  UnreportedTest,
} from './list-conditions.queries.ts';
import { type Cursor, partyNodeOn } from './list.queries.ts';

/**
 * Looks up what a list's filters name: the 口径, the node of the Party tree, the interval of a place.
 * @param today the office's day
 * @returns the question with nothing left open, or a refusal where a day or a definition is not there
 */
export async function settleListQuestion(
  pool: Pool,
  acting: Acting,
  filter: SocialOrgFilter,
  today: Day,
): Promise<ListQuestion | Refusal> {
  const on = filter.on ?? today;
  if (on > today)
    return refuse('social-orgs.future', `${on} 还没有到。请选择今天或更早的日期。`, {
      field: 'on',
      value: on,
    });
  const masks = await masksAsked(pool, acting, filter.definition);
  if (isRefusal(masks)) return masks;
  return {
    scope: acting.scope,
    tree: treeOf(acting, filter),
    on,
    isToday: on === today,
    ended: filter.standing === 'ended',
    ...textAsked(filter.q),
    place: filter.region === undefined ? null : ownOrAll(intervalOf(filter.region), filter),
    party: filter.partyOrg === undefined ? null : await partyRange(pool, acting, filter.partyOrg, on, filter),
    bodies: filter.body ?? null,
    types: filter.type ?? null,
    sectors: filter.sector ?? null,
    sizes: filter.sizeBand?.map(Number).filter(Number.isInteger) ?? null,
    registerKind: filter.registerKind ?? null,
    statuses: filter.status ?? null,
    responsibility: filter.responsibility ?? null,
    coveredBy: filter.coveredBy ?? null,
    life: lifeAsked(filter, masks),
    mismatch: filter.mismatch === 'yes',
    unreported: filter.unreported === undefined ? null : unreportedOf(filter.unreported),
    signature: signatureTests(filter, masks),
    masks,
  };
}

/** Own definitions of an office are looked up; the shipped ones need no round trip. */
async function masksAsked(
  pool: Pool,
  acting: Acting,
  code = DEFAULT_DEFINITION_CODE,
): Promise<CountingMasks | Refusal> {
  const find = (all: typeof shippedDefinitions) => all.find((each) => each.code === code);
  const definition = find(shippedDefinitions) ?? find(await listDefinitions(pool, acting));
  if (definition !== undefined) return masksOf(definition.settings);
  return refuse('social-orgs.definition', `没有代码为“${code.slice(0, 20)}”的口径。请从列表中选择。`, {
    field: 'definition',
  });
}

/** A list is ordered by the tree that the asker stands on, so that the index of that tree serves it. */
function treeOf({ scope }: Acting, { region, partyOrg }: SocialOrgFilter): ListTree {
  if (partyOrg !== undefined) return 'party';
  if (!isOpen(scope.body)) return 'body';
  if (region !== undefined || isOpen(scope.party)) return 'place';
  return scope.only === undefined ? 'party' : 'place';
}

/** Who takes part in a year's check: whoever the registering department registers, founded by the middle of that year (SORG-05, 06). */
function unreportedOf(year: number): UnreportedTest {
  return { year, types: CHECKED_TYPES, foundedTo: `${year}-06-30` };
}

const CHECKED_TYPES = ['association', 'service_agency', 'foundation'] satisfies readonly SocialOrgType[];

function textAsked(
  q: string | undefined,
): Pick<ListQuestion, 'text' | 'nameKey' | 'codePart' | 'creditCode'> {
  const text = q ?? '';
  const nameKey = foldName(text);
  if (nameKey === '') return { text, nameKey: null, codePart: null, creditCode: null };
  const code = checkCreditCode(text);
  const codePart = nameKey.replace(/[^0-9A-Z]/g, '');
  return {
    text,
    nameKey,
    creditCode: isRefusal(code) ? null : code.code,
    codePart: codePart.length >= 4 && codePart === nameKey ? codePart : null,
  };
}

async function partyRange(
  pool: Pool,
  acting: Acting,
  id: string,
  on: Day,
  filter: SocialOrgFilter,
): Promise<CodeRange> {
  const [node] = await readScoped<{ from: number; to: number }>(pool, acting, partyNodeOn(id, on));
  return node === undefined ? NO_RANGE : ownOrAll(node, filter);
}

/** 本级 is the node's own code; with all below it, its whole interval. */
function ownOrAll({ from, to }: CodeRange, { within }: SocialOrgFilter): CodeRange {
  return within === 'own' ? { from, to: from } : { from, to };
}

function lifeAsked({ life }: SocialOrgFilter, masks: CountingMasks): LifeTest | null {
  if (life === undefined) return null;
  return { life: life === 'unmeasured' ? null : life, ways: countedWays(masks) };
}

/** The filters that ask by coverage, as tests on the span's signature; `judge` in the coverage rules says the same. */
export function signatureTests(filter: SocialOrgFilter, masks: CountingMasks): SignatureTest[] {
  const { work, way, members, gap, definition, life } = filter;
  // Only what is covered has a life.
  const covered = life === undefined ? filter.covered : 'formal';
  const asked = [covered, work, way, members, gap, definition].some((each) => each !== undefined);
  if (!asked) return [];
  const tests: SignatureTest[] =
    masks.baseMask === 0 ? [] : [{ mask: masks.baseMask, equals: masks.baseValue }];
  if (covered !== undefined) tests.push(coveredTest(masks.formalMask, covered === 'formal'));
  if (work !== undefined) tests.push(coveredTest(masks.workMask, work === 'yes'));
  if (members !== undefined) tests.push(memberTest(members, masks));
  if (gap !== undefined) tests.push(coveredTest(masks.formalMask, false), ...gapTests(gap, masks));
  if (way === undefined) return tests;
  const stronger = coverageWays
    .slice(0, coverageWays.indexOf(way))
    .reduce((sum, each) => sum + WAY_BITS[each], 0);
  return [
    ...tests,
    { mask: masks.formalMask & WAY_BITS[way], notZero: true },
    { mask: masks.formalMask & stronger, equals: 0 },
  ];
}

function coveredTest(mask: number, isCovered: boolean): SignatureTest {
  return isCovered ? { mask, notZero: true } : { mask, equals: 0 };
}

/** Where the next page begins, as the web hands it back. */
export function writeCursor({ code, nameKey, id }: Cursor): string {
  return Buffer.from(JSON.stringify([code, nameKey, id])).toString('base64url');
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Null for no cursor and for one that this list never wrote: the first page. */
export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  try {
    const [code, nameKey, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    if (typeof code !== 'number' || !Number.isSafeInteger(code) || typeof nameKey !== 'string') return null;
    return typeof id === 'string' && UUID.test(id) ? { code, nameKey, id } : null;
  } catch {
    return null;
  }
}
