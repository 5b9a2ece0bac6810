import { Alert, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { addDays } from '../../../../kernel/period.ts';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, dateText, momentText, Page, PersonLink, Section } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { openRun } from '../../contract.ts';
import { MeetingsPart } from '../calibration/MeetingsPart.tsx';
import { OutcomesPart } from '../outcomes/OutcomesPart.tsx';
import '../assessment.css';
import { RegistrationsPart } from '../papers/RegistrationsPart.tsx';
import { RunStateTag, useName } from '../words.tsx';
import { RunFairness } from '../scores/FairnessPart.tsx';
import { ProgressPart } from '../scores/ProgressPart.tsx';
import { DistributionPart } from './DistributionPart.tsx';
import { ResultsPart } from './ResultsPart.tsx';
import { StatementsPart } from './StatementsPart.tsx';
import { NextStep, Steps } from './YearCard.tsx';
import { YearActions } from './YearActions.tsx';

/** One year: where it stands, what to do next, results, distribution against the limit, statements. */
export default function YearPage() {
  const { t } = useTranslation(['assessment', 'calibration', 'outcomes', 'papers']);
  const name = useName();
  const { runId = '' } = useParams();
  const answer = useAnswer(openRun, { params: { id: runId } });
  const [search, setSearch] = useSearchParams();
  const mayRead = useMay('assessment.results.read');
  const mayFairness = useMay('assessment.fairness.read');
  const mayCalibrate = useMay('assessment.calibrations.read');
  const mayForms = useMay('assessment.registrations.read');
  const mayOutcomes = useMay('assessment.outcomes.read');
  const run = answer.data?.run;
  return (
    <Page
      title={run ? `${t('board.year', { year: run.year })} ${name(run.schemeTitle)}` : t('board.title')}
      breadcrumb={[{ title: t('nav.assessment'), to: '/assessment' }, ...(run ? [{ title: String(run.year) }] : [])]}
      sub={
        run && (
          <>
            <RunStateTag state={run.state} late={run.late} /> <NextStep run={run} />
          </>
        )
      }
      actions={run && <YearActions detail={answer.data!} />}
    >
      <Answered answer={answer}>
        {(detail) => (
          <>
            <Section>
              <Steps run={detail.run} />
              <p>
                {t('year.period', { from: dateText(detail.run.periodFrom), to: dateText(addDays(detail.run.periodTo, -1)) })}
                {detail.share && ` · ${t('year.share', { percent: detail.share.percent, source: detail.share.source })}`}
                {detail.run.outstandingShareApproved && t('year.shareApproved')}
              </p>
              {detail.run.computedAt ? (
                <p>
                  {t('year.known', { at: momentText(detail.run.computedAt), version: detail.run.policyVersion })}
                </p>
              ) : (
                <p>{t('year.notYet')}</p>
              )}
            </Section>
            <Outdated detail={detail} />
            <Tabs
              activeKey={search.get('part') ?? 'results'}
              onChange={(part) => setSearch(part === 'results' ? {} : { part }, { replace: true })}
              items={[
                ...(mayRead ? [{ key: 'results', label: t('year.results'), children: <ResultsPart run={detail.run} /> }] : []),
                ...(mayRead && detail.run.computation > 0 ? [{ key: 'progress', label: t('scores:progress.tab'), children: <ProgressPart runId={detail.run.id} /> }] : []),
                ...(mayFairness && detail.run.computation > 0 ? [{ key: 'fairness', label: t('scores:fairness.tab'), children: <RunFairness runId={detail.run.id} /> }] : []),
                ...(mayForms && detail.run.purpose === 'annual' && detail.run.subject === 'person' ? [{ key: 'forms', label: t('papers:tab'), children: <RegistrationsPart run={detail.run} /> }] : []),
                { key: 'distribution', label: t('year.distribution'), children: <DistributionPart detail={detail} /> },
                ...(mayCalibrate ? [{ key: 'calibration', label: t('calibration:meetings'), children: <MeetingsPart run={detail.run} /> }] : []),
                ...(mayOutcomes ? [{ key: 'outcomes', label: t('outcomes:tab'), children: <OutcomesPart run={detail.run} /> }] : []),
                { key: 'statements', label: t('year.statements'), children: <StatementsPart detail={detail} /> },
              ]}
            />
          </>
        )}
      </Answered>
    </Page>
  );
}

/** A case decided since the scores were made (容错、澄清) has changed what counts: who, and what to do about it. */
function Outdated({ detail: { outdated, run } }: { readonly detail: OutputOf<typeof openRun> }) {
  const { t } = useTranslation('assessment');
  if (outdated.length === 0) return null;
  return <Alert type="warning" showIcon className="dd-assess-outdated" title={t('year.outdated', { count: outdated.length })} description={<>{outdated.map((p, i) => <span key={p.personId}>{i > 0 && t('year.and')}<PersonLink id={p.personId} name={p.name} /></span>)} {t(run.state === 'confirmed' ? 'year.outdatedConfirmed' : 'year.outdatedNext')}</>} />;
}
