import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../../web/api/index.ts';
import { getFile, listFiles, listTasks, recordReputation } from '../../contract.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { FormDialog } from '../parts/FormDialog.tsx';
import { useRequired } from '../parts/use-required.ts';
import type { File } from './FilePage.tsx';

interface Props {
  readonly file: File;
  readonly onClose: () => void;
}
interface TaskRow {
  key?: string;
  task: string;
  target: string;
  deadline: string;
}

/** 交任务、压担子、列清单 (M008): a new list waits for both signatures. */
export function TaskListDialog({ file, onClose }: Props) {
  const { t } = useTranslation('evidence');
  const must = useRequired();
  const save = useCommand(listTasks, { invalidates: [getFile, listFiles] });
  const known = file.taskList?.tasks.map(({ key, task, target, deadline }) => ({ key, task, target, deadline })) ?? [{} as TaskRow];
  return (
    <FormDialog<{ tasks: TaskRow[] }>
      title={t('file.listTasks')}
      act={t('file.saveTasks')}
      lead={t('file.listTasksLead')}
      width={860}
      first={{ tasks: known }}
      onClose={onClose}
      onSend={({ tasks }) => {
        // A task keeps its key over versions of the list, because finished work names it.
        const taken = new Set(tasks.flatMap((k) => (k.key ? [k.key] : [])));
        let next = 0;
        const fresh = () => {
          do next += 1;
          while (taken.has(String(next)));
          return String(next);
        };
        return save.mutateAsync({ params: { id: file.id }, body: { tasks: tasks.map((k) => ({ key: k.key ?? fresh(), task: k.task, target: k.target, deadline: k.deadline })) } });
      }}
    >
      <Form.List name="tasks">
        {(rows, { add, remove }) => (
          <div className="dd-evidence-stack">
            {rows.map((row) => (
              <div key={row.key} className="dd-evidence-task">
                <Form.Item name={[row.name, 'task']} {...must('field.task')}><Input maxLength={500} /></Form.Item>
                <Form.Item name={[row.name, 'target']} {...must('field.target')}><Input maxLength={500} /></Form.Item>
                <Form.Item name={[row.name, 'deadline']} {...must('field.deadline')}><DayInput /></Form.Item>
                <Button type="text" icon={<DeleteOutlined />} aria-label={t('file.removeTask', { number: row.name + 1 })} onClick={() => remove(row.name)} />
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({})}>{t('file.addTask')}</Button>
          </div>
        )}
      </Form.List>
    </FormDialog>
  );
}

/** 听口碑 (M009) */
export function ReputationDialog({ file, onClose }: Props) {
  const { t } = useTranslation('evidence');
  const must = useRequired();
  const save = useCommand(recordReputation, { invalidates: [getFile] });
  return (
    <FormDialog<{ year: number; from: 'peers' | 'public'; score: string; answered: number; source: string }> title={t('file.recordReputation')} act={t('file.recordReputation')} first={{ year: new Date().getFullYear() - 1, from: 'public' }} onClose={onClose} onSend={(body) => save.mutateAsync({ params: { id: file.id }, body: { ...body, score: body.score.trim() } })}>
      <Form.Item name="year" {...must('file.year')}><InputNumber min={1990} max={2200} precision={0} /></Form.Item>
      <Form.Item name="from" {...must('file.asked')}><Select options={(['peers', 'public'] as const).map((v) => ({ value: v, label: t(`reputation.${v}`) }))} /></Form.Item>
      <Form.Item name="score" label={t('file.score')} rules={[{ required: true, pattern: /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, message: t('file.scoreForm') }]}><Input inputMode="decimal" style={{ width: 140 }} /></Form.Item>
      <Form.Item name="answered" {...must('field.answered')}><InputNumber min={1} precision={0} /></Form.Item>
      <Form.Item name="source" {...must('form.source')}><Input maxLength={200} /></Form.Item>
    </FormDialog>
  );
}
