import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';

const TAG = '组织生活';
const text = z.string();
const draw = { permission: permissions.setDutyRules } as const;
export const MOST_DRAWN = 50;

const sample = z.object({
  id: text,
  partyOrg: z.object({ id: text, name: text }),
  /** `2026-10`. */
  month: text,
  reason: text,
  size: z.int(),
  /** How many it was drawn from. */
  ofTotal: z.int(),
  drawnBy: text.nullable(),
  drawnAt: text,
});
export type MeetingSample = z.output<typeof sample>;

const drawn = z.object({
  id: text,
  partyOrg: z.object({ id: text, name: text }),
  kinds: z.array(text),
  heldOn: text,
  topic: text.nullable(),
  withdrawn: z.boolean(),
});
export type DrawnMeeting = z.output<typeof drawn>;

export const drawSampleRoute = defineRoute({
  id: 'drawSample',
  method: 'POST',
  path: '/api/meeting-samples',
  access: draw,
  tag: TAG,
  summary: '抽查：从一个党组织及其下级某月的组织生活里随机抽几次，须写明原因，记入该党组织的变更记录',
  body: z.object({
    partyOrgId: z.uuid('请选择党组织'),
    month: text.regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/, '月份请写成 2026-10 这样'),
    size: z.int().min(1, '至少抽一次').max(MOST_DRAWN, `最多抽 ${MOST_DRAWN} 次`),
    reason: text.trim().min(2, '请写明抽查原因').max(200),
  }),
  response: z.object({ id: text }),
});

export const listSamplesRoute = defineRoute({
  id: 'listSamples',
  method: 'GET',
  path: '/api/meeting-samples',
  access: draw,
  tag: TAG,
  summary: '抽查过哪些：谁在什么时候为什么从多少次里抽了多少次，新的在前',
  response: z.object({ rows: z.array(sample) }),
});

export const readSampleRoute = defineRoute({
  id: 'readSample',
  method: 'GET',
  path: '/api/meeting-samples/:id',
  access: draw,
  tag: TAG,
  summary: '一次抽查抽到的组织生活',
  params: z.object({ id: z.uuid() }),
  response: z.object({ sample, meetings: z.array(drawn) }),
});
