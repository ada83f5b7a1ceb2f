import { Tooltip } from 'antd';
import { type PersonCount, tellingTexts } from '../kernel/small-counts.ts';
import { NumberLink } from './NumberLink.tsx';

const WHY = {
  few: '为保护个人信息，少于 3 人的数不显示。',
  withheld: '为了不让旁边少于 3 人的数被推算出来，这个数也不显示。',
} as const;

interface PersonCountLinkProps {
  readonly count: PersonCount;
  readonly to?: string | undefined;
  readonly label: string;
}

/** A count of persons that opens them, or what stands in its place beside the Party line. */
export function PersonCountLink({ count, to, label }: PersonCountLinkProps) {
  if (typeof count === 'number') return <NumberLink count={count} to={to} label={label} />;
  return (
    <Tooltip title={WHY[count]}>
      <span className="quiet" aria-label={`${label} ${tellingTexts[count]}`}>
        {tellingTexts[count]}
      </span>
    </Tooltip>
  );
}
