import type { PoolClient } from 'pg';
import { v7 } from 'uuid';
import { sealOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { CoverageRelationDraft, PartyPostDraft, PartyTermDraft } from '../party-org.ts';
import { coverSocialOrgs, writePosts, writeTerms } from './store.queries.ts';

const BATCH = 2_000;

/**
 * Covers social organisations in bulk, inside the caller's transaction. A pair that holds already in the same way stays as it is;
 * in another way, the earlier one ends on the day. @returns how many relations began
 */
export async function storeCoverageRelations(
  client: PoolClient,
  rows: readonly CoverageRelationDraft[],
): Promise<number> {
  let begun = 0;
  for (const batch of batchesOf(rows)) {
    begun += await coverSocialOrgs(
      client,
      batch.map((row) => ({ ...row, id: v7() })),
    );
  }
  return begun;
}

/**
 * Stores who holds which post, inside the caller's transaction. Who holds the same post today is brought up to date;
 * a new secretary takes over from the former one; nobody else leaves.
 */
export async function storePosts(
  client: PoolClient,
  sealer: Sealer,
  rows: readonly (PartyPostDraft & { readonly partyOrgId: string })[],
): Promise<void> {
  for (const batch of batchesOf(rows))
    await writePosts(
      client,
      batch.map((row) => ({ ...row, id: v7(), phone: sealOfficePhone(sealer, row.phone) })),
    );
}

/** Stores terms: the same start is brought up to date, an earlier one ends where the new one begins. */
export async function storeTerms(
  client: PoolClient,
  rows: readonly (PartyTermDraft & { readonly partyOrgId: string })[],
): Promise<void> {
  for (const batch of batchesOf(rows))
    await writeTerms(
      client,
      batch.map((row) => ({ ...row, id: v7() })),
    );
}

function* batchesOf<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH);
}
