import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';

const TAG = '系统设置';

const site = z.object({
  siteName: z.string(),
  rootPartyOrgName: z.string(),
  regionName: z.string(),
  /** Whether one trial account still holds every duty. */
  trial: z.boolean(),
  /** Filled with made-up data, not with real work. */
  demo: z.boolean(),
});
export type SiteView = z.output<typeof site>;

export const readSiteRoute = defineRoute({
  id: 'readSite',
  method: 'GET',
  path: '/api/site',
  access: { permission: permissions.readAccounts },
  summary: '本套系统的名称、最上级党组织和行政区划',
  tag: TAG,
  response: site,
});

export const renameSiteRoute = defineRoute({
  id: 'renameSite',
  method: 'PATCH',
  path: '/api/site',
  access: { permission: permissions.manageAccounts },
  summary: '修改系统名称',
  tag: TAG,
  body: z.object({ siteName: z.string().max(200) }),
  response: z.object({}),
});
