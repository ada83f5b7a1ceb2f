import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { meetingKind } from '../meetings/meeting-kind.contract.ts';
import { MOST_SECONDS } from './effort.ts';

const TAG = '负担';
const seconds = (most: number) =>
  z.int('请填写整数秒数').min(0, '秒数不能小于 0').max(most, `最多 ${most} 秒`);

const assumed = z.object({
  entry: seconds(MOST_SECONDS.entry),
  field: seconds(MOST_SECONDS.field),
  text: seconds(MOST_SECONDS.text),
});

export const readEffortRoute = defineRoute({
  id: 'readEffort',
  method: 'GET',
  path: '/api/effort',
  access: { permission: permissions.recordMeetings },
  tag: TAG,
  summary:
    '负担：一年里要求支部登记多少次，每张表单要填几栏、系统已填几栏，按什么假定估算分钟数；不计任何人、任何支部的用时',
  query: z.object({
    /** A node of the Party tree; left out: the caller's own part. */
    partyOrg: z.uuid().optional(),
    /** This year when left out. */
    year: z.coerce.number().int().min(1990).max(2100).optional(),
  }),
  response: z.object({
    year: z.int(),
    /** Party organisations of which anything is asked in the year. */
    branches: z.int(),
    /** Entries of all of them in the whole year, what is still to come among them; a meeting of two kinds is counted in both. */
    entries: z.int(),
    kinds: z.array(
      z.object({
        kind: meetingKind,
        branches: z.int(),
        entries: z.int(),
        /** Rule and article; null: an office has set it. */
        clause: z.string().nullable(),
      }),
    ),
    /** What was entered in the year so far, by form. */
    forms: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        when: z.string(),
        /** Null: not counted apart. */
        made: z.int().nullable(),
        all: z.int(),
        needed: z.int(),
        neededAhead: z.int(),
        ahead: z.int(),
        texts: z.int(),
        /** Seconds of one entry by the assumption: with what cannot be left out, and with every field. */
        least: z.int(),
        most: z.int(),
      }),
    ),
    assumed,
    /** Whether the caller may put the assumption right. */
    maySet: z.boolean(),
  }),
});
export type Effort = z.output<typeof readEffortRoute.response>;

export const setEffortSecondsRoute = defineRoute({
  id: 'setEffortSeconds',
  method: 'POST',
  path: '/api/effort/seconds',
  access: { permission: permissions.setDutyRules },
  tag: TAG,
  summary: '设定估算用的秒数：一次登记、手填一栏、手写一段，限最上级党组织的党务干部',
  body: assumed,
  response: assumed,
});
