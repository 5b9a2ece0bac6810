import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { FormDialog } from '../../../../web/kit/index.ts';
import { listPledges, readPledge, submitPledge } from '../../pledges/contract.ts';
import { directions, type Direction } from '../../pledges/model.ts';

interface Row {
  readonly title?: string;
  readonly unit?: string;
  readonly better: Direction;
  readonly targets?: Readonly<Record<string, string>>;
}
interface Fields {
  readonly statement: string;
  readonly objectives: Row[];
}

/** The pledge with its objectives: a figure for every year of the term. */
export function WritePledgeDialog({ view, onClose }: { readonly view: OutputOf<typeof readPledge>; readonly onClose: () => void }) {
  const { t } = useTranslation('pledges');
  const submit = useCommand(submitPledge, { invalidates: [readPledge, listPledges] });
  const needed = [{ required: true, message: t('needed') }];
  const years = Array.from({ length: view.toYear - view.fromYear + 1 }, (_, i) => view.fromYear + i);
  const before: Row[] = view.objectives.map((o) => ({ title: o.title, unit: o.unit, better: o.better, targets: Object.fromEntries(o.years.map((y) => [String(y.year), y.target])) }));
  const send = ({ statement, objectives }: Fields) => submit.mutateAsync({ params: { id: view.pledge.id }, body: { statement, objectives: objectives.map((o) => ({ title: o.title ?? '', unit: o.unit ?? '', better: o.better, targets: years.map((year) => ({ year, target: o.targets?.[String(year)] ?? '' })) })) } });
  return (
    <FormDialog<Fields> texts="pledges" title={t('act.write')} width={860} error={submit.error} busy={submit.isPending} initial={{ ...(view.statement ? { statement: view.statement } : {}), objectives: before.length > 0 ? before : [{ better: 'more' }] }} onSend={send} onClose={onClose}>
      <Form.Item name="statement" label={t('statement')} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={4000} /></Form.Item>
      <Form.List name="objectives">
        {(fields, { add, remove }) => (
          <Form.Item label={t('objectives')} extra={t('measurable')}>
            {fields.map((f) => (
              <div key={f.key} className="dd-pledge-new">
                <Form.Item name={[f.name, 'title']} label={t('objective')} rules={needed}><Input maxLength={200} /></Form.Item>
                <Form.Item name={[f.name, 'unit']} label={t('measure')} rules={needed}><Input maxLength={20} /></Form.Item>
                <Form.Item name={[f.name, 'better']} label={t('direction')} rules={needed}><Select options={directions.map((value) => ({ value, label: t(`better.${value}`) }))} /></Form.Item>
                {fields.length > 1 && <Form.Item label=" "><Button type="text" icon={<DeleteOutlined />} aria-label={t('remove')} onClick={() => remove(f.name)} /></Form.Item>}
                <div className="dd-pledge-years">{years.map((year) => <Form.Item key={year} name={[f.name, 'targets', String(year)]} label={t('targetOf', { year })} rules={needed}><Input maxLength={17} inputMode="decimal" /></Form.Item>)}</div>
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({ better: 'more' })}>{t('addObjective')}</Button>
          </Form.Item>
        )}
      </Form.List>
    </FormDialog>
  );
}
