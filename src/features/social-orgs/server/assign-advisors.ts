import type { PoolClient } from 'pg';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import type { AdvisorDraft } from '../social-org-fact.ts';
import { closeAdvisors, deleteBegun, insertFacts, openAdvisors } from './facts.queries.ts';
import { factRow } from './store-facts.ts';

/** Begins one assignment at many organisations, in one statement; the caller has checked it and locked them. */
export async function beginAdvisors(
  client: PoolClient,
  sealer: Sealer,
  rows: readonly { readonly id: string; readonly socialOrgId: string }[],
  draft: AdvisorDraft,
): Promise<void> {
  const facts = rows.map(({ id, socialOrgId }) => factRow(sealer, 'advisors', socialOrgId, id, { ...draft }));
  await sendOne(client, insertFacts('advisors', facts));
}

/** Ends assignments on the first day without them. */
export async function endAdvisors(client: PoolClient, ids: readonly string[], on: string): Promise<void> {
  await sendOne(client, closeAdvisors(ids, on));
}

/** Takes away assignments that still stand as they began; answers which. */
export async function removeAdvisors(
  client: PoolClient,
  begun: readonly { readonly id: string; readonly fromOn: string }[],
): Promise<string[]> {
  return (await sendOne<{ id: string }>(client, deleteBegun(begun))).map(({ id }) => id);
}

/** Opens assignments again that still end on the day on which they were ended; answers which. */
export async function reopenAdvisors(
  client: PoolClient,
  ended: readonly { readonly id: string; readonly toOn: string | null; readonly endedOn: string }[],
): Promise<string[]> {
  return (await sendOne<{ id: string }>(client, openAdvisors(ended))).map(({ id }) => id);
}
