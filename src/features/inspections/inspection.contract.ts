import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { day } from '../social-orgs/social-org-draft.contract.ts';

const TAG = '组织生活';
const text = z.string();
const set = { permission: permissions.setDutyRules } as const;

const inspection = z.object({
  id: text,
  name: text,
  /** Null where whoever makes it stands above and is not in sight. */
  partyOrg: z.object({ id: text, name: text }).nullable(),
  heldOn: text,
  looksAt: text.nullable(),
  basis: text,
  setBy: text.nullable(),
  /** Why it was called off; null while it stands. */
  withdrawReason: text.nullable(),
  /** Whether the caller may call it off. */
  mayWithdraw: z.boolean(),
});
export type Inspection = z.output<typeof inspection>;

export const listInspectionsRoute = defineRoute({
  id: 'listInspections',
  method: 'GET',
  path: '/api/inspections',
  access: { permission: permissions.readYearPlans },
  tag: TAG,
  summary: '检查安排：本级和所辖的，以及上级对本党组织安排的，日期近的在前',
  response: z.object({ rows: z.array(inspection) }),
});

export const addInspectionRoute = defineRoute({
  id: 'addInspection',
  method: 'POST',
  path: '/api/inspections',
  access: set,
  tag: TAG,
  summary: '安排一次检查：对一个党组织及其下级，提前告知，写明依据',
  body: z.object({
    partyOrgId: z.uuid('请选择党组织'),
    name: text.trim().min(2, '请写明检查名称').max(60),
    heldOn: day,
    looksAt: text.trim().max(500).nullish(),
    basis: text.trim().min(2, '请写明依据').max(200),
  }),
  response: z.object({ id: text }),
});

export const withdrawInspectionRoute = defineRoute({
  id: 'withdrawInspection',
  method: 'POST',
  path: '/api/inspections/:id/withdraw',
  access: set,
  tag: TAG,
  summary: '取消一次还没有进行的检查，须写明原因',
  params: z.object({ id: z.uuid() }),
  body: z.object({ reason: text.trim().min(2, '请写明原因').max(200) }),
  response: z.object({ id: text }),
});
