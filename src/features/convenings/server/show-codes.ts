import type { RouteAnswer } from '../../../platform/contract/route.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { showCodesRoute } from '../check-in.contract.ts';
import { checkCodesOpen, stepAt } from '../check-in.rules.ts';
import type { ConveningParts } from './announce-meeting.ts';
import { codeOf } from './check-in-code.ts';
import { conveningRecord, type ConveningStored } from './convenings.queries.ts';
import { headOf } from './list-convenings.ts';

/** Ten minutes: a wall whose network fails goes on. */
const STEPS_AHEAD = 20;

/** The code of now and those of the next minutes. */
export async function showCodes(
  { pool, sealer }: ConveningParts,
  acting: Acting,
  id: string,
  now: Date,
): Promise<RouteAnswer<typeof showCodesRoute> | Refusal> {
  const [row] = await readScoped<ConveningStored>(pool, acting, conveningRecord(id));
  if (row === undefined) return NOT_FOUND;
  const { kinds, partyOrg, ...standing } = headOf(row);
  const refused = checkCodesOpen(standing, now);
  if (refused !== null) return refused;
  const secret = sealer.open(row.code_secret_sealed, 'check-in');
  const codes = Array.from({ length: STEPS_AHEAD }, (_, at) => codeOf(secret, id, stepAt(now) + at));
  return { partyOrg: partyOrg.name, kinds, now: now.getTime(), codes };
}
