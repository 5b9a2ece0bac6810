import { Button, Segmented } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormDefinition } from '../../../ballots/contract/form.ts';
import type { NamedSubject } from '../../../ballots/contract/elections.ts';
import type { Answers } from '../vote/keep.ts';
import { Question } from '../vote/Question.tsx';
import { layoutOf, screensOf } from '../vote/questions.ts';
import { LanguageOfVote } from '../vote/texts.ts';
import '../vote/vote.css';

const FEW = 1;
const MANY = 5;

/** The form as phones show it, made of the very parts of the voting page; answers can be tried and are kept nowhere. `item` is the question being edited. */
export function FormPreview({ form, item }: { readonly form: FormDefinition; readonly item: string | null }) {
  const { t, i18n } = useTranslation('forms');
  const [count, setCount] = useState(MANY);
  const [screen, setScreen] = useState(0);
  const [answers, setAnswers] = useState<Answers>({});
  const subjects = useMemo(() => Array.from({ length: count }, (_, n): NamedSubject => ({ kind: 'person', id: `p${n}`, name: t('preview.person', { number: n + 1 }), note: t('preview.note') })), [count, t]);
  const screens = screensOf({ form, subjects }, layoutOf(form, subjects.length));
  const wanted = screens.findIndex((s) => s.item.key === item);
  useEffect(() => {
    if (wanted >= 0) setScreen(wanted);
    // Only when another question is taken up, not when the number of screens changes.
    // oxlint-disable-next-line exhaustive-deps
  }, [item]);
  const at = Math.min(screen, screens.length - 1);
  const shown = screens[at];
  return (
    <aside className="dd-form-preview" aria-label={t('preview.title')}>
      <Segmented size="small" aria-label={t('preview.people')} value={count} onChange={setCount} options={[{ value: FEW, label: t('preview.one') }, { value: MANY, label: t('preview.many') }]} />
      <div className="dd-form-phone">
        <LanguageOfVote.Provider value={i18n.language === 'en' ? 'en' : 'zh-CN'}>
          <div className="v-preview">
            {at <= 0 && (form.intro?.zh ?? '') !== '' && <p className="v-intro v-note">{(i18n.language === 'en' && form.intro?.en) || form.intro?.zh}</p>}
            {shown ? (
              <Question key={`${shown.item.key} ${at}`} screen={shown} subjects={subjects} answers={answers} onAnswer={(subject, key, value) => setAnswers((old) => ({ ...old, [subject]: value === undefined ? Object.fromEntries(Object.entries(old[subject] ?? {}).filter(([k]) => k !== key)) : { ...old[subject], [key]: value } }))} />
            ) : (
              <p className="v-note">{t('preview.empty')}</p>
            )}
          </div>
        </LanguageOfVote.Provider>
      </div>
      <div className="dd-form-phone-nav">
        <Button disabled={at <= 0} onClick={() => setScreen(at - 1)}>
          {t('preview.back')}
        </Button>
        <span className="dd-num">{t('preview.at', { at: at + 1, of: screens.length })}</span>
        <Button disabled={at >= screens.length - 1} onClick={() => setScreen(at + 1)}>
          {t('preview.next')}
        </Button>
      </div>
    </aside>
  );
}
