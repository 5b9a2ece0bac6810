import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { download, useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, dateText, describeError, momentText, Page, RefusalNotice, Section, StateTag, useToast } from '../../../../web/kit/index.ts';
import { figureAgain, giveBackReport, printReport, publishReport, readReport, readYear, signReport, submitReport } from '../../bulletins/contract.ts';
import { partTones } from './BulletinsPage.tsx';
import { DemandPart, DispatchPart, GridPart } from './FigureParts.tsx';
import { WordsDialog } from './WordsDialog.tsx';
import './bulletins.css';

type Report = OutputOf<typeof readReport>;
type Asking = 'words' | 'return' | 'submit' | 'sign' | 'publish' | null;

/** One paper: words, figures with pictures, who is behind, what is asked; then signature and publication. */
export default function BulletinPage() {
  const { t } = useTranslation('bulletins');
  const toast = useToast();
  const { reportId } = useParams();
  const params = { id: reportId! };
  const answer = useAnswer(readReport, { params });
  const [asking, ask] = useState<Asking>(null);
  const again = { invalidates: [readReport, readYear], onDone: () => ask(null) };
  const figure = useCommand(figureAgain, again);
  const moves = { submit: useCommand(submitReport, again), sign: useCommand(signReport, again), publish: useCommand(publishReport, again) };
  const back = useCommand(giveBackReport, again);
  const r = answer.data;
  const print = (format: 'docx' | 'pdf') => void download(printReport, { params, query: { format } }).catch((e: unknown) => toast.failed(describeError(t, e)));
  const asked = asking === 'submit' || asking === 'sign' || asking === 'publish' ? asking : null;
  return (
    <Page
      title={r?.title ?? t('nav.bulletins')} breadcrumb={[{ title: t('nav.bulletins'), to: '/bulletins' }]} sub={r && <Standing report={r} />}
      actions={r && <>
        <Button onClick={() => print('docx')}>{t('act.docx')}</Button>
        <Button onClick={() => print('pdf')}>{t('act.pdf')}</Button>
        {r.can.edit && <Button loading={figure.isPending} onClick={() => figure.mutate({ params })}>{t('act.figures')}</Button>}
        {r.can.edit && <Button onClick={() => ask('words')}>{t('act.edit')}</Button>}
        {r.can.giveBack && <Button onClick={() => ask('return')}>{t('act.giveBack')}</Button>}
        {(['submit', 'sign', 'publish'] as const).map((step) => r.can[step] && <Button key={step} type="primary" onClick={() => ask(step)}>{t(`act.${step}`)}</Button>)}
      </>}
    >
      <Answered answer={answer}>{(report) => <><Content report={report} error={figure.error} />{asking === 'words' && <WordsDialog report={report} onClose={() => ask(null)} />}</>}</Answered>
      <ConfirmWithReason open={asking === 'return'} title={t('act.giveBack')} confirmText={t('act.giveBack')} least={2} onConfirm={(reason) => back.mutateAsync({ params, body: { reason } })} onClose={() => ask(null)} />
      {asked && (
        <Modal open title={t(`act.${asked}`)} okText={t(`act.${asked}`)} confirmLoading={moves[asked].isPending} onOk={() => moves[asked].mutate({ params })} onCancel={() => ask(null)}>
          {moves[asked].error && <RefusalNotice error={moves[asked].error} />}
          <p>{t(`said.${asked}Says`)}</p>
        </Modal>
      )}
    </Page>
  );
}

function Standing({ report: r }: { readonly report: Report }) {
  const { t } = useTranslation('bulletins');
  return (
    <span className="dd-bulletin-row">
      <StateTag tone={partTones[r.state]}>{t(`state.${r.state}`)}</StateTag>
      <span>{t('figured', { moment: momentText(r.figuredAt) })}</span>
      {r.signedBy && <span>{t('signed', { name: r.signedBy, day: dateText(r.signedOn) })}</span>}
      {r.publishedBy && <span>{t('published', { name: r.publishedBy, day: dateText(r.publishedOn) })}</span>}
    </span>
  );
}

const Paragraphs = ({ text }: { readonly text: string }) => <div className="dd-bulletin-words">{text.split('\n').map((line, i) => <p key={i}>{line}</p>)}</div>;

function Content({ report: r, error }: { readonly report: Report; readonly error: unknown }) {
  const { t } = useTranslation('bulletins');
  return (
    <div className="dd-bulletin-stack">
      {error !== null && <RefusalNotice error={error} />}
      {r.returnedBecause && <StateTag tone="caution">{t('returned', { reason: r.returnedBecause })}</StateTag>}
      {!r.over && <StateTag tone="waiting">{t('runs')}</StateTag>}
      <Section title={t('opening')}><Paragraphs text={r.opening} /></Section>
      <GridPart report={r} />
      <DemandPart report={r} />
      <DispatchPart report={r} />
      <Section title={t('behind')}>{r.behind.length === 0 ? <p>{t('behindNone')}</p> : <ol className="dd-bulletin-list">{r.behind.map((b) => <li key={`${b.kind} ${b.name}`}>{t(`behindOf.${b.kind}`, b)}</li>)}</ol>}</Section>
      <Section title={t('asked')}>{r.demandsMade === '' ? <p className="dd-bulletin-quiet">{t('noneAsked')}</p> : <Paragraphs text={r.demandsMade} />}</Section>
    </div>
  );
}
