import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openJob } from '../../../platform/jobs/contract.ts';
import { download, RefusalError, useAnswer, useCommand } from '../../../web/api/index.ts';
import { useTexts } from '../../../web/i18n/index.ts';
import { DataTable, EmptyState, FileDrop, Page, ProgressPanel, RefusalNotice, Section, type Column } from '../../../web/kit/index.ts';
import { readBoard, readFigures, readFirms } from '../contract.ts';
import { listKeys, listsAnswer, listsTemplateFile, startListImport } from '../importing/contract.ts';
import type { DemandSource } from '../model.ts';
import { DemandBar } from './parts.tsx';

type Fault = ReturnType<typeof listsAnswer.parse>['faults'][number];
/** Whose lists come as files. Residents and heads file their own, one by one. */
const listed = ['hotline', 'netizen', 'solicited', 'firm'] as const satisfies readonly DemandSource[];
const kinds = ['rows', 'fresh', 'changed', 'same', 'refused'] as const;

/** A hotline's file, netizens' comments, solicited opinions, firms and what serving them brought: what it would do first, then taken over. */
export default function ImportPage() {
  const { t } = useTranslation('demands');
  const say = useTexts();
  const [source, setSource] = useState<(typeof listed)[number]>('hotline');
  const [hash, setHash] = useState<string | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const start = useCommand(startListImport, { invalidates: [readBoard, readFirms, readFigures] });
  const job = useAnswer(openJob, { params: { id: jobId ?? '' } }, { enabled: jobId !== null, pollMs: 1000 });
  const run = (file: string, from: (typeof listed)[number], apply: boolean) => {
    setHash(file);
    start.mutate({ body: { hash: file, source: from, apply } }, { onSuccess: (a) => setJobId(a.jobId) });
  };
  // Whose list it is decides which lines are on file already: with another source the file is read anew.
  const choose = (from: (typeof listed)[number]) => {
    setSource(from);
    setJobId(null);
    if (hash !== null) run(hash, from, false);
  };
  const state = jobId === null ? null : (job.data?.state ?? 'waiting');
  const read = listsAnswer.safeParse(job.data?.output);
  const answer = state === 'done' && read.success ? read.data : null;
  const todo = answer ? listKeys.reduce((n, k) => n + answer.counts[k].fresh + answer.counts[k].changed, 0) : 0;
  const columns: Column<Fault>[] = [
    { key: 'sheet', title: t('import.what'), width: 100, pinned: true, render: (f) => t(`import.sheet.${f.sheet}`) },
    { key: 'row', title: t('import.row'), width: 90, align: 'end', render: (f) => <span className="dd-num">{f.row}</span> },
    { key: 'why', title: t('import.why'), width: 360, grow: true, render: (f) => say(f.code, f.params) },
  ];
  return (
    <Page title={t('nav.import')} sub={t('import.sub')} bar={<DemandBar />} actions={<Button onClick={() => { download(listsTemplateFile, {}).catch(setFailed); }}>{t('import.template')}</Button>}>
      <div className="dd-demand-stack">
        {(failed ?? start.error) !== null && <RefusalNotice error={failed ?? start.error} />}
        <Section title={t('import.source')}>
          <Radio.Group aria-label={t('import.source')} value={source} disabled={start.isPending} onChange={(e) => choose(e.target.value as (typeof listed)[number])} options={listed.map((s) => ({ value: s, label: t(`source.${s}`) }))} />
          <p className="dd-demand-quiet">{t(`import.hint.${source}`)}</p>
        </Section>
        <FileDrop title={t('import.drop')} accept=".xlsx" onStored={(f) => run(f.hash, source, false)} />
        {state !== null && state !== 'done' && <ProgressPanel title={t('import.reading')} progress={{ state, done: job.data?.done ?? 0, total: job.data?.total ?? null }} {...(job.data?.refusal ? { error: new RefusalError(409, { ...job.data.refusal, kind: job.data.refusal.kind as never, because: job.data.refusal.because as never }) } : {})} />}
        {answer && (
          <>
            <Section title={answer.applied ? t('import.done') : t('import.would')} extra={!answer.applied && hash !== null && todo > 0 ? <Button type="primary" loading={start.isPending} onClick={() => run(hash, source, true)}>{t('import.apply', { count: todo })}</Button> : undefined}>
              {todo === 0 && !answer.applied && <p>{t('import.nothing')}</p>}
              <div className="dd-demand-scroll">
                <table className="dd-demand-counts">
                  <thead><tr><th scope="col">{t('import.what')}</th>{kinds.map((k) => <th key={k} scope="col">{t(`import.${k}`)}</th>)}</tr></thead>
                  <tbody>{listKeys.map((s) => <tr key={s}><th scope="row">{t(`import.sheet.${s}`)}</th>{kinds.map((k) => <td key={k} className="dd-num">{answer.counts[s][k]}</td>)}</tr>)}</tbody>
                </table>
              </div>
            </Section>
            {answer.faults.length > 0 && <Section title={t('import.faults')} flush><p className="dd-demand-note">{t('import.leftOut')}</p><DataTable name="demands.faults" label={t('import.faults')} columns={columns} rows={answer.faults} rowKey={(f) => `${f.sheet}${f.row}${f.code}`} empty={<EmptyState title={t('import.nothing')} />} card={(f) => <span>{t(`import.sheet.${f.sheet}`)} {f.row}{t('colon')}{say(f.code, f.params)}</span>} /></Section>}
          </>
        )}
      </div>
    </Page>
  );
}
