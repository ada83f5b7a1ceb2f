/**
 * Does upkeep now, and again a while after each round has ended. A round that fails is told, and the next one comes all the same.
 * @param work is told by the signal when it should end early
 * @returns stops it and waits for the round under way; what fails because of the stop is nobody's fault
 */
export function repeatWork(
  work: (stopping: AbortSignal) => Promise<unknown>,
  pauseMs: number,
  onFault: (fault: unknown) => void,
): () => Promise<void> {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let round = keep();

  async function keep(): Promise<void> {
    try {
      await work(stopping.signal);
    } catch (fault) {
      if (!stopping.signal.aborted) onFault(fault);
    }
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      round = keep();
    }, pauseMs);
    timer.unref();
  }

  return async () => {
    stopping.abort();
    clearTimeout(timer);
    await round;
  };
}
