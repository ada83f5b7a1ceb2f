import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { type FilterField, isSet } from '../../../platform/web/filter-field.ts';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { readSessionRoute } from '../../access/session.contract.ts';
import { appraisalGrades } from '../../codes/tables/appraisal.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { type AppraisalRow, listAppraisalsRoute, startAppraisalRoute } from '../appraisal.contract.ts';
import { appraisalSteps, USUAL_CAP_PERCENT } from '../appraisal.ts';

const ADDRESS = z.object({
  partyOrg: z.string().optional(),
  year: z.string().optional(),
  open: z.enum(['yes']).optional(),
});
const thisYear = () => Number(officeToday().slice(0, 4));
const YEARS_SHOWN = 6;

const FILTERS: readonly FilterField<'partyOrg' | 'year' | 'open'>[] = [
  { kind: 'tree', key: 'partyOrg', title: '党支部', route: listPartyTreeRoute },
  {
    kind: 'select',
    key: 'year',
    title: '年度',
    options: Array.from({ length: YEARS_SHOWN }, (_, back) => String(thisYear() - back)).map((value) => ({
      value,
      label: `${value} 年`,
    })),
  },
  { kind: 'select', key: 'open', title: '进度', options: [{ value: 'yes', label: '还没做完' }] },
];

const COLUMNS: readonly DataColumn<AppraisalRow>[] = [
  { key: 'year', title: '年度', width: 80, value: ({ year }) => String(year) },
  { key: 'partyOrg', title: '党支部', width: 260, value: ({ partyOrg }) => partyOrg.name },
  {
    key: 'step',
    title: '做到哪一步',
    width: 200,
    value: (row) => {
      const done = appraisalSteps.filter(({ field }) => row[field] !== null);
      const last = done.at(-1);
      return last === undefined ? null : `${last.name} ${row[last.field] ?? ''}（${done.length} / 4）`;
    },
    empty: '还没有开始第一步',
  },
  { key: 'members', title: '参加', width: 80, value: ({ members }) => `${members} 人` },
  {
    key: 'graded',
    title: '已评定 / 应评定',
    width: 130,
    value: ({ graded, toGrade }) => `${Object.values(graded).reduce((sum, n) => sum + n, 0)} / ${toGrade}`,
  },
  ...appraisalGrades.entries.map(
    ({ code, name }): DataColumn<AppraisalRow> => ({
      key: code,
      title: name,
      width: 90,
      value: ({ graded }) => String(graded[code]),
    }),
  ),
];

/** 民主评议 by branch and year: how far each is. */
export function AppraisalListPage() {
  const [filter, setFilter] = useAddressState(ADDRESS);
  const { partyOrg, year, open } = filter;
  const query = useRoute(listAppraisalsRoute, {
    query: {
      ...(partyOrg ? { partyOrg } : {}),
      ...(year ? { year: Number(year) } : {}),
      ...(open ? { open } : {}),
    },
  });
  const narrowed = FILTERS.some(({ key }) => isSet(filter[key]));
  return (
    <>
      <PageTitle
        title="民主评议"
        below="一般每年一次：个人自评、党员互评、民主测评、支委会或党员大会提出评定意见，可以和组织生活会一并开。"
        actions={<Starting {...(partyOrg === undefined ? {} : { partyOrg })} />}
      />
      <FilterBar fields={FILTERS} values={filter} onChange={setFilter} />
      <RecordGate query={query}>
        {({ rows, capped }) => (
          <>
            {capped ? <p className="quiet">只列出前 500 轮，请选一个党支部或年度。</p> : null}
            <DataTable<AppraisalRow>
              name="appraisals"
              title="民主评议"
              toolbar={false}
              columns={COLUMNS}
              rows={rows}
              rowKey={({ id }) => id}
              rowAddress={({ id }) => `/appraisals/${id}`}
              empty={
                narrowed
                  ? { reason: '没有符合条件的民主评议。', hint: '换一个条件试试，或清除筛选。' }
                  : {
                      reason: '还没有开始民主评议。',
                      hint: '点“开始一轮”，名单按今天的名册列出；功能型和临时党组织的党员在组织关系所在支部参加。',
                    }
              }
            />
          </>
        )}
      </RecordGate>
    </>
  );
}

function Starting({ partyOrg }: { readonly partyOrg?: string }) {
  const [open, setOpen] = useState(false);
  const navigate = usePageNavigate();
  const session = useRoute(readSessionRoute, {});
  const grant = session.data?.activeGrant;
  const ownBranch = grant?.role === 'branch_secretary' ? grant.scopeId : null;
  const { run } = useCommand(startAppraisalRoute, {
    doneText: '已开始',
    refusals: 'returned',
    onDone: ({ id }) => navigate(`/appraisals/${id}`),
  });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        开始一轮
      </Button>
      <FormDrawer
        title="开始一轮民主评议"
        open={open}
        onClose={() => setOpen(false)}
        submitText="开始"
        initial={{ partyOrgId: ownBranch ?? partyOrg, year: thisYear(), capPercent: USUAL_CAP_PERCENT }}
        fields={[
          {
            kind: 'tree',
            field: 'partyOrgId',
            title: '党支部',
            required: true,
            wide: true,
            route: listPartyTreeRoute,
            disabled: ownBranch !== null,
          },
          { kind: 'number', field: 'year', title: '年度', unit: '年', required: true },
          {
            kind: 'number',
            field: 'capPercent',
            title: '优秀比例上限',
            unit: '%',
            min: 1,
            max: 100,
            help: '按本年通知填；超过时提醒，不拦。没有规定就清空',
          },
        ]}
        onSubmit={({ values: { partyOrgId, year, capPercent } }) =>
          run({
            body: {
              partyOrgId: typeof partyOrgId === 'string' ? partyOrgId : '',
              year: Number(year),
              capPercent: typeof capPercent === 'number' ? capPercent : null,
            },
          })
        }
      />
    </>
  );
}
