import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { hintCodes } from './hint.ts';
import { meetingFields } from './meeting.contract.ts';

/** Sent by POST since the text is long; it stores nothing. */
export const readHintsRoute = defineRoute({
  id: 'readHints',
  method: 'POST',
  path: '/api/meetings/hints',
  access: { permission: permissions.recordMeetings },
  tag: '组织生活',
  summary: '保存前看一看：只给填写的人提醒，不保存、不计数、不上报',
  body: z.object({
    partyOrgId: z.uuid('请选择党组织'),
    /** Of a correction: the record itself is no other one. */
    meetingId: z.uuid().optional(),
    ...meetingFields,
  }),
  response: z.object({ hints: z.array(z.object({ code: z.enum(hintCodes), message: z.string() })) }),
});
