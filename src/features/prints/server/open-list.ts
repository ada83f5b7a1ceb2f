import type { Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { PrintFilter } from '../prints.contract.ts';
import type { OpenedList } from './list-lines.ts';
import type { PrintParts } from './print-parts.ts';

/** Settles what a printed list is asked for; nothing is read before its lines are taken. */
export type OpenList = (
  parts: PrintParts,
  acting: Acting,
  filter: PrintFilter,
  today: Day,
) => Promise<OpenedList | Refusal>;
