import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { isRefusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { ParentFacts } from '../../party-orgs/party-org.rules.ts';
import type { PartyOrgRow } from '../party-org-row.rules.ts';
import type { Identity } from './identify-party-orgs.ts';
import type { KnownPartyOrg, PartyOrgDirectory } from './party-org-directory.ts';
import type { PartyOrgState } from './party-org-state.ts';

/** The Party tree as far as rows of a file touch it: what is stored, with what has been taken of the file laid over it. */
export interface PartyOrgTree {
  /** Rows with those first that bring a parent of others; rows whose parents go round in a circle stay among them. */
  order(rows: readonly PartyOrgRow[]): readonly PartyOrgRow[];
  factsOf(id: string): (ParentFacts & { readonly regionCode: string }) | null;
  /** Why an organisation can't hang below a parent because of the tree; null when it can. */
  refuseBelow(id: string, parentId: string, parentName: string): Refusal | null;
}

type Identities = ReadonlyMap<number, Identity | Refusal>;

/** Reads what stands above the organisations of a file; call it when they are known by their ids. */
export async function createPartyOrgTree(
  partyOrgs: PartyOrgDirectory,
  rows: readonly PartyOrgRow[],
  identities: Identities,
  states: ReadonlyMap<string, PartyOrgState>,
  /** Under which a new one stands whose row names no parent. */
  otherwise: string,
): Promise<PartyOrgTree> {
  const meant = meantParents(partyOrgs, rows, identities);
  const nodes = await loadAncestors(partyOrgs, [otherwise, ...states.keys(), ...meant.values()]);
  const circling = circlesOf(meant, nodes);
  const rowOfBringer = bringers(rows, identities);
  /** The parent as it stands with the rows taken so far. */
  const parentOf = (id: string): string | null =>
    states.get(id)?.draft.parentId ?? nodes.get(id)?.parentId ?? null;
  return {
    order: (given) => parentsFirst(given, identities, meant),
    factsOf(id) {
      const node = nodes.get(id);
      if (node === undefined) return null;
      const {
        name = node.name,
        kind = node.kind,
        regionCode = node.regionCode,
      } = states.get(id)?.draft ?? {};
      return { name, kind, regionCode, endedOn: node.endedOn };
    },
    refuseBelow(id, parentId, parentName) {
      if (circling.has(id)) return refuseCircle(parentName);
      const state = states.get(parentId);
      if (state?.stored === null && state.firstRow === null)
        return refuseUntakenParent(parentName, rowOfBringer.get(parentId) ?? 0);
      for (let at: string | null = parentId; at !== null; at = parentOf(at))
        if (at === id) return refuseCircle(parentName);
      return null;
    },
  };
}

function meantParents(
  partyOrgs: PartyOrgDirectory,
  rows: readonly PartyOrgRow[],
  identities: Identities,
): Map<string, string> {
  const meant = new Map<string, string>();
  for (const row of rows) {
    const identity = identities.get(row.row);
    const parent = row.parent === undefined ? null : partyOrgs.find(row.parent);
    if (identity === undefined || isRefusal(identity) || parent === null || parent === 'several') continue;
    if (!meant.has(identity.id)) meant.set(identity.id, parent.id);
  }
  return meant;
}

async function loadAncestors(
  partyOrgs: PartyOrgDirectory,
  ids: Iterable<string>,
): Promise<Map<string, KnownPartyOrg>> {
  const nodes = new Map<string, KnownPartyOrg>();
  const asked = new Set<string>();
  for (let level = new Set(ids); level.size > 0; ) {
    await partyOrgs.loadIds(level);
    const above = new Set<string>();
    for (const id of level) {
      asked.add(id);
      // A name means that it has been loaded: what lies above the importer's scope is not asked for once more.
      const node = partyOrgs.nameOf(id) === undefined ? undefined : await partyOrgs.get(id);
      if (node === undefined) continue;
      nodes.set(id, node);
      if (node.parentId !== null && !asked.has(node.parentId)) above.add(node.parentId);
    }
    level = above;
  }
  return nodes;
}

function circlesOf(
  meant: ReadonlyMap<string, string>,
  nodes: ReadonlyMap<string, KnownPartyOrg>,
): Set<string> {
  const circling = new Set<string>();
  const settled = new Set<string>();
  for (const start of meant.keys()) {
    const path: string[] = [];
    let at: string | null = start;
    while (at !== null && !settled.has(at) && !path.includes(at)) {
      path.push(at);
      at = meant.get(at) ?? nodes.get(at)?.parentId ?? null;
    }
    if (at !== null && path.includes(at)) for (const id of path.slice(path.indexOf(at))) circling.add(id);
    for (const id of path) settled.add(id);
  }
  return circling;
}

function bringers(rows: readonly PartyOrgRow[], identities: Identities): Map<string, number> {
  const first = new Map<string, number>();
  for (const { row } of rows) {
    const identity = identities.get(row);
    if (identity !== undefined && !isRefusal(identity) && !first.has(identity.id))
      first.set(identity.id, row);
  }
  return first;
}

function parentsFirst(
  rows: readonly PartyOrgRow[],
  identities: Identities,
  meant: ReadonlyMap<string, string>,
): PartyOrgRow[] {
  const byId = new Map<string, PartyOrgRow[]>();
  const sorted: PartyOrgRow[] = [];
  for (const row of rows) {
    const identity = identities.get(row.row);
    if (identity === undefined || isRefusal(identity)) sorted.push(row);
    else byId.set(identity.id, [...(byId.get(identity.id) ?? []), row]);
  }
  const done = new Set<string>();
  for (const id of byId.keys()) {
    const path: string[] = [];
    for (let at: string | undefined = id; at !== undefined && !done.has(at); at = meant.get(at)) {
      done.add(at);
      path.push(at);
    }
    for (const each of path.reverse()) sorted.push(...(byId.get(each) ?? []));
  }
  return sorted;
}

function refuseCircle(parentName: string): Refusal {
  return refuse(
    'party-org.below-itself',
    `上级党组织“${parentName}”就是它自己或它的下级，上下级成了一个圈。请核对“上级党组织”一列。`,
    { field: 'parentId' },
  );
}

function refuseUntakenParent(parentName: string, row: number): Refusal {
  return refuse(
    'import.parent-refused',
    `上级党组织“${parentName}”在第 ${row} 行，那一行不予入库。请先改正那一行。`,
    { field: 'parentId' },
  );
}
