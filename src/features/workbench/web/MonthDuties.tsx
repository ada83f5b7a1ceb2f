import { Button } from 'antd';
import { useState } from 'react';
import { addDays } from '../../../platform/kernel/day.ts';
import { pageAddress } from '../../../platform/web/address.ts';
import { CopiedText } from '../../../platform/web/CopiedText.tsx';
import { PageLink, usePageNavigate } from '../../../platform/web/navigation.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { IfMay } from '../../../platform/web/session.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { type DutyUnit, kindName, meetingKindOf } from '../../codes/tables/meeting.ts';
import {
  type DutyTotals,
  type EarlierLate,
  listEarlierLateRoute,
  readDutyTotalsRoute,
} from '../../meetings/duty.contract.ts';
import { monthOf, periodAround, stateOf } from '../../meetings/duty.rules.ts';
import { type DutyState, dutyStateNames } from '../../meetings/duty.ts';
import { cellAddress, periodText, stateTones } from '../../meetings/duty-words.ts';
import { branchReminder, stillLate } from '../../meetings/reminder-words.ts';

const UNIT_NAMES = { month: '本月', quarter: '本季度', year: '今年' } as const;

/** What the own branch has to hold in this month, quarter and year, each one step from being entered. */
export function MonthDuties({ branchId }: { readonly branchId: string }) {
  const period = monthOf(officeToday());
  const totals = useRoute(readDutyTotalsRoute, { query: { partyOrg: branchId, within: 'own', period } });
  const earlier =
    useRoute(listEarlierLateRoute, { query: { partyOrg: branchId, within: 'own', period } }).data?.rows ?? [];
  return (
    <section className="panel" aria-label="组织生活">
      <h2 className="desk-head">组织生活</h2>
      <RecordGate query={totals}>
        {({ duties }) => <Duties branchId={branchId} period={period} duties={duties} earlier={earlier} />}
      </RecordGate>
      <EarlierLateDuties branchId={branchId} rows={earlier} />
    </section>
  );
}

const lastDayOf = (per: DutyUnit) => addDays(periodAround(officeToday(), per).to, -1);

/** 本月，11-30 前: until when what is not held yet can be held in time. */
function spanText(per: DutyUnit, state: DutyState | null): string {
  return state === 'due' ? `${UNIT_NAMES[per]}，${lastDayOf(per).slice('YYYY-'.length)} 前` : UNIT_NAMES[per];
}

interface EarlierProps {
  readonly branchId: string;
  readonly rows: readonly EarlierLate[];
}

/** Quarters and years that were over before, until they are held. */
function EarlierLateDuties({ branchId, rows }: EarlierProps) {
  if (rows.length === 0) return null;
  return (
    <ul className="desk-duties" aria-label="以前还没有开的">
      {rows.map(({ kind, period }) => (
        <li key={`${kind} ${period}`}>
          <PageLink to={cellAddress(branchId, kind, period)}>
            <strong>{kindName(kind)}</strong> <span className="quiet">{periodText(period)}</span>
          </PageLink>
          <StatusTag tone={stateTones.late}>{dutyStateNames.late}</StatusTag>
        </li>
      ))}
    </ul>
  );
}

interface DutiesProps {
  readonly earlier: readonly EarlierLate[];
  readonly branchId: string;
  readonly period: string;
  readonly duties: DutyTotals['duties'];
}

function Duties({ branchId, period, duties, earlier }: DutiesProps) {
  const navigate = usePageNavigate();
  const owed = duties.filter((duty) => duty.owed > 0);
  if (owed.length === 0) return <p className="quiet">这个月没有规定要开的组织生活。</p>;
  return (
    <>
      <ul className="desk-duties">
        {owed.map((duty) => {
          const state = stateOf(duty);
          const { per } = meetingKindOf(duty.kind).duty ?? {};
          return (
            <li key={duty.kind}>
              <PageLink to={cellAddress(branchId, duty.kind, period)}>
                <strong>{kindName(duty.kind)}</strong>{' '}
                <span className="quiet">{per === undefined ? '' : spanText(per, state)}</span>
              </PageLink>
              {state === null ? null : (
                <StatusTag tone={stateTones[state]}>{dutyStateNames[state]}</StatusTag>
              )}
              <IfMay permission={permissions.recordMeetings}>
                {state === 'done' || meetingKindOf(duty.kind).calls === 'round' ? null : (
                  <Button
                    size="small"
                    onClick={() =>
                      navigate(pageAddress('/convenings/new', { partyOrg: branchId, kind: duty.kind }))
                    }
                  >
                    发通知
                  </Button>
                )}
                {state === 'done' ? null : (
                  <Button
                    size="small"
                    onClick={() =>
                      navigate(pageAddress('/meetings/new', { partyOrg: branchId, kind: duty.kind }))
                    }
                  >
                    登记
                  </Button>
                )}
              </IfMay>
            </li>
          );
        })}
      </ul>
      <Reminder duties={owed} earlier={earlier} />
    </>
  );
}

/** For the branch's group chat: what is still to be held, without anybody's name. */
function Reminder({ duties, earlier }: Pick<DutiesProps, 'duties' | 'earlier'>) {
  const [open, setOpen] = useState(false);
  const text = branchReminder(
    duties
      .filter((duty) => stateOf(duty) === 'due')
      .map(({ kind }) => ({
        name: kindName(kind),
        until: lastDayOf(meetingKindOf(kind).duty?.per ?? 'month'),
      })),
    stillLate(earlier),
  );
  if (text === null) return null;
  return (
    <>
      <Button type="link" className="desk-reminder" aria-expanded={open} onClick={() => setOpen(!open)}>
        发到群里的提醒
      </Button>
      {open ? <CopiedText text={text} label="发到群里的提醒" /> : null}
    </>
  );
}
