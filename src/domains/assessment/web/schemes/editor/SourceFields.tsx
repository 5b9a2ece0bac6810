import { Alert, Button, Input, InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../../web/api/index.ts';
import type { openDraft } from '../../../contract.ts';
import { isFault, parseFormula } from '../../../rules/formula.ts';
import { ofClass } from '../../../rules/weights.ts';
import { weightFor } from '../../../rules/edit-scheme.ts';
import type { DraftScheme, SourceDefinition } from '../../../scheme-format.ts';
import { useName } from '../../words.tsx';
import { Field } from './Field.tsx';

export type Choices = OutputOf<typeof openDraft>['choices'];
interface Props {
  readonly draft: DraftScheme;
  readonly choices: Choices;
  readonly source: SourceDefinition;
  readonly onChange: (source: SourceDefinition) => void;
  /** Adjustments cannot be rated. */
  readonly rated: boolean;
}

/** Kinds of entry that schemes count, as `countableKind` names them. */
const COUNTED = ['deed', 'task.completed', 'landmark', 'award', 'merit', 'milestone', 'matter_outcome.achieved', 'matter_outcome.partly_achieved', 'assignment', 'conduct.positive', 'conduct.negative', 'observation', 'undertaking', 'praise', 'problem'] as const;

/** 数据来源: where the value comes from, with what that source needs. */
export function SourceFields({ draft, choices, source, onChange, rated }: Props) {
  const { t, i18n } = useTranslation('assessment');
  const name = useName();
  const kinds = (['typed', 'rating', 'ballot', 'evidence', 'fact', 'provider', 'computed'] as const).filter((k) => rated || k !== 'rating');
  const blank = (from: (typeof kinds)[number]): SourceDefinition => {
    switch (from) {
      case 'typed':
        return { from };
      case 'rating':
        return { from, raters: draft.raters.slice(0, 1).map((r) => ({ rater: r.key, weight: 100 })) };
      case 'ballot':
        return { from, form: choices.ballots[0]?.key ?? '', result: choices.ballots[0]?.results[0]?.key ?? '' };
      case 'evidence':
        return { from, kinds: { deed: '10' } };
      case 'fact':
        return { from, fact: choices.facts[0]?.name ?? '' };
      case 'provider':
        return { from, provider: choices.providers[0]?.key ?? '', measure: choices.providers[0]?.measures[0]?.key ?? '' };
      case 'computed':
        return { from, formula: '' };
    }
  };
  return (
    <>
      <Field label={t('scheme.source')} hint={t(`sourceHint.${source.from}`)}>
        <Select value={source.from} onChange={(from) => onChange(blank(from))} options={kinds.map((value) => ({ value, label: t(`source.${value}`) }))} />
      </Field>
      {source.from === 'typed' && (
        <Field label={t('editor.unit')}>
          <Input value={source.unit ?? ''} maxLength={40} onChange={(e) => onChange(e.target.value ? { from: 'typed', unit: e.target.value } : { from: 'typed' })} />
        </Field>
      )}
      {source.from === 'rating' && <Raters draft={draft} source={source} onChange={onChange} />}
      {source.from === 'evidence' && (
        <Field label={t('editor.points')}>
          <div className="dd-editor-list">
            {Object.entries(source.kinds).map(([kind, points]) => (
              <Space.Compact key={kind}>
                <Select value={kind} style={{ width: 190 }} options={[...new Set([kind, ...COUNTED])].map((value) => ({ value, label: t(`counted.${value.replace('.', '_')}`, { defaultValue: value }) }))} onChange={(next) => onChange({ ...source, kinds: Object.fromEntries(Object.entries(source.kinds).map(([k, v]) => [k === kind ? next : k, v])) })} />
                <Input aria-label={t('editor.points')} style={{ width: 90 }} value={points} onChange={(e) => onChange({ ...source, kinds: { ...source.kinds, [kind]: e.target.value } })} />
                <Button aria-label={t('editor.remove')} onClick={() => onChange({ ...source, kinds: Object.fromEntries(Object.entries(source.kinds).filter(([k]) => k !== kind)) })}>
                  ×
                </Button>
              </Space.Compact>
            ))}
            <Button size="small" disabled={COUNTED.every((k) => k in source.kinds)} onClick={() => onChange({ ...source, kinds: { ...source.kinds, [COUNTED.find((k) => !(k in source.kinds))!]: '5' } })}>
              {t('editor.addKind')}
            </Button>
          </div>
        </Field>
      )}
      {source.from === 'ballot' &&
        (choices.ballots.length === 0 ? (
          <Alert type="warning" showIcon title={t('editor.noBallots')} />
        ) : (
          <Field label={t('editor.ballotResult')}>
            <Select
              aria-label={t('editor.ballotResult')}
              value={`${source.form} ${source.result}`}
              onChange={(both) => {
                const [form = '', result = ''] = both.split(' ');
                onChange({ from: 'ballot', form, result });
              }}
              options={choices.ballots.map((b) => ({ label: name(b.title) || b.title.zh, options: b.results.map((r) => ({ value: `${b.key} ${r.key}`, label: `${name(b.title) || b.title.zh} · ${name(r.title) || r.title.zh}` })) }))}
            />
          </Field>
        ))}
      {source.from === 'fact' && (
        <Field label={t('source.fact')}>
          <Select showSearch value={source.fact} onChange={(fact) => onChange({ from: 'fact', fact })} options={choices.facts.map((f) => ({ value: f.name, label: `${i18n.language === 'en' ? f.en : f.name}${f.unit ? ` (${f.unit})` : ''}` }))} />
        </Field>
      )}
      {source.from === 'provider' &&
        (choices.providers.length === 0 ? (
          <Alert type="warning" showIcon title={t('editor.noProviders')} />
        ) : (
          <Field label={t('editor.measure')}>
            <Select
              value={`${source.provider} ${source.measure}`}
              onChange={(both) => {
                const [provider = '', measure = ''] = both.split(' ');
                onChange({ from: 'provider', provider, measure });
              }}
              options={choices.providers.map((p) => ({ label: name(p.title), options: p.measures.map((m) => ({ value: `${p.key} ${m.key}`, label: name(m.title) })) }))}
            />
          </Field>
        ))}
      {source.from === 'computed' && <FormulaField draft={draft} source={source} onChange={onChange} />}
    </>
  );
}

function Raters({ draft, source, onChange }: { readonly draft: DraftScheme; readonly source: Extract<SourceDefinition, { from: 'rating' }>; readonly onChange: (s: SourceDefinition) => void }) {
  const { t } = useTranslation('assessment');
  const name = useName();
  const classKeys = draft.classes.map((c) => c.key);
  const weightOf = (rater: string, classKey: string): number => ofClass<number>(source.raters.find((r) => r.rater === rater)?.weight ?? 0, classKey) ?? 0;
  const set = (rater: string, classKey: string, value: number): void => {
    const all = draft.raters.map((r) => ({ rater: r.key, weight: r.key === rater ? weightFor(source.raters.find((x) => x.rater === rater)?.weight ?? 0, classKey, value, classKeys) : (source.raters.find((x) => x.rater === r.key)?.weight ?? 0) }));
    onChange({ from: 'rating', raters: all.filter((r) => classKeys.some((k) => (ofClass<number>(r.weight, k) ?? 0) > 0)) });
  };
  return (
    <div className="dd-assess-scroll">
      <table className="dd-assess-tree">
        <thead>
          <tr>
            <th scope="col">{t('editor.rater')}</th>
            {draft.classes.map((c) => (
              <th key={c.key} scope="col" className="dd-assess-weight">
                {name(c.name)} %
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {draft.raters.map((r) => (
            <tr key={r.key}>
              <th scope="row">{name(r.name)}</th>
              {classKeys.map((k) => (
                <td key={k} className="dd-assess-weight">
                  <InputNumber aria-label={`${name(r.name)} ${k}`} size="small" min={0} max={100} controls={false} className="dd-editor-percent" value={weightOf(r.key, k)} onChange={(v) => set(r.key, k, v ?? 0)} />
                </td>
              ))}
            </tr>
          ))}
          <tr data-level="0">
            <th scope="row">{t('scheme.sum')}</th>
            {classKeys.map((k) => (
              <td key={k} className="dd-num dd-assess-weight">
                {draft.raters.reduce((sum, r) => sum + weightOf(r.key, k), 0)}%
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function FormulaField({ draft, source, onChange }: { readonly draft: DraftScheme; readonly source: Extract<SourceDefinition, { from: 'computed' }>; readonly onChange: (s: SourceDefinition) => void }) {
  const { t } = useTranslation('assessment');
  const name = useName();
  const read = source.formula === '' ? null : parseFormula(source.formula);
  return (
    <Field label={t('source.computed')} hint={t('editor.formulaHint')}>
      <Input.TextArea autoSize={{ minRows: 2 }} value={source.formula} maxLength={500} status={read && isFault(read) ? 'error' : ''} onChange={(e) => onChange({ ...source, formula: e.target.value })} />
      {read && isFault(read) && <small className="dd-caution">{t('editor.formulaFault', { position: read.position, near: read.near })}</small>}
      <div className="dd-editor-chips">
        {draft.dimensions.flatMap((d) =>
          d.indicators.map((i) => (
            <Button key={i.key} size="small" onClick={() => onChange({ ...source, formula: `${source.formula}${source.formula && !source.formula.endsWith(' ') ? ' ' : ''}${i.key}` })}>
              {name(i.name)} <code>{i.key}</code>
            </Button>
          )),
        )}
      </div>
    </Field>
  );
}
