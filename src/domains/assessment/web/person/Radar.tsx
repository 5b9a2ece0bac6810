import { useTranslation } from 'react-i18next';
import { Bars, Radar } from '../../../../web/charts/index.ts';
import { EmptyState } from '../../../../web/kit/index.ts';
import type { ResultDetail } from '../../contract.ts';
import { useName } from '../words.tsx';

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));

/** The dimensions with last year's outline, else the group's mean, behind. */
export function DimensionsRadar({ detail, size = 280 }: { readonly detail: ResultDetail; readonly size?: number }) {
  const { t } = useTranslation('assessment');
  const name = useName();
  const shown = detail.radar.filter((d) => d.weight > 0);
  const scored = shown.filter((d) => d.score !== null).toSorted((a, b) => Number(b.score) - Number(a.score));
  if (scored.length === 0) return <EmptyState title={t('result.radarNone')} />;
  const behind = shown.some((d) => d.last !== null) ? ('last' as const) : shown.some((d) => d.groupMean !== null) ? ('groupMean' as const) : null;
  const summary = t('result.radarSummary', { best: name(scored[0]!.name), worst: name(scored.at(-1)!.name) });
  const thisYear = { name: t('result.thisYear'), values: shown.map((d) => numberOf(d.score)) };
  const beside = behind === null ? [] : [{ name: t(behind === 'last' ? 'result.lastYear' : 'result.groupMean'), values: shown.map((d) => numberOf(d[behind])), behind: true }];
  // Fewer than three axes enclose nothing.
  if (shown.length < 3) return <Bars lying height={60 + 56 * shown.length} summary={summary} categoryTitle={t('scheme.dimension')} categories={shown.map((d) => name(d.name))} series={[thisYear, ...beside]} />;
  return <Radar size={size} summary={summary} axes={shown.map((d) => ({ name: name(d.name), most: Number(detail.fullMark) }))} outlines={[thisYear, ...beside]} />;
}
