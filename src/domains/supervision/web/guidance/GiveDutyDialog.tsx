import { Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { dateText, FormDialog } from '../../../../web/kit/index.ts';
import { giveDuty, listRollouts, readRollout } from '../../guidance/contract.ts';
import { levels, type Level } from '../../guidance/model.ts';
import { isBelow } from '../../guidance/rules/execution.ts';
import { DayInput } from '../ItemFields.tsx';

type View = OutputOf<typeof readRollout>;
interface Fields {
  readonly to: 'units' | 'outside';
  readonly organizationIds?: string[];
  readonly outside?: string;
  readonly level?: Level;
  readonly keeper: string;
  readonly task: string;
  readonly dueOn: string;
}

/** A duty from the top, or passed on from the one above: to units beneath that have none yet, or to a body outside the region. */
export function GiveDutyDialog({ view, parent, onClose }: { readonly view: View; readonly parent: View['duties'][number] | null; readonly onClose: () => void }) {
  const { t } = useTranslation('guidance');
  const give = useCommand(giveDuty, { invalidates: [readRollout, listRollouts] });
  const needed = [{ required: true, message: t('needed') }];
  const taken = new Set(view.duties.filter((d) => d.state !== 'withdrawn').map((d) => d.organizationId));
  const lower = (level: Level): boolean => parent === null || isBelow(level, parent.level);
  const units = view.units.filter((u) => lower(u.level) && !taken.has(u.id));
  const send = ({ to, organizationIds, outside, level, ...rest }: Fields) => give.mutateAsync({ params: { id: view.rollout.id }, body: { ...rest, parentId: parent?.id ?? null, organizationIds: to === 'units' ? (organizationIds ?? []) : [], outside: to === 'outside' ? { name: outside ?? '', level: level ?? 'province' } : null } });
  return (
    <FormDialog<Fields> texts="guidance" title={t(parent === null ? 'act.give' : 'act.passOn')} error={give.error} busy={give.isPending} initial={{ to: parent === null && view.can.give ? 'outside' : 'units', ...(parent === null ? {} : { task: parent.task, dueOn: parent.dueOn }) }} onSend={send} onClose={onClose}>
      {parent && <p className="dd-sup-quiet">{t('duty.from', { name: parent.name, due: dateText(parent.dueOn) })}</p>}
      {view.can.give && <Form.Item name="to" label={t('duty.which')}><Radio.Group options={(['units', 'outside'] as const).map((value) => ({ value, label: t(`duty.to.${value}`) }))} /></Form.Item>}
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue('to') === 'outside' ? (
            <>
              <Form.Item name="outside" label={t('duty.outside')} rules={needed}><Input maxLength={200} /></Form.Item>
              <Form.Item name="level" label={t('duty.outsideLevel')} rules={needed}><Select options={levels.filter(lower).map((value) => ({ value, label: t(`level.${value}`) }))} /></Form.Item>
            </>
          ) : (
            <Form.Item name="organizationIds" label={t('duty.units')} rules={needed}><Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={units.map((u) => ({ value: u.id, label: u.name }))} /></Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="keeper" label={t('duty.keeper')} rules={needed}><Input maxLength={100} /></Form.Item>
      <Form.Item name="task" label={t('duty.task')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
      <Form.Item name="dueOn" label={t('duty.dueOn')} rules={needed}><DayInput /></Form.Item>
    </FormDialog>
  );
}
