import { Segmented } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { call, useAnswer } from '../../../../web/api/index.ts';
import { Chart } from '../../../../web/charts/index.ts';
import { Answered, DataTable, EmptyState, Figure, PersonLink, Section, type Column } from '../../../../web/kit/index.ts';
import { listProgress, openProgress, type ProgressRow } from '../../progress/contract.ts';
import { useName, useSpoken } from '../words.tsx';
import './scores.css';

const number = (text: string): number => Number(text.replace('−', '-'));

/** 进步指数 of a year: who stands where by level and by progress, the picture of both, and how it is computed. */
export function ProgressPart({ runId }: { readonly runId: string }) {
  const { t } = useTranslation('scores');
  const name = useName();
  const say = useSpoken();
  const [search, setSearch] = useSearchParams();
  const of = search.get('of') ?? 'total';
  const answer = useAnswer(listProgress, { params: { id: runId }, query: { of } }, { keepPrevious: true });
  const choose = (value: string): void => setSearch((now) => (now.set('of', value), new URLSearchParams(now)), { replace: true });
  const explain = (r: ProgressRow) => async () => say.explanation((await call(openProgress, { params: { id: runId, personId: r.personId }, query: { of } })).explanation);
  const why = (r: ProgressRow): string => t(`progress.why_${r.abstains ?? 'no_score'}`);
  const lead = (key: 'ahead' | 'expected' | 'progress', title: string): Column<ProgressRow> => ({ key, title, width: 92, align: 'end', optional: key === 'expected', sortBy: (r) => (r[key] === null ? null : number(r[key])), render: (r) => <span className="dd-num">{r[key] ?? '—'}</span> });
  const rank = (key: 'levelRank' | 'progressRank', title: string): Column<ProgressRow> => ({ key, title, width: 88, align: 'end', sortBy: (r) => r[key], render: (r) => <span className="dd-num">{r[key] ?? '—'}</span> });
  const columns: Column<ProgressRow>[] = [
    { key: 'name', title: t('progress.name'), width: 110, pinned: true, sortBy: (r) => r.name, render: (r) => <PersonLink id={r.personId} name={r.name} /> },
    { key: 'unit', title: t('progress.unit'), width: 180, grow: true, sortBy: (r) => r.organizationName, render: (r) => `${r.organizationName} ${r.title}` },
    { key: 'group', title: t('progress.group'), width: 150, sortBy: (r) => r.group, render: (r) => name(r.groupName) },
    { key: 'index', title: t('progress.index'), width: 130, align: 'end', sortBy: (r) => (r.index === null ? null : Number(r.index)), render: (r) => <Figure value={r.index ?? why(r)} explanation={explain(r)} title={`${r.name} ${t('progress.index')}`} /> },
    rank('progressRank', t('progress.progressRank')),
    { key: 'score', title: t('progress.level'), width: 92, align: 'end', sortBy: (r) => (r.score === null ? null : Number(r.score)), render: (r) => <span className="dd-num">{r.score ?? '—'}</span> },
    rank('levelRank', t('progress.levelRank')),
    lead('ahead', t('progress.ahead')),
    lead('expected', t('progress.expectedLead')),
    lead('progress', t('progress.beyond')),
    { key: 'periods', title: t('progress.periods'), width: 92, align: 'end', optional: true, sortBy: (r) => r.periods, render: (r) => <span className="dd-num">{r.periods}</span> },
  ];
  return (
    <Answered answer={answer}>
      {(data) => (
        <>
          <p className="dd-scores-note">{t('progress.hint', { centre: data.definition.centre })}</p>
          <Segmented value={of} onChange={choose} options={[{ value: 'total', label: t('progress.total') }, ...data.dimensions.map((d) => ({ value: d.key, label: name(d.name) }))]} />
          <Quadrant rows={data.rows} />
          <DataTable
            name="assessment.progress"
            label={t('progress.label')}
            columns={columns}
            rows={data.rows}
            rowKey={(r) => r.personId}
            searchHint={t('progress.search')}
            searchBy={(r) => `${r.name} ${r.organizationName}`}
            empty={<EmptyState title={t('progress.none')}>{t('progress.noneNext')}</EmptyState>}
            card={(r) => (
              <>
                <b>{r.name}</b> {r.organizationName}
                <div>
                  {t('progress.index')} <Figure value={r.index ?? why(r)} explanation={explain(r)} title={r.name} /> · {t('progress.progressRank')} <span className="dd-num">{r.progressRank ?? '—'}</span> · {t('progress.levelRank')} <span className="dd-num">{r.levelRank ?? '—'}</span>
                </div>
              </>
            )}
          />
          {data.abstained > 0 && <p className="dd-scores-note">{t('progress.abstained', { count: data.abstained })}</p>}
          <Section title={t('progress.how')}>
            <ol className="dd-scores-formula">
              <li>{t('progress.step1')}</li>
              <li>{t('progress.step2', { window: data.definition.window })}</li>
              <li>{t('progress.step3', { centre: data.definition.centre, points: data.definition.points, cap: data.definition.cap })}</li>
            </ol>
            <p className="dd-scores-note">{t('progress.basis', { source: data.definition.source, version: data.definition.version })}</p>
          </Section>
        </>
      )}
    </Answered>
  );
}

/** Level across, progress upward: the strong that stand still and the weak that rise are seen at once. */
function Quadrant({ rows }: { readonly rows: readonly ProgressRow[] }) {
  const { t } = useTranslation('scores');
  const shown = useMemo(() => rows.filter((r) => r.index !== null && r.score !== null), [rows]);
  const option = useMemo(
    () => ({
      animation: false,
      grid: { left: 8, right: 24, top: 28, bottom: 28, outerBoundsMode: 'same' },
      tooltip: { formatter: (p: { data: (number | string)[] }) => `${p.data[2]}<br>${t('progress.level')} ${p.data[0]}<br>${t('progress.index')} ${p.data[1]}` },
      xAxis: { type: 'value', scale: true, name: t('progress.level'), nameLocation: 'middle', nameGap: 26 },
      yAxis: { type: 'value', scale: true, name: t('progress.index') },
      series: [{ type: 'scatter', symbolSize: 7, itemStyle: { opacity: 0.55 }, data: shown.map((r) => [Number(r.score), Number(r.index), r.name]), large: shown.length > 2000 }],
    }),
    [shown, t],
  );
  if (shown.length === 0) return <p>{t('progress.quadrantNone')}</p>;
  const best = shown.reduce((a, b) => (Number(b.index) > Number(a.index) ? b : a));
  return <Chart summary={t('progress.quadrantSummary', { count: shown.length, name: best.name, index: best.index })} option={option} height={280} columns={[t('progress.name'), t('progress.level'), t('progress.index')]} rows={shown.map((r) => [r.name, r.score, r.index])} />;
}
