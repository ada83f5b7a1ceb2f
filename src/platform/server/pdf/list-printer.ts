import { Worker } from 'node:worker_threads';
import type { Paper } from '../paper/paper.ts';
import type { PrintedList } from './printed-list.ts';
import type { FontFiles } from './type-case.ts';
import { writePaper } from './write-paper.ts';
import { type PrintedPdf, writePdf } from './write-pdf.ts';

export interface PrintWatch {
  /** How many lines are set. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Ends it: nothing is answered any more but that it was ended. */
  readonly signal?: AbortSignal | undefined;
}

/** A list over many pages, or a paper of a few. */
export type Printable = PrintedList | Paper;

/** Makes PDF files of lists and papers without holding up whoever else is served. */
export interface ListPrinter {
  print(what: Printable, watch?: PrintWatch): Promise<PrintedPdf>;
  /** Ends what runs. */
  stop(): Promise<void>;
}

/** What a print thread is handed, and what it says. */
export interface PrintTask {
  readonly what: Printable;
  readonly fonts: FontFiles;
}
export type PrintMessage = { readonly done: number } | { readonly bytes: Uint8Array; readonly pages: number };

/** In this very thread. */
export function printPdf(what: Printable, fonts: FontFiles, onProgress?: (done: number) => void): PrintedPdf {
  return 'blocks' in what ? writePaper(what, fonts) : writePdf(what, fonts, onProgress);
}

/** For a process that serves nobody else: the command line, tests. */
export function createPlainPrinter(fonts: () => FontFiles): ListPrinter {
  return {
    print: async (what, { onProgress, signal } = {}) => {
      signal?.throwIfAborted();
      return printPdf(what, fonts(), onProgress);
    },
    stop: async () => undefined,
  };
}

/** Each list in a thread of its own, one after another: two at once would only be slower, and need their memory together. */
export function createThreadPrinter(program: URL, fonts: () => FontFiles): ListPrinter {
  const running = new Set<Worker>();
  let turn: Promise<unknown> = Promise.resolve();

  function run(what: Printable, { onProgress, signal }: PrintWatch): Promise<PrintedPdf> {
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const task: PrintTask = { what, fonts: fonts() };
      const worker = new Worker(program, { workerData: task });
      running.add(worker);
      const end = () => void worker.terminate();
      signal?.addEventListener('abort', end, { once: true });
      worker.on('message', (message: PrintMessage) => {
        if ('done' in message) onProgress?.(message.done);
        else resolve({ bytes: Buffer.from(message.bytes), pages: message.pages });
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        running.delete(worker);
        signal?.removeEventListener('abort', end);
        // After an answer this changes nothing.
        reject(signal?.aborted === true ? signal.reason : new Error('the print thread ended early'));
      });
    });
  }

  return {
    print(what, watch = {}) {
      const printed = turn.then(() => run(what, watch));
      turn = printed.catch(() => undefined);
      return printed;
    },
    async stop() {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}
