import { COUNT_CAP } from '../../../platform/contract/list.ts';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Caller, NOT_ALLOWED } from '../../../platform/server/http/bind-route.ts';
import { mayExport } from '../../audit/server/public.ts';
import { type PrintListCode, printListCodes, printLists } from '../print-list.ts';
import type { PrintFilter } from '../prints.contract.ts';
import { openList } from './print-lists.ts';
import type { PrintParts } from './print-parts.ts';
import { findOwnUnit } from './unit.queries.ts';

/** The lists that the caller may print, and what stands at their heads. */
export async function listPrints(
  { pool }: PrintParts,
  caller: Caller,
): Promise<{ unit: string; preparer: string; lists: PrintListCode[] }> {
  return {
    unit: await findOwnUnit(pool, caller),
    preparer: caller.actorName,
    lists: printListCodes.filter((list) => mayExport(caller, printLists[list].kind)),
  };
}

/** How many rows a list has, exactly up to the cap. */
export async function countPrint(
  parts: PrintParts,
  caller: Caller,
  list: PrintListCode,
  filter: PrintFilter,
  today: Day,
): Promise<{ count: number; capped: boolean } | Refusal> {
  if (!mayExport(caller, printLists[list].kind)) return NOT_ALLOWED;
  const opened = await openList(list, parts, caller, filter, today);
  if (isRefusal(opened)) return opened;
  const n = await opened.count(COUNT_CAP);
  return { count: Math.min(n, COUNT_CAP), capped: n > COUNT_CAP };
}
