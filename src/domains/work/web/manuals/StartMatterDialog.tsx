import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { FormDialog } from '../../../../web/kit/index.ts';
import { listManualMatters, startManualMatter, type readManual } from '../../manuals/contract.ts';
import { PersonPick } from '../teams/PersonPick.tsx';

interface Fields {
  readonly title: string;
  readonly organizationId: string;
  readonly people: Record<string, string>;
}

/** A matter by the version in force: whose it is, and one person for each role. */
export function StartMatterDialog({ view, onClose }: { readonly view: OutputOf<typeof readManual>; readonly onClose: () => void }) {
  const { t } = useTranslation('manuals');
  const go = useNavigate();
  const start = useCommand(startManualMatter, { invalidates: [listManualMatters], onDone: ({ id }) => void go(`/manual-matters/${id}`) });
  const needed = [{ required: true, message: t('needed') }];
  const units = new Map(view.units.map((o) => [o.id, o.name]));
  const { roles } = view.versions[0]!.content;
  const send = ({ people, ...v }: Fields) => start.mutateAsync({ body: { ...v, manualId: view.manual.id, people: roles.map((r) => ({ role: r.name, personId: people[r.name]! })) } });
  return (
    <FormDialog<Fields> texts="manuals" title={t('act.start')} error={start.error} busy={start.isPending} initial={view.places.length === 1 ? { organizationId: view.places[0]!.id } : {}} onSend={send} onClose={onClose}>
      <Form.Item name="title" label={t('matter.title')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="organizationId" label={t('matter.unit')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={view.places.map((o) => ({ value: o.id, label: o.name }))} /></Form.Item>
      {roles.map((r) => (
        <Form.Item key={r.name} name={['people', r.name]} label={r.name} extra={r.organizationId === null ? t('ofTheUnit') : t('ofUnit', { unit: units.get(r.organizationId) ?? '—' })} rules={needed}><PersonPick /></Form.Item>
      ))}
    </FormDialog>
  );
}
