import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useAnswer } from '../../../web/api/index.ts';
import { Bars } from '../../../web/charts/index.ts';
import { Answered, DataTable, EmptyState, Gate, Page, Section, type Column } from '../../../web/kit/index.ts';
import { frontLineShares, type FrontLineShares, type ShareView } from '../contract.ts';
import { shareLevels } from '../model.ts';
import { BatchCheckForm } from './BatchCheckForm.tsx';
import { FindingTag, round, ShareFigure } from './share-parts.tsx';
import './personnel.css';

type Period = FrontLineShares['years'][number];
interface Line extends ShareView {
  readonly period: string;
}
const YEARS_BACK = 10;

/** M084: share of front-line experience among those promoted, by year and month, and what a batch would do to it. */
export default function SharesPage() {
  const { t } = useTranslation('personnel');
  const [search, setSearch] = useSearchParams();
  const year = Number(search.get('year')) || undefined;
  const answer = useAnswer(frontLineShares, { query: year ? { year } : {} }, { keepPrevious: true });
  return (
    <Page title={t('shares.title')} sub={t('shares.sub')}>
      <Answered answer={answer}>
        {(found) => (
          <>
            <div className="dd-pers-tools">
              <Select aria-label={t('shares.year')} style={{ width: 110 }} value={found.year} onChange={(y) => setSearch({ year: String(y) }, { replace: true })} options={Array.from({ length: YEARS_BACK }, (_, i) => new Date().getFullYear() - i).map((y) => ({ value: y, label: y }))} />
            </div>
            {!found.inForce && (
              <EmptyState title={t('shares.notInForce')} action={<Gate permission="policy.library.read"><Link to="/policy">{t('shares.toPolicy')}</Link></Gate>}>
                {t('shares.notInForceNext')}
              </EmptyState>
            )}
            {found.years.some((y) => y.shares.some((s) => s.promoted > 0)) && (
              <>
                <Section title={t('shares.byYear')}>
                  <Picture periods={found.years} summary={(text) => t('shares.chartSummary', { text })} />
                  <Lines name="personnel.shares.years" label={t('shares.byYear')} periods={found.years} />
                </Section>
                <Section title={t('shares.byMonth', { year: found.year })}>
                  <Picture periods={found.months} summary={(text) => t('shares.chartSummaryMonths', { year: found.year, text })} />
                  <Lines name="personnel.shares.months" label={t('shares.byMonth', { year: found.year })} periods={found.months} prefix="m" />
                </Section>
              </>
            )}
            {found.inForce && <BatchCheckForm />}
            {found.inForce && <p className="dd-pers-note">{t('shares.definition')}</p>}
          </>
        )}
      </Answered>
    </Page>
  );
}

function Picture({ periods, summary }: { periods: readonly Period[]; summary: (text: string) => string }) {
  const { t } = useTranslation('personnel');
  const shown = shareLevels.filter((level) => periods.some((p) => p.shares.some((s) => s.level === level && s.promoted > 0)));
  const of = (p: Period, level: string) => p.shares.find((s) => s.level === level)!;
  const text = shown.map((level) => { const last = periods.filter((p) => of(p, level).share !== null).at(-1); return last ? `${t(`shareLevel.${level}`)} ${last.period} ${round(of(last, level).share)}%` : ''; }).filter(Boolean).join('；');
  return <Bars summary={summary(text)} categoryTitle={t('shares.period')} categories={periods.map((p) => p.period)} series={shown.map((level) => ({ name: t(`shareLevel.${level}`), values: periods.map((p) => round(of(p, level).share)) }))} unit="%" />;
}

function Lines({ name, label, periods, prefix }: { name: string; label: string; periods: readonly Period[]; prefix?: string }) {
  const { t } = useTranslation('personnel');
  const rows = periods.flatMap((p) => p.shares.filter((s) => s.promoted > 0).map((s): Line => ({ ...s, period: p.period }))).reverse();
  const columns: Column<Line>[] = [
    { key: 'period', title: t('shares.period'), width: 100, sortBy: (r) => r.period, render: (r) => <span className="dd-num">{r.period}</span> },
    { key: 'level', title: t('batch.level'), width: 110, sortBy: (r) => shareLevels.indexOf(r.level), render: (r) => t(`shareLevel.${r.level}`) },
    { key: 'promoted', title: t('shares.promoted'), width: 90, align: 'end', sortBy: (r) => r.promoted, render: (r) => <span className="dd-num">{r.promoted}</span> },
    { key: 'frontLine', title: t('shares.frontLine'), width: 110, align: 'end', sortBy: (r) => r.frontLine, render: (r) => <span className="dd-num">{r.frontLine}</span> },
    { key: 'share', title: t('shares.share'), width: 110, align: 'end', sortBy: (r) => r.share, render: (r) => <ShareFigure share={r} /> },
    { key: 'floor', title: t('shares.floor'), width: 90, align: 'end', sortBy: (r) => r.floor, render: (r) => (r.floor === null ? '—' : <span className="dd-num">{r.floor}%</span>) },
    { key: 'finding', title: t('shares.finding'), width: 140, grow: true, sortBy: (r) => String(r.met), render: (r) => <FindingTag share={r} /> },
  ];
  return <DataTable name={name} label={label} columns={columns} rows={rows} rowKey={(r) => `${r.period} ${r.level}`} maxHeight={420} {...(prefix ? { prefix } : {})} empty={<EmptyState title={t('shares.none')} />} card={(r) => (<><b className="dd-num">{r.period}</b> {t(`shareLevel.${r.level}`)} {r.frontLine} / {r.promoted} <ShareFigure share={r} /> <FindingTag share={r} /></>)} />;
}
