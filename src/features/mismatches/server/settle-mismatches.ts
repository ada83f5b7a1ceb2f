import type { Pool, PoolClient } from 'pg';
import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import type { settleMismatchesRoute } from '../mismatches.contract.ts';
import { changedSince, endStanding, keepSettlements, lockOrgs, undoStanding } from './mismatches.queries.ts';

type Asked = z.output<typeof settleMismatchesRoute.body>;

/** Decides of one or many contradictions as they were seen: of all of them or of none. */
export function settleMismatches(
  pool: Pool,
  acting: Acting,
  asked: Asked,
  today: Day,
): Promise<{ settled: number } | Refusal> {
  return writeScoped(
    pool,
    acting,
    { changeOn: today },
    (client) => settleLocked(client, asked),
    (result) => !isRefusal(result),
  );
}

async function settleLocked(
  client: PoolClient,
  { rows, decision, reason }: Asked,
): Promise<{ settled: number } | Refusal> {
  const once = [...new Map(rows.map((row) => [`${row.socialOrgId} ${row.figure}`, row])).values()];
  const ids = [...new Set(once.map(({ socialOrgId }) => socialOrgId))];
  const locked = await sendOne(client, lockOrgs(ids));
  if (locked.length < ids.length) return refuseMissing(ids.length - locked.length);
  const changed = await sendOne<{ name: string }>(client, changedSince(once));
  if (changed.length > 0) return refuseChanged(changed.map(({ name }) => name));
  await sendOne(client, endStanding(once));
  const kept = once.map((row) => ({ ...row, id: v7() }));
  await sendOne(client, keepSettlements(kept, decision, reason));
  return { settled: once.length };
}

function refuseMissing(count: number): Refusal {
  return refuse(
    'not-found',
    `所选的社会组织中有 ${count} 家不存在，或不在您的管理范围内，一条也没有核定。请刷新后重选。`,
    { field: 'rows' },
  );
}

const MOST_NAMED = 3;

function refuseChanged(names: readonly string[]): Refusal {
  const shown = names.slice(0, MOST_NAMED).join('、');
  const more = names.length > MOST_NAMED ? `等 ${names.length} 家` : '';
  return refuse(
    'mismatch.changed',
    `${shown}${more}的填报数或在册数刚有变化，与您看到的不同，一条也没有核定。请刷新后再核定。`,
    { field: 'rows' },
  );
}

/** Takes decisions back; what the roll still contradicts is listed again. */
export function undoSettlements(
  pool: Pool,
  acting: Acting,
  ids: readonly string[],
  today: Day,
): Promise<{ undone: number } | Refusal> {
  const asked = [...new Set(ids)];
  return writeScoped(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const undone = await sendOne(client, undoStanding(asked));
      return undone.length === asked.length ? { undone: undone.length } : GONE;
    },
    (result) => !isRefusal(result),
  );
}

const GONE = refuse(
  'mismatch.undone',
  '所选的核定有的已经撤销或改过，或不在您的管理范围内，一条也没有撤销。请刷新后再看。',
  { field: 'ids' },
);
