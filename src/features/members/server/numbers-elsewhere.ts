import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import {
  countNumbersElsewhere,
  findNumbersElsewhere,
  logNumbersElsewhere,
} from './numbers-elsewhere.queries.ts';

/** One sentence for a number that is held where the caller can't see: no name, no place, for it would tell who is a member elsewhere. */
export const NUMBER_ELSEWHERE: Refusal = refuse(
  'member.number-elsewhere',
  '该公民身份号码不能由此录入，请核对号码；号码无误的，请向上级申请接转。',
  { field: 'identityNumber' },
);

/** A person may meet so many by forms in a day; whoever tries more is looking for them. */
const MOST_BY_FORM = 20;

const TOO_MANY: Refusal = refuse(
  'too-many.numbers-elsewhere',
  '今天录入的、不能由此登记的公民身份号码过多，请先核对号码；确需办理的，请联系上级，或明天再试。',
  { field: 'identityNumber' },
);

/**
 * Asks whether a number that is not in the caller's sight is on the roll all the same. In a transaction of its own:
 * what is refused afterwards has been asked all the same.
 * @returns a refusal, the same whoever and wherever it is; null when the number is free
 */
export async function refuseNumberElsewhere(
  pool: Pool,
  acting: Acting,
  hashes: readonly Buffer[],
  today: Day,
): Promise<Refusal | null> {
  return writeScoped(pool, acting, { changeOn: today }, async (client) => {
    if ((await countNumbersElsewhere(client, acting.accountId)) >= MOST_BY_FORM) return TOO_MANY;
    const elsewhere = await findNumbersElsewhere(client, hashes);
    if (elsewhere.length === 0) return null;
    await logNumbersElsewhere(client, '登记', 1);
    return NUMBER_ELSEWHERE;
  });
}
