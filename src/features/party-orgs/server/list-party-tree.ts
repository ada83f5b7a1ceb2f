import type { Pool } from 'pg';
import type { z } from 'zod';
import type { treeQuery } from '../../../platform/contract/tree.ts';
import { foldCode } from '../../../platform/kernel/fold-text.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { type Acting, readScoped, type Statement } from '../../../platform/server/database/scoped.ts';
import type { PartyTreeNode } from '../party-tree.contract.ts';
import {
  nodesById,
  nodesNamed,
  nodesUnder,
  type PickedRow,
  socialOrgsById,
  socialOrgsNamed,
  topNodes,
  type WalkedRow,
  walkedNodes,
} from './tree.queries.ts';

type TreeQuestion = z.output<typeof treeQuery>;

/** Nodes of the Party tree for a tree picker. */
export async function listPartyTree(pool: Pool, acting: Acting, { parent, q, id }: TreeQuestion) {
  if (id !== undefined) return pick(pool, acting, nodesById([id].flat()));
  if (q !== undefined && q.trim() !== '') return pick(pool, acting, nodesNamed(foldName(q), foldCode(q)));
  if (parent === undefined) return pick(pool, acting, topNodes(acting.scope));
  return isUuid(parent) ? pick(pool, acting, nodesUnder(parent)) : { nodes: [] };
}

/** Social organisations for a picker: found by name or code only, since there are too many to walk. */
export async function findSocialOrgsToCover(pool: Pool, acting: Acting, { q, id }: TreeQuestion) {
  if (id !== undefined) return pick(pool, acting, socialOrgsById([id].flat()));
  if (q === undefined || foldName(q) === '') return { nodes: [] };
  return pick(pool, acting, socialOrgsNamed(foldName(q), foldCode(q)));
}

async function pick(pool: Pool, acting: Acting, statement: Statement) {
  const rows = await readScoped<PickedRow>(pool, acting, statement);
  return {
    nodes: rows.map(({ id, name, within, has_children }) => ({
      id,
      name,
      within,
      hasChildren: has_children,
    })),
  };
}

/** One level of the tree with counts; without a parent, where the caller's sight begins. */
export async function walkPartyTree(
  pool: Pool,
  acting: Acting,
  parent: string | undefined,
): Promise<{ nodes: PartyTreeNode[] }> {
  const rows = await readScoped<WalkedRow>(pool, acting, walkedNodes(acting.scope, parent ?? null));
  return {
    nodes: rows.map(({ id, name, kind, functional, has_children, party_orgs, members }) => ({
      id,
      name,
      kind,
      functional,
      hasChildren: has_children,
      partyOrgs: party_orgs,
      members,
    })),
  };
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
}
