import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../../web/session/index.ts';
import { personRoles } from '../../model.ts';
import { PersonSearch } from '../parts/choosers.tsx';
import { shareSum, type PersonRow } from './entry-values.ts';

interface Props {
  readonly id?: string;
  readonly value?: readonly PersonRow[];
  readonly onChange?: (rows: PersonRow[]) => void;
}

/** Who took part, as what and how much of it; the sum stands under the rows. */
export function PersonsField({ id, value = [], onChange }: Props) {
  const { t } = useTranslation('evidence');
  const maySearch = useMay('registry.people.pick');
  const set = (personId: string, change: Partial<PersonRow>) => onChange?.(value.map((p) => (p.personId === personId ? { ...p, ...change } : p)));
  const { sum, left, open } = shareSum(value);
  return (
    <div className="dd-evidence-people">
      {value.length > 0 && (
        <ul>
          {value.map((p) => (
            <li key={p.personId}>
              <div className="dd-evidence-person">
                <b>{p.name}</b> {p.sub && <small className="dd-evidence-quiet">{p.sub}</small>}
              </div>
              <Select aria-label={t('person.roleOf', { name: p.name })} value={p.role} options={personRoles.map((r) => ({ value: r, label: t(`role.${r}`) }))} onChange={(role) => set(p.personId, { role })} style={{ width: 120 }} />
              <Checkbox checked={p.lead} onChange={(e) => set(p.personId, { lead: e.target.checked })}>
                {t('person.lead')}
              </Checkbox>
              <InputNumber aria-label={t('person.shareOf', { name: p.name })} value={p.percent} min={0} max={100} step={5} suffix="%" placeholder={t('person.share')} style={{ width: 110 }} onChange={(percent) => set(p.personId, { percent: typeof percent === 'number' ? Math.round(percent * 100) / 100 : null })} />
              <Button type="text" icon={<DeleteOutlined />} aria-label={t('person.remove', { name: p.name })} onClick={() => onChange?.(value.filter((x) => x.personId !== p.personId))} />
            </li>
          ))}
        </ul>
      )}
      {value.length > 0 && (
        <p className={left < 0 ? 'dd-evidence-sum dd-evidence-over' : 'dd-evidence-sum'} role="status">
          {left < 0 ? t('person.over', { sum }) : open === value.length ? t('person.sumOpen') : t('person.sum', { sum, left })}
        </p>
      )}
      {maySearch ? (
        <PersonSearch {...(id ? { id } : {})} label={t('person.search')} without={value.map((p) => p.personId)} onPick={(p) => onChange?.([...value, { personId: p.id, name: p.name, sub: p.sub, role: 'do', lead: value.length === 0, percent: null }])} />
      ) : (
        value.length === 0 && <p className="dd-evidence-quiet">{t('person.noSearch')}</p>
      )}
    </div>
  );
}
