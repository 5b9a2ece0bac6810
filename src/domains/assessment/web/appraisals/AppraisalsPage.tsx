import { Button, DatePicker, Form, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAnswer, useCommand } from '../../../../web/api/index.ts';
import { DataTable, EmptyState, Page, PeriodText, RefusalNotice, StateTag, type Column } from '../../../../web/kit/index.ts';
import { listAppraisals, startAppraisal, type AppraisalView } from '../../contract.ts';

interface Fields {
  readonly title: string;
  readonly event: string;
  readonly period: readonly [Dayjs, Dayjs];
  readonly document?: string;
}

/** 重大斗争专项考察 (M041): one line an event. */
export default function AppraisalsPage() {
  const { t } = useTranslation('assessment');
  const go = useNavigate();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Fields>();
  const answer = useAnswer(listAppraisals);
  const start = useCommand(startAppraisal, { invalidates: [listAppraisals], onDone: ({ id }) => void go(`/assessment/appraisals/${id}`) });
  const columns: Column<AppraisalView>[] = [
    { key: 'title', title: t('appraisal.name'), width: 240, grow: true, pinned: true, sortBy: (a) => a.title, render: (a) => <Link to={`/assessment/appraisals/${a.id}`}>{a.title}</Link> },
    { key: 'period', title: t('appraisal.period'), width: 220, sortBy: (a) => a.periodFrom, render: (a) => <PeriodText from={a.periodFrom} to={a.periodTo} /> },
    { key: 'talks', title: t('appraisal.talks'), width: 110, align: 'end', sortBy: (a) => a.talks, render: (a) => <span className="dd-num">{a.talks}</span> },
    { key: 'people', title: t('appraisal.people'), width: 110, align: 'end', sortBy: (a) => a.peopleTalkedWith, render: (a) => <span className="dd-num">{a.peopleTalkedWith}</span> },
    { key: 'listed', title: t('appraisal.listed'), width: 110, align: 'end', sortBy: (a) => a.listed, render: (a) => <span className="dd-num">{a.listed}</span> },
    { key: 'state', title: t('table.state'), width: 110, render: (a) => <StateTag tone={a.closed ? 'closed' : 'running'}>{t(a.closed ? 'appraisal.closed' : 'appraisal.open')}</StateTag> },
  ];
  return (
    <Page
      title={t('appraisal.title')}
      sub={t('appraisal.sub')}
      breadcrumb={[{ title: t('nav.assessment'), to: '/assessment' }, { title: t('appraisal.title') }]}
      actions={
        <Button type="primary" onClick={() => setOpen(true)}>
          {t('appraisal.start')}
        </Button>
      }
    >
      <DataTable name="assessment.appraisals" label={t('appraisal.title')} columns={columns} rows={answer.data} rowKey={(a) => a.id} error={answer.error} onRetry={() => void answer.refetch()} empty={<EmptyState title={t('appraisal.none')}>{t('appraisal.noneNext')}</EmptyState>} card={(a) => <Link to={`/assessment/appraisals/${a.id}`}>{a.title}</Link>} />
      <Modal open={open} title={t('appraisal.start')} okText={t('appraisal.start')} confirmLoading={start.isPending} onOk={() => form.submit()} onCancel={() => setOpen(false)} destroyOnHidden>
        {start.error && <RefusalNotice error={start.error} />}
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(f) => start.mutate({ body: { title: f.title, event: f.event, periodFrom: f.period[0].format('YYYY-MM-DD'), periodTo: f.period[1].format('YYYY-MM-DD'), document: f.document?.trim() || null } })}>
          <Form.Item name="title" label={t('appraisal.name')} rules={[{ required: true }]}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="event" label={t('appraisal.event')} rules={[{ required: true }]}>
            <Input.TextArea maxLength={300} />
          </Form.Item>
          <Form.Item name="period" label={t('appraisal.period')} rules={[{ required: true }]}>
            <DatePicker.RangePicker />
          </Form.Item>
          <Form.Item name="document" label={t('appraisal.document')}>
            <Input maxLength={200} />
          </Form.Item>
        </Form>
      </Modal>
    </Page>
  );
}
