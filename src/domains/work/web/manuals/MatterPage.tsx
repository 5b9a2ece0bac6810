import { Button, Form, Input, Select } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, dateText, FormDialog, KeyValue, Page, RefusalNotice, Section, Timeline } from '../../../../web/kit/index.ts';
import { changeManualPerson, finishManualMatter, listManualMatters, ownManualMatters, pauseManualMatter, readManualMatter, resumeManualMatter, returnManualStep, sendBackManualStep, stopManualMatter } from '../../manuals/contract.ts';
import { DayInput } from '../parts.tsx';
import { PersonPick } from '../teams/PersonPick.tsx';
import { MatterTag, StepChart, StepTag } from './parts.tsx';
import { FilledForm, StepForm } from './StepForm.tsx';

export type View = OutputOf<typeof readManualMatter>;
export type Step = View['steps'][number];
type Asking = { readonly what: 'finish' | 'stop' | 'person' | 'pause' } | { readonly what: 'back'; readonly step: Step } | { readonly what: 'sendBack'; readonly step: Step } | null;
const again = { invalidates: [readManualMatter, listManualMatters, ownManualMatters] };

/** A matter: where it stands in its chart, what waits, step by step, what happened. */
export default function MatterPage() {
  const { t } = useTranslation('manuals');
  const { matterId } = useParams();
  const answer = useAnswer(readManualMatter, { params: { id: matterId! } });
  const [asking, ask] = useState<Asking>(null);
  const resume = useCommand(resumeManualMatter, again);
  const view = answer.data;
  const actions = view && <>{view.can.run && <Button onClick={() => ask({ what: 'stop' })}>{t('act.stop')}</Button>}{view.can.run && <Button onClick={() => ask({ what: 'person' })}>{t('act.person')}</Button>}{view.can.pause && <Button onClick={() => ask({ what: 'pause' })}>{t('act.pause')}</Button>}{view.can.resume && <Button type="primary" loading={resume.isPending} onClick={() => resume.mutate({ params: { id: view.matter.id } })}>{t('act.resume')}</Button>}{view.can.finish && <Button type="primary" onClick={() => ask({ what: 'finish' })}>{t('act.finish')}</Button>}</>;
  return (
    <Page title={view?.matter.title ?? t('nav.matters')} sub={view && <>{t('manualVersion', { title: view.matter.manualTitle, number: view.matter.version })} · {view.matter.organizationName}</>} breadcrumb={[{ title: t('nav.matters'), to: '/manual-matters' }]} actions={actions}>
      <Answered answer={answer}>
        {(v) => (
          <div className="dd-work-stack">
            {resume.error && <RefusalNotice error={resume.error} />}
            {v.pause.open && <p className="dd-work-say" role="status">{t('pause.open', { since: dateText(v.pause.open.since), until: dateText(v.pause.open.until), name: v.pause.open.by, reason: v.pause.open.reason })}</p>}
            {v.steps.some((x) => x.can.do) && <Section title={t('yourTurn')}><ol className="dd-work-list">{v.steps.filter((x) => x.can.do).map((x) => <StepItem key={x.position} matterId={v.matter.id} step={x} ask={ask} />)}</ol></Section>}
            <About view={v} />
            <Section title={t('flow')}><StepChart steps={v.steps} standing={v.steps} /></Section>
            <Section title={t('steps')}><ol className="dd-work-list">{v.steps.map((s) => <StepItem key={s.position} matterId={v.matter.id} step={s.can.do ? { ...s, can: { do: false, back: [], sendBack: false } } : s} ask={ask} />)}</ol></Section>
            {v.moves.length > 0 && <Section title={t('trail')}><Timeline label={t('trail')} entries={v.moves.map((m) => ({ key: `${m.sequence}`, at: m.on, tone: m.kind === 'done' ? ('good' as const) : ('caution' as const), title: t('by', { name: m.by, text: said(t, m) }), ...(m.reason ? { detail: m.reason } : {}) }))} /></Section>}
            <Dialogs view={v} asking={asking} onClose={() => ask(null)} />
          </div>
        )}
      </Answered>
    </Page>
  );
}

function said(t: TFunction<'manuals'>, m: View['moves'][number]): string {
  if (m.kind === 'done') return t('trailDone', { step: m.step });
  if (m.kind === 'paused') return t('trailPaused', { until: dateText(m.until!) });
  if (m.kind === 'resumed') return t('trailResumed');
  return t(m.step === null ? 'trailSentBack' : 'trailReturned', { step: m.step, to: m.backTo });
}

function About({ view: { matter: m, roles, pause } }: { readonly view: View }) {
  const { t } = useTranslation('manuals');
  const facts = [
    { key: 'stage', label: t('matter.stage'), value: <span className="dd-work-row"><MatterTag stage={m.stage} overdue={m.overdue} paused={m.paused} /><span className="dd-num">{t('doneOf', { done: m.done, steps: m.steps })}</span></span> },
    { key: 'manual', label: t('matter.manual'), value: <><Link to={`/manuals/${m.manualId}`}>{t('manualVersion', { title: m.manualTitle, number: m.version })}</Link>{m.newer && <span className="dd-work-quiet"> {t('newer')}</span>}</> },
    { key: 'started', label: t('matter.startedOn'), value: t('publishedBy', { day: dateText(m.startedOn), name: m.startedBy }) },
    { key: 'late', label: t('matter.late'), value: <span className="dd-num">{t('lateDays', { days: m.late })}</span> },
    ...(pause.stood > 0 ? [{ key: 'stood', label: t('pause.stood'), value: <span className="dd-num">{t('pause.stoodDays', { days: pause.stood, left: pause.left })}</span> }] : []),
    ...roles.map((r) => ({ key: r.role, label: r.role, value: r.organizationName ? t('roleOf', { role: r.person.name, unit: r.organizationName }) : r.person.name })),
    ...(m.endedOn ? [{ key: 'ended', label: t(`matterStage.${m.stage}`), value: `${dateText(m.endedOn)} ${t('by', { name: m.endedBy, text: m.endedNote })}`, wide: true }] : []),
  ];
  return <Section title={t('matter.about')}><KeyValue facts={facts} /></Section>;
}

function StepItem({ matterId, step: s, ask }: { readonly matterId: string; readonly step: Step; readonly ask: (a: Asking) => void }) {
  const { t } = useTranslation('manuals');
  return (
    <li className="dd-manual-step" data-stage={s.stage}>
      <span className="dd-work-row"><strong>{s.position}. {s.title}</strong><StepTag step={s} /><span>{t('roleOf', { role: s.role, unit: s.person.name })}</span><span className="dd-num">{t('limit', { days: s.days })}</span>{s.round > 1 && <span className="dd-work-quiet">{t('round', { number: s.round })}</span>}</span>
      {s.stage !== 'waiting' && <span className="dd-work-quiet">{s.stage === 'done' ? t('doneOn', { ready: dateText(s.readyOn!), day: dateText(s.doneOn!), days: s.taken, name: s.doneBy }) : t('runsSince', { ready: dateText(s.readyOn!), due: dateText(s.dueOn!), days: s.taken })}</span>}
      {s.sentBack && <p className="dd-work-say">{t('sentBack', { reason: s.sentBack })}</p>}
      {s.guide && s.stage !== 'done' && <p>{s.guide}</p>}
      {s.form && !s.can.do && <FilledForm matterId={matterId} step={s} form={s.form} />}
      {s.can.do && <StepForm matterId={matterId} step={s} />}
      <span className="dd-work-row">
        {s.can.back.length > 0 && <Button onClick={() => ask({ what: 'back', step: s })}>{t('act.return')}</Button>}
        {s.can.sendBack && <Button size="small" onClick={() => ask({ what: 'sendBack', step: s })}>{t('act.sendBack')}</Button>}
      </span>
    </li>
  );
}

function Dialogs({ view, asking, onClose }: { readonly view: View; readonly asking: Asking; readonly onClose: () => void }) {
  const { t } = useTranslation('manuals');
  const params = { id: view.matter.id };
  const finish = useCommand(finishManualMatter, again);
  const stop = useCommand(stopManualMatter, again);
  const sendBack = useCommand(sendBackManualStep, again);
  const words = asking && (asking.what === 'finish' || asking.what === 'stop' || asking.what === 'sendBack') ? asking : null;
  const confirm = (reason: string) => (words?.what === 'finish' ? finish.mutateAsync({ params, body: { result: reason } }) : words?.what === 'stop' ? stop.mutateAsync({ params, body: { reason } }) : sendBack.mutateAsync({ params, body: { to: words?.what === 'sendBack' ? words.step.position : 0, reason } }));
  return (
    <>
      {asking?.what === 'person' && <PersonDialog view={view} onClose={onClose} />}
      {asking?.what === 'pause' && <PauseDialog view={view} onClose={onClose} />}
      {asking?.what === 'back' && <BackDialog view={view} step={asking.step} onClose={onClose} />}
      <ConfirmWithReason open={words !== null} title={words ? t(`act.${words.what}`) : ''} confirmText={words ? t(`act.${words.what}`) : ''} reasonHint={words?.what === 'finish' ? t('resultHint') : t('reasonHint')} least={2} danger={words?.what === 'stop'} onConfirm={confirm} onClose={onClose}>{words && t(`lead.${words.what}`, { step: words.what === 'sendBack' ? words.step.title : '' })}</ConfirmWithReason>
    </>
  );
}

function BackDialog({ view, step, onClose }: { readonly view: View; readonly step: Step; readonly onClose: () => void }) {
  const { t } = useTranslation('manuals');
  const back = useCommand(returnManualStep, again);
  const needed = [{ required: true, message: t('needed') }];
  return (
    <FormDialog<{ to: number; reason: string }> texts="manuals" title={t('act.return')} error={back.error} busy={back.isPending} initial={step.can.back.length === 1 ? { to: step.can.back[0]! } : {}} onSend={(body) => back.mutateAsync({ params: { id: view.matter.id, position: step.position }, body })} onClose={onClose}>
      <p className="dd-work-quiet">{t('lead.back')}</p>
      <Form.Item name="to" label={t('backTo')} rules={needed}><Select options={step.can.back.map((p) => ({ value: p, label: t('stepBy', { step: `${p} ${view.steps[p - 1]!.title}`, name: view.steps[p - 1]!.person.name }) }))} /></Form.Item>
      <ReasonItem />
    </FormDialog>
  );
}
function PauseDialog({ view, onClose }: { readonly view: View; readonly onClose: () => void }) {
  const { t } = useTranslation('manuals');
  const pause = useCommand(pauseManualMatter, again);
  return (
    <FormDialog<{ until: string; reason: string }> texts="manuals" title={t('act.pause')} error={pause.error} busy={pause.isPending} initial={{}} onSend={(body) => pause.mutateAsync({ params: { id: view.matter.id }, body })} onClose={onClose}>
      <p className="dd-work-quiet">{t('pause.lead', { left: view.pause.left, latest: dateText(view.pause.latest) })}</p>
      <Form.Item name="until" label={t('pause.until')} rules={[{ required: true, message: t('needed') }]}><DayInput /></Form.Item>
      <Form.Item name="reason" label={t('reason')} extra={t('pause.hint')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
    </FormDialog>
  );
}
function PersonDialog({ view, onClose }: { readonly view: View; readonly onClose: () => void }) {
  const { t } = useTranslation('manuals');
  const change = useCommand(changeManualPerson, again);
  const needed = [{ required: true, message: t('needed') }];
  return (
    <FormDialog<{ role: string; personId: string; reason: string }> texts="manuals" title={t('act.person')} error={change.error} busy={change.isPending} initial={view.roles.length === 1 ? { role: view.roles[0]!.role } : {}} onSend={(body) => change.mutateAsync({ params: { id: view.matter.id }, body })} onClose={onClose}>
      <Form.Item name="role" label={t('step.role')} rules={needed}><Select options={view.roles.map((r) => ({ value: r.role, label: t('stepBy', { step: r.role, name: r.person.name }) }))} /></Form.Item>
      <Form.Item name="personId" label={t('newPerson')} rules={needed}><PersonPick /></Form.Item>
      <ReasonItem />
    </FormDialog>
  );
}
function ReasonItem() {
  const { t } = useTranslation('manuals');
  return <Form.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>;
}
