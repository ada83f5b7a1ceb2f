import { z } from 'zod';
import { officeToday } from '../../../platform/web/office-today.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { monthOf } from '../../meetings/duty.rules.ts';
import { periodText } from '../../meetings/duty-words.ts';
import { kindsText } from '../../meetings/meeting-words.ts';
import { calendarMonth } from '../calendar.contract.ts';
import { PRIVATE_TEXT } from '../convening-words.ts';
import { type OwnConvening, readOwnCalendarRoute } from '../own-convening.contract.ts';
import { CalendarAddressPanel } from './CalendarAddressPanel.tsx';
import { MonthGrid, MonthSteps } from './MonthGrid.tsx';
import { phoneAddressOf } from './phone-address.ts';

const ADDRESS = z.object({ month: calendarMonth.optional() });

/** 我的日历: to which meetings of a month a member is called. */
export function OwnCalendarPage() {
  const [{ month = monthOf(officeToday()) }, setAddress] = useAddressState(ADDRESS);
  const query = useRoute(readOwnCalendarRoute, { query: { month } }, { keepShowing: true });
  return (
    <>
      <PageTitle title="我的日历" below={`${periodText(month)}。支部通知您参加的会，点开看通知、请假。`} />
      <MonthSteps month={month} onGo={(to) => setAddress({ month: to })} />
      <RecordGate query={query}>
        {(answer) => (
          <MonthGrid
            month={answer.month}
            cells={cellsOf(answer.rows)}
            empty={{ reason: '这个月没有通知您参加的会。', hint: '支部发了会议通知，就会出现在这里。' }}
          />
        )}
      </RecordGate>
      <CalendarAddressPanel />
    </>
  );
}

function cellsOf(rows: readonly OwnConvening[]) {
  const days = [...new Set(rows.map(({ onDay }) => onDay))];
  return new Map(
    days.map((day) => [day, <Cell key={day} rows={rows.filter(({ onDay }) => onDay === day)} />]),
  );
}

function Cell({ rows }: { readonly rows: readonly OwnConvening[] }) {
  return (
    <ul className="calendar-cell">
      {rows.map(({ id, startsAt, told, state }) => (
        <li key={id}>
          {/* Another entry of the web, hence a plain link. */}
          <a href={phoneAddressOf(id)} title={told?.place}>
            {startsAt} {told === null ? PRIVATE_TEXT : kindsText(told.kinds)}
          </a>
          {state === 'cancelled' ? <span className="quiet"> 已取消</span> : null}
        </li>
      ))}
    </ul>
  );
}
