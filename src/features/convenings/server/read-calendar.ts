import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Pool } from 'pg';
import { addMonths, type Day, partsOf } from '../../../platform/kernel/day.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { kindsText } from '../../meetings/meeting-words.ts';
import { followPlan } from '../../year-plans/year-plan.rules.ts';
import type { CalendarDay, CalendarMonth } from '../calendar.contract.ts';
import { beginsAt } from '../convening.rules.ts';
import {
  type CalendarQuestion,
  type CalendarRow,
  calendarDays,
  conveningsToCome,
  type HeldRow,
  heldSince,
  type PlannedRow,
  plannedIn,
  type ToComeRow,
} from './calendar.queries.ts';

/** As many as a month's page can name without hiding its days. */
const FEW = 120;
/** A calendar on a phone takes no more in good time. */
const MOST_TO_COME = 500;
const MOST_HELD = 500;
/** How far back it tells what was held. */
const MONTHS_BACK = 3;

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
  today: Day,
): Promise<CalendarMonth> {
  const from = `${month}-01`;
  const question = questionOf(acting, asked);
  const statement = calendarDays(question, from, addMonths(from, 1), FEW);
  const [rows, [planned]] = await Promise.all([
    readScoped<CalendarRow>(pool, acting, statement),
    readScoped<PlannedRow>(pool, acting, plannedIn(question, partsOf(from), FEW)),
  ]);
  const days = [...new Set(rows.map(({ day }) => day))];
  return { month, days: days.map((day) => dayOf(day, rows)), planned: plannedOf(planned, from, today) };
}

/** Of each plan the lines of the month, as the whole plan stands by what was held: without topics, which may name persons. */
function plannedOf(row: PlannedRow | undefined, from: Day, today: Day): CalendarMonth['planned'] {
  if (row === undefined || row.plans === null) return { count: row?.n ?? 0, items: null };
  const { year, month } = partsOf(from);
  const items = row.plans.flatMap(({ id, name, lines, meetings }) =>
    followPlan(lines, meetings, year, today)
      .filter((line) => line.month === month)
      .map(({ kinds, state }) => ({ partyOrg: { id, name }, kinds, state })),
  );
  return { count: row.n, items };
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
 * What is announced from today on and what was held lately, for a calendar outside of the product: kinds, time, place and which Party
 * organisation; no topic and no names, since others look at such calendars too.
 */
export async function exportCalendar(pool: Pool, acting: Acting, asked: Asked, today: Day): Promise<string> {
  const question = questionOf(acting, asked);
  const [toCome, held] = await Promise.all([
    readScoped<ToComeRow>(pool, acting, conveningsToCome(question, today, MOST_TO_COME)),
    readScoped<HeldRow>(pool, acting, heldSince(question, addMonths(today, -MONTHS_BACK), MOST_HELD)),
  ]);
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, prodId: '//shezutong//shezutong//ZH' });
  for (const row of toCome) {
    const start = beginsAt({ onDay: row.on_day, startsAt: row.starts_at });
    calendar.createEvent({ ...toldOf(row), start });
  }
  for (const row of held) {
    const { held_on: onDay, starts_at: startsAt } = row;
    calendar.createEvent({
      ...toldOf(row),
      ...(startsAt === null
        ? { start: new Date(`${onDay}T00:00:00Z`), allDay: true, timezone: 'UTC' }
        : { start: beginsAt({ onDay, startsAt }) }),
    });
  }
  return calendar.toString();
}

function toldOf({ id, version, kinds, place, party_org_name: name }: ToComeRow | HeldRow) {
  return { id, sequence: version, summary: kindsText(kinds), location: place, description: name };
}
