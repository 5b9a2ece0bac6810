import { useMemo } from 'react';
import { usePhone } from '../kit/media.ts';
import { palette } from '../theme.ts';
import { Chart } from './Chart.tsx';

export interface BarSeries {
  readonly name: string;
  /** One value per category; null where there is none. */
  readonly values: readonly (number | null)[];
  /** What it says, where it says good or bad: the same colours as the tags. */
  readonly tone?: 'good' | 'caution' | 'danger' | 'running' | 'waiting';
}
const toneColors = { good: palette.good, caution: palette.caution, danger: palette.danger, running: palette.link, waiting: palette.muted } as const;
interface Props {
  readonly summary: string;
  /** Heading of the first column of the data table. */
  readonly categoryTitle: string;
  readonly categories: readonly string[];
  readonly series: readonly BarSeries[];
  readonly unit?: string;
  readonly stacked?: boolean;
  /** Lying bars suit long names and rankings. */
  readonly lying?: boolean;
  readonly height?: number;
  /** A named line across: the average, a limit. */
  readonly line?: { readonly name: string; readonly value: number };
  readonly onPick?: (mark: { readonly category: number; readonly series: string }) => void;
}

/** Bars, standing or lying, stacked or side by side. */
export function Bars({ summary, categoryTitle, categories, series, unit = '', stacked = false, lying: lyingWanted = false, height, line, onPick }: Props) {
  const phone = usePhone();
  // Names of standing bars do not fit a phone.
  // Names of many series take a second line there.
  const legend = series.length < 2 ? 12 : phone && series.length > 3 ? 58 : 34;
  const lying = lyingWanted || (phone && categories.length > 3);
  const option = useMemo(() => {
    const named = { type: 'category', data: [...categories], inverse: lying };
    const whole = series.every((s) => s.values.every((v) => v === null || Number.isInteger(v)));
    const counted = { type: 'value', ...(whole ? { minInterval: 1 } : {}), axisLabel: { formatter: `{value}${unit}` } };
    return {
      animation: false,
      grid: { left: 8, right: line ? 64 : 16, top: legend, bottom: 4, outerBoundsMode: 'same' },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (v: unknown) => (v === null || v === undefined ? '—' : `${String(v)}${unit}`) },
      ...(series.length > 1 ? { legend: { top: 0, left: 0 } } : {}),
      xAxis: lying ? counted : named,
      yAxis: lying ? named : counted,
      series: series.map((s, i) => ({
        type: 'bar',
        name: s.name,
        data: [...s.values],
        barMaxWidth: 28,
        ...(stacked ? { stack: 'all' } : {}),
        ...(s.tone ? { itemStyle: { color: toneColors[s.tone] } } : {}),
        ...(series.length === 1 && categories.length <= 24 ? { label: { show: true, position: lying ? 'right' : 'top', color: '#25211d' } } : {}),
        ...(line && i === 0
          ? { markLine: { symbol: 'none', silent: true, label: { formatter: line.name }, lineStyle: { color: '#675f56' }, data: [lying ? { xAxis: line.value } : { yAxis: line.value }] } }
          : {}),
      })),
    };
  }, [categories, series, unit, stacked, lying, line, legend]);
  return (
    <Chart
      summary={summary}
      option={option}
      height={height ?? (lying ? legend + 6 + categories.length * (stacked ? 28 : 14 + 16 * series.length) : 206 + legend)}
      columns={[categoryTitle, ...series.map((s) => (unit ? `${s.name}（${unit}）` : s.name))]}
      rows={categories.map((category, i) => [category, ...series.map((s) => s.values[i] ?? '—')])}
      {...(onPick ? { onPick: (mark) => onPick({ category: mark.dataIndex, series: mark.seriesName ?? '' }) } : {})}
    />
  );
}
