import '../evidence.css';
import { Button, InputNumber, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { firstDayOf } from '../../../../kernel/period.ts';
import { useAnswer, useCommand } from '../../../../web/api/index.ts';
import { DataTable, DateText, EmptyState, Page, PersonLink, StateTag, useToast, type Column } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { getPerson } from '../../../registry/contract.ts';
import { checkpoints, getFile, listFiles, openFile, publishAnswerSheets } from '../../contract.ts';
import { PersonSearch } from '../parts/choosers.tsx';
import { FormDialog } from '../parts/FormDialog.tsx';
import { EvidenceTabs } from '../parts/Tabs.tsx';
import { useRequired } from '../parts/use-required.ts';

/** 实绩档案: one file for each principal leader and post, with its three checkpoints. */
export default function FilesPage() {
  const { t } = useTranslation('evidence');
  const go = useNavigate();
  const may = useMay('evidence.performance_files.manage');
  const [asked, setAsked] = useState<'open' | 'publish' | null>(null);
  const files = useAnswer(listFiles);
  type File = NonNullable<typeof files.data>['files'][number];
  const columns: Column<File>[] = [
    { key: 'name', title: t('person.name'), width: 100, pinned: true, sortBy: (f) => f.name, render: (f) => <PersonLink id={f.personId} name={f.name} permission="registry.people.read" /> },
    { key: 'post', title: t('file.post'), width: 220, grow: true, sortBy: (f) => f.organization.name, render: (f) => <Link to={`/evidence/performance-files/${f.id}`}>{f.organization.name} {f.post}</Link> },
    { key: 'opened', title: t('file.openedOn'), width: 110, sortBy: (f) => f.openedOn, render: (f) => <DateText value={f.openedOn} /> },
    ...checkpoints.map((c): Column<File> => ({
      key: c,
      title: t(`checkpoint.${c}`),
      width: 130,
      filter: { choices: [{ value: 'missing', label: t('checkpoint.missing') }, { value: 'recorded', label: t('checkpoint.recorded') }], valueOf: (f) => (f.recorded.includes(c) ? 'recorded' : f.missing.includes(c) ? 'missing' : 'none') },
      render: (f) => <Checkpoint file={f} name={c} />,
    })),
    { key: 'tasks', title: t('file.tasksDone'), width: 110, align: 'end', sortBy: (f) => (f.tasks === 0 ? -1 : f.done / f.tasks), render: (f) => <span className="dd-num">{f.done} / {f.tasks}</span> },
  ];
  return (
    <Page title={t('part.files')} sub={t('file.sub')} bar={<EvidenceTabs />} breadcrumb={[{ title: t('nav.evidence'), to: '/evidence' }, { title: t('part.files') }]} actions={may && <><Button onClick={() => setAsked('publish')}>{t('file.publish')}</Button><Button type="primary" onClick={() => setAsked('open')}>{t('file.open')}</Button></>}>
      <DataTable
        name="evidence.files"
        label={t('part.files')}
        columns={columns}
        rows={files.data?.files}
        rowKey={(f) => f.id}
        error={files.error}
        onRetry={() => void files.refetch()}
        onOpen={(f) => void go(`/evidence/performance-files/${f.id}`)}
        searchHint={t('file.search')}
        searchBy={(f) => `${f.name} ${f.organization.name} ${f.post}`}
        empty={<EmptyState title={t('file.none')}>{t('file.noneNext')}</EmptyState>}
        card={(f) => <div className="dd-evidence-card"><b>{f.name}</b><div>{f.organization.name} {f.post}</div><div className="dd-evidence-row">{checkpoints.map((c) => <span key={c}>{t(`checkpoint.${c}`)} <Checkpoint file={f} name={c} /></span>)}</div></div>}
      />
      {asked === 'open' && <OpenDialog onClose={() => setAsked(null)} />}
      {asked === 'publish' && <PublishDialog onClose={() => setAsked(null)} />}
    </Page>
  );
}

function Checkpoint({ file, name }: { readonly file: { readonly recorded: readonly string[]; readonly missing: readonly string[] }; readonly name: string }) {
  const { t } = useTranslation('evidence');
  return file.recorded.includes(name) ? <StateTag tone="good">{t('checkpoint.recorded')}</StateTag> : file.missing.includes(name) ? <StateTag tone="caution">{t('checkpoint.missing')}</StateTag> : <>—</>;
}

function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('evidence');
  const must = useRequired();
  const toast = useToast();
  const go = useNavigate();
  const [person, setPerson] = useState<{ id: string; name: string } | null>(null);
  const dossier = useAnswer(getPerson, { params: { personId: person?.id ?? '' }, query: {} }, { enabled: person !== null });
  const posts = (dossier.data?.appointments ?? []).filter((a) => a.endedOn === null);
  const open = useCommand(openFile, { invalidates: [listFiles] });
  return (
    <FormDialog<{ appointmentId: string }>
      title={t('file.open')}
      act={t('file.open')}
      lead={t('file.openLead')}
      onClose={onClose}
      onSend={async ({ appointmentId }) => {
        const post = posts.find((a) => a.id === appointmentId)!;
        const { id } = await open.mutateAsync({ body: { personId: person!.id, appointmentId, organizationId: post.organizationId, post: post.title, openedOn: firstDayOf(post.startedOn) } });
        toast.done(t('file.opened'));
        void go(`/evidence/performance-files/${id}`);
      }}
    >
      <Form.Item label={t('file.leader')}>{person ? <b>{person.name}</b> : null} <PersonSearch label={t('file.leader')} onPick={setPerson} /></Form.Item>
      <Form.Item name="appointmentId" {...must('file.post')}>
        <Select loading={dossier.isFetching} placeholder={t('file.choosePost')} options={posts.map((a) => ({ value: a.id, label: `${a.organizationName} ${a.title}` }))} />
      </Form.Item>
    </FormDialog>
  );
}

function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('evidence');
  const must = useRequired();
  const toast = useToast();
  const publish = useCommand(publishAnswerSheets, { invalidates: [listFiles, getFile] });
  return (
    <FormDialog<{ year: number }>
      title={t('file.publish')}
      act={t('file.publish')}
      lead={t('file.publishLead')}
      first={{ year: new Date().getFullYear() - 1 }}
      onClose={onClose}
      onSend={async ({ year }) => {
        const { published } = await publish.mutateAsync({ body: { year } });
        toast.done(t('file.publishedCount', { count: published.length }));
      }}
    >
      <Form.Item name="year" {...must('file.year')}>
        <InputNumber min={1990} max={2200} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}
