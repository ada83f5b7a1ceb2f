import { Segmented, Skeleton } from 'antd';
import { percentText } from '../../../platform/kernel/portion.ts';
import { addressOf } from '../../../platform/web/api-client.ts';
import { pageAddress } from '../../../platform/web/address.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { EmptyState } from '../../../platform/web/EmptyState.tsx';
import { ErrorState } from '../../../platform/web/ErrorState.tsx';
import { ExportButton } from '../../../platform/web/ExportButton.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import { useMay } from '../../../platform/web/session.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { useIsPhone } from '../../../platform/web/use-viewport.ts';
import { permissions } from '../../access/role.ts';
import {
  exportMemberStructureRoute,
  memberFilterSchema,
  type MemberFilter,
  type MemberStructure,
  readMemberStructureRoute,
} from '../member-list.contract.ts';
import { structureDimensionNames } from '../structure.ts';
import { structureFilterOf } from '../structure-filter.rules.ts';
import { useListFilters } from './list-filters.ts';
import './members.css';

/** 结构: how the members, or the secretaries among them, are made up; every number opens its list. */
export function StructurePage() {
  const [filter, setFilter] = useAddressState(memberFilterSchema);
  const fields = useListFilters().filter(({ kind }) => kind !== 'search');
  const mayExport = useMay(permissions.runExports);
  const { data, error, refetch } = useRoute(
    readMemberStructureRoute,
    { query: filter },
    { keepShowing: true },
  );
  const who = filter.post === 'secretary' ? '书记' : '党员';
  return (
    <>
      <PageTitle
        title="党员结构"
        below={data === undefined ? undefined : belowText(data, who)}
        actions={
          mayExport ? (
            <ExportButton
              exportAddress={(format) =>
                addressOf(exportMemberStructureRoute, { query: { ...filter, format } })
              }
            />
          ) : null
        }
      />
      <FilterBar fields={fields} values={filter} onChange={setFilter} />
      <Segmented<'members' | 'secretaries'>
        className="structure-who no-print"
        aria-label="统计谁"
        value={filter.post === 'secretary' ? 'secretaries' : 'members'}
        onChange={(chosen) => setFilter({ post: chosen === 'secretaries' ? 'secretary' : undefined })}
        options={[
          { value: 'members', label: '全部党员' },
          { value: 'secretaries', label: '书记' },
        ]}
      />
      {error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton active title={false} paragraph={{ rows: 12 }} />
      ) : data.total === 0 ? (
        <EmptyState reason={`没有符合条件的${who}。`} hint="换一个条件试试，或先导入党员名册。" />
      ) : (
        <div className="structure-grid">
          {data.dimensions.map((each) => (
            <DimensionTable key={each.dimension} {...each} total={data.total} filter={filter} />
          ))}
        </div>
      )}
    </>
  );
}

function belowText({ on, total, notShown, offRoll }: MemberStructure, who: string): string {
  const kept = notShown === 0 ? '' : `，另有 ${countText(notShown)} 名不公开党员未计入`;
  const note = who === '书记' ? '（在册并在本范围管理、担任书记的党员）' : '';
  const beside =
    offRoll === 0
      ? ''
      : `，另有 ${countText(offRoll)} 名书记的职务没有对应名册上的党员，不知道年龄、学历等，未计入`;
  return `截至 ${on}　共 ${countText(total)} 名${who}${note}${kept}${beside}`;
}

type Dimension = MemberStructure['dimensions'][number];
type Row = Dimension['rows'][number];

interface DimensionTableProps extends Dimension {
  readonly total: number;
  readonly filter: MemberFilter;
}

function DimensionTable({ dimension, rows, total, filter }: DimensionTableProps) {
  const title = structureDimensionNames[dimension];
  // As cards the rows have no head that would say it.
  const phone = useIsPhone();
  const addressOfRow = (row: Row) =>
    row.label === SUM
      ? pageAddress('/members', filter)
      : pageAddress('/members', structureFilterOf(filter, dimension, row.key));
  return (
    <section>
      {phone ? <h2 className="data-heading">{title}</h2> : null}
      <DataTable<Row>
        name={`structure-${dimension}`}
        title={title}
        toolbar={false}
        rows={rows}
        rowKey={({ label }) => label}
        summary={{ key: null, label: SUM, count: total }}
        columns={[
          { key: 'label', title, value: ({ label }) => label },
          {
            key: 'count',
            title: '人数',
            kind: 'number',
            width: 88,
            value: ({ count }) => count,
            render: (row) => <NumberLink count={row.count} to={addressOfRow(row)} label={row.label} />,
          },
          {
            key: 'share',
            title: '占比',
            width: 180,
            value: ({ count }) => percentText(count, total),
            render: (row) => <Share count={row.count} total={total} />,
          },
        ]}
        empty={{ reason: '没有可统计的党员。' }}
      />
    </section>
  );
}

const SUM = '合计';

function Share({ count, total }: { readonly count: number; readonly total: number }) {
  return (
    <span className="structure-share">
      <span className="structure-bar" aria-hidden>
        <span style={{ width: `${(count / total) * 100}%` }} />
      </span>
      <span className="number">{percentText(count, total)}</span>
    </span>
  );
}
