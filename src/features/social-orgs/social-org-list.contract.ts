import { z } from 'zod';
import { countAnswer, personExportQuery, pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { coverageWays, gapGroups, memberBuckets } from '../counting/counting.rules.ts';
import { partyLives } from '../counting/party-life.rules.ts';
import { day } from './social-org-draft.contract.ts';

const TAG = '社会组织';

/** A list in the address: `sector=culture&sector=sports`. `none` asks for those without any. */
const several = z.preprocess(
  (value) => (value === undefined || Array.isArray(value) ? value : [value]),
  z.array(z.string().max(60)).max(50).optional(),
);

/**
 * Filters of the list. Those from `definition` on ask by coverage: each figure of the coverage page is exactly one such list,
 * so they name what the figure counts, under a 口径 and as of a day.
 */
export const socialOrgFilters = {
  /** Part of the name, or of the credit code. */
  q: z.string().trim().max(100).optional(),
  /** A place; with `within=own` only what the place itself administers (本级). */
  region: z
    .string()
    .regex(/^\d{9}$/, '请选择行政区划')
    .optional(),
  /** A node of the Party tree that answers for them; with `within=own` only the node itself. */
  partyOrg: z.uuid().optional(),
  within: z.enum(['all', 'own']).optional(),
  /** Supervising bodies by id or by number. */
  body: several,
  type: several,
  sector: several,
  sizeBand: several,
  registerKind: z.enum(['registered', 'filed']).optional(),
  status: several,
  /** `ended`: those that are over (注销, 撤销, 吊销) instead of those that exist. */
  standing: z.enum(['current', 'ended']).optional(),
  /** Covered by this Party organisation on the day. */
  coveredBy: z.uuid().optional(),
  /** As of a day; today when left out. */
  on: day.optional(),
  /** 账实不符: declared numbers and the roll differ. */
  mismatch: z.enum(['yes']).optional(),
  responsibility: z.enum(['unclear', 'confirmed']).optional(),
  /** 年检未报: of a year for which there is no result, or 未参检, of those who had to take part. */
  unreported: z.coerce.number().int().min(1990).max(2200).optional(),
  /** A 口径: only what it counts in its base. */
  definition: z.string().max(60).optional(),
  covered: z.enum(['formal', 'none']).optional(),
  /** Whether those who cover it have met of late (有组织生活, 空转); unmeasured: covered, and none of them owes meetings. */
  life: z.enum([...partyLives, 'unmeasured']).optional(),
  work: z.enum(['yes', 'no']).optional(),
  /** The strongest way that counts. */
  way: z.enum(coverageWays).optional(),
  /** Full members: none, fewer than three, three and more, not known. */
  members: z.enum(memberBuckets).optional(),
  /** Of those that nothing covers: 应建未建, 仅有个别党员, 没有党员, 未核实 or 另有规定. */
  gap: z.enum(gapGroups).optional(),
};

export const socialOrgFilterSchema = z.object(socialOrgFilters);
export type SocialOrgFilter = z.output<typeof socialOrgFilterSchema>;

const namedRef = z.object({ id: z.string(), name: z.string() });

export const socialOrgRow = z.object({
  id: z.string(),
  name: z.string(),
  /** 曾用名, folded as they are searched. */
  formerNames: z.array(z.string()),
  creditCode: z.string().nullable(),
  type: z.string(),
  registerKind: z.string(),
  status: z.string(),
  foundedOn: z.string().nullable(),
  foundedPrecision: z.string(),
  endedOn: z.string().nullable(),
  regionName: z.string(),
  sectorName: z.string().nullable(),
  staff: z.number().nullable(),
  volunteers: z.number().nullable(),
  supervisingBodyName: z.string().nullable(),
  registrarName: z.string().nullable(),
  /** Null where the caller may not see the node. */
  responsibleName: z.string().nullable(),
  responsibility: z.string(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  /** The strongest way under the asked 口径, or null. */
  way: z.enum(coverageWays).nullable(),
  coveredBy: z.array(namedRef.extend({ way: z.string() })),
  /** 工作覆盖 under the asked 口径. */
  work: z.boolean(),
  members: z.enum(memberBuckets),
});
export type SocialOrgRow = z.output<typeof socialOrgRow>;

export const listSocialOrgsRoute = defineRoute({
  id: 'listSocialOrgs',
  method: 'GET',
  path: '/api/social-orgs',
  access: { permission: permissions.readSocialOrgs },
  tag: TAG,
  summary: '社会组织列表',
  query: z.object({ ...socialOrgFilters, ...pageQuery }),
  response: pageOf(socialOrgRow),
});

export const countSocialOrgsRoute = defineRoute({
  id: 'countSocialOrgs',
  method: 'GET',
  path: '/api/social-orgs/count',
  access: { permission: permissions.readSocialOrgs },
  tag: TAG,
  summary: '社会组织列表的总数（超过 10,000 只说以上）',
  query: socialOrgFilterSchema,
  response: countAnswer,
});

export const exportSocialOrgsRoute = defineRoute({
  id: 'exportSocialOrgs',
  method: 'GET',
  path: '/api/social-orgs/export',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '导出社会组织列表（xlsx 或 csv），附列在台账中原来的位置',
  query: z.object({ ...socialOrgFilters, ...personExportQuery }),
});
