import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, InputNumber, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, Page, RefusalNotice, Section, showInForm, useToast, useUnsaved } from '../../../../web/kit/index.ts';
import { discardManualDraft, listManuals, readManual, saveManualDraft } from '../../manuals/contract.ts';
import { fieldKinds, type ManualContent, type ManualField, type ManualStep } from '../../manuals/model.ts';
import { swapSteps, withoutStep } from '../../manuals/rules/step-order.ts';
import { StepChart } from './parts.tsx';

type View = OutputOf<typeof readManual>;
type Steps = Partial<ManualStep>[];
const again = { invalidates: [readManual, listManuals] };

/** The draft of a manual, its chart drawn while it is written. */
export default function ManualEditPage() {
  const { t } = useTranslation('manuals');
  const { manualId } = useParams();
  const answer = useAnswer(readManual, { params: { id: manualId! } });
  return (
    <Page title={t('edit.title', { title: answer.data?.manual.title ?? '' })} sub={t('edit.sub')} breadcrumb={[{ title: t('nav.manuals'), to: '/manuals' }, { title: answer.data?.manual.title ?? '…', to: `/manuals/${manualId}` }]}>
      <Answered answer={answer}>{(view) => <Editor view={view} />}</Answered>
    </Page>
  );
}

const blank = (after: number[]): Partial<ManualStep> => ({ days: 3, guide: '', after, fields: [] });
function Editor({ view }: { readonly view: View }) {
  const { t } = useTranslation('manuals');
  const go = useNavigate();
  const toast = useToast();
  const [form] = Form.useForm<ManualContent>();
  const [touched, touch] = useState(false);
  // The revision this was written on: what somebody else saves meanwhile is told when this is saved, and nothing typed is lost.
  const [seen, see] = useState(view.draft?.revision ?? 0);
  useUnsaved(touched);
  const save = useCommand(saveManualDraft, { ...again, onDone: ({ revision }) => { see(revision); touch(false); toast.done(t('edit.saved')); } });
  const drop = useCommand(discardManualDraft, { ...again, onDone: () => { touch(false); setTimeout(() => void go(`/manuals/${view.manual.id}`)); } });
  const needed = [{ required: true, message: t('needed') }];
  const from = view.draft?.content ?? (view.versions[0] ? { ...view.versions[0].content, change: '' } : null);
  const initial = from ?? { basis: '', change: '', roles: [{ name: t('edit.firstRole'), organizationId: null }], steps: [{ ...blank([]), title: '', role: t('edit.firstRole') }] };
  const roles = (Form.useWatch('roles', form) ?? initial.roles) as Partial<ManualContent['roles'][number]>[];
  const steps = (Form.useWatch('steps', form) ?? initial.steps) as Steps;
  const send = (v: ManualContent) => {
    const content = { basis: v.basis ?? '', change: v.change ?? '', roles: v.roles.map((r) => ({ name: r.name, organizationId: r.organizationId ?? null })), steps: v.steps.map((s) => ({ ...s, guide: s.guide ?? '', after: s.after ?? [], fields: (s.fields ?? []).map((f) => ({ ...f, required: f.required === true, choices: f.kind === 'choice' ? (f.choices ?? []) : [] })) })) };
    return save.mutateAsync({ params: { id: view.manual.id }, body: { seen, content } }).catch((e: unknown) => showInForm(form, t, e));
  };
  const put = (changed: Steps): void => { form.setFieldValue('steps', changed); touch(true); };
  return (
    <Form form={form} layout="vertical" initialValues={initial} onValuesChange={() => touch(true)} onFinish={(v) => void send(v)}>
      <div className="dd-work-stack">
        {(save.error ?? drop.error) && <RefusalNotice error={save.error ?? drop.error} />}
        <Section title={t('flow')}><StepChart steps={steps.map((s) => ({ title: s.title ?? '', role: s.role ?? '', days: s.days ?? 0, after: s.after ?? [] }))} /></Section>
        <Section title={t('edit.about')}>
          <Form.Item name="basis" label={t('manual.basis')}><Input.TextArea autoSize={{ minRows: 1 }} maxLength={1000} /></Form.Item>
          {view.versions.length > 0 && <Form.Item name="change" label={t('manual.change')} rules={needed}><Input.TextArea autoSize={{ minRows: 1 }} maxLength={1000} /></Form.Item>}
          <Form.List name="roles">
            {(fields, { add, remove }) => (
              <Form.Item label={t('roles')} extra={t('rolesHint')}>
                {fields.map((f, i) => (
                  <div key={f.key} className="dd-manual-role">
                    <Form.Item name={[f.name, 'name']} rules={needed}><Input maxLength={60} aria-label={t('roleName')} placeholder={t('roleName')} /></Form.Item>
                    <Form.Item name={[f.name, 'organizationId']}><Select allowClear aria-label={t('roleUnit')} placeholder={t('ofTheUnit')} showSearch={{ optionFilterProp: 'label' }} options={view.units.map((o) => ({ value: o.id, label: o.name }))} /></Form.Item>
                    {fields.length > 1 && <Button type="text" icon={<DeleteOutlined />} aria-label={t('removeRole', { role: roles[i]?.name ?? '' })} onClick={() => remove(f.name)} />}
                  </div>
                ))}
                <Button icon={<PlusOutlined />} onClick={() => add({ organizationId: null })}>{t('addRole')}</Button>
              </Form.Item>
            )}
          </Form.List>
        </Section>
        <Section title={t('steps')}>
          <Form.List name="steps">
            {(fields, { add }) => (
              <>
                {fields.map((f, i) => (
                  <div key={f.key} className="dd-manual-new" role="group" aria-label={t('step.number', { number: i + 1 })}>
                    <span className="dd-work-row">
                      <strong>{t('step.number', { number: i + 1 })}</strong>
                      <Button type="text" icon={<ArrowUpOutlined />} disabled={i === 0} aria-label={t('step.up', { number: i + 1 })} onClick={() => put(swapSteps(steps, i - 1))} />
                      <Button type="text" icon={<ArrowDownOutlined />} disabled={i === fields.length - 1} aria-label={t('step.down', { number: i + 1 })} onClick={() => put(swapSteps(steps, i))} />
                      {fields.length > 1 && <Button type="text" icon={<DeleteOutlined />} aria-label={t('step.remove', { number: i + 1 })} onClick={() => put(withoutStep(steps, i))} />}
                    </span>
                    <div className="dd-manual-lines">
                      <Form.Item name={[f.name, 'title']} label={t('step.title')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input maxLength={60} /></Form.Item>
                      <Form.Item name={[f.name, 'role']} label={t('step.role')} rules={needed}><Select options={roles.flatMap((r) => (r?.name ? [{ value: r.name, label: r.name }] : []))} /></Form.Item>
                      <Form.Item name={[f.name, 'days']} label={t('step.days')} rules={needed}><InputNumber min={1} max={250} precision={0} style={{ width: '100%' }} /></Form.Item>
                      <Form.Item name={[f.name, 'after']} label={t('step.after')}><Select mode="multiple" allowClear disabled={i === 0} options={steps.slice(0, i).map((s, n) => ({ value: n + 1, label: `${n + 1} ${s?.title ?? ''}` }))} /></Form.Item>
                    </div>
                    <Form.Item name={[f.name, 'guide']} label={t('step.guide')}><Input.TextArea autoSize={{ minRows: 1 }} maxLength={2000} /></Form.Item>
                    <FormLines step={f.name} lines={(steps[i]?.fields ?? []) as Partial<ManualField>[]} />
                  </div>
                ))}
                <Button icon={<PlusOutlined />} onClick={() => add(blank(fields.length > 0 ? [fields.length] : []))}>{t('step.add')}</Button>
              </>
            )}
          </Form.List>
        </Section>
        <span className="dd-work-row">
          <Button type="primary" htmlType="submit" loading={save.isPending}>{t('act.save')}</Button>
          <Button onClick={() => void go(`/manuals/${view.manual.id}`)}>{t('act.back')}</Button>
          {seen > 0 && <Popconfirm title={t('edit.discardLead')} okText={t('act.discard')} onConfirm={() => drop.mutate({ params: { id: view.manual.id } })}><Button danger loading={drop.isPending}>{t('act.discard')}</Button></Popconfirm>}
        </span>
      </div>
    </Form>
  );
}

/** The form of one step: what has to be filled in. */
function FormLines({ step, lines }: { readonly step: number; readonly lines: readonly Partial<ManualField>[] }) {
  const { t } = useTranslation('manuals');
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Form.List name={[step, 'fields']}>
      {(fields, { add, remove }) => (
        <>
          {fields.map((f, i) => (
            <div key={f.key} className="dd-manual-field">
              <Form.Item name={[f.name, 'title']} rules={needed}><Input maxLength={60} aria-label={t('line.title')} placeholder={t('line.title')} /></Form.Item>
              <Form.Item name={[f.name, 'kind']}><Select aria-label={t('line.kind')} options={fieldKinds.map((value) => ({ value, label: t(`fieldKind.${value}`) }))} /></Form.Item>
              <Form.Item name={[f.name, 'required']} valuePropName="checked"><Checkbox>{t('line.required')}</Checkbox></Form.Item>
              {lines[i]?.kind === 'choice' ? <Form.Item name={[f.name, 'choices']} rules={needed}><Select mode="tags" aria-label={t('line.choices')} placeholder={t('line.choices')} open={false} /></Form.Item> : <span />}
              <Button type="text" icon={<DeleteOutlined />} aria-label={t('line.remove', { title: lines[i]?.title ?? '' })} onClick={() => remove(f.name)} />
            </div>
          ))}
          <Button size="small" icon={<PlusOutlined />} onClick={() => add({ kind: 'text', required: true, choices: [] })}>{t('line.add')}</Button>
        </>
      )}
    </Form.List>
  );
}
