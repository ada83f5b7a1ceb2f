import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import {
  noCounts,
  type OutcomeCounts,
  outcomes as outcomeNames,
  outcomeTitles,
  type RowOutcome,
  type RunState,
} from '../import.ts';
import { clearLines, failAttempt, finishCheck, finishStore, insertLines } from './attempt.queries.ts';
import type { AttemptToPerform, PerformParts } from './import-parts.ts';
import { createOutcomeDigest } from './outcome-digest.ts';
import { performTakeBack } from './perform-take-back.ts';
import { ImportCancelled } from './process-ledger.ts';
import { type ImportResult, runImport } from './run-import.ts';
import { type RunLayout, sheetOf } from './run-layout.ts';
import { createProgress } from './run-progress.ts';
import { findRun, type RunRow } from './runs.queries.ts';

const LINES_AT_ONCE = 2_000;
const FAULT = '系统出错，这一步没有完成，没有任何一行入库。请重试；如仍出错，请告诉管理员。';
const TAKE_BACK_FAULT = '系统出错，没有撤回，什么也没有改。请重试；如仍出错，请告诉管理员。';
const FILE_GONE = refuse('import.file-gone', '上传的文件已删除（超过保存期限或已放弃），请重新上传。');

/** Does what a run was sent to the background for: checks its rows, or stores them. Says on the run what came of it. */
export async function performRun(parts: PerformParts, attempt: AttemptToPerform): Promise<void> {
  const run = await findRun(parts.pool, attempt.acting, attempt.importId);
  if (run === null || run.attempt !== attempt.attempt) return;
  const work = WORK[run.state];
  if (work === undefined) return;
  try {
    const refusal = await work.perform(parts, attempt, run);
    if (refusal !== null) await fail(parts, attempt, work.refused, refusal.message);
  } catch (error) {
    // Whoever stopped the run has said so on it already.
    if (error instanceof ImportCancelled) return;
    await fail(parts, attempt, work.broken, work.fault);
    throw error;
  }
}

interface Work {
  readonly perform: (parts: PerformParts, attempt: AttemptToPerform, run: RunRow) => Promise<Refusal | null>;
  /** Where the run stands after a refusal, and after a fault. */
  readonly refused: RunState;
  readonly broken: RunState;
  readonly fault: string;
}

/** After a refusal the last check does not hold any more: the person looks at the columns and checks again. */
const WORK: Readonly<Partial<Record<RunState, Work>>> = {
  checking: { perform: check, refused: 'mapping', broken: 'mapping', fault: FAULT },
  storing: { perform: store, refused: 'mapping', broken: 'checked', fault: FAULT },
  taking_back: { perform: takeBack, refused: 'stored', broken: 'stored', fault: TAKE_BACK_FAULT },
};

function fail(
  parts: PerformParts,
  attempt: AttemptToPerform,
  state: RunState,
  message: string,
): Promise<void> {
  return within(parts, attempt.acting, attempt.today, (client) =>
    failAttempt(client, attempt, state, message),
  );
}

async function takeBack(
  parts: PerformParts,
  attempt: AttemptToPerform,
  run: RunRow,
): Promise<Refusal | null> {
  const progress = createProgress(parts, attempt);
  try {
    return await performTakeBack(parts, attempt, run, progress);
  } finally {
    await progress.settled();
  }
}

async function check(parts: PerformParts, attempt: AttemptToPerform, run: RunRow): Promise<Refusal | null> {
  const { acting, today, importId } = attempt;
  await within(parts, acting, today, (client) => clearLines(client, importId));
  const lines = createLineWriter(parts, attempt);
  const digest = createOutcomeDigest();
  const result = await runOnce(parts, attempt, run, {
    dryRun: true,
    onOutcomes: async (outcomes) => {
      digest.take(outcomes);
      await lines.take(outcomes);
    },
  });
  if (isRefusal(result)) return result;
  await lines.end();
  const { marked, proposals } = result;
  if (marked !== null) await parts.folder.write(importId, 'marked-file', await collect(marked.content));
  const counts = countsOf(result);
  await within(parts, acting, today, (client) =>
    finishCheck(client, attempt, {
      counts,
      digest: digest.result(),
      proposals,
      hasMarkedFile: marked !== null,
    }),
  );
  return null;
}

async function store(parts: PerformParts, attempt: AttemptToPerform, run: RunRow): Promise<Refusal | null> {
  const digest = createOutcomeDigest();
  const result = await runOnce(parts, attempt, run, {
    dryRun: false,
    onOutcomes: async (outcomes) => digest.take(outcomes),
    run: {
      id: run.id,
      finish: async (client, counts) => {
        if (run.outcomeDigest?.equals(digest.result()) !== true) return differs(run, counts);
        if (!(await finishStore(client, attempt, counts))) throw new ImportCancelled();
        return null;
      },
    },
  });
  return isRefusal(result) ? result : null;
}

function differs(run: RunRow, now: OutcomeCounts): Refusal {
  const before = { ...noCounts(), ...run.counts };
  const moved = outcomeNames
    .filter((name) => before[name] !== now[name])
    .map((name) => `${outcomeTitles[name]} ${before[name]} → ${now[name]}`);
  const what = moved.length === 0 ? '有的行要改的内容与核对时不同' : moved.join('，');
  return refuse(
    'conflict.import',
    `核对之后数据有了变化（${what}），整个文件都没有入库。请重新核对后再入库。`,
  );
}

type RunOptions = Pick<Parameters<typeof runImport>[0], 'dryRun' | 'onOutcomes' | 'run'>;

/** Runs the file as it was mapped, keeps the progress, and stops when the attempt was stopped. */
async function runOnce(
  parts: PerformParts,
  attempt: AttemptToPerform,
  run: RunRow,
  options: RunOptions,
): Promise<ImportResult | Refusal> {
  const { pool, sealer, folder } = parts;
  const { acting, today } = attempt;
  const bytes = await folder.read(run.uploadId, 'upload');
  const sheet = sheetOf(run.layout, run.sheet);
  if (bytes === null || sheet === undefined) return FILE_GONE;
  const progress = createProgress(parts, attempt);
  const result = await runImport({
    pool,
    acting,
    sealer,
    kind: run.kind,
    bytes,
    fileName: run.fileName,
    today,
    sheetIndex: run.sheet,
    mapping: sheet.columns,
    settings: settingsOf(run),
    signal: progress.signal,
    onProgress: (done, total) => progress.note(done, total),
    ...options,
  });
  await progress.settled();
  if (options.dryRun && progress.stopped()) throw new ImportCancelled();
  return result;
}

function settingsOf({ layout, ledgerOn }: RunRow) {
  const { regionCode, partyOrgId, termMeaning }: RunLayout['settings'] = layout.settings;
  return {
    ledgerOn,
    termMeaning,
    ...(regionCode === null ? {} : { regionCode }),
    ...(partyOrgId === null ? {} : { partyOrgId, partyOrgChosen: true }),
  };
}

/** Keeps outcomes for the check step, in the order of the file, some thousands at a time. */
function createLineWriter(parts: PerformParts, { acting, today, importId }: AttemptToPerform) {
  let waiting: RowOutcome[] = [];
  const write = async (): Promise<void> => {
    const lines = waiting;
    waiting = [];
    await within(parts, acting, today, (client) => insertLines(client, importId, lines.map(lineOf)));
  };
  return {
    async take(outcomes: readonly RowOutcome[]): Promise<void> {
      for (const outcome of outcomes) waiting.push(outcome);
      if (waiting.length >= LINES_AT_ONCE) await write();
    },
    end: async () => (waiting.length > 0 ? write() : undefined),
  };
}

/** Without the values at fault: a screen finds them in the file, and a number of a person is kept nowhere. */
function lineOf({ row, outcome, title, reasons, changes }: RowOutcome) {
  return {
    row,
    outcome,
    title: withoutZeroBytes(title),
    changes,
    reasons: reasons.map(({ kind, code, message, field, columns }) => ({
      kind,
      code,
      message: withoutZeroBytes(message),
      field: field ?? null,
      columns,
    })),
  };
}

function withoutZeroBytes(text: string): string {
  return text.replaceAll('\0', '');
}

function countsOf({ created, changed, unchanged, skipped, refused }: ImportResult): OutcomeCounts {
  return { created, changed, unchanged, skipped, refused: refused.length };
}

async function collect(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function within<T>(
  { pool }: PerformParts,
  acting: Acting,
  today: string,
  work: Parameters<typeof writeScoped<T>>[3],
): Promise<T> {
  return writeScoped(pool, acting, { changeOn: today }, work);
}
