import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { cancelJob, openJob } from '../../../../platform/jobs/contract.ts';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { describeError, ProgressPanel, useToast } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { useRefresh } from '../use-refresh.ts';
import { computeRun, confirmRun, decide, listResults, listRuns, missingValues, openResult, openRun, proposeRun, verifyRun } from '../../contract.ts';

/** What can be done with the year now; the main action is the next step. */
export function YearActions({ detail }: { readonly detail: OutputOf<typeof openRun> }) {
  const { t } = useTranslation('assessment');
  const toast = useToast();
  const { run } = detail;
  const id = { params: { id: run.id } };
  const mayManage = useMay('assessment.runs.manage');
  const mayRecord = useMay('assessment.ratings.record');
  const mayDecide = useMay('assessment.grades.decide');
  const [jobId, setJobId] = useState<string | null>(null);
  const [asking, setAsking] = useState<'proposals' | 'close' | null>(null);
  const invalidates = [openRun, listRuns, listResults, openResult, missingValues];
  const failed = (e: unknown) => toast.failed(describeError(t, e));

  const compute = useCommand(computeRun, { onDone: (answer) => setJobId(answer.jobId) });
  const propose = useCommand(proposeRun, { invalidates, onDone: (a) => toast.done(t('year.proposed', { open: a.open })) });
  const confirmAll = useCommand(decide, { invalidates, onDone: (a) => toast.done(t('year.confirmed', a)) });
  const close = useCommand(confirmRun, { invalidates, onDone: (a) => toast.done(t('year.closed', { people: a.people })) });
  const verify = useCommand(verifyRun, { onDone: (a) => (a.same === a.people && a.inputsHashHolds ? toast.done(t('year.verified', { people: a.people })) : toast.failed(t('year.notVerified', { count: a.people - a.same }))) });

  if (run.state === 'confirmed') {
    return mayManage ? (
      <Button loading={verify.isPending} onClick={() => verify.mutate(id, { onError: failed })}>
        {t('year.verify')}
      </Button>
    ) : null;
  }
  const main = run.state === 'computed' ? 'propose' : run.state === 'proposed' ? (run.decided < run.people ? 'decide' : 'close') : 'compute';
  const type = (step: string) => (step === main ? ('primary' as const) : ('default' as const));
  return (
    <div className="dd-assess-actions">
      {mayRecord && (
        <Link to={`/assessment/years/${run.id}/marks`}>
          <Button>{t('year.marks')}</Button>
        </Link>
      )}
      {mayManage && run.computation > 0 && (
        <Button loading={verify.isPending} onClick={() => verify.mutate(id, { onError: failed })}>
          {t('year.verify')}
        </Button>
      )}
      {mayManage && (
        <Button type={type('compute')} loading={compute.isPending || jobId !== null} onClick={() => compute.mutate(id, { onError: failed })}>
          {t(run.computation > 0 ? 'year.again' : 'year.compute')}
        </Button>
      )}
      {mayManage && (run.state === 'computed' || run.state === 'proposed') && (
        <Button type={type('propose')} loading={propose.isPending} onClick={() => propose.mutate(id, { onError: failed })}>
          {t('year.propose')}
        </Button>
      )}
      {mayDecide && run.state === 'proposed' && run.decided < run.people && (
        <Button type={type('decide')} onClick={() => setAsking('proposals')}>
          {t('year.confirmProposals')}
        </Button>
      )}
      {mayDecide && run.state === 'proposed' && run.decided === run.people && (
        <Button type={type('close')} onClick={() => setAsking('close')}>
          {t('year.close')}
        </Button>
      )}
      {jobId && <ComputeProgress jobId={jobId} onEnd={() => setJobId(null)} invalidates={invalidates} />}
      <Modal
        open={asking !== null}
        title={t(asking === 'close' ? 'year.close' : 'year.confirmProposals')}
        okText={t(asking === 'close' ? 'year.close' : 'year.confirmProposals')}
        confirmLoading={confirmAll.isPending || close.isPending}
        onCancel={() => setAsking(null)}
        onOk={() => {
          const options = { onError: failed, onSettled: () => setAsking(null) };
          if (asking === 'close') close.mutate(id, options);
          else confirmAll.mutate({ ...id, body: { confirmProposals: true } }, options);
        }}
      >
        <p>{t(asking === 'close' ? 'year.closeWords' : 'year.confirmProposalsWords', { count: run.people - run.decided })}</p>
      </Modal>
    </div>
  );
}

/** The running computation; when it ends, everything about the year is asked anew. */
function ComputeProgress({ jobId, onEnd, invalidates }: { readonly jobId: string; readonly onEnd: () => void; readonly invalidates: readonly { readonly name: string }[] }) {
  const { t } = useTranslation('assessment');
  const job = useAnswer(openJob, { params: { id: jobId } }, { pollMs: 700 });
  const cancel = useCommand(cancelJob);
  const refresh = useRefresh(invalidates);
  const state = job.data?.state;
  useEffect(() => {
    if (state === undefined || state === 'waiting' || state === 'running') return;
    void refresh();
    if (state !== 'failed') onEnd();
  }, [state, refresh, onEnd]);
  if (!job.data) return null;
  return (
    <Modal open footer={null} closable={state === 'failed'} onCancel={onEnd} title={t('year.computing')}>
      <ProgressPanel title={t('year.computing')} progress={job.data} error={job.data.refusal} onCancel={() => cancel.mutate({ params: { id: jobId } })} />
    </Modal>
  );
}
