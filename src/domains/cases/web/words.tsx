import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../../web/kit/index.ts';
import type { CaseLine } from '../contract.ts';
import type { Words } from '../definition.ts';

/** Words that came as data, in the language of the screen. */
export function useWords(): (words: Words) => string {
  const { i18n } = useTranslation();
  const english = i18n.language === 'en';
  return useCallback((words) => (english ? words.en : words.zh), [english]);
}

/** Where a case stands. */
export function CaseState({ line }: { readonly line: Pick<CaseLine, 'stateTitle' | 'closedOn' | 'suspended' | 'daysLeft'> }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  if (line.closedOn !== null) return <StateTag tone="good">{say(line.stateTitle)}</StateTag>;
  if (line.suspended) return <StateTag tone="caution">{t('state.suspended', { state: say(line.stateTitle) })}</StateTag>;
  return <StateTag tone="running">{say(line.stateTitle)}</StateTag>;
}

/** What is left of the term, in working days. */
export function TimeLeft({ line }: { readonly line: Pick<CaseLine, 'daysLeft' | 'dueOn' | 'closedOn' | 'suspended'> }) {
  const { t } = useTranslation('cases');
  if (line.closedOn !== null || line.dueOn === null || line.daysLeft === null) return <span className="dd-case-quiet">—</span>;
  if (line.daysLeft < 0) return <StateTag tone="danger">{t('left.late', { count: -line.daysLeft })}</StateTag>;
  if (line.daysLeft <= 3) return <StateTag tone="caution">{t('left.days', { count: line.daysLeft })}</StateTag>;
  return <span className="dd-num">{t('left.days', { count: line.daysLeft })}</span>;
}
