import { DatePicker, Form, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { sources } from '../model.ts';

interface DayProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (day: string | undefined) => void;
}
/** A day as text, picked from a calendar. */
export function DayInput({ id, value, onChange }: DayProps) {
  return <DatePicker {...(id ? { id } : {})} value={value ? dayjs(value) : null} onChange={(d) => onChange?.(d ? d.format('YYYY-MM-DD') : undefined)} />;
}

/** The lines of an item typed in; the same words as the columns of a list. */
export function ItemFields() {
  const { t } = useTranslation('supervision');
  const needed = [{ required: true, message: t('needed') }];
  return (
    <>
      <Form.Item name="source" label={t('column.source')} rules={needed}>
        <Select options={sources.map((value) => ({ value, label: t(`source.${value}`) }))} />
      </Form.Item>
      <Form.Item name="reference" label={t('column.reference')} rules={needed}><Input maxLength={100} /></Form.Item>
      <Form.Item name="foundOn" label={t('column.foundOn')} rules={needed}><DayInput /></Form.Item>
      <Form.Item name="people" label={t('column.people')} extra={t('hint.people')}><Input maxLength={1000} /></Form.Item>
      <Form.Item name="units" label={t('column.units')}><Input maxLength={1000} /></Form.Item>
      <Form.Item name="summary" label={t('column.summary')} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={4000} /></Form.Item>
      <Form.Item name="validUntil" label={t('column.validUntil')} extra={t('hint.validUntil')}><DayInput /></Form.Item>
      <Form.Item name="withheldBy" label={t('column.withheldBy')} extra={t('hint.withheldBy')}><Input maxLength={200} /></Form.Item>
    </>
  );
}
