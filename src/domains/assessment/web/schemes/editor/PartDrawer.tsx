import { Drawer, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { ReasonList, usePhone } from '../../../../../web/kit/index.ts';
import { changeAdjustment, changeDimension, changeIndicator } from '../../../rules/edit-scheme.ts';
import type { AdjustmentDefinition, DraftScheme, IndicatorDefinition } from '../../../scheme-format.ts';
import { Field } from './Field.tsx';
import { ScoringFields } from './ScoringFields.tsx';
import { subjectOfScheme, useGradeWord } from '../../words.tsx';
import { SourceFields, type Choices } from './SourceFields.tsx';

type Bilingual = { readonly zh: string; readonly en: string };
export interface Edited {
  readonly kind: 'dimension' | 'indicator' | 'adjustment';
  readonly key: string;
}

interface Props {
  readonly edited: Edited | null;
  readonly draft: DraftScheme;
  readonly choices: Choices;
  readonly problems: readonly { readonly code: string; readonly params?: Record<string, string | number> | undefined; readonly source?: string | undefined; readonly at?: string | undefined }[];
  readonly onChange: (next: DraftScheme) => void;
  readonly onClose: () => void;
}

/** One dimension, indicator or adjustment beside the tree; everything typed is in the draft at once. */
export function PartDrawer({ edited, draft, choices, problems, onChange, onClose }: Props) {
  const { t } = useTranslation('assessment');
  const phone = usePhone();
  const dimension = draft.dimensions.find((d) => d.key === edited?.key);
  const indicator = draft.dimensions.flatMap((d) => d.indicators).find((i) => i.key === edited?.key);
  const adjustment = draft.adjustments?.find((a) => a.key === edited?.key);
  const own = problems.filter((p) => p.at?.split(/[.(]/).includes(edited?.key ?? ''));
  return (
    <Drawer open={edited !== null} onClose={onClose} size={phone ? 'large' : 480} title={edited ? t(`editor.edit_${edited.kind}`) : ''} mask={false}>
      {own.length > 0 && <ReasonList refusals reasons={own.map(({ code, params, source }) => ({ code, ...(params ? { params } : {}), ...(source ? { source } : {}) }))} />}
      {edited?.kind === 'dimension' && dimension && <Names value={dimension.name} onChange={(name) => onChange(changeDimension(draft, dimension.key, { name }))} />}
      {edited?.kind === 'indicator' && indicator && <IndicatorFields draft={draft} choices={choices} indicator={indicator as IndicatorDefinition} onChange={(change) => onChange(changeIndicator(draft, indicator.key, change))} />}
      {edited?.kind === 'adjustment' && adjustment && <AdjustmentFields draft={draft} choices={choices} adjustment={adjustment as AdjustmentDefinition} onChange={(next) => onChange(changeAdjustment(draft, adjustment.key, next))} />}
    </Drawer>
  );
}

function Names({ value, onChange }: { readonly value: Bilingual; readonly onChange: (v: { zh: string; en: string }) => void }) {
  const { t } = useTranslation('assessment');
  return (
    <>
      <Field label={t('editor.nameZh')}>
        <Input value={value.zh} maxLength={200} onChange={(e) => onChange({ ...value, zh: e.target.value })} />
      </Field>
      <Field label={t('editor.nameEn')}>
        <Input value={value.en} maxLength={200} onChange={(e) => onChange({ ...value, en: e.target.value })} />
      </Field>
    </>
  );
}

const CEILINGS = ['competent', 'basically_competent', 'incompetent'] as const;
type Missing = IndicatorDefinition['missing'];

function MissingField({ missing, onChange }: { readonly missing: Missing; readonly onChange: (m: Missing) => void }) {
  const { t } = useTranslation('assessment');
  return (
    <Field label={t('scheme.missing')} hint={t('editor.missingHint')}>
      <Select value={missing.policy} onChange={(policy) => onChange(policy === 'neutral' ? { policy, score: '60' } : { policy })} options={(['ask', 'exclude_person', 'neutral'] as const).map((value) => ({ value, label: t(`missing.${value}`, { score: '' }) }))} />
      {missing.policy === 'neutral' && <Input style={{ width: 140, marginTop: 8 }} inputMode="decimal" aria-label={t('editor.neutralScore')} value={missing.score} onChange={(e) => onChange({ policy: 'neutral', score: e.target.value.trim() })} />}
    </Field>
  );
}

function IndicatorFields({ draft, choices, indicator, onChange }: { readonly draft: DraftScheme; readonly choices: Choices; readonly indicator: IndicatorDefinition; readonly onChange: (change: Partial<IndicatorDefinition>) => void }) {
  const { t } = useTranslation('assessment');
  const word = useGradeWord(subjectOfScheme(draft));
  const { hard } = indicator;
  return (
    <>
      <Names value={indicator.name} onChange={(name) => onChange({ name })} />
      <Field label={t('editor.definition')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={200} value={indicator.definition?.zh ?? ''} onChange={(e) => onChange({ definition: { zh: e.target.value, en: indicator.definition?.en || e.target.value } })} />
      </Field>
      <Field label={t('editor.kind')} hint={t('editor.kindHint')}>
        <Select value={indicator.kind ?? 'common'} onChange={(kind) => onChange({ kind })} options={(['common', 'individual'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))} />
      </Field>
      <SourceFields draft={draft} choices={choices} source={indicator.source} rated onChange={(source) => onChange({ source, ...(source.from === 'rating' ? { scoring: { method: 'as_is' as const } } : {}) })} />
      {indicator.source.from !== 'rating' && <ScoringFields draft={draft} scoring={indicator.scoring} onChange={(scoring) => onChange({ scoring })} />}
      <MissingField missing={indicator.missing} onChange={(missing) => onChange({ missing })} />
      <Field label={t('editor.hard')} hint={t('editor.hardHint')}>
        <Switch checked={hard !== undefined} onChange={(on) => onChange({ hard: on ? { minimum: '60', ceiling: 'competent' } : undefined } as Partial<IndicatorDefinition>)} />
      </Field>
      {hard && (
        <>
          <Field label={t('editor.hardMinimum')}>
            <Input style={{ width: 140 }} inputMode="decimal" value={hard.minimum} onChange={(e) => onChange({ hard: { ...hard, minimum: e.target.value.trim() } })} />
          </Field>
          <Field label={t('editor.hardCeiling')}>
            <Select value={hard.ceiling} onChange={(ceiling) => onChange({ hard: { ...hard, ceiling } })} options={CEILINGS.map((value) => ({ value, label: word(value) }))} />
          </Field>
        </>
      )}
    </>
  );
}

function AdjustmentFields({ draft, choices, adjustment, onChange }: { readonly draft: DraftScheme; readonly choices: Choices; readonly adjustment: AdjustmentDefinition; readonly onChange: (next: AdjustmentDefinition) => void }) {
  const { t } = useTranslation('assessment');
  const word = useGradeWord(subjectOfScheme(draft));
  const { kind: _kind, ...shared } = adjustment;
  const { key, name, definition, classes, source, missing } = shared;
  const common = { key, name, ...(definition ? { definition } : {}), ...(classes ? { classes } : {}), source, missing };
  const become = (kind: AdjustmentDefinition['kind']): AdjustmentDefinition => (kind === 'veto' ? { ...common, kind, from: '1', ceiling: 'basically_competent' } : { ...common, kind, each: '1', cap: '5' });
  return (
    <>
      <Names value={adjustment.name} onChange={(next) => onChange({ ...adjustment, name: next })} />
      <Field label={t('editor.kind')} hint={t(`adjustmentHint.${adjustment.kind}`)}>
        <Select value={adjustment.kind} onChange={(kind) => onChange(become(kind))} options={(['bonus', 'deduction', 'veto'] as const).map((value) => ({ value, label: t(`adjustment.${value}`) }))} />
      </Field>
      <SourceFields draft={draft} choices={choices} source={adjustment.source} rated={false} onChange={(next) => onChange({ ...adjustment, source: next })} />
      {adjustment.kind === 'veto' ? (
        <>
          <Field label={t('editor.vetoFrom')}>
            <Input style={{ width: 140 }} inputMode="decimal" value={adjustment.from} onChange={(e) => onChange({ ...adjustment, from: e.target.value.trim() })} />
          </Field>
          <Field label={t('editor.hardCeiling')}>
            <Select value={adjustment.ceiling} onChange={(ceiling) => onChange({ ...adjustment, ceiling })} options={CEILINGS.map((value) => ({ value, label: word(value) }))} />
          </Field>
        </>
      ) : (
        (['each', 'cap'] as const).map((k) => (
          <Field key={k} label={t(`editor.scoring.${k === 'cap' ? 'most' : k}`)}>
            <Input style={{ width: 140 }} inputMode="decimal" value={adjustment[k]} onChange={(e) => onChange({ ...adjustment, [k]: e.target.value.trim() })} />
          </Field>
        ))
      )}
      <MissingField missing={adjustment.missing} onChange={(next) => onChange({ ...adjustment, missing: next })} />
    </>
  );
}
