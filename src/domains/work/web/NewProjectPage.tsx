import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { Answered, Page, RefusalNotice, Section, showInForm } from '../../../web/kit/index.ts';
import { draftNewProject, projectForm, readWorkBoard } from '../contract/index.ts';
import { requirementTests, taskKinds, type PlanLine, type Requirement } from '../model.ts';
import { DayInput } from './parts.tsx';

interface Fields {
  readonly goalId: string;
  readonly organizationId: string;
  readonly title: string;
  readonly about: string;
  readonly conditions: string;
  readonly requirements: Requirement[];
  readonly commitment: string;
  readonly plan: PlanLine[];
  readonly winners: number;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly startsOn: string;
}

/** A project is drafted: terms, requirements that the registry checks, and the plan the month lists are made of. */
export default function NewProjectPage() {
  const { t } = useTranslation('work');
  const form = useAnswer(projectForm);
  return <Page title={t('project.add')} sub={t('project.addSub')} breadcrumb={[{ title: t('nav.board'), to: '/projects' }]} width="reading"><Answered answer={form}>{(choices) => <ProjectFields choices={choices} />}</Answered></Page>;
}

function ProjectFields({ choices }: { readonly choices: OutputOf<typeof projectForm> }) {
  const { t, i18n } = useTranslation('work');
  const go = useNavigate();
  const [form] = Form.useForm<Fields>();
  const save = useCommand(draftNewProject, { invalidates: [readWorkBoard], onDone: ({ id }) => void go(`/projects/${id}`) });
  const submit = async (v: Fields) => {
    try {
      await save.mutateAsync({ body: { ...v, requirements: v.requirements ?? [], plan: v.plan.map((l) => (l.kind === 'done' ? { ...l, amount: '1', unit: '' } : { ...l, unit: l.unit ?? '' })) } });
    } catch (error) {
      showInForm(form, t, error);
    }
  };
  const needed = [{ required: true, message: t('needed') }];
  const facts = choices.facts.map((f) => ({ value: f.name, label: i18n.language === 'en' ? `${f.name} (${f.en})` : f.name }));
  return (
    <Form form={form} layout="vertical" className="dd-work-stack" scrollToFirstError initialValues={{ winners: 1, requirements: [], plan: [{ kind: 'amount', from: 1, months: 3 }], ...(choices.units.length === 1 ? { organizationId: choices.units[0]!.id } : {}) }} onFinish={(v) => void submit(v)}>
      {save.error && <RefusalNotice error={save.error} />}
      <Section title={t('project.terms')}>
        <Form.Item name="title" label={t('project.title')} rules={needed}><Input maxLength={200} /></Form.Item>
        <Form.Item name="goalId" label={t('project.goal')} rules={needed}><Select options={choices.goals.map((g) => ({ value: g.id, label: g.title }))} notFoundContent={t('goal.none')} /></Form.Item>
        <Form.Item name="organizationId" label={t('project.unit')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={choices.units.map((u) => ({ value: u.id, label: u.name }))} /></Form.Item>
        <Form.Item name="about" label={t('project.about')} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={4000} /></Form.Item>
        <Form.Item name="conditions" label={t('project.conditions')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} /></Form.Item>
        <Form.List name="requirements">
          {(fields, { add, remove }) => (
            <Form.Item label={t('requirement.heading')} extra={t('requirement.hint')}>
              {fields.map((f) => (
                <div key={f.key} className="dd-work-row">
                  <Form.Item name={[f.name, 'fact']} rules={needed}><Select showSearch options={facts} style={{ width: 200 }} placeholder={t('requirement.fact')} aria-label={t('requirement.fact')} /></Form.Item>
                  <Form.Item name={[f.name, 'test']} rules={needed}><Select options={requirementTests.map((value) => ({ value, label: t(`requirement.${value}`) }))} style={{ width: 110 }} aria-label={t('requirement.test')} /></Form.Item>
                  <Form.Item name={[f.name, 'value']} rules={needed}><Input style={{ width: 130 }} maxLength={60} aria-label={t('requirement.value')} /></Form.Item>
                  <Form.Item><Button type="text" icon={<DeleteOutlined />} aria-label={t('remove')} onClick={() => remove(f.name)} /></Form.Item>
                </div>
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add({ test: 'at_least' })}>{t('requirement.add')}</Button>
            </Form.Item>
          )}
        </Form.List>
        <div className="dd-work-row">
          <Form.Item name="opensOn" label={t('project.opensOn')} rules={needed}><DayInput /></Form.Item>
          <Form.Item name="closesOn" label={t('project.closesOn')} rules={needed}><DayInput /></Form.Item>
          <Form.Item name="winners" label={t('project.winners')} extra={t('project.winnersHint')} rules={needed}><InputNumber min={1} max={50} precision={0} /></Form.Item>
        </div>
        <Form.Item name="commitment" label={t('project.commitment')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} /></Form.Item>
      </Section>
      <Section title={t('plan.heading')}>
        <p className="dd-work-quiet">{t('plan.hint')}</p>
        <Form.Item name="startsOn" label={t('project.startsOn')} rules={needed}><DayInput month /></Form.Item>
        <Form.List name="plan">
          {(fields, { add, remove }) => (
            <>
              {fields.map((f) => <PlanFields key={f.key} at={f.name} onRemove={fields.length > 1 ? () => remove(f.name) : undefined} />)}
              <Button icon={<PlusOutlined />} onClick={() => add({ kind: 'amount', from: 1, months: 1 })}>{t('plan.add')}</Button>
            </>
          )}
        </Form.List>
      </Section>
      <div><Button type="primary" htmlType="submit" loading={save.isPending}>{t('project.save')}</Button></div>
    </Form>
  );
}

function PlanFields({ at, onRemove }: { readonly at: number; readonly onRemove: (() => void) | undefined }) {
  const { t } = useTranslation('work');
  const kind = Form.useWatch(['plan', at, 'kind']) as string | undefined;
  const needed = [{ required: true, message: t('needed') }];
  return (
    <div className="dd-work-line">
      <Form.Item name={[at, 'title']} label={t('plan.task')} rules={needed}><Input maxLength={200} /></Form.Item>
      <Form.Item name={[at, 'kind']} label={t('plan.kind')} rules={needed}><Select options={taskKinds.map((value) => ({ value, label: t(`taskKind.${value}`) }))} /></Form.Item>
      {kind === 'done' ? <><span /><span /></> : (
        <>
          <Form.Item name={[at, 'amount']} label={t('plan.amount')} rules={[...needed, { pattern: /^\d{1,9}(\.\d{1,3})?$/, message: t('amount_malformed') }]}><Input inputMode="decimal" /></Form.Item>
          <Form.Item name={[at, 'unit']} label={t('plan.unit')} rules={needed}><Input maxLength={20} /></Form.Item>
        </>
      )}
      <Form.Item name={[at, 'from']} label={t('plan.from')} rules={needed}><InputNumber min={1} max={36} precision={0} /></Form.Item>
      <Form.Item name={[at, 'months']} label={t('plan.months')} rules={needed}><InputNumber min={1} max={36} precision={0} /></Form.Item>
      {onRemove ? <Button type="text" icon={<DeleteOutlined />} aria-label={t('remove')} onClick={onRemove} /> : <span />}
    </div>
  );
}
