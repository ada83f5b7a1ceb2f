import { Button } from 'antd';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { addressOf } from '../../../platform/web/api-client.ts';
import { pageAddress } from '../../../platform/web/address.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RateText } from '../../../platform/web/RateText.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useDownload } from '../../../platform/web/use-download.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { kindName, meetingKindOf } from '../../codes/tables/meeting.ts';
import { readDutyTotalsRoute } from '../../meetings/duty.contract.ts';
import { monthOf } from '../../meetings/duty.rules.ts';
import { periodText } from '../../meetings/duty-words.ts';
import { kindsText } from '../../meetings/meeting-words.ts';
import { lineStateNames } from '../../year-plans/year-plan.ts';
import {
  type CalendarDay,
  type CalendarItem,
  calendarMonth,
  type CalendarMonth,
  exportCalendarRoute,
  readCalendarRoute,
} from '../calendar.contract.ts';
import { endsWith, lastDayOf } from '../calendar.rules.ts';
import { CalendarAddressPanel } from './CalendarAddressPanel.tsx';
import { MonthGrid, MonthSteps } from './MonthGrid.tsx';

const ADDRESS = z.object({ month: calendarMonth.optional() });

/** 日历: what is announced and what was held in a month, and what has to be held by its end. */
export function CalendarPage() {
  const [{ month = monthOf(officeToday()) }, setAddress] = useAddressState(ADDRESS);
  const query = useRoute(readCalendarRoute, { query: { month } }, { keepShowing: true });
  const file = useDownload();
  return (
    <>
      <PageTitle
        title="日历"
        below={`${periodText(month)}。已通知的会和已登记的组织生活；计划安排在这个月的、要在月底以前开的列在下面。`}
        actions={
          <Button
            loading={file.bytes !== null}
            onClick={() => void file.start(addressOf(exportCalendarRoute, { query: {} }))}
          >
            放进我的日历
          </Button>
        }
      />
      <MonthSteps month={month} onGo={(to) => setAddress({ month: to })} />
      <RecordGate query={query}>
        {(answer) => (
          <>
            <Month answer={answer} />
            <Planned month={month} planned={answer.planned} />
          </>
        )}
      </RecordGate>
      <DueByEnd month={month} />
      <CalendarAddressPanel />
    </>
  );
}

function Month({ answer: { month, days } }: { readonly answer: CalendarMonth }) {
  return (
    <MonthGrid
      month={month}
      cells={new Map(days.map((day) => [day.day, <Cell key={day.day} day={day} />]))}
      empty={{ reason: '这个月没有会议。', hint: '发了会议通知、登记了组织生活，就会出现在这里。' }}
    />
  );
}

function Cell({ day }: { readonly day: CalendarDay }) {
  const opensNotices = useMay(permissions.recordMeetings);
  const span = { from: day.day, to: day.day };
  return (
    <ul className="calendar-cell">
      <Part
        items={day.announced.items}
        count={day.announced.count}
        word="已通知"
        opens={opensNotices}
        home="/convenings"
        to={pageAddress('/convenings', { ...span, state: 'announced' })}
      />
      <Part
        items={day.held.items}
        count={day.held.count}
        word="已登记"
        opens
        home="/meetings"
        to={pageAddress('/meetings', span)}
      />
    </ul>
  );
}

const MOST_IN_CELL = 3;

interface PartProps {
  readonly items: readonly CalendarItem[] | null;
  readonly count: number;
  readonly word: string;
  /** Whether the caller may open them: a notice says who is called, and is for who records meetings. */
  readonly opens: boolean;
  /** Where one of them opens. */
  readonly home: string;
  /** The list of them all. */
  readonly to: string;
}

function Part({ items, count, word, opens, home, to }: PartProps) {
  if (count === 0) return null;
  if (items === null || items.length > MOST_IN_CELL) {
    return (
      <li>
        <Opening to={opens ? to : null}>
          {word} {count} 次
        </Opening>
      </li>
    );
  }
  return items.map(({ id, startsAt, kinds, partyOrgName }) => (
    <li key={id}>
      <Opening to={opens ? `${home}/${id}` : null} title={partyOrgName}>
        {startsAt} {kindsText(kinds)}
      </Opening>{' '}
      <span className="quiet">{word}</span>
    </li>
  ));
}

interface OpeningProps {
  readonly to: string | null;
  readonly title?: string;
  readonly children: ReactNode;
}

function Opening({ to, title, children }: OpeningProps) {
  if (to === null) return <span title={title}>{children}</span>;
  return (
    <PageLink to={to} title={title}>
      {children}
    </PageLink>
  );
}

interface PlannedProps {
  readonly month: string;
  readonly planned: CalendarMonth['planned'];
}

/** Lines of year plans have a month and no day: beneath the days stands what of them is not held; what is held stands on its day. */
function Planned({ month, planned: { count, items } }: PlannedProps) {
  if (count === 0) return null;
  const year = month.slice(0, 'YYYY'.length);
  const plans = <PageLink to={pageAddress('/year-plans', { year })}>按支部看年度计划</PageLink>;
  const open = (items ?? []).filter(({ state }) => state !== 'held' && state !== 'moved');
  return (
    <section className="panel calendar-due" aria-label="年度计划">
      <h2 className="section-title">年度计划安排在这个月的</h2>
      {items === null ? (
        <p>
          一共 {count} 次，{plans}。
        </p>
      ) : (
        <p>
          已开 <RateText part={count - open.length} whole={count} />
          {open.length === 0 ? '。' : `，还有 ${open.length} 次：`}
        </p>
      )}
      <ul>
        {[...new Map(open.map(({ partyOrg: { id, name } }) => [id, name]))].map(([id, name]) => (
          <li key={id}>
            <PageLink to={pageAddress(`/year-plans/${id}`, { year })}>{name}</PageLink>：
            {open
              .filter(({ partyOrg }) => partyOrg.id === id)
              .map(({ kinds, state }) => `${kindsText(kinds)}（${lineStateNames[state]}）`)
              .join('、')}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is owed in periods that end with the month, and is not held yet. */
function DueByEnd({ month }: { readonly month: string }) {
  const begun = month <= monthOf(officeToday());
  const { data } = useRoute(readDutyTotalsRoute, { query: { period: month } }, { enabled: begun });
  const due = (data?.duties ?? []).filter(
    ({ kind, branches }) => branches.due > 0 && endsWith(month, meetingKindOf(kind).duty?.per ?? 'month'),
  );
  if (due.length === 0) return null;
  return (
    <section className="panel calendar-due" aria-label="月底以前">
      <h2 className="section-title">{lastDayOf(month)} 以前还要开</h2>
      <ul>
        {due.map(({ kind, branches }) => (
          <li key={kind}>
            {kindName(kind)}：
            <PageLink to={pageAddress('/meetings/duties', { period: month, kind, state: 'due' })}>
              {branches.due} 个支部
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
