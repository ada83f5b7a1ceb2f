import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { PartyOrgDraft } from '../party-org.ts';
import { checkDraft, cleanDraft } from './check-draft.ts';
import type { PartyOrgParts } from './party-org-parts.ts';
import { changedColumns, storePartyOrgs } from './store-party-orgs.ts';
import { updatePartyOrgs } from './store.queries.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import {
  type NodeAsked,
  refuseFuture,
  type StoredPartyOrg,
  write,
  writeNode,
  type Written,
} from './write-frame.ts';
import { lockNode, nodeById, type StoredNode } from './write.queries.ts';

/** Puts a new Party organisation under a node of the caller's scope. */
export function createPartyOrg(
  { pool, sealer }: PartyOrgParts,
  acting: Acting,
  given: PartyOrgDraft & { readonly parentId: string },
  today: Day,
): Promise<Written<StoredPartyOrg> | Refusal> {
  return write(pool, acting, { changeOn: today }, async (client): Promise<Written<StoredPartyOrg>> => {
    const draft = cleanDraft(given);
    const [parent] = await sendOne<StoredNode>(client, nodeById(given.parentId));
    if (parent === undefined) return [PARENT_UNKNOWN];
    const { refusals, warnings } = await checkDraft(client, draft, null, { parent }, today);
    if (refusals.length > 0) return refusals;
    const [id = ''] = await storePartyOrgs(client, [{ draft }], { ledgerOn: today, sealer });
    return { id, warnings: [...warnings] };
  });
}

export const PARENT_UNKNOWN = refuse(
  'party-org.parent-unknown',
  '所选的上级党组织不存在，或不在您的管理范围内。请重新选择。',
  {
    field: 'parentId',
  },
);

export interface PartyOrgChangeAsked extends NodeAsked {
  readonly changeOn?: Day | undefined;
  readonly correctionReason?: string | null | undefined;
}

/** Changes what a draft says and keeps the rest. Its place in the tree has a command of its own. */
export function changePartyOrg(
  { pool, sealer }: PartyOrgParts,
  acting: Acting,
  asked: PartyOrgChangeAsked,
  given: PartyOrgDraft,
  today: Day,
): Promise<Written<StoredPartyOrg> | Refusal> {
  const future = refuseFuture(asked.changeOn, today);
  if (future !== null) return Promise.resolve([future]);
  const frame = { changeOn: asked.changeOn ?? today, correctionReason: asked.correctionReason ?? undefined };
  return writeNode(pool, acting, frame, asked, (client, node) =>
    storeChange(client, sealer, node, given, today),
  );
}

/** The same within a transaction of the caller's. */
export async function changePartyOrgWithin(
  client: PoolClient,
  sealer: Sealer,
  id: string,
  given: PartyOrgDraft,
  today: Day,
): Promise<Written<StoredPartyOrg>> {
  const [node] = await sendOne<StoredNode>(client, lockNode(id));
  return node === undefined ? [NOT_FOUND] : storeChange(client, sealer, node, given, today);
}

async function storeChange(
  client: PoolClient,
  sealer: Sealer,
  node: StoredNode,
  given: PartyOrgDraft,
  today: Day,
): Promise<Written<StoredPartyOrg>> {
  const { parentId: _, ...draft } = cleanDraft(given);
  const { refusals, warnings } = await checkDraft(client, draft, node, {}, today);
  if (refusals.length > 0) return refusals;
  await updatePartyOrgs(client, [{ ...changedColumns(node.id, draft, sealer), ...firstDayOf(draft, node) }]);
  return { id: node.id, warnings: [...warnings] };
}

/** A founding day found out later moves the day from which figures count it. */
function firstDayOf({ foundedOn }: PartyOrgDraft, node: StoredNode): { readonly first_on?: Day } {
  return foundedOn === null || foundedOn === undefined || foundedOn === node.draft.foundedOn
    ? {}
    : { first_on: foundedOn };
}
