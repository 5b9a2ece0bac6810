import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api/index.ts';
import { Bars } from '../../../../web/charts/index.ts';
import { Answered, EmptyState, Figure, PersonLink, Section } from '../../../../web/kit/index.ts';
import { openSeverity, type SeverityReport, type SeverityRow } from '../../severity/contract.ts';
import '../assessment.css';
import './scores.css';

/** Raw beside adjusted scores of a counted election, with intervals, bands, severities and doubtful ballots. */
export function SeverityPart({ electionId }: { readonly electionId: string }) {
  const { t } = useTranslation('scores');
  const answer = useAnswer(openSeverity, { params: { id: electionId } });
  return (
    <Answered answer={answer}>
      {(report) =>
        report.withheld ? (
          <EmptyState title={t('severity.none')}>{t('severity.withheld', { threshold: report.threshold })}</EmptyState>
        ) : (
          <div className="dd-assess-stack">
            <p className="dd-scores-note">{t('severity.help', { confidence: report.confidence })}</p>
            {report.subsets > 1 && <Alert type="warning" showIcon title={t('severity.subsets', { count: report.subsets })} />}
            <Section title={t('severity.label')}>
              <Dots report={report} />
            </Section>
            <Ballots report={report} />
          </div>
        )
      }
    </Answered>
  );
}

/** A line per subject: the raw score as a ring, the adjusted one as a dot with its interval. One shade is one band. */
function Dots({ report }: { readonly report: SeverityReport }) {
  const { t } = useTranslation('scores');
  const [low, high] = [Math.min(...report.rows.map((r) => Math.min(Number(r.low), Number(r.raw ?? r.low)))), Math.max(...report.rows.map((r) => Math.max(Number(r.high), Number(r.raw ?? r.high))))];
  const margin = (high - low) * 0.04 || 1;
  const at = (value: string): number => ((Number(value) - low + margin) / (high - low + 2 * margin)) * 1000;
  return (
    <figure className="dd-chart">
      <figcaption>{t('severity.picture', { count: report.rows.length, bands: new Set(report.rows.map((r) => `${r.subset} ${r.band}`)).size })}</figcaption>
      <div className="dd-scores-scroll" tabIndex={0}>
        <table className="dd-dots">
          <thead>
            <tr>
              <th scope="col">{t('severity.name')}</th>
              <th scope="col" className="dd-num">
                {t('severity.raw')}
              </th>
              <th scope="col" className="dd-num">
                {t('severity.adjusted')}
              </th>
              <th scope="col" className="dd-dots-ruler">
                {t('severity.interval')} ({low.toFixed(1)}–{high.toFixed(1)})
              </th>
              <th scope="col">{t('severity.band')}</th>
              <th scope="col">{t('severity.ranks')}</th>
              <th scope="col" className="dd-dots-wide">
                {t('severity.measure')} ± {t('severity.error')}
              </th>
              <th scope="col" className="dd-dots-wide">
                {t('severity.infit')} / {t('severity.outfit')}
              </th>
            </tr>
          </thead>
          <tbody>
            {report.rows.map((r, i) => (
              <Line key={r.id} row={r} first={report.subsets > 1 && report.rows[i - 1]?.subset !== r.subset} at={at} />
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function Line({ row: r, first, at }: { readonly row: SeverityRow; readonly first: boolean; readonly at: (value: string) => number }) {
  const { t } = useTranslation('scores');
  return (
    <>
      {first && (
        <tr className="dd-part">
          <th scope="rowgroup" colSpan={8}>
            {t('severity.subset', { number: r.subset })}
          </th>
        </tr>
      )}
      <tr className={r.band % 2 === 1 ? 'dd-band-odd' : undefined}>
        <th scope="row" title={r.note}>
          {r.kind === 'person' ? <PersonLink id={r.id} name={r.name} /> : r.name}
        </th>
        <td className="dd-num">{r.raw ?? '—'}</td>
        <td className="dd-num">
          <Figure value={r.adjusted} explanation={r.explanation} title={r.name} />
        </td>
        <td className="dd-dots-ruler">
          <svg viewBox="0 0 1000 22" preserveAspectRatio="none" aria-label={`${r.low}–${r.high}`} role="img">
            <line className="dd-dots-bar" x1={at(r.low)} x2={at(r.high)} y1={11} y2={11} vectorEffect="non-scaling-stroke" />
            {r.raw !== null && <line className="dd-dots-raw" x1={at(r.raw)} x2={at(r.raw)} y1={3} y2={19} vectorEffect="non-scaling-stroke" />}
            <line stroke="#8f1d22" strokeWidth={9} strokeLinecap="round" x1={at(r.adjusted)} x2={at(r.adjusted)} y1={11} y2={11} vectorEffect="non-scaling-stroke" />
          </svg>
        </td>
        <td className="dd-num">{r.band}</td>
        <td className="dd-num">{t('severity.rankRange', { best: r.best, worst: r.worst })}</td>
        <td className="dd-num dd-dots-wide">
          {r.measure} ± {r.error}
        </td>
        <td className="dd-num dd-dots-wide">{r.infit === null ? '—' : `${r.infit} / ${r.outfit}`}</td>
      </tr>
    </>
  );
}

/** How severe the ballots are, as counts; which kinds of ballots are worth a look; the model. */
function Ballots({ report }: { readonly report: SeverityReport }) {
  const { t } = useTranslation('scores');
  const { raters, model } = report;
  return (
    <>
      <Section title={t('severity.raters')}>
        <p className="dd-scores-note">{t('severity.ratersHelp')}</p>
        <Bars summary={t('severity.ratersSummary', { count: raters.ballots, spread: raters.spread, low: raters.low, high: raters.high })} categoryTitle={t('severity.severityOf')} categories={raters.histogram.map((h) => h.from)} series={[{ name: t('severity.ballots'), values: raters.histogram.map((h) => h.ballots) }]} height={180} />
      </Section>
      <Section title={t('severity.flags')}>
        <p className="dd-scores-note">{t('severity.flagsHelp')}</p>
        {report.flags.length === 0 ? (
          <p>{t('severity.flagsNone')}</p>
        ) : (
          <ul>
            {report.flags.map((f) => (
              <li key={f.flag}>
                {t(`severity.${f.flag}`)} <b className="dd-num">{f.ballots}</b>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('severity.model')}>
        <p>{t('severity.modelWords', { rounds: model.rounds, state: t(model.converged ? 'severity.converged' : 'severity.notConverged'), ratings: model.ratings, parameters: model.parameters })}</p>
        {report.reliability !== null && (
          <p>
            {t('severity.reliability', { reliability: report.reliability })} {report.separation !== null && <>· {t('severity.separationOf', { separation: report.separation })}</>}
          </p>
        )}
        <p className="dd-scores-note">
          {report.source} · {report.version}
        </p>
      </Section>
    </>
  );
}
