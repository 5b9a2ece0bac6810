import { Checkbox, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../../../web/api/index.ts';
import { RefusalNotice, showInForm, useToast } from '../../../../web/kit/index.ts';
import { getOrganization, getPerson, getTeam, proposeAppointment } from '../../contract.ts';
import { appointmentKinds, postCategories, type AppointmentKind, type PostCategory } from '../../model.ts';
import { useChoices } from '../parts/choices.ts';
import { DayInput } from '../parts/DateFields.tsx';
import { OrganizationSelect } from '../parts/OrganizationSelect.tsx';
import { useKeyWords } from '../parts/words.ts';

interface Typed {
  readonly organizationId: string;
  readonly postId?: string;
  readonly title?: string;
  readonly kind: AppointmentKind;
  readonly main: boolean;
  readonly category?: PostCategory;
  readonly leadershipLevel?: string;
  readonly startedOn: string;
  readonly trialUntil?: string;
  readonly document?: string;
}

/** Proposes an appointment; it waits for its checkpoints before it takes force. */
export function ProposeDialog({ personId, name, onClose }: { readonly personId: string; readonly name: string; readonly onClose: () => void }) {
  const { t } = useTranslation('registry');
  const choicesOf = useChoices();
  const word = useKeyWords();
  const toast = useToast();
  const [form] = Form.useForm<Typed>();
  const organizationId = Form.useWatch('organizationId', form);
  const postId = Form.useWatch('postId', form);
  const kind = Form.useWatch('kind', form);
  const unit = useAnswer(getOrganization, { params: { organizationId: organizationId ?? '' } }, { enabled: Boolean(organizationId) });
  const propose = useCommand(proposeAppointment, { invalidates: [getPerson, getTeam, getOrganization], onDone: () => { toast.done(t('posts.proposed')); onClose(); } });
  const submit = (f: Typed) =>
    propose.mutate(
      { body: { personId, organizationId: f.organizationId, kind: f.kind, main: f.main, startedOn: f.startedOn, postId: f.postId ?? null, trialUntil: f.trialUntil ?? null, document: f.document || null, ...(f.title ? { title: f.title } : {}), ...(f.category ? { category: f.category } : {}), ...(f.leadershipLevel ? { leadershipLevel: f.leadershipLevel } : {}) } },
      { onError: (error) => showInForm(form, t, error) },
    );
  const needed = [{ required: true, message: t('form.needed') }];
  return (
    <Modal open width={560} title={t('posts.proposeFor', { name })} okText={t('posts.propose')} confirmLoading={propose.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {propose.error && <RefusalNotice error={propose.error} />}
      <Form form={form} layout="vertical" initialValues={{ kind: 'appointment', main: true }} onFinish={submit} onValuesChange={(change: Partial<Typed>) => 'organizationId' in change && form.resetFields(['postId'])}>
        <Form.Item name="organizationId" label={t('field.organization')} rules={needed}>
          <OrganizationSelect />
        </Form.Item>
        <Form.Item name="postId" label={t('posts.post')} extra={t('posts.postHint')}>
          <Select allowClear disabled={!organizationId} loading={unit.isFetching} options={(unit.data?.posts ?? []).map((p) => ({ value: p.id, label: `${p.title}（${word('category', p.category)}）` }))} />
        </Form.Item>
        {!postId && (
          <>
            <Form.Item name="title" label={t('posts.fullTitle')} rules={needed}>
              <Input maxLength={100} />
            </Form.Item>
            <div className="dd-form-row">
              <Form.Item name="category" label={t('field.category')}>
                <Select allowClear options={postCategories.map((value) => ({ value, label: word('category', value) }))} />
              </Form.Item>
              <Form.Item name="leadershipLevel" label={t('field.level')}>
                <Select allowClear options={choicesOf('post_level')} />
              </Form.Item>
            </div>
          </>
        )}
        <div className="dd-form-row">
          <Form.Item name="kind" label={t('posts.kind')} rules={needed}>
            <Select options={appointmentKinds.map((value) => ({ value, label: t(`appointmentKind.${value}`) }))} />
          </Form.Item>
          <Form.Item name="startedOn" label={t('posts.startedOn')} rules={needed}>
            <DayInput />
          </Form.Item>
          {kind === 'trial' && (
            <Form.Item name="trialUntil" label={t('posts.trialUntil')} rules={needed}>
              <DayInput />
            </Form.Item>
          )}
        </div>
        <Form.Item name="main" valuePropName="checked">
          <Checkbox>{t('posts.asMain')}</Checkbox>
        </Form.Item>
        <Form.Item name="document" label={t('posts.document')}>
          <Input maxLength={200} placeholder={t('posts.documentHint')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
