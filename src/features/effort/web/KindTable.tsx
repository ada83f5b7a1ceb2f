import { pageAddress } from '../../../platform/web/address.ts';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { kindName } from '../../codes/tables/meeting.ts';
import { articleOf } from '../../meetings/meeting-words.ts';
import type { Effort } from '../effort.contract.ts';
import { meanText } from '../effort.rules.ts';
import { timeText } from './effort-words.ts';

type KindRow = Effort['kinds'][number];

interface EffortTableProps {
  readonly effort: Effort;
  readonly partyOrg: string | undefined;
}

/** What is asked for, by kind. */
export function KindTable({ effort: { year, kinds, forms }, partyOrg }: EffortTableProps) {
  const { least = 0, most = 0 } = forms.find(({ code }) => code === 'record') ?? {};
  const begun = `${year}-01-01` <= officeToday();
  const columns: readonly DataColumn<KindRow>[] = [
    { key: 'kind', title: '组织生活', width: 140, value: ({ kind }) => kindName(kind) },
    {
      key: 'branches',
      title: '党组织',
      kind: 'number',
      width: 110,
      render: ({ kind, branches }) => (
        <NumberLink
          count={branches}
          unit="个"
          to={begun ? pageAddress('/meetings/duties', { kind, period: String(year), partyOrg }) : undefined}
          label={`要开${kindName(kind)}的党组织`}
        />
      ),
    },
    { key: 'entries', title: '全年登记（次）', kind: 'number', width: 130, value: ({ entries }) => entries },
    {
      key: 'each',
      title: '平均每个（次）',
      kind: 'number',
      width: 130,
      render: ({ entries, branches }) => <span className="number">{meanText(entries, branches)}</span>,
    },
    {
      key: 'time',
      title: '平均每个全年约',
      width: 150,
      value: ({ entries, branches }) =>
        branches === 0 ? null : timeText((least * entries) / branches, (most * entries) / branches),
    },
    {
      key: 'clause',
      title: '依据',
      width: 220,
      render: ({ clause }) =>
        clause === null ? (
          <PageLink to="/meetings/duty-rules">另设的要求</PageLink>
        ) : (
          `${articleOf(clause)}，或另设的要求`
        ),
    },
  ];
  return (
    <>
      <h2 className="section-title">按组织生活类型：要求登记多少次</h2>
      <DataTable<KindRow>
        name="effort-kinds"
        title="按组织生活类型"
        toolbar={false}
        columns={columns}
        rows={kinds}
        rowKey={({ kind }) => kind}
        empty={{ reason: '没有要求。' }}
      />
    </>
  );
}
