import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../../../web/kit/index.ts';
import { freeKey } from '../../ballots/rules/edit-form.ts';
import { percent } from './words.tsx';

export interface GroupField {
  /** Made by the page, so that nobody has to think of one. */
  readonly key: string;
  readonly zh: string;
  readonly en?: string;
  readonly parent?: string | null;
  /** In percent. */
  readonly weight: number;
}

/** 评价组: a line each, nested by “within”, with the sum of every level as it is typed. Stands inside the form of the plan, under `groups`. */
export function GroupFields() {
  const { t } = useTranslation('ballots');
  const groups = (Form.useWatch<Partial<GroupField>[] | undefined>('groups') ?? []) as readonly (Partial<GroupField> | undefined)[];
  const nameOf = (n: number): string => groups[n]?.zh || t('plan.groupN', { number: n + 1 });
  return (
    <Form.List name="groups">
      {(fields, { add, remove }) => (
        <>
          {fields.map((field) => (
            <div key={field.key} role="group" aria-label={nameOf(field.name)} className="dd-ballot-group">
              <Form.Item name={[field.name, 'key']} hidden>
                <Input />
              </Form.Item>
              <Form.Item name={[field.name, 'zh']} label={t('plan.groupName')} rules={[{ required: true, whitespace: true, message: t('plan.nameMissing') }]}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name={[field.name, 'en']} label={t('plan.groupNameEn')}>
                <Input maxLength={120} />
              </Form.Item>
              <Form.Item name={[field.name, 'parent']} label={t('plan.parent')}>
                <Select allowClear placeholder={t('plan.top')} options={groups.flatMap((g, i) => (g?.key && i !== field.name ? [{ value: g.key, label: nameOf(i) }] : []))} />
              </Form.Item>
              <Form.Item name={[field.name, 'weight']} label={t('plan.weight')} rules={[{ required: true, message: t('plan.weightMissing') }]}>
                <InputNumber min={0} max={100} step={5} suffix="%" />
              </Form.Item>
              <Button type="text" disabled={fields.length === 1} onClick={() => remove(field.name)} aria-label={t('plan.removeGroup', { group: nameOf(field.name) })}>
                ×
              </Button>
            </div>
          ))}
          <p className="dd-ballot-actions">
            <Button onClick={() => add({ key: freeKey('group', groups.flatMap((g) => (g?.key ? [g.key] : []))), zh: '', weight: 0, parent: null })}>{t('plan.addGroup')}</Button>
            <WeightSums groups={groups} />
          </p>
        </>
      )}
    </Form.List>
  );
}

/** The sum at each level, as it is typed: 100% or what is missing. */
function WeightSums({ groups }: { readonly groups: readonly (Partial<GroupField> | undefined)[] }) {
  const { t } = useTranslation('ballots');
  const parents = [...new Set(groups.map((g) => g?.parent ?? null))];
  return (
    <span role="status">
      {parents.map((parent) => {
        const sum = groups.filter((g) => (g?.parent ?? null) === parent).reduce((total, g) => total + Math.round((g?.weight ?? 0) * 100), 0);
        return (
          <StateTag key={parent ?? ''} tone={sum === 10_000 ? 'good' : 'danger'}>
            {t('plan.sum', { level: parent === null ? t('plan.top') : (groups.find((g) => g?.key === parent)?.zh ?? parent), sum: percent(sum) })}
          </StateTag>
        );
      })}
    </span>
  );
}
