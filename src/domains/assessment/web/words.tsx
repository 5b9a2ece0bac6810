import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '../../../kernel/explanation.ts';
import type { Reason } from '../../../kernel/refusal.ts';
import { StateTag, type Tone } from '../../../web/kit/index.ts';
import type { Grade, ResultState, RunState } from '../model.ts';

type Params = Readonly<Record<string, string | number>>;
type Bilingual = { readonly zh: string; readonly en: string };

/** Names that came as data, in the language of the screen. */
export function useName(): (name: Bilingual) => string {
  const { i18n } = useTranslation();
  const english = i18n.language === 'en';
  return useCallback((name) => (english ? name.en : name.zh), [english]);
}

/** Stored sentences carry both languages in their params (`name`, `nameEn`): English takes the place of Chinese. */
function inEnglish(params: Params): Params {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, params[`${key}En`] ?? value]));
}

const explainedInEnglish = (e: Explanation): Explanation => ({ ...e, ...(e.params ? { params: inEnglish(e.params) } : {}), ...(e.children ? { children: e.children.map(explainedInEnglish) } : {}) });

export function useSpoken(): { explanation: (e: Explanation) => Explanation; reasons: (list: readonly Reason[]) => Reason[] } {
  const { i18n } = useTranslation();
  const english = i18n.language === 'en';
  const explanation = useCallback((e: Explanation): Explanation => (english ? explainedInEnglish(e) : e), [english]);
  const reasons = useCallback((list: readonly Reason[]) => list.map((r) => (english && r.params ? { ...r, params: inEnglish(r.params) } : r)), [english]);
  return { explanation, reasons };
}

const gradeTones: Record<Grade, Tone> = { outstanding: 'good', competent: 'good', basically_competent: 'caution', incompetent: 'danger', ungraded: 'closed', not_assessed: 'closed' };

/** Whom a run judges; left out, people. */
export type SubjectOfRun = 'person' | 'team';

/** Whom a scheme judges: what it says itself, else 班子 for team schemes (scheme-format runs on the server). */
export const subjectOfScheme = (d: { readonly subject?: SubjectOfRun | undefined; readonly purpose?: string | undefined }): SubjectOfRun => d.subject ?? (d.purpose === 'team' ? 'team' : 'person');

/** A grade in words: 班子 have their own for the same steps (优秀 良好 一般 较差). */
export function useGradeWord(subject: SubjectOfRun = 'person'): (grade: Grade | null) => string {
  const { t } = useTranslation('assessment');
  return useCallback((grade) => t(`${subject === 'team' ? 'teamGrade' : 'grade'}.${grade ?? 'none'}`), [t, subject]);
}

/** The decided grade; where there is none, the proposal in lighter dress. */
export function GradeText({ grade, proposed, subject = 'person' }: { readonly grade: Grade | null; readonly proposed: Grade | null; readonly subject?: SubjectOfRun }) {
  const { t } = useTranslation('assessment');
  const word = useGradeWord(subject);
  if (grade) return <StateTag tone={gradeTones[grade]}>{word(grade)}</StateTag>;
  return <StateTag tone="waiting">{proposed ? t('grade.proposed', { grade: word(proposed) }) : t('grade.none')}</StateTag>;
}

const runTones: Record<RunState, Tone> = { draft: 'waiting', collecting: 'running', computed: 'running', proposed: 'running', confirmed: 'good' };
export function RunStateTag({ state, late }: { readonly state: RunState; readonly late: boolean }) {
  const { t } = useTranslation('assessment');
  return (
    <>
      <StateTag tone={runTones[state]}>{t(`runState.${state}`)}</StateTag>
      {late && <StateTag tone="danger">{t('board.late')}</StateTag>}
    </>
  );
}

const resultTones: Record<ResultState, Tone> = { scored: 'good', incomplete: 'waiting', excluded: 'closed' };
export function ResultStateTag({ state }: { readonly state: ResultState }) {
  const { t } = useTranslation('assessment');
  return <StateTag tone={resultTones[state]}>{t(`resultState.${state}`)}</StateTag>;
}
