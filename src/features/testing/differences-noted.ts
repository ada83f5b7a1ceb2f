import { OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import { isRefusal } from '../../platform/kernel/refusal.ts';
import { testSealer } from '../../platform/testing/test-sealer.ts';
import { readSocialOrg } from '../social-orgs/server/read-social-org.ts';
import type { ListDesk } from './list-desk.ts';

/** What an organisation's own record says of a complete list: which list, and in which of the five it stands. */
export async function differencesNoted({ database, callers }: ListDesk, creditCode: string) {
  const { rows } = await database.superPool.query<{ id: string }>(
    'select id from social_org where credit_code = $1',
    [creditCode],
  );
  const parts = { pool: database.appPool, sealer: testSealer };
  const today = todayIn(OFFICE_TIME_ZONE, new Date());
  const record = await readSocialOrg(parts, callers.officer, rows[0]?.id ?? '', today);
  return isRefusal(record) ? record : record.listDifferences.map(({ listId, kind }) => [listId, kind]);
}
