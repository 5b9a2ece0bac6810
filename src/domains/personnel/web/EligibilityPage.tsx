import { Button, Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { call, download, useAnswer } from '../../../web/api/index.ts';
import { DataTable, DateText, EmptyState, Label, Page, PersonLink, useExplain, type Column } from '../../../web/kit/index.ts';
import { organizationTree } from '../../registry/contract.ts';
import { eligibilityOfPerson, exportEligibility, listEligibility, MOST_ROWS, type EligibilityRow } from '../contract.ts';
import { outcomes, type Outcome } from '../model.ts';
import { OutcomeTag, useRankWords, WhenText } from './words.tsx';
import './personnel.css';

/** Who may be promoted in rank on a day; unit, day and outcome stand in the address. */
export default function EligibilityPage() {
  const { t, i18n } = useTranslation('personnel');
  const words = useRankWords();
  const explain = useExplain();
  const [search, setSearch] = useSearchParams();
  const on = search.get('on') ?? undefined;
  const organizationId = search.get('organizationId') ?? undefined;
  const outcome = outcomes.find((o) => o === search.get('outcome'));
  const asked = { ...(on ? { on } : {}), ...(organizationId ? { organizationId } : {}) };
  const answer = useAnswer(listEligibility, { query: asked }, { keepPrevious: true });
  const units = useAnswer(organizationTree, {}, { staleMs: 300_000 });
  const list = answer.data;
  const rows = list?.rows.filter((r) => outcome === undefined || r.outcome === outcome);
  const set = (key: string, value: string | undefined) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (value) next.set(key, value);
      else next.delete(key);
      return next;
    }, { replace: true });
  const open = (row: EligibilityRow) => explain(async () => (await call(eligibilityOfPerson, { params: { personId: row.person.id }, query: on ? { on } : {} })).explanation!, row.person.name);

  const columns: Column<EligibilityRow>[] = [
    { key: 'person', title: t('column.person'), width: 110, pinned: true, sortBy: (r) => r.person.name, render: (r) => <PersonLink id={r.person.id} name={r.person.name} /> },
    { key: 'unit', title: t('column.unit'), width: 170, grow: true, sortBy: (r) => r.person.organizationName, render: (r) => r.person.organizationName ?? '—' },
    { key: 'post', title: t('column.post'), width: 150, grow: true, sortBy: (r) => r.person.title, render: (r) => r.person.title ?? '—' },
    { key: 'rank', title: t('column.rank'), width: 115, sortBy: (r) => r.rank, render: (r) => words.rank(r.rank) },
    { key: 'since', title: t('column.since'), width: 120, optional: true, sortBy: (r) => r.rankSince, render: (r) => <DateText value={r.rankSince} /> },
    { key: 'target', title: t('column.target'), width: 115, sortBy: (r) => r.target, render: (r) => words.rank(r.target) },
    { key: 'outcome', title: t('column.outcome'), width: 135, sortBy: (r) => outcomes.indexOf(r.outcome), render: (r) => <OutcomeTag outcome={r.outcome} /> },
    { key: 'when', title: t('column.when'), width: 170, sortBy: (r) => r.from ?? r.until, render: (r) => <WhenText row={r} /> },
    { key: 'months', title: t('column.months'), width: 110, align: 'end', sortBy: (r) => (r.months ? r.months.needed - r.months.served : null), render: (r) => (r.months ? <span className="dd-num">{`${r.months.served} / ${r.months.needed}`}</span> : '—') },
    { key: 'grade', title: t('column.grade'), width: 110, optional: true, sortBy: (r) => r.lastGrade, render: (r) => words.grade(r.lastGrade) },
    { key: 'open', title: t('column.open'), width: 190, grow: true, render: (r) => <OpenPoints row={r} headed /> },
  ];
  return (
    <Page title={t('list.title')} sub={t('list.sub')}>
      {list && <Counts counts={list.counts} chosen={outcome} onChoose={(o) => set('outcome', o)} />}
      <DataTable
        name="personnel.eligibility"
        label={t('list.title')}
        columns={columns}
        rows={rows}
        rowKey={(r) => r.person.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        onOpen={open}
        searchHint={t('list.search')}
        searchBy={(r) => `${r.person.name} ${r.person.organizationName ?? ''} ${r.person.title ?? ''}`}
        onExport={() => download(exportEligibility, { query: { ...asked, ...(outcome ? { outcome } : {}), language: i18n.language === 'en' ? 'en' : 'zh-CN' } })}
        empty={<EmptyState title={t('list.empty')}>{t('list.emptyNext')}</EmptyState>}
        card={(r) => (
          <>
            <b>{r.person.name}</b> {r.person.organizationName} {r.person.title} <OutcomeTag outcome={r.outcome} />
            <div>{words.rank(r.rank)} → {words.rank(r.target)} · <WhenText row={r} /></div>
            <OpenPoints row={r} headed={false} />
          </>
        )}
        tools={
          <>
            <Input type="date" style={{ width: 150 }} aria-label={t('list.day')} value={on ?? list?.on ?? ''} onChange={(e) => set('on', e.target.value || undefined)} />
            {on && <Button type="link" onClick={() => set('on', undefined)}>{t('list.today')}</Button>}
            <Select allowClear showSearch={{ optionFilterProp: 'label' }} style={{ width: 200 }} placeholder={t('list.allUnits')} aria-label={t('list.unit')} value={organizationId} onChange={(v) => set('organizationId', v)} options={(units.data ?? []).map((u) => ({ value: u.id, label: u.name }))} />
          </>
        }
      />
      {list && list.notConcerned > 0 && <p className="dd-pers-note">{t('list.notConcerned', { count: list.notConcerned })}</p>}
      {list?.more && <p className="dd-pers-note">{t('list.more', { most: MOST_ROWS })}</p>}
    </Page>
  );
}

/** A lock that is no sanction: it waits until a report is checked. */
const HELD = 'protection.on_hold';

/** `headed`: stands under a heading that says what it is. */
function OpenPoints({ row, headed }: { row: EligibilityRow; headed: boolean }) {
  const { t } = useTranslation('personnel');
  const facts = row.outcome === 'barred' ? '' : row.supposed.map((fact) => t(`fact.${fact}` as never, { defaultValue: fact })).join('、');
  return (
    <span className="dd-pers-open">
      {row.locks.some((l) => l.code === HELD) && <Label>{t('tag.held')}</Label>}
      {row.gradeInDoubt && <Label>{t('tag.doubt')}</Label>}
      {row.reliefs.length > 0 && <Label>{t('tag.relief')}</Label>}
      {facts && (headed ? facts : t('tag.confirm', { facts }))}
    </span>
  );
}

function Counts({ counts, chosen, onChoose }: { counts: Readonly<Record<Outcome, number>>; chosen: Outcome | undefined; onChoose: (o: Outcome | undefined) => void }) {
  const { t } = useTranslation('personnel');
  const all = outcomes.reduce((sum, o) => sum + counts[o], 0);
  return (
    <div className="dd-pers-counts">
      <Segmented
        aria-label={t('list.legend')}
        value={chosen ?? 'all'}
        onChange={(v) => onChoose(v === 'all' ? undefined : (v as Outcome))}
        options={[{ value: 'all', label: <CountLabel name={t('list.all')} count={all} /> }, ...outcomes.map((o) => ({ value: o, label: <CountLabel name={t(`outcome.${o}`)} count={counts[o]} /> }))]}
      />
    </div>
  );
}

const CountLabel = ({ name, count }: { name: string; count: number }) => (
  <span className="dd-pers-count">
    <b className="dd-num">{count}</b> {name}
  </span>
);
