import { useEffect } from 'react';
import { addressOf } from '../../../../platform/web/api-client.ts';
import { kindsText } from '../../../meetings/meeting-words.ts';
import { timeText } from '../../convening-words.ts';
import {
  exportOwnCalendarRoute,
  type OwnConveningView,
  readOwnConveningRoute,
} from '../../own-convening.contract.ts';
import { CheckInPart } from './CheckInPart.tsx';
import { LeavePart } from './LeavePart.tsx';
import { leaveProof } from './phone-place.ts';
import { standingText } from './standing-text.ts';
import type { Entries } from './use-entries.ts';
import { useKept } from './use-kept.ts';

interface MeetingNoticeProps {
  readonly accountId: string;
  readonly id: string;
  /** Scanned from the wall: signs in at once. */
  readonly proof: string | null;
  readonly entries: Entries;
}

/** One notice: opened, it is read. Signing in works without having seen it before. */
export function MeetingNotice({ accountId, id, proof, entries }: MeetingNoticeProps) {
  const { data, error, ask } = useKept(readOwnConveningRoute, { params: { id } }, `${accountId} ${id}`);
  const { answered, add } = entries;
  useEffect(() => {
    if (answered > 0) void ask();
  }, [answered, ask]);
  useEffect(() => {
    if (proof === null) return;
    leaveProof(id);
    void add(id, proof);
  }, [id, proof, add]);
  const mine = entries.waiting.filter((each) => each.conveningId === id);
  const unsent = mine.some(({ refusal }) => refusal === null);
  const notCalled = error?.status === 404;
  return (
    <>
      {data === undefined ? (
        <section className="phone-card">
          <h1>{notCalled ? '没有找到这次会议' : '签到'}</h1>
          {notCalled ? (
            <p>应到名册上没有您：可能是别的支部的会议，或者通知已经改动。来列席的，请告诉召集人。</p>
          ) : null}
        </section>
      ) : (
        <Told view={data} unsent={unsent} />
      )}
      {notCalled && mine.length === 0 ? null : (
        <CheckInPart id={id} view={data} mine={mine} entries={entries} />
      )}
      {data === undefined ? null : <LeavePart view={data} onChanged={() => void ask()} />}
      <p>
        <a href="#">返回我的会议</a>
      </p>
    </>
  );
}

function Told({ view, unsent }: { readonly view: OwnConveningView; readonly unsent: boolean }) {
  const { told, cancelReason, id } = view;
  return (
    <section className="phone-card">
      <h1>{kindsText(told.kinds)}</h1>
      <p className="phone-standing" role="status">
        {standingText(view, unsent)}
      </p>
      <dl>
        {view.state === 'cancelled' ? <Fact title="取消原因" value={cancelReason} /> : null}
        <Fact title="时间" value={timeText(view)} />
        <Fact title="地点" value={told.place} />
        <Fact title="支部" value={told.branch} />
        <Fact title="议题" value={told.topic} />
        <Fact title="议程" value={told.agenda} />
      </dl>
      <p>
        <a href={addressOf(exportOwnCalendarRoute, { params: { id } })} download>
          放进手机日历
        </a>
      </p>
    </section>
  );
}

function Fact({ title, value }: { readonly title: string; readonly value: string | null }) {
  return value === null ? null : (
    <div>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </div>
  );
}
