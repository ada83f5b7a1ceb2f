import { useCallback, useRef, useState } from 'react';
import type { Outcome } from '../../../platform/web/use-route.ts';
import { useAskAgain, useCommand } from '../../../platform/web/use-route.ts';
import {
  type Decision,
  type DifferenceView,
  type SettledDifference,
  settleDifferencesRoute,
} from '../complete-lists.contract.ts';

/** So many at once: each takes a moment, and between two sendings it can be stopped. */
const AT_ONCE = 10;

export interface SettlingProgress {
  readonly done: number;
  readonly total: number;
}

export interface Settling {
  readonly progress: SettlingProgress | null;
  /** What is not settled yet stays as it is. */
  readonly stop: () => void;
  readonly run: (
    shown: readonly DifferenceView[],
    decision: Decision,
  ) => Promise<Outcome<readonly SettledDifference[]>>;
}

/** Settles differences some at a time, so that a long batch shows how far it is and can be stopped. */
export function useSettling(listId: string): Settling {
  const { run: send } = useCommand(settleDifferencesRoute, { refusals: 'returned', asksAgain: false });
  const askAgain = useAskAgain();
  const [progress, setProgress] = useState<SettlingProgress | null>(null);
  const stopped = useRef(false);
  const run = useCallback<Settling['run']>(
    async (shown, decision) => {
      stopped.current = false;
      const results: SettledDifference[] = [];
      const total = shown.length;
      for (let start = 0; start < total && !stopped.current; start += AT_ONCE) {
        if (total > AT_ONCE) setProgress({ done: start, total });
        const differences = shown
          .slice(start, start + AT_ONCE)
          .map(({ id, socialOrg }) => ({ id, version: socialOrg?.version ?? null }));
        const outcome = await send({ params: { id: listId }, body: { differences, decision } });
        if (!outcome.done && results.length === 0) return outcome;
        if (!outcome.done) break;
        results.push(...outcome.answer.results);
      }
      setProgress(null);
      askAgain();
      return { done: true, answer: results };
    },
    [send, askAgain, listId],
  );
  return { progress, run, stop: useCallback(() => void (stopped.current = true), []) };
}
