import { PageLink } from '../../../platform/web/navigation.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { PRIVATE_TEXT, timeText } from '../../convenings/convening-words.ts';
import { listOwnConveningsRoute, type OwnConvening } from '../../convenings/own-convening.contract.ts';
import { kindsText } from '../../meetings/meeting-words.ts';

/** To which meetings the member is called; the notice itself, leave and signing in are on the phone's page. */
export function NextMeetings() {
  const own = useRoute(listOwnConveningsRoute, {});
  const rows = own.data?.rows ?? [];
  return (
    <section className="panel" aria-label="我的会议">
      <h2 className="desk-head">
        <a href="/m/">我的会议</a>
      </h2>
      {own.data !== undefined && rows.length === 0 ? (
        <p className="quiet">没有会议通知。支部发了通知，这里就能看到。</p>
      ) : null}
      <ul className="desk-duties">
        {rows.map((row) => (
          <li key={row.id}>
            {/* Another entry of the web, hence a plain link. */}
            <a href={`/m/#${row.id}`}>
              <strong>{row.told === null ? PRIVATE_TEXT : kindsText(row.told.kinds)}</strong>{' '}
              <span className="quiet">
                {timeText(row)} {row.told?.place}
              </span>
            </a>
            <Standing row={row} />
          </li>
        ))}
      </ul>
      <p className="desk-note">
        <PageLink to="/own-calendar">按月看</PageLink>
      </p>
    </section>
  );
}

function Standing({ row: { state, hasRead } }: { readonly row: OwnConvening }) {
  if (state === 'cancelled') return <StatusTag tone="over">已取消</StatusTag>;
  return hasRead ? null : <StatusTag tone="attention">新通知</StatusTag>;
}
