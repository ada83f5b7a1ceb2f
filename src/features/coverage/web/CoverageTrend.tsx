import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { Chart } from '../../../platform/web/Chart.tsx';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { ErrorState } from '../../../platform/web/ErrorState.tsx';
import { percentText } from '../../../platform/kernel/portion.ts';
import { NumberLink } from '../../../platform/web/NumberLink.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import type { Narrowing } from './coverage-view.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { readCoverageTrendRoute, type TrendAnswer, type TrendQuestion } from '../coverage.contract.ts';
import { type EffectiveFigures, readEffectiveTrendRoute } from '../effective.contract.ts';
import { SERIES_COLOURS } from './CoverageBars.tsx';

type Point = TrendAnswer['points'][number] & { readonly effective: EffectiveFigures | undefined };

const DEFAULT_MONTHS = 12;
/** Of effective coverage the trend goes back two years. */
const MOST_MONTHS = 24;

interface CoverageTrendProps {
  readonly question: Partial<TrendQuestion>;
  readonly onOpen: Open;
}

type Open = (title: string, narrowing: Narrowing) => void;

/** Coverage month by month up to the asked day, as lines and as a table whose numbers open the lists of their day. */
export function CoverageTrend({ question, onOpen }: CoverageTrendProps) {
  const { data, error, refetch } = useRoute(
    readCoverageTrendRoute,
    { query: question },
    { keepShowing: true },
  );
  const effective = useRoute(
    readEffectiveTrendRoute,
    { query: { ...question, months: Math.min(question.months ?? DEFAULT_MONTHS, MOST_MONTHS) } },
    { keepShowing: true },
  ).data;
  const points = useMemo(
    () =>
      data?.points.map((point) => ({
        ...point,
        effective: effective?.points.find(({ on }) => on === point.on)?.figures,
      })),
    [data, effective],
  );
  const option = useMemo(() => (points === undefined ? null : optionFor(points)), [points]);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (points === undefined || option === null)
    return <Skeleton active title={false} paragraph={{ rows: 8 }} />;
  return (
    <>
      <Chart
        option={option}
        height={320}
        label="每月月末的社会组织数、组织覆盖数、工作覆盖数和有效覆盖数；同样的数字见下表"
      />
      <DataTable<Point>
        name="coverage-trend"
        title="覆盖趋势"
        toolbar={false}
        rows={points}
        rowKey={(point) => point.on}
        columns={[
          { key: 'on', title: '截至', kind: 'day', value: (point) => point.on },
          {
            key: 'socialOrgs',
            title: '社会组织',
            kind: 'number',
            value: (point) => point.socialOrgs,
            render: (point) => (
              <Figure title="社会组织" point={point} count={point.socialOrgs} onOpen={onOpen} />
            ),
          },
          {
            key: 'formal',
            title: '组织覆盖',
            kind: 'number',
            width: 190,
            render: (point) => (
              <>
                <Figure
                  title="组织覆盖"
                  point={point}
                  count={point.formallyCovered}
                  narrowing={{ covered: 'formal' }}
                  onOpen={onOpen}
                />
                {ofAll(point.formallyCovered, point)}
              </>
            ),
          },
          {
            key: 'work',
            title: '工作覆盖',
            kind: 'number',
            width: 190,
            render: (point) => (
              <>
                <Figure
                  title="工作覆盖"
                  point={point}
                  count={point.workCovered}
                  narrowing={{ work: 'yes' }}
                  onOpen={onOpen}
                />
                {ofAll(point.workCovered, point)}
              </>
            ),
          },
          {
            key: 'effective',
            title: '有效覆盖',
            kind: 'number',
            width: 190,
            render: (point) =>
              point.effective === undefined ? (
                ''
              ) : (
                <>
                  <Figure
                    title="有效覆盖"
                    point={point}
                    count={point.effective.active}
                    narrowing={{ life: 'active' }}
                    onOpen={onOpen}
                  />
                  {ofAll(point.effective.active, point)}
                </>
              ),
          },
        ]}
        empty={{ reason: '没有可画的月份。' }}
      />
    </>
  );
}

interface FigureProps {
  readonly title: string;
  readonly point: Point;
  readonly count: number;
  readonly narrowing?: Narrowing;
  readonly onOpen: Open;
}

function Figure({ title, point: { on }, count, narrowing, onOpen }: FigureProps) {
  const named = `${title}，截至 ${on}`;
  return <NumberLink count={count} label={named} onOpen={() => onOpen(named, { ...narrowing, on })} />;
}

function ofAll(part: number, { socialOrgs }: Point): string {
  return ` / ${countText(socialOrgs)} (${percentText(part, socialOrgs)})`;
}

function optionFor(points: readonly Point[]) {
  const line = (name: string, pick: (point: Point) => number) => ({
    name,
    type: 'line' as const,
    symbolSize: 6,
    data: points.map(pick),
  });
  return {
    color: ['#8c8c8c', ...SERIES_COLOURS, '#2f7d5b'],
    legend: { top: 0, left: 0, itemGap: 24 },
    tooltip: { trigger: 'axis' as const },
    grid: { left: 8, right: 24, top: 44, bottom: 8, containLabel: true },
    xAxis: { type: 'category' as const, data: points.map((point) => point.on.slice(0, 7)) },
    yAxis: { type: 'value' as const, minInterval: 1 },
    series: [
      line('社会组织', (point) => point.socialOrgs),
      line('组织覆盖', (point) => point.formallyCovered),
      line('工作覆盖', (point) => point.workCovered),
      ...(points.every((point) => point.effective === undefined)
        ? []
        : [line('有效覆盖', (point) => point.effective?.active ?? 0)]),
    ],
  };
}
