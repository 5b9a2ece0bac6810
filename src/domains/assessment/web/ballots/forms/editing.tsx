import { Input } from 'antd';
import { createContext, useContext, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reason } from '../../../../../kernel/refusal.ts';
import { refusalText } from '../../../../../web/i18n/texts.ts';
import type { Bilingual } from '../../../ballots/contract/form.ts';

/** What every line of the builder knows: what is wrong and where, whether English is written too, and how to move the cursor. */
export interface Editing {
  readonly problems: readonly Reason[];
  readonly english: boolean;
  /** Puts the cursor into the field of this path once it is on the screen. */
  readonly focusOn: (path: string) => void;
}
export const EditingContext = createContext<Editing>({ problems: [], english: false, focusOn: () => {} });
export const useEditing = (): Editing => useContext(EditingContext);

/** Fields carry the path of what they edit as their id, so that a refusal finds its field. */
export const fieldId = (path: string): string => `form.${path}`;

/** What is wrong with one line: everything at its path and below, but for what lines within it show themselves. */
export function LineProblems({ at, except }: { readonly at: string; readonly except?: RegExp }) {
  const { t } = useTranslation();
  const { problems } = useEditing();
  const mine = problems.filter((p) => (p.at === at || p.at?.startsWith(`${at}.`)) && !except?.test(p.at.slice(at.length)));
  if (mine.length === 0) return null;
  return (
    <ul className="dd-form-problems">
      {mine.map((p) => (
        <li key={`${p.code} ${p.at}`}>{refusalText(t, p.code, p.params)?.what ?? p.code}</li>
      ))}
    </ul>
  );
}

interface WordsProps {
  readonly at: string;
  readonly label: string;
  readonly value: Bilingual | null;
  readonly onChange: (value: Bilingual) => void;
  readonly most: number;
  readonly long?: boolean;
  readonly placeholder?: string;
  readonly onEnter?: () => void;
  /** Several lines pasted at once become several lines of the list. */
  readonly onLines?: (lines: readonly string[]) => void;
}
/** A text in Chinese, and in English where the form is written in both. While English is hidden a changed text loses its English, which would say something else. */
export function Words({ at, label, value, onChange, most, long = false, placeholder, onEnter, onLines }: WordsProps) {
  const { t } = useTranslation('forms');
  const { problems, english } = useEditing();
  const { zh, en } = value ?? { zh: '', en: '' };
  const wrong = (path: string): '' | 'error' => (problems.some((p) => p.at === path) ? 'error' : '');
  const enter = (event: KeyboardEvent) => {
    // Enter that chooses a word of the input method is not meant for the page.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !onEnter) return;
    event.preventDefault();
    onEnter();
  };
  const paste = (event: ClipboardEvent) => {
    const lines = event.clipboardData.getData('text').split(/\r?\n/).map((line) => line.replace(/^\s*(?:[（(]?\d+[)）.、]|[-•])\s*/, '').trim()).filter(Boolean);
    if (!onLines || lines.length < 2) return;
    event.preventDefault();
    onLines(lines);
  };
  const common = { maxLength: most, ...(long ? {} : { onKeyDown: enter, onPaste: paste }) };
  const Field = long ? Input.TextArea : Input;
  return (
    <span className="dd-form-words">
      <Field {...common} {...(long ? { autoSize: { minRows: 2, maxRows: 8 } } : {})} id={fieldId(`${at}.zh`)} aria-label={label} placeholder={placeholder ?? label} status={wrong(`${at}.zh`)} value={zh} onChange={(e) => onChange({ zh: e.target.value, en: english ? en : '' })} />
      {english && <Field {...common} id={fieldId(`${at}.en`)} lang="en" aria-label={t('edit.englishOf', { label })} placeholder={t('edit.english')} status={wrong(`${at}.en`)} value={en} onChange={(e) => onChange({ zh, en: e.target.value })} />}
    </span>
  );
}
