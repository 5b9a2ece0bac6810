import { PaperClipOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../web/api/index.ts';
import { dateText, StateTag } from '../../../web/kit/index.ts';
import type { readMonthList } from '../contract/index.ts';
import { TaskTag } from './parts.tsx';

type Task = OutputOf<typeof readMonthList>['months'][number]['tasks'][number];
type Report = Task['reports'][number];
const tones = { waiting: 'waiting', confirmed: 'good', returned: 'caution' } as const;

/** What a month asks: the task, how much, until when, and where it stands. */
export function TaskHead({ task }: { readonly task: Task }) {
  const { t } = useTranslation('work');
  const target = task.kind === 'done' ? t('taskKind.done') : t('task.target', { achieved: task.achieved ?? '0', target: task.target, unit: task.unit });
  return (
    <div className="dd-work-card">
      <span className="dd-work-row"><strong>{task.title}</strong><TaskTag state={task.state} lateBy={task.lateBy} /></span>
      <span className="dd-work-quiet dd-num">{target} · {t('task.dueOn', { day: dateText(task.dueOn) })}</span>
    </div>
  );
}

/** Reports in order, each with what was said to it. */
export function ReportLines({ reports, unit, kind, act }: { readonly reports: readonly Report[]; readonly unit: string; readonly kind: Task['kind']; readonly act?: (report: Report) => ReactNode }) {
  const { t } = useTranslation('work');
  const amount = (r: Report) => (kind === 'amount' ? `${r.amount} ${unit}` : t(r.amount === '0' ? 'report.notDone' : 'report.isDone'));
  return reports.map((r) => (
    <div key={r.id} className="dd-work-say">
      <span className="dd-work-row"><strong className="dd-num">{amount(r)}</strong><StateTag tone={tones[r.state]}>{t(`reportState.${r.state}`)}</StateTag><small className="dd-work-quiet">{t('report.by', { name: r.reportedBy, day: dateText(r.reportedOn) })}</small></span>
      <p className="dd-work-text">{r.note}</p>
      {r.attachments.map((f) => <span key={f.hash} className="dd-work-quiet"><PaperClipOutlined /> {f.name}</span>)}
      {r.opinion && <p className="dd-work-text dd-work-quiet">{t('report.settled', { name: r.decidedBy ?? '', day: dateText(r.decidedOn ?? ''), opinion: r.opinion })}</p>}
      {act?.(r)}
    </div>
  ));
}
