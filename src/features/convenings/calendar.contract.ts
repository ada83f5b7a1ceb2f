import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { meetingKind } from '../meetings/meeting-kind.contract.ts';
import { lineStates } from '../year-plans/year-plan.ts';

const TAG = '会议通知';
/** A month, `2026-10`. */
export const calendarMonth = z.string().regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/, '请写成 2026-10');

const read = { permission: permissions.readCalendar } as const;
const text = z.string();

const filters = {
  /** A node of the Party tree with what stands below it; all that is in sight when left out. */
  partyOrg: z.uuid().optional(),
};

const item = z.object({
  id: text,
  startsAt: text.nullable(),
  kinds: z.array(meetingKind),
  partyOrgName: text,
});
export type CalendarItem = z.output<typeof item>;

const part = z.object({
  count: z.int(),
  /** Null where the month holds too many to be named one by one. */
  items: z.array(item).nullable(),
});

const plannedItem = z.object({
  partyOrg: z.object({ id: text, name: text }),
  kinds: z.array(meetingKind),
  state: z.enum(lineStates),
});
export type PlannedItem = z.output<typeof plannedItem>;

const calendarDay = z.object({ day: text, announced: part, held: part });
export type CalendarDay = z.output<typeof calendarDay>;

export const readCalendarRoute = defineRoute({
  id: 'readCalendar',
  method: 'GET',
  path: '/api/convening-calendar',
  access: read,
  tag: TAG,
  summary: '一个月里每天已通知的会和已登记的组织生活，和年度计划安排在这个月的；不多时逐次列出',
  query: z.object({
    ...filters,
    month: calendarMonth,
  }),
  response: z.object({
    month: text,
    days: z.array(calendarDay),
    /** Lines of year plans for the month, which have no day; null where the month holds too many to be named one by one. */
    planned: z.object({ count: z.int(), items: z.array(plannedItem).nullable() }),
  }),
});
export type CalendarMonth = z.output<typeof readCalendarRoute.response>;

export const exportCalendarRoute = defineRoute({
  id: 'exportCalendar',
  method: 'GET',
  path: '/api/convening-calendar/export',
  access: read,
  tag: TAG,
  summary: '已通知、还没有开的会，和近三个月登记的组织生活，放进电脑或手机的日历（ics 文件）',
  query: z.object(filters),
});
