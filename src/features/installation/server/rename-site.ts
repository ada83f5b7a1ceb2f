import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { logAccessChange, readingNames } from '../../access/server/public.ts';
import { checkSiteName } from '../set-up.rules.ts';
import type { SiteView } from '../site.contract.ts';
import { lockSite, SITE_FACTS, setSiteName } from './installation.queries.ts';

/** What the installation is called and stands for. Before set-up there is nothing to tell. */
export async function readSiteFacts(pool: Pool, acting: Acting): Promise<SiteView | Refusal> {
  const [row] = await readScoped<SiteView>(pool, readingNames(acting), SITE_FACTS);
  return row ?? NOT_FOUND;
}

/** Gives the installation another name; the auditor sees who did. @returns null when done */
export async function renameSite(
  pool: Pool,
  acting: Acting,
  typed: string,
  today: Day,
): Promise<Refusal | null> {
  const siteName = typed.trim();
  const misnamed = checkSiteName(siteName);
  if (misnamed !== null) return misnamed;
  const rename = async (client: PoolClient): Promise<Refusal | null> => {
    const before = await lockSite(client);
    if (before === null) return NOT_FOUND;
    if (before.siteName === siteName) return null;
    await setSiteName(client, siteName);
    await logAccessChange(client, {
      entity: 'installation',
      entityId: before.rootPartyOrgId,
      action: 'rename-site',
      changes: { siteName: [before.siteName, siteName] },
    });
    return null;
  };
  return writeScoped(pool, acting, { changeOn: today }, rename, (result) => !isRefusal(result));
}
