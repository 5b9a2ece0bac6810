import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { Answered, ConfirmWithReason, dateText, KeyValue, momentText, MomentText, Page, RefusalNotice, Section, Timeline, type TimelineEntry } from '../../../web/kit/index.ts';
import { readDemand, seeContact } from '../contract.ts';
import { ActDialog, type Act } from './ActDialog.tsx';
import { withdrawOne } from '../heard/contract.ts';
import { leaveOneRoot } from '../roots/contract.ts';
import { PublishDialog } from './heard/PublishDialog.tsx';
import { RootDialog } from './roots/RootDialog.tsx';
import { SendDialog } from './roots/SendDialog.tsx';
import { DemandBar, DemandTag, Due, Marks } from './parts.tsx';

type Answer = OutputOf<typeof readDemand>;
type Step = Answer['steps'][number];

/** One demand like a parcel: what was asked, where it stands, what was done, and what is to do now. */
export default function DemandPage() {
  const { t } = useTranslation('demands');
  const { demandId } = useParams();
  const answer = useAnswer(readDemand, { params: { id: demandId! } });
  return (
    <Page title={answer.data ? t('one.title', { number: answer.data.demand.number }) : t('nav.board')} sub={answer.data?.demand.place} bar={<DemandBar />}>
      <Answered answer={answer}>{(data) => <Body data={data} />}</Answered>
    </Page>
  );
}

/** The verbs the reader has now, the one that moves it on first. */
const verbsOf = ({ can, demand, departments }: Answer): Act[] => [
  ...(can.classify ? (['classify'] as const) : []),
  ...(can.assign ? (['assign'] as const) : []),
  ...(can.meet ? (['meet'] as const) : []),
  ...(can.opinion && departments.some((d) => d.opinion === null) ? (['opine'] as const) : []),
  ...(can.decide ? (['decide'] as const) : []),
  ...(can.complete ? (['complete'] as const) : []),
  ...(can.answer ? (['answer'] as const) : []),
  ...(can.adopt && demand.adopted === null ? (['adopt'] as const) : []),
  ...(can.merge ? (['merge'] as const) : []),
  ...(can.passUp ? (['passUp'] as const) : []),
  ...(can.giveBack ? (['giveBack'] as const) : []),
];

function Body({ data }: { readonly data: Answer }) {
  const { t } = useTranslation('demands');
  const { demand, steps, departments, files, attempts } = data;
  const [act, setAct] = useState<Act | null>(null);
  const contact = useCommand(seeContact);
  const [also, setAlso] = useState<'root' | 'send' | 'leaveRoot' | 'publish' | 'withdraw' | null>(null);
  const leave = useCommand(leaveOneRoot, { invalidates: [readDemand] });
  const withdraw = useCommand(withdrawOne, { invalidates: [readDemand] });
  const verbs = verbsOf(data);
  const others = (['send', 'publish', 'withdraw', 'root', 'leaveRoot'] as const).filter((k) => data.can[k]);
  // In its first state the class is what is missing; later doing it is.
  const first = demand.state === 'collected' ? verbs[0] : (verbs.find((v) => v === 'complete' || v === 'answer') ?? verbs[0]);
  return (
    <div className="dd-demand-stack">
      <Section title={t('one.asked')} extra={<span className="dd-demand-row"><DemandTag line={demand} /><Due line={demand} /><Marks line={demand} /></span>}>
        <div className="dd-demand-stack">
          <p className="dd-demand-words">{demand.words}</p>
          <Files id={demand.id} files={files} />
          <KeyValue facts={[
            { key: 'source', label: t('line.source'), value: t(`source.${demand.source}`) },
            { key: 'class', label: t('line.class'), value: demand.class ? t(`class.${demand.class}`) : null },
            { key: 'scope', label: t('classify.scope'), value: t(`scope.${demand.scope}`) },
            { key: 'unit', label: t('line.unit'), value: demand.unitName },
            { key: 'handler', label: t('one.handler'), value: demand.handler },
            { key: 'received', label: t('line.received'), value: <MomentText value={demand.receivedAt} /> },
            ...(demand.root === null ? [] : [{ key: 'root', label: t('one.root'), value: <Link to={`/demands/roots/${demand.root.id}`}>{demand.root.title}</Link> }]),
            ...(demand.sent === null ? [] : [{ key: 'sent', label: t('one.sent'), value: demand.sent.doneOn === null ? t('one.sentWaits', { day: momentText(demand.sent.sentAt) }) : t('one.sentDone', { day: dateText(demand.sent.doneOn) }) }]),
            ...(demand.published === null ? [] : [{ key: 'published', label: t('heard.state'), value: t(demand.published.withdrawn ? 'heard.withdrawn' : 'heard.shown') }]),
            ...(demand.adopted === null ? [] : [{ key: 'adopted', label: t('one.adopted'), value: `${t(demand.adopted ? 'one.yes' : 'one.no')} ${demand.adoptedReason ?? ''}` }]),
            ...(demand.resolved === null ? [] : [{ key: 'resolved', label: t('one.resolved'), value: t(demand.resolved ? 'one.yes' : 'one.no') }]),
          ]} />
          {demand.hasContact && data.can.contact && <p className="dd-demand-row">{contact.data ? <strong className="dd-num">{contact.data.contact ?? '—'}</strong> : <Button size="small" loading={contact.isPending} onClick={() => contact.mutate({ params: { id: demand.id } })}>{t('act.contact')}</Button>}<span className="dd-demand-quiet">{t('one.contactNote')}</span></p>}
          {contact.error && <RefusalNotice error={contact.error} />}
          {verbs.length + others.length > 0 && <p className="dd-demand-row">{verbs.map((v) => <Button key={v} type={v === first ? 'primary' : 'default'} onClick={() => setAct(v)}>{t(`verb.${v}`)}</Button>)}{others.map((k) => <Button key={k} onClick={() => setAlso(k)}>{t(`verb.${k}`)}</Button>)}</p>}
        </div>
      </Section>
      {demand.answer !== null && <Section title={t('one.answer')}><p className="dd-demand-text">{demand.answer}</p></Section>}
      {departments.length > 0 && <Section title={t('one.departments')}><KeyValue columns={1} facts={departments.map((d) => ({ key: d.organizationId, label: `${d.name}（${t(`role.${d.role}`)}）`, value: d.opinion ?? t('one.noOpinion') }))} /></Section>}
      {attempts.map((a) => (
        <Section key={a.round} title={t('one.attempt', { number: a.round + 1 })}>
          <KeyValue columns={1} facts={[
            { key: 'did', label: t('reasonOf.complete'), value: a.did === '' ? null : [a.did, a.by].filter(Boolean).join(' · ') },
            { key: 'answer', label: t('one.answer'), value: a.answer === '' ? null : a.answer },
            { key: 'because', label: t('one.rejected'), value: [a.rejectedBecause, momentText(a.rejectedAt)].filter(Boolean).join(' · ') },
          ]} />
          <Files id={demand.id} files={a.files} />
        </Section>
      ))}
      <Section title={t('one.course')}><Timeline label={t('one.course')} entries={steps.map((s) => entryOf(s, t)).reverse()} /></Section>
      {also === 'root' && <RootDialog demand={demand} onClose={() => setAlso(null)} />}
      {also === 'publish' && <PublishDialog demand={demand} onClose={() => setAlso(null)} />}
      <ConfirmWithReason open={also === 'withdraw'} title={t('verb.withdraw')} confirmText={t('verb.withdraw')} least={2} onConfirm={(reason) => withdraw.mutateAsync({ params: { id: demand.id }, body: { reason } })} onClose={() => setAlso(null)} />
      {also === 'send' && <SendDialog demand={demand} onClose={() => setAlso(null)} />}
      <ConfirmWithReason open={also === 'leaveRoot'} title={t('verb.leaveRoot')} confirmText={t('verb.leaveRoot')} least={2} onConfirm={(reason) => leave.mutateAsync({ params: { id: demand.id }, body: { reason } })} onClose={() => setAlso(null)} />
      {act && <ActDialog act={act} data={data} onClose={() => setAct(null)} />}
    </div>
  );
}

/** Pictures as pictures, a scanned paper as a link with its name. */
function Files({ id, files }: { readonly id: string; readonly files: readonly { readonly hash: string; readonly name: string; readonly byAsker?: boolean }[] }) {
  const { t } = useTranslation('demands');
  if (files.length === 0) return null;
  return <div className="dd-demand-photos">{files.map((f) => <a key={f.hash} href={`/api/demands/${id}/files/${f.hash}`} target="_blank" rel="noreferrer">{/\.pdf$/i.test(f.name) ? f.name : <img src={`/api/demands/${id}/files/${f.hash}`} alt={f.byAsker ? t('one.photo') : t('one.proof')} loading="lazy" />}</a>)}</div>;
}

function entryOf(s: Step, t: TFunction<'demands'>): TimelineEntry {
  const d = s.detail as { class?: string; proposed?: string; rows?: { row: number; reason: string }[]; attendance?: string[]; heldOn?: string; place?: string; into?: string; from?: string; byClock?: boolean };
  const lines = [
    s.step === 'classified' && d.class ? t('step.classDetail', { class: t(`class.${d.class}`), proposed: t(`class.${d.proposed ?? d.class}`), reason: (d.rows ?? []).map((r) => r.reason).join('；') }) : '',
    s.step === 'met' ? t('step.metDetail', { day: d.heldOn ?? '', place: d.place ?? '', count: d.attendance?.length ?? 0 }) : '',
    d.byClock ? t('step.byClock') : '',
    s.text,
  ].filter((x) => x !== '');
  return { key: String(s.number), at: s.at as never, title: [t(`step.${s.step}`), s.level ? t(`level.${s.level}`) : '', s.by].filter(Boolean).join(' · '), ...(lines.length > 0 ? { detail: lines.map((l, i) => <p key={i} className="dd-demand-text">{l}</p>) } : {}), tone: s.step === 'answered' ? 'good' : s.step === 'reopened' || s.step === 'returned' ? 'danger' : s.step === 'lifted' ? 'caution' : 'running' };
}
