import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { day } from '../social-orgs/social-org-draft.contract.ts';
import { meetingKind } from './meeting-kind.contract.ts';

const TAG = '组织生活';
const text = z.string();
const units = z.enum(['month', 'quarter', 'year']);
const kind = meetingKind;
const MOST_TIMES = 31;

const setRule = z.object({
  id: text,
  /** Null where whoever set it stands above and is not in sight. */
  partyOrg: z.object({ id: text, name: text }).nullable(),
  reach: z.enum(['own', 'below']),
  kind,
  per: units,
  least: z.int(),
  basis: text,
  fromOn: text,
  /** The last day on which it counts. */
  lastOn: text.nullable(),
  setBy: text.nullable(),
  /** Whether the caller may end it. */
  mayEnd: z.boolean(),
});
export type SetRule = z.output<typeof setRule>;

export const listDutyRulesRoute = defineRoute({
  id: 'listDutyRules',
  method: 'GET',
  path: '/api/meeting-duty-rules',
  access: { permission: permissions.readPartyOrgs },
  tag: TAG,
  summary: '应开规则：条例规定的次数，以及各级党组织另设的要求，新的在前',
  response: z.object({ rows: z.array(setRule) }),
});

export const setDutyRuleRoute = defineRoute({
  id: 'setDutyRule',
  method: 'POST',
  path: '/api/meeting-duty-rules',
  access: { permission: permissions.setDutyRules },
  tag: TAG,
  summary: '另设一项应开要求：一个党组织自己的，或所辖各党支部的；条例规定的次数只能增加',
  body: z.object({
    partyOrgId: z.uuid('请选择党组织'),
    reach: z.enum(['own', 'below']),
    kind,
    per: units,
    least: z.int().min(1, '至少一次').max(MOST_TIMES),
    basis: text.trim().min(2, '请写明依据').max(200),
    fromOn: day,
  }),
  response: z.object({ id: text }),
});

export const endDutyRuleRoute = defineRoute({
  id: 'endDutyRule',
  method: 'POST',
  path: '/api/meeting-duty-rules/:id/end',
  access: { permission: permissions.setDutyRules },
  tag: TAG,
  summary: '停止一项另设的应开要求，从某天起不再算，须写明原因',
  params: z.object({ id: z.uuid() }),
  body: z.object({ on: day, reason: text.trim().min(2, '请写明原因').max(200) }),
  response: z.object({ id: text }),
});
