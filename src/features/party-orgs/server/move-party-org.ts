import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse, type Warning, warn } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { endedGrantsText, endGrantsOfPartyOrg } from '../../access/server/public.ts';
import {
  checkEnd,
  checkMerge,
  checkMove,
  type NodeBurden,
  refuseBeforeArrivals,
  refuseBeforeDepartures,
  warnOfWhatStaysClosed,
} from '../party-tree.rules.ts';
import {
  type ClosedRow,
  closedWith,
  dropGuidance,
  lateArrivals,
  lateDepartures,
  type LateRow,
} from './end-party-org.queries.ts';
import { PARENT_UNKNOWN } from './save-party-org.ts';
import { movePartyOrg as moveInTree, updatePartyOrgs } from './store.queries.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import {
  type NodeAsked,
  refuseFuture,
  refuseOwnTop,
  type StoredPartyOrg,
  writeNode,
  type Written,
} from './write-frame.ts';
import {
  burdenOf,
  childrenOf,
  closeFacts,
  handOver,
  nodeById,
  setRegions,
  type StoredNode,
} from './write.queries.ts';

type Answer = Promise<Written<StoredPartyOrg> | Refusal>;
const NO_WARNINGS: Warning[] = [];

/** Puts a node with all below it under another parent from a day on. Figures of earlier days keep the tree of their day. */
export function movePartyOrg(
  pool: Pool,
  acting: Acting,
  asked: NodeAsked,
  parentId: string,
  changeOn: Day,
  today: Day,
): Answer {
  return changeTree(pool, acting, asked, changeOn, today, async (client, node) => {
    const [parent] = await sendOne<StoredNode>(client, nodeById(parentId));
    if (parent === undefined) return [PARENT_UNKNOWN];
    const refused = checkMove(node, parent, changeOn) ?? refuseBeforeLastMove(node, changeOn);
    if (refused !== null) return [refused];
    await moveInTree(client, node.id, parentId, changeOn);
    return { id: node.id, warnings: NO_WARNINGS };
  });
}

/** Merges a node into another from a day on: children, members, coverage and duties go there, and the node ends. */
export function mergePartyOrg(
  pool: Pool,
  acting: Acting,
  asked: NodeAsked,
  intoId: string,
  changeOn: Day,
  today: Day,
): Answer {
  return changeTree(pool, acting, asked, changeOn, today, async (client, node) => {
    const [into] = await sendOne<StoredNode>(client, nodeById(intoId));
    if (into === undefined) return [INTO_UNKNOWN];
    const burden = await burdenOn(client, node.id);
    const [late] = await sendOne<LateRow>(client, lateArrivals(node.id, changeOn));
    const refused =
      checkMerge(node, into, burden, changeOn) ??
      refuseManagedElsewhere(node, burden) ??
      refuseBeforeArrivals(node.name, late?.n ?? 0, late?.lastOn ?? null);
    if (refused !== null) return [refused];
    for (const child of await sendOne<StoredNode>(client, childrenOf(node.id))) {
      const [stored] = await sendOne<StoredNode>(client, nodeById(child.id));
      const moved = stored === undefined ? null : refuseBeforeLastMove(stored, changeOn);
      if (moved !== null) return [moved];
      await moveInTree(client, child.id, into.id, changeOn);
    }
    for (const statement of handOver(node.id, into.id, changeOn)) await sendOne(client, statement);
    await updatePartyOrgs(client, [{ id: node.id, ended_on: changeOn, end_reason: `并入${into.name}` }]);
    return { id: into.id, warnings: warnOfGrants(node.name, await endGrantsOfPartyOrg(client, node.id)) };
  });
}

/**
 * Ends a node on which nothing hangs any more (BRANCH-06); what it covers, its posts, the regions it answers for and the grants
 * that it bounds end with it.
 */
export function endPartyOrg(
  pool: Pool,
  acting: Acting,
  asked: NodeAsked,
  end: { readonly endedOn: Day; readonly endReason?: string | null | undefined },
  today: Day,
): Answer {
  return changeTree(pool, acting, asked, end.endedOn, today, async (client, node) => {
    const refusals = checkEnd(node, await burdenOn(client, node.id), end.endedOn);
    if (refusals.length > 0) return refusals;
    const [late] = await sendOne<LateRow>(client, lateDepartures(node.id, end.endedOn));
    const early = refuseBeforeDepartures(node.name, late?.lastOn ?? null);
    if (early !== null) return [early];
    const closing = [...closeFacts(node.id, end.endedOn), ...setRegions(node.id, []), dropGuidance(node.id)];
    for (const statement of closing) await sendOne(client, statement);
    await updatePartyOrgs(client, [
      { id: node.id, ended_on: end.endedOn, end_reason: end.endReason ?? null },
    ]);
    return { id: node.id, warnings: warnOfGrants(node.name, await endGrantsOfPartyOrg(client, node.id)) };
  });
}

/** Takes back an end that was a mistake. What it closed is not reopened: whom it covers has to be said anew. */
export function restorePartyOrg(
  pool: Pool,
  acting: Acting,
  asked: NodeAsked,
  correctionReason: string,
  today: Day,
): Answer {
  return writeNode(pool, acting, { changeOn: today, correctionReason }, asked, async (client, node) => {
    if (node.endedOn === null) return [refuse('party-org.not-ended', '这个党组织没有撤销，不需要恢复。')];
    const [closed] = await sendOne<ClosedRow>(client, closedWith(node.id, node.endedOn));
    await updatePartyOrgs(client, [{ id: node.id, ended_on: null, end_reason: null }]);
    return { id: node.id, warnings: [warnOfWhatStaysClosed(closed?.covered ?? 0, closed?.posts ?? 0)] };
  });
}

const INTO_UNKNOWN = refuse(
  'party-org.into-unknown',
  '所选的党组织不存在，或不在您的管理范围内。请重新选择。',
  { field: 'intoId' },
);

/** Whose account was bounded by the node has to be told, by somebody who can name another bound. */
function warnOfGrants(name: string, ended: Parameters<typeof endedGrantsText>[0]): Warning[] {
  if (ended.length === 0) return [];
  return [
    warn(
      'party-org.grants-ended',
      `管理范围是“${name}”的授权已一并收回：${endedGrantsText(ended)}。需要管理其他党组织的，请安全管理员重新授权。`,
    ),
  ];
}

function changeTree(
  pool: Pool,
  acting: Acting,
  asked: NodeAsked,
  changeOn: Day,
  today: Day,
  work: (client: PoolClient, node: StoredNode) => Promise<Written<StoredPartyOrg>>,
): Answer {
  const future = refuseFuture(changeOn, today);
  if (future !== null) return Promise.resolve([future]);
  return writeNode(pool, acting, { changeOn }, asked, async (client, node) => {
    const top = refuseOwnTop(node, acting);
    return top === null ? work(client, node) : [top];
  });
}

interface Burden extends NodeBurden {
  /** Members whose 组织关系 is here while a branch outside the caller's scope manages them. */
  readonly managedElsewhere: number;
}

async function burdenOn(client: PoolClient, id: string): Promise<Burden> {
  const [row] = await sendOne<Burden & { [column: string]: unknown }>(client, burdenOf(id));
  return row ?? { children: 0, members: 0, memberships: 0, responsibleFor: 0, managedElsewhere: 0 };
}

/** A tree of earlier days is not rewritten by a move: it may only follow the last one. */
function refuseBeforeLastMove(node: StoredNode, changeOn: Day): Refusal | null {
  if (node.hereSince === null || node.hereSince <= changeOn) return null;
  return refuse(
    'party-org.moved-later',
    `“${node.name}”在 ${node.hereSince} 才归现在的上级，变动日期不能早于这一天。请改正日期。`,
    {
      field: 'changeOn',
      value: changeOn,
    },
  );
}

function refuseManagedElsewhere(node: StoredNode, { managedElsewhere }: Burden): Refusal | null {
  if (managedElsewhere === 0) return null;
  return refuse(
    'party-org.memberships-managed-elsewhere',
    `有 ${managedElsewhere} 名党员的组织关系在“${node.name}”，但由您管理范围以外的支部管理。请由上级办理合并。`,
  );
}
