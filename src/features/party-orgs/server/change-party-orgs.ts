import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { PartyOrgDraft } from '../party-org.ts';
import { checkPartyOrg } from '../party-org.rules.ts';
import { cleanDraft, GUIDE_UNKNOWN } from './check-draft.ts';
import { changedColumns } from './store-party-orgs.ts';
import { updatePartyOrgs } from './store.queries.ts';
import { lockNodes, nodesInSight, type StoredNode } from './write.queries.ts';

/** The fields that mean the same for many. */
export type PartyDraftOfMany = Pick<
  PartyOrgDraft,
  'setUpMode' | 'secretarySource' | 'exemplar' | 'functional' | 'guidedById' | 'approvedBy'
>;

interface PartyChangeOfMany {
  readonly id: string;
  readonly draft: PartyDraftOfMany;
}

/**
 * Changes many Party organisations by the checks of a single change, in one read and one write of the caller's transaction.
 * @returns why not, of those that are refused; the others are stored
 */
export async function changePartyOrgsWithin(
  client: PoolClient,
  { sealer, today }: { readonly sealer: Sealer; readonly today: Day },
  changes: readonly PartyChangeOfMany[],
): Promise<Map<string, readonly Refusal[]>> {
  const rows = await sendOne<StoredNode>(client, lockNodes(changes.map(({ id }) => id)));
  const nodes = new Map(rows.map((row) => [row.id, row]));
  const guides = await guidesInSight(client, changes);
  const refused = new Map<string, readonly Refusal[]>();
  const kept: { id: string; draft: PartyOrgDraft }[] = [];
  for (const { id, draft: given } of changes) {
    const draft = cleanDraft(given);
    const refusals = judge(draft, nodes.get(id), guides, today);
    if (refusals.length > 0) refused.set(id, refusals);
    else kept.push({ id, draft });
  }
  await updatePartyOrgs(
    client,
    kept.map(({ id, draft }) => changedColumns(id, draft, sealer)),
  );
  return refused;
}

async function guidesInSight(
  client: PoolClient,
  changes: readonly PartyChangeOfMany[],
): Promise<ReadonlySet<string>> {
  const ids = new Set(changes.map(({ draft }) => draft.guidedById).filter((id) => typeof id === 'string'));
  const rows = await sendOne<{ id: string }>(client, nodesInSight([...ids]));
  return new Set(rows.map(({ id }) => id));
}

function judge(
  draft: PartyOrgDraft,
  node: StoredNode | undefined,
  guides: ReadonlySet<string>,
  today: Day,
): readonly Refusal[] {
  if (node === undefined) return [NOT_FOUND];
  const whole = { ...node.draft, ...draft };
  const { refusals } = checkPartyOrg(whole, { root: node.parentId === null, endedOn: node.endedOn }, today);
  const { guidedById } = draft;
  if (typeof guidedById !== 'string') return refusals;
  if (guidedById === node.id) return [...refusals, OWN_GUIDE];
  return guides.has(guidedById) ? refusals : [...refusals, GUIDE_UNKNOWN];
}

const OWN_GUIDE = refuse('party-org.own-guide', '不能由它自己指导自己。', { field: 'guidedById' });
