import { Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, type Column, DataTable, dateText, EmptyState, Figure, FormDialog, Page, PersonLink, Section, StateTag } from '../../../../web/kit/index.ts';
import { listMobilizations, openMobilization } from '../../mobilization/contract.ts';
import { eventKinds, mobilizationKinds, type MobilizationKind } from '../../mobilization/model.ts';
import { DayInput } from '../parts.tsx';
import '../work.css';
import './fronts.css';

type Board = OutputOf<typeof listMobilizations>;
type Head = Board['mobilizations'][number];
type Served = Board['service'][number];

/** 一线动员: the calls and how strong they stand, then what everybody has served at fronts. */
export default function MobilizationsPage() {
  const { t } = useTranslation('fronts');
  const answer = useAnswer(listMobilizations);
  const [opening, open] = useState(false);
  return (
    <Page title={t('nav.fronts')} sub={t('sub')} actions={answer.data?.can.run && <Button type="primary" onClick={() => open(true)}>{t('act.open')}</Button>}>
      <Answered answer={answer}>
        {(board) => (
          <div className="dd-work-stack">
            <Section title={t('calls')}>
              {board.mobilizations.length === 0 ? <EmptyState title={t('none')} /> : <ul className="dd-work-list">{board.mobilizations.map((m) => <Call key={m.id} call={m} />)}</ul>}
            </Section>
            <Service rows={board.service} />
            {opening && <OpenDialog onClose={() => open(false)} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Call({ call: m }: { readonly call: Head }) {
  const { t } = useTranslation('fronts');
  return (
    <li className="dd-work-item">
      <span className="dd-work-row"><Link to={`/mobilizations/${m.id}`}><strong>{m.title}</strong></Link><StateTag tone={m.endedOn ? 'closed' : 'running'}>{t(m.endedOn ? 'ended' : 'running')}</StateTag><span className="dd-work-quiet">{t(`kind.${m.kind}`)} · {m.endedOn ? t('period', { from: dateText(m.fromOn), to: dateText(m.endedOn) }) : t('since', { day: dateText(m.fromOn) })}</span></span>
      <span className="dd-work-row"><span className="dd-num">{t('strength', { ...m.strength, fronts: m.fronts })}</span>{m.endedOn === null && m.strength.short > 0 && <StateTag tone="caution">{t('short', { count: m.strength.short })}</StateTag>}</span>
    </li>
  );
}

function Service({ rows }: { readonly rows: readonly Served[] }) {
  const { t } = useTranslation('fronts');
  const days = (s: Served) => <Figure value={String(s.days)} unit={t('days')} explanation={s.explanation} title={s.name} />;
  const columns: Column<Served>[] = [
    { key: 'name', title: t('person'), width: 120, pinned: true, sortBy: (s) => s.name, render: (s) => <PersonLink id={s.personId} name={s.name} /> },
    { key: 'unit', title: t('unit'), width: 200, grow: true, sortBy: (s) => s.organizationName, render: (s) => s.organizationName ?? '—' },
    { key: 'days', title: t('served'), width: 140, align: 'end', sortBy: (s) => s.days, render: days },
    { key: 'times', title: t('times'), width: 100, align: 'end', sortBy: (s) => s.times, render: (s) => <span className="dd-num">{s.times}</span> },
    { key: 'now', title: t('now'), width: 120, sortBy: (s) => Number(s.now), render: (s) => (s.now ? <StateTag tone="running">{t('state.on_site')}</StateTag> : '—') },
  ];
  return <Section title={t('service')} flush><DataTable name="work.front-service" label={t('service')} columns={columns} rows={rows} rowKey={(s) => s.personId} searchHint={t('search')} searchBy={(s) => `${s.name} ${s.organizationName ?? ''}`} maxHeight={520} empty={<EmptyState title={t('nobody')} />} card={(s) => <span className="dd-work-card"><span className="dd-work-row"><PersonLink id={s.personId} name={s.name} />{days(s)}{s.now && <StateTag tone="running">{t('state.on_site')}</StateTag>}</span><span className="dd-work-quiet">{s.organizationName}</span></span>} /></Section>;
}

interface Fields {
  readonly kind: MobilizationKind;
  readonly eventKind: (typeof eventKinds)[number];
  readonly title: string;
  readonly fromOn: string;
  readonly document?: string;
}
function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('fronts');
  const open = useCommand(openMobilization, { invalidates: [listMobilizations] });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <FormDialog<Fields> texts="fronts" title={t('act.open')} error={open.error} busy={open.isPending} initial={{ kind: 'emergency' }} onSend={(v) => open.mutateAsync({ body: { ...v, document: v.document ?? '' } })} onClose={onClose}>
      <Form.Item name="kind" label={t('kindLabel')} rules={needed}><Radio.Group options={mobilizationKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} /></Form.Item>
      <Form.Item name="eventKind" label={t('eventLabel')} rules={needed}><Select options={eventKinds.map((value) => ({ value, label: t(`event.${value}`) }))} /></Form.Item>
      <Form.Item name="title" label={t('title')} rules={needed}><Input maxLength={200} /></Form.Item>
      <Form.Item name="fromOn" label={t('fromOn')} rules={needed}><DayInput /></Form.Item>
      <Form.Item name="document" label={t('document')}><Input maxLength={200} /></Form.Item>
    </FormDialog>
  );
}
