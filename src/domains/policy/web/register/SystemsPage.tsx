import { Button, DatePicker, Form, Input, Modal, Radio, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, useCommand } from '../../../../web/api/index.ts';
import { Answered, EmptyState, Label, Page, RefusalNotice, Section, StateTag, dateText } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { addWorkItem, changeWorkItem, listSystems, openPolicy, saveSystems, type WorkSystemView } from '../../contract.ts';
import { PolicyBar } from '../parts.tsx';

/** 工作体系: the region's own categories of cadre work, the rules and tasks in each, and how far each is carried out (M003). */
export default function SystemsPage() {
  const { t } = useTranslation('policy');
  const systems = useAnswer(listSystems);
  const mayWrite = useMay('policy.register.write');
  const [asking, setAsking] = useState<'systems' | 'item' | null>(null);
  return (
    <Page
      title={t('part.systems')}
      bar={<PolicyBar />}
      sub={t('system.sub')}
      actions={
        mayWrite && (
          <>
            <Button onClick={() => setAsking('systems')}>{t('system.edit')}</Button>
            <Button type="primary" disabled={(systems.data ?? []).length === 0} onClick={() => setAsking('item')}>
              {t('system.addItem')}
            </Button>
          </>
        )
      }
    >
      <Answered answer={systems}>
        {(data) =>
          data.length === 0 ? (
            <EmptyState title={t('system.none')}>{t('system.noneNext')}</EmptyState>
          ) : (
            data.map((s) => <System key={s.id} system={s} mayWrite={mayWrite} />)
          )
        }
      </Answered>
      {asking === 'systems' && <EditSystems systems={systems.data ?? []} onClose={() => setAsking(null)} />}
      {asking === 'item' && <AddItem systems={systems.data ?? []} onClose={() => setAsking(null)} />}
    </Page>
  );
}

function System({ system, mayWrite }: { readonly system: WorkSystemView; readonly mayWrite: boolean }) {
  const { t } = useTranslation('policy');
  const change = useCommand(changeWorkItem, { invalidates: [listSystems] });
  return (
    <Section
      title={system.name}
      extra={<span className="dd-num">{system.share === null ? t('system.empty') : t('system.status', { share: system.share, done: system.done, total: system.total, late: system.late })}</span>}
    >
      <div className="dd-system">
        <div className="dd-system-bar" aria-hidden="true">
          <i style={{ width: `${system.share ?? 0}%` }} />
        </div>
        <RefusalNotice error={change.error} />
        <ul className="dd-system-items">
          {system.items.map((item) => (
            <li key={item.id}>
              <Label>{t(`system.kind.${item.kind}`)}</Label>
              <span>
                {item.title} {item.document && <Link to={`/policy/documents/${encodeURIComponent(item.document.ref)}`}>{item.document.title}</Link>}
              </span>
              <span>{item.owner ?? ''}</span>
              <span className="dd-num">{item.dueOn ? t('system.due', { day: dateText(item.dueOn) }) : ''}</span>
              <span>{item.doneOn ? <StateTag tone="good">{t('system.doneOn', { day: dateText(item.doneOn) })}</StateTag> : <StateTag tone={item.late ? 'danger' : 'running'}>{t(item.late ? 'late' : 'system.open')}</StateTag>}</span>
              {mayWrite && (
                <Button type="link" size="small" loading={change.isPending} onClick={() => change.mutate({ params: { id: item.id }, body: { doneOn: item.doneOn ? null : dayjs().format('YYYY-MM-DD') } })}>
                  {t(item.doneOn ? 'system.reopen' : 'system.done')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}

function EditSystems({ systems, onClose }: { readonly systems: readonly WorkSystemView[]; readonly onClose: () => void }) {
  const { t } = useTranslation('policy');
  const { t: shell } = useTranslation();
  const [form] = Form.useForm<{ systems: { id?: string; name: string }[] }>();
  const save = useCommand(saveSystems, { invalidates: [listSystems], onDone: onClose });
  return (
    <Modal open title={t('system.edit')} onCancel={onClose} onOk={() => form.submit()} okText={t('form.save')} cancelText={shell('action.cancel')} confirmLoading={save.isPending} mask={{ closable: false }}>
      <RefusalNotice error={save.error} />
      <p>{t('system.editLead')}</p>
      <Form
        form={form}
        initialValues={{ systems: systems.length > 0 ? systems.map(({ id, name }) => ({ id, name })) : [{ name: '' }] }}
        onFinish={(f) => save.mutate({ body: { systems: f.systems.map((s) => (s.id ? { id: s.id, name: s.name } : { name: s.name })) } })}
      >
        <Form.List name="systems">
          {(fields, { add, remove, move }) => (
            <>
              {fields.map((field, i) => (
                <div key={field.key} style={{ display: 'flex', gap: 8 }}>
                  <Form.Item name={[field.name, 'name']} style={{ flex: 1 }} rules={[{ required: true, whitespace: true, message: t('form.title') }]}>
                    <Input maxLength={60} aria-label={t('system.name', { number: i + 1 })} />
                  </Form.Item>
                  <Button disabled={i === 0} onClick={() => move(i, i - 1)}>
                    {t('system.up')}
                  </Button>
                  <Button disabled={fields.length === 1} onClick={() => remove(field.name)}>
                    {t('system.remove')}
                  </Button>
                </div>
              ))}
              <Button disabled={fields.length >= 30} onClick={() => add({ name: '' })}>
                {t('system.add')}
              </Button>
            </>
          )}
        </Form.List>
      </Form>
    </Modal>
  );
}

interface ItemFields {
  readonly systemId?: string;
  readonly kind: 'rule' | 'task';
  readonly title: string;
  readonly document?: string;
  readonly owner?: string;
  readonly dueOn?: Dayjs;
}

function AddItem({ systems, onClose }: { readonly systems: readonly WorkSystemView[]; readonly onClose: () => void }) {
  const { t } = useTranslation('policy');
  const { t: shell } = useTranslation();
  const [form] = Form.useForm<ItemFields>();
  const policy = useAnswer(openPolicy);
  const add = useCommand(addWorkItem, { invalidates: [listSystems], onDone: onClose });
  return (
    <Modal open title={t('system.addItem')} onCancel={onClose} onOk={() => form.submit()} okText={t('form.register')} cancelText={shell('action.cancel')} confirmLoading={add.isPending} mask={{ closable: false }}>
      <RefusalNotice error={add.error} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'task' }}
        onFinish={(f) => add.mutate({ body: { systemId: f.systemId ?? null, kind: f.kind, title: f.title, document: f.document ?? null, owner: f.owner || null, dueOn: f.dueOn?.format('YYYY-MM-DD') ?? null } })}
      >
        <Form.Item name="systemId" label={t('system.system')} rules={[{ required: true, message: t('form.system') }]}>
          <Select options={systems.map((s) => ({ value: s.id, label: s.name }))} />
        </Form.Item>
        <Form.Item name="kind" label={t('system.kindLabel')}>
          <Radio.Group options={(['task', 'rule'] as const).map((value) => ({ value, label: t(`system.kind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="title" label={t('system.title')} rules={[{ required: true, whitespace: true, message: t('form.title') }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="document" label={t('document.basis')}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={(policy.data?.documents ?? []).map((d) => ({ value: d.ref, label: d.title }))} />
        </Form.Item>
        <Form.Item name="owner" label={t('clause.owner')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="dueOn" label={t('clause.dueOn')}>
          <DatePicker />
        </Form.Item>
      </Form>
    </Modal>
  );
}
