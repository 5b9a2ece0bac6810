import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { Answered, DateText, EmptyState, KeyValue, MomentText, Page, ReasonList, RefusalNotice, Section } from '../../../web/kit/index.ts';
import { acknowledgeOwnNotice, openOwnCaseFile, ownCaseForms, ownCases, takeOwnCaseStep, type OwnCase } from '../contract.ts';
import './cases.css';
import { FlowChart } from './FlowChart.tsx';
import { Delivered, PaperLinks } from './Papers.tsx';
import { StepDialog } from './StepDialog.tsx';
import { Trail } from './Trail.tsx';
import { CaseState, TimeLeft, useWords } from './words.tsx';

/** 与我有关的事项: what is going on about me, on what basis, until when, and what I can do. */
export default function OwnCasesPage() {
  const { t } = useTranslation('cases');
  const say = useWords();
  const answer = useAnswer(ownCases);
  return (
    <Page title={t('own.heading')} sub={t('own.sub')} width="reading" actions={<Apply />}>
      <Answered answer={answer}>
        {({ cases, withheld }) => (
          <div className="dd-case-stack">
            {cases.length === 0 && withheld.length === 0 && <EmptyState title={t('own.none')} />}
            {withheld.length > 0 && (
              <Section title={t('own.withheldCases')}>
                <ul className="dd-case-list">{withheld.map((w, i) => <li key={i}>{t('own.withheldCase', { type: say(w.typeTitle), source: w.source })}</li>)}</ul>
              </Section>
            )}
            {cases.map((c) => <Own key={c.id} own={c} />)}
          </div>
        )}
      </Answered>
    </Page>
  );
}

type OwnForm = OutputOf<typeof ownCaseForms>[number];

/** What one may apply for oneself. */
function Apply() {
  const { t } = useTranslation('cases');
  const say = useWords();
  const forms = useAnswer(ownCaseForms);
  const [chosen, setChosen] = useState<{ type: OwnForm; opening: OwnForm['openings'][number] } | null>(null);
  const open = useCommand(openOwnCaseFile, { invalidates: [ownCases] });
  const title = { key: 'title', kind: 'text' as const, title: { zh: t('open.title'), en: t('open.title') }, required: true };
  return (
    <>
      {(forms.data ?? []).flatMap((type) => type.openings.map((opening) => <Button key={`${type.key} ${opening.key}`} type="primary" onClick={() => setChosen({ type, opening })}>{t('own.apply', { type: say(type.title) })}</Button>))}
      {chosen && (
        <StepDialog
          title={{ zh: `${chosen.type.title.zh}：${chosen.opening.title.zh}`, en: `${chosen.type.title.en}: ${chosen.opening.title.en}` }}
          fields={[title, ...chosen.opening.fields]}
          needsReason={false}
          withoutNote
          onTake={({ title: words, ...facts }) => open.mutateAsync({ body: { type: chosen.type.key, opening: chosen.opening.key, title: String(words), facts } })}
          onClose={() => setChosen(null)}
        />
      )}
    </>
  );
}

function Own({ own }: { readonly own: OwnCase }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const [taking, setTaking] = useState<OwnCase['can'][number] | null>(null);
  const take = useCommand(takeOwnCaseStep, { invalidates: [ownCases] });
  const receive = useCommand(acknowledgeOwnNotice, { invalidates: [ownCases] });
  const line = { ...own, suspended: false };
  return (
    <Section title={`${say(own.typeTitle)} ${own.number}`} extra={<CaseState line={line} />}>
      <h3>{own.title}</h3>
      <KeyValue columns={2} facts={[{ key: 'role', label: t('own.role'), value: t(`role.${own.role}`) }, { key: 'opened', label: t('list.opened'), value: <DateText value={own.openedOn} /> }, { key: 'due', label: t('list.due'), value: own.dueOn ? <><DateText value={own.dueOn} /> <TimeLeft line={line} /></> : '—' }, { key: 'policy', label: t('file.policy'), value: <code>{own.policyVersion}</code> }]} />
      {own.notices.map((n) => (
        <p key={n.id} className="dd-case-notice">
          {n.actionTitle && say(n.actionTitle)} <small><MomentText value={n.servedAt} /></small> <Delivered notice={n} caseId={own.id} own />
          {n.deliveredAt === null && <Button size="small" type="primary" loading={receive.isPending} onClick={() => receive.mutate({ params: { id: n.id } })}>{t('own.receive')}</Button>}
        </p>
      ))}
      {receive.error && <RefusalNotice error={receive.error} />}
      <ul className="dd-case-list">{own.documents.map((d) => <li key={d.id}><PaperLinks id={d.id} title={d.title} own /></li>)}</ul>
      <div className="dd-case-actions">
        {own.can.map((s) => (
          <span key={s.action}>
            <Button disabled={s.against.length > 0} onClick={() => setTaking(s)}>{say(s.title)}</Button>
            {s.against.length > 0 && <ReasonList refusals reasons={s.against.map(({ code, source }) => ({ code, ...(source ? { source } : {}) }))} />}
          </span>
        ))}
      </div>
      {own.trail.length > 0 && <Trail caseId={own.id} lines={own.trail} own />}
      <details className="dd-case-flow">
        <summary>{t('own.flow')}</summary>
        <FlowChart flow={own.flow} walked={own.walked} />
      </details>
      {own.withheld.length > 0 && <p className="dd-case-quiet">{t('own.withheldParts')}{own.withheld.map((w) => `${say(w.what)}（${w.source}）`).join('；')}</p>}
      {taking && <StepDialog title={taking.title} fields={taking.fields} needsReason={taking.needsReason} onTake={(facts, reason) => take.mutateAsync({ params: { id: own.id }, body: { action: taking.action, facts, ...(reason ? { reason } : {}), revision: own.revision } })} onClose={() => setTaking(null)} />}
    </Section>
  );
}
