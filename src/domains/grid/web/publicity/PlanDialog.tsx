import { Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice, showInForm, useToast } from '../../../../web/kit/index.ts';
import { planPublicity, readPublicityBoard } from '../../publicity/contract.ts';
import { placeLevels, type PlaceLevel } from '../../publicity/model.ts';

interface Words {
  readonly organizationId: string;
  readonly title: string;
  readonly words: string;
  readonly startsOn: Dayjs;
  readonly dueOn: Dayjs;
  readonly parts: readonly { readonly channel: string; readonly level: PlaceLevel; readonly dueOn?: Dayjs | null }[];
}
const dayOf = (d: Dayjs): string => d.format('YYYY-MM-DD');

/** A plan for a unit: each channel at each of its villages, areas or groups. */
export function PlanDialog({ board, onClose }: { readonly board: OutputOf<typeof readPublicityBoard>; readonly onClose: () => void }) {
  const { t } = useTranslation('publicity');
  const toast = useToast();
  const go = useNavigate();
  const [form] = Form.useForm<Words>();
  // One id for as long as the dialog is open: pressed again after a broken network, it is the same plan.
  const clientId = useRef(crypto.randomUUID());
  const save = useCommand(planPublicity, { invalidates: [readPublicityBoard], onDone: ({ id, items }) => { toast.done(t('planned', { count: items })); void go(`/grid/publicity/${id}`); } });
  const needed = [{ required: true, message: t('needed') }];
  const words = [{ required: true, min: 2, message: t('needed') }];
  const channels = [false, true].map((online) => ({ label: t(online ? 'online' : 'offline'), options: board.channels.filter((c) => c.online === online).map((c) => ({ value: c.name, label: c.name })) }));
  const submit = ({ startsOn, dueOn, parts, ...v }: Words) => {
    const body = { ...v, clientId: clientId.current, startsOn: dayOf(startsOn), dueOn: dayOf(dueOn), parts: parts.map((p) => ({ channel: p.channel, level: p.level, dueOn: dayOf(p.dueOn ?? dueOn) })) };
    void save.mutateAsync({ body }).catch((e: unknown) => showInForm(form, t, e));
  };
  return (
    <Modal open title={t('act.plan')} okText={t('act.plan')} width={640} confirmLoading={save.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {save.error && <RefusalNotice error={save.error} />}
      <Form form={form} layout="vertical" initialValues={{ startsOn: dayjs(), parts: [{ level: 'group' }], ...(board.units.length === 1 ? { organizationId: board.units[0]!.id } : {}) }} onFinish={submit}>
        <Form.Item name="organizationId" label={t('col.unit')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={board.units.map((o) => ({ value: o.id, label: o.name }))} /></Form.Item>
        <Form.Item name="title" label={t('col.title')} rules={words}><Input maxLength={100} /></Form.Item>
        <Form.Item name="words" label={t('words')} rules={words}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
        <div className="dd-grid-row">
          <Form.Item name="startsOn" label={t('startsOn')} rules={needed}><DatePicker /></Form.Item>
          <Form.Item name="dueOn" label={t('dueOn')} rules={needed}><DatePicker /></Form.Item>
        </div>
        <Form.List name="parts">
          {(fields, { add, remove }) => (
            <fieldset className="dd-grid-parts">
              <legend>{t('part.title')}</legend>
              {fields.map((f) => (
                <div key={f.key} className="dd-grid-part">
                  <Form.Item name={[f.name, 'channel']} label={t('part.channel')} rules={needed}><Select options={channels} /></Form.Item>
                  <Form.Item name={[f.name, 'level']} label={t('part.level')} rules={needed}><Select options={placeLevels.map((value) => ({ value, label: t(`level.${value}`) }))} /></Form.Item>
                  <Form.Item name={[f.name, 'dueOn']} label={t('part.due')}><DatePicker /></Form.Item>
                  {fields.length > 1 && <Button onClick={() => remove(f.name)}>{t('part.remove')}</Button>}
                </div>
              ))}
              <Button onClick={() => add({ level: 'group' })}>{t('part.add')}</Button>
            </fieldset>
          )}
        </Form.List>
      </Form>
    </Modal>
  );
}
