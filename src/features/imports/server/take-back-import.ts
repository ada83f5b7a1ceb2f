import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { readScoped, writeScoped } from '../../../platform/server/database/scoped.ts';
import { type Caller, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { refuseTakeBack, type TakeBackAsked } from '../take-back.rules.ts';
import { IMPORT_QUEUE, type ImportJob, type ImportParts } from './import-parts.ts';
import { NOT_STORED, previewTakeBack } from './preview-take-back.ts';
import { planOf } from './read-take-back-plan.ts';
import { findRun, stopAttempt } from './runs.queries.ts';
import { beginTakeBack, type FactRow, takeBackFacts } from './take-back.queries.ts';

export const OUT_OF_SIGHT = refuse(
  'not-allowed.take-back',
  '这次导入的记录有的已不在您的管理范围内，请由管理全部记录的上级撤回；什么也没有改。',
);

/** Sends a stored import to the background to be taken back, once what was shown still holds. */
export async function takeBackImport(
  { pool, queue }: ImportParts,
  caller: Caller,
  id: string,
  asked: TakeBackAsked,
  today: Day,
): Promise<{ id: string } | Refusal> {
  const preview = await previewTakeBack(pool, caller, id);
  if (isRefusal(preview)) return preview;
  if (!preview.stored) return NOT_STORED;
  if (preview.outOfSight > 0) return OUT_OF_SIGHT;
  const { plan, digest } = planOf(await readScoped<FactRow>(pool, caller, takeBackFacts(id)));
  const refusal = refuseTakeBack(plan, digest, asked);
  if (refusal !== null) return refusal;
  const attempt = await writeScoped(pool, caller, { changeOn: today }, (client) =>
    beginTakeBack(client, id, asked),
  );
  if (attempt === null) return (await findRun(pool, caller, id)) === null ? NOT_FOUND : NOT_STORED;
  const job: ImportJob = { importId: id, attempt, grantId: caller.grantId };
  try {
    await queue.send(IMPORT_QUEUE, job);
  } catch (error) {
    await writeScoped(pool, caller, { changeOn: today }, (client) => stopAttempt(client, id));
    throw error;
  }
  return { id };
}
