import { z } from 'zod';
import { exportQuery, pageOf, pageQuery, personCount } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { codesOf } from '../codes/code-table.ts';
import { noPartyReasons } from '../codes/tables/no-party-reason.ts';
import { definitionRef } from '../counting/counting.contract.ts';
import { gapGroups } from '../counting/counting.rules.ts';
import { socialOrgFilters } from '../social-orgs/social-org-list.contract.ts';
import { day } from '../social-orgs/social-org-draft.contract.ts';
import { clauses, proposedWays } from './gap.ts';

const TAG = '未建党组织';
const { q, region, partyOrg, within, body, type, sector, responsibility, on, definition } = socialOrgFilters;

/** Filters of the five lists; those that the list of social organisations has are the same ones. */
const gapFilters = {
  q,
  region,
  partyOrg,
  within,
  body,
  type,
  sector,
  responsibility,
  on,
  definition,
  /** The recorded reason; `none`: nothing recorded yet. */
  reason: z.enum([...codesOf(noPartyReasons), 'none']).optional(),
};

export const gapFilterSchema = z.object(gapFilters);
export type GapFilter = z.output<typeof gapFilterSchema>;

const namedRef = z.object({ id: z.string(), name: z.string() });

/** An organisation as a proposal saw it; what was shown is sent back when the proposal is accepted. */
export const unitSeen = z.object({
  id: z.uuid(),
  group: z.enum(gapGroups).nullable(),
  /** Null: 未核实. */
  transferred: personCount.nullable(),
  notTransferred: personCount.nullable(),
  responsibleId: z.string(),
});

const proposalView = z.object({
  way: z.enum(codesOf(proposedWays)),
  /** The organisation itself first. */
  units: z.array(unitSeen.extend({ name: z.string(), nearName: z.string() })),
  host: namedRef.nullable(),
  /** 可吸收未转入党员组建: the threshold is reached with members who would have to be transferred. */
  absorbs: z.boolean(),
  /** Who, how near, how many; what it rests on stands apart. */
  reasons: z.array(z.string()),
  clause: z.enum(clauses),
});
export type ProposalView = z.output<typeof proposalView>;

/** What a list shows of the proposed way; why, and the other ways, the organisation's own answer says. */
const proposedView = proposalView.pick({ way: true, host: true, absorbs: true }).extend({
  /** With whom, of 联合. */
  partners: z.array(namedRef),
});

const standing = {
  id: z.string(),
  name: z.string(),
  type: z.string(),
  regionName: z.string(),
  nearName: z.string(),
  sectorName: z.string().nullable(),
  supervisingBodyName: z.string().nullable(),
  /** Null where the caller may not see the node. */
  responsible: namedRef.nullable(),
  responsibility: z.string(),
  group: z.enum(gapGroups),
  /** Null: 未核实. */
  transferred: personCount.nullable(),
  notTransferred: personCount.nullable(),
  /** Where the numbers are from; a declared one with its day. */
  source: z.enum(['roll', 'declared']).nullable(),
  declaredOn: z.string().nullable(),
  absorbable: z.boolean(),
  /** Reached by an advisor, a liaison or a mass organisation (工作覆盖 under the definition). */
  work: z.boolean(),
  reason: z
    .object({
      code: z.string(),
      note: z.string().nullable(),
      fromOn: z.string(),
      recordedBy: z.string().nullable(),
      recordedAt: z.string(),
    })
    .nullable(),
  /** 拟建: an accepted proposal stands, all whom it concerns are being asked or have agreed. */
  consultation: z
    .object({
      id: z.string(),
      state: z.enum(['asking', 'agreed']),
      opener: z.string(),
      openedOn: z.string(),
    })
    .nullable(),
  /** The category and its basis, of one that is exempt. */
  exemption: z.object({ name: z.string(), basis: z.string() }).nullable(),
};

export const gapRow = z.object({ ...standing, proposal: proposedView.nullable() });
export type GapRow = z.output<typeof gapRow>;

const gapDetail = z.object({
  ...standing,
  /** Null for one that is covered or out of the base: nothing is proposed for it. */
  group: z.enum(gapGroups).nullable(),
  /** All ways that the facts allow, the proposed one first. */
  proposals: z.array(proposalView),
});
export type GapDetail = z.output<typeof gapDetail>;

export const listWithoutPartyOrgRoute = defineRoute({
  id: 'listWithoutPartyOrg',
  method: 'GET',
  path: '/api/gaps',
  access: { permission: permissions.readCoverage },
  tag: TAG,
  summary: '未建党组织的社会组织，按五类之一，附组建建议',
  query: z.object({
    gap: z.enum(gapGroups).default('establishment_gap'),
    ...gapFilters,
    ...pageQuery,
  }),
  response: pageOf(gapRow),
});

export const countWithoutPartyOrgRoute = defineRoute({
  id: 'countWithoutPartyOrg',
  method: 'GET',
  path: '/api/gaps/count',
  access: { permission: permissions.readCoverage },
  tag: TAG,
  summary: '五类各有多少，与覆盖一致',
  query: gapFilterSchema,
  response: z.object({
    on: day,
    countingDefinition: definitionRef,
    establishmentGaps: z.int(),
    fewMembers: z.int(),
    noMembers: z.int(),
    unverified: z.int(),
    exempt: z.int(),
    /** Organisations that a changed category moves, still to be counted anew. */
    waiting: z.int(),
  }),
});
export type GapCounts = z.output<typeof countWithoutPartyOrgRoute.response>;

export const readGapRoute = defineRoute({
  id: 'readGap',
  method: 'GET',
  path: '/api/gaps/:id',
  access: { permission: permissions.readCoverage },
  tag: TAG,
  summary: '一个未建党组织的社会组织：可行的各种方式和理由',
  params: z.object({ id: z.uuid() }),
  query: z.object({ on, definition }),
  response: gapDetail,
});

export const exportWithoutPartyOrgRoute = defineRoute({
  id: 'exportWithoutPartyOrg',
  method: 'GET',
  path: '/api/gaps/export',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '导出未建党组织名单（xlsx 或 csv），附原因和组建建议',
  query: z.object({ gap: z.enum(gapGroups).default('establishment_gap'), ...gapFilters, ...exportQuery }),
});

export const giveReasonsRoute = defineRoute({
  id: 'giveNoPartyReasons',
  method: 'POST',
  path: '/api/gaps/reasons',
  access: { permission: permissions.changeSocialOrgs },
  tag: TAG,
  summary: '给一个或多个社会组织登记未建党组织原因',
  body: z.object({
    socialOrgs: z
      .array(
        z.object({
          id: z.uuid(),
          /** `recordedAt` of the reason that was on the screen, null for none: another one by now is not overwritten. Left out: not compared. */
          seenAt: z.iso
            .datetime({ offset: true, error: '不是有效的时间，请刷新名单后重选' })
            .nullable()
            .optional(),
        }),
      )
      .min(1, '请选择社会组织')
      .max(200, '一次最多 200 家'),
    reason: z.enum(codesOf(noPartyReasons)),
    note: z.string().trim().max(200, '说明最多 200 字').nullable().optional(),
    /** The day from which it holds; today when left out. */
    changeOn: day.optional(),
  }),
  response: z.object({
    given: z.int(),
    /** By which it is undone as one; null where everything was so already. */
    batchId: z.string().nullable(),
  }),
});

const category = z.object({
  name: z.string().trim().min(2, '请填写类别名称').max(40),
  basis: z.string().trim().min(4, '请写明依据').max(300),
  orgType: z.string().max(60).nullable(),
  sector: z.string().max(60).nullable(),
  codePrefix: z
    .string()
    .regex(/^[0-9A-Z]{2}$/, '统一社会信用代码的前两位，例如 71')
    .nullable(),
});

export const listExemptCategoriesRoute = defineRoute({
  id: 'listExemptCategories',
  method: 'GET',
  path: '/api/exempt-categories',
  access: { permission: permissions.readCoverage },
  tag: TAG,
  summary: '不提出组建建议的类别及依据',
  response: z.object({
    categories: z.array(
      category.extend({
        id: z.string(),
        version: z.int(),
        fromOn: z.string().nullable(),
        /** The first day on which it no longer holds. */
        toOn: z.string().nullable(),
        recordedBy: z.string().nullable(),
        recordedAt: z.string(),
      }),
    ),
    /** The caller's scope is the whole site: only then they may be changed. */
    mayChange: z.boolean(),
  }),
});
export type ExemptCategory = z.output<typeof listExemptCategoriesRoute.response>['categories'][number];

export const addExemptCategoryRoute = defineRoute({
  id: 'addExemptCategory',
  method: 'POST',
  path: '/api/exempt-categories',
  access: { permission: permissions.defineCounting },
  tag: TAG,
  summary: '新增不提出组建建议的类别',
  body: category.extend({ fromOn: day }),
  response: z.object({ id: z.string() }),
});

export const changeExemptCategoryRoute = defineRoute({
  id: 'changeExemptCategory',
  method: 'PUT',
  path: '/api/exempt-categories/:id',
  access: { permission: permissions.defineCounting },
  tag: TAG,
  summary: '修改依据，或停用不提出组建建议的类别',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    version: z.int(),
    basis: z.string().trim().min(4, '请写明依据').max(300).optional(),
    /** The first day on which it no longer holds; null: it holds on. */
    toOn: day.nullable().optional(),
  }),
  response: z.object({ id: z.string() }),
});
