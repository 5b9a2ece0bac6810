import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, type InputOf } from '../../../../web/api/index.ts';
import { RefusalNotice, Section } from '../../../../web/kit/index.ts';
import { getImport, settleUnits, type ImportView } from '../../importing/contract.ts';
import { organizationTypes } from '../../model.ts';
import { OrganizationSelect } from '../parts/OrganizationSelect.tsx';
import { useKeyWords } from '../parts/words.ts';

type Unit = ImportView['units'][number];
type Choice = InputOf<typeof settleUnits>['body']['units'][number];

/** Units the file names and nobody knows: one on file, a new one, or (departments) a word to leave out. */
export function UnitsPanel({ view }: { readonly view: ImportView }) {
  const { t } = useTranslation('import');
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const settle = useCommand(settleUnits, { invalidates: [getImport], onDone: () => setChoices(new Map()) });
  const ready = [...choices.values()].filter((c) => !c.create || c.create.parentId !== '');
  return (
    <Section
      title={t('units.title', { count: view.units.length })}
      extra={
        <Button disabled={ready.length === 0} loading={settle.isPending} onClick={() => settle.mutate({ params: { importId: view.id }, body: { units: ready } })}>
          {t('units.save')}
        </Button>
      }
    >
      {settle.error && <RefusalNotice error={settle.error} />}
      <ul className="imp-list">
        {view.units.slice(0, 100).map((u) => (
          <li key={u.key}>
            <span className="imp-grow">
              <b>{u.key}</b> <span className="imp-quiet">{t('units.count', { count: u.count })}</span>
            </span>
            <UnitChoice unit={u} choice={choices.get(u.key)} onChange={(c) => setChoices(new Map(choices).set(u.key, c))} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function UnitChoice({ unit, choice, onChange }: { readonly unit: Unit; readonly choice: Choice | undefined; readonly onChange: (c: Choice) => void }) {
  const { t } = useTranslation('import');
  const word = useKeyWords();
  const { key } = unit;
  const now: Choice = choice ?? { key, ...(unit.organizationId ? { organizationId: unit.organizationId } : {}), ...(unit.create ? { create: unit.create } : {}), ...(unit.leaveOut ? { leaveOut: true } : {}) };
  const mode = now.create ? 'create' : now.leaveOut ? 'leaveOut' : 'choose';
  const modes = ['choose', 'create', ...(unit.department ? ['leaveOut'] : [])] as const;
  const setMode = (m: string) => onChange(m === 'create' ? { key, create: { type: unit.department ? 'department' : 'government_organ', parentId: '' } } : m === 'leaveOut' ? { key, leaveOut: true } : { key });
  return (
    <>
      <Select size="small" aria-label={key} value={mode} onChange={setMode} style={{ width: 130 }} options={modes.map((value) => ({ value, label: t(`units.mode.${value}`) }))} />
      {mode === 'choose' && (
        <>
          <span style={{ width: 260 }}>
            <OrganizationSelect {...(now.organizationId ? { value: now.organizationId } : {})} onChange={(id: string | undefined) => onChange(id ? { key, organizationId: id } : { key })} />
          </span>
          {unit.suggestions.map((s) => (
            <Button key={s.id} size="small" type="link" onClick={() => onChange({ key, organizationId: s.id })}>
              {s.name}
            </Button>
          ))}
        </>
      )}
      {mode === 'create' && (
        <>
          <Select size="small" aria-label={t('units.type')} style={{ width: 140 }} value={now.create!.type} onChange={(type) => onChange({ key, create: { ...now.create!, type } })} options={organizationTypes.map((value) => ({ value, label: word('unitType', value) }))} />
          <span style={{ width: 260 }}>
            <OrganizationSelect placeholder={t('units.parent')} {...(now.create!.parentId ? { value: now.create!.parentId } : {})} onChange={(id: string | undefined) => onChange({ key, create: { ...now.create!, parentId: id ?? '' } })} />
          </span>
        </>
      )}
    </>
  );
}
