import { Worker } from 'node:worker_threads';
import {
  type FileToInspect,
  type ImportEngine,
  inspectFile,
  type Inspection,
} from '../../features/imports/server/public.ts';
import type { Refusal } from '../../platform/kernel/refusal.ts';
import type { KeyPlace } from '../../platform/server/crypto/key-ring.ts';
import type { ConnectionSettings } from '../../platform/server/database/connection.ts';
import type { ImportTask } from './import-task.ts';

/** Below this, looking into a file takes less than starting a thread. */
const LARGE_FILE_BYTES = 256 * 1024;
/** A file that needs more than this ends its thread, never the server. */
const THREAD_MEMORY_MB = 768;

export interface ThreadParts {
  readonly database: ConnectionSettings;
  readonly keyPlace: KeyPlace;
  readonly dataFolder: string;
}

export interface ThreadedEngine extends ImportEngine {
  /** Ends what runs: the database rolls it back. */
  stop(): Promise<void>;
}

/** Reads large files and runs imports in threads, so that the server goes on answering. */
export function createThreadedEngine(
  program: URL,
  { database, keyPlace, dataFolder }: ThreadParts,
): ThreadedEngine {
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

  return {
    inspect(file: FileToInspect): Promise<Inspection | Refusal> {
      if (file.bytes.length < LARGE_FILE_BYTES) return inspectFile(file);
      // One after another: several large files at once would need their memory together.
      const turn = inspecting.then(() => run<Inspection | Refusal>({ what: 'inspect', file }));
      inspecting = turn.catch(() => undefined);
      return turn;
    },
    async perform(attempt) {
      await run<null>({ what: 'perform', attempt, database, keyPlace, dataFolder }).catch(
        (error: unknown) => {
          // The next start says on the run that it was cut off.
          if (!stopping) throw error;
        },
      );
    },
    async stop() {
      stopping = true;
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}
