import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { FormDialog } from '../../../../web/kit/index.ts';
import { listChains, openChain } from '../../chains/contract.ts';
import { linkKinds, type LinkKind } from '../../chains/model.ts';
import { DayInput } from '../parts.tsx';

type Board = OutputOf<typeof listChains>;
interface NewLink {
  readonly kind: LinkKind;
  readonly title: string;
  readonly organizationId: string;
  readonly promisedDays: number;
  readonly after?: number[];
  readonly beforeStart?: boolean;
}
interface Fields {
  readonly organizationId: string;
  readonly title: string;
  readonly about: string;
  readonly investment: string;
  readonly plannedStartOn: string;
  readonly links: NewLink[];
}

/** A project with its links in order; each says which links come before it. */
export function OpenChainDialog({ units, choices, onClose }: { readonly units: Board['units']; readonly choices: Board['choices']; readonly onClose: () => void }) {
  const { t } = useTranslation('chains');
  const go = useNavigate();
  const open = useCommand(openChain, { invalidates: [listChains], onDone: ({ id }) => void go(`/chains/${id}`) });
  const needed = [{ required: true, message: t('needed') }];
  const options = choices.map((o) => ({ value: o.id, label: o.name }));
  const send = ({ links, ...v }: Fields) => open.mutateAsync({ body: { ...v, links: links.map((l) => ({ ...l, after: l.after ?? [], beforeStart: l.beforeStart === true })) } });
  const blank = (after: number[]): Partial<NewLink> => ({ kind: 'approval', promisedDays: 5, after, beforeStart: true });
  return (
    <FormDialog<Fields> texts="chains" title={t('act.open')} width={860} error={open.error} busy={open.isPending} initial={{ ...(units.length === 1 ? { organizationId: units[0]!.id } : {}), links: [blank([]) as NewLink] }} onSend={send} onClose={onClose}>
      <Form.Item name="title" label={t('chain.title')} rules={needed}><Input maxLength={200} /></Form.Item>
      <Form.Item name="organizationId" label={t('chain.unit')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={units.map((o) => ({ value: o.id, label: o.name }))} /></Form.Item>
      <Form.Item name="about" label={t('chain.about')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} /></Form.Item>
      <Form.Item name="investment" label={t('chain.investmentTyped')} rules={needed}><Input maxLength={15} inputMode="decimal" /></Form.Item>
      <Form.Item name="plannedStartOn" label={t('chain.plannedStartOn')} rules={needed}><DayInput /></Form.Item>
      <Form.List name="links">
        {(fields, { add, remove }) => (
          <Form.Item label={t('link.all')} extra={t('link.hint')}>
            {fields.map((f, i) => (
              <div key={f.key} className="dd-chain-new">
                <Form.Item name={[f.name, 'title']} label={t('link.number', { number: i + 1 })} rules={needed}><Input maxLength={200} /></Form.Item>
                <Form.Item name={[f.name, 'organizationId']} label={t('link.unit')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={options} /></Form.Item>
                <Form.Item name={[f.name, 'kind']} label={t('link.kind')} rules={needed}><Select options={linkKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} /></Form.Item>
                <Form.Item name={[f.name, 'promisedDays']} label={t('link.promised')} rules={needed}><InputNumber min={1} max={500} precision={0} /></Form.Item>
                <div className="dd-chain-wide">
                  {i > 0 && <Form.Item name={[f.name, 'after']} label={t('link.after')} style={{ minWidth: 220 }}><Select mode="multiple" allowClear options={Array.from({ length: i }, (_, n) => ({ value: n + 1, label: t('link.number', { number: n + 1 }) }))} /></Form.Item>}
                  <Form.Item name={[f.name, 'beforeStart']} valuePropName="checked" label=" "><Checkbox>{t('link.beforeStart')}</Checkbox></Form.Item>
                  {fields.length > 1 && i === fields.length - 1 && <Form.Item label=" "><Button type="text" icon={<DeleteOutlined />} aria-label={t('remove')} onClick={() => remove(f.name)} /></Form.Item>}
                </div>
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add(blank(fields.length > 0 ? [fields.length] : []))}>{t('link.add')}</Button>
          </Form.Item>
        )}
      </Form.List>
    </FormDialog>
  );
}
