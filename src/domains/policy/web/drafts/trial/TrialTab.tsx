import { Alert, Button, InputNumber } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { cancelJob, openJob } from '../../../../../platform/jobs/contract.ts';
import { refusalCode, useAnswer, useCommand } from '../../../../../web/api/index.ts';
import { EmptyState, MomentText, ProgressPanel, RefusalNotice, Section, StateTag } from '../../../../../web/kit/index.ts';
import { openDraft, openTrial, tryDraft } from '../../../contract/workbench.ts';
import { useDesk } from '../desk.tsx';
import { TrialSummary } from './TrialSummary.tsx';

const YEARS = 5;

/** 试行推演: the draft applied to past decisions and to today's people before anyone approves it. */
export function TrialTab() {
  const { t } = useTranslation('policy');
  const { draft, saver, saving } = useDesk();
  const client = useQueryClient();
  const [years, setYears] = useState(YEARS);
  const [started, setStarted] = useState<string | null>(null);
  const [ended, setEnded] = useState<{ readonly state: string; readonly error: unknown } | null>(null);
  const begin = useCommand(tryDraft, { onDone: ({ jobId }) => setStarted(jobId) });
  const job = started ?? draft.runningJob;
  const refresh = () => Promise.all([openDraft, openTrial].map((e) => client.invalidateQueries({ queryKey: [e.name] })));
  const onEnd = (state: string, error: unknown) => {
    setEnded({ state, error });
    void refresh().then(() => setStarted(null));
  };
  const attempt = async () => {
    setEnded(null);
    await saver.flush();
    const now = saver.read();
    if (now.unsaved.size === 0) begin.mutate({ params: { id: draft.id }, body: { revision: now.view.revision, years } });
  };
  return (
    <div className="dd-draft-stack">
      {(draft.may.try || job !== null) && (
        <Section title={t('trial.title')}>
          <p>{t('trial.lead')}</p>
          <RefusalNotice error={begin.error} />
          {ended?.state === 'cancelled' && <Alert type="info" title={t('trial.cancelled')} />}
          {ended?.state === 'failed' && <RefusalNotice error={ended.error} />}
          {job === null ? (
            <p className="dd-draft-buttons">
              <InputNumber aria-label={t('trial.years')} prefix={t('trial.years')} min={0} max={10} precision={0} value={years} onChange={(v) => setYears(v ?? YEARS)} style={{ width: 170 }} />
              <Button type="primary" loading={begin.isPending} disabled={saving.status !== 'saved' || draft.items.length === 0} onClick={() => void attempt()}>
                {t('trial.begin')}
              </Button>
            </p>
          ) : (
            <Running key={job} id={job} onEnd={onEnd} />
          )}
        </Section>
      )}
      {draft.trial ? (
        <Section
          title={t('trial.result')}
          extra={
            <>
              <StateTag tone={draft.trial.current ? 'good' : 'caution'}>{t(draft.trial.current ? 'trial.current' : 'trial.outdated')}</StateTag> {draft.trial.triedBy} <MomentText value={draft.trial.triedAt} />
            </>
          }
        >
          <TrialSummary summary={draft.trial.summary} trialId={draft.trial.id} />
          <p>
            <Link to={`/policy/trials/${draft.trial.id}`}>{t('trial.openList')}</Link>
          </p>
        </Section>
      ) : (
        job === null && (
          <Section>
            <EmptyState title={t('trial.none')}>{t('trial.noneNext')}</EmptyState>
          </Section>
        )
      )}
    </div>
  );
}

/** Follows the job to its end. Another officer's job is only known to be under way: then the draft itself is asked. */
function Running({ id, onEnd }: { readonly id: string; readonly onEnd: (state: string, error: unknown) => void }) {
  const { t } = useTranslation('policy');
  const { draft } = useDesk();
  const [over, setOver] = useState(false);
  const job = useAnswer(openJob, { params: { id } }, { pollMs: over ? false : 700 });
  const foreign = refusalCode(job.error) === 'jobs.not_found';
  useAnswer(openDraft, { params: { id: draft.id } }, { enabled: foreign, pollMs: foreign ? 3000 : false });
  const cancel = useCommand(cancelJob, { invalidates: [openJob] });
  const state = job.data?.state;
  useEffect(() => {
    if (over || state === undefined || state === 'waiting' || state === 'running') return;
    setOver(true);
    onEnd(state, job.data?.refusal ?? null);
  }, [over, state, job.data, onEnd]);
  if (foreign) return <p>{t('trial.byOther')}</p>;
  return <ProgressPanel title={t('trial.running')} progress={job.data ?? { state: 'waiting', done: 0, total: null }} error={cancel.error} {...(cancel.isSuccess ? {} : { onCancel: () => cancel.mutate({ params: { id } }) })} />;
}
