import { percentText } from '../kernel/portion.ts';
import { NumberLink } from './NumberLink.tsx';
import { countText } from './rate-text.ts';

interface RateTextProps {
  readonly part: number;
  readonly whole: number;
  /** Where the two numbers open: each is a link to what it counts. */
  readonly partTo?: string | undefined;
  readonly wholeTo?: string | undefined;
}

/** A rate as it is always written, `n / N (p %)`, both numbers opening their lists. */
export function RateText({ part, whole, partTo, wholeTo }: RateTextProps) {
  return (
    <span className="rate-text">
      {partTo === undefined ? countText(part) : <NumberLink count={part} to={partTo} />}
      {' / '}
      {wholeTo === undefined ? countText(whole) : <NumberLink count={whole} to={wholeTo} />}
      {` (${percentText(part, whole)})`}
    </span>
  );
}
