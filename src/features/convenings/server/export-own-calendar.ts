import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Pool } from 'pg';
import { addDays, addMonths, type Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { kindsText } from '../../meetings/meeting-words.ts';
import { PRIVATE_TEXT } from '../convening-words.ts';
import { beginsAt } from '../convening.rules.ts';
import { ownConvening, type OwnConveningRow, ownConveningsBetween } from './own-convenings.queries.ts';
import { standingOf } from './own-convenings.ts';

/** One meeting for the phone's calendar. A calendar is seen by others: to a 不公开 member it says that there is a notice. */
export async function exportOwnCalendar(pool: Pool, acting: Acting, id: string): Promise<string | Refusal> {
  const [row] = await readScoped<OwnConveningRow>(pool, acting, ownConvening(id));
  return row === undefined ? NOT_FOUND : calendarOf([row], ({ topic, branch }) => topic ?? branch);
}

/** How far back and ahead a calendar that is subscribed to reaches. */
const DAYS_BACK = 31;
const MONTHS_AHEAD = 12;

/** All that the person is called to, for a calendar that asks again and again: kinds, time and place, no topic. */
export async function exportOwnCalendars(pool: Pool, acting: Acting, today: Day): Promise<string> {
  const statement = ownConveningsBetween(addDays(today, -DAYS_BACK), addMonths(today, MONTHS_AHEAD));
  const rows = await readScoped<OwnConveningRow>(pool, acting, statement);
  return calendarOf(rows, ({ branch }) => branch);
}

function calendarOf(rows: readonly OwnConveningRow[], describe: (row: OwnConveningRow) => string): string {
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, prodId: '//shezutong//shezutong//ZH' });
  for (const row of rows) {
    const { state, ...standing } = standingOf(row);
    const told = row.kept_private
      ? { summary: PRIVATE_TEXT }
      : { summary: kindsText(row.kinds), location: row.place, description: describe(row) };
    calendar.createEvent({
      id: row.convening_id,
      sequence: row.version,
      start: beginsAt(standing),
      status: state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...told,
    });
  }
  return calendar.toString();
}
