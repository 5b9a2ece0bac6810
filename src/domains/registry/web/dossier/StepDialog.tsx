import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../../web/api/index.ts';
import { RefusalNotice, useToast } from '../../../../web/kit/index.ts';
import { getOrganization, getPerson, getTeam, leaveOffice, listPeople, takeOffice, type AppointmentView } from '../../contract.ts';
import { DayInput } from '../parts/DateFields.tsx';

interface Props {
  readonly appointment: AppointmentView;
  readonly step: 'take_office' | 'leave_office';
  readonly onClose: () => void;
}
interface Typed {
  readonly on: string;
  readonly because?: string;
  readonly document?: string;
}

/** Begins or ends one appointment from a day; open checkpoints are told with what is still missing. */
export function StepDialog({ appointment, step, onClose }: Props) {
  const { t } = useTranslation('registry');
  const toast = useToast();
  const [form] = Form.useForm<Typed>();
  const done = { invalidates: [getPerson, listPeople, getTeam, getOrganization], onDone: () => { toast.done(t('edit.saved')); onClose(); } };
  const take = useCommand(takeOffice, done);
  const leave = useCommand(leaveOffice, done);
  const now = step === 'take_office' ? take : leave;
  const title = step === 'take_office' ? 'posts.takeOffice' : appointment.state === 'proposed' ? 'posts.withdraw' : 'posts.leaveOffice';
  const submit = ({ on, because, document }: Typed) => {
    const params = { appointmentId: appointment.id };
    const paper = document ? { document } : {};
    if (step === 'take_office') take.mutate({ params, body: { versionId: appointment.versionId, startedOn: on, ...paper } });
    else leave.mutate({ params, body: { versionId: appointment.versionId, endedOn: on, because: because ?? '', ...paper } });
  };
  return (
    <Modal open title={`${t(title)}：${appointment.title}`} okText={t(title)} confirmLoading={now.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {now.error && <RefusalNotice error={now.error} />}
      <Form form={form} layout="vertical" onFinish={submit} {...(step === 'take_office' && appointment.startedOn.length === 10 ? { initialValues: { on: appointment.startedOn } } : {})}>
        <Form.Item name="on" label={t(step === 'take_office' ? 'posts.startedOn' : 'posts.endedOn')} rules={[{ required: true, message: t('form.needed') }]}>
          <DayInput />
        </Form.Item>
        {step === 'leave_office' && (
          <Form.Item name="because" label={t('posts.because')} rules={[{ required: true, whitespace: true, message: t('form.needed') }]}>
            <Input maxLength={200} />
          </Form.Item>
        )}
        <Form.Item name="document" label={t('posts.document')}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
