import { useEffect } from 'react';
import { officeToday } from '../../../../platform/web/office-today.ts';
import { monthOf } from '../../../meetings/duty.rules.ts';
import { kindsText } from '../../../meetings/meeting-words.ts';
import { PRIVATE_TEXT, timeText } from '../../convening-words.ts';
import { listOwnConveningsRoute, type OwnConvening } from '../../own-convening.contract.ts';
import { standingText } from './standing-text.ts';
import type { Entries } from './use-entries.ts';
import { useKept } from './use-kept.ts';

interface MeetingListProps {
  readonly accountId: string;
  readonly entries: Entries;
}

/** To which meetings the person is called, the nearest first. */
export function MeetingList({ accountId, entries }: MeetingListProps) {
  const { data, ask } = useKept(listOwnConveningsRoute, {}, `${accountId} list`);
  const { answered } = entries;
  useEffect(() => {
    if (answered > 0) void ask();
  }, [answered, ask]);
  return (
    <>
      {entries.ofOthers === 0 ? null : (
        <p className="phone-line">这部手机上还有另一个人的签到没有送出，等那个人登录后送出。</p>
      )}
      {data?.rows.length === 0 ? (
        <section className="phone-card">
          <h1>没有会议通知</h1>
          <p>支部发了会议通知，这里就能看到。</p>
        </section>
      ) : null}
      <MeetingRows rows={data?.rows ?? []} entries={entries} />
      <p>
        <a href={`#${monthOf(officeToday())}`}>按月看</a>
      </p>
      <p>
        <a href="/">打开工作台</a>
      </p>
    </>
  );
}

interface MeetingRowsProps {
  readonly rows: readonly OwnConvening[];
  readonly entries: Entries;
}

export function MeetingRows({ rows, entries }: MeetingRowsProps) {
  return (
    <ul className="phone-list">
      {rows.map((row) => (
        <li key={row.id}>
          <a className="phone-card" href={`#${row.id}`}>
            <Row row={row} waits={entries.waiting.some((each) => each.conveningId === row.id)} />
          </a>
        </li>
      ))}
    </ul>
  );
}

function Row({ row, waits }: { readonly row: OwnConvening; readonly waits: boolean }) {
  const { told } = row;
  return (
    <>
      <strong>{told === null ? PRIVATE_TEXT : kindsText(told.kinds)}</strong>
      <span>{timeText(row)}</span>
      {told === null ? null : <span>{told.place}</span>}
      <span className="phone-standing">{standingText(row, waits)}</span>
    </>
  );
}
