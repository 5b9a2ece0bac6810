import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { ConfirmWithReason, StateTag, type Tone } from '../../../../web/kit/index.ts';
import { readDispatchBoard, readMeeting, reportTaskDone, settleTask } from '../../dispatch/contract.ts';
import type { TaskState } from '../../dispatch/model.ts';

export type Task = OutputOf<typeof readDispatchBoard>['tasks'][number];
const tones: Record<TaskState, Tone> = { open: 'running', reported: 'waiting', done: 'good' };

export function TaskTag({ task }: { readonly task: Task }) {
  const { t } = useTranslation('dispatch');
  if (task.overdue) return <StateTag tone="danger">{t('task.overdue', { days: task.lateBy })}</StateTag>;
  return <StateTag tone={task.state === 'done' && task.lateBy > 0 ? 'caution' : tones[task.state]}>{task.state === 'done' && task.lateBy > 0 ? t('task.late', { days: task.lateBy }) : t(`taskState.${task.state}`)}</StateTag>;
}

/** What the reader may do with something handed out: report it done, or give his word on the report. */
export function TaskActs({ task }: { readonly task: Task }) {
  const { t } = useTranslation('dispatch');
  const again = { invalidates: [readDispatchBoard, readMeeting] };
  const [report, settle] = [useCommand(reportTaskDone, again), useCommand(settleTask, again)];
  const [asking, ask] = useState<'report' | 'accept' | 'back' | null>(null);
  const waiting = task.reports.find((r) => r.state === 'waiting');
  const act = (said: string): Promise<unknown> => (asking === 'report' ? report.mutateAsync({ params: { id: task.id }, body: { note: said } }) : settle.mutateAsync({ params: { id: waiting!.id }, body: { accepted: asking === 'accept', opinion: said } }));
  return (
    <span className="dd-work-row">
      {task.can.report && <Button size="small" type="primary" onClick={() => ask('report')}>{t('act.report')}</Button>}
      {task.can.settle && <><Button size="small" type="primary" onClick={() => ask('accept')}>{t('act.accept')}</Button><Button size="small" onClick={() => ask('back')}>{t('act.back')}</Button></>}
      <ConfirmWithReason open={asking !== null} title={asking ? t(`act.${asking}`) : ''} confirmText={asking ? t(`act.${asking}`) : ''} reasonHint={asking ? t(`hint.${asking}`) : ''} least={2} onConfirm={act} onClose={() => ask(null)}>{asking === 'report' ? task.title : waiting?.note}</ConfirmWithReason>
    </span>
  );
}
