import { Button, Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../contract.ts';
import { organizationTypes, postCategories, sexes, staffCategories } from '../../model.ts';
import { useChoices } from '../parts/choices.ts';
import { OrganizationSelect } from '../parts/OrganizationSelect.tsx';
import { useKeyWords } from '../parts/words.ts';
import { finished, isRange, isYesNo, type ConditionDraft } from './conditions.ts';

interface Props {
  readonly start: ConditionDraft;
  readonly onDone: (condition: Condition) => void;
}

/** Fills in one condition; the button waits until it can be asked. */
export function ConditionEditor({ start, onDone }: Props) {
  const { t } = useTranslation('registry');
  const [draft, setDraft] = useState(start);
  const condition = finished(draft);
  const set = (change: Readonly<Record<string, unknown>>) => setDraft({ ...draft, ...change });
  return (
    <form
      className="dd-condition-form"
      onSubmit={(e) => {
        e.preventDefault();
        if (condition) onDone(condition);
      }}
    >
      <b>{t(`condition.${draft.field}`)}</b>
      <Field draft={draft} set={set} />
      <Button type="primary" htmlType="submit" disabled={!condition}>
        {t('condition.apply')}
      </Button>
    </form>
  );
}

interface FieldProps {
  readonly draft: ConditionDraft;
  readonly set: (change: Readonly<Record<string, unknown>>) => void;
}
const enums = { unitType: organizationTypes, category: postCategories, staffCategory: staffCategories } as const;
const tables = { ethnicity: ['ethnicity'], politicalStatus: ['political_status'], level: ['post_level'], rank: ['rank_general', 'rank_technical', 'rank_enforcement'], grade: ['assessment_result'] } as const;

function Field({ draft, set }: FieldProps) {
  const { t } = useTranslation('registry');
  const choicesOf = useChoices();
  const word = useKeyWords();
  const { field } = draft;
  if (isRange(field)) {
    const unit = t(field === 'age' ? 'condition.ageUnit' : 'condition.yearUnit');
    const box = (key: 'min' | 'max') => <InputNumber min={0} max={120} precision={0} value={(draft[key] as number | undefined) ?? null} placeholder={t(`condition.${key}`)} aria-label={t(`condition.${key}`)} onChange={(v) => set({ [key]: v ?? undefined })} autoFocus={key === 'min'} />;
    return (
      <div className="dd-condition-line">
        {box('min')} <span>{t('condition.to')}</span> {box('max')} <span>{unit}</span>
      </div>
    );
  }
  if (isYesNo(field)) return <Radio.Group value={draft['is']} onChange={(e) => set({ is: e.target.value as boolean })} options={[true, false].map((value) => ({ value, label: t(`chip.${field}.${value ? 'yes' : 'no'}`) }))} />;
  switch (field) {
    case 'sex':
      return <Radio.Group value={draft['is']} onChange={(e) => set({ is: e.target.value as string })} options={sexes.map((value) => ({ value, label: word('sex', value) }))} />;
    case 'education':
      return <Radio.Group value={draft['atLeast']} onChange={(e) => set({ atLeast: e.target.value as number })} options={[4, 3, 2, 1].map((value) => ({ value, label: t(`educationStep.${value}`) }))} />;
    case 'major':
    case 'title':
      return <Input autoFocus maxLength={40} value={(draft['contains'] as string | undefined) ?? ''} placeholder={t(`condition.hint.${field}`)} aria-label={t(`condition.${field}`)} onChange={(e) => set({ contains: e.target.value })} />;
    case 'organization':
      return <OrganizationSelect multiple value={(draft['ids'] as string[] | undefined) ?? []} onChange={(ids: never) => set({ ids })} />;
    case 'unitType':
    case 'category':
    case 'staffCategory':
      return (
        <Checkbox.Group
          className="dd-condition-choices"
          value={(draft['in'] as string[] | undefined) ?? []}
          onChange={(values) => set({ in: values })}
          options={enums[field].filter((k) => k !== 'region' && k !== 'department').map((value) => ({ value, label: word(field, value) }))}
        />
      );
    case 'timesOutstanding':
      return (
        <div className="dd-condition-line">
          <span>{t('condition.lastYears')}</span>
          <InputNumber autoFocus min={1} max={10} precision={0} value={(draft['years'] as number | undefined) ?? null} aria-label={t('condition.years')} onChange={(v) => set({ years: v ?? undefined })} />
          <span>{t('condition.yearsAtLeast')}</span>
          <InputNumber min={1} max={10} precision={0} value={(draft['min'] as number | undefined) ?? null} aria-label={t('condition.times')} onChange={(v) => set({ min: v ?? undefined })} />
          <span>{t('condition.timesUnit')}</span>
        </div>
      );
    case 'tag':
      return <Select mode="tags" style={{ width: '100%' }} value={(draft['in'] as string[] | undefined) ?? []} placeholder={t('condition.hint.tag')} aria-label={t('condition.tag')} onChange={(v) => set({ in: v })} />;
    default:
      return (
        <>
          <Select mode="multiple" autoFocus style={{ width: '100%' }} value={(draft['in'] as string[] | undefined) ?? []} placeholder={t('condition.chooseSeveral')} aria-label={t(`condition.${field}`)} options={choicesOf(...tables[field])} onChange={(v) => set({ in: v })} />
          {field === 'grade' && (
            <div className="dd-condition-line">
              <span>{t('condition.gradeYear')}</span>
              <InputNumber min={1990} max={2100} precision={0} value={(draft['year'] as number | undefined) ?? null} placeholder={t('condition.lastOnFile')} aria-label={t('condition.gradeYear')} onChange={(v) => set({ year: v ?? undefined })} />
            </div>
          )}
        </>
      );
  }
}
