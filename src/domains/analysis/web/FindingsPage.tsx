import './analysis.css';
import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useAnswer, useAnswerPages } from '../../../web/api/index.ts';
import { DataTable, EmptyState, Page, PersonLink, useDelayed, useTableState, type Column } from '../../../web/kit/index.ts';
import { listFindings, openMap, type FindingRow } from '../contract.ts';
import { problems, type Problem } from '../model.ts';
import { FindingStateTag, signed, SignalText } from './words.tsx';

const states = ['undecided', 'confirmed', 'rejected', 'abstained', 'not_suspected'] as const;
type State = (typeof states)[number];

const PAGE = 100;

/** Findings of the latest diagnosis; unit, problem and state stand in the address. */
export default function FindingsPage() {
  const { t } = useTranslation('analysis');
  const go = useNavigate();
  const [search, setSearch] = useSearchParams();
  const organizationId = search.get('organizationId') ?? undefined;
  const problem = (problems as readonly string[]).includes(search.get('problem') ?? '') ? (search.get('problem') as Problem) : undefined;
  const state = (states as readonly string[]).includes(search.get('state') ?? '') ? (search.get('state') as State) : undefined;
  const [table] = useTableState();
  const text = useDelayed(table.text.trim(), 250);
  const answer = useAnswerPages(listFindings, {
    inputAt: (cursor: string | undefined) => ({ query: { limit: PAGE, ...(text ? { text } : {}), ...(organizationId ? { organizationId } : {}), ...(problem ? { problem } : {}), ...(state ? { state } : {}), ...(cursor ? { cursor } : {}) } }),
    next: (a) => a.nextCursor,
    rows: (a) => a.findings,
  });
  const map = useAnswer(openMap);
  const set = (key: string, value: string | undefined) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (value) next.set(key, value);
      else next.delete(key);
      return next;
    }, { replace: true });

  const columns: Column<FindingRow>[] = [
    { key: 'person', title: t('column.person'), width: 110, pinned: true, render: (f) => <PersonLink id={f.person.id} name={f.person.name} /> },
    { key: 'unit', title: t('column.unit'), width: 180, grow: true, render: (f) => `${f.person.organizationName ?? ''} ${f.person.title ?? ''}` },
    { key: 'problem', title: t('column.problem'), width: 90, render: (f) => t(`problem.${f.problem}`) },
    { key: 'state', title: t('column.state'), width: 165, render: (f) => <FindingStateTag finding={f} /> },
    { key: 'strength', title: t('column.strength'), width: 80, align: 'end', render: (f) => (f.strength === null ? '—' : signed(f.strength)) },
    { key: 'confidence', title: t('column.confidence'), width: 110, render: (f) => (f.confidence ? t(`confidence.${f.confidence}`) : '—') },
    { key: 'because', title: t('column.because'), width: 260, grow: true, render: (f) => (f.strongest && f.strongest.z > 0 ? <SignalText signal={f.strongest} /> : '—') },
    { key: 'against', title: t('column.against'), width: 220, grow: true, render: (f) => (f.counterEvidence ? <SignalText signal={f.counterEvidence} /> : t('finding.noCounter')) },
  ];
  return (
    <Page title={t('findings.title')} breadcrumb={[{ title: t('nav.insight'), to: '/insight' }, { title: t('findings.title') }]} sub={t('findings.sub')}>
      <DataTable
        name="analysis.findings"
        label={t('findings.title')}
        columns={columns}
        rows={answer.rows}
        rowKey={(f) => f.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        onOpen={(f) => go(`/insight/findings/${f.id}`)}
        searchHint={t('findings.search')}
        server={{ onEnd: () => void (answer.hasNextPage && !answer.isFetchingNextPage && answer.fetchNextPage()), loadingMore: answer.isFetchingNextPage }}
        empty={<EmptyState title={t('findings.none')}>{t('findings.noneNext')}</EmptyState>}
        card={(f) => (
          <>
            <b>{f.person.name}</b> {f.person.organizationName} <FindingStateTag finding={f} />
            <div>{t(`problem.${f.problem}`)}{f.confidence && ` · ${t('finding.sureness', { confidence: t(`confidence.${f.confidence}`) })}`} · {f.strongest && f.strongest.z > 0 ? <SignalText signal={f.strongest} /> : '—'}</div>
          </>
        )}
        tools={
          <>
            <div className="dd-analysis-states"><Segmented value={state ?? 'all'} onChange={(v) => set('state', v === 'all' ? undefined : v)} options={[{ value: 'all', label: t('state.all') }, ...states.map((s) => ({ value: s, label: t(`state.${s}`) }))]} /></div>
            <Select allowClear style={{ width: 130 }} placeholder={t('column.problem')} aria-label={t('column.problem')} value={problem} onChange={(v) => set('problem', v)} options={problems.map((p) => ({ value: p, label: t(`problem.${p}`) }))} />
            <Select allowClear showSearch={{ optionFilterProp: 'label' }} style={{ width: 200 }} placeholder={t('column.unit')} aria-label={t('column.unit')} value={organizationId} onChange={(v) => set('organizationId', v)} options={(map.data?.units ?? []).map((u) => ({ value: u.organizationId, label: u.name }))} />
          </>
        }
      />
    </Page>
  );
}
