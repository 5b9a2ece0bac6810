import { Button, Segmented, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { download, useAnswerPages, type InputOf } from '../../../web/api/index.ts';
import { DataTable, DateText, EmptyState, Page, PersonLink, useDelayed, useTableState, type Column } from '../../../web/kit/index.ts';
import { useMay } from '../../../web/session/index.ts';
import { exportCases, listCases, type CaseLine } from '../contract.ts';
import './cases.css';
import { CaseState, TimeLeft, useWords } from './words.tsx';

const PAGE = 100;
const sorts = ['due', 'number', 'opened', 'closed'] as const;
const whiches = ['open', 'closed', 'all'] as const;
const assignees = ['mine', 'nobody'] as const;

/** 案件: nearest term first, each opening in place; what is asked for stands in the address. */
export default function CasesPage() {
  const { t, i18n } = useTranslation('cases');
  const say = useWords();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [table] = useTableState();
  const mayOpen = useMay('cases.act');
  const one = <T extends string>(key: string, known: readonly T[]): T | undefined => known.find((k) => k === search.get(key));
  const which = one('which', whiches) ?? 'open';
  const type = search.get('type') ?? undefined;
  const state = type === undefined ? undefined : (search.get('state') ?? undefined);
  const assignee = one('assignee', assignees);
  const late = search.get('late') === '1';
  const text = useDelayed(table.text, 250);
  const set = (change: Record<string, string | undefined>) =>
    setSearch(
      (had) => {
        const next = new URLSearchParams(had);
        for (const [key, value] of Object.entries(change)) if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true },
    );
  const sorted = sorts.find((s) => s === table.sort?.key);
  const query = {
    ...(which === 'all' ? {} : { open: String(which === 'open') }),
    ...(type ? { type } : {}),
    ...(state ? { state } : {}),
    ...(assignee ? { assignee } : {}),
    ...(late ? { late: 'true' } : {}),
    ...(text ? { text } : {}),
    ...(sorted ? { sort: `${table.sort!.descending ? '-' : ''}${sorted}` as NonNullable<InputOf<typeof listCases>['query']>['sort'] } : {}),
  };
  const pages = useAnswerPages(listCases, { inputAt: (offset: number | undefined) => ({ query: { ...query, limit: PAGE, offset: offset ?? 0 } }), next: (a) => a.next, rows: (a) => a.cases });
  const types = pages.first?.types ?? [];
  const chosen = types.find((x) => x.key === type);
  const subjects = (c: CaseLine) => c.people.filter((p) => p.role === 'subject');
  const who = (c: CaseLine) => {
    const [first, ...more] = subjects(c);
    return first ? <><PersonLink id={first.personId} name={first.name} />{more.length > 0 && ` ${t('list.andMore', { count: more.length + 1 })}`}</> : '—';
  };
  // The server sorts: what a column would compare by does not matter, only that it can be asked for.
  const byServer = (c: CaseLine) => c.number;
  const columns: Column<CaseLine>[] = [
    { key: 'number', title: t('list.number'), width: 104, pinned: true, sortBy: byServer, render: (c) => <Link to={`/cases/${c.id}`} className="dd-num">{c.number}</Link> },
    { key: 'title', title: t('list.title'), width: 200, grow: true, render: (c) => <Link to={`/cases/${c.id}`}>{c.title}</Link> },
    { key: 'type', title: t('list.type'), width: 130, render: (c) => say(c.typeTitle) },
    { key: 'people', title: t('list.people'), width: 120, render: who },
    { key: 'unit', title: t('list.unit'), width: 160, optional: true, render: (c) => c.organizationName },
    { key: 'state', title: t('list.state'), width: 150, render: (c) => <CaseState line={c} /> },
    { key: 'left', title: t('list.left'), width: 140, render: (c) => <TimeLeft line={c} /> },
    { key: 'due', title: t('list.due'), width: 112, sortBy: byServer, render: (c) => (c.dueOn ? <DateText value={c.dueOn} /> : '—') },
    { key: 'assignee', title: t('list.assignee'), width: 100, render: (c) => c.assignee ?? <span className="dd-case-quiet">{t('file.nobody')}</span> },
    { key: 'opened', title: t('list.opened'), width: 112, sortBy: byServer, render: (c) => <DateText value={c.openedOn} /> },
    ...(which === 'open' ? [] : [{ key: 'closed', title: t('list.closedOn'), width: 120, sortBy: byServer, render: (c: CaseLine) => (c.closedOn ? <DateText value={c.closedOn} /> : '—') }]),
  ];
  return (
    <Page
      title={t('list.heading')}
      sub={pages.first && t('list.sub', { count: pages.first.total, late: pages.first.late })}
      actions={<><Button onClick={() => void navigate('/cases/timetables')}>{t('timetable.heading')}</Button>{mayOpen && <Button type="primary" onClick={() => void navigate('/cases/new')}>{t('open.heading')}</Button>}</>}
      bar={
        <div className="dd-case-bar">
          <Segmented value={which} onChange={(v) => set({ which: v === 'open' ? undefined : String(v) })} options={whiches.map((value) => ({ value, label: t(`list.${value}`) }))} />
          <Select aria-label={t('list.type')} allowClear value={type ?? null} placeholder={t('list.allTypes')} className="dd-case-type" onChange={(v: string | null | undefined) => set({ type: v ?? undefined, state: undefined })} options={types.map((x) => ({ value: x.key, label: t('list.typeCount', { type: say(x.title), count: x.open }) }))} />
          {chosen && <Select aria-label={t('list.state')} allowClear value={state ?? null} placeholder={t('list.allStates')} className="dd-case-type" onChange={(v: string | null | undefined) => set({ state: v ?? undefined })} options={chosen.states.map((s) => ({ value: s.key, label: say(s.title) }))} />}
          <Select aria-label={t('list.assignee')} allowClear value={assignee ?? null} placeholder={t('list.allAssignees')} className="dd-case-assignee" onChange={(v: string | null | undefined) => set({ assignee: v ?? undefined })} options={assignees.map((value) => ({ value, label: t(`list.${value}`) }))} />
          <label className="dd-case-switch"><Switch size="small" checked={late} onChange={(on) => set({ late: on ? '1' : undefined })} /> {t('list.lateOnly')}</label>
        </div>
      }
    >
      <DataTable
        name="cases"
        label={t('list.heading')}
        columns={columns}
        rows={pages.rows}
        rowKey={(c) => c.id}
        error={pages.error}
        onRetry={() => void pages.refetch()}
        server={{ onEnd: () => void (pages.hasNextPage && !pages.isFetchingNextPage && pages.fetchNextPage()), loadingMore: pages.isFetchingNextPage, ...(pages.first ? { total: pages.first.total } : {}) }}
        searchHint={t('list.search')}
        onOpen={(c) => void navigate(`/cases/${c.id}`)}
        onExport={() => download(exportCases, { query: { ...query, language: i18n.language === 'en' ? 'en' : 'zh-CN' } })}
        rowTone={(c) => (c.daysLeft !== null && c.daysLeft < 0 ? 'danger' : undefined)}
        empty={<EmptyState title={t('list.none')} />}
        card={(c) => (
          <div className="dd-case-card">
            <b>{c.title}</b>
            <div className="dd-case-sub"><CaseState line={c} /> <TimeLeft line={c} /></div>
            <div className="dd-case-quiet">{say(c.typeTitle)} <span className="dd-num">{c.number}</span> {subjects(c).map((p) => p.name).join(t('list.comma'))}</div>
          </div>
        )}
      />
    </Page>
  );
}
