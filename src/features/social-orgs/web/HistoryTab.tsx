import { Button } from 'antd';
import { useState } from 'react';
import { ChangeTimeline } from '../../../platform/web/ChangeTimeline.tsx';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { ErrorState } from '../../../platform/web/ErrorState.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { withBeginning } from '../../../platform/web/with-beginning.ts';
import { listChangesRoute } from '../../audit/changes.contract.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { responsibilities } from '../social-org.ts';
import type { SocialOrgRecord } from '../social-org.contract.ts';
import { timelineEntry } from './change-words.tsx';
import { type SupervisionLine, supervisionLines } from '../supervision-line.rules.ts';
import { periodText, statusLook } from './social-org-words.ts';

type Period = SocialOrgRecord['periods'][number];

/** 沿革: what held when, and below it who wrote what. */
export function HistoryTab({ record }: { readonly record: SocialOrgRecord }) {
  return (
    <div className="org-facts">
      <section>
        <h2>各时期的情况</h2>
        <DataTable<Period>
          name="org-periods"
          title="各时期的情况"
          toolbar={false}
          columns={PERIOD_COLUMNS}
          rows={record.periods}
          rowKey={({ fromOn }) => fromOn}
          empty={{ reason: '没有记录。' }}
        />
      </section>
      <section>
        <h2>管理关系</h2>
        <DataTable<SupervisionLine>
          name="org-supervision"
          title="管理关系"
          toolbar={false}
          columns={LINE_COLUMNS}
          rows={supervisionLines(record.periods)}
          rowKey={({ title, fromOn }) => `${title} ${fromOn}`}
          empty={{ reason: '没有记录。' }}
        />
      </section>
      <section>
        <h2>变更记录</h2>
        <Changes record={record} />
      </section>
    </div>
  );
}

const PERIOD_COLUMNS: readonly DataColumn<Period>[] = [
  { key: 'period', title: '起止', width: 196, value: ({ fromOn, toOn }) => periodText(fromOn, toOn) },
  { key: 'name', title: '名称', width: 200, value: (row) => row.name },
  { key: 'status', title: '状态', width: 84, value: (row) => statusLook(row.status).name },
  { key: 'region', title: '行政区划', width: 150, value: (row) => row.regionName },
  { key: 'staff', title: '从业人员', kind: 'number', width: 88, value: (row) => row.staff },
  { key: 'body', title: '业务主管单位', width: 170, empty: '无', value: (row) => row.supervisingBodyName },
  {
    key: 'responsible',
    title: '党建责任单位',
    width: 200,
    value: (row) =>
      `${row.responsibleName ?? '上级党组织'}${row.responsibility === 'unclear' ? `（${nameOfCode(responsibilities, 'unclear')}）` : ''}`,
  },
  { key: 'reason', title: '更正原因', width: 120, empty: '—', value: (row) => row.reason },
];

const LINE_COLUMNS: readonly DataColumn<SupervisionLine>[] = [
  { key: 'title', title: '关系', width: 120, value: ({ title }) => title },
  { key: 'name', title: '单位', width: 320, value: ({ name }) => name },
  { key: 'period', title: '起止', width: 196, value: ({ fromOn, toOn }) => periodText(fromOn, toOn) },
];

const FIRST = 20;
const MOST = 100;

/** Newest first; the older ones on asking. */
function Changes({ record }: { readonly record: SocialOrgRecord }) {
  const [size, setSize] = useState(FIRST);
  const query = useRoute(
    listChangesRoute,
    { query: { entity: 'socialOrg', entityId: record.id, size } },
    { keepShowing: true },
  );
  if (query.error !== null) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return null;
  return (
    <>
      <ChangeTimeline entries={withBeginning(query.data.rows.map(timelineEntry), query.data, record)} />
      {query.data.next !== null && size < MOST ? (
        <Button onClick={() => setSize(MOST)}>显示更早的</Button>
      ) : null}
    </>
  );
}
