import { useTranslation } from 'react-i18next';
import { EmptyState, Label, StateTag } from '../../../web/kit/index.ts';
import type { ProposedMeasure } from '../contract.ts';

/** Measures that fit, ready ones first: whom it takes, conditions met and missing, each with its article. */
export function MeasureList({ measures }: { readonly measures: readonly ProposedMeasure[] }) {
  const { t, i18n } = useTranslation('analysis');
  const words = (text: { zh: string; en: string }) => (i18n.language === 'en' ? text.en : text.zh);
  const cite = (s: ProposedMeasure['source']) => `${s.title ?? s.document} ${s.article}`;
  if (measures.length === 0) return <EmptyState title={t('measure.none')}>{t('measure.noneNext')}</EmptyState>;
  return (
    <ul className="dd-measures">
      {measures.map((m) => (
        <li key={m.measureId}>
          <h3>
            {words(m.title)} <Label>{t(`lever.${m.lever}`)}</Label>{' '}
            <StateTag tone={m.ready ? 'good' : m.applies === 'yes' ? 'caution' : 'waiting'}>{t(m.ready ? 'measure.ready' : m.applies === 'yes' ? 'measure.missing' : 'measure.unknown')}</StateTag>
          </h3>
          <p>{words(m.delivery)}</p>
          <ul className="dd-conditions">
            {m.conditions.map((c) => (
              <li key={`${c.fact}${c.text.zh}`}>
                <StateTag tone={c.state === 'met' ? 'good' : c.state === 'missing' ? 'caution' : 'waiting'}>{t(`condition.${c.state}`)}</StateTag> {words(c.text)} <cite>{c.proposed ? t('measure.proposed') : cite(c.source)}</cite>
              </li>
            ))}
          </ul>
          <p>
            <cite>{cite(m.source)}</cite> {!m.verified && <Label>{t('measure.unverified')}</Label>} · {t('measure.owner', { owner: m.owner })}
          </p>
          {m.quote && <blockquote>{m.quote}</blockquote>}
        </li>
      ))}
    </ul>
  );
}
