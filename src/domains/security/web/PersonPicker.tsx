import './security.css';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../web/api/index.ts';
import { useDelayed } from '../../../web/kit/index.ts';
import { peopleForAccounts } from '../contract.ts';

export interface Picked {
  readonly id: string;
  readonly name: string;
  readonly where: string;
}

interface Props {
  readonly id?: string;
  readonly value?: Picked | null;
  readonly onChange?: (person: Picked | null) => void;
}

/** Whose account it is: found by name, pinyin or initials; unit and post tell two of one name apart. */
export function PersonPicker({ id, value = null, onChange }: Props) {
  const { t } = useTranslation('security');
  const [text, setText] = useState('');
  const asked = useDelayed(text.trim(), 200);
  const found = useAnswer(peopleForAccounts, { query: { text: asked } }, { enabled: asked !== '', keepPrevious: true });
  const people: Picked[] = asked === '' ? [] : (found.data ?? []).map((p) => ({ id: p.id, name: p.name, where: [p.organizationName, p.post].filter(Boolean).join(' ') }));
  const offered = value && !people.some((p) => p.id === value.id) ? [value, ...people] : people;
  return (
    <Select
      {...(id ? { id } : {})}
      allowClear
      className="dd-security-person"
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value?.id ?? null}
      placeholder={t('person.search')}
      aria-label={t('account.person')}
      loading={found.isFetching}
      notFoundContent={text.trim() === '' ? t('person.hint') : found.isFetching ? null : t('person.none')}
      options={offered.map((p) => ({ value: p.id, label: p.name, where: p.where }))}
      optionRender={(o) => (
        <>
          {o.label} <small className="dd-security-quiet">{(o.data as { where?: string }).where}</small>
        </>
      )}
      onChange={(picked: string | null | undefined) => onChange?.(offered.find((p) => p.id === picked) ?? null)}
    />
  );
}
