import type { PartyOrgDraft } from '../../party-orgs/party-org.ts';
import {
  type PartyOrgToStore,
  storeCoverageRelations,
  storePartyOrgs,
  storePosts,
  storeTerms,
} from '../../party-orgs/server/public.ts';
import type { ImportContext } from './import-context.ts';
import { deletePosts, joinHolders } from './party-org-match.queries.ts';
import type { PartyOrgState } from './party-org-state.ts';

/** Writes what the rows of a file make of Party organisations. The states stand in the order in which they were taken: parents first. */
export async function storePartyOrgStates(
  { client, settings, sealer }: ImportContext,
  states: readonly PartyOrgState[],
): Promise<void> {
  const rows = states.flatMap(rowsOf);
  await storePartyOrgs(client, rows, { ledgerOn: settings.ledgerOn, sealer });
  const replaced = states.flatMap(({ toStore }) => toStore.replaced);
  const posts = states.flatMap(({ id, toStore }) =>
    toStore.posts.map((post) => ({ ...post, partyOrgId: id })),
  );
  const terms = states.flatMap(({ id, toStore }) =>
    toStore.terms.map((term) => ({ ...term, partyOrgId: id })),
  );
  if (replaced.length > 0) await deletePosts(client, replaced);
  if (posts.length > 0) {
    await storePosts(client, sealer, posts);
    await joinHolders(client, [...new Set(posts.map(({ partyOrgId }) => partyOrgId))]);
  }
  await storeTerms(client, terms);
  await storeCoverageRelations(
    client,
    states.flatMap(({ toStore }) => toStore.covers),
  );
}

function rowsOf({ id, stored, firstRow, draft, changed }: PartyOrgState): PartyOrgToStore[] {
  if (firstRow === null) return [];
  if (stored !== null) return changed.size === 0 ? [] : [{ id, draft: only(draft, changed) }];
  const { guidedById, ...own } = draft;
  const brought: PartyOrgToStore = { newId: id, draft: own };
  // Who guides it may come with the same file: both have to be there first.
  return guidedById ? [brought, { id, draft: { guidedById } }] : [brought];
}

function only(draft: PartyOrgDraft, fields: ReadonlySet<string>): PartyOrgDraft {
  return Object.fromEntries(Object.entries(draft).filter(([field]) => fields.has(field)));
}
