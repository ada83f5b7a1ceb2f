import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Pool } from 'pg';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { kindsText } from '../../meetings/meeting-words.ts';
import { PRIVATE_TEXT } from '../convening-words.ts';
import { beginsAt } from '../convening.rules.ts';
import { ownConvening, type OwnConveningRow } from './own-convenings.queries.ts';
import { standingOf } from './own-convenings.ts';

/** One meeting for the phone's calendar. A calendar is seen by others: to a 不公开 member it says that there is a notice. */
export async function exportOwnCalendar(pool: Pool, acting: Acting, id: string): Promise<string | Refusal> {
  const [row] = await readScoped<OwnConveningRow>(pool, acting, ownConvening(id));
  return row === undefined ? NOT_FOUND : calendarOf(row);
}

function calendarOf(row: OwnConveningRow): string {
  const { state, ...standing } = standingOf(row);
  const told = row.kept_private
    ? { summary: PRIVATE_TEXT }
    : { summary: kindsText(row.kinds), location: row.place, description: row.topic ?? row.branch };
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, prodId: '//shezutong//shezutong//ZH' });
  calendar.createEvent({
    id: row.convening_id,
    sequence: row.version,
    start: beginsAt(standing),
    status: state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...told,
  });
  return calendar.toString();
}
