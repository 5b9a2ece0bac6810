import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../../web/session/index.ts';
import { ExplanationTree, Figure, ReasonList, Section, Timeline } from '../../../../web/kit/index.ts';
import type { ResultDetail } from '../../contract.ts';
import '../assessment.css';
import { GradeText, ResultStateTag, useGradeWord, useName, useSpoken } from '../words.tsx';
import { PersonProgress } from '../scores/PersonProgress.tsx';
import { DimensionsRadar } from './Radar.tsx';

/** One year of one person: the figures, why, the radar, how the score came about, who decided what. */
export function YearResult({ detail }: { readonly detail: ResultDetail }) {
  const { t } = useTranslation('assessment');
  const name = useName();
  const say = useSpoken();
  const { row } = detail;
  const word = useGradeWord(detail.subject);
  const mayRead = useMay('assessment.results.read');
  const explanation = say.explanation(detail.explanation);
  return (
    <div className="dd-assess-stack">
      <Section>
        <dl className="dd-assess-head">
          <div>
            <dt>{t('result.score')}</dt>
            <dd>{row.score === null ? <ResultStateTag state={row.state} /> : <Figure size="large" value={row.score} explanation={explanation} title={`${row.name} ${detail.year}`} />}</dd>
          </div>
          <div>
            <dt>{t('result.rank')}</dt>
            <dd className="dd-num">{row.rank === null ? t('table.notRanked') : t('table.rankOf', { rank: row.rank, size: row.groupSize })}</dd>
            <dd className="dd-assess-aside">{name(row.groupName)}</dd>
          </div>
          <div>
            <dt>{t('result.grade')}</dt>
            <dd>
              <GradeText grade={row.grade} proposed={row.proposedGrade} subject={detail.subject} />
            </dd>
            {!detail.confirmed && <dd className="dd-assess-aside">{t('result.draft')}</dd>}
          </div>
          {mayRead && <PersonProgress runId={detail.runId} personId={row.personId} personName={row.name} />}
        </dl>
        {row.held.length > 0 && <Alert type="warning" showIcon title={t('result.held')} description={<ReasonList refusals reasons={say.reasons(row.held.map(({ code, params, source }) => ({ code, ...(params ? { params } : {}), ...(source ? { source } : {}) })))} />} />}
        {row.reasons.length > 0 && (
          <>
            <h3>{t('result.why')}</h3>
            <ReasonList reasons={say.reasons(row.reasons.map(({ code, params, source }) => ({ code, ...(params ? { params } : {}), ...(source ? { source } : {}) })))} />
          </>
        )}
      </Section>
      <div className="dd-assess-two">
        <Section title={t('result.explanation')}>
          <ExplanationTree explanation={explanation} />
          <h3>{t('result.change')}</h3>
          <p>{t('result.changeWords')}</p>
        </Section>
        <div className="dd-assess-side">
          <Section title={t('result.radar')}>
            <DimensionsRadar detail={detail} />
          </Section>
          <Section title={t('result.history')}>
            {detail.decisions.length === 0 ? (
              <p>{t('result.noHistory')}</p>
            ) : (
              <Timeline
                label={t('result.history')}
                entries={detail.decisions.map((d, i) => ({
                  key: String(i),
                  at: d.decidedAt,
                  title: d.grade === d.proposedGrade ? t('result.historyKept', { to: word(d.grade) }) : t('result.historyChanged', { from: word(d.proposedGrade), to: word(d.grade) }),
                  detail: [d.decidedBy, ...(d.reason === null ? [] : [d.reason])].join(' · '),
                }))}
              />
            )}
          </Section>
        </div>
      </div>
    </div>
  );
}
