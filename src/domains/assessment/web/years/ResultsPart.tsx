import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { call, useAnswer } from '../../../../web/api/index.ts';
import { DataTable, EmptyState, Figure, PersonLink, type Column } from '../../../../web/kit/index.ts';
import { ReasonList, StateTag } from '../../../../web/kit/index.ts';
import { listResults, openResult, type ResultRow, type RunView } from '../../contract.ts';
import { grades, resultStates } from '../../model.ts';
import { ExportButton } from '../papers/ExportButton.tsx';
import { GradeText, ResultStateTag, useGradeWord, useName, useSpoken } from '../words.tsx';

/** Rows asked for at once; beyond it a group must be chosen. */
const MOST = 5000;

/** Everybody's result; filter and group stand in the address. */
export function ResultsPart({ run }: { readonly run: RunView }) {
  const { t } = useTranslation('assessment');
  const name = useName();
  const say = useSpoken();
  const word = useGradeWord(run.subject);
  const go = useNavigate();
  const [search, setSearch] = useSearchParams();
  const group = search.get('group') ?? undefined;
  const open = search.get('open') === 'true';
  const answer = useAnswer(listResults, { params: { id: run.id }, query: { limit: MOST, ...(group ? { group } : {}), ...(open ? { open: 'true' as const } : {}) } }, { keepPrevious: true });
  const set = (key: string, value: string | undefined) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true },
    );
  const explain = (r: ResultRow) => async () => say.explanation((await call(openResult, { params: { id: run.id, personId: r.personId } })).explanation);
  const link = (r: ResultRow) => `/assessment/years/${run.id}/people/${r.personId}`;

  const reason: Column<ResultRow> = { key: 'reason', title: t('table.reason'), width: 280, grow: true, render: (r) => <ReasonList reasons={say.reasons(r.reasons.slice(0, 2).map(({ code, params }) => ({ code, ...(params ? { params } : {}) })))} /> };
  const columns: Column<ResultRow>[] = [
    { key: 'name', title: t('table.name'), width: 110, pinned: true, sortBy: (r) => r.name, render: (r) => <PersonLink id={r.personId} name={r.name} /> },
    { key: 'unit', title: t('table.unit'), width: 190, grow: true, sortBy: (r) => r.organizationName, render: (r) => `${r.organizationName} ${r.title}` },
    { key: 'group', title: t('table.group'), width: 180, sortBy: (r) => r.group, render: (r) => name(r.groupName) },
    { key: 'score', title: t('table.score'), width: 90, align: 'end', sortBy: (r) => (r.score === null ? null : Number(r.score)), render: (r) => (r.score === null ? '—' : <Figure value={r.score} explanation={explain(r)} title={`${r.name} ${run.year}`} />) },
    { key: 'rank', title: t('table.rank'), width: 100, align: 'end', sortBy: (r) => r.rank, render: (r) => <span className="dd-num">{r.rank === null ? t('table.notRanked') : t('table.rankOf', { rank: r.rank, size: r.groupSize })}</span> },
    {
      key: 'grade',
      title: t('table.grade'),
      width: 150,
      sortBy: (r) => grades.indexOf(r.grade ?? r.proposedGrade ?? 'not_assessed'),
      filter: { choices: grades.map((g) => ({ value: g, label: word(g) })), valueOf: (r) => r.grade ?? r.proposedGrade },
      render: (r) => <><GradeText grade={r.grade} proposed={r.proposedGrade} subject={run.subject} /> {r.held.length > 0 && <StateTag tone="caution">{t('table.held')}</StateTag>}</>,
    },
    { key: 'state', title: t('table.state'), width: 140, optional: true, filter: { choices: resultStates.map((s) => ({ value: s, label: t(`resultState.${s}`) })), valueOf: (r) => r.state }, render: (r) => <ResultStateTag state={r.state} /> },
    ...(answer.data?.dimensions ?? []).map(
      (d): Column<ResultRow> => ({ key: d.key, title: name(d.name), width: name(d.name).length > 4 ? 106 : 72, align: 'end', sortBy: (r) => (r.dimensions[d.key] == null ? null : Number(r.dimensions[d.key])), render: (r) => <span className="dd-num">{r.dimensions[d.key] ?? '—'}</span> }),
    ),
    ...(answer.data?.rows.some((r) => r.reasons.length > 0) ? [reason] : []),
  ];
  const total = answer.data?.total ?? 0;
  return (
    <>
      {total > MOST && <p>{t('table.tooMany', { shown: MOST, total })}</p>}
      <DataTable
        name="assessment.results"
        label={t('table.label')}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(r) => r.personId}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        onOpen={(r) => void go(link(r))}
        searchHint={t('table.search')}
        searchBy={(r) => `${r.name} ${r.organizationName}`}
        rowTone={(r) => (r.needsDecision ? 'caution' : undefined)}
        empty={<EmptyState title={t('table.none')}>{t('table.noneNext')}</EmptyState>}
        card={(r) => (
          <>
            <b>{r.name}</b> {r.organizationName} <span className="dd-num">{r.score ?? '—'}</span>
            <div>
              {name(r.groupName)} · {r.rank === null ? t('table.notRanked') : t('table.rankOf', { rank: r.rank, size: r.groupSize })}
            </div>
            <GradeText grade={r.grade} proposed={r.proposedGrade} subject={run.subject} /> {r.held.length > 0 && <StateTag tone="caution">{t('table.held')}</StateTag>}
          </>
        )}
        tools={
          <>
            <ExportButton run={run} group={group} />
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: 230 }}
              placeholder={t('table.group')}
              aria-label={t('table.group')}
              value={group}
              onChange={(v: string | undefined) => set('group', v)}
              options={(answer.data?.groups ?? []).map((g) => ({ value: g.key, label: `${name(g.name)} (${g.people})` }))}
            />
            {run.state === 'proposed' && (
              <Checkbox checked={open} onChange={(e) => set('open', e.target.checked ? 'true' : undefined)}>
                {t('table.openOnly')}
              </Checkbox>
            )}
          </>
        }
      />
    </>
  );
}
