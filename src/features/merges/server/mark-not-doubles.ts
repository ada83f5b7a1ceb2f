import type { Pool, PoolClient } from 'pg';
import { v7 } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Acting, type Statement, writeScoped } from '../../../platform/server/database/scoped.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import type { SeenPair } from '../double.ts';
import type { MergeKind } from '../merge.ts';
import { checkMarks, pairKey, type StandingPair } from '../not-double.rules.ts';
import { doublesAmong, type FoundDoubleRow } from './doubles.queries.ts';
import { lockMembers } from './member-sides.queries.ts';
import { dropMarks, keepMarks } from './not-doubles.queries.ts';
import { lockPartyOrgs } from './party-org-sides.queries.ts';
import { lockSocialOrgs } from './social-org-sides.queries.ts';

const LOCKS: Readonly<Record<MergeKind, (ids: readonly string[]) => Statement>> = {
  social_org: lockSocialOrgs,
  party_org: lockPartyOrgs,
  member: lockMembers,
};

interface Asked {
  readonly pairs: readonly SeenPair[];
  readonly reason: string;
}

/**
 * Marks suspected pairs as not the same, as they were seen: all of them or none.
 * @returns the marks in the order of the pairs, or why none was made
 */
export function markNotDoubles(
  pool: Pool,
  acting: Acting,
  kind: MergeKind,
  asked: Asked,
  today: Day,
): Promise<{ ids: string[] } | Refusal> {
  return writeOrRefuse(
    () =>
      writeScoped(
        pool,
        acting,
        { changeOn: today },
        (client) => markLocked(client, kind, asked),
        (result) => !isRefusal(result),
      ),
    {},
  );
}

async function markLocked(
  client: PoolClient,
  kind: MergeKind,
  { pairs, reason }: Asked,
): Promise<{ ids: string[] } | Refusal> {
  const once = [...new Map(pairs.map((pair) => [pairKey(pair.keeperId, pair.otherId), pair])).values()];
  const ids = [...new Set(once.flatMap(({ keeperId, otherId }) => [keeperId, otherId]))];
  await sendOne(client, LOCKS[kind](ids));
  const refused = checkMarks(once, await standingAmong(client, kind, ids));
  if (refused !== null) return refused;
  const marks = once.map((pair) => ({ ...pair, id: v7() }));
  await sendOne(client, keepMarks(kind, marks, reason));
  return { ids: marks.map(({ id }) => id) };
}

/** The suspected pairs among some records. */
async function standingAmong(
  client: PoolClient,
  kind: MergeKind,
  ids: readonly string[],
): Promise<StandingPair[]> {
  return (await sendOne<FoundDoubleRow>(client, doublesAmong(kind, ids))).map(standingPair);
}

function standingPair({ view, holds, kept_here: keptHere }: FoundDoubleRow): StandingPair {
  return { view, holds, keptHere };
}

/** Takes marks back: all of them or none. What is still suspected is listed again. */
export function unmarkNotDoubles(
  pool: Pool,
  acting: Acting,
  kind: MergeKind,
  ids: readonly string[],
  today: Day,
): Promise<{ unmarked: number } | Refusal> {
  const asked = [...new Set(ids)];
  return writeScoped(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const gone = await sendOne(client, dropMarks(kind, asked));
      return gone.length === asked.length ? { unmarked: gone.length } : GONE;
    },
    (result) => !isRefusal(result),
  );
}

const GONE = refuse(
  'double.unmarked',
  '所选的标记有的已经取消或重新标记过，或不在您的管理范围内，一个也没有取消。请刷新后再看。',
  { field: 'ids' },
);
