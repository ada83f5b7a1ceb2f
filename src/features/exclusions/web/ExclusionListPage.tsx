import { z } from 'zod';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { type FilterField, isSet } from '../../../platform/web/filter-field.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { StatusTag, type Tone } from '../../../platform/web/StatusTag.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { exclusionCases } from '../../codes/tables/exclusion-case.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { type ExclusionFilter, type ExclusionRow, listExclusionsRoute } from '../exclusion.contract.ts';
import { type ExclusionState, exclusionStateNames, exclusionStates } from '../exclusion.ts';
import { AddExclusion } from './AddExclusion.tsx';
import { ExclusionActions } from './ExclusionActions.tsx';

const FILTERS: readonly FilterField<keyof ExclusionFilter>[] = [
  { kind: 'tree', key: 'partyOrg', title: '党支部', route: listPartyTreeRoute },
  {
    kind: 'select',
    key: 'state',
    title: '状态',
    options: exclusionStates.map((value) => ({ value, label: exclusionStateNames[value] })),
  },
  { kind: 'day', key: 'on', title: '哪天不计入' },
];
const ADDRESS = z.object({
  partyOrg: z.string().optional(),
  state: z.string().optional(),
  on: z.string().optional(),
});

const TONES: Readonly<Record<ExclusionState, Tone>> = {
  waiting: 'waiting',
  coming: 'unknown',
  'in-force': 'good',
  ended: 'over',
};

const COLUMNS: readonly DataColumn<ExclusionRow>[] = [
  {
    key: 'member',
    title: '党员',
    width: 100,
    render: ({ member }) =>
      member === null ? (
        <span className="quiet">已转出</span>
      ) : (
        <PageLink to={`/members/${member.id}`}>{member.name}</PageLink>
      ),
  },
  { key: 'partyOrg', title: '党支部', width: 180, value: ({ partyOrg }) => partyOrg.name },
  {
    key: 'state',
    title: '状态',
    width: 130,
    render: ({ state, endReason }) => (
      <>
        <StatusTag tone={TONES[state]}>{exclusionStateNames[state]}</StatusTag>
        {endReason === null ? null : <div className="quiet">{endReason}</div>}
      </>
    ),
  },
  {
    key: 'case',
    title: '情形',
    width: 190,
    value: ({ caseCode, note }) =>
      caseCode === null
        ? '只对本支部和批准的上级显示'
        : [nameOfCode(exclusionCases, caseCode), note].filter(Boolean).join('：'),
  },
  {
    key: 'days',
    title: '期间',
    width: 120,
    value: ({ fromOn, lastOn }) => (lastOn === null ? `${fromOn} 起` : `${fromOn} 至 ${lastOn}`),
  },
  {
    key: 'agreed',
    title: '上级同意',
    width: 140,
    value: ({ agreed }) => (agreed === null ? null : `${agreed.on} ${agreed.by}`),
    empty: '待上级同意',
  },
  {
    key: 'passed',
    title: '党员大会通过',
    width: 120,
    render: ({ passed }) =>
      passed === null ? (
        <span className="quiet">待大会通过</span>
      ) : (
        <PageLink to={`/meetings/${passed.meetingId}`}>{passed.on}</PageLink>
      ),
  },
  { key: 'act', title: '办理', width: 150, render: (row) => <ExclusionActions row={row} /> },
];

/** Who is left out where branches elect or vote, and whose word is still missing. */
export function ExclusionListPage() {
  const [filter, setFilter] = useAddressState(ADDRESS);
  const query = useRoute(listExclusionsRoute, { query: filter as ExclusionFilter });
  const narrowed = FILTERS.some(({ key }) => isSet(filter[key]));
  return (
    <>
      <PageTitle
        title="不计入应到"
        below="六种情形的党员，报上级党组织同意并经党员大会通过后，选举和表决时不计入应到会人数，一次批准管一段时间；平时开会请假就可以。"
        actions={<AddExclusion {...(filter.partyOrg === undefined ? {} : { partyOrg: filter.partyOrg })} />}
      />
      <FilterBar fields={FILTERS} values={filter} onChange={setFilter} />
      <RecordGate query={query}>
        {({ rows, capped }) => (
          <>
            {capped ? <p className="quiet">只列出前 500 项，请选一个党支部。</p> : null}
            <DataTable<ExclusionRow>
              name="exclusions"
              title="不计入应到"
              toolbar={false}
              columns={COLUMNS}
              rows={rows}
              rowKey={({ id }) => id}
              empty={
                narrowed
                  ? { reason: '没有符合条件的党员。', hint: '换一个条件试试，或清除筛选。' }
                  : {
                      reason: '没有不计入应到的党员。',
                      hint: '长期卧床、自费出国半年以上等确实不能到会的，点“提出一名党员”；上级同意、大会通过以后，选举和表决时应到减去他们。',
                    }
              }
            />
          </>
        )}
      </RecordGate>
    </>
  );
}
