import './meetings.css';
import { Button, Select, Segmented } from 'antd';
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
  type DutyScope,
  type DutyTotals,
  exportDutiesRoute,
  listDutiesRoute,
  readDutyTotalsRoute,
} from '../duty.contract.ts';
import { dutyKinds, monthOf, stateOf } from '../duty.rules.ts';
import { type DutyState, dutyStateNames, dutyStates } from '../duty.ts';
import { choicesOfUnit, cellAddress, periodText, stateTones, unitOf } from '../duty-words.ts';
import { articleOf } from '../meeting-words.ts';
import { officeReminder, stillLate } from '../reminder-words.ts';
import { ruledKinds } from '../set-rule.rules.ts';
import { EarlierLateList, useEarlierLate } from './EarlierLateList.tsx';
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
  const scope = { partyOrg, within, raised, earlier, period: list.filters.period };
  const totals = useRoute(readDutyTotalsRoute, { query: scope }, { keepShowing: true });
  const periods = totals.data?.periods ?? [list.filters.period ?? monthOf(officeToday())];
  const filters = filtersOf(useKindChoices('filter'));
  const narrowed = filters.some(({ key }) => isSet(list.filters[key]));
  return (
    <>
      <PageTitle
        title="应开未开"
        below={`${periodsText(periods)}。由组织生活记录算出，不用填报；选一个月时，季度和年度的要求按这个月所在的季度和年度看。`}
      />
      <PeriodPicker periods={periods} onChoose={(chosen) => list.setFilters({ period: chosen })} />
      {raised === undefined ? null : (
        <Raised
          scope={scope}
          periods={periods}
          delays={totals.data?.delays ?? []}
          onAll={() => list.setFilters({ raised: undefined })}
        />
      )}
      {earlier === undefined ? null : <EarlierLateList {...scope} />}
      <div className="panel duty-totals">
        <RecordGate query={totals}>{(answer) => <TotalsTable totals={answer} scope={scope} />}</RecordGate>
      </div>
      <FilterBar fields={filters} values={list.filters} onChange={list.setFilters} />
      <DataTable<DutyRow>
        name="duties"
        title="各支部"
        columns={columnsOf(periods.length > 1, list.table.rows ?? [])}
        rowKey={({ partyOrg: { id } }) => id}
        rowAddress={({ partyOrg: { id } }) => pageAddress(`/party-orgs/${id}`, { tab: 'meetings' })}
        {...list.table}
        empty={narrowed ? NOT_FOUND : NOTHING_YET}
      />
    </>
  );
}

const periodsText = (periods: readonly string[]): string => periods.map(periodText).join('、');

interface RaisedProps {
  readonly scope: DutyScope;
  readonly periods: readonly string[];
  readonly delays: readonly number[];
  readonly onAll: () => void;
}

/** What the level above is reminded of, with a text that speaks to all branches alike. */
function Raised({ scope, periods, delays, onAll }: RaisedProps) {
  const late = useEarlierLate(scope);
  return (
    <section className="panel duty-raised" aria-label="逾期提醒">
      <p>
        下面的合计和名单只把到期后超过 {delays.join('、')} 天仍没有开的算作应开未开
        {delays.length > 1 ? '（各支部按离它最近的党组织设的天数）' : ''}；支部在到期次日已经得到提醒。
        <Button type="link" onClick={onAll}>
          不管过了几天，都列出来
        </Button>
      </p>
      <CopiedText text={officeReminder(periodsText(periods), stillLate(late))} label="发到书记群里的提醒" />
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
  /** More than one where each branch has its own month. */
  readonly periods: readonly string[];
  readonly onChoose: (period: string) => void;
}

function PeriodPicker({ periods, onChoose }: PeriodPickerProps) {
  const [period = monthOf(officeToday())] = periods;
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
        value={periods.length > 1 ? null : period}
        placeholder="各支部不同"
        options={[...choices]}
        onChange={onChoose}
      />
    </div>
  );
}

type Total = DutyTotals['duties'][number];

const EARLIER: DataColumn<Total> = {
  key: 'earlier',
  title: '以前还没开（次）',
  kind: 'number',
  width: 140,
  value: ({ earlier }) => earlier,
};

interface TotalsTableProps {
  readonly totals: DutyTotals;
  readonly scope: DutyScope;
}

/** The same facts as the list below: each number opens as many branches. */
function TotalsTable({ totals, scope }: TotalsTableProps) {
  const { periods, branches, exempt, late, duties } = totals;
  const period = scope.raised === undefined ? periods[0] : scope.period;
  const to = (filter: Readonly<Record<string, string>>) =>
    pageAddress('/meetings/duties', { ...scope, period, ...filter });
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
    ...(scope.earlier === undefined ? [] : [EARLIER]),
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
          {scope.earlier === undefined
            ? ''
            : `　包括以前的季度、年度还没有开的；已开 / 应开只算${periodsText(periods)}`}
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

function countsText({ done, owed, earlier }: DutyRow['cells'][number]): string {
  return `已开 ${done} / 应开 ${owed}${earlier === 0 ? '' : `，以前还没开 ${earlier}`}`;
}

const MONTH: DataColumn<DutyRow> = {
  key: 'period',
  title: '看哪个月',
  width: 110,
  value: ({ period }) => periodText(period),
};

/** What nobody here owes takes no room, unless an article names it. */
function columnsOf(differing: boolean, rows: readonly DutyRow[]): readonly DataColumn<DutyRow>[] {
  const owed = new Set([...dutyKinds, ...rows.flatMap(({ cells }) => cells)].map(({ kind }) => kind));
  return [
    { key: 'name', title: '党支部', width: 240, value: ({ partyOrg }) => partyOrg.name },
    ...(differing ? [MONTH] : []),
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
                to={cellAddress(row.partyOrg.id, kind, row.period)}
                title={`${countsText(cell)}。依据：${articleOf(meetingKindOf(kind).duty?.clause ?? '另设的要求')}`}
                aria-label={`${kindName(kind)}${dutyStateNames[state]}，${countsText(cell)}`}
              >
                <StatusTag tone={stateTones[state]}>
                  {cell.done}/{cell.owed}
                  {cell.earlier === 0 ? '' : ` +${cell.earlier}`}
                </StatusTag>
              </PageLink>
            );
          },
        }),
      ),
  ];
}
