import { useMemo } from 'react';
import { usePhone } from '../kit/media.ts';
import { Chart } from './Chart.tsx';

export interface BarSeries {
  readonly name: string;
  /** One value per category; null where there is none. */
  readonly values: readonly (number | null)[];
}
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
  const lying = lyingWanted || (phone && categories.length > 3);
  const option = useMemo(() => {
    const named = { type: 'category', data: [...categories], inverse: lying };
    const whole = series.every((s) => s.values.every((v) => v === null || Number.isInteger(v)));
    const counted = { type: 'value', ...(whole ? { minInterval: 1 } : {}), axisLabel: { formatter: `{value}${unit}` } };
    return {
      animation: false,
      grid: { left: 8, right: line ? 64 : 16, top: series.length > 1 ? 34 : 12, bottom: 4, outerBoundsMode: 'same' },
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
        ...(series.length === 1 && categories.length <= 24 ? { label: { show: true, position: lying ? 'right' : 'top', color: '#25211d' } } : {}),
        ...(line && i === 0
          ? { markLine: { symbol: 'none', silent: true, label: { formatter: line.name }, lineStyle: { color: '#675f56' }, data: [lying ? { xAxis: line.value } : { yAxis: line.value }] } }
          : {}),
      })),
    };
  }, [categories, series, unit, stacked, lying, line]);
  return (
    <Chart
      summary={summary}
      option={option}
      height={height ?? (lying ? 40 + categories.length * (stacked ? 28 : 14 + 16 * series.length) : 240)}
      columns={[categoryTitle, ...series.map((s) => (unit ? `${s.name}（${unit}）` : s.name))]}
      rows={categories.map((category, i) => [category, ...series.map((s) => s.values[i] ?? '—')])}
      {...(onPick ? { onPick: (mark) => onPick({ category: mark.dataIndex, series: mark.seriesName ?? '' }) } : {})}
    />
  );
}
