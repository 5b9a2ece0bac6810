import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api/index.ts';
import { useDelayed } from '../../../../web/kit/index.ts';
import { organizationTree, pickPeople } from '../../../registry/contract.ts';
import { listEntries, listEvents, listMatters } from '../../contract.ts';
import type { EntryKindName } from '../../model.ts';

interface Control<V> {
  readonly id?: string;
  readonly value?: V;
  readonly onChange?: (value: V | undefined) => void;
  readonly label: string;
}
const given = (id: string | undefined) => (id === undefined ? {} : { id });

/** Looks a person up by name, pinyin or initials and hands over who was picked; keeps nothing itself. */
export function PersonSearch({ id, label, without = [], onPick }: { readonly id?: string; readonly label: string; readonly without?: readonly string[]; readonly onPick: (person: { id: string; name: string; sub: string }) => void }) {
  const { t } = useTranslation('evidence');
  const [text, setText] = useState('');
  const asked = useDelayed(text.trim(), 200);
  const found = useAnswer(pickPeople, { query: { text: asked } }, { enabled: asked !== '', keepPrevious: true });
  const people = asked === '' ? [] : (found.data ?? []).filter((p) => !without.includes(p.id));
  return (
    <Select
      {...given(id)}
      className="dd-evidence-wide"
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      value={null}
      placeholder={t('person.search')}
      aria-label={label}
      loading={found.isFetching}
      notFoundContent={text.trim() === '' ? t('person.searchHint') : found.isFetching ? t('person.searching') : t('person.none')}
      options={people.map((p) => ({ value: p.id, label: p.name, sub: [p.organizationName, p.post].filter(Boolean).join(' ') }))}
      optionRender={(o) => (
        <>
          {o.label} <small className="dd-evidence-quiet">{(o.data as { sub?: string }).sub}</small>
        </>
      )}
      onSelect={(value: string | null) => {
        const person = people.find((p) => p.id === value);
        if (person) onPick({ id: person.id, name: person.name, sub: [person.organizationName, person.post].filter(Boolean).join(' ') });
        setText('');
      }}
    />
  );
}

/** A unit by name. */
export function UnitSelect({ id, value, onChange, label }: Control<string>) {
  const units = useAnswer(organizationTree, {}, { staleMs: 300_000 });
  const options = useMemo(() => (units.data ?? []).map((o) => ({ value: o.id, label: o.name })), [units.data]);
  return <Select {...given(id)} className="dd-evidence-wide" allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={label} aria-label={label} loading={units.isPending} value={value ?? null} options={options} onChange={(v) => onChange?.(v ?? undefined)} />;
}

/** A matter by its title. `known` is the one already chosen, which may be missing among those found. */
export function MatterSelect({ id, value, onChange, label, known }: Control<string> & { readonly known?: { readonly id: string; readonly title: string } | null }) {
  const [text, setText] = useState('');
  const words = useDelayed(text.trim(), 250);
  const found = useAnswer(listMatters, { query: { limit: 50, ...(words ? { words } : {}) } }, { keepPrevious: true });
  const options = (found.data?.matters ?? []).map((m) => ({ value: m.id, label: m.title }));
  if (known && !options.some((o) => o.value === known.id)) options.unshift({ value: known.id, label: known.title });
  return <Select {...given(id)} className="dd-evidence-wide" allowClear showSearch={{ filterOption: false, onSearch: setText }} placeholder={label} aria-label={label} loading={found.isFetching} value={value ?? null} options={options} onChange={(v) => onChange?.(v ?? undefined)} />;
}

/** A declared critical event. */
export function EventSelect({ id, value, onChange, label }: Control<string>) {
  const events = useAnswer(listEvents, {}, { staleMs: 60_000 });
  return <Select {...given(id)} className="dd-evidence-wide" allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={label} aria-label={label} value={value ?? null} options={(events.data?.events ?? []).map((e) => ({ value: e.id, label: e.name }))} onChange={(v) => onChange?.(v ?? undefined)} />;
}

/** Confirmed entries of a person (or of anybody), to rest something on. */
export function EntriesSelect({ id, value, onChange, label, kind, personId, one = false }: Control<string | string[]> & { readonly kind?: EntryKindName; readonly personId?: string; readonly one?: boolean }) {
  const found = useAnswer(listEntries, { query: { limit: 100, state: 'confirmed', ...(kind ? { kind } : {}), ...(personId ? { personId } : {}) } });
  return (
    <Select
      {...given(id)}
      className="dd-evidence-wide"
      allowClear
      {...(one ? {} : { mode: 'multiple' as const })}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={label}
      aria-label={label}
      loading={found.isPending}
      {...(value === undefined ? {} : { value })}
      options={(found.data?.entries ?? []).map((e) => ({ value: e.id, label: `${e.occurredOn} ${e.title}` }))}
      onChange={(v: string | string[] | undefined) => onChange?.(v)}
    />
  );
}
