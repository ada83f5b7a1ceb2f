import './meetings.css';
import { Button, Select, Segmented } from 'antd';
import { z } from 'zod';
import { CopiedText } from '../../../platform/web/CopiedText.tsx';
import { pageAddress } from '../../../platform/web/address.ts';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { type FilterField, isSet } from '../../../platform/web/filter-field.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RateText } from '../../../platform/web/RateText.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useList } from '../../../platform/web/use-list.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import {
  type DutyUnit,
  isSiteKind,
  kindName,
  type MeetingKind,
  meetingKindOf,
} from '../../codes/tables/meeting.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import {
  countDutiesRoute,
  type DutyFilter,
  type DutyRow,
  type DutyTotals,
  exportDutiesRoute,
  listDutiesRoute,
  readDutyTotalsRoute,
} from '../duty.contract.ts';
import { dutyKinds, monthOf, stateOf } from '../duty.rules.ts';
import { type DutyState, dutyStateNames, dutyStates } from '../duty.ts';
import { choicesOfUnit, cellAddress, periodText, stateTones, unitOf } from '../duty-words.ts';
import { articleOf } from '../meeting-words.ts';
import { readReminderDelayRoute } from '../reminder.contract.ts';
import { officeReminder, stillLate } from '../reminder-words.ts';
import { monthAbove } from '../reminder.rules.ts';
import { ruledKinds } from '../set-rule.rules.ts';
import { EarlierLateList, type EarlierScope, useEarlierLate } from './EarlierLateList.tsx';
import { useKindChoices } from './use-kind-choices.ts';

/** By the articles, and what an office may ask for beside. */
const OWED_KINDS: readonly MeetingKind[] = [
  ...new Set([...dutyKinds.map(({ kind }) => kind), ...ruledKinds]),
];

const filtersOf = (kinds: ReturnType<typeof useKindChoices>): readonly FilterField<keyof DutyFilter>[] => [
  { kind: 'tree', key: 'partyOrg', title: '党组织', route: listPartyTreeRoute },
  {
    kind: 'select',
    key: 'kind',
    title: '类型',
    options: kinds.filter(({ value }) => OWED_KINDS.includes(value as MeetingKind) || isSiteKind(value)),
  },
  {
    kind: 'select',
    key: 'state',
    title: '状态',
    options: dutyStates.map((state) => ({ value: state, label: dutyStateNames[state] })),
  },
];

/** 应开未开: what branches owe in a month, a quarter or a year, as sums and branch by branch. */
export function DutiesPage() {
  const mayExport = useMay(permissions.runExports);
  const list = useList(listDutiesRoute, {
    count: countDutiesRoute,
    ...(mayExport ? { export: exportDutiesRoute } : {}),
  });
  const { partyOrg, within, raised, earlier } = list.filters;
  const month = useMonthOf(raised !== undefined);
  const period = list.filters.period ?? month;
  const filters = filtersOf(useKindChoices('filter'));
  const narrowed = filters.some(({ key }) => isSet(list.filters[key]));
  return (
    <>
      <PageTitle
        title="应开未开"
        below={`${periodText(period)}。由组织生活记录算出，不用填报；选一个月时，季度和年度的要求按这个月所在的季度和年度看。`}
      />
      <PeriodPicker period={period} onChoose={(chosen) => list.setFilters({ period: chosen })} />
      {raised === undefined ? null : (
        <Raised
          scope={{ period, partyOrg, within, raised }}
          onAll={() => list.setFilters({ raised: undefined })}
        />
      )}
      {earlier === undefined ? null : <EarlierLateList {...{ period, partyOrg, within, raised }} />}
      <Totals period={period} partyOrg={partyOrg} within={within} />
      <FilterBar fields={filters} values={list.filters} onChange={list.setFilters} />
      <DataTable<DutyRow>
        name="duties"
        title="各支部"
        columns={columnsOf(period, list.table.rows ?? [])}
        rowKey={({ partyOrg: { id } }) => id}
        rowAddress={({ partyOrg: { id } }) => pageAddress(`/party-orgs/${id}`, { tab: 'meetings' })}
        {...list.table}
        empty={narrowed ? NOT_FOUND : NOTHING_YET}
      />
    </>
  );
}

/** The month that is meant where none is chosen: this one, or the last of which the level above is reminded. */
function useMonthOf(raised: boolean): string {
  const { data } = useRoute(readReminderDelayRoute, {}, { enabled: raised });
  return raised && data !== undefined ? monthAbove(officeToday(), data.delayDays) : monthOf(officeToday());
}

interface RaisedProps {
  readonly scope: EarlierScope & { readonly period: string };
  readonly onAll: () => void;
}

/** What the level above is reminded of, with a text that speaks to all branches alike. */
function Raised({ scope, onAll }: RaisedProps) {
  const { data } = useRoute(readReminderDelayRoute, {});
  const late = useEarlierLate(scope);
  if (data === undefined) return null;
  return (
    <section className="panel duty-raised" aria-label="逾期提醒">
      <p>
        下面的名单只列到期后超过 {data.delayDays} 天仍没有开的；支部在到期次日已经得到提醒。
        <Button type="link" onClick={onAll}>
          不管过了几天，都列出来
        </Button>
      </p>
      <CopiedText
        text={officeReminder(periodText(scope.period), stillLate(late))}
        label="发到书记群里的提醒"
      />
    </section>
  );
}

const NOT_FOUND = { reason: '没有这样的党支部。', hint: '换一个条件试试，或清除筛选。' };
const NOTHING_YET = {
  reason: '这里没有要开组织生活的党支部。',
  hint: '登记党支部以后，从它成立后的第一个完整月份起，这里会列出它应开和已开的组织生活。',
};

const UNITS: readonly { readonly value: DutyUnit; readonly label: string }[] = [
  { value: 'month', label: '按月' },
  { value: 'quarter', label: '按季度' },
  { value: 'year', label: '按年' },
];

interface PeriodPickerProps {
  readonly period: string;
  readonly onChoose: (period: string) => void;
}

function PeriodPicker({ period, onChoose }: PeriodPickerProps) {
  const unit = unitOf(period);
  const choices = choicesOfUnit(unit, officeToday());
  return (
    <div className="duty-period no-print">
      <Segmented<DutyUnit>
        aria-label="时段长短"
        options={[...UNITS]}
        value={unit}
        onChange={(chosen) => onChoose(choicesOfUnit(chosen, officeToday())[0]?.value ?? period)}
      />
      <Select
        aria-label="时段"
        className="duty-period-choice"
        value={period}
        options={[...choices]}
        onChange={onChoose}
      />
    </div>
  );
}

const ADDRESS = z.object({ partyOrg: z.string().optional() });

function Totals(query: Pick<DutyFilter, 'period' | 'partyOrg' | 'within'>) {
  const totals = useRoute(readDutyTotalsRoute, { query }, { keepShowing: true });
  return (
    <div className="panel duty-totals">
      <RecordGate query={totals}>{(answer) => <TotalsTable totals={answer} />}</RecordGate>
    </div>
  );
}

type Total = DutyTotals['duties'][number];

function TotalsTable({ totals }: { readonly totals: DutyTotals }) {
  const [{ partyOrg }] = useAddressState(ADDRESS);
  const { period, branches, exempt, late, duties } = totals;
  const to = (filter: Readonly<Record<string, string>>) =>
    pageAddress('/meetings/duties', { period, partyOrg, ...filter });
  const count = (key: DutyState, title: string): DataColumn<Total> => ({
    key,
    title,
    kind: 'number',
    width: 130,
    render: ({ kind, branches: of }) => (
      <NumberLink
        count={of[key]}
        unit="个支部"
        to={to({ kind, state: key })}
        label={`${kindName(kind)}${title}`}
      />
    ),
  });
  const columns: readonly DataColumn<Total>[] = [
    { key: 'kind', title: '组织生活', width: 140, value: ({ kind }) => kindName(kind) },
    {
      key: 'done-of',
      title: '已开 / 应开（次）',
      width: 190,
      render: ({ done, owed }) =>
        owed === 0 ? <span className="quiet">没有支部要开</span> : <RateText part={done} whole={owed} />,
    },
    count('late', dutyStateNames.late),
    count('due', dutyStateNames.due),
    count('done', dutyStateNames.done),
    {
      key: 'clause',
      title: '依据',
      width: 260,
      value: ({ clause, customary }) =>
        customary ? `${articleOf(clause)}：按期；每季度一次是通常做法` : articleOf(clause),
    },
  ];
  return (
    <>
      <p className="duty-head">
        有应开未开的支部{' '}
        <RateText part={late} whole={branches} partTo={to({ state: 'late' })} wholeTo={to({})} />
        <span className="quiet">
          {exempt === 0
            ? ''
            : `　另有 ${exempt} 个党组织（党委、总支、没有另设要求的功能型和临时党组织等）不作要求`}
        </span>
      </p>
      <DataTable<Total>
        name="duty-totals"
        title="合计"
        toolbar={false}
        columns={columns}
        rows={duties}
        rowKey={({ kind }) => kind}
        empty={{ reason: '没有要求。' }}
      />
    </>
  );
}

/** What nobody here owes takes no room, unless an article names it. */
function columnsOf(period: string, rows: readonly DutyRow[]): readonly DataColumn<DutyRow>[] {
  const owed = new Set([...dutyKinds, ...rows.flatMap(({ cells }) => cells)].map(({ kind }) => kind));
  return [
    { key: 'name', title: '党支部', width: 240, value: ({ partyOrg }) => partyOrg.name },
    ...[...OWED_KINDS, ...[...owed].filter(isSiteKind)]
      .filter((kind) => owed.has(kind))
      .map(
        (kind): DataColumn<DutyRow> => ({
          key: kind,
          title: kindName(kind),
          width: 112,
          render: (row) => {
            const cell = row.cells.find((each) => each.kind === kind);
            const state = cell === undefined ? null : stateOf(cell);
            if (cell === undefined || state === null) return <span className="quiet">不作要求</span>;
            return (
              <PageLink
                to={cellAddress(row.partyOrg.id, kind, period)}
                title={`依据：${articleOf(meetingKindOf(kind).duty?.clause ?? '另设的要求')}`}
                aria-label={`${kindName(kind)}${dutyStateNames[state]}，已开 ${cell.done} / 应开 ${cell.owed}`}
              >
                <StatusTag tone={stateTones[state]}>
                  {cell.done}/{cell.owed}
                </StatusTag>
              </PageLink>
            );
          },
        }),
      ),
  ];
}
