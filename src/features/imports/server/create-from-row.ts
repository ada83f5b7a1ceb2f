import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse, type Warning } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { ReadRow } from '../import-row.ts';
import { createBodyDirectory } from './body-directory.ts';
import { createSocialOrgDecider } from './decide-social-orgs.ts';
import { createPartyOrgDirectory } from './party-org-directory.ts';
import { createPlaceDirectory } from './place-directory.ts';
import { placeNamesOf } from './place-names.ts';
import { resolveSettings } from './resolve-settings.ts';

export interface RowToCreate {
  readonly read: ReadRow;
  /** The day from which what has no day of its own counts. */
  readonly ledgerOn: Day;
  /** Place of one whose row tells none. */
  readonly regionCode: string;
  /** Node that answers for one whose row names none; 责任待明确 unless a person chose it. */
  readonly partyOrgId: string;
  readonly partyOrgChosen: boolean;
  /** The file, as the source of 附列 and declared figures. */
  readonly source: string;
}

const KNOWN_MEANWHILE = refuse(
  'conflict.known-meanwhile',
  '本系统里已经有这个社会组织，可能刚被别人登记或导入。请刷新页面查看。',
);

/** Creates the organisation that one row of a list speaks of, as an import of that row would, within the caller's transaction. */
export async function createFromRow(
  client: PoolClient,
  { acting, sealer, today }: { readonly acting: Acting; readonly sealer: Sealer; readonly today: Day },
  { read, source, ...asked }: RowToCreate,
): Promise<{ readonly id: string; readonly warnings: readonly Warning[] } | readonly Refusal[]> {
  const settings = await resolveSettings(client, acting, asked, today);
  if (isRefusal(settings)) return [settings];
  const context = { client, reader: client, acting, settings, today, source, sealer };
  const placeNames = await placeNamesOf(client, settings.regionCode);
  const decider = createSocialOrgDecider(context, {
    partyOrgs: createPartyOrgDirectory(client, placeNames),
    places: createPlaceDirectory(client, settings.regionCode),
    bodies: createBodyDirectory(context, placeNames),
    placeNames,
  });
  await decider.load([read]);
  const decided = decider.decide(read);
  if (decided.outcome === 'refused') return decided.reasons.filter(isRefusal);
  if (decided.outcome !== 'created') return [KNOWN_MEANWHILE];
  await decider.store([decided]);
  return { id: decided.id, warnings: decided.reasons.filter((each) => each.kind === 'warning') };
}
