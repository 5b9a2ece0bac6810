import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bars } from '../../../../web/charts/index.ts';
import { EmptyState, Section } from '../../../../web/kit/index.ts';
import type { ResultDetail } from '../../contract.ts';
import { ResultPapers } from '../papers/ResultPapers.tsx';
import { YearResult } from './YearResult.tsx';

/** All years of a person: scores side by side, then each year in full. */
export function Years({ years, empty, emptyNext }: { readonly years: readonly ResultDetail[]; readonly empty: string; readonly emptyNext: string }) {
  const { t } = useTranslation('assessment');
  if (years.length === 0) return <EmptyState title={empty}>{emptyNext}</EmptyState>;
  const oldestFirst = years.toReversed();
  const latest = years.find((y) => y.row.score !== null);
  return (
    <div className="dd-assess-stack">
      {years.length > 1 && (
        <Section title={t('dossier.years')}>
          <Bars
            summary={latest ? t('dossier.yearsSummary', { count: years.length, year: latest.year, score: latest.row.score }) : t('dossier.yearsSummaryNone', { count: years.length })}
            categoryTitle={t('dossier.yearTitle')}
            categories={oldestFirst.map((y) => String(y.year))}
            series={[{ name: t('result.score'), values: oldestFirst.map((y) => (y.row.score === null ? null : Number(y.row.score))) }]}
            height={180}
          />
        </Section>
      )}
      <Tabs items={years.map((y) => ({ key: y.runId, label: t('board.year', { year: y.year }), children: <div className="dd-assess-stack"><div><ResultPapers size="small" detail={y} /></div><YearResult detail={y} /></div> }))} />
    </div>
  );
}
