import { useRef, useState } from 'react';
import type { RefusalView } from '../../../platform/contract/refusal-answer.ts';
import { type Outcome, refusalsOf, useAskAgain } from '../../../platform/web/use-route.ts';
import type { ClaimResult } from '../claim.contract.ts';

/** Rows that go in one request. */
export interface Chunk {
  readonly rows: readonly { readonly id: string; readonly name: string }[];
  /** Rows of which nothing is sent, with what is said of them. */
  readonly left: readonly ClaimResult[];
  readonly send: () => Promise<{ results: ClaimResult[] }>;
}

export interface Batch {
  readonly total: number;
  readonly results: readonly ClaimResult[];
  readonly running: boolean;
}

/** Sends many rows request by request, with how far it is and what became of each. */
export function useBatch() {
  const [batch, setBatch] = useState<Batch | null>(null);
  const stopped = useRef(false);
  const askAgain = useAskAgain();

  async function goOn(chunks: AsyncIterator<Chunk>, total: number, before: readonly ClaimResult[]) {
    const results = [...before];
    for (let next = await chunks.next(); next.done !== true && !stopped.current; next = await chunks.next()) {
      const sent = await sendChunk(next.value);
      results.push(...sent.results);
      setBatch({ total, results: [...results], running: true });
      if (sent.broken !== null) break;
    }
    setBatch({ total: Math.max(total, results.length), results, running: false });
    askAgain();
  }

  /** Answers when the first request is through: what is wrong with the form itself comes back to it. */
  async function run(source: AsyncIterable<Chunk>, total: number): Promise<Outcome<null>> {
    stopped.current = false;
    const chunks = source[Symbol.asyncIterator]();
    try {
      const first = await chunks.next();
      if (first.done === true) return { done: true, answer: null };
      const sent = await sendChunk(first.value);
      if (sent.broken !== null) return { done: false, refusals: sent.broken };
      setBatch({ total, results: sent.results, running: true });
      void goOn(chunks, total, sent.results);
      return { done: true, answer: null };
    } catch (error) {
      return { done: false, refusals: refusalsOf(error) };
    }
  }

  return {
    batch,
    run,
    stop: () => {
      stopped.current = true;
    },
    close: () => setBatch(null),
  };
}

const ROW = /^(?:items|ids)\.(\d+)$/;

interface Sent {
  readonly results: ClaimResult[];
  /** Why the whole request came back. */
  readonly broken: readonly RefusalView[] | null;
}

async function sendChunk({ rows, left, send }: Chunk): Promise<Sent> {
  if (rows.length === 0) return { results: [...left], broken: null };
  try {
    return { results: [...left, ...(await send()).results], broken: null };
  } catch (error) {
    const refusals = refusalsOf(error);
    const ofRows = refusals.every(({ field }) => field !== undefined && ROW.test(field));
    const said = rows.map(({ id, name }, at): ClaimResult => {
      const own = ofRows
        ? refusals.find(({ field }) => Number(ROW.exec(field ?? '')?.[1]) === at)
        : undefined;
      return { id, claimId: null, name, state: null, refusal: own ?? refusals[0] ?? null };
    });
    return { results: [...left, ...said], broken: ofRows ? null : refusals };
  }
}
