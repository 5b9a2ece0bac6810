import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { FlowChart, type FlowArrow } from '../../../../web/charts/flow/index.ts';
import { StateTag, type Tone } from '../../../../web/kit/index.ts';
import { useMayAny } from '../../../../web/session/index.ts';
import type { ManualStep, MatterStage, StepStage } from '../../manuals/model.ts';
import '../work.css';
import './manuals.css';

/** The manuals, the matters begun by them, those of one's own. */
export function ManualBar() {
  const { t } = useTranslation('manuals');
  const may = useMayAny();
  const parts = [['manuals', '/manuals', 'work.manuals.read'], ['matters', '/manual-matters', 'work.manuals.run'], ['own', '/manual-matters/own', 'work.manuals.own']] as const;
  const shown = parts.filter(([key, , permission]) => may(permission) || (key === 'matters' && !may('work.manuals.own')));
  return <nav className="dd-work-bar" aria-label={t('nav.manuals')}>{shown.map(([key, to]) => <NavLink key={key} to={to} end>{t(`nav.${key}`)}</NavLink>)}</nav>;
}

const matterTones: Record<MatterStage, Tone> = { running: 'running', ready: 'waiting', finished: 'good', stopped: 'closed' };
export function MatterTag({ stage, overdue, paused = false }: { readonly stage: MatterStage; readonly overdue: number; readonly paused?: boolean }) {
  const { t } = useTranslation('manuals');
  return <><StateTag tone={matterTones[stage]}>{t(`matterStage.${stage}`)}</StateTag>{paused && <StateTag tone="caution">{t('pause.paused')}</StateTag>}{overdue > 0 && <StateTag tone="danger">{t('overdueSteps', { count: overdue })}</StateTag>}</>;
}
const stepTones: Record<StepStage, Tone> = { waiting: 'closed', running: 'running', done: 'good' };
export function StepTag({ step }: { readonly step: { readonly stage: StepStage; readonly overdue: boolean; readonly late: number } }) {
  const { t } = useTranslation('manuals');
  if (step.overdue) return <StateTag tone="danger">{t('lateBy', { days: step.late })}</StateTag>;
  return <><StateTag tone={stepTones[step.stage]}>{t(`stepStage.${step.stage}`)}</StateTag>{step.late > 0 && <StateTag tone="caution">{t('wasLate', { days: step.late })}</StateTag>}</>;
}

type Drawn = Pick<ManualStep, 'title' | 'role' | 'days' | 'after'>;
interface ChartProps {
  readonly steps: readonly Drawn[];
  /** How far a matter is, step by step; none for the plain chart of a manual. */
  readonly standing?: readonly { readonly stage: StepStage; readonly overdue: boolean }[];
}
/** The steps of a manual as a flow chart, drawn from them. */
export function StepChart({ steps, standing }: ChartProps) {
  const { t } = useTranslation('manuals');
  const { nodes, arrows } = useMemo(() => {
    const mark = (i: number) => {
      const s = standing?.[i];
      return s === undefined || s.stage === 'waiting' ? {} : { mark: s.stage === 'done' ? ('walked' as const) : s.overdue ? ('late' as const) : ('now' as const) };
    };
    const nodes = steps.map((s, i) => ({ key: `${i + 1}`, title: short(`${i + 1} ${s.title ?? ''}`), sub: t('chart.sub', { role: s.role ?? '—', days: s.days ?? '—' }), end: !steps.some((x) => x.after?.includes(i + 1)), ...mark(i) }));
    const arrows: FlowArrow[] = steps.flatMap((s, i) => (s.after ?? []).filter((p) => p <= i).map((p) => ({ from: `${p}`, to: `${i + 1}`, walked: standing?.[p - 1]?.stage === 'done' && standing[i]?.stage !== 'waiting' })));
    return { nodes, arrows };
  }, [steps, standing, t]);
  const now = steps.filter((_, i) => standing?.[i]?.stage === 'running').map((s) => s.title);
  const words = { comma: t('sep'), list: t('chart.list'), marks: { walked: t('stepStage.done'), now: t('stepStage.running'), late: t('chart.late') }, leads: (_: FlowArrow, to: { title: string }) => t('chart.leads', { step: to.title }) };
  return <FlowChart nodes={nodes} arrows={arrows} label={now.length > 0 ? t('chart.at', { steps: now.join(t('sep')) }) : t('chart.label', { count: steps.length })} words={words} />;
}
/** A title that fits its box; the whole stands in the list of steps. */
const short = (title: string): string => (title.length > 11 ? `${title.slice(0, 10)}…` : title);
