import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { addMeetingKindRoute } from './meeting-kind.contract.ts';
import { setDutyRuleRoute } from './duty-rule.contract.ts';

const TAG = '组织生活';
const ask = { permission: permissions.setDutyRules } as const;
const rule = setDutyRuleRoute.body.shape;
const kind = addMeetingKindRoute.body.shape;
const MOST_TIMES = 31;
const times = z.coerce.number().int().min(1, '至少一次').max(MOST_TIMES);

const answer = z.object({
  /** Nothing of it keeps the rule or the kind from being saved. */
  known: z.array(
    z.object({
      code: z.string(),
      message: z.string(),
      /** Where what exists stands. */
      page: z.object({ title: z.string(), path: z.string() }),
    }),
  ),
});

export const readRuleAskedRoute = defineRoute({
  id: 'readRuleAsked',
  method: 'GET',
  path: '/api/meeting-duty-rules/already-asked',
  access: ask,
  tag: TAG,
  summary: '另设应开要求以前：条例、本级、上级、下级对同一类型已经要求了什么',
  query: z.object({
    partyOrgId: rule.partyOrgId,
    reach: rule.reach,
    kind: rule.kind,
    per: rule.per,
    least: times,
    fromOn: rule.fromOn,
  }),
  response: answer,
});

export const readKindAskedRoute = defineRoute({
  id: 'readKindAsked',
  method: 'GET',
  path: '/api/meeting-kinds/already-asked',
  access: ask,
  tag: TAG,
  summary: '设立组织生活类型以前：条例里、上下级里有没有相近的类型，本系统是不是已经有这些内容',
  query: z
    .object({
      partyOrgId: kind.partyOrgId,
      name: kind.name,
      /** How often it is to be owed; both or none. */
      per: rule.per.optional(),
      least: times.optional(),
    })
    .refine(({ per, least }) => (per === undefined) === (least === undefined), {
      error: '多久一次和次数要一起填，或者都不填',
      path: ['least'],
    }),
  response: answer,
});
