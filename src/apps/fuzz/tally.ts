import type { Fault, FuzzAnswer } from './judge-answer.ts';
import type { Operation } from './operations.ts';
import { describeRequest, type FuzzRequest } from './request-parts.ts';

export interface FuzzOutcome {
  readonly requests: number;
  readonly serverErrors: number;
  readonly offContract: number;
  /** 0 to 1: answered 2xx or 409, hence let in by every check of form. */
  readonly share: number;
  /** By operation: how often each status was answered. */
  readonly reached: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly slowest: { readonly ms: number; readonly request: string };
}

interface Exchange {
  readonly request: FuzzRequest;
  readonly answer: FuzzAnswer | null;
  readonly fault: Fault | null;
  readonly ms: number;
}

export interface Tally {
  sent(): number;
  count(exchange: Exchange): void;
  outcome(): FuzzOutcome;
}

export function openTally(operations: readonly Operation[]): Tally {
  const reached = new Map(operations.map(({ id }) => [id, new Map<number, number>()]));
  let [requests, serverErrors, offContract, welcome] = [0, 0, 0, 0];
  let slowest = { ms: 0, request: '' };
  return {
    sent: () => requests,
    count({ request, answer, fault, ms }) {
      requests += 1;
      if (fault !== null && fault.kind === 'server error') serverErrors += 1;
      if (fault !== null && fault.kind === 'off contract') offContract += 1;
      if (ms > slowest.ms) slowest = { ms, request: describeRequest(request) };
      if (answer === null) return;
      if (answer.status < 300 || answer.status === 409) welcome += 1;
      const statuses = reached.get(request.operation.id);
      statuses?.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    },
    outcome: () => ({
      requests,
      serverErrors,
      offContract,
      share: welcome / Math.max(requests, 1),
      reached,
      slowest,
    }),
  };
}
