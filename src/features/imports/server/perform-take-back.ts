import type { PoolClient } from 'pg';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { OUTSIDE_SCOPE, writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Statement, writeScoped } from '../../../platform/server/database/scoped.ts';
import { type RecordKey, type SetBack, type TakeBackPlan, takenEntities } from '../take-back.ts';
import { refuseTakeBack } from '../take-back.rules.ts';
import type { AttemptToPerform, PerformParts } from './import-parts.ts';
import { planByKey } from './imports.queries.ts';
import { ImportCancelled } from './process-ledger.ts';
import { planOf } from './read-take-back-plan.ts';
import type { RunProgress } from './run-progress.ts';
import type { RunRow } from './runs.queries.ts';
import {
  countSeen,
  type FactRow,
  finishTakeBack,
  insertKept,
  lockTaken,
  setColumnsBack,
  takeBackFacts,
  undoFacts,
  withdraw,
} from './take-back.queries.ts';
import { OUT_OF_SIGHT } from './take-back-import.ts';

/** Records that one statement deals with. */
const AT_ONCE = 1_000;

const TAKEN_SINCE = refuse(
  'conflict.take-back',
  '有的内容不能改回：原来的名称、代码或时段现在被别的记录占用。请先处理这些记录；什么也没有改。',
);
/** What was free before the import and is not any more. */
const TAKEN: Readonly<Record<string, Refusal>> = {
  party_org_name: TAKEN_SINCE,
  party_org_party_code_key: TAKEN_SINCE,
  social_org_credit_code_key: TAKEN_SINCE,
  member_id_number: TAKEN_SINCE,
  member_id_number_any: TAKEN_SINCE,
};

/** Takes a stored import back in one transaction, provided that it still comes to what was shown. */
export async function performTakeBack(
  { pool }: PerformParts,
  attempt: AttemptToPerform,
  run: RunRow,
  progress: RunProgress,
): Promise<Refusal | null> {
  const { acting, importId } = attempt;
  const { takeBack } = run;
  if (takeBack === null) return refuse('take-back.nothing', '没有找到撤回的申请，请重新撤回。');
  const frame = { changeOn: run.ledgerOn, correctionReason: `撤回导入：${takeBack.reason}`, importId };
  const done = await writeOrRefuse(
    () =>
      writeScoped(
        pool,
        acting,
        frame,
        async (client) => {
          await planByKey(client);
          await lockTaken(client, importId);
          const { rows } = await client.query<FactRow>(plain(takeBackFacts(importId)));
          const { plan, digest } = planOf(rows);
          const refusal = refuseTakeBack(plan, digest, takeBack);
          if (refusal !== null) return refusal;
          if (!(await allSeen(client, [...plan.withdrawn, ...plan.setBack]))) return OUT_OF_SIGHT;
          await carryOut(client, importId, plan, progress);
          // What goes back may go back to where the caller has no right.
          if (!(await allSeen(client, plan.setBack))) return OUTSIDE_SCOPE;
          await insertKept(client, importId, plan.kept);
          const result = {
            ...takeBack,
            withdrawn: plan.withdrawn.length,
            setBack: plan.setBack.length,
            kept: plan.kept.length,
          };
          if (!(await finishTakeBack(client, attempt, acting.actorName, result))) throw new ImportCancelled();
          return null;
        },
        (refusal) => refusal === null,
      ),
    TAKEN,
  );
  return isRefusal(done) ? done : null;
}

function plain({ text, values }: Statement) {
  return { text, values: [...(values ?? [])] };
}

/** Withdrawing comes first: it frees the codes and names that others may go back to. */
async function carryOut(
  client: PoolClient,
  importId: string,
  plan: TakeBackPlan,
  progress: RunProgress,
): Promise<void> {
  const total = plan.setBack.length + plan.withdrawn.length;
  let done = 0;
  const step = async (work: () => Promise<void>, count: number): Promise<void> => {
    if (progress.stopped()) throw new ImportCancelled();
    await work();
    done += count;
    progress.note(done, total);
  };
  for (const entity of takenEntities.toReversed()) {
    const ofEntity: RecordKey[] = plan.withdrawn.filter((record) => record.entity === entity);
    for (const part of parts(ofEntity))
      await step(() => withdraw(client, importId, entity, part), part.length);
  }
  for (const entity of takenEntities) {
    const ofEntity: SetBack[] = plan.setBack.filter((record) => record.entity === entity);
    for (const part of parts(ofEntity)) {
      await step(async () => {
        await undoFacts(client, importId, entity, part);
        await setColumnsBack(client, importId, entity, part);
      }, part.length);
    }
  }
}

function parts<Item>(items: readonly Item[]): Item[][] {
  const found: Item[][] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) found.push(items.slice(start, start + AT_ONCE));
  return found;
}

async function allSeen(client: PoolClient, records: readonly RecordKey[]): Promise<boolean> {
  for (const entity of takenEntities) {
    const ids = records.flatMap((record) => (record.entity === entity ? [record.id] : []));
    if (ids.length > 0 && (await countSeen(client, entity, ids)) !== ids.length) return false;
  }
  return true;
}
