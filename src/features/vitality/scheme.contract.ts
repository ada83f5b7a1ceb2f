import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { day } from '../social-orgs/social-org-draft.contract.ts';
import { factCode } from './vitality.contract.ts';
import { vitalityFacts, vitalityQuestions } from './vitality.ts';

const TAG = '有效覆盖';
const text = z.string();
const MOST_WEIGHT = 100;

const line = z.object({
  fact: factCode,
  /** Null: not asked for. */
  question: z.enum(vitalityQuestions).nullable(),
  weight: z.int().min(0, '分值不能小于 0').max(MOST_WEIGHT, '分值不超过 100'),
  /** From which share on it is met, in percent. */
  threshold: z.int().min(1, '至少 1%').max(100, '不超过 100%'),
});

const scheme = z.object({
  id: text,
  name: text,
  /** Null where whoever set it stands above and is not in sight. */
  partyOrg: z.object({ id: text, name: text }).nullable(),
  lines: z.array(line),
  basis: text,
  fromOn: text,
  /** The last day on which it counts. */
  lastOn: text.nullable(),
  setBy: text.nullable(),
  /** Whether the caller may end it. */
  mayEnd: z.boolean(),
});
export type VitalityScheme = z.output<typeof scheme>;

export const listVitalitySchemesRoute = defineRoute({
  id: 'listVitalitySchemes',
  method: 'GET',
  path: '/api/vitality-schemes',
  access: { permission: permissions.readPartyOrgs },
  tag: TAG,
  summary: '有效覆盖方案：默认的，以及各级党组织另设的各个版本，新的在前',
  response: z.object({ shipped: z.array(line), rows: z.array(scheme) }),
});

export const setVitalitySchemeRoute = defineRoute({
  id: 'setVitalityScheme',
  method: 'POST',
  path: '/api/vitality-schemes',
  access: { permission: permissions.setDutyRules },
  tag: TAG,
  summary: '另设有效覆盖方案：哪些事实、多少算做到、各占多少分，从某月起；以前的月份照旧算',
  body: z.object({
    partyOrgId: z.uuid('请选择党组织'),
    name: text.trim().min(2, '请给方案起个名字').max(40),
    lines: z.array(line).max(vitalityFacts.length),
    basis: text.trim().min(2, '请写明依据').max(200),
    fromOn: day,
  }),
  response: z.object({ id: text }),
});

export const endVitalitySchemeRoute = defineRoute({
  id: 'endVitalityScheme',
  method: 'POST',
  path: '/api/vitality-schemes/:id/end',
  access: { permission: permissions.setDutyRules },
  tag: TAG,
  summary: '停用一个另设的有效覆盖方案，从某月起用上一级的或默认的，须写明原因',
  params: z.object({ id: z.uuid() }),
  body: z.object({ on: day, reason: text.trim().min(2, '请写明原因').max(200) }),
  response: z.object({ id: text }),
});
