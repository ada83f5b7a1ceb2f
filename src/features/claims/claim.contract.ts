import { z } from 'zod';
import { countAnswer, exportQuery, pageOf, pageQuery } from '../../platform/contract/list.ts';
import { refusalSchema } from '../../platform/contract/refusal-answer.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { codesOf } from '../codes/code-table.ts';
import { claimBases, claimStates } from '../codes/tables/claim.ts';
import { responsibilityPrinciples } from '../codes/tables/party-org.ts';
import { claimBoxes, claimSteps, MOST_CLAIMS_AT_ONCE } from './claim.ts';
import { claimView } from './unclear-org.contract.ts';

const TAG = '责任认领';
const change = { permission: permissions.changeSocialOrgs } as const;

export const claimFilters = {
  /** What waits for the caller's body, or what the caller has proposed. */
  box: z.enum(claimBoxes).default('inbox'),
  state: z.enum(['open', 'closed']).optional(),
  /** Of the inbox: what names the caller's own body (本级), or that and the bodies below. */
  within: z.enum(['own', 'all']).default('own'),
  /** Part of the organisation's name. */
  q: z.string().trim().max(100).optional(),
};
export const claimFilterSchema = z.object(claimFilters);
export type ClaimFilter = z.output<typeof claimFilterSchema>;

export const listClaimsRoute = defineRoute({
  id: 'listClaims',
  method: 'GET',
  path: '/api/claims',
  access: change,
  tag: TAG,
  summary: '待我认领的，或我提出的，新的在前',
  query: z.object({ ...claimFilters, ...pageQuery }),
  response: pageOf(claimView),
});

export const countClaimsRoute = defineRoute({
  id: 'countClaims',
  method: 'GET',
  path: '/api/claims/count',
  access: change,
  tag: TAG,
  summary: '待我认领的，或我提出的件数',
  query: claimFilterSchema,
  response: countAnswer,
});

export const exportClaimsRoute = defineRoute({
  id: 'exportClaims',
  method: 'GET',
  path: '/api/claims/export',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '导出待我认领的，或我提出的（xlsx 或 csv）',
  query: z.object({ ...claimFilters, ...exportQuery }),
});

/** One result a row: what became of it, or why nothing did. */
const result = z.object({
  id: z.string(),
  /** Of the claim: by it the proposer takes it back. Null where nothing was stored. */
  claimId: z.string().nullable(),
  name: z.string().nullable(),
  /** Null: refused. */
  state: z.enum(codesOf(claimStates)).nullable(),
  refusal: refusalSchema.nullable(),
});
export type ClaimResult = z.output<typeof result>;
const results = z.object({ results: z.array(result) });

export const proposeClaimsRoute = defineRoute({
  id: 'proposeClaims',
  method: 'POST',
  path: '/api/claims',
  access: change,
  tag: TAG,
  summary: '认领或提议一批社会组织的党建责任单位；逐条给出结果，一条也办不了时作为拒绝答复',
  body: z.object({
    items: z
      .array(
        z.object({
          socialOrgId: z.uuid(),
          partyOrgId: z.uuid('请选择党建责任单位'),
          basis: z.enum(codesOf(claimBases), '请选择依据'),
          principle: z.enum(codesOf(responsibilityPrinciples)).nullable().optional(),
        }),
      )
      .min(1, '请至少选择一个社会组织')
      .max(MOST_CLAIMS_AT_ONCE, `一次最多 ${MOST_CLAIMS_AT_ONCE} 个`),
    fromOn: z.string().max(40),
    note: z.string().trim().max(200).nullable().optional(),
  }),
  response: results,
});

export const takeClaimStepRoute = defineRoute({
  id: 'takeClaimStep',
  method: 'POST',
  path: '/api/claims/steps',
  access: change,
  tag: TAG,
  summary: '同意、不同意或撤回一批认领；逐条给出结果，一条也办不了时作为拒绝答复',
  body: z.object({
    ids: z
      .array(z.uuid())
      .min(1, '请至少选择一条')
      .max(MOST_CLAIMS_AT_ONCE, `一次最多 ${MOST_CLAIMS_AT_ONCE} 条`),
    step: z.enum(claimSteps),
    /** Of an acceptance: from which day on; as proposed when left out. */
    fromOn: z.string().max(40).nullable().optional(),
    reason: z.string().trim().max(200).nullable().optional(),
  }),
  response: results,
});
