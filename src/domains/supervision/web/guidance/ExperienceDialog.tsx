import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { FormDialog } from '../../../../web/kit/index.ts';
import { listExperiences, readExperience, reviseExperience, submitExperience } from '../../guidance/contract.ts';
import { experienceProblems, type ExperienceProblem } from '../../guidance/model.ts';

interface Fields {
  readonly organizationId?: string;
  readonly title: string;
  readonly problem: ExperienceProblem;
  readonly account: string;
  readonly results: string;
  readonly practiceId?: string;
}
interface Props {
  /** To submit for: given for a new one. */
  readonly units?: OutputOf<typeof listExperiences>['units'];
  readonly practices: OutputOf<typeof listExperiences>['practices'];
  /** What was sent back and is handed in again. */
  readonly sentBack?: OutputOf<typeof readExperience>['experience'];
  readonly onClose: () => void;
}
export function ExperienceDialog({ units, practices, sentBack, onClose }: Props) {
  const { t } = useTranslation('guidance');
  const again = { invalidates: [listExperiences, readExperience] };
  const [submit, revise] = [useCommand(submitExperience, again), useCommand(reviseExperience, again)];
  const needed = [{ required: true, message: t('needed') }];
  const send = ({ organizationId, practiceId, ...rest }: Fields): Promise<unknown> => {
    const body = { ...rest, practiceId: practiceId ?? null };
    return sentBack ? revise.mutateAsync({ params: { id: sentBack.id }, body }) : submit.mutateAsync({ body: { ...body, organizationId: organizationId ?? '' } });
  };
  const only = units?.length === 1 ? { organizationId: units[0]!.id } : {};
  const before = sentBack ? { title: sentBack.title, problem: sentBack.problem, account: sentBack.account, results: sentBack.results, ...(sentBack.practiceId ? { practiceId: sentBack.practiceId } : {}) } : only;
  return (
    <FormDialog<Fields> texts="guidance" title={t(sentBack ? 'act.revise' : 'act.submit')} width={720} error={submit.error ?? revise.error} busy={submit.isPending || revise.isPending} initial={before} onSend={send} onClose={onClose}>
      {units && <Form.Item name="organizationId" label={t('experience.unit')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={units.map((u) => ({ value: u.id, label: u.name }))} /></Form.Item>}
      <Form.Item name="title" label={t('experience.title')} rules={needed}><Input maxLength={200} /></Form.Item>
      <Form.Item name="problem" label={t('experience.problem')} rules={needed}><Select options={experienceProblems.map((value) => ({ value, label: t(`problem.${value}`) }))} /></Form.Item>
      <Form.Item name="account" label={t('experience.account')} rules={needed}><Input.TextArea autoSize={{ minRows: 4 }} maxLength={4000} /></Form.Item>
      <Form.Item name="results" label={t('experience.results')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} /></Form.Item>
      <Form.Item name="practiceId" label={t('experience.practice')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={practices.map((p) => ({ value: p.id, label: p.name }))} /></Form.Item>
    </FormDialog>
  );
}
