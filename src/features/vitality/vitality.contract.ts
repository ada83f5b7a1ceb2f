import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { coverageWays } from '../counting/counting.rules.ts';
import { day } from '../social-orgs/social-org-draft.contract.ts';
import { factStates, vitalityFacts, vitalityQuestions } from './vitality.ts';

const TAG = '有效覆盖';
const id = z.object({ id: z.uuid() });
const [first, ...rest] = vitalityFacts.map(({ code }) => code);
if (first === undefined) throw new RangeError('no facts');
export const factCode = z.enum([first, ...rest]);
const question = z.enum(vitalityQuestions);

const questionAnswer = z.object({ question, met: z.int(), measured: z.int() });

const judgedFact = z.object({
  fact: factCode,
  question,
  /** 0 of 0: not measured, and left out. */
  done: z.int(),
  owed: z.int(),
  state: z.enum(factStates),
  threshold: z.int(),
  weight: z.int(),
});
export type VitalityFactView = z.output<typeof judgedFact>;

/** Null: nothing that weighs is measured, or the sum is not for the caller. */
const index = z.object({ met: z.int(), of: z.int(), value: z.int() }).nullable();

export const schemeRef = z.object({
  /** Null: the shipped one. */
  id: z.string().nullable(),
  name: z.string(),
  fromOn: z.string().nullable(),
});

const vitality = z.object({
  scheme: schemeRef,
  questions: z.array(questionAnswer),
  facts: z.array(judgedFact),
  index,
});
export type VitalityView = z.output<typeof vitality>;

const on = { on: day.optional() };

export const readVitalityRoute = defineRoute({
  id: 'readVitality',
  method: 'GET',
  path: '/api/party-orgs/:id/vitality',
  access: { permission: permissions.readPartyOrgs },
  tag: TAG,
  summary: '一个党组织的三问（有没有、好不好、优不优）：每项事实和数字，指数只给本党组织和直接上级',
  params: id,
  query: z.object({
    ...on,
    /** How many months the history goes back, the one of the day included. */
    months: z.coerce.number().int().min(1).max(24).default(1),
  }),
  response: vitality.extend({
    on: z.string(),
    /** The first day that duties and attendance are looked at from. */
    since: z.string(),
    /** Whether the sum is for the caller. */
    indexInSight: z.boolean(),
    /** Month by month, the last on the day itself. */
    history: z.array(z.object({ on: z.string(), questions: z.array(questionAnswer), index })),
  }),
});
export type VitalityAnswer = z.output<typeof readVitalityRoute.response>;

export const readCoveringVitalityRoute = defineRoute({
  id: 'readCoveringVitality',
  method: 'GET',
  path: '/api/social-orgs/:id/vitality',
  access: { permission: permissions.readSocialOrgs },
  tag: TAG,
  summary: '一个社会组织的三问：由覆盖它的党组织回答，挂靠的看所挂靠的党组织',
  params: id,
  query: z.object(on),
  response: z.object({
    on: z.string(),
    since: z.string(),
    covering: z.array(
      z.object({
        /** Null where it is not in sight: nothing is told of it. */
        partyOrg: z.object({ id: z.string(), name: z.string() }).nullable(),
        way: z.enum(coverageWays),
        vitality: vitality.nullable(),
      }),
    ),
  }),
});
export type CoveringVitality = z.output<typeof readCoveringVitalityRoute.response>['covering'][number];
