import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { Answered, ConfirmWithReason, dateText, EmptyState, momentText, Page, RefusalNotice, Section } from '../../../web/kit/index.ts';
import { acknowledgeOwnAccusationNotice, ownAccusationFiles, takeOwnAccusationStep } from '../contract.ts';
import './protection.css';

type File = OutputOf<typeof ownAccusationFiles>[number];

/** What concerns the caller as the one who reported: basis, evidence, term, and his reply or appeal. */
export default function OwnFindingsPage() {
  const { t } = useTranslation('protection');
  const answer = useAnswer(ownAccusationFiles);
  return (
    <Page title={t('own.heading')} sub={t('own.sub')}>
      <Answered answer={answer}>{(files) => (files.length === 0 ? <EmptyState title={t('own.none')} /> : files.map((f) => <One key={f.id} file={f} />))}</Answered>
    </Page>
  );
}

function One({ file }: { readonly file: File }) {
  const { t } = useTranslation('protection');
  const [saying, setSaying] = useState(false);
  const invalidates = { invalidates: [ownAccusationFiles] };
  const say = useCommand(takeOwnAccusationStep, invalidates);
  const receive = useCommand(acknowledgeOwnAccusationNotice, invalidates);
  return (
    <Section title={t('own.file', { number: file.number })} extra={file.can && <Button type="primary" onClick={() => setSaying(true)}>{t(`own.${file.can}`)}</Button>}>
      {file.finding && <p>{t(`accusation.standing.${file.finding.standing}`)}{file.finding.effectiveUntil && `　${t('accusation.term', { from: dateText(file.finding.effectiveFrom!), until: dateText(file.finding.effectiveUntil) })}`}</p>}
      <ul className="dd-plain">{file.elements.map((e) => <li key={e}>{e}</li>)}</ul>
      <small>{file.basis}</small>
      <ul className="dd-plain">{file.said.map((s) => <li key={s.at}>{t(`accusation.notice.${s.action}`)}：{s.reason} <small>{momentText(s.at)}</small></li>)}</ul>
      <ul className="dd-plain">
        {file.notices.map((n) => (
          <li key={n.id}>{t(`accusation.notice.${n.action}`)} {n.deliveredAt ? <small>{t('accusation.delivered', { at: momentText(n.deliveredAt) })}</small> : <Button size="small" loading={receive.isPending} onClick={() => receive.mutate({ params: { id: n.id } })}>{t('own.receive')}</Button>}</li>
        ))}
      </ul>
      {receive.error && <RefusalNotice error={receive.error} />}
      {file.can && <ConfirmWithReason open={saying} title={t(`own.${file.can}`)} confirmText={t(`own.${file.can}`)} least={2} most={8000} onClose={() => setSaying(false)} onConfirm={(text) => say.mutateAsync({ params: { id: file.id }, body: { action: file.can!, text, revision: file.revision } })}>{t('own.noName')}</ConfirmWithReason>}
    </Section>
  );
}
