import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../../../../web/kit/index.ts';
import type { FormDefinition } from '../../../ballots/contract/form.ts';
import { formKinds } from '../../../ballots/model.ts';
import { formWeights, weightText } from '../../../ballots/rules/check-form.ts';
import { ofKind, shareEvenly } from '../../../ballots/rules/edit-form.ts';
import { Field } from '../../schemes/editor/Field.tsx';
import { fieldId, LineProblems, useEditing, Words } from './editing.tsx';

interface Props {
  readonly form: FormDefinition;
  readonly onChange: (form: FormDefinition) => void;
  /** The first version of a key: afterwards the key stays. */
  readonly keyOpen: boolean;
}

/** What the form is: title, kind, words at its head. */
export function HeadEditor({ form, onChange, keyOpen }: Props) {
  const { t } = useTranslation(['forms', 'ballots']);
  const { problems } = useEditing();
  // Observation forms have points only, and no other form has any (M044).
  const asKind = (kind: FormDefinition['kind']): FormDefinition => {
    const named = kind === 'political_quality';
    const converts = named !== (form.kind === 'political_quality');
    return { ...form, kind, sections: form.sections.map((s) => ({ ...s, about: named ? 'person' : s.about, items: s.items.map((i) => (converts ? ofKind(i, named ? 'observation' : 'choice') : i)) })) };
  };
  return (
    <>
      <Words at="title" label={t('edit.formTitle')} value={form.title} most={300} onChange={(title) => onChange({ ...form, title })} />
      <div className="dd-form-head">
        <Field label={t('edit.kind')} hint={t(`kindHint.${form.kind}`)}>
          <Select value={form.kind} options={formKinds.map((value) => ({ value, label: t(`ballots:kind.${value}`) }))} onChange={(kind) => onChange(asKind(kind))} aria-label={t('edit.kind')} />
        </Field>
        <Field label={t('edit.formKey')} hint={t(keyOpen ? 'edit.formKeyHint' : 'edit.formKeyFixed')}>
          <Input id={fieldId('key')} aria-label={t('edit.formKey')} maxLength={31} disabled={!keyOpen} status={problems.some((p) => p.at === 'key') ? 'error' : ''} value={form.key} onChange={(e) => onChange({ ...form, key: e.target.value })} />
        </Field>
      </div>
      <Words at="intro" label={t('edit.intro')} value={form.intro} most={2000} long onChange={(intro) => onChange({ ...form, intro: intro.zh === '' && intro.en === '' ? null : intro })} />
      <LineProblems at="title" />
      <LineProblems at="key" />
      <LineProblems at="intro" />
    </>
  );
}

/** How it is asked and counted: layout on the phone, validity, decimals. */
export function SettingsEditor({ form, onChange }: Pick<Props, 'form' | 'onChange'>) {
  const { t } = useTranslation('forms');
  const { validity } = form;
  return (
    <div className="dd-form-head">
      {form.kind !== 'political_quality' && (
        <>
          <Field label={t('edit.layout')} hint={t(`layoutHint.${form.layout}`)}>
            <Select aria-label={t('edit.layout')} value={form.layout} options={(['auto', 'grid', 'single'] as const).map((value) => ({ value, label: t(`layout.${value}`) }))} onChange={(layout) => onChange({ ...form, layout })} />
          </Field>
          <Field label={t('edit.minimum_answered')} hint={t('edit.minimumHint')}>
            <InputNumber aria-label={t('edit.minimum_answered')} min={0} max={100} precision={0} suffix="%" placeholder={t('edit.byPolicy')} value={validity.minimumAnsweredPercent} onChange={(v) => onChange({ ...form, validity: { ...validity, minimumAnsweredPercent: v } })} />
          </Field>
        </>
      )}
      <Field label={t('edit.places')}>
        <span className="dd-form-row">
          <InputNumber aria-label={t('edit.places')} min={0} max={4} precision={0} value={form.places} onChange={(v) => onChange({ ...form, places: v ?? 2 })} />
          <Select aria-label={t('edit.rounding')} value={form.rounding} options={(['half_up', 'truncate'] as const).map((value) => ({ value, label: t(`rounding.${value}`) }))} onChange={(rounding) => onChange({ ...form, rounding })} />
        </span>
      </Field>
      {form.kind !== 'political_quality' && (
        <Checkbox checked={validity.flagStraightLines} onChange={(e) => onChange({ ...form, validity: { ...validity, flagStraightLines: e.target.checked } })}>
          {t('edit.flagStraightLines')}
        </Checkbox>
      )}
    </div>
  );
}

/** Sums of weights as they are typed, each with the way to make it 100%. */
export function WeightSums({ form, onChange }: Pick<Props, 'form' | 'onChange'>) {
  const { t } = useTranslation('forms');
  const sums = formWeights(form);
  if (sums.length === 0) return <p className="dd-ballot-quiet">{t('edit.nothingScored')}</p>;
  return (
    <p className="dd-form-row" role="status">
      {sums.map((s) => (
        <span key={s.side}>
          <StateTag tone={s.holds ? 'good' : 'danger'}>{t('edit.weightSum', { side: t(`weightSide.${s.side}`), sum: weightText(s.total) })}</StateTag>{' '}
          {!s.holds && (
            <Button size="small" onClick={() => onChange(shareEvenly(form, s.side))}>
              {t('edit.shareEvenly')}
            </Button>
          )}
        </span>
      ))}
    </p>
  );
}
