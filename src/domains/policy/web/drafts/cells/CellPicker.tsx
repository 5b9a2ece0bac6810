import { AutoComplete, Button, Checkbox, DatePicker, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactType } from '../../../model.ts';
import { useDesk } from '../desk.tsx';
import { operators, printCell, readCell, readOperand, type CellForm, type Operand, type Operator } from './cell-form.ts';

interface Props {
  readonly cell: string;
  readonly input: { readonly name: string; readonly type: FactType };
  readonly onChange: (cell: string) => void;
  readonly onClose: () => void;
}

/** Picks a condition by the type of its fact; whoever needs more writes FEEL. Every change is taken over at once. */
export function CellPicker({ cell, input, onChange, onClose }: Props) {
  const { t } = useTranslation('policy');
  const type = input.type;
  const form = readCell(cell, type);
  const [asText, setAsText] = useState(form.kind === 'raw');
  const set = (next: CellForm) => onChange(printCell(next, type));
  return (
    <div className="dd-cell-picker">
      {asText ? (
        <label className="dd-draft-field">
          <span>{t('draft.feel')}</span>
          <Input.TextArea autoFocus autoSize={{ minRows: 1, maxRows: 6 }} value={cell} maxLength={500} className="dd-code" onChange={(e) => onChange(e.target.value)} />
          {form.kind === 'raw' && <small>{t('draft.feelKept')}</small>}
        </label>
      ) : (
        <>
          {(type === 'string' || type === 'strings') && <PickWords form={form} input={input} onChange={set} />}
          {type === 'boolean' && <PickBoolean form={form} onChange={set} />}
          {(type === 'number' || type === 'day') && <PickMeasured form={form} type={type} name={input.name} onChange={set} />}
          {type === 'numbers' && <p>{t('draft.feelOnly')}</p>}
        </>
      )}
      <footer>
        <Button type="link" size="small" disabled={asText && form.kind === 'raw'} onClick={() => setAsText(!asText)}>
          {t(asText ? 'draft.pickInstead' : 'draft.feelInstead')}
        </Button>
        <Button size="small" onClick={() => (set({ kind: 'any' }), setAsText(false))} disabled={form.kind === 'any'}>
          {t('rule.any')}
        </Button>
        <Button size="small" type="primary" onClick={onClose}>
          {t('draft.closeCell')}
        </Button>
      </footer>
    </div>
  );
}

function PickWords({ form, input, onChange }: { readonly form: CellForm; readonly input: Props['input']; readonly onChange: (form: CellForm) => void }) {
  const { t } = useTranslation('policy');
  const { library } = useDesk();
  const [negated, setNegated] = useState(form.kind === 'words' && form.negated);
  const words = form.kind === 'words' ? form.words : [];
  const values = library.facts.get(input.name)?.values ?? [];
  const set = (next: readonly string[], not: boolean) => onChange(next.length === 0 ? { kind: 'any' } : { kind: 'words', negated: not, words: next });
  return (
    <>
      <Radio.Group
        value={negated ? 'not' : 'of'}
        onChange={(e) => {
          setNegated(e.target.value === 'not');
          set(words, e.target.value === 'not');
        }}
        options={(['of', 'not'] as const).map((value) => ({ value, label: t(input.type === 'strings' ? `draft.holds.${value}` : `draft.is.${value}`) }))}
      />
      {values.length > 0 && values.length <= 12 ? (
        <Checkbox.Group className="dd-cell-choices" value={[...words]} onChange={(next) => set(values.filter((v) => next.includes(v)), negated)} options={values.map((value) => ({ value, label: value }))} />
      ) : (
        <Select autoFocus mode={values.length > 0 ? 'multiple' : 'tags'} aria-label={t('draft.words')} placeholder={t(values.length > 0 ? 'draft.words' : 'draft.wordsTyped')} value={[...words]} onChange={(next: string[]) => set(next.map((w) => w.trim()).filter(Boolean), negated)} options={values.map((value) => ({ value, label: value }))} style={{ width: '100%' }} />
      )}
    </>
  );
}

function PickBoolean({ form, onChange }: { readonly form: CellForm; readonly onChange: (form: CellForm) => void }) {
  const { t } = useTranslation('policy');
  return (
    <Radio.Group
      value={form.kind === 'boolean' ? String(form.value) : 'any'}
      onChange={(e) => onChange(e.target.value === 'any' ? { kind: 'any' } : { kind: 'boolean', value: e.target.value === 'true' })}
      options={[
        { value: 'true', label: t('yes') },
        { value: 'false', label: t('no') },
        { value: 'any', label: t('rule.any') },
      ]}
    />
  );
}

interface MeasuredProps {
  readonly form: CellForm;
  readonly type: 'number' | 'day';
  readonly name: string;
  readonly onChange: (form: CellForm) => void;
}
/** A number or a day against another, or between two; either may be a parameter or another fact by name. */
function PickMeasured({ form, type, name, onChange }: MeasuredProps) {
  const { t } = useTranslation('policy');
  const [way, setWay] = useState<Operator | 'between'>(form.kind === 'compare' ? form.operator : form.kind === 'between' ? 'between' : '>=');
  const [low, setLow] = useState<Operand | null>(form.kind === 'compare' ? form.with : form.kind === 'between' ? form.low : null);
  const [high, setHigh] = useState<Operand | null>(form.kind === 'between' ? form.high : null);
  const ends = form.kind === 'between' ? { lowIn: form.lowIn, highIn: form.highIn } : { lowIn: true, highIn: true };
  const send = (w: typeof way, a: Operand | null, b: Operand | null) => {
    if (w === 'between' ? a && b : a) onChange(w === 'between' ? { kind: 'between', low: a!, high: b!, ...ends } : { kind: 'compare', operator: w, with: a! });
  };
  return (
    <div className="dd-cell-measured">
      <Select
        aria-label={t('draft.way')}
        value={way}
        onChange={(w: typeof way) => {
          setWay(w);
          send(w, low, high);
        }}
        options={[...operators, 'between' as const].map((value) => ({ value, label: t(`draft.ways.${value}`) }))}
        style={{ minWidth: 110 }}
      />
      <PickOperand type={type} name={name} value={low} onChange={(a) => { setLow(a); send(way, a, high); }} />
      {way === 'between' && <PickOperand type={type} name={name} value={high} onChange={(b) => { setHigh(b); send(way, low, b); }} />}
    </div>
  );
}

function PickOperand({ type, name, value, onChange }: { readonly type: 'number' | 'day'; readonly name: string; readonly value: Operand | null; readonly onChange: (operand: Operand | null) => void }) {
  const { t } = useTranslation('policy');
  const { library } = useDesk();
  const [text, setText] = useState(value?.kind === 'day' ? '' : (value?.text ?? ''));
  const named = [
    { label: t('part.parameters'), options: library.parameters.map((p) => ({ value: p.name, label: p.name })) },
    { label: t('part.facts'), options: [...library.facts.values()].filter((f) => f.type === type && f.name !== name).map((f) => ({ value: f.name, label: f.name })) },
  ];
  const take = (next: string) => {
    setText(next);
    onChange(readOperand(next, type));
  };
  return (
    <>
      {type === 'day' && <DatePicker value={value?.kind === 'day' ? dayjs(value.text) : null} onChange={(d) => { setText(''); onChange(d ? { kind: 'day', text: d.format('YYYY-MM-DD') } : null); }} />}
      <AutoComplete
        aria-label={t('draft.operand')}
        placeholder={t(type === 'number' ? 'draft.numberOrName' : 'draft.orName')}
        value={text}
        onChange={take}
        options={named}
        showSearch={{ filterOption: (typed, option) => option !== undefined && 'value' in option && String(option.value).includes(typed) }}
        {...(text !== '' && readOperand(text, type) === null ? { status: 'error' as const } : {})}
        style={{ minWidth: 190 }}
        popupMatchSelectWidth={320}
      />
    </>
  );
}
