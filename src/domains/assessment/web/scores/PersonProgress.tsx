import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api/index.ts';
import { Figure } from '../../../../web/kit/index.ts';
import { openProgress } from '../../progress/contract.ts';
import { useSpoken } from '../words.tsx';

/** One person's progress index in a year, for the head of a result. Shows nothing while it is not there. */
export function PersonProgress({ runId, personId, personName }: { readonly runId: string; readonly personId: string; readonly personName: string }) {
  const { t } = useTranslation('scores');
  const say = useSpoken();
  const answer = useAnswer(openProgress, { params: { id: runId, personId }, query: { of: 'total' } });
  if (!answer.data) return null;
  const { row, explanation } = answer.data;
  return (
    <div>
      <dt>{t('progress.panel')}</dt>
      <dd>
        <Figure size="large" value={row.index ?? '—'} explanation={say.explanation(explanation)} title={`${personName} ${t('progress.panel')}`} />
      </dd>
      <dd className="dd-assess-aside">{row.index === null ? t(`progress.why_${row.abstains ?? 'no_score'}`) : `${t('progress.progressRank')} ${t('progress.rankText', { rank: row.progressRank })} · ${t('progress.levelRank')} ${t('progress.rankText', { rank: row.levelRank })}`}</dd>
    </div>
  );
}
