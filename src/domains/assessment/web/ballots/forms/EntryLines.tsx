import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BallotItem } from '../../../ballots/contract/form.ts';
import { blankEntry } from '../../../ballots/rules/edit-form.ts';
import { LineProblems, useEditing, Words } from './editing.tsx';

type Entries = Extract<BallotItem, { kind: 'negative_list' }>['entries'];
const MOST = 60;

/** The entries of a negative list. A whole list can be pasted; Enter adds the next line in the same group. */
export function EntryLines({ at, entries, onChange }: { readonly at: string; readonly entries: Entries; readonly onChange: (entries: Entries) => void }) {
  const { t } = useTranslation('forms');
  const { focusOn } = useEditing();
  const add = (after: number) => {
    if (entries.length >= MOST) return;
    onChange(entries.toSpliced(after + 1, 0, blankEntry(entries, entries[after]?.group ?? null)));
    focusOn(`${at}.${after + 1}.label.zh`);
  };
  const change = (n: number, part: Partial<Entries[number]>) => onChange(entries.map((e, i) => (i === n ? { ...e, ...part } : e)));
  const fill = (n: number, lines: readonly string[]) =>
    onChange(lines.reduce<Entries>((list, zh, k) => (k === 0 ? list.map((e, i) => (i === n ? { ...e, label: { zh, en: '' } } : e)) : list.length < MOST ? list.toSpliced(n + k, 0, { ...blankEntry(list, entries[n]?.group ?? null), label: { zh, en: '' } }) : list), [...entries]));
  return (
    <ul className="dd-form-lines" aria-label={t('edit.entries')}>
      {entries.map((e, n) => (
        <li key={e.key}>
          <div className="dd-form-entry">
            <Words at={`${at}.${n}.label`} label={t('edit.entryN', { number: n + 1 })} value={e.label} most={300} onChange={(label) => change(n, { label })} onEnter={() => add(n)} onLines={(lines) => fill(n, lines)} />
            <Words at={`${at}.${n}.group`} label={t('edit.entryGroup', { number: n + 1 })} placeholder={t('edit.entryGroupHint')} value={e.group} most={300} onChange={(group) => change(n, { group: group.zh === '' && group.en === '' ? null : group })} onEnter={() => add(n)} />
            <Button type="text" aria-label={t('edit.removeOption', { option: e.label.zh || n + 1 })} onClick={() => onChange(entries.filter((_e, i) => i !== n))}>
              ×
            </Button>
          </div>
          <LineProblems at={`${at}.${n}`} />
        </li>
      ))}
      {entries.length < MOST && (
        <li>
          <Button size="small" onClick={() => add(entries.length - 1)}>
            {t('edit.addEntry')}
          </Button>
        </li>
      )}
    </ul>
  );
}
