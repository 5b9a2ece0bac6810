import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../web/api/index.ts';
import { RefusalNotice } from '../../../web/kit/index.ts';
import { editMonthList, listMonths, readMonthList } from '../contract/index.ts';
import { taskKinds, type TaskKind } from '../model.ts';

interface Fields {
  readonly tasks: { title: string; kind: TaskKind; amount?: string; unit?: string }[];
}

/** The tasks of a month before its list is confirmed. */
export function EditMonthDialog({ claimId, month, onClose }: { readonly claimId: string; readonly month: OutputOf<typeof readMonthList>['months'][number]; readonly onClose: () => void }) {
  const { t } = useTranslation('work');
  const [form] = Form.useForm<Fields>();
  const save = useCommand(editMonthList, { invalidates: [readMonthList, listMonths], onDone: onClose });
  const needed = [{ required: true, message: t('needed') }];
  const submit = ({ tasks }: Fields) => save.mutate({ params: { id: claimId, month: month.month }, body: { tasks: tasks.map((x) => ({ title: x.title, kind: x.kind, amount: x.kind === 'done' ? '1' : (x.amount ?? ''), unit: x.kind === 'done' ? '' : (x.unit ?? '') })) } });
  return (
    <Modal open width={760} title={t('months.editOf', { month: month.month.slice(0, 7) })} okText={t('act.save')} confirmLoading={save.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {save.error && <RefusalNotice error={save.error} />}
      <Form form={form} layout="vertical" initialValues={{ tasks: month.tasks.map((x) => ({ title: x.title, kind: x.kind, amount: x.target, unit: x.unit })) }} onFinish={submit}>
        <Form.List name="tasks">
          {(fields, { add, remove }) => (
            <>
              {fields.map((f) => (
                <div key={f.key} className="dd-work-row">
                  <Form.Item name={[f.name, 'title']} rules={needed}><Input style={{ width: 280 }} maxLength={200} aria-label={t('plan.task')} /></Form.Item>
                  <Form.Item name={[f.name, 'kind']} rules={needed}><Select style={{ width: 120 }} options={taskKinds.map((value) => ({ value, label: t(`taskKind.${value}`) }))} aria-label={t('plan.kind')} /></Form.Item>
                  <Form.Item noStyle dependencies={[['tasks', f.name, 'kind']]}>
                    {() => form.getFieldValue(['tasks', f.name, 'kind']) === 'amount' && (
                      <>
                        <Form.Item name={[f.name, 'amount']} rules={[...needed, { pattern: /^\d{1,9}(\.\d{1,3})?$/, message: t('amount_malformed') }]}><Input style={{ width: 100 }} inputMode="decimal" aria-label={t('plan.amount')} /></Form.Item>
                        <Form.Item name={[f.name, 'unit']}><Input style={{ width: 80 }} maxLength={20} aria-label={t('plan.unit')} /></Form.Item>
                      </>
                    )}
                  </Form.Item>
                  {fields.length > 1 && <Form.Item><Button type="text" icon={<DeleteOutlined />} aria-label={t('remove')} onClick={() => remove(f.name)} /></Form.Item>}
                </div>
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add({ kind: 'amount' })}>{t('plan.add')}</Button>
            </>
          )}
        </Form.List>
      </Form>
    </Modal>
  );
}
