import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, dateText, FormDialog, KeyValue, Page, Section, StateTag } from '../../../../web/kit/index.ts';
import { answerOneBlock, blockLink, clearOneBlock, listChains, readChain, reportLink, settleLink, startProject, stopChain } from '../../chains/contract.ts';
import { DayInput } from '../parts.tsx';
import { Gantt } from './Gantt.tsx';
import { Departments, StageTag, StartTag, type Link } from './parts.tsx';

type View = OutputOf<typeof readChain>;
type Asking = { readonly what: 'start' | 'stop' } | { readonly what: 'report' | 'accept' | 'back' | 'block'; readonly link: Link } | { readonly what: 'clear' | 'agree' | 'refuse'; readonly blockId: string; readonly says: string } | null;
type Ask = (asking: Asking) => void;
const again = { invalidates: [readChain, listChains] };

/** One project, link by link: plan against actual, who stands in the way, what was saved. */
export default function ChainPage() {
  const { t } = useTranslation('chains');
  const { chainId } = useParams();
  const answer = useAnswer(readChain, { params: { id: chainId! } });
  const [asking, ask] = useState<Asking>(null);
  const can = answer.data?.can;
  return (
    <Page title={answer.data?.chain.title ?? t('nav.chains')} sub={answer.data?.chain.about} breadcrumb={[{ title: t('nav.chains'), to: '/chains' }]} actions={<>{can?.stop && <Button onClick={() => ask({ what: 'stop' })}>{t('act.stop')}</Button>}{can?.start && <Button type="primary" onClick={() => ask({ what: 'start' })}>{t('act.start')}</Button>}</>}>
      <Answered answer={answer}>
        {(view) => (
          <div className="dd-work-stack">
            <About view={view} />
            <Section title={t('gantt.heading')}><Gantt chain={view.chain} links={view.links} today={view.today} /></Section>
            <Section title={t('link.all')}><ol className="dd-work-list">{view.links.map((l) => <LinkItem key={l.id} link={l} ask={ask} />)}</ol></Section>
            <Departments name="work.chain-own-departments" departments={view.departments} />
            <Dialogs view={view} asking={asking} ask={ask} />
          </div>
        )}
      </Answered>
    </Page>
  );
}

function About({ view: { chain: c } }: { readonly view: View }) {
  const { t } = useTranslation('chains');
  const facts = [
    { key: 'unit', label: t('chain.unit'), value: c.organizationName },
    { key: 'investment', label: t('chain.investment'), value: <span className="dd-num">{t('chain.money', { amount: c.investment })}</span> },
    { key: 'against', label: t('chain.against'), value: <StartTag chain={c} /> },
    { key: 'planned', label: t('chain.plannedStartOn'), value: dateText(c.plannedStartOn) },
    { key: 'started', label: t('chain.startedOn'), value: c.startedOn && dateText(c.startedOn) },
    { key: 'ready', label: t('chain.plannedReadyOn'), value: dateText(c.plannedReadyOn) },
    ...(c.startProof ? [{ key: 'proof', label: t('chain.proof'), value: t('by', { name: c.startedBy, text: c.startProof }), wide: true }] : []),
    ...(c.stoppedOn ? [{ key: 'stopped', label: t('chain.stopped'), value: `${dateText(c.stoppedOn)} ${c.stoppedBecause}`, wide: true }] : []),
  ];
  return <Section title={t('chain.heading')}><KeyValue facts={facts} /></Section>;
}

function LinkItem({ link: l, ask }: { readonly link: Link; readonly ask: Ask }) {
  const { t } = useTranslation('chains');
  return (
    <li className="dd-work-item">
      <span className="dd-work-row"><strong>{l.position}. {l.title}</strong><StageTag link={l} /><span className="dd-work-quiet">{t(`kind.${l.kind}`)} · {l.organizationName}</span>{l.saved !== null && <span className="dd-num">{t(l.saved >= 0 ? 'savedDays' : 'lostDays', { days: Math.abs(l.saved) })}</span>}</span>
      <span className="dd-work-quiet">{t('link.plan', { from: dateText(l.plannedFrom), to: dateText(l.plannedTo), days: l.promisedDays })}{l.after.length > 0 && ` · ${t('link.afterOnes', { numbers: l.after.join(t('sep')) })}`}{l.beforeStart && ` · ${t('link.beforeStart')}`}</span>
      {l.readyOn && <span className="dd-work-quiet">{t('link.actual', { ready: dateText(l.readyOn), due: dateText(l.dueOn!), taken: l.taken, stood: l.stood })}</span>}
      {l.doneOn && <p>{t('link.said', { name: l.doneBy, day: dateText(l.doneOn), note: l.doneNote })}</p>}
      {l.opinion && <p className="dd-work-quiet">{l.stage === 'done' ? t('link.confirmed', { name: l.confirmedBy, day: dateText(l.confirmedOn!), opinion: l.opinion }) : t('link.returned', { opinion: l.opinion })}</p>}
      {l.blocks.map((b) => (
        <div key={b.id} className="dd-chain-block">
          <span className="dd-work-row"><StateTag tone={b.clearedOn ? 'closed' : 'caution'}>{b.clearedOn ? t('block.cleared', { day: dateText(b.clearedOn) }) : t('blockedFor', { days: b.days })}</StateTag><span className="dd-work-quiet">{t(`standing.${b.standing}`)}</span></span>
          <span>{t('because', { reason: b.reason, who: b.organizationName ?? t('investor') })}</span>
          <span className="dd-work-quiet">{t('block.raised', { name: b.raisedBy, day: dateText(b.raisedOn) })}{b.outcome && ` · ${t('by', { name: b.clearedBy, text: b.outcome })}`}</span>
          {b.answer && <span className="dd-work-quiet">{t('block.answered', { name: b.answeredBy, day: dateText(b.answeredOn!), text: b.answer })}</span>}
          {b.standing === 'waiting' && <span className="dd-work-quiet">{t('block.answerBy', { day: dateText(b.answerBy!) })}</span>}
          {(b.can.answer || b.can.clear) && (
            <span className="dd-work-row">
              {b.can.answer && (['agree', 'refuse'] as const).map((what) => <Button key={what} size="small" onClick={() => ask({ what, blockId: b.id, says: b.reason })}>{t(`act.${what}`)}</Button>)}
              {b.can.clear && <Button size="small" onClick={() => ask({ what: 'clear', blockId: b.id, says: b.reason })}>{t('act.clear')}</Button>}
            </span>
          )}
        </div>
      ))}
      {(l.can.report || l.can.settle || l.can.block) && (
        <span className="dd-work-row">
          {l.can.report && <Button size="small" type="primary" onClick={() => ask({ what: 'report', link: l })}>{t('act.report')}</Button>}
          {l.can.settle && <><Button size="small" type="primary" onClick={() => ask({ what: 'accept', link: l })}>{t('act.accept')}</Button><Button size="small" onClick={() => ask({ what: 'back', link: l })}>{t('act.back')}</Button></>}
          {l.can.block && <Button size="small" onClick={() => ask({ what: 'block', link: l })}>{t('act.block')}</Button>}
        </span>
      )}
    </li>
  );
}

function Dialogs({ view, asking, ask }: { readonly view: View; readonly asking: Asking; readonly ask: Ask }) {
  const { t } = useTranslation('chains');
  const [answer, report, settle, clear, stop, start, block] = [useCommand(answerOneBlock, again), useCommand(reportLink, again), useCommand(settleLink, again), useCommand(clearOneBlock, again), useCommand(stopChain, again), useCommand(startProject, again), useCommand(blockLink, again)];
  const close = () => ask(null);
  const needed = [{ required: true, message: t('needed') }];
  if (asking?.what === 'start')
    return (
      <FormDialog<{ startedOn: string; proof: string }> texts="chains" title={t('act.start')} error={start.error} busy={start.isPending} onSend={(body) => start.mutateAsync({ params: { id: view.chain.id }, body })} onClose={close}>
        <Form.Item name="startedOn" label={t('chain.startedOn')} rules={needed}><DayInput /></Form.Item>
        <Form.Item name="proof" label={t('chain.proof')} extra={t('chain.proofHint')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
      </FormDialog>
    );
  if (asking?.what === 'block')
    return (
      <FormDialog<{ reason: string; organizationId?: string }> texts="chains" title={t('act.block')} error={block.error} busy={block.isPending} onSend={({ reason, organizationId }) => block.mutateAsync({ params: { id: asking.link.id }, body: { reason, organizationId: organizationId ?? null } })} onClose={close}>
        <Form.Item name="reason" label={t('block.reason')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
        <Form.Item name="organizationId" label={t('block.who')} extra={t('block.whoHint')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={view.choices.map((o) => ({ value: o.id, label: o.name }))} /></Form.Item>
      </FormDialog>
    );
  const act = (said: string): Promise<unknown> => {
    if (asking?.what === 'clear') return clear.mutateAsync({ params: { id: asking.blockId }, body: { outcome: said } });
    if (asking?.what === 'agree' || asking?.what === 'refuse') return answer.mutateAsync({ params: { id: asking.blockId }, body: { agreed: asking.what === 'agree', answer: said } });
    if (asking?.what === 'report') return report.mutateAsync({ params: { id: asking.link.id }, body: { note: said } });
    if (asking?.what === 'accept' || asking?.what === 'back') return settle.mutateAsync({ params: { id: asking.link.id }, body: { accepted: asking.what === 'accept', opinion: said } });
    return stop.mutateAsync({ params: { id: view.chain.id }, body: { reason: said } });
  };
  const word = asking?.what ?? 'stop';
  return <ConfirmWithReason open={asking !== null} title={t(`act.${word}`)} confirmText={t(`act.${word}`)} reasonHint={t(`hint.${word}`)} least={2} danger={word === 'stop'} onConfirm={act} onClose={close}>{asking && 'says' in asking ? asking.says : asking && 'link' in asking ? asking.link.title : view.chain.title}</ConfirmWithReason>;
}
