import { Select } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../../../web/api/index.ts';
import { useDelayed } from '../../../../web/kit/index.ts';
import { pickPeople } from '../../../registry/contract.ts';

interface Props {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
}
/** One person, found by name; unit and post tell namesakes apart. */
export function PersonPick({ id, value, onChange }: Props) {
  const [words, setWords] = useState('');
  const asked = useDelayed(words.trim(), 200);
  const found = useAnswer(pickPeople, { query: { text: asked } }, { enabled: asked !== '', keepPrevious: true });
  const options = (found.data ?? []).map((p) => ({ value: p.id, label: [p.name, p.organizationName, p.post].filter(Boolean).join(' · ') }));
  return <Select {...(id ? { id } : {})} {...(value ? { value } : {})} {...(onChange ? { onChange } : {})} showSearch={{ filterOption: false, onSearch: setWords }} notFoundContent={null} options={options} />;
}
