import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { Answered, DataTable, dateText, EmptyState, Figure, Page, RefusalNotice, Section, showInForm, type Column } from '../../../web/kit/index.ts';
import { readWorkBoard, setGoal } from '../contract/index.ts';
import { goalKinds, projectStates, type GoalKind } from '../model.ts';
import { ClaimTag, ProjectTag, Track, WorkBar } from './parts.tsx';

type Board = OutputOf<typeof readWorkBoard>;
type Project = Board['projects'][number];

/** The goal tree and the board of projects to claim. */
export default function BoardPage() {
  const { t } = useTranslation('work');
  const answer = useAnswer(readWorkBoard);
  const [adding, setAdding] = useState(false);
  const can = answer.data?.can;
  return (
    <Page title={t('nav.board')} sub={t('board.sub')} bar={<WorkBar />} actions={<>{can?.goals && <Button onClick={() => setAdding(true)}>{t('goal.add')}</Button>}{can?.projects && <Link to="/projects/new"><Button type="primary">{t('project.add')}</Button></Link>}</>}>
      <Answered answer={answer}>
        {(board) => (
          <div className="dd-work-stack">
            <Projects projects={board.projects} />
            <Section title={t('goal.tree')}>{board.goals.length === 0 ? <EmptyState title={t('goal.none')} /> : <GoalTree goals={board.goals} />}</Section>
            {adding && <GoalDialog goals={board.goals} onClose={() => setAdding(false)} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Projects({ projects }: { readonly projects: readonly Project[] }) {
  const { t } = useTranslation('work');
  const until = (p: Project) => (p.daysLeft === null ? dateText(p.closesOn) : t('project.daysLeft', { day: dateText(p.closesOn), days: p.daysLeft }));
  const progress = (p: Project) => (p.progress.percent === null ? '—' : <Figure value={p.progress.percent} unit="%" explanation={p.progress.explanation} />);
  const chosen = (p: Project) => p.chosen.map((w) => w.name).join(t('sep'));
  const columns: Column<Project>[] = [
    { key: 'title', title: t('project.title'), width: 240, grow: true, pinned: true, sortBy: (p) => p.title, render: (p) => <Link to={`/projects/${p.id}`}>{p.title}</Link> },
    { key: 'unit', title: t('project.unit'), width: 150, sortBy: (p) => p.organizationName, render: (p) => p.organizationName },
    { key: 'state', title: t('project.state'), width: 140, filter: { choices: projectStates.map((value) => ({ value, label: t(`projectState.${value}`) })), valueOf: (p) => p.state }, render: (p) => <ProjectTag state={p.state} /> },
    { key: 'until', title: t('project.closesOn'), width: 215, sortBy: (p) => p.closesOn, render: until },
    { key: 'claims', title: t('project.claims'), width: 130, align: 'end', sortBy: (p) => p.claims, render: (p) => <span className="dd-num">{t('project.claimsOf', { claims: p.claims, winners: p.winners })}</span> },
    { key: 'chosen', title: t('project.chosen'), width: 160, grow: true, render: (p) => chosen(p) || '—' },
    { key: 'progress', title: t('project.progress'), width: 110, align: 'end', sortBy: (p) => (p.progress.percent === null ? null : Number(p.progress.percent)), render: progress },
    { key: 'rank', title: t('project.rank'), width: 70, align: 'end', sortBy: (p) => p.rank, render: (p) => <span className="dd-num">{p.rank ?? '—'}</span> },
    { key: 'own', title: t('project.own'), width: 110, optional: true, render: (p) => (p.ownState ? <ClaimTag state={p.ownState} /> : '—') },
  ];
  return (
    <Section title={t('board.projects')} flush>
      <DataTable
        name="work.projects" label={t('board.projects')} columns={columns} rows={projects} rowKey={(p) => p.id} searchHint={t('project.search')} searchBy={(p) => `${p.title} ${p.organizationName} ${chosen(p)}`} empty={<EmptyState title={t('project.none')} />}
        card={(p) => (
          <span className="dd-work-card">
            <Link to={`/projects/${p.id}`}><strong>{p.title}</strong></Link>
            <span className="dd-work-quiet">{p.organizationName} · {until(p)}</span>
            <span className="dd-work-row"><ProjectTag state={p.state} />{p.ownState && <ClaimTag state={p.ownState} />}{chosen(p)}{p.progress.percent !== null && progress(p)}</span>
          </span>
        )}
      />
    </Section>
  );
}

function GoalTree({ goals }: { readonly goals: Board['goals'] }) {
  const { t } = useTranslation('work');
  const lines = (parentId: string | null, depth: number): { goal: Board['goals'][number]; depth: number }[] => goals.filter((g) => g.parentId === parentId).flatMap((goal) => [{ goal, depth }, ...lines(goal.id, depth + 1)]);
  return (
    <div>
      {lines(null, 0).map(({ goal: g, depth }) => (
        <div key={g.id} className="dd-work-goal" data-depth={depth}>
          <div className="dd-work-goal-line">
            <span><span className="dd-work-quiet">{t(`goalKind.${g.kind}`)}</span> <strong>{g.title}</strong></span>
            <Track percent={g.progress.percent} label={t('goal.progressOf', { title: g.title })} />
            <span className="dd-num">{g.progress.percent === null ? '—' : <Figure value={g.progress.percent} unit="%" explanation={g.progress.explanation} />}</span>
          </div>
          <span className="dd-work-quiet">{g.target}{g.units.length > 0 && ` · ${t('goal.units', { units: g.units.map((u) => `${u.name} ${u.percent}%`).join(t('sep')) })}`}</span>
        </div>
      ))}
    </div>
  );
}

interface GoalFields {
  readonly kind: GoalKind;
  readonly parentId?: string;
  readonly title: string;
  readonly target: string;
}
function GoalDialog({ goals, onClose }: { readonly goals: Board['goals']; readonly onClose: () => void }) {
  const { t } = useTranslation('work');
  const [form] = Form.useForm<GoalFields>();
  const kind = Form.useWatch('kind', form) ?? 'flagship';
  const add = useCommand(setGoal, { invalidates: [readWorkBoard], onDone: onClose });
  const above = goals.filter((g) => g.kind === (kind === 'flagship' ? 'vision' : 'flagship'));
  const submit = async (v: GoalFields) => {
    try {
      await add.mutateAsync({ body: { ...v, parentId: v.kind === 'vision' ? null : (v.parentId ?? null) } });
    } catch (error) {
      showInForm(form, t, error);
    }
  };
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={t('goal.add')} okText={t('goal.add')} confirmLoading={add.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {add.error && <RefusalNotice error={add.error} />}
      <Form form={form} layout="vertical" initialValues={{ kind: goals.length === 0 ? 'vision' : 'flagship' }} onFinish={(v) => void submit(v)}>
        <Form.Item name="kind" label={t('goal.kind')} rules={needed}><Select options={goalKinds.map((value) => ({ value, label: t(`goalKind.${value}`) }))} /></Form.Item>
        {kind !== 'vision' && <Form.Item name="parentId" label={t('goal.parent')} rules={needed}><Select options={above.map((g) => ({ value: g.id, label: g.title }))} /></Form.Item>}
        <Form.Item name="title" label={t('goal.title')} rules={needed}><Input maxLength={200} /></Form.Item>
        <Form.Item name="target" label={t('goal.target')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} /></Form.Item>
      </Form>
    </Modal>
  );
}
