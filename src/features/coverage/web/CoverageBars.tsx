import { useMemo } from 'react';
import { Chart } from '../../../platform/web/Chart.tsx';
import { percentText } from '../../../platform/kernel/portion.ts';
import type { CoverageGroup } from '../coverage.contract.ts';

const ROW_HEIGHT = 56;
const FRAME_HEIGHT = 88;
/** 组织覆盖 in the brand's red, 工作覆盖 in ink: told apart by lightness too, also in black and white. */
export const SERIES_COLOURS = ['#b3141b', '#5b7083'];

interface CoverageBarsProps {
  readonly groups: readonly CoverageGroup[];
  readonly onOpen: (group: CoverageGroup, series: 'formal' | 'work') => void;
}

/** The groups as paired bars of 组织覆盖 and 工作覆盖, in the office's own order. */
export function CoverageBars({ groups, onOpen }: CoverageBarsProps) {
  const option = useMemo(() => optionFor(groups), [groups]);
  return (
    <Chart
      option={option}
      height={groups.length * ROW_HEIGHT + FRAME_HEIGHT}
      label="各组的组织覆盖率和工作覆盖率；同样的数字见“表格”"
      onChoose={({ series, index }) => {
        const group = groups[index];
        if (group !== undefined) onOpen(group, series === '组织覆盖' ? 'formal' : 'work');
      }}
    />
  );
}

function optionFor(groups: readonly CoverageGroup[]) {
  const series = (name: string, pick: (group: CoverageGroup) => { covered: number; total: number }) => ({
    name,
    type: 'bar' as const,
    barMaxWidth: 16,
    barGap: '25%',
    data: groups.map((group) => {
      const { covered, total } = pick(group);
      return total === 0 ? 0 : Math.round((covered * 1000) / total) / 10;
    }),
    label: {
      show: true,
      position: 'right' as const,
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const group = groups[dataIndex];
        if (group === undefined) return '';
        const { covered, total } = pick(group);
        return `${covered} / ${total} (${percentText(covered, total)})`;
      },
    },
  });
  return {
    color: SERIES_COLOURS,
    legend: { top: 0, left: 0, itemGap: 24 },
    grid: { left: 8, right: 150, top: 40, bottom: 24, containLabel: true },
    xAxis: { type: 'value' as const, max: 100, axisLabel: { formatter: '{value} %' } },
    yAxis: {
      type: 'category' as const,
      inverse: true,
      data: groups.map((group) => group.label),
      axisLabel: { width: 150, overflow: 'break' as const },
    },
    series: [
      series('组织覆盖', (group) => group.figures.formalCoverage),
      series('工作覆盖', (group) => group.figures.workCoverage),
    ],
  };
}
