import '../evidence.css';
import { Button, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, DateText, describeError, EmptyState, momentText, OrganizationLink, Page, PersonLink, Section, StateTag, useToast } from '../../../../web/kit/index.ts';
import { checkpoints, generateClosingAccount, getFile, listFiles, signForAppointee, signForSuperior } from '../../contract.ts';
import { ReputationDialog, TaskListDialog } from './dialogs.tsx';

export type File = OutputOf<typeof getFile>;
type Task = NonNullable<File['taskList']>['tasks'][number];

/** One leader’s performance file: tasks taken on, a sheet each year, the account at the end. */
export default function FilePage() {
  const { t } = useTranslation('evidence');
  const { id = '' } = useParams();
  const file = useAnswer(getFile, { params: { id } });
  return (
    <Answered answer={file}>
      {(f) => (
        <Page
          title={t('file.of', { name: f.name })}
          breadcrumb={[{ title: t('nav.evidence'), to: '/evidence' }, { title: t('part.files'), to: '/evidence/performance-files' }, { title: f.name }]}
          sub={<><PersonLink id={f.personId} name={f.name} permission="registry.people.read" /> · <OrganizationLink id={f.organization.id} name={f.organization.name} permission="registry.organizations.read" /> {f.post} · {t('file.openedOn')} <DateText value={f.openedOn} /></>}
          actions={<Actions file={f} />}
        >
          <Section>
            <Steps size="small" items={checkpoints.map((c) => ({ title: t(`checkpoint.${c}`), status: f.recorded.includes(c) ? 'finish' : f.missing.includes(c) ? 'process' : 'wait', content: t(f.recorded.includes(c) ? 'checkpoint.recorded' : f.missing.includes(c) ? `checkpoint.lack.${c}` : 'checkpoint.later') }))} />
          </Section>
          <Section title={t('file.taskList')} extra={f.taskList && <Signatures of={f.taskList.signatures} />}>
            {f.taskList ? <Tasks tasks={f.taskList.tasks} /> : <EmptyState title={t('file.noTasks')}>{t('file.noTasksNext')}</EmptyState>}
          </Section>
          <Section title={t('file.sheets')}>
            {f.answerSheets.length === 0 ? <p className="dd-evidence-quiet">{t('file.noSheets')}</p> : f.answerSheets.toSorted((a, b) => b.year - a.year).map((s) => (
              <div key={s.year} className="dd-evidence-sheet">
                <h3>{t('file.sheetOf', { year: s.year })}</h3>
                <p>{t('file.sheetSays', { due: s.due, done: s.done, completion: s.completion, rank: s.rank, groupSize: s.groupSize })}</p>
                <p className="dd-evidence-quiet">{s.reputation.map((r) => t('file.reputationSays', { from: t(`reputation.${r.from}`), score: r.score, answered: r.answered, source: r.source })).join(' ')}</p>
                <Tasks tasks={s.tasks} />
              </div>
            ))}
          </Section>
          {f.reputation.length > 0 && (
            <Section title={t('file.reputation')}>
              <ul className="dd-evidence-lines">{f.reputation.map((r, i) => <li key={i} className="dd-num">{r.year} · {t('file.reputationSays', { from: t(`reputation.${r.from}`), score: r.score, answered: r.answered, source: r.source })}</li>)}</ul>
            </Section>
          )}
          <Section title={t('file.account')}>
            {f.closingAccounts.length === 0 ? <p className="dd-evidence-quiet">{t('file.noAccount')}</p> : f.closingAccounts.toSorted((a, b) => b.number - a.number).map((a) => (
              <div key={a.number} className="dd-evidence-sheet">
                <h3>{t('file.accountOf', { number: a.number, at: momentText(a.generatedAt) })} <Signatures of={a.signatures} /></h3>
                <p>{t('file.accountSays', { promised: a.promised, delivered: a.delivered, share: a.deliveredShare, rank: a.comparison.rankAmongPeers, peers: a.comparison.peers })}</p>
                {a.comparison.predecessor && <p>{t('file.predecessor', { name: a.comparison.predecessor.name, delivered: a.comparison.predecessor.delivered, promised: a.comparison.predecessor.promised, share: a.comparison.predecessor.deliveredShare })}</p>}
                {a.openItems.length > 0 && <p>{t('file.openItems', { items: a.openItems.map((i) => i.task).join('；') })}</p>}
                <Tasks tasks={a.tasks} />
              </div>
            ))}
          </Section>
        </Page>
      )}
    </Answered>
  );
}

function Actions({ file }: { readonly file: File }) {
  const { t } = useTranslation('evidence');
  const { t: shell } = useTranslation('shell');
  const toast = useToast();
  const [asked, setAsked] = useState<'tasks' | 'reputation' | null>(null);
  const changed = { invalidates: [getFile, listFiles] };
  const superior = useCommand(signForSuperior, changed);
  const appointee = useCommand(signForAppointee, changed);
  const account = useCommand(generateClosingAccount, changed);
  const params = { id: file.id };
  const last = file.closingAccounts.reduce((n, a) => Math.max(n, a.number), 0);
  const run = (act: Promise<unknown>) => void act.then(() => toast.done(t('file.signed')), (e: unknown) => toast.failed(describeError(shell, e)));
  const may = (what: File['may'][number]) => file.may.includes(what);
  return (
    <>
      {may('record_reputation') && <Button onClick={() => setAsked('reputation')}>{t('file.recordReputation')}</Button>}
      {may('generate_closing_account') && <Button loading={account.isPending} onClick={() => run(account.mutateAsync({ params }))}>{t('file.makeAccount')}</Button>}
      {may('list_tasks') && <Button onClick={() => setAsked('tasks')}>{t('file.listTasks')}</Button>}
      {may('sign_superior') && file.taskList && <Button type="primary" onClick={() => run(superior.mutateAsync({ params, body: { document: 'task_list', number: file.taskList!.number } }))}>{t('file.signSuperior')}</Button>}
      {may('sign_appointee') && file.taskList && <Button type="primary" onClick={() => run(appointee.mutateAsync({ params, body: { document: 'task_list', number: file.taskList!.number } }))}>{t('file.signAppointee')}</Button>}
      {may('accept_closing_account') && <Button type="primary" onClick={() => run(superior.mutateAsync({ params, body: { document: 'closing_account', number: last } }))}>{t('file.accept')}</Button>}
      {asked === 'tasks' && <TaskListDialog file={file} onClose={() => setAsked(null)} />}
      {asked === 'reputation' && <ReputationDialog file={file} onClose={() => setAsked(null)} />}
    </>
  );
}

function Signatures({ of }: { readonly of: readonly { readonly party: 'superior' | 'appointee'; readonly name: string; readonly at: string }[] }) {
  const { t } = useTranslation('evidence');
  return (
    <span className="dd-evidence-row">
      {(['superior', 'appointee'] as const).map((party) => {
        const signed = of.find((s) => s.party === party);
        return <StateTag key={party} tone={signed ? 'good' : 'waiting'}>{signed ? t('file.signedBy', { party: t(`party.${party}`), name: signed.name, day: momentText(signed.at).slice(0, 10) }) : t('file.unsigned', { party: t(`party.${party}`) })}</StateTag>;
      })}
    </span>
  );
}

function Tasks({ tasks }: { readonly tasks: readonly Task[] }) {
  const { t } = useTranslation('evidence');
  return (
    <div className="dd-evidence-scroll">
      <table className="dd-evidence-table">
        <thead><tr>{(['task', 'target', 'deadline', 'completedOn', 'result'] as const).map((c) => <th key={c} scope="col">{t(`field.${c}`)}</th>)}</tr></thead>
        <tbody>
          {tasks.map((k) => (
            <tr key={k.key}>
              <td>{k.entryId ? <Link to={`/evidence/${k.entryId}`}>{k.task}</Link> : k.task}</td>
              <td>{k.target}</td>
              <td><DateText value={k.deadline} /></td>
              <td>{k.completedOn ? <DateText value={k.completedOn} /> : <StateTag tone={k.late ? 'danger' : 'waiting'}>{t(k.late ? 'file.late' : 'file.running')}</StateTag>}</td>
              <td>{k.result ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
