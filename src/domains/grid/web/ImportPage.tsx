import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download, RefusalError, useAnswer, useCommand } from '../../../web/api/index.ts';
import { DataTable, EmptyState, FileDrop, Page, ProgressPanel, RefusalNotice, Section, type Column } from '../../../web/kit/index.ts';
import { useTexts } from '../../../web/i18n/index.ts';
import { openJob } from '../../../platform/jobs/contract.ts';
import { importAnswer, importTemplate, readBoard, readItems, listAreas, startGridImport } from '../contract/index.ts';
import { GridBar } from './parts.tsx';

type Fault = ReturnType<typeof importAnswer.parse>['faults'][number];

/** A workbook with patches, heads and households: what it would do, which rows cannot be taken, then taken over. */
export default function ImportPage() {
  const { t } = useTranslation('grid');
  const say = useTexts();
  const [hash, setHash] = useState<string | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const start = useCommand(startGridImport, { invalidates: [readBoard, readItems, listAreas] });
  const job = useAnswer(openJob, { params: { id: jobId ?? '' } }, { enabled: jobId !== null, pollMs: 1000 });
  const run = (file: string, apply: boolean) => {
    setHash(file);
    start.mutate({ body: { hash: file, apply } }, { onSuccess: (a) => setJobId(a.jobId) });
  };
  const state = jobId === null ? null : (job.data?.state ?? 'waiting');
  const read = importAnswer.safeParse(job.data?.output);
  const answer = state === 'done' && read.success ? read.data : null;
  const todo = answer ? Object.values(answer.counts).reduce((n, c) => n + c.fresh + c.changed, 0) : 0;
  const columns: Column<Fault>[] = [
    { key: 'sheet', title: t('import.what'), width: 100, pinned: true, render: (f) => t(`import.sheet.${f.sheet}`) },
    { key: 'row', title: t('import.row'), width: 90, align: 'end', render: (f) => <span className="dd-num">{f.row}</span> },
    { key: 'why', title: t('import.why'), width: 360, grow: true, render: (f) => say(f.code, f.params) },
  ];
  return (
    <Page title={t('nav.import')} sub={t('import.sub')} bar={<GridBar />} actions={<Button onClick={() => { download(importTemplate, {}).catch(setFailed); }}>{t('import.template')}</Button>}>
      <div className="dd-grid-stack">
        {(failed ?? start.error) !== null && <RefusalNotice error={failed ?? start.error} />}
        <FileDrop title={t('import.drop')} accept=".xlsx" onStored={(f) => run(f.hash, false)} />
        {state !== null && state !== 'done' && <ProgressPanel title={t('import.reading')} progress={{ state, done: job.data?.done ?? 0, total: job.data?.total ?? null }} {...(job.data?.refusal ? { error: new RefusalError(409, { ...job.data.refusal, kind: job.data.refusal.kind as never, because: job.data.refusal.because as never }) } : {})} />}
        {answer && (
          <>
            <Section title={answer.applied ? t('import.done') : t('import.what')} extra={!answer.applied && hash !== null && todo > 0 ? <Button type="primary" loading={start.isPending} onClick={() => run(hash, true)}>{t('import.apply', { count: todo })}</Button> : undefined}>
              {todo === 0 && !answer.applied && <p>{t('import.nothing')}</p>}
              <table className="dd-grid-counts">
                <thead><tr><th scope="col">{t('import.what')}</th>{(['rows', 'fresh', 'changed', 'same', 'refused'] as const).map((k) => <th key={k} scope="col">{t(`import.${k}`)}</th>)}</tr></thead>
                <tbody>{(['patches', 'heads', 'households'] as const).map((s) => <tr key={s}><th scope="row">{t(`import.sheet.${s}`)}</th>{(['rows', 'fresh', 'changed', 'same', 'refused'] as const).map((k) => <td key={k} className="dd-num">{answer.counts[s][k]}</td>)}</tr>)}</tbody>
              </table>
            </Section>
            {answer.faults.length > 0 && <Section title={t('import.faults')} flush><p className="dd-grid-note">{t('import.leftOut')}</p><DataTable name="grid.faults" label={t('import.faults')} columns={columns} rows={answer.faults} rowKey={(f) => `${f.sheet}${f.row}${f.code}`} empty={<EmptyState title={t('import.nothing')} />} card={(f) => <span>{t(`import.sheet.${f.sheet}`)} {f.row}：{say(f.code, f.params)}</span>} /></Section>}
          </>
        )}
      </div>
    </Page>
  );
}
