import { Button, DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, LoadingState, Page, RefusalNotice, Section, showInForm, useToast, useUnsaved } from '../../../../web/kit/index.ts';
import { changeElection, createElection, listElections, openElection } from '../../ballots/contract/elections.ts';
import { listBallotForms } from '../../ballots/contract/forms.ts';
import { organizationTree } from '../../../registry/contract.ts';
import '../assessment.css';
import { useName } from '../words.tsx';
import './ballots.css';
import { GroupFields, type GroupField } from './GroupFields.tsx';
import { PeoplePicker, type PickedPerson } from './PeoplePicker.tsx';
import { percent } from './words.tsx';

interface Fields {
  readonly title: string;
  readonly formId: string;
  readonly opensAt: Dayjs;
  readonly closesAt: Dayjs;
  readonly teams: string[];
  readonly groups: GroupField[];
}
type Opened = OutputOf<typeof openElection>;

/** Moments are China's time on every screen, whatever the clock of this computer is set to. */
const shown = (iso: string): Dayjs => dayjs(new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16));
const meant = (picked: Dayjs): string => new Date(`${picked.format('YYYY-MM-DDTHH:mm')}:00+08:00`).toISOString();
const atHour = (days: number): Dayjs => shown(new Date(Date.now() + days * 86_400_000).toISOString()).startOf('hour');

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
  const units = useAnswer(organizationTree, {}, { staleMs: 300_000 });
  const [touched, setTouched] = useState(false);
  const forms = useAnswer(listBallotForms);
  const [saved, setSaved] = useState<string | null>(null);
  const done = ({ id }: { readonly id: string }) => {
    toast.done(t('plan.saved'));
    setSaved(id);
  };
  const create = useCommand(createElection, { invalidates: [listElections], onDone: done });
  const change = useCommand(changeElection, { invalidates: [listElections, openElection], onDone: done });
  useUnsaved(touched && saved === null);
  // After the page has stopped asking before it is left.
  useEffect(() => {
    if (saved !== null) void go(`/assessment/ballots/elections/${saved}`);
  }, [saved, go]);
  const submit = (f: Fields) => {
    const body = {
      title: f.title,
      formId: f.formId,
      opensAt: meant(f.opensAt),
      closesAt: meant(f.closesAt),
      subjects: [...(f.teams ?? []).map((id) => ({ kind: 'organization' as const, id })), ...subjects.map((s) => ({ kind: 'person' as const, id: s.id }))],
      groups: f.groups.map((g) => ({ key: g.key, name: { zh: g.zh, en: g.en ?? '' }, parent: g.parent ?? null, weight: Math.round(g.weight * 100) })),
      binding: before?.binding ?? null,
    };
    const options = { onError: (e: unknown) => void showInForm(form, t, e) };
    if (before) change.mutate({ params: { id: before.election.id }, body }, options);
    else create.mutate({ body }, options);
  };
  const start = before
    ? { title: before.election.title, formId: before.election.formId, opensAt: shown(before.election.opensAt), closesAt: shown(before.election.closesAt), teams: before.subjects.filter((x) => x.kind === 'organization').map((x) => x.id), groups: before.groups.map((g) => ({ key: g.group, zh: g.name.zh, en: g.name.en, parent: g.parent, weight: percent(g.weight) })) }
    : { ...(search.get('form') ? { formId: search.get('form')! } : {}), opensAt: atHour(0), closesAt: atHour(3), teams: [] as string[], groups: (['leaders', 'peers', 'subordinates'] as const).map((k, i) => ({ key: k, zh: i18n.getFixedT('zh-CN', 'ballots')(`plan.usual.${k}`), en: '', parent: null, weight: [40, 30, 30][i]! })) };
  const nobody = subjects.length + (Form.useWatch('teams', form) ?? start.teams).length === 0;
  const usable = (forms.data ?? []).filter((f) => (f.latest || f.id === start['formId' as keyof typeof start]) && f.kind !== 'political_quality');
  if (!forms.data && forms.isPending) return <LoadingState />;
  return (
    <Page title={t(before ? 'plan.change' : 'list.new')} width="reading" breadcrumb={[{ title: t('list.title'), to: '/assessment/ballots' }]}>
      {(create.error ?? change.error) && <RefusalNotice error={create.error ?? change.error} />}
      <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={start} onFinish={submit} onValuesChange={() => setTouched(true)} className="dd-assess-stack">
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
          <Form.Item name="teams" label={t('plan.teams')} extra={t('plan.teamsHint')}>
            <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} loading={units.isPending} options={(units.data ?? []).map((o) => ({ value: o.id, label: o.name }))} />
          </Form.Item>
        </Section>
        <Section title={t('plan.groups')}>
          <p className="dd-ballot-quiet">{t('plan.groupsHint')}</p>
          <GroupFields />
        </Section>
        <p className="dd-ballot-actions">
          <Button type="primary" htmlType="submit" loading={create.isPending || change.isPending} disabled={nobody}>
            {t('plan.save')}
          </Button>
          {nobody && <span className="dd-ballot-quiet">{t('plan.noSubjects')}</span>}
        </p>
      </Form>
    </Page>
  );
}
