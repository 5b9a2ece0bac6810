import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { grouped } from './Figure.tsx';
import { RefusalNotice } from './RefusalNotice.tsx';
import { palette } from '../theme.ts';

export interface JobProgress {
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly done: number;
  /** Null while the size of the work is unknown. */
  readonly total: number | null;
}

interface Props {
  /** What is being done, 正在导入…. */
  readonly title: ReactNode;
  readonly progress: JobProgress;
  readonly error?: unknown;
  readonly onCancel?: () => void;
  /** Shown when done. */
  readonly children?: ReactNode;
}

/** A long job: how far, how many, a way to stop. Poll with `useAnswer(job, …, {pollMs})`. */
export function ProgressPanel({ title, progress, error, onCancel, children }: Props) {
  const { t } = useTranslation();
  const { state, done, total } = progress;
  const busy = state === 'waiting' || state === 'running';
  const share = total === null || total === 0 ? 0 : Math.floor((done / total) * 100);
  return (
    <section className="dd-progress" aria-live="polite" aria-busy={busy}>
      <div className="dd-progress-head">
        <b>{title}</b>
        <span className="dd-num">
          {t(`job.${state}`)} · {total === null ? grouped(String(done)) : `${grouped(String(done))} / ${grouped(String(total))}`}
        </span>
      </div>
      <Progress
        percent={state === 'done' ? 100 : share}
        showInfo={total !== null}
        strokeColor={state === 'failed' ? palette.danger : state === 'done' ? palette.good : palette.link}
        status={state === 'failed' ? 'exception' : busy ? 'active' : 'normal'}
        aria-label={t(`job.${state}`)}
      />
      {error !== undefined && error !== null && <RefusalNotice error={error} />}
      {busy && onCancel && (
        <Button size="small" onClick={onCancel}>
          {t('action.stop')}
        </Button>
      )}
      {state === 'done' && children}
    </section>
  );
}
