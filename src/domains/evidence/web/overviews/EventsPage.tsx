import '../evidence.css';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAnswer, useCommand } from '../../../../web/api/index.ts';
import { DataTable, DateText, EmptyState, Page, StateTag, useToast, type Column } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { declareEvent, eventKinds, listEvents } from '../../contract.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { FormDialog } from '../parts/FormDialog.tsx';
import { EvidenceTabs } from '../parts/Tabs.tsx';
import { useRequired } from '../parts/use-required.ts';

type Declared = { name: string; kind: (typeof eventKinds)[number]; from: string; to?: string; document?: string };

/** 关键事件 (M015): declared with its dates, so that conduct in it can be put on record. */
export default function EventsPage() {
  const { t } = useTranslation('evidence');
  const must = useRequired();
  const go = useNavigate();
  const toast = useToast();
  const may = useMay('evidence.critical_events.declare');
  const [declaring, setDeclaring] = useState(false);
  const answer = useAnswer(listEvents);
  const declare = useCommand(declareEvent, { invalidates: [listEvents] });
  type Event = NonNullable<typeof answer.data>['events'][number];
  const columns: Column<Event>[] = [
    { key: 'name', title: t('event.name'), width: 240, grow: true, pinned: true, render: (e) => <Link to={`/evidence/critical-events/${e.id}`}>{e.name}</Link> },
    { key: 'kind', title: t('event.kindName'), width: 110, sortBy: (e) => e.kind, render: (e) => t(`event.kind.${e.kind}`) },
    { key: 'from', title: t('event.from'), width: 110, sortBy: (e) => e.from, render: (e) => <DateText value={e.from} /> },
    { key: 'to', title: t('event.to'), width: 130, sortBy: (e) => e.to ?? '9999', render: (e) => (e.to ? <DateText value={e.to} /> : <StateTag tone="running">{t('event.lasting')}</StateTag>) },
    { key: 'document', title: t('field.sourceDocument'), width: 200, grow: true, render: (e) => e.document || '—' },
  ];
  return (
    <Page title={t('part.events')} sub={t('event.sub')} bar={<EvidenceTabs />} breadcrumb={[{ title: t('nav.evidence'), to: '/evidence' }, { title: t('part.events') }]} actions={may && <Button type="primary" onClick={() => setDeclaring(true)}>{t('event.declare')}</Button>}>
      <DataTable name="evidence.events" label={t('part.events')} columns={columns} rows={answer.data?.events} rowKey={(e) => e.id} error={answer.error} onRetry={() => void answer.refetch()} onOpen={(e) => void go(`/evidence/critical-events/${e.id}`)} searchHint={t('event.search')} searchBy={(e) => e.name} empty={<EmptyState title={t('event.none')} />} card={(e) => <div className="dd-evidence-card"><b>{e.name}</b><div>{t(`event.kind.${e.kind}`)} <DateText value={e.from} /> – {e.to ? <DateText value={e.to} /> : t('event.lasting')}</div></div>} />
      {declaring && (
        <FormDialog<Declared>
          title={t('event.declare')}
          act={t('event.declare')}
          lead={t('event.declareLead')}
          onClose={() => setDeclaring(false)}
          onSend={async (v) => {
            await declare.mutateAsync({ body: { name: v.name, kind: v.kind, from: v.from, to: v.to ?? null, document: v.document ?? '' } });
            toast.done(t('event.declared'));
          }}
        >
          <Form.Item name="name" {...must('event.name')}><Input maxLength={200} /></Form.Item>
          <Form.Item name="kind" {...must('event.kindName')}><Select options={eventKinds.map((k) => ({ value: k, label: t(`event.kind.${k}`) }))} /></Form.Item>
          <div className="dd-evidence-pair">
            <Form.Item name="from" {...must('event.from')}><DayInput /></Form.Item>
            <Form.Item name="to" label={t('event.to')} extra={t('event.toHint')}><DayInput /></Form.Item>
          </div>
          <Form.Item name="document" label={t('field.sourceDocument')}><Input maxLength={200} /></Form.Item>
        </FormDialog>
      )}
    </Page>
  );
}
