import type { Pool } from 'pg';
import type { RouteAnswer } from '../../../platform/contract/route.ts';
import type { TreeNode, treeQuery } from '../../../platform/contract/tree.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readAllScoped, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { z } from 'zod';
import type { readClaimedOrgRoute } from '../unclear-org.contract.ts';
import { claimViewOf } from './claim-view.ts';
import { type ClaimRow, claimsOnOrg } from './claims.queries.ts';
import { orgFactsOf, suggestionsFor } from './unclear-org-view.ts';
import { type BodyRow, claimBodies, claimedOrg, type ClaimedOrgRow } from './unclear-orgs.queries.ts';

/**
 * Who answers for one organisation, who should by its facts, and every claim that was made.
 * @param mayChange false for who only inspects
 */
export async function readClaimedOrg(
  pool: Pool,
  acting: Acting,
  id: string,
  mayChange: boolean,
): Promise<RouteAnswer<typeof readClaimedOrgRoute> | Refusal> {
  const [[org], claims] = await readAllScoped<[ClaimedOrgRow, ClaimRow]>(pool, acting, [
    claimedOrg(id),
    claimsOnOrg(id, acting.scope),
  ]);
  if (org === undefined) return NOT_FOUND;
  return {
    ...orgFactsOf(org),
    regionName: org.region_full_name,
    endedOn: org.ended_on,
    responsibility: org.responsibility,
    responsibilityPrinciple: org.responsibility_principle,
    suggestions: suggestionsFor(org),
    claims: claims.map((row) => claimViewOf(row, mayChange)),
    mayPropose: mayChange && org.may_propose,
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Bodies that may be named, flat: the name says where they stand. */
export async function findClaimBodies(
  pool: Pool,
  acting: Acting,
  { q, id, parent }: z.output<typeof treeQuery>,
): Promise<{ nodes: TreeNode[] }> {
  if (parent !== undefined) return { nodes: [] };
  const ids = id === undefined ? null : [id].flat().filter((each) => UUID.test(each));
  const rows = await readScoped<BodyRow>(
    pool,
    acting,
    ids === null ? claimBodies(foldName(q ?? ''), []) : claimBodies(null, ids),
  );
  return {
    nodes: rows.map((row) => ({ id: row.id, name: row.name, within: row.within, hasChildren: false })),
  };
}
