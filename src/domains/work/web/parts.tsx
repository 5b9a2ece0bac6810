import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { StateTag, type Tone } from '../../../web/kit/index.ts';
import { useMayAny } from '../../../web/session/index.ts';
import type { ClaimState, ProjectState, TaskState } from '../model.ts';
import './work.css';

/** The parts of 实事 that the reader may open. */
export function WorkBar() {
  const { t } = useTranslation('work');
  const may = useMayAny();
  const parts = [['board', '/projects', 'work.board.read'], ['months', '/projects/months', 'work.months.read'], ['own', '/projects/own', 'work.own.claim'], ['races', '/races', 'work.races.read'], ['contests', '/contests', 'work.contests.read']] as const;
  return <nav className="dd-work-bar" aria-label={t('nav.work')}>{parts.filter(([, , permission]) => may(permission)).map(([key, to]) => <NavLink key={key} to={to} end>{t(`nav.${key}`)}</NavLink>)}</nav>;
}

const projectTones: Record<ProjectState, Tone> = { draft: 'closed', open: 'running', decided: 'waiting', announced: 'running', finished: 'good', withdrawn: 'closed' };
export function ProjectTag({ state }: { readonly state: ProjectState }) {
  const { t } = useTranslation('work');
  return <StateTag tone={projectTones[state]}>{t(`projectState.${state}`)}</StateTag>;
}
const claimTones: Record<ClaimState, Tone> = { claimed: 'waiting', won: 'running', committed: 'good', lost: 'closed', withdrawn: 'closed' };
export function ClaimTag({ state }: { readonly state: ClaimState }) {
  const { t } = useTranslation('work');
  return <StateTag tone={claimTones[state]}>{t(`claimState.${state}`)}</StateTag>;
}
const taskTones: Record<TaskState, Tone> = { planned: 'closed', not_due: 'running', waiting: 'waiting', done: 'good', late: 'caution', overdue: 'danger' };
export function TaskTag({ state, lateBy }: { readonly state: TaskState; readonly lateBy: number }) {
  const { t } = useTranslation('work');
  return <StateTag tone={taskTones[state]}>{t(`taskState.${state}`)}{lateBy > 0 && ` ${t('task.lateBy', { days: lateBy })}`}</StateTag>;
}

/** How far, as a bar whose figure stands beside it. */
export function Track({ percent, label }: { readonly percent: string | null; readonly label: string }) {
  const width = percent === null ? 0 : Number(percent);
  return <div className="dd-work-track" role="meter" aria-label={label} aria-valuenow={width} aria-valuemin={0} aria-valuemax={100}><i style={{ width: `${width}%` }} /></div>;
}

interface DayProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (day: string | undefined) => void;
  readonly month?: boolean;
}
/** A day, or the first day of a month, as text. */
export const DayInput = ({ id, value, onChange, month = false }: DayProps) => <DatePicker {...(id ? { id } : {})} {...(month ? { picker: 'month' as const } : {})} value={value ? dayjs(value) : null} onChange={(d) => onChange?.(d ? (month ? `${d.format('YYYY-MM')}-01` : d.format('YYYY-MM-DD')) : undefined)} />;
