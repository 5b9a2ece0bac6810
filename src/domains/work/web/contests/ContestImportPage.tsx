import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { dayInChina } from '../../../../kernel/clock.ts';
import { openJob } from '../../../../platform/jobs/contract.ts';
import { download, RefusalError, useAnswer, useCommand } from '../../../../web/api/index.ts';
import { useTexts } from '../../../../web/i18n/index.ts';
import { Answered, DataTable, EmptyState, FileDrop, Page, ProgressPanel, RefusalNotice, Section, type Column } from '../../../../web/kit/index.ts';
import { readContest } from '../../contests/contract.ts';
import { resultsAnswer, resultsTemplateFile, startResultsImport } from '../../contests/importing/contract.ts';
import { DayInput } from '../parts.tsx';

type Answer = ReturnType<typeof resultsAnswer.parse>;
const counts = ['cells', 'fresh', 'changed', 'same', 'refused'] as const;

/** Results of units by month from a workbook: the differences and the bad cells first, then all of it or nothing. */
export default function ContestImportPage() {
  const { t } = useTranslation('contests');
  const { contestId } = useParams();
  const contest = useAnswer(readContest, { params: { id: contestId! }, query: {} });
  return (
    <Page title={t('act.import')} sub={t('import.sub')} breadcrumb={[{ title: t('nav.contests'), to: '/contests' }, { title: contest.data?.title ?? '…', to: `/contests/${contestId}` }]}>
      <Answered answer={contest}>{(data) => <Import contestId={data.id} last={data.periods.at(-1) ?? null} />}</Answered>
    </Page>
  );
}

function Import({ contestId, last }: { readonly contestId: string; readonly last: string | null }) {
  const { t } = useTranslation('contests');
  const [period, setPeriod] = useState(last ?? `${dayInChina(new Date()).slice(0, 7)}-01`);
  const [hash, setHash] = useState<string | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const start = useCommand(startResultsImport, { invalidates: [readContest] });
  const job = useAnswer(openJob, { params: { id: jobId ?? '' } }, { enabled: jobId !== null, pollMs: 1000 });
  const run = (file: string, seen: string | null) => {
    setHash(file);
    start.mutate({ params: { id: contestId }, body: { hash: file, seen } }, { onSuccess: (a) => setJobId(a.jobId) });
  };
  const state = jobId === null ? null : (job.data?.state ?? 'waiting');
  const read = resultsAnswer.safeParse(job.data?.output);
  const answer = state === 'done' && read.success ? read.data : null;
  return (
    <div className="dd-work-stack">
      {(failed ?? start.error) !== null && <RefusalNotice error={failed ?? start.error} />}
      <Section title={t('import.template')}>
        <p className="dd-work-quiet">{t('import.templateSays')}</p>
        <div className="dd-work-row">
          <Form.Item label={t('import.month')} htmlFor="contest-template-month" layout="vertical"><DayInput id="contest-template-month" month value={period} onChange={(v) => v && setPeriod(v)} /></Form.Item>
          <Button onClick={() => { setFailed(null); download(resultsTemplateFile, { params: { id: contestId }, query: { period } }).catch(setFailed); }}>{t('import.template')}</Button>
        </div>
      </Section>
      <FileDrop title={t('import.drop')} accept=".xlsx" onStored={(f) => run(f.hash, null)} />
      {state !== null && state !== 'done' && <ProgressPanel title={t('import.reading')} progress={{ state, done: job.data?.done ?? 0, total: job.data?.total ?? null }} {...(job.data?.refusal ? { error: new RefusalError(409, { ...job.data.refusal, kind: job.data.refusal.kind as never, because: job.data.refusal.because as never }) } : {})} />}
      {answer && <Shown answer={answer} contestId={contestId} busy={start.isPending} onApply={() => run(hash!, answer.seen)} />}
    </div>
  );
}

function Shown({ answer, contestId, busy, onApply }: { readonly answer: Answer; readonly contestId: string; readonly busy: boolean; readonly onApply: () => void }) {
  const { t } = useTranslation('contests');
  const say = useTexts();
  const todo = answer.counts.fresh + answer.counts.changed;
  const bad = answer.faults.length;
  const faults: Column<Answer['faults'][number]>[] = [
    { key: 'row', title: t('import.row'), width: 80, align: 'end', pinned: true, render: (f) => <span className="dd-num">{f.row}</span> },
    { key: 'column', title: t('import.column'), width: 240, render: (f) => f.column },
    { key: 'why', title: t('import.why'), width: 360, grow: true, render: (f) => say(f.code, f.params) },
  ];
  const changes: Column<Answer['changes'][number]>[] = [
    { key: 'unit', title: t('import.unit'), width: 200, pinned: true, render: (c) => c.unit },
    { key: 'indicator', title: t('import.indicator'), width: 240, grow: true, render: (c) => c.indicator },
    { key: 'period', title: t('import.period'), width: 100, render: (c) => c.period.slice(0, 7) },
    { key: 'before', title: t('import.before'), width: 120, align: 'end', render: (c) => <span className="dd-num">{c.before ?? '–'}</span> },
    { key: 'after', title: t('import.after'), width: 120, align: 'end', render: (c) => <span className="dd-num">{c.after}</span> },
    { key: 'source', title: t('import.source'), width: 180, render: (c) => c.source },
  ];
  const more = (shown: number, count: number) => count > shown && <p className="dd-work-quiet">{t('import.more', { shown, count })}</p>;
  return (
    <>
      <Section
        title={answer.applied ? t('import.done') : t('import.would')}
        extra={answer.applied ? <Link to={`/contests/${contestId}`}>{t('import.see')}</Link> : bad === 0 && todo > 0 && <Button type="primary" loading={busy} onClick={onApply}>{t('import.apply', { count: todo })}</Button>}
      >
        {answer.moved && <p role="alert">{t('import.moved')}</p>}
        {bad > 0 && <p role="alert">{t('import.bad', { count: bad })}</p>}
        {bad === 0 && todo === 0 && !answer.applied && <p>{t('import.nothing')}</p>}
        {answer.absent.length > 0 && <p className="dd-work-quiet">{t('import.absent', { names: answer.absent.join(t('sep')) })}</p>}
        <div className="dd-work-scroll">
          <table className="dd-work-table">
            <thead><tr>{counts.map((c) => <th key={c} scope="col">{t(`import.counts.${c}`)}</th>)}</tr></thead>
            <tbody><tr>{counts.map((c) => <td key={c} className="dd-num">{answer.counts[c]}</td>)}</tr></tbody>
          </table>
        </div>
      </Section>
      {bad > 0 && <Section title={t('import.faults')} flush><DataTable name="contests.faults" label={t('import.faults')} columns={faults} rows={answer.faults} rowKey={(f) => `${f.row}${f.column}${f.code}`} empty={<EmptyState title={t('import.nothing')} />} card={(f) => <span>{f.row} · {f.column} · {say(f.code, f.params)}</span>} /></Section>}
      {todo > 0 && <Section title={t('import.changes')} flush>{more(answer.changes.length, todo)}<DataTable name="contests.changes" label={t('import.changes')} columns={changes} rows={answer.changes} rowKey={(c) => `${c.row}${c.indicator}`} empty={<EmptyState title={t('import.nothing')} />} card={(c) => <span>{c.unit} · {c.indicator} · {c.period.slice(0, 7)} · <span className="dd-num">{c.before ?? '–'} → {c.after}</span></span>} /></Section>}
    </>
  );
}
