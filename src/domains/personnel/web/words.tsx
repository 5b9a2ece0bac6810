import { useTranslation } from 'react-i18next';
import { DateText, StateTag, type Tone } from '../../../web/kit/index.ts';
import type { EligibilityRow } from '../contract.ts';
import type { Outcome } from '../model.ts';

const tones: Readonly<Record<Outcome, Tone>> = { eligible: 'good', not_yet: 'waiting', barred: 'danger', not_enough: 'caution' };

export function OutcomeTag({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation('personnel');
  return <StateTag tone={tones[outcome]}>{t(`outcome.${outcome}`)}</StateTag>;
}

/** Words of the code tables as this language says them; what no table has stays as it is on file. */
export function useRankWords() {
  const { t } = useTranslation('personnel');
  const word = (group: 'rank' | 'level' | 'grade', name: string | null): string => (name === null ? '—' : t(`${group}.${name}` as never, { defaultValue: name }));
  return { rank: (name: string | null) => word('rank', name), level: (name: string | null) => word('level', name), grade: (name: string | null) => word('grade', name) };
}

/** From when, until when, or that the term alone will not do. */
export function WhenText({ row }: { row: EligibilityRow }) {
  const { t } = useTranslation('personnel');
  if (row.outcome === 'eligible') return <>{t('when.now')}</>;
  if (row.outcome === 'not_yet') return row.from === null ? <>{t('when.never')}</> : <span className="dd-num"><DateText value={row.from} /></span>;
  if (row.outcome === 'barred') return row.until === null ? <>{t('when.untilUnknown')}</> : <>{t('when.until', { day: row.until })}</>;
  return <>{row.missing.map((fact) => t(`fact.${fact}` as never, { defaultValue: fact })).join('、') || '—'}</>;
}
