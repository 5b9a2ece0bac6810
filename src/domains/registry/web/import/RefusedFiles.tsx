import { useTranslation } from 'react-i18next';
import { Section } from '../../../../web/kit/index.ts';
import type { ImportView } from '../../importing/contract.ts';
import { useNoteText } from './import-words.ts';

/** Person files that could not be read, each with its reason. */
export function RefusedFiles({ view }: { readonly view: ImportView }) {
  const { t } = useTranslation('import');
  const text = useNoteText();
  const files = view.counts.refusedFiles ?? [];
  if (files.length === 0) return null;
  return (
    <Section title={t('refusedFiles', { count: files.length })}>
      <ul className="imp-list">
        {files.map((f) => (
          <li key={f.name}>
            <b>{f.name}</b>
            <span className="imp-grow">{text(f)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
