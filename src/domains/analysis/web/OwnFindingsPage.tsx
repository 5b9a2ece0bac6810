import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../../web/api/index.ts';
import { Answered, EmptyState, MomentText, Page, RefusalNotice, Section, useToast } from '../../../web/kit/index.ts';
import { ownFindings, replyToOwnFinding, type FindingDetail } from '../contract.ts';
import { FindingBody } from './FindingBody.tsx';

/** What was confirmed about the signed-in cadre, by whom and why, with a field to answer. */
export default function OwnFindingsPage() {
  const { t } = useTranslation('analysis');
  const answer = useAnswer(ownFindings);
  return (
    <Page title={t('nav.own')} sub={t('own.sub')} width="reading">
      <Answered answer={answer}>
        {({ findings }) => (findings.length === 0 ? <EmptyState title={t('own.none')}>{t('own.noneNext')}</EmptyState> : findings.map((f) => <Own key={f.id} finding={f} />))}
      </Answered>
    </Page>
  );
}

function Own({ finding }: { readonly finding: FindingDetail }) {
  const { t } = useTranslation('analysis');
  const toast = useToast();
  const [text, setText] = useState('');
  const reply = useCommand(replyToOwnFinding, { invalidates: [ownFindings], onDone: () => { setText(''); toast.done(t('own.sent')); } });
  return (
    <>
      <Section title={t(`problem.${finding.problem}`)}>
        {finding.decision && <p>{finding.decision.decidedBy} · <MomentText value={finding.decision.decidedAt} />：{finding.decision.reason}</p>}
        {finding.replies.map((r) => <blockquote key={r.repliedAt}><MomentText value={r.repliedAt} /> {r.text}</blockquote>)}
        <Input.TextArea value={text} onChange={(e) => setText(e.target.value)} aria-label={t('own.reply')} placeholder={t('own.replyHint')} maxLength={4000} autoSize={{ minRows: 3 }} />
        {reply.error && <RefusalNotice error={reply.error} />}
        <Button type="primary" loading={reply.isPending} disabled={text.trim().length < 2} onClick={() => reply.mutate({ params: { id: finding.id }, body: { text } })}>{t('own.reply')}</Button>
      </Section>
      <FindingBody finding={finding} />
    </>
  );
}
