import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dateText, momentText } from '../../../../web/kit/index.ts';
import type { RunView } from '../../contract.ts';
import { runStates } from '../../model.ts';
import { RunStateTag, useName } from '../words.tsx';

/** The steps of a year; where it stands is marked by weight and colour. */
export function Steps({ run }: { readonly run: RunView }) {
  const { t } = useTranslation('assessment');
  const shown = runStates.filter((s) => s !== 'draft');
  const at = shown.indexOf(run.state as (typeof shown)[number]);
  return (
    <ol className="dd-assess-steps">
      {shown.map((state, i) => (
        <li key={state} data-done={i < at || run.state === 'confirmed'} {...(i === at ? { 'aria-current': 'step' as const } : {})}>
          {t(`runState.${state}`)}
        </li>
      ))}
    </ol>
  );
}

/** What comes next, in words. */
export function NextStep({ run }: { readonly run: RunView }) {
  const { t } = useTranslation('assessment');
  const step = run.state === 'confirmed' ? 'done' : run.state === 'computed' ? 'propose' : run.state === 'proposed' ? (run.decided < run.people ? 'decide' : 'close') : 'collect';
  return <>{run.state === 'confirmed' ? t('steps.done') : t('steps.next', { step: t(`steps.${step}`) })}</>;
}

export function YearCard({ run }: { readonly run: RunView }) {
  const { t } = useTranslation('assessment');
  const name = useName();
  const counts = (['scored', 'incomplete', 'excluded', 'decided'] as const).filter((k) => run[k] > 0).map((k) => t(`board.${k}`, { count: run[k] }));
  return (
    <Link to={`/assessment/years/${run.id}`} className="dd-assess-year">
      <h2 className="dd-num">{run.title ? name(run.title) : t('board.year', { year: run.year })}</h2>
      {run.purpose !== 'annual' && (
        <p className="dd-num">
          {t(`purpose.${run.purpose}`)} · {t('year.period', { from: dateText(run.periodFrom), to: dateText(run.periodTo) })}
        </p>
      )}
      <span>
        {name(run.schemeTitle)} · {t('board.version', { version: run.schemeVersion })}
      </span>
      <Steps run={run} />
      <p>
        <RunStateTag state={run.state} late={run.late} /> <NextStep run={run} />
      </p>
      <p className="dd-num">{run.people === 0 ? t('board.noPeople') : [t(run.subject === 'team' ? 'board.teams' : 'board.people', { people: run.people }), ...counts].join(' · ')}</p>
      {run.dueOn && run.state !== 'confirmed' && <p>{t('board.due', { on: dateText(run.dueOn) })}</p>}
      {run.computedAt && (
        <p>{t('board.computed', { on: momentText(run.computedAt) })}</p>
      )}
    </Link>
  );
}
