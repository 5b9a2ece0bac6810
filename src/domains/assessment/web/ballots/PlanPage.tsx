import { Button, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, LoadingState, Page, RefusalNotice, Section, showInForm, StateTag, useToast, useUnsaved } from '../../../../web/kit/index.ts';
import { changeElection, createElection, listElections, openElection } from '../../ballots/contract/elections.ts';
import { listBallotForms } from '../../ballots/contract/forms.ts';
import '../assessment.css';
import { useName } from '../words.tsx';
import './ballots.css';
import { PeoplePicker, type PickedPerson } from './PeoplePicker.tsx';
import { percent } from './words.tsx';

interface GroupFields {
  readonly key: string;
  readonly zh: string;
  readonly en?: string;
  readonly parent?: string | null;
  /** In percent. */
  readonly weight: number;
}
interface Fields {
  readonly title: string;
  readonly formId: string;
  readonly opensAt: Dayjs;
  readonly closesAt: Dayjs;
  readonly groups: GroupFields[];
}
type Opened = OutputOf<typeof openElection>;

/** A new election. */
export default function PlanPage() {
  const { electionId } = useParams();
  return electionId ? <Changing id={electionId} /> : <Plan before={null} />;
}
function Changing({ id }: { readonly id: string }) {
  const answer = useAnswer(openElection, { params: { id } }, { staleMs: Infinity });
  return <Answered answer={answer}>{(before) => <Plan key={id} before={before} />}</Answered>;
}

function Plan({ before }: { readonly before: Opened | null }) {
  const { t, i18n } = useTranslation('ballots');
  const name = useName();
  const toast = useToast();
  const go = useNavigate();
  const [search] = useSearchParams();
  const [form] = Form.useForm<Fields>();
  const [subjects, setSubjects] = useState<readonly PickedPerson[]>(() => (before?.subjects ?? []).filter((s) => s.kind === 'person'));
  const organizations = (before?.subjects ?? []).filter((s) => s.kind === 'organization');
  const [touched, setTouched] = useState(false);
  const forms = useAnswer(listBallotForms);
  const done = ({ id }: { readonly id: string }) => {
    setTouched(false);
    toast.done(t('plan.saved'));
    // After the state that asks before leaving has settled.
    setTimeout(() => void go(`/assessment/ballots/elections/${id}`));
  };
  const create = useCommand(createElection, { invalidates: [listElections], onDone: done });
  const change = useCommand(changeElection, { invalidates: [listElections, openElection], onDone: done });
  useUnsaved(touched);
  const submit = (f: Fields) => {
    const body = {
      title: f.title,
      formId: f.formId,
      opensAt: f.opensAt.toISOString(),
      closesAt: f.closesAt.toISOString(),
      subjects: [...organizations.map((o) => ({ kind: 'organization' as const, id: o.id })), ...subjects.map((s) => ({ kind: 'person' as const, id: s.id }))],
      groups: f.groups.map((g) => ({ key: g.key, name: { zh: g.zh, en: g.en ?? '' }, parent: g.parent ?? null, weight: Math.round(g.weight * 100) })),
      binding: before?.binding ?? null,
    };
    const options = { onError: (e: unknown) => void showInForm(form, t, e) };
    if (before) change.mutate({ params: { id: before.election.id }, body }, options);
    else create.mutate({ body }, options);
  };
  const start = before
    ? { title: before.election.title, formId: before.election.formId, opensAt: dayjs(before.election.opensAt), closesAt: dayjs(before.election.closesAt), groups: before.groups.map((g) => ({ key: g.group, zh: g.name.zh, en: g.name.en, parent: g.parent, weight: percent(g.weight) })) }
    : { ...(search.get('form') ? { formId: search.get('form')! } : {}), opensAt: dayjs().startOf('hour'), closesAt: dayjs().startOf('hour').add(3, 'day'), groups: (['leaders', 'peers', 'subordinates'] as const).map((k, i) => ({ key: k, zh: i18n.getFixedT('zh-CN', 'ballots')(`plan.usual.${k}`), en: '', parent: null, weight: [40, 30, 30][i]! })) };
  const watched = (Form.useWatch('groups', form) ?? start.groups) as readonly Partial<GroupFields>[];
  const usable = (forms.data ?? []).filter((f) => (f.latest || f.id === start['formId' as keyof typeof start]) && f.kind !== 'political_quality');
  if (!forms.data && forms.isPending) return <LoadingState />;
  return (
    <Page title={t(before ? 'plan.change' : 'list.new')} width="reading" breadcrumb={[{ title: t('list.title'), to: '/assessment/ballots' }]}>
      {(create.error ?? change.error) && <RefusalNotice error={create.error ?? change.error} />}
      <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={start} onFinish={submit} onValuesChange={() => setTouched(true)}>
        <Section title={t('plan.what')}>
          <Form.Item name="title" label={t('plan.title')} rules={[{ required: true, min: 2, whitespace: true, message: t('plan.titleMissing') }]}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="formId" label={t('plan.form')} rules={[{ required: true, message: t('plan.formMissing') }]}>
            <Select options={usable.map((f) => ({ value: f.id, label: `${name(f.title) || f.title.zh} ${t('form.version', { version: f.version })}` }))} />
          </Form.Item>
          <div className="dd-ballot-picker-row">
            <Form.Item name="opensAt" label={t('plan.opensAt')} rules={[{ required: true }]}>
              <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" allowClear={false} />
            </Form.Item>
            <Form.Item name="closesAt" label={t('plan.closesAt')} rules={[{ required: true }]}>
              <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" allowClear={false} />
            </Form.Item>
          </div>
        </Section>
        <Section title={t('plan.subjects')}>
          <PeoplePicker
            label={t('plan.subjects')}
            people={subjects}
            onChange={(p) => {
              setSubjects(p);
              setTouched(true);
            }}
          />
        </Section>
        <Section title={t('plan.groups')}>
          <p className="dd-ballot-quiet">{t('plan.groupsHint')}</p>
          <Form.List name="groups">
            {(fields, { add, remove }) => (
              <>
                {fields.map((field) => (
                  <div key={field.key} className="dd-ballot-group">
                    <Form.Item name={[field.name, 'key']} label={t('plan.key')} rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{0,30}$/, message: t('plan.keyRule') }]}>
                      <Input maxLength={31} />
                    </Form.Item>
                    <Form.Item name={[field.name, 'zh']} label={t('plan.groupName')} rules={[{ required: true, whitespace: true, message: t('plan.nameMissing') }]}>
                      <Input maxLength={60} />
                    </Form.Item>
                    <Form.Item name={[field.name, 'en']} label={t('plan.groupNameEn')}>
                      <Input maxLength={120} />
                    </Form.Item>
                    <Form.Item name={[field.name, 'parent']} label={t('plan.parent')}>
                      <Select allowClear options={watched.filter((g, i) => g?.key && i !== field.name).map((g) => ({ value: g.key!, label: g.zh ?? g.key! }))} />
                    </Form.Item>
                    <Form.Item name={[field.name, 'weight']} label={t('plan.weight')} rules={[{ required: true, message: t('plan.weightMissing') }]}>
                      <InputNumber min={0} max={100} precision={2} suffix="%" />
                    </Form.Item>
                    <Button disabled={fields.length === 1} onClick={() => remove(field.name)} aria-label={t('plan.removeGroup', { group: watched[field.name]?.zh ?? '' })}>
                      ×
                    </Button>
                  </div>
                ))}
                <WeightSums groups={watched} />
                <Button onClick={() => add({ key: `group${fields.length + 1}`, zh: '', weight: 0, parent: null })}>{t('plan.addGroup')}</Button>
              </>
            )}
          </Form.List>
        </Section>
        <p className="dd-ballot-actions">
          <Button type="primary" htmlType="submit" loading={create.isPending || change.isPending} disabled={subjects.length + organizations.length === 0}>
            {t('plan.save')}
          </Button>
          {subjects.length + organizations.length === 0 && <span className="dd-ballot-quiet">{t('plan.noSubjects')}</span>}
        </p>
      </Form>
    </Page>
  );
}

/** The sum at each level, as it is typed: 100% or what is missing. */
function WeightSums({ groups }: { readonly groups: readonly Partial<GroupFields>[] }) {
  const { t } = useTranslation('ballots');
  const parents = [...new Set(groups.map((g) => g?.parent ?? null))];
  return (
    <p role="status">
      {parents.map((parent) => {
        const sum = groups.filter((g) => (g?.parent ?? null) === parent).reduce((total, g) => total + Math.round((g?.weight ?? 0) * 100), 0);
        return (
          <StateTag key={parent ?? ''} tone={sum === 10_000 ? 'good' : 'danger'}>
            {t('plan.sum', { level: parent === null ? t('plan.top') : (groups.find((g) => g?.key === parent)?.zh ?? parent), sum: percent(sum) })}
          </StateTag>
        );
      })}
    </p>
  );
}
