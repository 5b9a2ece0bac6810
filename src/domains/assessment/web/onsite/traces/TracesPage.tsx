import { Button, Form, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../../web/api/index.ts';
import { DataTable, EmptyState, MomentText, Page, RefusalNotice, StateTag, useDelayed, type Column } from '../../../../../web/kit/index.ts';
import { useMay } from '../../../../../web/session/index.ts';
import { listEntries } from '../../../../evidence/contract.ts';
import { listRuns, openScheme } from '../../../contract.ts';
import { listTraces, startTrace } from '../../../onsite/traces/contract.ts';
import { claimKinds, originKinds, type ClaimKind, type OriginKind } from '../../../onsite/traces/model.ts';
import { useName } from '../../words.tsx';
import { PersonField } from '../fields.tsx';
import { OnsiteBar } from '../OnsiteBar.tsx';

type Trace = OutputOf<typeof listTraces>[number];

/** 成果溯源. */
export default function TracesPage() {
  const { t } = useTranslation('onsite');
  const go = useNavigate();
  const mayManage = useMay('assessment.traces.manage');
  const [open, setOpen] = useState(false);
  const answer = useAnswer(listTraces);
  const state = (x: Trace) => <StateTag tone={x.missing === 0 ? 'good' : 'danger'}>{t(x.missing === 0 ? 'traces.whole' : 'traces.gaps', { count: x.missing })}</StateTag>;
  const columns: Column<Trace>[] = [
    { key: 'title', title: t('traces.claim'), width: 280, grow: true, pinned: true, sortBy: (x) => x.title, render: (x) => x.title },
    { key: 'kind', title: t('traces.kind'), width: 130, render: (x) => t(`claimKind.${x.claim}`) },
    { key: 'person', title: t('traces.person'), width: 130, render: (x) => x.person ?? '—' },
    { key: 'at', title: t('traces.startedAt'), width: 180, sortBy: (x) => x.startedAt, render: (x) => <MomentText value={x.startedAt} /> },
    { key: 'state', title: t('traces.chain'), width: 150, sortBy: (x) => x.missing, render: state },
  ];
  return (
    <Page
      title={t('traces.title')}
      sub={t('traces.sub')}
      bar={<OnsiteBar />}
      actions={
        mayManage && (
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('traces.start')}
          </Button>
        )
      }
    >
      <DataTable
        name="assessment.traces"
        label={t('traces.title')}
        columns={columns}
        rows={answer.data}
        rowKey={(x) => x.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        onOpen={(x) => void go(`/assessment/on-site/traces/${x.id}`)}
        empty={<EmptyState title={t('traces.none')}>{t('traces.noneNext')}</EmptyState>}
        card={(x) => (
          <span className="dd-onsite-card">
            <strong>{x.title}</strong>
            <span>{x.person}</span>
            <span>{state(x)}</span>
          </span>
        )}
      />
      <StartDialog open={open} onClose={() => setOpen(false)} />
    </Page>
  );
}

interface Fields {
  readonly kind: ClaimKind;
  readonly entryId?: string;
  readonly runId?: string;
  readonly personId?: string;
  readonly indicator?: string;
  readonly expected: OriginKind[];
}

function StartDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('onsite');
  const go = useNavigate();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? 'evidence';
  const start = useCommand(startTrace, { invalidates: [listTraces], onDone: ({ id }) => void go(`/assessment/on-site/traces/${id}`) });
  const send = (f: Fields) => start.mutate({ body: { claim: f.kind === 'evidence' ? { kind: 'evidence', entryId: f.entryId! } : { kind: 'indicator', runId: f.runId!, personId: f.personId!, indicator: f.indicator! }, expected: f.expected } });
  return (
    <Modal open={open} title={t('traces.start')} okText={t('traces.start')} confirmLoading={start.isPending} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      {start.error && <RefusalNotice error={start.error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ kind: 'evidence', expected: [] }} onFinish={send}>
        <Form.Item name="kind" label={t('traces.kind')}>
          <Radio.Group optionType="button" options={claimKinds.map((value) => ({ value, label: t(`claimKind.${value}`) }))} />
        </Form.Item>
        {kind === 'evidence' ? (
          <Form.Item name="entryId" label={t('traces.entry')} rules={[{ required: true }]}>
            <EntryField />
          </Form.Item>
        ) : (
          <IndicatorFields />
        )}
        <Form.Item name="expected" label={t('traces.expected')} extra={t('traces.expectedHint')}>
          <Select mode="multiple" options={originKinds.map((value) => ({ value, label: t(`originKind.${value}`) }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function EntryField({ value, onChange, id }: { readonly value?: string; readonly onChange?: (id: string) => void; readonly id?: string }) {
  const { t } = useTranslation('onsite');
  const [text, setText] = useState('');
  const words = useDelayed(text.trim(), 250);
  const found = useAnswer(listEntries, { query: { limit: 20, ...(words === '' ? {} : { words }) } }, { keepPrevious: true });
  return <Select {...(id === undefined ? {} : { id })} value={value ?? null} onChange={(v: string | null) => v && onChange?.(v)} showSearch={{ filterOption: false, onSearch: setText }} loading={found.isFetching} placeholder={t('traces.entryHint')} options={(found.data?.entries ?? []).map((e) => ({ value: e.id, label: `${e.occurredOn} ${e.title}` }))} />;
}

function IndicatorFields() {
  const { t } = useTranslation('onsite');
  const name = useName();
  const form = Form.useFormInstance<Fields>();
  const runId = Form.useWatch('runId', form);
  const runs = useAnswer(listRuns);
  const run = runs.data?.find((r) => r.id === runId);
  const scheme = useAnswer(openScheme, { params: { id: run?.schemeId ?? '' } }, { enabled: run !== undefined });
  const indicators = scheme.data?.definition.dimensions.flatMap((d) => d.indicators.map((i) => ({ value: i.key, label: `${name(d.name)} · ${name(i.name)}` }))) ?? [];
  return (
    <>
      <Form.Item name="runId" label={t('traces.year')} rules={[{ required: true }]}>
        <Select loading={runs.isPending} options={(runs.data ?? []).map((r) => ({ value: r.id, label: `${r.year} ${name(r.schemeTitle)}` }))} />
      </Form.Item>
      <Form.Item name="personId" label={t('traces.person')} rules={[{ required: true }]}>
        <PersonField />
      </Form.Item>
      <Form.Item name="indicator" label={t('traces.indicator')} rules={[{ required: true }]}>
        <Select disabled={run === undefined} showSearch={{ optionFilterProp: 'label' }} options={indicators} />
      </Form.Item>
    </>
  );
}
