import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Pool } from 'pg';
import { addMonths, type Day } from '../../../platform/kernel/day.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { kindsText } from '../../meetings/meeting-words.ts';
import type { CalendarDay, CalendarMonth } from '../calendar.contract.ts';
import { beginsAt } from '../convening.rules.ts';
import {
  type CalendarQuestion,
  type CalendarRow,
  calendarDays,
  conveningsToCome,
  type ToComeRow,
} from './calendar.queries.ts';

/** As many as a month's page can name without hiding its days. */
const FEW = 120;
/** A calendar on a phone takes no more in good time. */
const MOST_TO_COME = 500;

interface Asked {
  readonly partyOrg?: string | undefined;
}

function questionOf({ scope }: Acting, { partyOrg }: Asked): CalendarQuestion {
  return { scope: scope.party, partyOrgId: partyOrg ?? null };
}

/** What is announced and what was held in a month, by day. */
export async function readCalendar(
  pool: Pool,
  acting: Acting,
  { month, ...asked }: Asked & { readonly month: string },
): Promise<CalendarMonth> {
  const from = `${month}-01`;
  const statement = calendarDays(questionOf(acting, asked), from, addMonths(from, 1), FEW);
  const rows = await readScoped<CalendarRow>(pool, acting, statement);
  const days = [...new Set(rows.map(({ day }) => day))];
  return { month, days: days.map((day) => dayOf(day, rows)) };
}

const NONE = { count: 0, items: [] };

function dayOf(day: Day, rows: readonly CalendarRow[]): CalendarDay {
  const part = (held: boolean) => {
    const row = rows.find((each) => each.day === day && each.held === held);
    return row === undefined ? NONE : { count: row.n, items: row.items };
  };
  return { day, announced: part(false), held: part(true) };
}

/**
 * What is announced from today on, for a calendar outside of the product: kinds, time, place and which Party organisation; no
 * topic and no names, since others look at such calendars too.
 */
export async function exportCalendar(pool: Pool, acting: Acting, asked: Asked, today: Day): Promise<string> {
  const rows = await readScoped<ToComeRow>(
    pool,
    acting,
    conveningsToCome(questionOf(acting, asked), today, MOST_TO_COME),
  );
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, prodId: '//shezutong//shezutong//ZH' });
  for (const { id, version, kinds, on_day: onDay, starts_at: startsAt, place, party_org_name: name } of rows)
    calendar.createEvent({
      id,
      sequence: version,
      start: beginsAt({ onDay, startsAt }),
      summary: kindsText(kinds),
      location: place,
      description: name,
    });
  return calendar.toString();
}
