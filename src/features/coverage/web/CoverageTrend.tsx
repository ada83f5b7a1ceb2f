import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { Chart } from '../../../platform/web/Chart.tsx';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { ErrorState } from '../../../platform/web/ErrorState.tsx';
import { rateText } from '../../../platform/web/rate-text.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { readCoverageTrendRoute, type TrendAnswer, type TrendQuestion } from '../coverage.contract.ts';
import { SERIES_COLOURS } from './CoverageBars.tsx';

type Point = TrendAnswer['points'][number];

/** Coverage month by month up to the asked day, as lines and as a table. */
export function CoverageTrend({ question }: { readonly question: Partial<TrendQuestion> }) {
  const { data, error, refetch } = useRoute(
    readCoverageTrendRoute,
    { query: question },
    { keepShowing: true },
  );
  const option = useMemo(() => (data === undefined ? null : optionFor(data.points)), [data]);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined || option === null) return <Skeleton active title={false} paragraph={{ rows: 8 }} />;
  return (
    <>
      <Chart
        option={option}
        height={320}
        label="每月月末的社会组织数、组织覆盖数和工作覆盖数；同样的数字见下表"
      />
      <DataTable<Point>
        name="coverage-trend"
        title="覆盖趋势"
        toolbar={false}
        rows={data.points}
        rowKey={(point) => point.on}
        columns={[
          { key: 'on', title: '截至', kind: 'day', value: (point) => point.on },
          { key: 'socialOrgs', title: '社会组织', kind: 'number', value: (point) => point.socialOrgs },
          {
            key: 'formal',
            title: '组织覆盖',
            kind: 'number',
            width: 190,
            value: (point) => rateText(point.formallyCovered, point.socialOrgs),
          },
          {
            key: 'work',
            title: '工作覆盖',
            kind: 'number',
            width: 190,
            value: (point) => rateText(point.workCovered, point.socialOrgs),
          },
        ]}
        empty={{ reason: '没有可画的月份。' }}
      />
    </>
  );
}

function optionFor(points: readonly Point[]) {
  const line = (name: string, pick: (point: Point) => number) => ({
    name,
    type: 'line' as const,
    symbolSize: 6,
    data: points.map(pick),
  });
  return {
    color: ['#8c8c8c', ...SERIES_COLOURS],
    legend: { top: 0, left: 0, itemGap: 24 },
    tooltip: { trigger: 'axis' as const },
    grid: { left: 8, right: 24, top: 44, bottom: 8, containLabel: true },
    xAxis: { type: 'category' as const, data: points.map((point) => point.on.slice(0, 7)) },
    yAxis: { type: 'value' as const, minInterval: 1 },
    series: [
      line('社会组织', (point) => point.socialOrgs),
      line('组织覆盖', (point) => point.formallyCovered),
      line('工作覆盖', (point) => point.workCovered),
    ],
  };
}
