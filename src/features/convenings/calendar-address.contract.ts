import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';

const TAG = '日历订阅';
const text = z.string();

const address = z.object({ madeOn: text, usedOn: text.nullable() });
export type CalendarAddress = z.output<typeof address>;

export const readCalendarAddressRoute = defineRoute({
  id: 'readCalendarAddress',
  method: 'GET',
  path: '/api/calendar-address',
  access: 'signed-in',
  tag: TAG,
  summary: '本人当前身份的日历订阅地址：哪天生成、最近哪天用过；地址本身只在生成时显示一次',
  response: z.object({ address: address.nullable() }),
});

export const renewCalendarAddressRoute = defineRoute({
  id: 'renewCalendarAddress',
  method: 'POST',
  path: '/api/calendar-address',
  access: 'signed-in',
  tag: TAG,
  summary: '生成日历订阅地址；原来的从此无效',
  response: z.object({
    /** To be put behind the origin where the product is open. */
    path: text,
  }),
});

export const endCalendarAddressRoute = defineRoute({
  id: 'endCalendarAddress',
  method: 'DELETE',
  path: '/api/calendar-address',
  access: 'signed-in',
  tag: TAG,
  summary: '停用日历订阅地址',
  response: z.object({ ended: z.literal(true) }),
});

export const fetchCalendarRoute = defineRoute({
  id: 'fetchCalendar',
  method: 'GET',
  path: '/api/calendars/:file',
  access: 'public',
  tag: TAG,
  summary: '日历软件按订阅地址取日历（ics 文件），不用登录；地址不对或已停用的，答没有找到',
  params: z.object({ file: text }),
});

const ENDING = '.ics';

export function calendarPath(token: string): string {
  return fetchCalendarRoute.path.replace(':file', token + ENDING);
}

/** The secret in the last part of an address; null where it can't be one. */
export function tokenIn(file: string): string | null {
  return /^[\w-]{43}\.ics$/.test(file) ? file.slice(0, -ENDING.length) : null;
}
