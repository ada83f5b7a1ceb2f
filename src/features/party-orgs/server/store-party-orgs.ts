import type { PoolClient } from 'pg';
import { v7 } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { sealOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { PartyOrgDraft } from '../party-org.ts';
import {
  COLUMN_OF,
  insertPartyOrgs,
  movePartyOrg,
  nodesElsewhere,
  type PartyOrgColumns,
  placePartyOrgs,
  placeRoot,
  updatePartyOrgs,
} from './store.queries.ts';

export interface PartyOrgToStore {
  /** Of one that is stored already; left out: a new one. */
  readonly id?: string | undefined;
  /** The id that a new one shall have, where others (its children) refer to it. */
  readonly newId?: string | undefined;
  /** Checked. A new one needs name, kind, regionCode and parentId (null for the root alone). */
  readonly draft: PartyOrgDraft;
}

export interface PartyOrgFrame {
  /** The day from which a new one counts when its founding day is not known, and on which another parent takes over. */
  readonly ledgerOn: Day;
  /** Seals the telephones. */
  readonly sealer: Sealer;
}

const BATCH = 2_000;

/**
 * Stores Party organisations inside the caller's transaction, thousands at once: new ones are placed in the tree as whole
 * subtrees, changed ones keep what the draft does not say, another parent moves the subtree.
 * @returns the ids in the order given
 * @throws when one to be changed is not there within the scope, or parents go round in a circle
 */
export async function storePartyOrgs(
  client: PoolClient,
  rows: readonly PartyOrgToStore[],
  frame: PartyOrgFrame,
): Promise<string[]> {
  const ids = rows.map((row) => row.id ?? row.newId ?? v7());
  const withIds = rows.map((row, index) => ({ ...row, storedId: ids[index] ?? '' }));
  await storeNew(client, parentsFirst(withIds.filter((row) => row.id === undefined)), frame);
  await storeChanged(
    client,
    withIds.filter((row) => row.id !== undefined),
    frame,
  );
  return ids;
}

type Row = PartyOrgToStore & { readonly storedId: string };

/** So that a parent is inserted before, or together with, its children. */
function parentsFirst(rows: readonly Row[]): Row[] {
  const left = new Map(rows.map((row) => [row.storedId, row]));
  const sorted: Row[] = [];
  for (let before = -1; before !== sorted.length; ) {
    before = sorted.length;
    for (const row of left.values()) {
      if (row.draft.parentId && left.has(row.draft.parentId)) continue;
      sorted.push(row);
      left.delete(row.storedId);
    }
  }
  if (left.size > 0) throw new Error(`parents of ${left.size} Party organisations go round in a circle`);
  return sorted;
}

async function storeNew(client: PoolClient, rows: readonly Row[], frame: PartyOrgFrame): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const root = first.draft.parentId ? null : first;
  if (root !== null) {
    await placeRoot(client, root.storedId);
    await insertPartyOrgs(client, [newColumns(root, frame)]);
  }
  const below = root === null ? rows : rows.slice(1);
  if (below.length === 0) return;
  await placePartyOrgs(
    client,
    below.map((row) => row.storedId),
    below.map((row) => row.draft.parentId ?? ''),
  );
  for (let at = 0; at < below.length; at += BATCH) {
    await insertPartyOrgs(
      client,
      below.slice(at, at + BATCH).map((row) => newColumns(row, frame)),
    );
  }
}

async function storeChanged(
  client: PoolClient,
  rows: readonly Row[],
  { ledgerOn, sealer }: PartyOrgFrame,
): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH);
    const found = await updatePartyOrgs(
      client,
      batch.map(({ storedId, draft }) => ({
        ...changedColumns(storedId, draft, sealer),
        ...(draft.foundedOn ? { first_on: draft.foundedOn } : {}),
      })),
    );
    if (found.length !== batch.length)
      throw new Error(`${batch.length - found.length} Party organisations are not there to be changed`);
  }
  const placed = rows.filter((row) => row.draft.parentId);
  if (placed.length === 0) return;
  const moving = await nodesElsewhere(
    client,
    placed.map((row) => row.storedId),
    placed.map((row) => row.draft.parentId ?? ''),
  );
  for (const { id, parent } of moving) await movePartyOrg(client, id, parent, ledgerOn);
}

/** The columns that a draft says something about. */
export function changedColumns(id: string, draft: PartyOrgDraft, sealer: Sealer): PartyOrgColumns {
  const columns: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(COLUMN_OF)) {
    const value = draft[field as keyof typeof COLUMN_OF];
    if (value !== undefined) columns[column] = value;
  }
  if (draft.phone) columns[COLUMN_OF.phone] = sealOfficePhone(sealer, draft.phone);
  if (draft.name !== undefined) columns.name_key = foldName(draft.name);
  if (draft.regionCode !== undefined) columns.region_pos = Number(draft.regionCode);
  return { ...columns, id };
}

function newColumns({ storedId, draft }: Row, { ledgerOn, sealer }: PartyOrgFrame): PartyOrgColumns {
  return {
    ...changedColumns(storedId, draft, sealer),
    parent_id: draft.parentId ?? null,
    first_on: draft.foundedOn ?? ledgerOn,
  };
}
