import { StatusTag, type Tone } from '../../../platform/web/StatusTag.tsx';
import { nameOfCode } from '../../codes/code-table.ts';
import { type ClaimState, claimStates, lapseReasons } from '../../codes/tables/claim.ts';
import type { ClaimStep } from '../claim.ts';
import type { ClaimView } from '../unclear-org.contract.ts';

const TONES: Readonly<Record<ClaimState, Tone>> = {
  proposed: 'waiting',
  disputed: 'fault',
  accepted: 'good',
  refused: 'over',
  withdrawn: 'over',
  lapsed: 'over',
};

export function ClaimStateTag({ state }: { readonly state: ClaimState }) {
  return <StatusTag tone={TONES[state]}>{nameOfCode(claimStates, state)}</StatusTag>;
}

/** What a step is called on its button: giving way in a dispute is another thing than answering a question. */
export function stepName(step: ClaimStep, state: ClaimState): string {
  if (step === 'withdraw') return '撤回';
  if (state === 'disputed') return step === 'accept' ? '同意移交' : '维持原单位';
  return step === 'accept' ? '同意' : '不同意';
}

/** Why it ended as it did; null where there is nothing to say. */
export function reasonText({ lapsedFor, reason }: ClaimView): string | null {
  if (lapsedFor === null) return reason;
  const why = nameOfCode(lapseReasons, lapsedFor);
  return reason === null ? why : `${why}：${reason}`;
}
