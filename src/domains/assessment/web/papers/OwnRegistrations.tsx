import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download, useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, dateText, RefusalNotice, Section, StateTag, useDraft, useToast, useUnsaved } from '../../../../web/kit/index.ts';
import { ownForm, ownRegistrations, writeSummary } from '../../papers/contract.ts';
import { useGradeWord } from '../words.tsx';
import { PaperButton } from './PaperButton.tsx';

type Own = OutputOf<typeof ownRegistrations>[number];

/** 我的登记表: the summary of each open year to write, and the forms of the years before. */
export function OwnRegistrations() {
  const answer = useAnswer(ownRegistrations);
  return <Answered answer={answer}>{(forms) => forms.map((f) => (f.confirmed ? <Closed key={f.runId} own={f} /> : <Open key={`${f.runId} ${f.state}`} own={f} />))}</Answered>;
}

const useForm = (own: Own) => {
  const { t } = useTranslation('papers');
  return <PaperButton size="small" papers={[{ key: 'form', title: t('form'), get: (format) => download(ownForm, { params: { id: own.runId }, query: { format } }) }]} />;
};

function Closed({ own }: { readonly own: Own }) {
  const { t } = useTranslation('papers');
  const word = useGradeWord();
  const print = useForm(own);
  if (own.state === null) return null;
  return (
    <Section title={t('own.titleOf', { year: own.year })} extra={print}>
      <div className="dd-paper-summary">{own.summary}</div>
      {own.comment && <p>{t('own.commentOf', { by: own.commentedBy, comment: own.comment, grade: own.suggestedGrade ? word(own.suggestedGrade) : '' })}</p>}
    </Section>
  );
}

function Open({ own }: { readonly own: Own }) {
  const { t } = useTranslation('papers');
  const toast = useToast();
  const print = useForm(own);
  const kept = useDraft<{ duties: string; summary: string }>(`summary.${own.runId}`);
  const [typed, setTyped] = useState(() => kept.read() ?? { duties: own.duties, summary: own.summary });
  const changed = typed.duties !== own.duties || typed.summary !== own.summary;
  const send = useCommand(writeSummary, {
    invalidates: [ownRegistrations],
    onDone: (a) => {
      kept.clear();
      toast.done(t(a.state === 'draft' ? 'own.saved' : 'own.sent'));
    },
  });
  const open = own.state === null || own.state === 'draft';
  useUnsaved(open && changed && !send.isSuccess);
  const type = (change: Partial<typeof typed>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    kept.write(next);
  };
  const put = (submit: boolean) => send.mutate({ params: { id: own.runId }, body: { ...typed, submit } });
  return (
    <Section
      title={
        <>
          {t('own.titleOf', { year: own.year })} {own.late && <StateTag tone="danger">{t('late')}</StateTag>}
        </>
      }
      extra={print}
    >
      <div className="dd-assess-stack" id={`summary-${own.runId}`}>
        {own.returnedReason && <p className="dd-caution">{t('own.returned', { reason: own.returnedReason })}</p>}
        {send.error && <RefusalNotice error={send.error} />}
        {open ? (
          <>
            <p>{t('own.words', { on: dateText(own.dueOn) })}</p>
            <label className="dd-paper-field">
              {t('own.duties')}
              <Input value={typed.duties} maxLength={500} onChange={(e) => type({ duties: e.target.value })} />
            </label>
            <label className="dd-paper-field">
              {t('own.summary')}
              <Input.TextArea value={typed.summary} rows={10} maxLength={6000} showCount onChange={(e) => type({ summary: e.target.value })} />
            </label>
            <div className="dd-assess-actions">
              <Button disabled={!changed} loading={send.isPending} onClick={() => put(false)}>
                {t('own.keep')}
              </Button>
              <Popconfirm title={t('own.sendAsk')} okText={t('own.send')} onConfirm={() => put(true)}>
                <Button type="primary" loading={send.isPending}>
                  {t('own.send')}
                </Button>
              </Popconfirm>
            </div>
          </>
        ) : (
          <>
            <p>{t(own.state === 'commented' ? 'own.commentWaits' : 'own.handedIn', { on: dateText(own.submittedOn ?? '') })}</p>
            <div className="dd-paper-summary">{own.summary}</div>
          </>
        )}
      </div>
    </Section>
  );
}
