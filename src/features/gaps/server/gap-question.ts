import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { type CountingMasks, type GapGroup, notTransferredCount } from '../../counting/counting.rules.ts';
import { settleSocialOrgQuestion } from '../../social-orgs/server/public.ts';
import type { GapFilter } from '../gaps.contract.ts';
import type { GapCursor, GapQuestion } from './gaps.queries.ts';

/** The classes of spans that make a group: only whether 未转入 count moves one of them. */
export function classesOf(gap: GapGroup, masks: CountingMasks): readonly number[] {
  const all = notTransferredCount(masks);
  switch (gap) {
    case 'establishment_gap':
      return all ? [2, 3] : [3];
    case 'few_members':
      return all ? [1] : [1, 2];
    case 'no_members':
      return [0];
    case 'unverified':
      return [4];
    case 'exempt':
      return [5];
  }
}

/** Looks up what the filters name; refused where a day or a definition is not there. */
export async function settleGapQuestion(
  pool: Pool,
  acting: Acting,
  { gap, reason, ...filter }: GapFilter & { readonly gap?: GapGroup | undefined },
  today: Day,
): Promise<GapQuestion | Refusal> {
  const list = await settleSocialOrgQuestion(pool, acting, { ...filter, gap, covered: 'none' }, today);
  if (isRefusal(list)) return list;
  return {
    list,
    classes: gap === undefined ? [] : classesOf(gap, list.masks),
    reason: reason ?? null,
  };
}

/** Where the next page begins, as the web hands it back. */
export function writeGapCursor({ code, id }: GapCursor): string {
  return Buffer.from(JSON.stringify([code, id])).toString('base64url');
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Null for no cursor and for one that this list never wrote: the first page. */
export function readGapCursor(text: string | undefined): GapCursor | null {
  if (text === undefined) return null;
  try {
    const [code, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    if (typeof code !== 'number' || !Number.isSafeInteger(code)) return null;
    return typeof id === 'string' && UUID.test(id) ? { code, id } : null;
  } catch {
    return null;
  }
}
