import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { calendarMonth } from './calendar.contract.ts';
import { checkInStates } from './check-in.ts';
import { conveningStates, leaveStates } from './convening.ts';

const TAG = '我的会议';
const id = z.object({ id: z.uuid() });
const text = z.string();
const optional = text.nullable();

const ownRow = z.object({
  id: text,
  onDay: text,
  startsAt: text,
  state: z.enum(conveningStates),
  hasRead: z.boolean(),
  leaveState: z.enum(leaveStates).nullable(),
  checkIn: z.enum(checkInStates).nullable(),
  late: z.boolean(),
  /** Null to a 不公开 member: the list says 您有一条通知 until it is opened. */
  told: z.object({ branch: text, kinds: z.array(text), place: text }).nullable(),
});
export type OwnConvening = z.output<typeof ownRow>;

export const listOwnConveningsRoute = defineRoute({
  id: 'listOwnConvenings',
  method: 'GET',
  path: '/api/own-convenings',
  access: 'signed-in',
  tag: TAG,
  summary: '通知本人参加的会议，从昨天起，近的在前',
  response: z.object({ rows: z.array(ownRow) }),
});

export const readOwnCalendarRoute = defineRoute({
  id: 'readOwnCalendar',
  method: 'GET',
  path: '/api/own-calendar',
  access: 'signed-in',
  tag: TAG,
  summary: '一个月里通知本人参加的会议，先开的在前',
  query: z.object({ month: calendarMonth }),
  response: z.object({ month: text, rows: z.array(ownRow) }),
});

const ownView = z.object({
  ...ownRow.shape,
  told: z.object({ branch: text, kinds: z.array(text), place: text, topic: optional, agenda: optional }),
  keptPrivate: z.boolean(),
  leaveReason: optional,
  cancelReason: optional,
});
export type OwnConveningView = z.output<typeof ownView>;

export const readOwnConveningRoute = defineRoute({
  id: 'readOwnConvening',
  method: 'GET',
  path: '/api/own-convenings/:id',
  access: 'signed-in',
  tag: TAG,
  summary: '打开一次会议通知，记为已读',
  params: id,
  response: ownView,
});

export const exportOwnCalendarRoute = defineRoute({
  id: 'exportOwnCalendar',
  method: 'GET',
  path: '/api/own-convenings/:id/calendar',
  access: 'signed-in',
  tag: TAG,
  summary: '把一次会议放进手机日历（ics 文件）',
  params: id,
});

const answered = z.object({ leaveState: z.enum(leaveStates) });

export const askLeaveRoute = defineRoute({
  id: 'askLeave',
  method: 'POST',
  path: '/api/own-convenings/:id/leave',
  access: 'signed-in',
  tag: TAG,
  summary: '为本人请假，须写明原因',
  params: id,
  body: z.object({ reason: text.trim().min(2, '请写明请假原因').max(100) }),
  response: answered,
});

export const takeBackLeaveRoute = defineRoute({
  id: 'takeBackLeave',
  method: 'DELETE',
  path: '/api/own-convenings/:id/leave',
  access: 'signed-in',
  tag: TAG,
  summary: '撤回本人的请假',
  params: id,
  response: answered,
});
