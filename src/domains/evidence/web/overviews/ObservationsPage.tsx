import '../evidence.css';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAnswer, useCommand } from '../../../../web/api/index.ts';
import { DataTable, EmptyState, MomentText, Page, PersonLink, StateTag, ThingLink, useToast, type Column } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { inbox, listEntries, listObservations, placeTypes, recordObservation } from '../../contract.ts';
import { AttachmentsItem } from '../form/AttachmentsField.tsx';
import type { AttachmentRow } from '../form/entry-values.ts';
import { MatterSelect, PersonSearch } from '../parts/choosers.tsx';
import { DayInput } from '../parts/DayInput.tsx';
import { FormDialog } from '../parts/FormDialog.tsx';
import { EvidenceTabs } from '../parts/Tabs.tsx';
import { useRequired } from '../parts/use-required.ts';

/** 不打招呼看现场 (M017): visits of a period, and which of the four kinds of place nobody has been to. */
export default function ObservationsPage() {
  const { t } = useTranslation('evidence');
  const may = useMay('evidence.observe');
  const [search, setSearch] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const from = search.get('from') ?? `${new Date().getFullYear()}-01-01`;
  const to = search.get('to') ?? undefined;
  const set = (key: string, value: string | undefined) => setSearch((now) => { const next = new URLSearchParams(now); if (value) next.set(key, value); else next.delete(key); return next; }, { replace: true });
  const answer = useAnswer(listObservations, { query: { from, ...(to ? { to } : {}) } }, { keepPrevious: true });
  type Visit = NonNullable<typeof answer.data>['visits'][number];
  const columns: Column<Visit>[] = [
    { key: 'at', title: t('field.seenAt'), width: 150, pinned: true, sortBy: (v) => v.seenAt, render: (v) => <MomentText value={v.seenAt} /> },
    { key: 'type', title: t('field.placeType'), width: 110, sortBy: (v) => v.placeType, filter: { choices: placeTypes.map((p) => ({ value: p, label: t(`choice.placeType.${p}`) })), valueOf: (v) => v.placeType }, render: (v) => t(`choice.placeType.${v.placeType}`) },
    { key: 'place', title: t('field.place'), width: 160, grow: true, render: (v) => v.place },
    { key: 'facts', title: t('field.facts'), width: 300, grow: true, render: (v) => v.facts },
    { key: 'persons', title: t('observe.seen'), width: 160, grow: true, render: (v) => <span className="dd-evidence-persons">{v.persons.map((p) => <PersonLink key={p.id} id={p.id} name={p.name} permission="registry.people.read" />)}</span> },
    { key: 'entries', title: t('part.entries'), width: 100, render: (v) => v.entryIds.slice(0, 1).map((id) => <ThingLink key={id} kind="evidence" id={id} name={t('observe.openEntry')} />) },
  ];
  return (
    <Page title={t('part.observations')} sub={t('observe.sub')} bar={<EvidenceTabs />} breadcrumb={[{ title: t('nav.evidence'), to: '/evidence' }, { title: t('part.observations') }]} actions={may && <Button type="primary" onClick={() => setAdding(true)}>{t('observe.new')}</Button>}>
      {answer.data && (
        <p className="dd-evidence-row">
          {t('observe.coverage')}
          {placeTypes.map((p) => <StateTag key={p} tone={answer.data.covered.includes(p) ? 'good' : 'caution'}>{t(answer.data.covered.includes(p) ? 'observe.been' : 'observe.notBeen', { place: t(`choice.placeType.${p}`) })}</StateTag>)}
        </p>
      )}
      <DataTable
        name="evidence.observations"
        label={t('part.observations')}
        columns={columns}
        rows={answer.data?.visits}
        rowKey={(v) => v.visitId}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        searchHint={t('observe.search')}
        searchBy={(v) => `${v.place} ${v.facts} ${v.persons.map((p) => p.name).join(' ')}`}
        empty={<EmptyState title={t('observe.none')} />}
        card={(v) => <div className="dd-evidence-card"><b>{v.place}</b><div className="dd-evidence-quiet"><MomentText value={v.seenAt} /> · {t(`choice.placeType.${v.placeType}`)}</div><div>{v.facts}</div><div>{v.persons.map((p) => p.name).join(' ')}</div></div>}
        tools={<><DayInput label={t('list.from')} value={from} onChange={(v) => set('from', v)} /><DayInput label={t('list.to')} value={to ?? ''} onChange={(v) => set('to', v)} /></>}
      />
      {adding && <ObservationDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}

interface Values {
  placeType: (typeof placeTypes)[number];
  place: string;
  seenAt: string;
  facts: string;
  persons: { id: string; name: string }[];
  matterId?: string;
  attachments?: AttachmentRow[];
}

function ObservationDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('evidence');
  const must = useRequired();
  const toast = useToast();
  const maySearch = useMay('registry.people.pick');
  const save = useCommand(recordObservation, { invalidates: [listObservations, listEntries, inbox] });
  return (
    <FormDialog<Values>
      title={t('observe.new')}
      act={t('observe.save')}
      lead={t('observe.lead')}
      width={640}
      first={{ persons: [], attachments: [] }}
      onClose={onClose}
      onSend={async (v) => {
        await save.mutateAsync({ body: { placeType: v.placeType, place: v.place, seenAt: new Date(v.seenAt).toISOString(), facts: v.facts, personIds: v.persons.map((p) => p.id), matterId: v.matterId ?? null, attachments: (v.attachments ?? []).map(({ hash, name }) => ({ hash, name })) } });
        toast.done(t('observe.saved'));
      }}
    >
      <div className="dd-evidence-pair">
        <Form.Item name="placeType" {...must('field.placeType')}><Select options={placeTypes.map((p) => ({ value: p, label: t(`choice.placeType.${p}`) }))} /></Form.Item>
        <Form.Item name="seenAt" {...must('field.seenAt')}><DayInput kind="datetime-local" /></Form.Item>
      </div>
      <Form.Item name="place" {...must('field.place')}><Input maxLength={200} /></Form.Item>
      <Form.Item name="facts" {...must('field.facts')}><Input.TextArea rows={4} maxLength={4000} /></Form.Item>
      <Form.Item name="persons" label={t('observe.seen')} rules={[{ required: true, type: 'array', min: 1, message: t('form.personMissing') }]}>
        <Seen may={maySearch} />
      </Form.Item>
      <Form.Item name="matterId" label={t('field.matter')}><MatterSelect label={t('form.chooseMatter')} /></Form.Item>
      <AttachmentsItem label={t('form.attachments')} />
    </FormDialog>
  );
}

function Seen({ value = [], onChange, may, id }: { readonly id?: string; readonly value?: Values['persons']; readonly onChange?: (v: Values['persons']) => void; readonly may: boolean }) {
  const { t } = useTranslation('evidence');
  if (!may) return <p className="dd-evidence-quiet">{t('person.noSearch')}</p>;
  return (
    <>
      <PersonSearch {...(id ? { id } : {})} label={t('person.search')} without={value.map((p) => p.id)} onPick={(p) => onChange?.([...value, { id: p.id, name: p.name }])} />
      <span className="dd-evidence-persons">{value.map((p) => <span key={p.id}>{p.name} <Button type="link" size="small" onClick={() => onChange?.(value.filter((x) => x.id !== p.id))} aria-label={t('person.remove', { name: p.name })}>×</Button></span>)}</span>
    </>
  );
}
