import { Button, DatePicker, Form, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../../web/api/index.ts';
import { DataTable, EmptyState, Page, PeriodText, RefusalNotice, StateTag, type Column } from '../../../../../web/kit/index.ts';
import { useMay } from '../../../../../web/session/index.ts';
import { listStays, scheduleStay } from '../../../onsite/stays/contract.ts';
import { PeopleField, UnitField } from '../fields.tsx';
import { OnsiteBar } from '../OnsiteBar.tsx';
import { stayTone } from '../tones.ts';

type Stay = OutputOf<typeof listStays>[number];

/** 蹲点调研. */
export default function StaysPage() {
  const { t } = useTranslation('onsite');
  const go = useNavigate();
  const mayManage = useMay('assessment.stays.manage');
  const [open, setOpen] = useState(false);
  const answer = useAnswer(listStays);
  const members = (s: Stay) => s.members.map((m) => m.name).join(t('separator'));
  const state = (s: Stay) => <StateTag tone={stayTone[s.state]}>{t(`stayState.${s.state}`)}</StateTag>;
  const columns: Column<Stay>[] = [
    { key: 'unit', title: t('stays.unit'), width: 200, grow: true, pinned: true, sortBy: (s) => s.unit.name, render: (s) => s.unit.name },
    { key: 'purpose', title: t('stays.purpose'), width: 240, grow: true, render: (s) => s.purpose },
    { key: 'days', title: t('stays.days'), width: 220, sortBy: (s) => s.beginsOn, render: (s) => <PeriodText from={s.beginsOn} to={s.endsOn} /> },
    { key: 'members', title: t('stays.members'), width: 180, render: members },
    { key: 'notes', title: t('stays.notes'), width: 100, align: 'end', sortBy: (s) => s.notes, render: (s) => <span className="dd-num">{s.notes}</span> },
    { key: 'state', title: t('state'), width: 120, render: state },
  ];
  return (
    <Page
      title={t('stays.title')}
      sub={t('stays.sub')}
      bar={<OnsiteBar />}
      actions={
        mayManage && (
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('stays.schedule')}
          </Button>
        )
      }
    >
      <DataTable
        name="assessment.stays"
        label={t('stays.title')}
        columns={columns}
        rows={answer.data}
        rowKey={(s) => s.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        onOpen={(s) => void go(`/assessment/on-site/stays/${s.id}`)}
        empty={<EmptyState title={t('stays.none')}>{t('stays.noneNext')}</EmptyState>}
        card={(s) => (
          <span className="dd-onsite-card">
            <strong>{s.unit.name}</strong>
            <span>{s.purpose}</span>
            <PeriodText from={s.beginsOn} to={s.endsOn} />
            <span>{state(s)}</span>
          </span>
        )}
      />
      <ScheduleDialog open={open} onClose={() => setOpen(false)} />
    </Page>
  );
}

interface Fields {
  readonly unitId: string;
  readonly purpose: string;
  readonly days: readonly [Dayjs, Dayjs];
  readonly members: readonly { readonly value: string }[];
}

function ScheduleDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('onsite');
  const go = useNavigate();
  const [form] = Form.useForm<Fields>();
  const schedule = useCommand(scheduleStay, { invalidates: [listStays], onDone: ({ id }) => void go(`/assessment/on-site/stays/${id}`) });
  const send = (f: Fields) => schedule.mutate({ body: { unitId: f.unitId, purpose: f.purpose, beginsOn: f.days[0].format('YYYY-MM-DD'), endsOn: f.days[1].format('YYYY-MM-DD'), memberIds: f.members.map((m) => m.value) } });
  return (
    <Modal open={open} title={t('stays.schedule')} okText={t('stays.schedule')} confirmLoading={schedule.isPending} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      {schedule.error && <RefusalNotice error={schedule.error} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item name="unitId" label={t('stays.unit')} rules={[{ required: true }]}>
          <UnitField kind="unit" />
        </Form.Item>
        <Form.Item name="purpose" label={t('stays.purpose')} rules={[{ required: true, min: 2 }]}>
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item name="days" label={t('stays.days')} rules={[{ required: true }]}>
          <DatePicker.RangePicker />
        </Form.Item>
        <Form.Item name="members" label={t('stays.members')} extra={t('stays.membersHint')} rules={[{ required: true }]}>
          <PeopleField />
        </Form.Item>
      </Form>
    </Modal>
  );
}
