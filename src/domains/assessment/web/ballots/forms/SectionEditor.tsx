import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BallotSection, FormDefinition } from '../../../ballots/contract/form.ts';
import { sides } from '../../../ballots/model.ts';
import { addItem, changeItem, changeSection, copyItem, moveItem, moveSection, removeItem, removeSection } from '../../../ballots/rules/edit-form.ts';
import { LineProblems, useEditing, Words } from './editing.tsx';
import { ItemEditor } from './ItemEditor.tsx';

interface Props {
  readonly form: FormDefinition;
  readonly index: number;
  readonly section: BallotSection;
  readonly onChange: (form: FormDefinition) => void;
  readonly opened: ReadonlySet<string>;
  readonly onOpen: (item: string, open: boolean) => void;
}

/** A part of the form: whom it is about, which side it is on, its questions. */
export function SectionEditor({ form, index: s, section, onChange, opened, onOpen }: Props) {
  const { t } = useTranslation('forms');
  const { focusOn } = useEditing();
  const at = `sections.${s}`;
  const title = section.title.zh || t('edit.sectionN', { number: s + 1 });
  const sided = form.kind === 'two_sided' || form.kind === 'negative_list' || section.side !== 'plain';
  const add = () => {
    const next = addItem(form, s);
    onChange(next);
    onOpen(next.sections[s]!.items.at(-1)!.key, true);
    focusOn(`${at}.items.${section.items.length}.title.zh`);
  };
  return (
    <section className="dd-form-section" aria-label={title}>
      <div className="dd-form-section-head">
        <Words at={`${at}.title`} label={t('edit.sectionTitle', { number: s + 1 })} value={section.title} most={300} onChange={(v) => onChange(changeSection(form, s, { ...section, title: v }))} />
        {form.kind !== 'political_quality' && <Select aria-label={t('edit.aboutOf', { title })} value={section.about} options={(['person', 'whole'] as const).map((value) => ({ value, label: t(`about.${value}`) }))} onChange={(about) => onChange(changeSection(form, s, { ...section, about }))} />}
        {sided && <Select aria-label={t('edit.sideOf', { title })} value={section.side} options={sides.map((value) => ({ value, label: t(`side.${value}`) }))} onChange={(side) => onChange(changeSection(form, s, { ...section, side }))} />}
        <span className="dd-form-tools">
          <Button type="text" icon={<ArrowUpOutlined />} disabled={s === 0} aria-label={t('edit.up', { title })} onClick={() => onChange(moveSection(form, s, -1))} />
          <Button type="text" icon={<ArrowDownOutlined />} disabled={s === form.sections.length - 1} aria-label={t('edit.down', { title })} onClick={() => onChange(moveSection(form, s, 1))} />
          <Button type="text" disabled={form.sections.length === 1} aria-label={t('edit.remove', { title })} onClick={() => onChange(removeSection(form, s))}>
            ×
          </Button>
        </span>
      </div>
      <LineProblems at={at} except={/^\.items\.\d+/} />
      <ol className="dd-form-items">
        {section.items.map((item, i) => (
          <ItemEditor
            key={item.key}
            at={`${at}.items.${i}`}
            number={i + 1}
            form={form}
            section={section}
            item={item}
            open={opened.has(item.key)}
            onOpen={(open) => onOpen(item.key, open)}
            onChange={(next) => {
              if (next.key !== item.key) onOpen(next.key, opened.has(item.key));
              onChange(changeItem(form, s, i, next));
            }}
            onMove={(by) => onChange(moveItem(form, s, i, by))}
            onCopy={() => {
              onChange(copyItem(form, s, i));
              focusOn(`${at}.items.${i + 1}.title.zh`);
            }}
            onRemove={() => onChange(removeItem(form, s, i))}
            onNext={() => (i === section.items.length - 1 ? add() : focusOn(`${at}.items.${i + 1}.title.zh`))}
          />
        ))}
      </ol>
      <Button onClick={add}>{t('edit.addItem')}</Button>
    </section>
  );
}
