import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../../web/api/index.ts';
import { openRule } from '../../../contract.ts';
import type { FactType, Scalar } from '../../../model.ts';
import { put, replaced, type CaseBody, type ExampleBody, type GivenFacts, type Outcome, type RuleBody } from '../bodies.ts';
import { useDesk } from '../desk.tsx';
import { DayField, ScalarField, scalarType } from '../fields.tsx';
import type { FactChoice } from '../library.ts';
import { namesRead } from '../rule/names-used.ts';

/** Worked examples of a table or a parameter: a day, facts, and what must come out. They run with every edit. */
export function ExampleEditor({ id, body, onChange }: { readonly id: string; readonly body: ExampleBody; readonly onChange: (body: ExampleBody) => void }) {
  const { t } = useTranslation('policy');
  const { draft } = useDesk();
  const cases = body.cases ?? [];
  const asked = useAsked(id, body.rule !== undefined);
  const set = (i: number, one: CaseBody | null) => onChange({ ...body, cases: replaced(cases, i, one) });
  return (
    <>
      {cases.map((one, i) => (
        <div key={i} className="dd-draft-grid dd-draft-value">
          <label className="dd-draft-field">
            <span>{t('draft.caseName')}</span>
            <Input aria-label={t('draft.caseName')} value={one.name ?? ''} maxLength={120} onChange={(e) => set(i, put(one, { name: e.target.value }))} />
          </label>
          <label className="dd-draft-field">
            <span>{t('draft.caseDay')}</span>
            <DayField label={t('draft.caseDay')} value={one.on} onChange={(on) => set(i, put(one, { on }))} />
          </label>
          {body.rule !== undefined && (
            <div className="dd-draft-wide dd-draft-given">
              <b>{t('draft.given')}</b>
              {asked.facts.map((fact) => (
                <label key={fact.name} className="dd-draft-field">
                  <span>{fact.label}</span>
                  <FactField fact={fact} value={one.facts?.[fact.name] ?? body.given?.[fact.name] ?? null} onChange={(value) => set(i, { ...one, facts: { ...Object.fromEntries(asked.facts.map((f) => [f.name, body.given?.[f.name] ?? null])), ...one.facts, [fact.name]: value } })} />
                </label>
              ))}
              <small>{t('draft.emptyIsUnknown')}</small>
            </div>
          )}
          <div className="dd-draft-wide dd-draft-given">
            <b>{t('draft.expected')}</b>
            {body.rule === undefined ? (
              <Plain value={one.expected as Scalar | undefined} onChange={(expected) => set(i, put(one, { expected }))} />
            ) : (
              <Expected outcome={typeof one.expected === 'object' ? one.expected : undefined} outputs={asked.outputs} collects={asked.collects} onChange={(expected) => set(i, { ...one, expected })} />
            )}
          </div>
          <Button icon={<DeleteOutlined />} aria-label={t('draft.removeCase')} title={t('draft.removeCase')} onClick={() => set(i, null)} />
        </div>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => onChange({ ...body, cases: [...cases, { on: draft.from, ...(body.rule === undefined ? {} : { facts: Object.fromEntries(asked.facts.map((f) => [f.name, null])) }) }] })}>
        {t('draft.addCase')}
      </Button>
    </>
  );
}

interface Asked {
  readonly facts: readonly FactChoice[];
  readonly outputs: readonly { readonly name: string; readonly type: FactType }[];
  readonly collects: boolean;
}
/** What the table asks for: of the draft, if it changes the table; else of the one that stands. */
function useAsked(id: string, isRule: boolean): Asked {
  const { draft, items, library } = useDesk();
  const own = items.find((i) => i.kind === 'rule' && i.id === id)?.body as RuleBody | undefined;
  const standing = useAnswer(openRule, { params: { id }, query: { on: draft.from } }, { enabled: isRule && own === undefined });
  const names = own ? [...new Set([...(own.inputs ?? []).map((i) => i.name), ...[...namesRead(own)].filter((n) => library.facts.has(n))])] : (standing.data?.asks ?? []);
  const typed = new Map((own?.inputs ?? standing.data?.inputs ?? []).map((i) => [i.name, i.type]));
  return {
    facts: names.map((name) => library.facts.get(name) ?? { name, label: name, type: typed.get(name) ?? 'string', values: [], unit: null }),
    outputs: own?.outputs ?? standing.data?.outputs ?? [],
    collects: (own?.hitPolicy ?? standing.data?.hitPolicy) === 'collect',
  };
}

function FactField({ fact, value, onChange }: { readonly fact: FactChoice; readonly value: GivenFacts[string]; readonly onChange: (value: GivenFacts[string]) => void }) {
  const { t } = useTranslation('policy');
  if (fact.type === 'strings' || fact.type === 'numbers') {
    const list = Array.isArray(value) ? (value as readonly (string | number)[]).map(String) : [];
    return <Select mode={fact.values.length > 0 ? 'multiple' : 'tags'} aria-label={fact.label} placeholder={t('rule.unknown')} value={list} onChange={(next: string[]) => onChange(fact.type === 'numbers' ? next.map(Number).filter(Number.isFinite) : next)} options={fact.values.map((v) => ({ value: v, label: v }))} style={{ minWidth: 180 }} />;
  }
  return <ScalarField type={fact.type} label={fact.label} values={fact.values} value={value === null ? undefined : (value as Scalar)} onChange={(v) => onChange(v ?? null)} />;
}

const statuses = ['decided', 'no_match', 'undetermined'] as const;
function Expected({ outcome, outputs, collects, onChange }: { readonly outcome: Outcome | undefined; readonly outputs: Asked['outputs']; readonly collects: boolean; readonly onChange: (outcome: Outcome) => void }) {
  const { t } = useTranslation('policy');
  const now: Outcome = outcome ?? { status: 'decided' };
  const field = (row: Readonly<Record<string, Scalar>>, name: string, type: FactType, give: (row: Record<string, Scalar>) => void) => (
    <label key={name} className="dd-draft-field">
      <span>{name}</span>
      <ScalarField
        type={type}
        label={name}
        value={row[name]}
        onChange={(value) => {
          const { [name]: _old, ...rest } = row;
          give(value === undefined ? rest : { ...rest, [name]: value });
        }}
      />
    </label>
  );
  const collected = now.collected ?? [];
  return (
    <>
      <Select aria-label={t('draft.outcome')} value={outcome?.status ?? null} placeholder={t('draft.outcome')} onChange={(status: Outcome['status']) => onChange({ status })} options={statuses.map((value) => ({ value, label: t(`rule.status.${value}`) }))} style={{ minWidth: 180 }} />
      {outcome?.status === 'decided' && !collects && outputs.map((o) => field(now.outputs ?? {}, o.name, o.type, (row) => onChange({ ...now, outputs: row })))}
      {outcome?.status === 'decided' && collects && (
        <>
          {collected.map((row, i) => (
            <span key={i} className="dd-draft-given">{outputs.map((o) => field(row, o.name, o.type, (next) => onChange({ ...now, collected: replaced(collected, i, next) })))}</span>
          ))}
          <InputNumber aria-label={t('draft.collected')} prefix={t('draft.collected')} min={0} max={20} value={collected.length} onChange={(n) => onChange({ ...now, collected: Array.from({ length: n ?? 0 }, (_, i) => collected[i] ?? {}) })} style={{ width: 160 }} />
        </>
      )}
    </>
  );
}

/** The value that a parameter must have on the day. */
function Plain({ value, onChange }: { readonly value: Scalar | undefined; readonly onChange: (value: Scalar | undefined) => void }) {
  const { t } = useTranslation('policy');
  const { items } = useDesk();
  const known = value ?? items.flatMap((i) => (i.kind === 'parameter' ? ((i.body as { values?: { value?: Scalar }[] }).values ?? []).map((v) => v.value) : [])).find((v) => v !== undefined);
  return <ScalarField type={known === undefined ? 'number' : scalarType(known)} label={t('draft.expected')} value={value} onChange={onChange} />;
}
