import { Button, Input, Select, Space, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { ofClass } from '../../../rules/weights.ts';
import type { DraftScheme, ScoringDefinition } from '../../../scheme-format.ts';
import { useName } from '../../words.tsx';
import { Field } from './Field.tsx';

interface Props {
  readonly draft: DraftScheme;
  readonly scoring: ScoringDefinition;
  readonly onChange: (scoring: ScoringDefinition) => void;
}

const BLANK: { readonly [M in ScoringDefinition['method']]: ScoringDefinition } = {
  as_is: { method: 'as_is' },
  attainment: { method: 'attainment', target: '100', cap: '100' },
  bands: { method: 'bands', bands: [{ from: '0', score: '60' }, { from: '80', score: '100' }] },
  rank_in_group: { method: 'rank_in_group', best: '100', worst: '60' },
  bonus: { method: 'bonus', base: '80', each: '2', cap: '20' },
  deduction: { method: 'deduction', base: '100', each: '5', cap: '40' },
  conversion: { method: 'conversion', low: '0', high: '100', lowScore: '60', highScore: '100' },
};

/** 计分方法: how the value becomes a score. */
export function ScoringFields({ draft, scoring, onChange }: Props) {
  const { t } = useTranslation('assessment');
  const name = useName();
  const number = (key: string, value: string, set: (v: string) => void) => (
    <Field key={key} label={t(`editor.scoring.${key}`)}>
      <Input inputMode="decimal" value={value} style={{ width: 140 }} onChange={(e) => set(e.target.value.trim())} />
    </Field>
  );
  return (
    <>
      <Field label={t('scheme.scoring')} hint={t(`scoringHint.${scoring.method}`)}>
        <Select value={scoring.method} onChange={(method) => onChange(BLANK[method])} options={(Object.keys(BLANK) as ScoringDefinition['method'][]).map((value) => ({ value, label: t(`scoring.${value}`) }))} />
      </Field>
      {scoring.method === 'attainment' && (
        <>
          {draft.classes.map((c) => (
            <Field key={c.key} label={t('editor.targetOf', { name: name(c.name) })}>
              <Input inputMode="decimal" style={{ width: 140 }} value={ofClass<string>(scoring.target, c.key) ?? ''} onChange={(e) => onChange({ ...scoring, target: targets(draft, scoring.target, c.key, e.target.value.trim()) })} />
            </Field>
          ))}
          {number('cap', scoring.cap, (cap) => onChange({ ...scoring, cap }))}
        </>
      )}
      {scoring.method === 'bands' && (
        <Field label={t('scoring.bands')}>
          <div className="dd-editor-list">
            {scoring.bands.map((b, i) => (
              <Space.Compact key={i}>
                <Input aria-label={t('editor.scoring.from')} addonBefore="≥" style={{ width: 130 }} value={b.from} onChange={(e) => onChange({ ...scoring, bands: scoring.bands.with(i, { ...b, from: e.target.value.trim() }) })} />
                <Input aria-label={t('editor.scoring.score')} addonBefore="→" style={{ width: 130 }} value={b.score} onChange={(e) => onChange({ ...scoring, bands: scoring.bands.with(i, { ...b, score: e.target.value.trim() }) })} />
                <Button aria-label={t('editor.remove')} disabled={scoring.bands.length === 1} onClick={() => onChange({ ...scoring, bands: scoring.bands.toSpliced(i, 1) })}>
                  ×
                </Button>
              </Space.Compact>
            ))}
            <Button size="small" onClick={() => onChange({ ...scoring, bands: [...scoring.bands, { from: '', score: '' }] })}>
              {t('editor.addBand')}
            </Button>
          </div>
        </Field>
      )}
      {scoring.method === 'rank_in_group' && (
        <>
          {number('best', scoring.best, (best) => onChange({ ...scoring, best }))}
          {number('worst', scoring.worst, (worst) => onChange({ ...scoring, worst }))}
          <Field label={t('editor.lowerIsBetter')}>
            <Switch checked={scoring.lowerIsBetter ?? false} onChange={(lowerIsBetter) => onChange({ ...scoring, lowerIsBetter })} />
          </Field>
        </>
      )}
      {(scoring.method === 'bonus' || scoring.method === 'deduction') && (['base', 'each', 'cap'] as const).map((k) => number(k === 'cap' ? 'most' : k, scoring[k], (v) => onChange({ ...scoring, [k]: v })))}
      {scoring.method === 'conversion' && (['low', 'lowScore', 'high', 'highScore'] as const).map((k) => number(k, scoring[k], (v) => onChange({ ...scoring, [k]: v })))}
    </>
  );
}

/** Equal targets of all classes are written as one again. */
function targets(draft: DraftScheme, target: Extract<ScoringDefinition, { method: 'attainment' }>['target'], classKey: string, value: string): Extract<ScoringDefinition, { method: 'attainment' }>['target'] {
  const each = Object.fromEntries(draft.classes.map((c) => [c.key, c.key === classKey ? value : (ofClass<string>(target, c.key) ?? '')]));
  return Object.values(each).every((v) => v === value) ? value : each;
}
