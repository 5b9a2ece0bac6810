import '../evidence.css';
import { Button, Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useAnswer, useAnswerPages } from '../../../../web/api/index.ts';
import { DataTable, DateText, EmptyState, momentDay, Page, useDelayed, useTableState, type Column } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { inbox, listEntries, type EntryView } from '../../contract.ts';
import { arenas, entryStates } from '../../model.ts';
import { contentFields } from '../content-fields.ts';
import { EvidenceTabs } from '../parts/Tabs.tsx';
import { EntryStateTag, KindLabel, PersonsText } from '../words.tsx';

const waiting = ['unit', 'department', 'dispute', 'correction'] as const;
type Waiting = (typeof waiting)[number];
const PAGE = 100;
/** The server answers so many of each list; more than that is shown as 500+. */
const INBOX_LIMIT = 500;
const filters = ['kind', 'arena', 'state', 'from', 'to'] as const;
interface Row extends EntryView {
  readonly since?: string;
}

/** 实事: every entry one may see, and what waits for one's word; view and filters stand in the address. */
export default function EntriesPage() {
  const { t } = useTranslation('evidence');
  const go = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [table] = useTableState();
  const words = useDelayed(table.text.trim(), 250);
  const mayReport = useMay('evidence.report');
  const mayUnit = useMay('evidence.review.unit');
  const mayDepartment = useMay('evidence.review.department');
  const waits = useAnswer(inbox, {}, { pollMs: 120_000 });
  const countOf = (w: Waiting) => (waits.data?.items ?? []).filter((i) => i.waitingFor === w).length;

  const shown: readonly Waiting[] = waiting.filter((w) => (w === 'unit' ? mayUnit : w === 'correction' ? mayReport : mayDepartment));
  const asked = search.get('view') ?? 'all';
  // `waiting` comes from the bell and the workbench: open the first list that has something in it.
  const view = asked === 'waiting' ? (shown.find((w) => countOf(w) > 0) ?? shown[0] ?? 'all') : asked;
  const inInbox = (shown as readonly string[]).includes(view);
  const set = (change: Record<string, string | undefined>) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        for (const [key, value] of Object.entries(change)) if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true },
    );

  const query = Object.fromEntries(filters.flatMap((f) => (search.get(f) ? [[f, search.get(f)!]] : [])));
  const pages = useAnswerPages(listEntries, {
    inputAt: (cursor: string | undefined) => ({ query: { ...query, limit: PAGE, ...(view === 'mine' ? { mine: 'true' } : {}), ...(words ? { words } : {}), ...(cursor ? { cursor } : {}) } as never }),
    next: (answer) => answer.nextCursor,
    rows: (answer) => answer.entries,
    enabled: !inInbox,
  });
  const rows: readonly Row[] | undefined = inInbox ? waits.data?.items.filter((i) => i.waitingFor === view).map((i) => ({ ...i.entry, since: i.since })) : pages.rows;

  const columns: Column<Row>[] = [
    { key: 'on', title: t('field.occurredOn'), width: 110, pinned: true, ...(inInbox ? { sortBy: (e: Row) => e.occurredOn } : {}), render: (e) => <DateText value={e.occurredOn} /> },
    { key: 'title', title: t('field.title'), width: 240, grow: true, render: (e) => <Link to={`/evidence/${e.id}`}>{e.title}</Link> },
    { key: 'kind', title: t('field.kind'), width: 130, render: (e) => <KindLabel kind={e.content.kind} /> },
    { key: 'persons', title: t('field.persons'), width: 200, grow: true, render: (e) => <PersonsText persons={e.persons} /> },
    { key: 'unit', title: t('field.organization'), width: 160, grow: true, render: (e) => e.organization?.name ?? '—' },
    { key: 'matter', title: t('field.matter'), width: 180, grow: true, optional: true, render: (e) => e.matter?.title ?? '—' },
    { key: 'arena', title: t('field.arena'), width: 110, render: (e) => t(`arena.${e.arena}`) },
    ...(inInbox ? [{ key: 'since', title: t('list.since'), width: 110, sortBy: (e: Row) => e.since, render: (e: Row) => <DateText value={e.since && momentDay(e.since)} /> }] : []),
    { key: 'attachments', title: t('form.attachments'), width: 80, align: 'end', optional: true, render: (e) => <span className="dd-num">{e.attachments.length}</span> },
    { key: 'state', title: t('field.state'), width: 150, render: (e) => <EntryStateTag state={e.state} /> },
  ];
  const label = (w: Waiting) => t('view.counted', { name: t(`view.${w}`), shown: `${countOf(w)}${countOf(w) >= INBOX_LIMIT ? '+' : ''}` });
  return (
    <Page
      title={t('nav.evidence')}
      sub={t('list.sub')}
      bar={<EvidenceTabs />}
      actions={mayReport && <Button type="primary" onClick={() => void go('/evidence/new')}>{t('list.new')}</Button>}
    >
      <div className="dd-evidence-views">
        <Segmented
          value={view}
          onChange={(v) => set({ view: v === 'all' ? undefined : String(v) })}
          options={[{ value: 'all', label: t('view.all') }, ...shown.map((w) => ({ value: w, label: label(w) })), ...(mayReport ? [{ value: 'mine', label: t('view.mine') }] : [])]}
        />
      </div>
      <DataTable
        name="evidence.entries"
        label={t('nav.evidence')}
        columns={columns}
        rows={rows}
        rowKey={(e) => e.id}
        error={inInbox ? waits.error : pages.error}
        onRetry={() => void (inInbox ? waits.refetch() : pages.refetch())}
        onOpen={(e) => void go(`/evidence/${e.id}`)}
        searchHint={t('list.search')}
        {...(inInbox
          ? { searchBy: (e: Row) => `${e.title} ${e.persons.map((p) => p.name).join(' ')} ${e.organization?.name ?? ''}` }
          : { server: { onEnd: () => void (pages.hasNextPage && pages.fetchNextPage()), loadingMore: pages.isFetchingNextPage } })}
        empty={<EmptyState title={t(inInbox ? 'list.nothingWaits' : 'list.none')}>{t(inInbox ? 'list.nothingWaitsNext' : 'list.noneNext')}</EmptyState>}
        card={(e) => (
          <div className="dd-evidence-card">
            <b>{e.title}</b>
            <div><KindLabel kind={e.content.kind} /> <EntryStateTag state={e.state} /></div>
            <div className="dd-evidence-quiet"><DateText value={e.occurredOn} /> · {e.persons.map((p) => p.name).join(' ') || t('entry.nobody')} · {e.organization?.name ?? t(`arena.${e.arena}`)}</div>
          </div>
        )}
        tools={
          !inInbox && (
            <>
              <Select allowClear style={{ width: 140 }} placeholder={t('field.kind')} aria-label={t('field.kind')} value={search.get('kind')} onChange={(v: string | null | undefined) => set({ kind: v ?? undefined })} options={Object.keys(contentFields).map((k) => ({ value: k, label: t(`kind.${k}` as 'kind.deed') }))} />
              <Select allowClear style={{ width: 140 }} placeholder={t('field.state')} aria-label={t('field.state')} value={search.get('state')} onChange={(v: string | null | undefined) => set({ state: v ?? undefined })} options={entryStates.map((s) => ({ value: s, label: t(`state.${s}`) }))} />
              <Select allowClear style={{ width: 120 }} placeholder={t('field.arena')} aria-label={t('field.arena')} value={search.get('arena')} onChange={(v: string | null | undefined) => set({ arena: v ?? undefined })} options={arenas.map((a) => ({ value: a, label: t(`arena.${a}`) }))} />
              <Input type="date" style={{ width: 140 }} aria-label={t('list.from')} title={t('list.from')} value={search.get('from') ?? ''} onChange={(e) => set({ from: e.target.value })} />
              <Input type="date" style={{ width: 140 }} aria-label={t('list.to')} title={t('list.to')} value={search.get('to') ?? ''} onChange={(e) => set({ to: e.target.value })} />
            </>
          )
        }
      />
    </Page>
  );
}
