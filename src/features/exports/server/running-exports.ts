/** How far a file is: rows that were read, then lines that are set on pages. */
export interface ExportProgress {
  readonly step: 'reading' | 'setting';
  readonly done: number;
  readonly total: number;
}

export interface ExportWatch {
  readonly onProgress: (progress: ExportProgress) => void;
  readonly signal: AbortSignal;
}

interface Running {
  progress: ExportProgress | null;
  readonly controller: AbortController;
}

/** The files that this server is making now. What is lost with it is only how far they were. */
export class RunningExports {
  private readonly running = new Map<string, Running>();

  /** Works on a request; whoever asks meanwhile is told how far it is. */
  async run<T>(id: string, work: (watch: ExportWatch) => Promise<T>): Promise<T> {
    const entry: Running = { progress: null, controller: new AbortController() };
    this.running.set(id, entry);
    try {
      return await work({
        onProgress: (progress) => {
          entry.progress = progress;
        },
        signal: entry.controller.signal,
      });
    } finally {
      this.running.delete(id);
    }
  }

  progressOf(id: string): ExportProgress | null {
    return this.running.get(id)?.progress ?? null;
  }

  cancel(id: string): void {
    this.running.get(id)?.controller.abort();
  }
}
