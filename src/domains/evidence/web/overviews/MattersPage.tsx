import '../evidence.css';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useAnswerPages, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { DataTable, DateText, EmptyState, Page, useDelayed, useTableState, type Column } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { amendMatter, getMatter, listMatters, openMatter, type NewMatter } from '../../contract.ts';
import { arenas, type Arena } from '../../model.ts';
import { UnitSelect } from '../parts/choosers.tsx';
import { DayInput } from '../parts/DayInput.tsx';
import { FormDialog } from '../parts/FormDialog.tsx';
import { EvidenceTabs } from '../parts/Tabs.tsx';
import { useRequired } from '../parts/use-required.ts';
import { OutcomeTag } from './OutcomeTag.tsx';

/** 事项: what there is to do, who has a part in it, what became of it. */
export default function MattersPage() {
  const { t } = useTranslation('evidence');
  const go = useNavigate();
  const may = useMay('evidence.matters.manage');
  const [opening, setOpening] = useState(false);
  const [search, setSearch] = useSearchParams();
  const arena = (arenas as readonly string[]).includes(search.get('arena') ?? '') ? (search.get('arena') as Arena) : undefined;
  const [table] = useTableState();
  const words = useDelayed(table.text.trim(), 250);
  const pages = useAnswerPages(listMatters, {
    inputAt: (cursor: string | undefined) => ({ query: { limit: 100, ...(arena ? { arena } : {}), ...(words ? { words } : {}), ...(cursor ? { cursor } : {}) } }),
    next: (answer) => answer.nextCursor,
    rows: (answer) => answer.matters,
  });
  type Matter = OutputOf<typeof listMatters>['matters'][number];
  const columns: Column<Matter>[] = [
    { key: 'title', title: t('field.matter'), width: 260, grow: true, pinned: true, render: (m) => <Link to={`/evidence/matters/${m.id}`}>{m.title}</Link> },
    { key: 'unit', title: t('field.organization'), width: 180, grow: true, render: (m) => m.organization?.name ?? '—' },
    { key: 'arena', title: t('field.arena'), width: 110, render: (m) => t(`arena.${m.arena}`) },
    { key: 'started', title: t('matter.started'), width: 110, render: (m) => <DateText value={m.startedOn} /> },
    { key: 'planned', title: t('field.plannedOn'), width: 110, render: (m) => <DateText value={m.plannedOn} /> },
    { key: 'entries', title: t('part.entries'), width: 90, align: 'end', render: (m) => <span className="dd-num">{m.entries}</span> },
    { key: 'outcome', title: t('field.outcome'), width: 120, render: (m) => <OutcomeTag outcome={m.outcome} /> },
  ];
  return (
    <Page title={t('part.matters')} sub={t('matter.sub')} bar={<EvidenceTabs />} breadcrumb={[{ title: t('nav.evidence'), to: '/evidence' }, { title: t('part.matters') }]} actions={may && <Button type="primary" onClick={() => setOpening(true)}>{t('matter.open')}</Button>}>
      <DataTable
        name="evidence.matters"
        label={t('part.matters')}
        columns={columns}
        rows={pages.rows}
        rowKey={(m) => m.id}
        error={pages.error}
        onRetry={() => void pages.refetch()}
        onOpen={(m) => void go(`/evidence/matters/${m.id}`)}
        searchHint={t('matter.search')}
        server={{ onEnd: () => void (pages.hasNextPage && !pages.isFetchingNextPage && pages.fetchNextPage()), loadingMore: pages.isFetchingNextPage }}
        empty={<EmptyState title={t('matter.noMatters')} />}
        card={(m) => <div className="dd-evidence-card"><b>{m.title}</b><div><OutcomeTag outcome={m.outcome} /> {t(`arena.${m.arena}`)} · {m.organization?.name}</div></div>}
        tools={<Select allowClear style={{ width: 140 }} placeholder={t('field.arena')} aria-label={t('field.arena')} value={arena ?? null} onChange={(v: Arena | null | undefined) => setSearch((now) => { const next = new URLSearchParams(now); if (v) next.set('arena', v); else next.delete('arena'); return next; }, { replace: true })} options={arenas.map((a) => ({ value: a, label: t(`arena.${a}`) }))} />}
      />
      {opening && <MatterDialog onClose={() => setOpening(false)} />}
    </Page>
  );
}

/** Opens a matter, or records a new version of one. */
export function MatterDialog({ matter, onClose }: { readonly matter?: { readonly id: string } & NewMatter; readonly onClose: () => void }) {
  const { t } = useTranslation('evidence');
  const must = useRequired();
  const go = useNavigate();
  const open = useCommand(openMatter, { invalidates: [listMatters] });
  const amend = useCommand(amendMatter, { invalidates: [listMatters, getMatter] });
  return (
    <FormDialog<NewMatter>
      title={t(matter ? 'matter.amend' : 'matter.open')}
      act={t(matter ? 'matter.amend' : 'matter.open')}
      {...(matter ? { first: matter } : {})}
      onClose={onClose}
      onSend={async (v) => {
        const body = { title: v.title, arena: v.arena, organizationId: v.organizationId ?? null, startedOn: v.startedOn, plannedOn: v.plannedOn ?? null, description: v.description ?? '' };
        if (matter) await amend.mutateAsync({ params: { id: matter.id }, body });
        else void go(`/evidence/matters/${(await open.mutateAsync({ body })).id}`);
      }}
    >
      <Form.Item name="title" {...must('field.title')}><Input maxLength={200} /></Form.Item>
      <Form.Item name="arena" {...must('field.arena')}><Select options={arenas.map((a) => ({ value: a, label: t(`arena.${a}`) }))} /></Form.Item>
      <div className="dd-evidence-pair">
        <Form.Item name="startedOn" {...must('matter.started')}><DayInput /></Form.Item>
        <Form.Item name="plannedOn" label={t('field.plannedOn')}><DayInput /></Form.Item>
      </div>
      <Form.Item name="organizationId" label={t('field.organization')}><UnitSelect label={t('form.chooseUnit')} /></Form.Item>
      <Form.Item name="description" label={t('field.description')}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>
    </FormDialog>
  );
}
