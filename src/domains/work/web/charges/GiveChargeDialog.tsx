import { Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { FormDialog } from '../../../../web/kit/index.ts';
import { giveCharge, listCharges, withoutInUnit, withoutNamed } from '../../charges/contract.ts';
import { chargeKinds, type ChargeKind } from '../../charges/model.ts';
import { DayInput } from '../parts.tsx';
import { PersonPick } from '../teams/PersonPick.tsx';

interface Fields {
  readonly kind: ChargeKind;
  readonly organizationId: string;
  readonly personId: string;
  readonly title: string;
  readonly duty: string;
  readonly fromOn: string;
  readonly untilOn: string;
  readonly partnerIds?: string[];
}
/** Sole charge of a matter, or the lead of a coordination with its partners. */
export function GiveChargeDialog({ board, onClose }: { readonly board: OutputOf<typeof listCharges>; readonly onClose: () => void }) {
  const { t } = useTranslation('charges');
  const give = useCommand(giveCharge, { invalidates: [listCharges, withoutInUnit, withoutNamed] });
  const needed = [{ required: true, message: t('needed') }];
  const options = (list: readonly { readonly id: string; readonly name: string }[]) => list.map((o) => ({ value: o.id, label: o.name }));
  return (
    <FormDialog<Fields> texts="charges" title={t('act.give')} error={give.error} busy={give.isPending} initial={{ kind: 'sole', ...(board.units.length === 1 ? { organizationId: board.units[0]!.id } : {}) }} onSend={({ partnerIds, ...v }) => give.mutateAsync({ body: { ...v, partnerIds: v.kind === 'sole' ? [] : (partnerIds ?? []) } })} onClose={onClose}>
      <Form.Item name="kind" label={t('kindLabel')} rules={needed}><Radio.Group options={chargeKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} /></Form.Item>
      <Form.Item name="organizationId" label={t('unit')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={options(board.units)} /></Form.Item>
      <Form.Item name="personId" label={t('person')} rules={needed}><PersonPick /></Form.Item>
      <Form.Item name="title" label={t('title')} rules={needed}><Input maxLength={200} /></Form.Item>
      <Form.Item name="duty" label={t('duty')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} /></Form.Item>
      <Form.Item name="fromOn" label={t('fromOn')} rules={needed}><DayInput /></Form.Item>
      <Form.Item name="untilOn" label={t('untilOn')} rules={needed}><DayInput /></Form.Item>
      <Form.Item noStyle shouldUpdate>{({ getFieldValue }) => getFieldValue('kind') === 'coordination' && <Form.Item name="partnerIds" label={t('partners')} rules={needed}><Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={options(board.choices)} /></Form.Item>}</Form.Item>
    </FormDialog>
  );
}
