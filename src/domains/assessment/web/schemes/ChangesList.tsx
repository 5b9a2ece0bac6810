import { useTranslation } from 'react-i18next';
import { StateTag } from '../../../../web/kit/index.ts';
import { useSpoken } from '../words.tsx';

interface Change {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly at: string;
}
const WORDS: Readonly<Record<string, (value: string) => string>> = { source: (v) => `source.${v}`, scoring: (v) => `scoring.${v}`, missing: (v) => `missingWord.${v}`, purpose: (v) => `purpose.${v}` };

/** What changed between two versions, one sentence a change; what came is green, what went is orange. */
export function ChangesList({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useTranslation('assessment');
  const say = useSpoken();
  if (changes.length === 0) return <p>{t('changes.none')}</p>;
  return (
    <ol className="dd-editor-changes">
      {changes.map((c, i) => {
        const what = c.code.replace('assessment.change.', '');
        const [spoken] = say.reasons([{ code: c.code, params: c.params }]);
        const word = WORDS[what];
        const params = { ...spoken!.params, ...(word ? { from: t(word(String(c.params['from']))), to: t(word(String(c.params['to']))) } : {}), ...('ceiling' in c.params ? { ceiling: t(`grade.${c.params['ceiling']}`) } : {}) };
        return (
          <li key={`${c.at}${i}`}>
            <StateTag tone={what.endsWith('_added') ? 'good' : what.endsWith('_gone') ? 'caution' : 'running'}>{t(what.endsWith('_added') ? 'changes.added' : what.endsWith('_gone') ? 'changes.gone' : 'changes.changed')}</StateTag> {t(`change.${what}`, params)}
          </li>
        );
      })}
    </ol>
  );
}
