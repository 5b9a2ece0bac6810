import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type InputOf } from '../../../../web/api/index.ts';
import { RefusalNotice, Section } from '../../../../web/kit/index.ts';
import { organizationTree } from '../../contract.ts';
import { getImport, settleUnits, type ImportView } from '../../importing/contract.ts';
import { unitTypeOf } from '../../importing/rules/unit-type.ts';
import { organizationTypes } from '../../model.ts';
import { OrganizationSelect } from '../parts/OrganizationSelect.tsx';
import { useKeyWords } from '../parts/words.ts';

type Unit = ImportView['units'][number];
/** So many are shown at once; those settled make room for the next. */
const SHOWN = 100;

type Choice = InputOf<typeof settleUnits>['body']['units'][number];

/** Units the file names and nobody knows: one on file, a new one, or (departments) a word to leave out. */
export function UnitsPanel({ view }: { readonly view: ImportView }) {
  const { t } = useTranslation('import');
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const settle = useCommand(settleUnits, { invalidates: [getImport], onDone: () => setChoices(new Map()) });
  const ready = [...choices.values()].filter((c) => !c.create || c.create.parentId !== '');
  const root = useAnswer(organizationTree, {}, { staleMs: 60_000 }).data?.find((o) => o.parentId === null)?.id ?? '';
  // Departments wait: they are set up below a unit that is on file.
  const open = view.units.filter((u) => !u.department && !u.organizationId && !u.create && !choices.has(u.key));
  const openAll = () => setChoices(new Map([...choices, ...open.map((u): [string, Choice] => [u.key, { key: u.key, create: { type: unitTypeOf(u.key), parentId: root } }])]));
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
      {open.length > 1 && root !== '' && (
        <p className="imp-units-all">
          {t('units.openAllWords')} <Button onClick={openAll}>{t('units.openAll', { count: open.length })}</Button>
        </p>
      )}
      <ul className="imp-list">
        {view.units.slice(0, SHOWN).map((u) => (
          <li key={u.key}>
            <span className="imp-grow">
              <b>{u.key}</b> <span className="imp-quiet">{t('units.count', { count: u.count })}</span>
            </span>
            <UnitChoice unit={u} root={root} choice={choices.get(u.key)} onChange={(c) => setChoices(new Map(choices).set(u.key, c))} />
          </li>
        ))}
      </ul>
      {view.units.length > SHOWN && <p className="imp-quiet">{t('units.more', { count: view.units.length - SHOWN })}</p>}
    </Section>
  );
}

function UnitChoice({ unit, root, choice, onChange }: { readonly unit: Unit; readonly root: string; readonly choice: Choice | undefined; readonly onChange: (c: Choice) => void }) {
  const { t } = useTranslation('import');
  const word = useKeyWords();
  const { key } = unit;
  const now: Choice = choice ?? { key, ...(unit.organizationId ? { organizationId: unit.organizationId } : {}), ...(unit.create ? { create: unit.create } : {}), ...(unit.leaveOut ? { leaveOut: true } : {}) };
  const mode = now.create ? 'create' : now.leaveOut ? 'leaveOut' : 'choose';
  const modes = ['choose', 'create', ...(unit.department ? ['leaveOut'] : [])] as const;
  const setMode = (m: string) => onChange(m === 'create' ? { key, create: unit.department ? { type: 'department', parentId: '' } : { type: unitTypeOf(key), parentId: root } } : m === 'leaveOut' ? { key, leaveOut: true } : { key });
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
