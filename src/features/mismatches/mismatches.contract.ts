import { z } from 'zod';
import { countAnswer, pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { codesOf } from '../codes/code-table.ts';
import { day } from '../social-orgs/social-org-draft.contract.ts';
import { declaredFigureKinds, mismatchDecisions } from '../social-orgs/social-org-fact.ts';
import { MOST_SETTLED_AT_ONCE, mismatchStates } from './mismatch.ts';

const TAG = '账实不符';
const text = z.string();
/** Whoever keeps the roll: it is told in full within the Party line alone. To decide takes `changeSocialOrgs` beside it. */
const access = { permission: permissions.changeMembers } as const;
const figure = z.enum(codesOf(declaredFigureKinds));
const decision = z.enum(codesOf(mismatchDecisions));

export const mismatchFilters = {
  /** Left out: whatever is not closed. */
  state: z.enum(codesOf(mismatchStates)).optional(),
  /** Part of the name. */
  q: z.string().trim().max(100).optional(),
  region: z
    .string()
    .regex(/^\d{9}$/, '请选择行政区划')
    .optional(),
  /** A node of the Party tree that answers for them. */
  partyOrg: z.uuid().optional(),
  figure: figure.optional(),
};
const filterSchema = z.object(mismatchFilters);
export type MismatchFilter = z.output<typeof filterSchema>;

const seen = {
  socialOrgId: z.uuid(),
  figure,
  declared: z.int().min(0).max(2_147_483_647),
  declaredOn: day,
  onRoll: z.int().min(0).max(2_147_483_647),
};

const mismatchRow = z.object({
  ...seen,
  name: text,
  regionName: text,
  /** Null where the caller may not see the node. */
  responsibleName: text.nullable(),
  source: text,
  settlement: z.object({ id: text, decision, reason: text, by: text.nullable(), at: text }).nullable(),
});
export type MismatchRow = z.output<typeof mismatchRow>;

export const listMismatchesRoute = defineRoute({
  id: 'listMismatches',
  method: 'GET',
  path: '/api/mismatches',
  access,
  tag: TAG,
  summary: '账实不符的填报数：待核定、待补名册或已核定',
  query: z.object({ ...mismatchFilters, ...pageQuery }),
  response: pageOf(mismatchRow),
});

export const countMismatchesRoute = defineRoute({
  id: 'countMismatches',
  method: 'GET',
  path: '/api/mismatches/count',
  access,
  tag: TAG,
  summary: '账实不符的填报数有多少',
  query: filterSchema,
  response: countAnswer,
});

export const settleMismatchesRoute = defineRoute({
  id: 'settleMismatches',
  method: 'POST',
  path: '/api/mismatches/settle',
  access,
  tag: TAG,
  summary: '核定一条或多条账实不符，写明理由；看到的数已经变化的，一条也不办理',
  body: z.object({
    rows: z.array(z.object(seen)).min(1, '请先选择要核定的行').max(MOST_SETTLED_AT_ONCE),
    decision,
    reason: z.string().trim().min(2, '请写明理由').max(200),
  }),
  response: z.object({ settled: z.int() }),
});

export const undoSettlementsRoute = defineRoute({
  id: 'undoSettlements',
  method: 'POST',
  path: '/api/mismatches/undo',
  access,
  tag: TAG,
  summary: '撤销核定，重新列为账实不符',
  body: z.object({ ids: z.array(z.uuid()).min(1, '请先选择要撤销的行').max(MOST_SETTLED_AT_ONCE) }),
  response: z.object({ undone: z.int() }),
});
