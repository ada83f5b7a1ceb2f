import { COUNT_CAP } from '../../../platform/contract/list.ts';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import type { Caller } from '../../../platform/server/http/bind-route.ts';
import { mayExport } from '../../audit/server/public.ts';
import { type PrintListCode, printListCodes, printLists } from '../print-list.ts';
import type { PrintFilter } from '../prints.contract.ts';
import { openers } from './print-lists.ts';
import type { PrintParts } from './print-parts.ts';
import { findOwnUnit } from './unit.queries.ts';

interface CountedPrint {
  readonly list: PrintListCode;
  readonly count: number;
  readonly capped: boolean;
}

/** The lists that the caller may print, each with its number of rows; and what stands at their heads. */
export async function listPrints(
  parts: PrintParts,
  caller: Caller,
  filter: PrintFilter,
  today: Day,
): Promise<{ unit: string; preparer: string; lists: CountedPrint[] } | Refusal> {
  const lists: CountedPrint[] = [];
  // One after the other: a screen is not to take every connection.
  for (const list of printListCodes) {
    if (!mayExport(caller, printLists[list].kind)) continue;
    const opened = await openers[list](parts, caller, filter, today);
    if (isRefusal(opened)) return opened;
    const n = await opened.count(COUNT_CAP);
    lists.push({ list, count: Math.min(n, COUNT_CAP), capped: n > COUNT_CAP });
  }
  return { unit: await findOwnUnit(parts.pool, caller), preparer: caller.actorName, lists };
}
