import type { ImportKind } from '../import.ts';
import type { ImportContext, Planner } from './import-context.ts';
import { createPartyOrgDirectory } from './party-org-directory.ts';
import { createBodyDirectory } from './body-directory.ts';
import { createPlaceDirectory } from './place-directory.ts';
import { placeNamesOf } from './place-names.ts';
import { createLedgerPlanner } from './plan-ledger.ts';
import { createMemberPlanner } from './plan-members.ts';
import { createPartyOrgPlanner } from './plan-party-orgs.ts';
import { createSocialOrgPlanner } from './plan-social-orgs.ts';
import { createWorkUnitDirectory } from './work-unit-directory.ts';

export interface SizedPlanner {
  readonly planner: Planner;
  /** Rows that are decided on at once: all of them where rows refer to each other. */
  readonly batch: number;
}

const BATCH = 2_000;
const WHOLE_FILE = Number.MAX_SAFE_INTEGER;

/** The planner for a kind of file. */
export async function createPlanner(kind: ImportKind, context: ImportContext): Promise<SizedPlanner> {
  const placeNames = await placeNamesOf(context.reader, context.settings.regionCode);
  const partyOrgs = createPartyOrgDirectory(context.reader, placeNames);
  const workUnits = createWorkUnitDirectory(context.reader, placeNames, context.today);
  if (kind === 'members')
    return { planner: createMemberPlanner(context, partyOrgs, workUnits), batch: BATCH };
  const places = createPlaceDirectory(context.client, context.settings.regionCode);
  const bodies = createBodyDirectory(context, placeNames);
  const directories = { partyOrgs, places, bodies, placeNames };
  if (kind === 'social_orgs')
    return { planner: createSocialOrgPlanner(context, directories), batch: WHOLE_FILE };
  const parts = { ...directories, workUnits };
  const planner =
    kind === 'ledger' ? createLedgerPlanner(context, parts) : createPartyOrgPlanner(context, parts);
  return { planner, batch: WHOLE_FILE };
}
