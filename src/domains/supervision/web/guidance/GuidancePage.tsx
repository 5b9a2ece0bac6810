import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, DataTable, dateText, EmptyState, FormDialog, Page, Section, StateTag, type Column } from '../../../../web/kit/index.ts';
import { listRollouts, startRollout } from '../../guidance/contract.ts';
import { levels, type Level } from '../../guidance/model.ts';
import { GuidanceBar } from './parts.tsx';

type Board = OutputOf<typeof listRollouts>;
type Rollout = Board['rollouts'][number];

/** 面上指导: measures put into practice, and where their chains stand. */
export default function GuidancePage() {
  const { t } = useTranslation('guidance');
  const answer = useAnswer(listRollouts);
  const [starting, start] = useState(false);
  return (
    <Page title={t('nav.guidance')} sub={t('rollout.sub')} bar={<GuidanceBar />} actions={answer.data?.can.run && <Button type="primary" onClick={() => start(true)}>{t('rollout.start')}</Button>}>
      <Answered answer={answer}>{(board) => <><Rollouts rollouts={board.rollouts} />{starting && <StartDialog measures={board.measures} onClose={() => start(false)} />}</>}</Answered>
    </Page>
  );
}

function Rollouts({ rollouts }: { readonly rollouts: readonly Rollout[] }) {
  const { t } = useTranslation('guidance');
  const number = (key: 'duties' | 'done' | 'overdue' | 'notPassedOn'): Column<Rollout> => ({ key, title: t(`rollout.${key}`), width: 100, align: 'end', sortBy: (r) => r[key], render: (r) => <span className="dd-num">{r[key]}</span> });
  const state = (r: Rollout) => <StateTag tone={r.endedOn === null ? 'running' : 'closed'}>{t(r.endedOn === null ? 'rollout.running' : 'rollout.ended')}</StateTag>;
  const columns: Column<Rollout>[] = [
    { key: 'title', title: t('rollout.one'), width: 260, grow: true, pinned: true, sortBy: (r) => r.title, render: (r) => <Link to={`/guidance/${r.id}`}>{r.title}</Link> },
    { key: 'basis', title: t('rollout.basis'), width: 220, grow: true, optional: true, render: (r) => r.basis },
    { key: 'reachesTo', title: t('rollout.reachesTo'), width: 130, render: (r) => t(`level.${r.reachesTo}`) },
    number('duties'), number('done'), number('overdue'), number('notPassedOn'),
    { key: 'started', title: t('rollout.startedOn'), width: 110, sortBy: (r) => r.startedOn, render: (r) => dateText(r.startedOn) },
    { key: 'state', title: t('experience.state'), width: 90, render: state },
  ];
  return (
    <Section title={t('rollout.all')} flush>
      <DataTable name="supervision.rollouts" label={t('rollout.all')} columns={columns} rows={rollouts} rowKey={(r) => r.id} searchHint={t('search')} searchBy={(r) => `${r.title} ${r.basis}`} empty={<EmptyState title={t('rollout.none')}>{t('rollout.noneHint')}</EmptyState>} card={(r) => <span className="dd-sup-card"><Link to={`/guidance/${r.id}`}><strong>{r.title}</strong></Link><span className="dd-sup-quiet">{r.basis}</span><span className="dd-sup-row">{state(r)}<span>{t('rollout.done')} {r.done}/{r.duties}</span>{r.overdue > 0 && <StateTag tone="danger">{t('rollout.overdue')} {r.overdue}</StateTag>}</span></span>} />
    </Section>
  );
}

function StartDialog({ measures, onClose }: { readonly measures: Board['measures']; readonly onClose: () => void }) {
  const { t } = useTranslation('guidance');
  const go = useNavigate();
  const start = useCommand(startRollout, { invalidates: [listRollouts] });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <FormDialog<{ title: string; basis: string; measureId?: string; reachesTo: Level }> texts="guidance" title={t('rollout.start')} error={start.error} busy={start.isPending} initial={{ reachesTo: 'unit' }} onSend={({ measureId, ...rest }) => start.mutateAsync({ body: { ...rest, measureId: measureId ?? null } }).then(({ id }) => void go(`/guidance/${id}`))} onClose={onClose}>
      <Form.Item name="title" label={t('rollout.title')} rules={needed}><Input maxLength={200} /></Form.Item>
      <Form.Item name="basis" label={t('rollout.basis')} rules={needed}><Input maxLength={200} /></Form.Item>
      <Form.Item name="measureId" label={t('rollout.measure')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={measures.map((m) => ({ value: m.id, label: m.name }))} /></Form.Item>
      <Form.Item name="reachesTo" label={t('rollout.reachesTo')} rules={needed}><Select options={levels.map((value) => ({ value, label: t(`level.${value}`) }))} /></Form.Item>
    </FormDialog>
  );
}
