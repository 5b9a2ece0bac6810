import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { HeatMap } from '../../../web/charts/index.ts';
import type { typeByMeasure } from '../contract.ts';

/** Persons by type of problem and measure; somebody in several cells counts once in the totals. */
export function MeasuresMap({ counted }: { readonly counted: z.infer<typeof typeByMeasure> }) {
  const { t } = useTranslation('supervision');
  const most = counted.types.toSorted((a, b) => b.persons - a.persons)[0];
  const total = 'total';
  return (
    <HeatMap
      rowTitle={t('problem.type')}
      summary={most ? t('measures.says', { persons: counted.persons, type: most.type, most: most.persons }) : t('measures.none')}
      rows={[...counted.types.map((x) => ({ key: x.type, name: x.type })), { key: total, name: t('measures.total') }]}
      columns={[...counted.measures.map((m) => ({ key: m.measure, name: m.measure })), { key: total, name: t('measures.total') }]}
      most={Math.max(1, ...counted.types.flatMap((x) => Object.values(x.measures)))}
      cell={(type, measure) => {
        const row = counted.types.find((x) => x.type === type);
        if (type === total) return { value: measure === total ? counted.persons : (counted.measures.find((m) => m.measure === measure)?.persons ?? 0) };
        return { value: measure === total ? (row?.persons ?? 0) : (row?.measures[measure] ?? 0) };
      }}
    />
  );
}
