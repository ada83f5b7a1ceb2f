import { Skeleton } from 'antd';
import { percentText } from '../../../platform/kernel/portion.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { ErrorState } from '../../../platform/web/ErrorState.tsx';
import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { compareCoverageRoute, type CompareAnswer } from '../coverage-change.contract.ts';
import { type ChangeDirection, type ChangeMeasure, changeMeasureNames } from '../coverage-change.ts';
import { causeText } from '../coverage-change.rules.ts';
import type { CoverageAnswer } from '../coverage.contract.ts';
import { ChangedOrgs } from './ChangedOrgs.tsx';
import { ComparedWith } from './ComparedWith.tsx';
import { comparisonOf, type CoverageView } from './coverage-view.ts';

interface CoverageCompareProps {
  readonly answer: CoverageAnswer;
  readonly view: CoverageView;
  readonly setView: (patch: Partial<CoverageView>) => void;
}

type Measured = CompareAnswer['measures'][number];

/** Two days or two 口径 side by side: who came in, who went out, and why; every number opens its list below. */
export function CoverageCompare({ answer, view, setView }: CoverageCompareProps) {
  const comparison = comparisonOf(view, answer);
  const { data, error, refetch } = useRoute(
    compareCoverageRoute,
    { query: comparison },
    { keepShowing: true },
  );
  const open = (measure: ChangeMeasure, direction?: ChangeDirection) =>
    setView({ measure, direction, cause: undefined });
  return (
    <section aria-label="比较">
      <ComparedWith answer={answer} view={view} setView={setView} definitions />
      {error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton active title={false} paragraph={{ rows: 5 }} />
      ) : (
        <>
          <Sides compared={data} onOpen={open} />
          <ChangedOrgs compared={data} comparison={comparison} view={view} setView={setView} />
        </>
      )}
    </section>
  );
}

interface SidesProps {
  readonly compared: CompareAnswer;
  readonly onOpen: (measure: ChangeMeasure, direction?: ChangeDirection) => void;
}

function Sides({ compared, onOpen }: SidesProps) {
  const { before, after, measures } = compared;
  const days = compared.compared === 'days';
  const name = (side: CompareAnswer['before']) => (days ? side.on : side.countingDefinition.name);
  const total = measures.find(({ measure }) => measure === 'total');
  const rated = (measure: ChangeMeasure, count: number, of: number | undefined) =>
    measure === 'total' || of === undefined ? '' : ` (${percentText(count, of)})`;
  const changed = (row: Measured, direction: ChangeDirection) => (
    <>
      <NumberLink
        count={sumOf(row[direction])}
        label={`${changeMeasureNames[row.measure]}${direction === 'entered' ? '进入' : '退出'}`}
        onOpen={() => onOpen(row.measure, direction)}
      />
      <span className="quiet coverage-causes">
        {row[direction]
          .map(({ cause, count }) => {
            const text = causeText(compared.compared, { cause, direction });
            return row[direction].length === 1 ? text : `${text} ${count}`;
          })
          .join('；')}
      </span>
    </>
  );
  return (
    <DataTable<Measured>
      name="coverage-compare"
      title="前后对照"
      toolbar={false}
      rows={measures}
      rowKey={({ measure }) => measure}
      columns={[
        { key: 'measure', title: '指标', value: ({ measure }) => changeMeasureNames[measure] },
        {
          key: 'before',
          title: name(before),
          kind: 'number',
          value: (row) => row.before,
          render: (row) => `${row.before}${rated(row.measure, row.before, total?.before)}`,
        },
        { key: 'entered', title: '进入', render: (row) => changed(row, 'entered') },
        { key: 'left', title: '退出', render: (row) => changed(row, 'left') },
        {
          key: 'after',
          title: name(after),
          kind: 'number',
          value: (row) => row.after,
          render: (row) => `${row.after}${rated(row.measure, row.after, total?.after)}`,
        },
        {
          key: 'difference',
          title: '增减',
          kind: 'number',
          value: (row) => row.after - row.before,
          render: (row) => signed(row.after - row.before),
        },
      ]}
      empty={{ reason: '没有可比较的数字。' }}
    />
  );
}

function sumOf(causes: readonly { readonly count: number }[]): number {
  return causes.reduce((sum, { count }) => sum + count, 0);
}

function signed(difference: number): string {
  return difference > 0 ? `+${difference}` : difference === 0 ? '0' : `−${-difference}`;
}
