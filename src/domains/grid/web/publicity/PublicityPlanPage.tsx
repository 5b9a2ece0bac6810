import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { download, useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, DataTable, dateText, EmptyState, Page, Section, StateTag, useToast, type Column, type Tone } from '../../../../web/kit/index.ts';
import { callOffItem, readItem, readPlan, readProof, readPublicityBoard, recordItem } from '../../publicity/contract.ts';
import { itemStates } from '../../publicity/rules/item-state.ts';
import { Figures } from '../parts.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import '../grid.css';

type Plan = OutputOf<typeof readPlan>;
type Item = Plan['items'][number];
type Left = Plan['unreached'][number];
export const tones: Record<Item['state'], Tone> = { planned: 'waiting', partly: 'running', late: 'danger', done: 'good', called_off: 'closed' };
const again = { invalidates: [readPlan, readPublicityBoard, readItem] };

/** One plan: how many households it reached, by channel, which groups it did not reach, its items. */
export default function PublicityPlanPage() {
  const { t } = useTranslation('publicity');
  const { planId } = useParams();
  const answer = useAnswer(readPlan, { params: { id: planId! } });
  const p = answer.data;
  return (
    <Page title={p?.title ?? t('nav.publicity')} breadcrumb={[{ title: t('nav.publicity'), to: '/grid/publicity' }]} sub={p && <>{p.organizationName} · {dateText(p.startsOn)} — {dateText(p.dueOn)} · {t('plannedBy')} {p.recordedBy}</>}>
      <Answered answer={answer}>
        {(plan) => (
          <div className="dd-grid-stack">
            <Figures lines={[{ label: t('total.households'), value: plan.total.households }, { label: t('total.reached'), value: plan.total.reached, ...(plan.total.share === null ? {} : { sub: t('share', { share: plan.total.share }) }) }, { label: t('total.unreached'), value: plan.total.unreached, ...(plan.total.unreached > 0 ? { tone: 'danger' as const } : {}) }]} />
            <Section title={t('words')}><p className="dd-grid-words">{plan.words}</p></Section>
            <Section title={t('channels')}>
              <ul className="dd-grid-list">{plan.channels.map((c) => <li key={c.name}><span>{c.name} <span className="dd-grid-quiet">{t(c.online ? 'online' : 'offline')}</span></span><span className="dd-num">{t('col.items')} {c.done} / {c.items}{c.late > 0 && ` · ${t('laterCount', { count: c.late })}`}</span></li>)}</ul>
            </Section>
            <Unreached rows={plan.unreached} />
            <Items plan={plan} />
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Unreached({ rows }: { readonly rows: readonly Left[] }) {
  const { t } = useTranslation('publicity');
  const place = (r: Left) => (r.area === '' ? t('noPatch') : `${r.area} ${r.group}`);
  const columns: Column<Left>[] = [
    { key: 'village', title: t('col.village'), width: 160, pinned: true, sortBy: (r) => r.organizationName, render: (r) => r.organizationName },
    { key: 'place', title: t('col.place'), width: 220, grow: true, sortBy: place, render: place },
    { key: 'households', title: t('col.households'), width: 110, align: 'end', sortBy: (r) => r.households, render: (r) => <span className="dd-num">{r.households}</span> },
    { key: 'unreached', title: t('col.unreached'), width: 130, align: 'end', sortBy: (r) => r.unreached, render: (r) => <span className="dd-num">{r.unreached}</span> },
  ];
  return (
    <Section title={t('unreachedTitle')} flush>
      <DataTable
        name="grid.publicity.unreached" prefix="left." label={t('unreachedTitle')} columns={columns} rows={rows} rowKey={(r) => r.key} searchHint={t('searchItems')} searchBy={(r) => `${r.organizationName} ${place(r)}`} empty={<EmptyState title={t('allReached')} />}
        card={(r) => <span className="dd-grid-card"><strong>{r.organizationName}</strong><span>{place(r)}</span><span className="dd-num">{t('col.unreached')} {r.unreached} / {r.households}</span></span>}
      />
    </Section>
  );
}

type Open = { readonly item: Item; readonly what: 'record' | 'callOff' | 'entries' };
function Items({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('publicity');
  const toast = useToast();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const record = useCommand(recordItem, { ...again, onDone: () => { toast.done(t('stored')); close(); } });
  const end = useCommand(callOffItem, again);
  const place = (i: Item) => i.place || t('wholeVillage');
  const show = (item: Item, what: Open['what']) => { record.reset(); setOpen({ item, what }); };
  const acts = (i: Item) => (
    <span className="dd-grid-row">
      {i.can.record && <Button size="small" onClick={() => show(i, 'record')}>{t('act.record')}</Button>}
      {i.can.callOff && <Button size="small" onClick={() => show(i, 'callOff')}>{t('act.callOff')}</Button>}
      {!i.can.callOff && i.state !== 'called_off' && <Button size="small" onClick={() => show(i, 'entries')}>{t('act.entries')}</Button>}
    </span>
  );
  const columns: Column<Item>[] = [
    { key: 'channel', title: t('col.channel'), width: 120, pinned: true, filter: { choices: plan.channels.map((c) => ({ value: c.name, label: c.name })), valueOf: (i) => i.channel }, render: (i) => i.channel },
    { key: 'village', title: t('col.village'), width: 150, sortBy: (i) => i.organizationName, render: (i) => i.organizationName },
    { key: 'place', title: t('col.place'), width: 180, grow: true, sortBy: place, render: place },
    { key: 'due', title: t('col.due'), width: 120, sortBy: (i) => i.dueOn, render: (i) => dateText(i.dueOn) },
    { key: 'state', title: t('col.state'), width: 120, filter: { choices: itemStates.map((value) => ({ value, label: t(`state.${value}`) })), valueOf: (i) => i.state }, render: (i) => <StateTag tone={tones[i.state]}>{t(`state.${i.state}`)}</StateTag> },
    { key: 'reached', title: t('col.reached'), width: 170, align: 'end', sortBy: (i) => i.reached, render: (i) => <span className="dd-num">{i.reached} / {i.households}</span> },
    { key: 'act', title: t('col.act'), width: 210, render: acts },
  ];
  const title = open ? `${open.item.channel} · ${open.item.organizationName} ${place(open.item)}` : '';
  return (
    <Section title={t('items')} flush>
      <DataTable
        name="grid.publicity.items" prefix="item." label={t('items')} columns={columns} rows={plan.items} rowKey={(i) => i.id} searchHint={t('searchItems')} searchBy={(i) => `${i.organizationName} ${i.place}`} empty={<EmptyState title={t('noItems')} />}
        card={(i) => <span className="dd-grid-card"><span className="dd-grid-row"><strong>{i.channel}</strong><StateTag tone={tones[i.state]}>{t(`state.${i.state}`)}</StateTag></span><span className="dd-grid-quiet">{i.organizationName} · {place(i)} · {dateText(i.dueOn)}</span><span className="dd-num">{t('progress', i)}</span>{acts(i)}</span>}
      />
      {open?.what === 'record' && <RecordDialog title={title} pending={record.isPending} error={record.error} onClose={close} onDone={({ householdIds: _all, ...body }) => record.mutate({ params: { id: open.item.id }, body })} />}
      {open?.what === 'callOff' && <ConfirmWithReason open title={t('callOffTitle')} confirmText={t('act.callOff')} onClose={close} onConfirm={(reason) => end.mutateAsync({ params: { id: open.item.id }, body: { reason } })}>{title}。{t('callOffSays')}</ConfirmWithReason>}
      {open?.what === 'entries' && <Entries item={open.item} title={title} onClose={close} />}
    </Section>
  );
}

function Entries({ item, title, onClose }: { readonly item: Item; readonly title: string; readonly onClose: () => void }) {
  const { t } = useTranslation('publicity');
  const answer = useAnswer(readItem, { params: { id: item.id } });
  return (
    <Modal open title={title} footer={null} onCancel={onClose}>
      <Answered answer={answer}>
        {({ entries }) => (entries.length === 0 ? <EmptyState title={t('noEntries')} /> : (
          <ul className="dd-grid-list">{entries.map((e) => (
            <li key={e.id}>
              <span className="dd-grid-card"><strong>{e.place || t('wholeVillage')}{e.listed !== null && ` · ${t('listedCount', { count: e.listed })}`}</strong><span>{e.words}</span><span className="dd-grid-quiet">{dateText(e.doneOn)} · {e.recordedBy}</span></span>
              <Button size="small" onClick={() => void download(readProof, { params: { id: e.id } })}>{t('proofOpen')}</Button>
            </li>
          ))}</ul>
        ))}
      </Answered>
    </Modal>
  );
}
