import type { FuzzOutcome } from './tally.ts';

/** Below this share most requests are turned away at the door, and what lies behind it is not tried. */
export const LEAST_SHARE = 0.3;

export function isPassed({ serverErrors, offContract, share }: FuzzOutcome): boolean {
  return serverErrors === 0 && offContract === 0 && share >= LEAST_SHARE;
}

/** What a run has shown; the last line is the one that is looked for. */
export function summaryLines(outcome: FuzzOutcome): string[] {
  const { requests, serverErrors, offContract, share, reached, slowest } = outcome;
  const never = [...reached].filter(([, statuses]) => !statuses.has(200)).map(([id]) => id);
  return [
    `slowest ${Math.round(slowest.ms)} ms: ${slowest.request.split('\n')[0] ?? ''}`,
    `routes ${reached.size}, never answered 2xx: ${never.length === 0 ? 'none' : never.join(', ')}`,
    `answered 2xx or 409: ${(share * 100).toFixed(1)} %${share < LEAST_SHARE ? `, at least ${LEAST_SHARE * 100} % needed` : ''}`,
    `requests ${requests}, server errors ${serverErrors}, off contract ${offContract}`,
  ];
}

/** One line an operation: how often it answered what. */
export function routeLines({ reached }: FuzzOutcome): string[] {
  return [...reached].map(([id, statuses]) => {
    const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
    return `${id.padEnd(28)}${counts.join(', ')}`;
  });
}
