import './year-plans.css';
import { Select } from 'antd';
import { pageAddress } from '../../../platform/web/address.ts';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { type FilterField, isSet } from '../../../platform/web/filter-field.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RateText } from '../../../platform/web/RateText.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { IfMay, useMay } from '../../../platform/web/session.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { readSessionRoute } from '../../access/session.contract.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import {
  countYearPlansRoute,
  exportYearPlansRoute,
  listYearPlansRoute,
  type PlanFilter,
  type PlanRow,
  readYearPlanTotalsRoute,
} from '../year-plan.contract.ts';
import { lineStateNames } from '../year-plan.ts';
import { PlanOf } from './PlanPage.tsx';
import { thisYear, yearChoices } from './plan-year.ts';

/** 年度计划: a secretary meets the own branch's; everybody else which branches have one. */
export function PlanListPage() {
  const session = useRoute(readSessionRoute, {});
  return (
    <RecordGate query={session}>
      {({ activeGrant: { role, scopeId } }) =>
        role === 'branch_secretary' && scopeId !== null ? <PlanOf id={scopeId} /> : <PlanList />
      }
    </RecordGate>
  );
}

const FILTERS: readonly FilterField<keyof PlanFilter>[] = [
  { kind: 'tree', key: 'partyOrg', title: '党组织', route: listPartyTreeRoute },
  {
    kind: 'select',
    key: 'plan',
    title: '计划',
    options: [
      { value: 'yes', label: '已定' },
      { value: 'no', label: '未定' },
    ],
  },
];

function PlanList() {
  const mayExport = useMay(permissions.runExports);
  const list = useList(listYearPlansRoute, {
    count: countYearPlansRoute,
    ...(mayExport ? { export: exportYearPlansRoute } : {}),
  });
  const { year = thisYear(), partyOrg } = list.filters;
  const narrowed = FILTERS.some(({ key }) => isSet(list.filters[key]));
  return (
    <>
      <PageTitle
        title="年度计划"
        below="支部自己安排一年的组织生活；开了没有，由组织生活记录算出，不用填报。没有规定必须定计划。"
        actions={
          <IfMay permission={permissions.setDutyRules}>
            <PageLink to={pageAddress('/year-plans/templates', { year })}>计划模板</PageLink>
          </IfMay>
        }
      />
      <div className="plan-bar no-print">
        <Select
          aria-label="年份"
          value={year}
          options={[...yearChoices()]}
          onChange={(chosen) => list.setFilters({ year: chosen })}
        />
        <Totals year={year} partyOrg={partyOrg} />
      </div>
      <FilterBar fields={FILTERS} values={list.filters} onChange={list.setFilters} />
      <DataTable<PlanRow>
        name="year-plans"
        title="各支部的年度计划"
        columns={COLUMNS}
        rowKey={({ partyOrg: { id } }) => id}
        rowAddress={({ partyOrg: { id } }) => pageAddress(`/year-plans/${id}`, { year })}
        {...list.table}
        empty={narrowed ? NOT_FOUND : NOTHING_YET}
      />
    </>
  );
}

const NOT_FOUND = { reason: '没有这样的党支部。', hint: '换一个条件试试，或清除筛选。' };
const NOTHING_YET = { reason: '这里没有党支部。', hint: '登记党支部以后，它的年度计划会列在这里。' };

function Totals({ year, partyOrg }: { readonly year: number; readonly partyOrg: string | undefined }) {
  const { data } = useRoute(readYearPlanTotalsRoute, { query: { year, partyOrg } }, { keepShowing: true });
  if (data === undefined) return null;
  const to = (filter: Readonly<Record<string, string>>) =>
    pageAddress('/year-plans', { year, partyOrg, ...filter });
  return (
    <span>
      已定计划的党支部{' '}
      <RateText part={data.planned} whole={data.branches} partTo={to({ plan: 'yes' })} wholeTo={to({})} />
    </span>
  );
}

type Plan = NonNullable<PlanRow['plan']>;

const count = (key: string, title: string, of: (plan: Plan) => number): DataColumn<PlanRow> => ({
  key,
  title,
  kind: 'number',
  width: 110,
  render: ({ plan }) =>
    plan === null ? <span className="quiet">—</span> : <span className="number">{of(plan)}</span>,
});

const COLUMNS: readonly DataColumn<PlanRow>[] = [
  { key: 'name', title: '党支部', width: 260, value: ({ partyOrg }) => partyOrg.name },
  { key: 'plan', title: '计划', width: 90, value: ({ plan }) => (plan === null ? '未定' : '已定') },
  count('lines', '安排（项）', ({ lines }) => lines),
  count('held', lineStateNames.held, ({ counts }) => counts.held + counts.moved),
  count('missed', lineStateNames.missed, ({ counts }) => counts.missed),
  count('rest', '还没到', ({ counts }) => counts.due + counts.planned),
  { key: 'template', title: '从哪个模板开始', width: 200, value: ({ plan }) => plan?.template ?? null },
  { key: 'setOn', title: '最近修改', width: 120, value: ({ plan }) => plan?.setOn ?? null },
];
