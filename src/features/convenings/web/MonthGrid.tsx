import './calendar.css';
import { Button, Calendar, ConfigProvider } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { addMonths } from '../../../platform/kernel/day.ts';
import { EmptyState } from '../../../platform/web/EmptyState.tsx';
import { useIsPhone } from '../../../platform/web/use-viewport.ts';
import { monthOf } from '../../meetings/duty.rules.ts';

interface MonthStepsProps {
  readonly month: string;
  /** Undefined: the month of today. */
  readonly onGo: (month: string | undefined) => void;
}

export function MonthSteps({ month, onGo }: MonthStepsProps) {
  const go = (by: number) => onGo(monthOf(addMonths(`${month}-01`, by)));
  return (
    <div className="calendar-months no-print">
      <Button onClick={() => go(-1)}>上个月</Button>
      <Button onClick={() => onGo(undefined)}>本月</Button>
      <Button onClick={() => go(1)}>下个月</Button>
    </div>
  );
}

interface MonthGridProps {
  readonly month: string;
  /** By day, in their order; days without anything are left out. */
  readonly cells: ReadonlyMap<string, ReactNode>;
  readonly empty: { readonly reason: string; readonly hint: string };
}

/** A day is no choice here: none stands out but today. */
const PLAIN = { components: { Calendar: { itemActiveBg: 'transparent' } } };

/** A month as a grid. On a phone it has no room: there the days on which there is something, one below the other. */
export function MonthGrid({ month, cells, empty }: MonthGridProps) {
  const phone = useIsPhone();
  if (phone && cells.size === 0) {
    return (
      <section className="panel">
        <EmptyState {...empty} />
      </section>
    );
  }
  if (phone) {
    return (
      <ul className="panel calendar-days">
        {[...cells].map(([day, cell]) => (
          <li key={day}>
            <strong>{day}</strong>
            {cell}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div className="panel calendar-grid">
      <ConfigProvider theme={PLAIN}>
        <Calendar
          value={dayjs(`${month}-01`)}
          headerRender={() => null}
          disabledDate={(day) => !day.format('YYYY-MM-DD').startsWith(month)}
          cellRender={(day) => cells.get(day.format('YYYY-MM-DD'))}
        />
      </ConfigProvider>
    </div>
  );
}
