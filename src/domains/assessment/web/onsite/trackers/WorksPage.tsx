import { Button, DatePicker, Form, Input, InputNumber, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnswer, useCommand } from '../../../../../web/api/index.ts';
import { DataTable, DateText, EmptyState, Page, RefusalNotice, StateTag, type Column } from '../../../../../web/kit/index.ts';
import { useMay } from '../../../../../web/session/index.ts';
import { attachTracker, listTrackedWorks, type WorkHead } from '../../../onsite/trackers/contract.ts';
import { workKinds, type WorkKind } from '../../../onsite/trackers/model.ts';
import { PersonField, UnitField } from '../fields.tsx';
import { OnsiteBar } from '../OnsiteBar.tsx';

/** 一线跟踪、全程考核. */
export default function WorksPage() {
  const { t } = useTranslation('onsite');
  const go = useNavigate();
  const mayManage = useMay('assessment.tracking.manage');
  const [open, setOpen] = useState(false);
  const answer = useAnswer(listTrackedWorks);
  const state = (w: WorkHead) => (w.endedOn !== null ? <StateTag tone="closed">{t('works.given_up')}</StateTag> : w.next === null ? <StateTag tone="good">{t('works.finished')}</StateTag> : <StateTag tone={w.late ? 'danger' : 'running'}>{t(w.late ? 'works.late' : 'works.running')}</StateTag>);
  const columns: Column<WorkHead>[] = [
    { key: 'title', title: t('works.name'), width: 220, grow: true, pinned: true, sortBy: (w) => w.title, render: (w) => w.title },
    { key: 'kind', title: t('works.kind'), width: 110, render: (w) => t(`workKind.${w.kind}`), filter: { choices: workKinds.map((value) => ({ value, label: t(`workKind.${value}`) })), valueOf: (w) => w.kind } },
    { key: 'person', title: t('works.person'), width: 180, sortBy: (w) => w.unitName, render: (w) => `${w.unitName} ${w.personName}` },
    { key: 'tracker', title: t('works.tracker'), width: 110, render: (w) => w.trackerName },
    { key: 'next', title: t('works.next'), width: 210, render: (w) => (w.next ? <>{w.next.name} <DateText value={w.next.dueOn} /></> : '—') },
    { key: 'stages', title: t('works.stages'), width: 90, align: 'end', render: (w) => <span className="dd-num">{`${w.finished} / ${w.stages}`}</span> },
    { key: 'score', title: t('works.score'), width: 110, align: 'end', sortBy: (w) => Number(w.score ?? -1), render: (w) => <span className="dd-num">{w.score ?? '—'}</span> },
    { key: 'state', title: t('state'), width: 110, render: state },
  ];
  return (
    <Page
      title={t('works.title')}
      sub={t('works.sub')}
      bar={<OnsiteBar />}
      actions={
        mayManage && (
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('works.attach')}
          </Button>
        )
      }
    >
      <DataTable
        name="assessment.tracked_works"
        label={t('works.title')}
        columns={columns}
        rows={answer.data}
        rowKey={(w) => w.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        onOpen={(w) => void go(`/assessment/on-site/tracking/${w.id}`)}
        empty={<EmptyState title={t('works.none')}>{t('works.noneNext')}</EmptyState>}
        card={(w) => (
          <span className="dd-onsite-card">
            <strong>{w.title}</strong>
            <span>
              {w.unitName} {w.personName}
            </span>
            {w.next && (
              <span>
                {t('works.next')} {w.next.name} <DateText value={w.next.dueOn} />
              </span>
            )}
            <span>
              {state(w)} <span className="dd-num">{w.score}</span>
            </span>
          </span>
        )}
      />
      <AttachDialog open={open} onClose={() => setOpen(false)} />
    </Page>
  );
}

interface Fields {
  readonly kind: WorkKind;
  readonly title: string;
  readonly unitId: string;
  readonly personId: string;
  readonly trackerId: string;
  readonly stages: readonly { readonly name: string; readonly weight: number; readonly dueOn: Dayjs }[];
}

function AttachDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('onsite');
  const go = useNavigate();
  const [form] = Form.useForm<Fields>();
  const stages = Form.useWatch('stages', form);
  const sum = (stages ?? []).reduce((a, s) => a + (s?.weight ?? 0), 0);
  const attach = useCommand(attachTracker, { invalidates: [listTrackedWorks], onDone: ({ id }) => void go(`/assessment/on-site/tracking/${id}`) });
  return (
    <Modal open={open} width={640} title={t('works.attach')} okText={t('works.attach')} confirmLoading={attach.isPending} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      {attach.error && <RefusalNotice error={attach.error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ kind: 'project', stages: [{}, {}] }} onFinish={(f) => attach.mutate({ body: { ...f, stages: f.stages.map((s) => ({ ...s, dueOn: s.dueOn.format('YYYY-MM-DD') })) } })}>
        <Form.Item name="kind" label={t('works.kind')}>
          <Select options={workKinds.map((value) => ({ value, label: t(`workKind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="title" label={t('works.name')} rules={[{ required: true, min: 2 }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="unitId" label={t('works.unit')} rules={[{ required: true }]}>
          <UnitField />
        </Form.Item>
        <Form.Item name="personId" label={t('works.person')} rules={[{ required: true }]}>
          <PersonField />
        </Form.Item>
        <Form.Item name="trackerId" label={t('works.tracker')} extra={t('works.trackerHint')} rules={[{ required: true }]}>
          <PersonField />
        </Form.Item>
        <Form.Item label={t('works.stageWeights', { sum })} extra={sum === 100 ? undefined : t('works.mustBe100')}>
          <Form.List name="stages">
            {(fields, { add, remove }) => (
              <div className="dd-onsite-rows">
                {fields.map((f) => (
                  <div key={f.key} className="dd-onsite-row">
                    <Form.Item name={[f.name, 'name']} noStyle rules={[{ required: true, min: 2 }]}>
                      <Input aria-label={t('works.stage')} placeholder={t('works.stage')} maxLength={50} />
                    </Form.Item>
                    <Form.Item name={[f.name, 'weight']} noStyle rules={[{ required: true }]}>
                      <InputNumber aria-label={t('works.weight')} placeholder="%" min={1} max={100} precision={0} />
                    </Form.Item>
                    <Form.Item name={[f.name, 'dueOn']} noStyle rules={[{ required: true }]}>
                      <DatePicker aria-label={t('works.due')} placeholder={t('works.due')} />
                    </Form.Item>
                    <Button type="text" aria-label={t('works.removeStage')} disabled={fields.length === 1} onClick={() => remove(f.name)}>
                      ×
                    </Button>
                  </div>
                ))}
                <Button onClick={() => add({})}>{t('works.addStage')}</Button>
              </div>
            )}
          </Form.List>
        </Form.Item>
      </Form>
    </Modal>
  );
}
