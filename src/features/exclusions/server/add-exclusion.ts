import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import type { ExclusionCase } from '../../codes/tables/exclusion-case.ts';
import { checkExclusion } from '../exclusion.rules.ts';
import { findCandidate, insertExclusion } from './exclusions.queries.ts';

type Answer = { readonly id: string } | Refusal | readonly Refusal[];

interface ExclusionAsked {
  readonly partyOrgId: string;
  readonly memberId: string;
  readonly caseCode: ExclusionCase;
  readonly note?: string | null | undefined;
  readonly fromOn: Day;
  readonly lastOn?: Day | null | undefined;
}

const NOBODY = refuse('exclusion.nobody', '没有找到这名党员，或他现在不由这个党支部管理。', {
  field: 'memberId',
});

/** Puts a member forward; it counts once the superior has agreed and the assembly has passed it. */
export async function addExclusion(
  pool: Pool,
  acting: Acting,
  asked: ExclusionAsked,
  today: Day,
): Promise<Answer> {
  return writeOrRefuse(
    () =>
      writeScoped<Answer>(
        pool,
        acting,
        { changeOn: today },
        (client) => store(client, asked),
        (answer) => 'id' in answer,
      ),
    {},
  );
}

async function store(client: PoolClient, asked: ExclusionAsked): Promise<Answer> {
  const days = { fromOn: asked.fromOn, lastOn: asked.lastOn ?? null };
  if (days.lastOn !== null && days.lastOn < days.fromOn) {
    return checkExclusion(days, { name: '', votes: true }, null);
  }
  const found = await findCandidate(client, { ...asked, ...days });
  if (found === null) return NOBODY;
  const standing =
    found.standing_from === null ? null : { fromOn: found.standing_from, lastOn: found.standing_last };
  const refusals = checkExclusion(days, { name: found.name, votes: found.votes }, standing);
  if (refusals.length > 0) return refusals;
  const id = newId();
  await insertExclusion(client, { ...asked, ...days, id, partyPos: found.pos, note: asked.note || null });
  return { id };
}
