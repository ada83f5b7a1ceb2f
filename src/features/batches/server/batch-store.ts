import type { PoolClient } from 'pg';
import { v7 } from 'uuid';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { BatchRowView } from '../batches.contract.ts';
import { type BatchToKeep, keepBatch, keepRows, type RowToKeep } from './batches.queries.ts';

export interface BatchDone {
  /** Null: nothing was stored. */
  readonly id: string | null;
  readonly rows: BatchRowView[];
}

/** A record that is not in sight: nothing is told of it, not even its name. */
export function unseen(id: string): BatchRowView {
  return { id, name: null, before: null, state: 'refused', reason: NOT_FOUND.message };
}

/** Keeps what a batch changed, for the way back; nothing where it changed nothing. */
export async function keepAll(
  client: PoolClient,
  batch: Omit<BatchToKeep, 'id' | 'changed' | 'refused'>,
  rows: readonly BatchRowView[],
  kept: readonly RowToKeep[],
): Promise<string | null> {
  if (kept.length === 0) return null;
  const id = v7();
  const refused = rows.filter(({ state }) => state === 'refused').length;
  await sendOne(client, keepBatch({ ...batch, id, changed: kept.length, refused }));
  await sendOne(client, keepRows(id, kept));
  return id;
}
