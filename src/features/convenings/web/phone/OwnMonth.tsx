import { addMonths } from '../../../../platform/kernel/day.ts';
import { monthOf } from '../../../meetings/duty.rules.ts';
import { periodText } from '../../../meetings/duty-words.ts';
import { readOwnCalendarRoute } from '../../own-convening.contract.ts';
import { CalendarAddressPart } from './CalendarAddressPart.tsx';
import { MeetingRows } from './MeetingList.tsx';
import type { Entries } from './use-entries.ts';
import { useKept } from './use-kept.ts';

interface OwnMonthProps {
  readonly accountId: string;
  readonly month: string;
  readonly entries: Entries;
}

/** To which meetings of a month the person is called; a month that was seen once is there without network, too. */
export function OwnMonth({ accountId, month, entries }: OwnMonthProps) {
  const { data } = useKept(readOwnCalendarRoute, { query: { month } }, `${accountId} ${month}`);
  const beside = (by: number) => `#${monthOf(addMonths(`${month}-01`, by))}`;
  return (
    <>
      <h1>{periodText(month)}</h1>
      <nav className="phone-months" aria-label="换一个月">
        <a href={beside(-1)}>上个月</a>
        <a href={beside(1)}>下个月</a>
      </nav>
      {data?.rows.length === 0 ? <p className="phone-line">这个月没有通知您参加的会。</p> : null}
      <MeetingRows rows={data?.rows ?? []} entries={entries} />
      <CalendarAddressPart accountId={accountId} />
    </>
  );
}
