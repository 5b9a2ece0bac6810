import { Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../../web/api/index.ts';
import { DataTable, DateText, EmptyState, Page, RefusalNotice, StateTag, type Column } from '../../../../../web/kit/index.ts';
import { useMay } from '../../../../../web/session/index.ts';
import { listRounds, planRound } from '../../../onsite/rounds/contract.ts';
import { inspectionLevels, type InspectionLevel } from '../../../onsite/rounds/model.ts';
import { UnitField } from '../fields.tsx';
import { OnsiteBar } from '../OnsiteBar.tsx';

type Round = OutputOf<typeof listRounds>[number];

/** 政治建设考察: rounds with coverage and rectification. */
export default function RoundsPage() {
  const { t } = useTranslation('onsite');
  const go = useNavigate();
  const mayPlan = useMay('assessment.rounds.inspect');
  const [open, setOpen] = useState(false);
  const answer = useAnswer(listRounds);
  const coverage = (r: Round) => r.coverage.map((c) => t('rounds.levelCoverage', { level: t(`level.${c.level}`), inspected: c.inspected, total: c.total })).join(t('separator'));
  const state = (r: Round) => <StateTag tone={r.closedAt ? 'closed' : 'running'}>{t(r.closedAt ? 'rounds.closed' : 'rounds.open')}</StateTag>;
  const rectified = (r: Round) => (r.rectifications.all === 0 ? '—' : t('rounds.rectified', r.rectifications));
  const columns: Column<Round>[] = [
    { key: 'title', title: t('rounds.name'), width: 240, grow: true, pinned: true, sortBy: (r) => r.title, render: (r) => r.title },
    { key: 'asOf', title: t('rounds.asOf'), width: 120, sortBy: (r) => r.asOf, render: (r) => <DateText value={r.asOf} /> },
    { key: 'coverage', title: t('rounds.coverage'), width: 320, grow: true, render: (r) => <span className="dd-num">{coverage(r)}</span> },
    { key: 'rectification', title: t('rounds.rectification'), width: 200, render: (r) => <span className="dd-num">{rectified(r)}</span> },
    { key: 'state', title: t('state'), width: 110, render: state },
  ];
  return (
    <Page
      title={t('rounds.title')}
      sub={t('rounds.sub')}
      bar={<OnsiteBar />}
      actions={
        mayPlan && (
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('rounds.plan')}
          </Button>
        )
      }
    >
      <DataTable
        name="assessment.rounds"
        label={t('rounds.title')}
        columns={columns}
        rows={answer.data}
        rowKey={(r) => r.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        onOpen={(r) => void go(`/assessment/on-site/rounds/${r.id}`)}
        empty={<EmptyState title={t('rounds.none')}>{t('rounds.noneNext')}</EmptyState>}
        card={(r) => (
          <span className="dd-onsite-card">
            <strong>{r.title}</strong>
            <span className="dd-num">{coverage(r)}</span>
            <span>{state(r)}</span>
          </span>
        )}
      />
      <PlanDialog open={open} before={answer.data?.[0]?.items.map((i) => i.name) ?? []} onClose={() => setOpen(false)} />
    </Page>
  );
}

interface Fields {
  readonly title: string;
  readonly basis: string;
  readonly asOf: Dayjs;
  readonly levels: InspectionLevel[];
  readonly unitIds?: string[];
  readonly unitTypes?: string[];
  readonly items: string[];
}

const kinds = ['party_organ', 'congress', 'government_organ', 'consultative_conference', 'supervision_organ', 'court', 'procuratorate', 'mass_organization', 'town', 'subdistrict', 'park', 'institution', 'school', 'hospital', 'state_firm', 'village', 'community'] as const;

/** Items are taken over from the round before. */
function PlanDialog({ open, before, onClose }: { readonly open: boolean; readonly before: readonly string[]; readonly onClose: () => void }) {
  const { t } = useTranslation(['onsite', 'registry']);
  const go = useNavigate();
  const [form] = Form.useForm<Fields>();
  const plan = useCommand(planRound, { invalidates: [listRounds], onDone: ({ id }) => void go(`/assessment/on-site/rounds/${id}`) });
  return (
    <Modal open={open} width={640} title={t('rounds.plan')} okText={t('rounds.plan')} confirmLoading={plan.isPending} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      {plan.error && <RefusalNotice error={plan.error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ asOf: dayjs(), levels: [...inspectionLevels], items: [...before] }} onFinish={(f) => plan.mutate({ body: { title: f.title, basis: f.basis, asOf: f.asOf.format('YYYY-MM-DD'), levels: f.levels, unitIds: f.unitIds ?? [], unitTypes: f.unitTypes ?? [], items: f.items } })}>
        <Form.Item name="title" label={t('rounds.name')} rules={[{ required: true, min: 2 }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="basis" label={t('rounds.basis')} rules={[{ required: true, min: 2 }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="asOf" label={t('rounds.asOf')} extra={t('rounds.asOfHint')} rules={[{ required: true }]}>
          <DatePicker allowClear={false} disabledDate={(d) => d.isAfter(dayjs(), 'day')} />
        </Form.Item>
        <Form.Item name="levels" label={t('rounds.levels')} rules={[{ required: true }]}>
          <Select mode="multiple" options={inspectionLevels.map((value) => ({ value, label: t(`level.${value}`) }))} />
        </Form.Item>
        <Form.Item name="unitIds" label={t('rounds.units')} extra={t('rounds.unitsHint')}>
          <UnitField several kind="unit" />
        </Form.Item>
        <Form.Item name="unitTypes" label={t('rounds.kinds')} extra={t('rounds.kindsHint')}>
          <Select mode="multiple" options={kinds.map((value) => ({ value, label: t(`registry:organizationType.${value}`) }))} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name="items" label={t('rounds.items')} extra={t('rounds.itemsHint')} rules={[{ required: true }]}>
          <Select mode="tags" tokenSeparators={['，', '、', ';', '；', '\n']} open={false} suffixIcon={null} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
