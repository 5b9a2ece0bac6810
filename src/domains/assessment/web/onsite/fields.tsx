import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api/index.ts';
import { useDelayed } from '../../../../web/kit/index.ts';
import { organizationTree, pickPeople } from '../../../registry/contract.ts';

interface Field<V> {
  readonly value?: V;
  readonly onChange?: (value: V) => void;
  readonly id?: string;
}

/** One person, found by name. Inside a `Form.Item`. */
export function PersonField({ value, onChange, id }: Field<string>) {
  const { t } = useTranslation('onsite');
  const [text, setText] = useState('');
  const asked = useDelayed(text.trim(), 200);
  const found = useAnswer(pickPeople, { query: { text: asked } }, { enabled: asked !== '', keepPrevious: true });
  return <Select {...(id === undefined ? {} : { id })} value={value ?? null} onChange={(v: string | null) => v && onChange?.(v)} showSearch={{ filterOption: false, onSearch: setText }} placeholder={t('field.person')} loading={found.isFetching} notFoundContent={t(asked === '' ? 'field.personHint' : 'field.nobody')} options={(found.data ?? []).map((p) => ({ value: p.id, label: [p.name, p.organizationName, p.post].filter(Boolean).join(' · ') }))} />;
}

/** Several people, found by name. */
export function PeopleField({ value = [], onChange, id }: Field<readonly { readonly value: string; readonly label: string }[]>) {
  const { t } = useTranslation('onsite');
  const [text, setText] = useState('');
  const asked = useDelayed(text.trim(), 200);
  const found = useAnswer(pickPeople, { query: { text: asked } }, { enabled: asked !== '', keepPrevious: true });
  return <Select mode="multiple" labelInValue {...(id === undefined ? {} : { id })} value={[...value]} onChange={(v) => { onChange?.(v.map((x) => ({ value: x.value, label: String(x.label) }))); setText(''); }} showSearch={{ filterOption: false, onSearch: setText }} placeholder={t('field.people')} notFoundContent={t(asked === '' ? 'field.personHint' : 'field.nobody')} options={(found.data ?? []).map((p) => ({ value: p.id, label: [p.name, p.organizationName].filter(Boolean).join(' · ') }))} />;
}

/** Organizations of the region, one or several; `kind` keeps internal sections or units apart. */
export function UnitField({ value, onChange, id, several = false, kind }: Field<string | string[]> & { readonly several?: boolean; readonly kind?: 'section' | 'unit' }) {
  const { t } = useTranslation('onsite');
  const tree = useAnswer(organizationTree, {}, { staleMs: 60_000 });
  const all = tree.data ?? [];
  const name = new Map(all.map((o) => [o.id as string, o.name]));
  const shown = kind === undefined ? all : all.filter((o) => (o.type === 'department') === (kind === 'section'));
  const options = shown.map((o) => ({ value: o.id as string, label: o.type === 'department' && o.parentId ? `${name.get(o.parentId) ?? ''} ${o.name}` : o.name }));
  const search = { showSearch: { optionFilterProp: 'label' as const }, loading: tree.isPending, options, placeholder: t(several ? 'field.units' : 'field.unit'), ...(id === undefined ? {} : { id }) };
  if (several) return <Select mode="multiple" {...search} value={Array.isArray(value) ? value : []} onChange={(v: string[]) => onChange?.(v)} />;
  return <Select {...search} value={typeof value === 'string' ? value : null} onChange={(v: string | null) => v && onChange?.(v)} />;
}
