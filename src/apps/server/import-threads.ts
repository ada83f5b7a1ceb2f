import { Worker } from 'node:worker_threads';
import {
  type FileToInspect,
  type ImportEngine,
  inspectFile,
  type Inspection,
} from '../../features/imports/server/public.ts';
import type { Refusal } from '../../platform/kernel/refusal.ts';
import type { ListEngine } from '../../features/complete-lists/server/public.ts';
import type { ImportTask, ThreadParts } from './import-task.ts';

/** Below this, looking into a file takes less than starting a thread. */
const LARGE_FILE_BYTES = 256 * 1024;
/** A file that needs more than this ends its thread, never the server. */
const THREAD_MEMORY_MB = 768;

export interface ThreadedEngine extends ImportEngine, ListEngine {
  /** Ends what runs: the database rolls it back. */
  stop(): Promise<void>;
}

/** Reads large files, runs imports and compares lists in threads, so that the server goes on answering. */
export function createThreadedEngine(program: URL, parts: ThreadParts): ThreadedEngine {
  const running = new Set<Worker>();
  let inspecting: Promise<unknown> = Promise.resolve();
  let stopping = false;

  function run<T>(task: ImportTask): Promise<T> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(program, {
        workerData: task,
        resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB },
      });
      running.add(worker);
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => {
        running.delete(worker);
        reject(new Error(`the import thread ended early (${code})`));
      });
    });
  }

  async function runToEnd(task: ImportTask): Promise<void> {
    await run<null>(task).catch((error: unknown) => {
      // The next start says of what it was doing that it was cut off.
      if (!stopping) throw error;
    });
  }

  return {
    inspect(file: FileToInspect): Promise<Inspection | Refusal> {
      if (file.bytes.length < LARGE_FILE_BYTES) return inspectFile(file);
      // One after another: several large files at once would need their memory together.
      const turn = inspecting.then(() => run<Inspection | Refusal>({ what: 'inspect', file }));
      inspecting = turn.catch(() => undefined);
      return turn;
    },
    perform: (attempt) => runToEnd({ what: 'perform', attempt, ...parts }),
    compare: (attempt) => runToEnd({ what: 'compare', attempt, ...parts }),
    async stop() {
      stopping = true;
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}
