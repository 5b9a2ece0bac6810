import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BallotItem, BallotSection, FormDefinition } from '../../../ballots/contract/form.ts';
import { optionsOf } from '../../../ballots/rules/check-form.ts';
import { ofKind } from '../../../ballots/rules/edit-form.ts';
import { useName } from '../../words.tsx';
import { percent } from '../words.tsx';
import { EntryLines } from './EntryLines.tsx';
import { fieldId, LineProblems, useEditing, Words } from './editing.tsx';
import { OptionLines } from './OptionLines.tsx';

interface Props {
  readonly at: string;
  readonly number: number;
  readonly form: FormDefinition;
  readonly section: BallotSection;
  readonly item: BallotItem;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (item: BallotItem) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
  readonly onNext: () => void;
}
const kindsOf = (form: FormDefinition, item: BallotItem): BallotItem['kind'][] => [...new Set([item.kind, ...(form.kind === 'political_quality' ? (['observation'] as const) : (['choice', 'score', 'negative_list', 'text'] as const))])];

/** One question: its words and weight in a line; below, once opened, its options and the rest. */
export function ItemEditor({ at, number, form, section, item, open, onOpen, onChange, onMove, onCopy, onRemove, onNext }: Props) {
  const { t } = useTranslation('forms');
  const { problems } = useEditing();
  const title = item.title.zh || t('edit.itemN', { number });
  const scorable = (item.kind === 'choice' || item.kind === 'score') && section.side !== 'negative';
  const wrong = problems.some((p) => p.at?.startsWith(`${at}.`));
  return (
    <li className="dd-form-item" data-wrong={wrong} data-item={item.key}>
      <div className="dd-form-line">
        <Button type="text" className="dd-form-fold" aria-expanded={open} aria-label={t(open ? 'edit.fold' : 'edit.unfold', { title })} onClick={() => onOpen(!open)}>
          <span className="dd-num">{number}</span> {open ? '▾' : '▸'}
        </Button>
        <Words at={`${at}.title`} label={t('edit.titleN', { number })} placeholder={t('edit.titleHint')} value={item.title} most={300} onChange={(v) => onChange({ ...item, title: v })} onEnter={onNext} />
        <Select aria-label={t('edit.kindOf', { title })} value={item.kind} options={kindsOf(form, item).map((value) => ({ value, label: t(`itemKind.${value}`) }))} onChange={(kind) => onChange(ofKind(item, kind))} />
        {scorable ? (
          <InputNumber id={fieldId(`${at}.weight`)} className="dd-form-weight" aria-label={t('edit.weightOf', { title })} min={0} max={100} controls={false} suffix="%" status={problems.some((p) => p.at === `${at}.weight`) ? 'error' : ''} value={percent(item.weight)} onChange={(v) => onChange({ ...item, weight: Math.round((v ?? 0) * 100) })} />
        ) : (
          <span className="dd-form-weight dd-ballot-quiet">{t('edit.notScored')}</span>
        )}
        <span className="dd-form-tools">
          <Button type="text" icon={<ArrowUpOutlined />} aria-label={t('edit.up', { title })} onClick={() => onMove(-1)} />
          <Button type="text" icon={<ArrowDownOutlined />} aria-label={t('edit.down', { title })} onClick={() => onMove(1)} />
          <Button type="text" icon={<CopyOutlined />} aria-label={t('edit.copy', { title })} onClick={onCopy} />
          <Button type="text" aria-label={t('edit.remove', { title })} onClick={onRemove}>
            ×
          </Button>
        </span>
      </div>
      {!open && <Summary item={item} onOpen={() => onOpen(true)} />}
      <LineProblems at={at} {...(open ? { except: /^\.(options|levels|entries)\.\d+/ } : {})} />
      {open && (
        <div className="dd-form-more">
          <KindFields at={at} section={section} item={item} onChange={onChange} />
          <div className="dd-form-row">
            <Checkbox checked={item.required} disabled={item.kind === 'text'} onChange={(e) => onChange({ ...item, required: e.target.checked })}>
              {t('edit.required')}
            </Checkbox>
            <label className="dd-form-labelled">
              {t('edit.key')}
              <Input id={fieldId(`${at}.key`)} className="dd-form-key" maxLength={31} defaultValue={item.key} onBlur={(e) => e.target.value !== item.key && onChange({ ...item, key: e.target.value })} />
            </label>
          </div>
          <Words at={`${at}.hint`} label={t('edit.hint')} value={item.hint} most={300} onChange={(hint) => onChange({ ...item, hint: hint.zh === '' && hint.en === '' ? null : hint })} />
        </div>
      )}
    </li>
  );
}

/** What a folded question offers, in one line. */
function Summary({ item, onOpen }: { readonly item: BallotItem; readonly onOpen: () => void }) {
  const { t } = useTranslation('forms');
  const name = useName();
  const words = item.kind === 'negative_list' ? item.entries.map((e) => name(e.label) || e.label.zh) : [...(item.kind === 'score' ? [`${item.minimum}–${item.maximum}`] : []), ...optionsOf(item).map((o) => `${name(o.label) || o.label.zh}${o.points === null ? '' : ` ${o.points}`}`)];
  return (
    <button type="button" className="dd-form-summary" tabIndex={-1} onClick={onOpen}>
      {words.join(' · ') || t(`itemKind.${item.kind}`)}
      {!item.required && item.kind !== 'text' && ` · ${t('edit.optional')}`}
    </button>
  );
}

/** What each kind of question needs. */
function KindFields({ at, section, item, onChange }: Pick<Props, 'at' | 'section' | 'item' | 'onChange'>) {
  const { t } = useTranslation('forms');
  const { problems } = useEditing();
  switch (item.kind) {
    case 'choice':
      return <OptionLines at={`${at}.options`} options={item.options} most={12} affirming={section.side !== 'plain'} onChange={(options) => onChange({ ...item, style: options.some((o) => o.affirms) ? 'yes_no' : item.style, options })} />;
    case 'observation':
      return <OptionLines at={`${at}.levels`} options={item.levels} most={7} countOnly onChange={(levels) => onChange({ ...item, levels })} />;
    case 'negative_list':
      return (
        <>
          <EntryLines at={`${at}.entries`} entries={item.entries} onChange={(entries) => onChange({ ...item, entries })} />
          <label className="dd-form-labelled">
            {t('edit.atMostEntries')}
            <InputNumber id={fieldId(`${at}.atMost`)} min={1} max={60} precision={0} placeholder={t('edit.noLimit')} value={item.atMost} onChange={(atMost) => onChange({ ...item, atMost })} />
          </label>
        </>
      );
    case 'text':
      return (
        <label className="dd-form-labelled">
          {t('edit.atMostText')}
          <InputNumber id={fieldId(`${at}.atMost`)} min={1} max={500} precision={0} value={item.atMost} onChange={(v) => onChange({ ...item, atMost: v ?? 200 })} />
        </label>
      );
    case 'score':
      return (
        <>
          <div className="dd-form-row">
            {(['minimum', 'maximum'] as const).map((field) => (
              <label key={field} className="dd-form-labelled">
                {t(`edit.${field}`)}
                <Input id={fieldId(`${at}.${field}`)} className="dd-form-points" inputMode="decimal" status={problems.some((p) => p.at === `${at}.${field}`) ? 'error' : ''} value={item[field]} onChange={(e) => onChange({ ...item, [field]: e.target.value.trim() })} />
              </label>
            ))}
            <label className="dd-form-labelled">
              {t('edit.decimals')}
              <InputNumber min={0} max={2} precision={0} value={item.decimals} onChange={(v) => onChange({ ...item, decimals: v ?? 0 })} />
            </label>
          </div>
          <OptionLines at={`${at}.options`} options={item.options} most={3} asideOnly onChange={(options) => onChange({ ...item, options })} />
        </>
      );
  }
}
