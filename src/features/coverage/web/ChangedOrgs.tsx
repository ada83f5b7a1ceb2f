import { Select } from 'antd';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { useMay } from '../../../platform/web/session.tsx';
import { permissions } from '../../access/role.ts';
import {
  type CompareAnswer,
  countCoverageChangesRoute,
  type CoverageChangeRow,
  exportCoverageChangesRoute,
  listCoverageChangesRoute,
} from '../coverage-change.contract.ts';
import { type ChangeDirection, changeMeasureNames } from '../coverage-change.ts';
import { causeText, coveredText, OUT_OF_SIGHT } from '../coverage-change.rules.ts';
import type { Comparison, CoverageView } from './coverage-view.ts';

interface ChangedOrgsProps {
  readonly compared: CompareAnswer;
  readonly comparison: Comparison;
  readonly view: CoverageView;
  readonly setView: (patch: Partial<CoverageView>) => void;
}

/** Who came in and who went out, with the reason; until a number is chosen, of 组织覆盖. */
export function ChangedOrgs({ compared, comparison, view, setView }: ChangedOrgsProps) {
  const { measure = 'formal', direction, cause } = view;
  const { size, ...rest } = comparison;
  const fixed = { ...rest, sizeBand: size, measure, direction, cause };
  const mayExport = useMay(permissions.runExports);
  const list = useList(listCoverageChangesRoute, {
    count: countCoverageChangesRoute,
    fixed,
    stateIn: 'memory',
    ...(mayExport ? { export: exportCoverageChangesRoute } : {}),
  });
  const told = changeMeasureNames[measure] + (direction === undefined ? '增减' : DIRECTION[direction]);
  return (
    <DataTable<CoverageChangeRow>
      // Another question begins on its first page.
      key={JSON.stringify(fixed)}
      {...list.table}
      name="coverage-changes"
      title={`${told}的社会组织`}
      headed
      tools={<Causes compared={compared} view={{ ...view, measure }} setView={setView} />}
      rowKey={(row) => `${row.id} ${row.direction}`}
      rowAddress={(row) => `/social-orgs/${row.id}`}
      columns={[
        { key: 'name', title: '名称', width: 220, value: (row) => row.name ?? OUT_OF_SIGHT },
        { key: 'region', title: '所在地', width: 100, value: (row) => row.regionName },
        { key: 'direction', title: '增减', width: 64, value: (row) => DIRECTION[row.direction] },
        { key: 'cause', title: '原因', width: 130, value: (row) => causeText(compared.compared, row) },
        {
          key: 'before',
          title: compared.compared === 'days' ? '原覆盖党组织' : '覆盖它的党组织',
          width: 220,
          empty: '未覆盖',
          value: ({ coveredBefore }) => coveredText(coveredBefore),
          render: (row) => <Before row={row} until={compared.after.on} />,
        },
        ...(compared.compared === 'days'
          ? [
              {
                key: 'after',
                title: '现覆盖党组织',
                width: 260,
                empty: '未覆盖',
                value: ({ coveredAfter }: CoverageChangeRow) => coveredText(coveredAfter),
                render: (row: CoverageChangeRow) => <After row={row} since={compared.before.on} />,
              },
            ]
          : []),
      ]}
      empty={{ reason: '没有进入或退出的社会组织。' }}
    />
  );
}

const DIRECTION: Readonly<Record<ChangeDirection, string>> = { entered: '进入', left: '退出' };

function Causes({ compared, view, setView }: Omit<ChangedOrgsProps, 'comparison'>) {
  const row = compared.measures.find(({ measure }) => measure === view.measure);
  const options = (['entered', 'left'] as const).flatMap((direction) => [
    { value: `${direction} `, label: `全部${DIRECTION[direction]}` },
    ...(row?.[direction] ?? []).map(({ cause, count }) => ({
      value: `${direction} ${cause}`,
      label: `${causeText(compared.compared, { cause, direction })} ${count}`,
    })),
  ]);
  return (
    <Select
      aria-label="按原因筛选"
      value={`${view.direction ?? ''} ${view.cause ?? ''}`}
      popupMatchSelectWidth={false}
      options={[{ value: ' ', label: '全部进入和退出' }, ...options]}
      onChange={(chosen: string) => {
        const [direction, cause] = chosen.split(' ');
        setView({
          direction: direction === '' ? undefined : (direction as ChangeDirection),
          cause: cause === '' ? undefined : (cause as CoverageView['cause']),
        });
      }}
    />
  );
}

/** With the day on which it ended, where it did; the organisation's own end says more. */
function Before({ row, until }: { readonly row: CoverageChangeRow; readonly until: string }) {
  if (row.coveredBefore.length === 0) return <span className="quiet">未覆盖</span>;
  return row.coveredBefore.map((each) => (
    <div key={each.id}>
      {coveredText([each])}
      {each.toOn !== null && each.toOn <= until ? <span className="quiet"> 至 {each.toOn}</span> : null}
    </div>
  ));
}

function After({ row, since }: { readonly row: CoverageChangeRow; readonly since: string }) {
  if (row.endedOn !== null && row.cause === 'existence' && row.direction === 'left')
    return <span className="quiet">{row.endedOn} 注销</span>;
  if (row.coveredAfter.length === 0) return <span className="quiet">未覆盖</span>;
  return row.coveredAfter.map((each) => (
    <div key={each.id}>
      {coveredText([each])}
      {each.fromOn !== null && each.fromOn > since ? <span className="quiet"> 自 {each.fromOn}</span> : null}
    </div>
  ));
}
