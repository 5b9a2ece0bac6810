import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useAnswer } from '../../../../web/api/index.ts';
import { RefusalNotice, useDelayed } from '../../../../web/kit/index.ts';
import { listPeople, organizationTree, quickSearch } from '../../../registry/contract.ts';

export interface PickedPerson {
  readonly id: string;
  readonly name: string;
  readonly note: string;
}
interface Props {
  readonly label: string;
  readonly people: readonly PickedPerson[];
  readonly onChange: (people: readonly PickedPerson[]) => void;
}
/** People of one unit that are fetched at once; larger units are added by their parts. */
const MOST_AT_ONCE = 500;

/** A list of people, found by name or added unit by unit. */
export function PeoplePicker({ label, people, onChange }: Props) {
  const { t } = useTranslation('ballots');
  const [text, setText] = useState('');
  const asked = useDelayed(text.trim(), 200);
  const found = useAnswer(quickSearch, { query: { text: asked } }, { enabled: asked !== '', keepPrevious: true });
  const units = useAnswer(organizationTree, {}, { staleMs: 300_000 });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const add = (more: readonly PickedPerson[]) => onChange([...people, ...more.filter((p) => !people.some((o) => o.id === p.id))]);
  const unitOptions = useMemo(() => (units.data ?? []).map((o) => ({ value: o.id, label: o.name })), [units.data]);
  const addUnit = async (id: string) => {
    setBusy(true);
    setError(null);
    try {
      const { rows } = await call(listPeople, { body: { conditions: [{ field: 'organization', ids: [id] }, { field: 'inOffice', is: true }], limit: MOST_AT_ONCE } });
      add(rows.map((p) => ({ id: p.id, name: p.name, note: [p.organizationName, p.title].filter(Boolean).join(' ') })));
    } catch (e) {
      setError(e);
    } finally {
      setBusy(false);
    }
  };
  const hits = asked === '' ? [] : (found.data?.people ?? []);
  return (
    <div className="dd-ballot-picker">
      <div className="dd-ballot-picker-row">
        <Select
          showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
          value={null}
          placeholder={t('pick.search')}
          aria-label={`${label} ${t('pick.search')}`}
          loading={found.isFetching}
          notFoundContent={asked === '' ? t('pick.searchHint') : t('pick.none')}
          options={hits.map((p) => ({ value: p.id, label: `${p.name} ${[p.organizationName, p.title].filter(Boolean).join(' ')}` }))}
          onSelect={(id: string | null) => {
            const p = hits.find((h) => h.id === id);
            if (p) add([{ id: p.id, name: p.name, note: [p.organizationName, p.title].filter(Boolean).join(' ') }]);
            setText('');
          }}
        />
        <Select value={null} showSearch={{ optionFilterProp: 'label' }} placeholder={t('pick.unit')} aria-label={`${label} ${t('pick.unit')}`} loading={units.isPending || busy} options={unitOptions} onSelect={(id: string | null) => id && void addUnit(id)} />
      </div>
      {error !== null && <RefusalNotice error={error} />}
      <p className="dd-ballot-quiet">
        {t('pick.count', { count: people.length })}{' '}
        {people.length > 0 && (
          <Button size="small" type="link" onClick={() => onChange([])}>
            {t('pick.clear')}
          </Button>
        )}
      </p>
      <ul className="dd-ballot-people">
        {people.map((p) => (
          <li key={p.id}>
            <span>
              {p.name} <small>{p.note}</small>
            </span>
            <Button size="small" type="text" aria-label={t('pick.remove', { name: p.name })} onClick={() => onChange(people.filter((o) => o.id !== p.id))}>
              ×
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
