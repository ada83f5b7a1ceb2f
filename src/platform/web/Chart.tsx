import type { EChartsOption } from 'echarts';
import type { EChartsType } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import { FONT_FAMILY } from './theme.ts';
import { useTypeSize } from './type-size.tsx';

interface ChartProps {
  readonly option: EChartsOption;
  /** In pixels. */
  readonly height: number;
  /** What it shows, for whoever cannot see it; the same figures stand in a table nearby. */
  readonly label: string;
  /** A bar, point or slice was chosen: its series' name and the place on the axis. */
  readonly onChoose?: (chosen: { readonly series: string; readonly index: number }) => void;
}

/** A chart, drawn once its code has come. */
export function Chart({ option, height, label, onChoose }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType | null>(null);
  const { base } = useTypeSize();
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    let drawn: EChartsType | null = null;
    let gone = false;
    const watch = new ResizeObserver(() => drawn?.resize());
    import('./echarts-parts.ts').then(
      ({ init }) => {
        if (gone) return;
        drawn = init(element, null, { renderer: 'svg' });
        watch.observe(element);
        setChart(drawn);
      },
      // Without its code the chart stays empty; the table beside it holds the figures.
      () => undefined,
    );
    return () => {
      gone = true;
      watch.disconnect();
      drawn?.dispose();
    };
  }, []);
  useEffect(() => {
    chart?.setOption({ ...looksOf(base), ...option }, { notMerge: true });
  }, [chart, option, base]);
  useEffect(() => {
    if (chart === null || onChoose === undefined) return undefined;
    const choose = (event: { seriesName?: string | undefined; dataIndex: number }) =>
      onChoose({ series: event.seriesName ?? '', index: event.dataIndex });
    chart.on('click', choose);
    return () => void chart.off('click', choose);
  }, [chart, onChoose]);
  return <div ref={place} className="chart" role="img" aria-label={label} style={{ height }} />;
}

/** Told apart by lightness too, for print and for eyes that confuse colours; no red, which would read as an alarm. */
const COLORS = ['#1f4e8c', '#7fa8d6', '#c08a2d', '#2f8f83', '#8b95a3', '#a7c4a0'];

/** What all charts share; an option of the same name replaces it. */
function looksOf(base: number): EChartsOption {
  const text = { fontFamily: FONT_FAMILY, fontSize: base, color: '#1f2329' };
  return {
    textStyle: text,
    color: COLORS,
    animation: false,
    grid: { left: 8, right: 24, top: 44, bottom: 8 },
    legend: { top: 4, left: 4, textStyle: text },
    tooltip: { trigger: 'axis', textStyle: text, confine: true },
  };
}
