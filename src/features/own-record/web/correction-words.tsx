import { StatusTag, type Tone } from '../../../platform/web/StatusTag.tsx';
import { type CorrectionState, correctionStateNames } from '../correction.ts';

const TONES: Readonly<Record<CorrectionState, Tone>> = {
  waiting: 'waiting',
  accepted: 'good',
  declined: 'over',
};

export function CorrectionStateTag({ state }: { readonly state: CorrectionState }) {
  return <StatusTag tone={TONES[state]}>{correctionStateNames[state]}</StatusTag>;
}
