import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { factCode } from '../vitality/vitality.contract.ts';
import { vitalityQuestions } from '../vitality/vitality.ts';
import { partyOrgFilters } from './party-org-list.contract.ts';

/** How many Party organisations; the three are all of them. */
const answers = { met: z.int(), unmet: z.int(), unmeasured: z.int() };
const question = z.enum(vitalityQuestions);
const questionSum = z.object({ question, ...answers });

export const sumVitalityRoute = defineRoute({
  id: 'sumVitality',
  method: 'GET',
  path: '/api/party-orgs/vitality',
  access: { permission: permissions.readPartyOrgs },
  tag: '有效覆盖',
  summary: '三问汇总：筛选出的党组织里，每一问、每项事实做到、没做到、不计算的各有几个；不汇总指数，不排名次',
  query: z.object({
    ...partyOrgFilters,
    /** How many months the history goes back, the one of the day included. */
    months: z.coerce.number().int().min(1).max(24).default(1),
  }),
  response: z.object({
    on: z.string(),
    total: z.int(),
    questions: z.array(questionSum),
    facts: z.array(z.object({ fact: factCode, question, ...answers })),
    /** Month by month, the last on the day itself. */
    history: z.array(z.object({ on: z.string(), total: z.int(), questions: z.array(questionSum) })),
  }),
});
export type VitalitySums = z.output<typeof sumVitalityRoute.response>;
