import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../web/api/index.ts';
import { Bars } from '../../../web/charts/index.ts';
import { Answered, EmptyState, Page, Section } from '../../../web/kit/index.ts';
import { statistics } from '../contract.ts';
import { MeasuresMap } from './MeasuresMap.tsx';
import { SupervisionBar } from './SupervisionBar.tsx';

const ratio = (hundredths: number | null): string => (hundredths === null ? '—' : (hundredths / 100).toFixed(2));

/** Cases and persons are different facts: by year and level, by type and measure. */
export default function StatisticsPage() {
  const { t } = useTranslation('supervision');
  const answer = useAnswer(statistics);
  return (
    <Page title={t('nav.statistics')} sub={t('stats.sub')} bar={<SupervisionBar />}>
      <Answered answer={answer}>
        {({ counted, byType }) =>
          counted.cases === 0 ? (
            <EmptyState title={t('stats.none')} />
          ) : (
            <div className="dd-sup-stack">
              <Section title={t('stats.heading')}>
                <div className="dd-sup-figures">
                  <div><b>{counted.cases}</b><span>{t('stats.cases')}</span></div>
                  <div><b>{counted.persons}</b><span>{t('stats.persons')}</span></div>
                  <div><b>{counted.handlings}</b><span>{t('stats.handlings')}</span></div>
                  <div><b>{ratio(counted.personsPerCase)}</b><span>{t('stats.perCase')}</span></div>
                </div>
              </Section>
              <div className="dd-sup-two">
                <Section title={t('stats.byYear')}>
                  <div className="dd-sup-scroll">
                    <table className="dd-sup-table">
                      <thead><tr><th scope="col">{t('stats.yearOrLevel')}</th>{(['cases', 'persons', 'handlings', 'perCase'] as const).map((k) => <th key={k} scope="col" className="dd-num">{t(`stats.${k}`)}</th>)}</tr></thead>
                      <tbody>
                        {counted.years.map((y) => (
                          <Fragment key={y.year}>
                            <tr data-year="true"><th scope="row">{t('stats.year', { year: y.year })}</th><td className="dd-num">{y.cases}</td><td className="dd-num">{y.persons}</td><td className="dd-num">{y.handlings}</td><td className="dd-num">{ratio(y.personsPerCase)}</td></tr>
                            {y.levels.map((l) => <tr key={l.level ?? ''}><th scope="row">{l.level ?? t('stats.noLevel')}</th><td className="dd-num">{l.cases}</td><td className="dd-num">{l.persons}</td><td className="dd-num">{l.handlings}</td><td className="dd-num">{ratio(l.personsPerCase)}</td></tr>)}
                          </Fragment>
                        ))}
                      </tbody>
                    </table>
                  </div>
                  <p className="dd-sup-quiet">{t('stats.rule')}</p>
                </Section>
                <Section title={t('stats.byMeasure')}>
                  <Bars lying categoryTitle={t('stats.measure')} summary={t('stats.measureSays', { measure: byType.measures.toSorted((a, b) => b.persons - a.persons)[0]!.measure })} categories={byType.measures.map((m) => m.measure)} series={[{ name: t('stats.persons'), values: byType.measures.map((m) => m.persons) }]} />
                </Section>
              </div>
              <Section title={t('stats.byType')}><MeasuresMap counted={byType} /></Section>
            </div>
          )
        }
      </Answered>
    </Page>
  );
}
