import { Button, Input, InputNumber, Select, Space, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../../../web/kit/index.ts';
import { useTexts } from '../../../../../web/i18n/index.ts';
import { postCategories, purposes } from '../../../model.ts';
import { addClass, addRater } from '../../../rules/edit-scheme.ts';
import type { DraftScheme } from '../../../scheme-format.ts';
import { Field } from './Field.tsx';
import type { Choices } from './SourceFields.tsx';

interface Props {
  readonly draft: DraftScheme;
  readonly choices: Choices;
  readonly onChange: (next: DraftScheme) => void;
}

/** What holds for the whole scheme: name, purpose, classes, raters, rounding, groups, thresholds. */
export function SettingsPart({ draft, choices, onChange }: Props) {
  const { t } = useTranslation('assessment');
  const set = (change: Partial<DraftScheme>) => onChange({ ...draft, ...change });
  const team = (draft.subject ?? (draft.purpose === 'team' ? 'team' : 'person')) === 'team';
  return (
    <>
      <Section title={t('settings.whole')}>
        <div className="dd-editor-grid">
          <Field label={t('editor.nameZh')}>
            <Input value={draft.title.zh} maxLength={200} onChange={(e) => set({ title: { ...draft.title, zh: e.target.value } })} />
          </Field>
          <Field label={t('editor.nameEn')}>
            <Input value={draft.title.en} maxLength={200} onChange={(e) => set({ title: { ...draft.title, en: e.target.value } })} />
          </Field>
          <Field label={t('settings.key')} hint={t('settings.keyHint')}>
            <Input value={draft.key} maxLength={60} onChange={(e) => set({ key: e.target.value })} />
          </Field>
          <Field label={t('settings.purpose')}>
            <Select value={draft.purpose ?? 'annual'} options={purposes.map((value) => ({ value, label: t(`purpose.${value}`) }))} onChange={(purpose) => set({ purpose, ...(purpose === 'team' ? { subject: 'team' as const } : {}) })} />
          </Field>
          <Field label={t('settings.subject')}>
            <Select<'person' | 'team'> value={team ? 'team' : 'person'} disabled={draft.purpose === 'team'} options={(['person', 'team'] as const).map((value) => ({ value, label: t(`subject.${value}`) }))} onChange={(subject) => set({ subject })} />
          </Field>
          <Field label={t('settings.papers')} hint={t('settings.papersHint')}>
            <Switch checked={draft.papers ?? false} onChange={(papers) => set({ papers })} />
          </Field>
          <Field label={t('scheme.rounding')}>
            <Space.Compact>
              <InputNumber min={0} max={4} value={draft.rounding.places} onChange={(v) => set({ rounding: { ...draft.rounding, places: v ?? 0 } })} />
              <Select style={{ width: 130 }} value={draft.rounding.mode} options={(['half_up', 'truncate'] as const).map((value) => ({ value, label: t(`scheme.${value}`) }))} onChange={(mode) => set({ rounding: { ...draft.rounding, mode } })} />
            </Space.Compact>
          </Field>
          <Field label={t('scheme.groups')}>
            <Select mode="multiple" value={draft.groups.by} options={(['class', 'unit_type'] as const).map((value) => ({ value, label: t(`scheme.by.${value}`) }))} onChange={(by) => set({ groups: { ...draft.groups, by } })} />
          </Field>
          <Field label={t('settings.minimum')}>
            <InputNumber min={1} max={1000} value={draft.groups.minimum} onChange={(v) => set({ groups: { ...draft.groups, minimum: v ?? 1 } })} />
          </Field>
          {(['outstanding', 'competent', 'basically_competent'] as const).map((grade) => (
            <Field key={grade} label={t('settings.threshold', { grade: t(`${team ? 'teamGrade' : 'grade'}.${grade}`) })}>
              <Input inputMode="decimal" value={draft.thresholds[grade]} onChange={(e) => set({ thresholds: { ...draft.thresholds, [grade]: e.target.value.trim() } })} />
            </Field>
          ))}
          <Field label={t('scheme.share')}>
            <Select value={draft.shareWithin} options={(['year', 'group'] as const).map((value) => ({ value, label: t(`scheme.shareWithin.${value}`) }))} onChange={(shareWithin) => set({ shareWithin })} />
          </Field>
          {(['bonus', 'deduction'] as const).map((kind) => (
            <Field key={kind} label={t(`settings.cap_${kind}`)}>
              <Input inputMode="decimal" value={draft.adjustmentCaps?.[kind] ?? ''} onChange={(e) => set({ adjustmentCaps: withCap(draft.adjustmentCaps ?? {}, kind, e.target.value.trim()) })} />
            </Field>
          ))}
        </div>
      </Section>
      <ScopePart draft={draft} choices={choices} team={team} onChange={onChange} />
      <ClassesPart draft={draft} choices={choices} team={team} onChange={onChange} />
      <RatersPart draft={draft} onChange={onChange} />
    </>
  );
}

type Caps = NonNullable<DraftScheme['adjustmentCaps']>;
function withCap(caps: Caps, kind: 'bonus' | 'deduction', value: string): Caps {
  const { [kind]: _gone, ...rest } = caps;
  return value === '' ? rest : { ...rest, [kind]: value };
}

type Scope = NonNullable<DraftScheme['scope']>;

/** 考核对象: everybody, or people of some kinds of unit and posts. Single units, which a file may name, stay as they are. */
function ScopePart({ draft, choices, team, onChange }: Props & { readonly team: boolean }) {
  const { t } = useTranslation('assessment');
  const say = useTexts();
  const put = (change: Scope): void => {
    const entries = Object.entries({ ...draft.scope, ...change }).filter(([, list]) => list !== undefined && list.length > 0);
    const { scope: _before, ...rest } = draft;
    onChange(entries.length === 0 ? rest : { ...rest, scope: Object.fromEntries(entries) as Scope });
  };
  return (
    <Section title={t('settings.assessed')}>
      <p>{t(team ? 'settings.assessedTeamsHint' : 'settings.assessedHint')}</p>
      <div className="dd-editor-grid">
        <Field label={t('settings.unitTypes')}>
          <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} value={draft.scope?.unitTypes ?? []} options={choices.unitTypes.map((value) => ({ value, label: say(`registry.unitType.${value}`) }))} onChange={(unitTypes) => put({ unitTypes })} />
        </Field>
        {!team && (
          <Field label={t('settings.assessedCategories')}>
            <Select mode="multiple" value={draft.scope?.categories ?? []} options={postCategories.map((value) => ({ value, label: t(`category.${value}`) }))} onChange={(categories) => put({ categories })} />
          </Field>
        )}
      </div>
    </Section>
  );
}

function ClassesPart({ draft, choices, team, onChange }: Props & { readonly team: boolean }) {
  const { t } = useTranslation('assessment');
  const say = useTexts();
  const put = (i: number, change: Partial<DraftScheme['classes'][number]>) => onChange({ ...draft, classes: draft.classes.map((c, at) => (at === i ? dropEmpty({ ...c, ...change }) : c)) });
  const add = () => onChange(addClass(draft, team));
  return (
    <Section
      title={t('settings.classes')}
      extra={
        <Button size="small" onClick={add}>
          {t('settings.addClass')}
        </Button>
      }
    >
      <p>{t('settings.classesHint')}</p>
      {draft.classes.map((c, i) => (
        <div key={c.key} className="dd-editor-class">
          <Input aria-label={t('editor.nameZh')} value={c.name.zh} onChange={(e) => put(i, { name: { ...c.name, zh: e.target.value } })} />
          <Input aria-label={t('editor.nameEn')} value={c.name.en} onChange={(e) => put(i, { name: { ...c.name, en: e.target.value } })} />
          {!team && <Select aria-label={t('settings.categories')} mode="multiple" placeholder={t('settings.categories')} value={c.categories} options={postCategories.map((value) => ({ value, label: t(`category.${value}`) }))} onChange={(categories) => put(i, { categories })} />}
          <Select aria-label={t('settings.unitTypes')} mode="multiple" placeholder={t('settings.unitTypes')} value={c.unitTypes ?? []} options={choices.unitTypes.map((value) => ({ value, label: say(`registry.unitType.${value}`) }))} onChange={(unitTypes) => put(i, { unitTypes })} />
          {!team && <Select aria-label={t('settings.levels')} mode="tags" placeholder={t('settings.levels')} value={c.levels ?? []} onChange={(levels) => put(i, { levels })} />}
          <Button aria-label={t('editor.remove')} disabled={draft.classes.length === 1} onClick={() => onChange({ ...draft, classes: draft.classes.toSpliced(i, 1) })}>
            ×
          </Button>
        </div>
      ))}
    </Section>
  );
}

/** An empty list of conditions is no condition. */
function dropEmpty(c: DraftScheme['classes'][number]): DraftScheme['classes'][number] {
  const { unitTypes, levels, ...rest } = c;
  return { ...rest, ...(unitTypes?.length ? { unitTypes } : {}), ...(levels?.length ? { levels } : {}) };
}

function RatersPart({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  const { t } = useTranslation('assessment');
  const put = (i: number, change: Partial<DraftScheme['raters'][number]>) => onChange({ ...draft, raters: draft.raters.map((r, at) => (at === i ? { ...r, ...change } : r)) });
  return (
    <Section
      title={t('settings.raters')}
      extra={
        <Button size="small" onClick={() => onChange(addRater(draft))}>
          {t('settings.addRater')}
        </Button>
      }
    >
      {draft.raters.map((r, i) => (
        <Space.Compact key={r.key} style={{ display: 'flex', maxWidth: 560, marginBottom: 8 }}>
          <Input aria-label={t('editor.nameZh')} value={r.name.zh} onChange={(e) => put(i, { name: { ...r.name, zh: e.target.value } })} />
          <Input aria-label={t('editor.nameEn')} value={r.name.en} onChange={(e) => put(i, { name: { ...r.name, en: e.target.value } })} />
          <Button aria-label={t('editor.remove')} onClick={() => onChange({ ...draft, raters: draft.raters.toSpliced(i, 1) })}>
            ×
          </Button>
        </Space.Compact>
      ))}
    </Section>
  );
}
