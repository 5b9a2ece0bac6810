import './security.css';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../web/api/index.ts';
import { RefusalNotice, showInForm } from '../../../web/kit/index.ts';
import { createAccount, listAccounts } from '../contract.ts';
import { PersonPicker, type Picked } from './PersonPicker.tsx';
import { HandOverPassword } from './HandOverPassword.tsx';

interface Fields {
  name: string;
  displayName: string;
  person?: Picked | null;
}

/** Opens an account; then shows the password to hand over. */
export function CreateAccountDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('security');
  const { t: shell } = useTranslation('shell');
  const [form] = Form.useForm<Fields>();
  const [made, setMade] = useState<{ readonly name: string; readonly password: string } | null>(null);
  const create = useCommand(createAccount, {
    invalidates: [listAccounts],
    onDone: (answer, input) => {
      setMade({ name: input.body.name, password: answer.password });
      form.resetFields();
      onClose();
    },
  });
  const close = () => {
    create.reset();
    onClose();
  };
  return (
    <>
      <Modal open={open} title={t('accounts.create')} okText={t('create.do')} cancelText={shell('action.cancel')} confirmLoading={create.isPending} onOk={() => form.submit()} onCancel={close} mask={{ closable: false }} width={480}>
        <p className="dd-security-quiet">{t('create.lead')}</p>
        {create.error && <RefusalNotice error={create.error} fields={{ name: t('account.name') }} />}
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={({ person, ...fields }) => create.mutate({ body: { ...fields, personId: person?.id ?? null } }, { onError: (error) => void showInForm(form, shell, error) })}
        >
          <Form.Item name="person" label={t('account.person')} extra={t('person.why')}>
            <PersonPicker onChange={(p) => p && !form.getFieldValue('displayName') && form.setFieldValue('displayName', p.name)} />
          </Form.Item>
          <Form.Item name="displayName" label={t('account.displayName')} extra={t('create.displayNameHint')} rules={[{ required: true, whitespace: true, message: t('create.displayNameMissing') }]}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="name"
            label={t('account.name')}
            extra={t('create.nameHint')}
            rules={[{ required: true, message: t('create.nameMissing') }, { pattern: /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,59}$/u, message: t('create.nameForm') }]}
          >
            <Input maxLength={60} autoComplete="off" spellCheck={false} />
          </Form.Item>
        </Form>
      </Modal>
      <HandOverPassword accountName={made?.name ?? ''} password={made?.password ?? null} onClose={() => setMade(null)} />
    </>
  );
}
