import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, EmptyState, Page, RefusalNotice, Section } from '../../../../web/kit/index.ts';
import { draftNewRace, listRaces, raceForm } from '../../races/contract.ts';
import { raceRuns, type RaceRuns } from '../../races/model.ts';
import { useQuarter } from './parts.tsx';

interface Fields {
  readonly title: string;
  readonly runs: RaceRuns;
  readonly weights: Readonly<Record<string, { on?: boolean; weight?: string; reason?: string }>>;
  readonly groups: Readonly<Record<string, string>>;
}
/** The quarter that runs and the next three; one that has begun can be drafted for looking, but not started. */
function nextQuarters(now: Date): string[] {
  const first = Math.floor(now.getMonth() / 3) + 1;
  return [0, 1, 2, 3].map((n) => new Date(Date.UTC(now.getFullYear(), (first + n) * 3, 1)).toISOString().slice(0, 10));
}

/** A race as a draft: quarter, projects with difficulty, comparable groups. */
export default function NewRacePage() {
  const { t } = useTranslation('races');
  const quarter = useQuarter();
  const [quarters] = useState(() => nextQuarters(new Date()));
  const [chosen, choose] = useState(quarters[0]!);
  const answer = useAnswer(raceForm, { query: { quarter: chosen } });
  return (
    <Page title={t('act.new')} sub={t('form.sub')} breadcrumb={[{ title: t('nav.races'), to: '/races' }]}>
      <div className="dd-race-stack">
        <Section title={t('race.quarter')}><Select aria-label={t('race.quarter')} value={chosen} onChange={choose} style={{ width: 200 }} options={quarters.map((value) => ({ value, label: quarter(value) }))} /></Section>
        <Answered answer={answer}>{(data) => (data.projects.length === 0 ? <EmptyState title={t('form.noProjects')} /> : <RaceForm key={chosen} quarter={chosen} data={data} />)}</Answered>
      </div>
    </Page>
  );
}

function RaceForm({ quarter, data }: { readonly quarter: string; readonly data: OutputOf<typeof raceForm> }) {
  const { t } = useTranslation('races');
  const go = useNavigate();
  const [form] = Form.useForm<Fields>();
  const draft = useCommand(draftNewRace, { invalidates: [listRaces], onDone: ({ id }) => void go(`/races/${id}`) });
  const weights = Form.useWatch('weights', form);
  const needed = [{ required: true, message: t('needed') }];
  const on = (id: string): boolean => weights?.[id]?.on ?? true;
  const units = data.units.filter((u) => data.projects.some((p) => on(p.id) && p.units.includes(u.id)));
  const submit = (v: Fields) => draft.mutate({ body: { title: v.title, quarter, runs: v.runs, projects: data.projects.filter((p) => on(p.id)).map((p) => ({ projectId: p.id, weight: v.weights[p.id]?.weight ?? '1', reason: v.weights[p.id]?.reason ?? '' })), groups: units.map((u) => ({ organizationId: u.id, name: v.groups[u.id] ?? '' })) } });
  const initial = { runs: 'winners', weights: Object.fromEntries(data.projects.map((p) => [p.id, { on: true, weight: '1' }])), groups: Object.fromEntries(data.units.map((u) => [u.id, t(`unitType.${u.type}`, { defaultValue: t('unitType.other') })])) };
  return (
    <Form form={form} layout="vertical" initialValues={initial} onFinish={submit}>
      {draft.error && <RefusalNotice error={draft.error} />}
      <Section title={t('form.head')}>
        <Form.Item name="title" label={t('race.title')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="runs" label={t('race.runs')} rules={needed}><Select style={{ width: 240 }} options={raceRuns.map((value) => ({ value, label: t(`runs.${value}`) }))} /></Form.Item>
      </Section>
      <Section title={t('weights.heading')}>
        {data.projects.map((p) => (
          <div key={p.id} className="dd-race-line-form">
            <Form.Item name={['weights', p.id, 'on']} valuePropName="checked"><Checkbox aria-label={p.title} /></Form.Item>
            <span style={{ paddingTop: 4 }}>{p.title} <span className="dd-race-quiet">{t('form.winners', { count: p.winners })}</span></span>
            <Form.Item name={['weights', p.id, 'weight']} rules={[...needed, { pattern: /^(0\.[1-9]\d?|[1-9](\.\d{1,2})?)$/, message: t('form.weight') }]}><Input inputMode="decimal" disabled={!on(p.id)} aria-label={t('weights.weightOf', { title: p.title })} /></Form.Item>
            <Form.Item name={['weights', p.id, 'reason']} rules={on(p.id) ? [{ required: true, min: 2, message: t('needed') }] : []}><Input maxLength={2000} disabled={!on(p.id)} placeholder={t('weights.reason')} aria-label={t('weights.reasonOf', { title: p.title })} /></Form.Item>
          </div>
        ))}
      </Section>
      <Section title={t('groups.heading')}>
        <p className="dd-race-quiet">{t('groups.says')}</p>
        <div className="dd-race-two">{units.map((u) => <Form.Item key={u.id} name={['groups', u.id]} label={u.name} rules={needed}><Input maxLength={60} /></Form.Item>)}</div>
      </Section>
      <Button type="primary" htmlType="submit" loading={draft.isPending}>{t('act.draft')}</Button>
    </Form>
  );
}
