import type { Pool } from 'pg';
import { type Day, OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped, writeScoped } from '../../../platform/server/database/scoped.ts';
import { type Caller, NO_ADDRESS } from '../../../platform/server/http/bind-route.ts';
import { findActingOfGrant, hashToken, logAccessChange, newToken } from '../../access/server/public.ts';
import { permissions } from '../../access/role.ts';
import { type CalendarAddress, calendarPath, tokenIn } from '../calendar-address.contract.ts';
import {
  type CalendarAddressRow,
  deleteCalendarAddress,
  findCalendarAddress,
  openCalendarAddress,
  storeCalendarAddress,
} from './calendar-addresses.queries.ts';
import { exportOwnCalendars } from './export-own-calendar.ts';
import { exportCalendar } from './read-calendar.ts';

type Person = Pick<Caller, 'role' | 'permissions'>;

const NO_CALENDAR = refuse(
  'calendar.none',
  '您现在的身份没有日历，不能生成订阅地址。请切换到党务干部、书记、查阅人员或党员的身份。',
);
const NOTHING_TO_END = refuse('calendar.no-address', '现在没有订阅地址，不用停用。');

const showsBranches = ({ permissions: held }: Person) => held.has(permissions.readCalendar);
const hasCalendar = (person: Person) => showsBranches(person) || person.role === 'member';

/** Whether the person has an address under the grant that acts, from when, and when it was last used. */
export async function readCalendarAddress(
  pool: Pool,
  caller: Caller,
): Promise<{ address: CalendarAddress | null }> {
  const [row] = await readScoped<CalendarAddressRow>(pool, caller, findCalendarAddress(caller.grantId));
  if (row === undefined) return { address: null };
  return { address: { madeOn: todayIn(OFFICE_TIME_ZONE, row.made_at), usedOn: row.used_on } };
}

/** A new address, told this once; the one before opens nothing any more. */
export async function renewCalendarAddress(
  pool: Pool,
  caller: Caller,
  today: Day,
): Promise<{ path: string } | Refusal> {
  if (!hasCalendar(caller)) return NO_CALENDAR;
  const { accountId, grantId } = caller;
  const token = newToken();
  return writeScoped(pool, caller, { changeOn: today }, async (client) => {
    await storeCalendarAddress(client, { accountId, grantId, tokenHash: hashToken(token) });
    await logAccessChange(client, {
      entity: 'account',
      entityId: accountId,
      action: 'renew-calendar-address',
    });
    return { path: calendarPath(token) };
  });
}

export async function endCalendarAddress(
  pool: Pool,
  caller: Caller,
  today: Day,
): Promise<{ ended: true } | Refusal> {
  const { accountId, grantId } = caller;
  return writeScoped<{ ended: true } | Refusal>(
    pool,
    caller,
    { changeOn: today },
    async (client) => {
      if (!(await deleteCalendarAddress(client, grantId))) return NOTHING_TO_END;
      await logAccessChange(client, {
        entity: 'account',
        entityId: accountId,
        action: 'end-calendar-address',
      });
      return { ended: true };
    },
    (answer) => !isRefusal(answer),
  );
}

/** The calendar behind an address, under the bounds that its grant has today; without a session. */
export async function fetchCalendar(pool: Pool, file: string, today: Day): Promise<string | Refusal> {
  const token = tokenIn(file);
  const grantId = token === null ? null : await openCalendarAddress(pool, hashToken(token), today);
  const person = grantId === null ? null : await findActingOfGrant(pool, grantId, today);
  if (person === null) return NO_ADDRESS;
  const acting: Acting = person;
  return showsBranches(person)
    ? exportCalendar(pool, acting, {}, today)
    : exportOwnCalendars(pool, acting, today);
}
