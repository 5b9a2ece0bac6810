import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../../web/api/index.ts';
import { RefusalNotice, showInForm } from '../../../../web/kit/index.ts';
import { createPerson, listPeople } from '../../contract.ts';
import { sexes, staffCategories, type Sex, type StaffCategory } from '../../model.ts';
import { finishPartialDate } from '../parts/date-text.ts';
import { PartialDateInput } from '../parts/DateFields.tsx';
import { useKeyWords } from '../parts/words.ts';

interface Fields {
  readonly name: string;
  readonly idNumber?: string;
  readonly sex?: Sex;
  readonly bornOn?: string;
  readonly staffCategory?: StaffCategory;
  readonly reason: string;
}

/** Puts one person on file; the rest is filled in on the dossier. */
export function NewPersonDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  const go = useNavigate();
  const [form] = Form.useForm<Fields>();
  const create = useCommand(createPerson, { invalidates: [listPeople], onDone: ({ personId }) => go(`/people/${personId}`) });
  const submit = (f: Fields) =>
    create.mutate(
      { body: { name: f.name, reason: f.reason, ...(f.idNumber ? { idNumber: f.idNumber } : {}), ...(f.sex ? { sex: f.sex } : {}), ...(f.bornOn ? { bornOn: finishPartialDate(f.bornOn) } : {}), ...(f.staffCategory ? { staffCategory: f.staffCategory } : {}) } },
      { onError: (error) => showInForm(form, t, error) },
    );
  return (
    <Modal open={open} title={t('people.new')} okText={t('people.create')} confirmLoading={create.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }} destroyOnHidden>
      {create.error && <RefusalNotice error={create.error} />}
      <Form form={form} layout="vertical" onFinish={submit} preserve={false}>
        <Form.Item name="name" label={t('field.name')} rules={[{ required: true, whitespace: true, message: t('form.needed') }]}>
          <Input maxLength={60} autoFocus />
        </Form.Item>
        <Form.Item name="idNumber" label={t('field.idNumber')} extra={t('people.idNumberHint')}>
          <Input maxLength={30} />
        </Form.Item>
        <div className="dd-form-row">
          <Form.Item name="sex" label={t('field.sex')}>
            <Select allowClear options={sexes.map((value) => ({ value, label: word('sex', value) }))} />
          </Form.Item>
          <Form.Item name="bornOn" label={t('field.bornOn')}>
            <PartialDateInput />
          </Form.Item>
          <Form.Item name="staffCategory" label={t('field.staffCategory')}>
            <Select allowClear options={staffCategories.map((value) => ({ value, label: word('staffCategory', value) }))} />
          </Form.Item>
        </div>
        <Form.Item name="reason" label={t('form.reason')} rules={[{ required: true, whitespace: true, message: t('form.needed') }]}>
          <Input maxLength={300} placeholder={t('people.newReasonHint')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
