import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download, useAnswer, type OutputOf } from '../../../web/api/index.ts';
import { Answered, DateText, EmptyState, PersonLink, RefusalNotice, Section, StateTag, type Tone } from '../../../web/kit/index.ts';
import { exportMeasureDifferences, measureDifferences } from '../contract.ts';
import { CheckState, MatterText, MeasureActs } from './measure-parts.tsx';

type Found = OutputOf<typeof measureDifferences>;
const tones: Readonly<Record<Found['differences'][number]['reason'], Tone>> = { unconfirmed: 'waiting', disputed: 'danger', double: 'caution' };
const YEARS = 5;

/** 核对差异 of a year: counts by month, then each difference, of a double both lines side by side. */
export function MeasureDifferences({ year, onYear }: { readonly year: string | undefined; readonly onYear: (year: string | undefined) => void }) {
  const { t, i18n } = useTranslation('protection');
  const [error, setError] = useState<unknown>(null);
  const now = new Date().getFullYear();
  const asked = Number(year ?? now);
  const answer = useAnswer(measureDifferences, { query: { year: asked } }, { keepPrevious: true });
  const years = [...new Set([asked, ...Array.from({ length: YEARS }, (_, i) => now - i)])].sort((a, b) => b - a);
  return (
    <div className="dd-measure-stack">
      <div className="dd-measure-row">
        <Select aria-label={t('measures.differences.year')} value={asked} style={{ width: 110 }} onChange={(v: number) => onYear(v === now ? undefined : String(v))} options={years.map((value) => ({ value, label: String(value) }))} />
        <Button onClick={() => void download(exportMeasureDifferences, { query: { year: asked, language: i18n.language === 'en' ? 'en' : 'zh-CN' } }).then(() => setError(null), setError)}>{t('measures.differences.export')}</Button>
      </div>
      {error !== null && <RefusalNotice error={error} />}
      <Answered answer={answer}>
        {(found) => (
          <>
            {found.months.length > 0 && <Section title={t('measures.differences.byMonth')}><Months found={found} /></Section>}
            <Section title={t('measures.differences.lines')}>
              {found.differences.length === 0 ? (
                <EmptyState title={t('measures.differences.none')}>{t('measures.differences.noneNext')}</EmptyState>
              ) : (
                <ul className="dd-effects">
                  {found.differences.map((d) => (
                    <li key={`${d.reason}${d.measure.id}${d.other?.id ?? ''}`} className="dd-effect" data-holds={d.reason !== 'unconfirmed'}>
                      <h3 className="dd-measure-row"><PersonLink id={d.measure.person.id} name={d.measure.person.name} /> <span>{d.measure.person.organizationName}</span> <StateTag tone={tones[d.reason]}>{t(`measures.differences.reason.${d.reason}`)}</StateTag></h3>
                      <div className="dd-two-parts" style={{ marginBottom: 0 }}>
                        {[d.measure, ...(d.other ? [d.other] : [])].map((m) => (
                          <div key={m.id} className="dd-measure-card">
                            <span className="dd-measure-row"><b>{t(`measures.kind.${m.kind}`)}</b> <span>{t(`measures.body.${m.body}`)}</span> <DateText value={m.onDay} /></span>
                            <MatterText measure={m} />
                            {d.reason !== 'unconfirmed' && <CheckState measure={m} />}
                            <MeasureActs measure={m} />
                          </div>
                        ))}
                      </div>
                    </li>
                  ))}
                </ul>
              )}
            </Section>
          </>
        )}
      </Answered>
    </div>
  );
}

function Months({ found }: { readonly found: Found }) {
  const { t } = useTranslation('protection');
  const cells = (m: Omit<Found['months'][number], 'month'>) => [m.records, m.unconfirmed, m.disputed].flatMap((n) => [n.organization, n.discipline]).concat(m.doubles);
  const groups = [t('measures.differences.records'), t('measures.differences.reason.unconfirmed'), t('measures.differences.reason.disputed')];
  return (
    <div className="dd-measure-scroll" tabIndex={0} role="region" aria-label={t('measures.differences.byMonth')}>
      <table className="dd-measure-table">
        <thead>
          <tr><th scope="col" rowSpan={2}>{t('measures.differences.month')}</th>{groups.map((g) => <th key={g} scope="colgroup" colSpan={2}>{g}</th>)}<th scope="col" rowSpan={2} className="dd-num">{t('measures.differences.reason.double')}</th></tr>
          <tr>{groups.flatMap((g) => (['organization', 'discipline'] as const).map((b) => <th key={`${g}${b}`} scope="col" className="dd-num">{t(`measures.body.${b}`)}</th>))}</tr>
        </thead>
        <tbody>{found.months.map((m) => <tr key={m.month}><th scope="row">{m.month}</th>{cells(m).map((n, i) => <td key={i} className="dd-num">{n}</td>)}</tr>)}</tbody>
        <tfoot><tr><th scope="row">{t('measures.differences.total')}</th>{cells(found.total).map((n, i) => <td key={i} className="dd-num">{n}</td>)}</tr></tfoot>
      </table>
    </div>
  );
}
