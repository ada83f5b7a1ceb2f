import type { PoolClient } from 'pg';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { notTransferredCount } from '../../counting/counting.rules.ts';
import type { ProposalView } from '../gaps.contract.ts';
import type { GapUnit, WayAsked } from '../proposal.rules.ts';
import { seenOf, type Sight, unitOf } from './gap-views.ts';
import { gapsByIds, hostInSight, type PageJson } from './gaps.queries.ts';

export interface PlanAsked {
  readonly way: WayAsked['way'];
  /** The organisation itself first. */
  readonly unitIds: readonly string[];
  readonly hostId: string | null;
  readonly on: string;
}

export interface PlanSeen extends WayAsked {
  /** As they would be shown now to whoever asks. */
  readonly seen: ProposalView['units'];
}

/** A plan with the facts as they are now, read in the transaction that acts upon them; units out of sight are left out. */
export async function seePlan(client: PoolClient, asked: PlanAsked, sight: Sight): Promise<PlanSeen> {
  const [page] = await sendOne<PageJson>(client, gapsByIds(asked.unitIds, asked.on, sight.masks));
  const found = new Map((page?.rows ?? []).map((row) => [row.id, row]));
  const units = asked.unitIds.flatMap((id): GapUnit[] => {
    const row = found.get(id);
    return row === undefined ? [] : [unitOf(row, sight.masks)];
  });
  const [host] =
    asked.hostId === null
      ? []
      : await sendOne<{ id: string; name: string }>(client, hostInSight(asked.hostId, asked.on));
  return {
    way: asked.way,
    units,
    host: host ?? null,
    notTransferredCounts: notTransferredCount(sight.masks),
    seen: units.map((unit) => seenOf(unit, found.get(unit.id), sight)),
  };
}
