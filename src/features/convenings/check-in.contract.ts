import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { checkInStates, recordEffects } from './check-in.ts';

const TAG = '签到';
const record = { permission: permissions.recordMeetings } as const;
const text = z.string();

export const showCodesRoute = defineRoute({
  id: 'showCodes',
  method: 'GET',
  path: '/api/convenings/:id/codes',
  access: record,
  tag: TAG,
  summary: '现在和随后几分钟的签到码，每 30 秒一个；网络断了也能接着显示',
  params: z.object({ id: z.uuid() }),
  response: z.object({
    partyOrg: text,
    kinds: z.array(text),
    /** The server's clock in milliseconds: screens go by it, not by their own. */
    now: z.number(),
    codes: z.array(
      z.object({
        /** Which 30 seconds, counted from 1970. */
        step: z.int(),
        digits: text,
        /** What the picture carries beside the address: step and proof. */
        proof: text,
      }),
    ),
  }),
});
export type ShownCodes = z.output<typeof showCodesRoute.response>;

export const checkInRoute = defineRoute({
  id: 'checkIn',
  method: 'POST',
  path: '/api/own-convenings/:id/check-in',
  access: 'signed-in',
  tag: TAG,
  summary: '用签到码签到；签过的再签，答复相同',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    /** Six digits, or the proof that the picture carries. */
    code: text.trim().min(1, '请填写签到码').max(80),
    /** Of the session in which it was made: an entry that waited on a phone counts for nobody else. */
    accountId: z.uuid(),
    /** The person was asked, and takes the leave back. */
    takesLeaveBack: z.boolean().default(false),
  }),
  response: z.object({ state: z.enum(checkInStates), late: z.boolean() }),
});

export const decideCheckInRoute = defineRoute({
  id: 'decideCheckIn',
  method: 'POST',
  path: '/api/convenings/:id/check-ins/:memberId',
  access: record,
  tag: TAG,
  summary: '确认或不确认一条晚到的签到；会议已经登记的，确认以后记录随之更正',
  params: z.object({ id: z.uuid(), memberId: z.uuid() }),
  body: z.object({ accept: z.boolean() }),
  response: z.object({ state: z.enum(checkInStates), record: z.enum(recordEffects) }),
});
