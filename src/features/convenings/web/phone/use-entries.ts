import { useCallback, useEffect, useState } from 'react';
import { dropEntry, keepEntry, type KeptEntry, listEntries } from './phone-store.ts';
import { sendEntries } from './send-entries.ts';

const AGAIN_MS = 10_000;

export interface Entries {
  /** Sign-ins of this person that have no answer yet, or were refused and not yet put away. */
  readonly waiting: readonly KeptEntry[];
  /** Of somebody else who has signed in on this phone before. */
  readonly ofOthers: number;
  /** False: the last attempt to send did not get through. */
  readonly reached: boolean;
  /** Grows with every answer: what is shown beside is asked for again. */
  readonly answered: number;
  readonly add: (conveningId: string, code: string, takesLeaveBack?: boolean) => Promise<void>;
  readonly putAway: (entry: KeptEntry) => Promise<void>;
}

/** Keeps sign-ins, and sends them at once, when the network is back, when the page is looked at again, and every few seconds. */
export function useEntries(accountId: string): Entries {
  const [kept, setKept] = useState<readonly KeptEntry[]>([]);
  const [answered, setAnswered] = useState(0);
  const read = useCallback(async () => {
    const now = await listEntries();
    setKept(now);
    return now;
  }, []);
  const send = useCallback(async () => {
    const open = (entries: readonly KeptEntry[]) =>
      entries.filter((entry) => entry.accountId === accountId && entry.refusal === null).length;
    const before = open(await read());
    if (before === 0) return;
    await sendEntries(accountId);
    if (open(await read()) < before) setAnswered((times) => times + 1);
  }, [accountId, read]);
  useEffect(() => {
    const again = () => void send();
    again();
    const timer = setInterval(again, AGAIN_MS);
    window.addEventListener('online', again);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
      document.removeEventListener('visibilitychange', again);
    };
  }, [send]);
  const add = useCallback(
    async (conveningId: string, code: string, takesLeaveBack = false) => {
      await keepEntry({ accountId, conveningId, code, madeAt: Date.now(), takesLeaveBack, refusal: null });
      await send();
    },
    [accountId, send],
  );
  const putAway = useCallback(
    async (entry: KeptEntry) => {
      await dropEntry(entry);
      await read();
    },
    [read],
  );
  const waiting = kept.filter((entry) => entry.accountId === accountId);
  const reached = !waiting.some(({ refusal }) => refusal === null);
  return { waiting, ofOthers: kept.length - waiting.length, reached, answered, add, putAway };
}
