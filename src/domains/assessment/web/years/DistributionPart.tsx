import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Bars } from '../../../../web/charts/index.ts';
import type { OutputOf } from '../../../../web/api/index.ts';
import { EmptyState, Section } from '../../../../web/kit/index.ts';
import type { Distribution, openRun } from '../../contract.ts';
import { grades, type Grade } from '../../model.ts';
import { useGradeWord, useName } from '../words.tsx';

/** A grade that is decided counts as decided; the rest as proposed. */
const outstandingOf = (d: Distribution): number => {
  const decided = Object.values(d.decided).reduce((a, b) => a + b, 0);
  return decided > 0 ? d.decided.outstanding : d.proposed.outstanding;
};

/** Grades by comparable group against the 优秀 limit. */
export function DistributionPart({ detail }: { readonly detail: OutputOf<typeof openRun> }) {
  const { t } = useTranslation('assessment');
  const name = useName();
  const go = useNavigate();
  const { total, groups, run } = detail;
  const word = useGradeWord(run.subject);
  if (!total) return <EmptyState title={t('table.none')}>{t('table.noneNext')}</EmptyState>;
  const shown = groups.filter((g) => g.people > 0);
  const full = shown.filter((g) => g.limit !== null && g.limit > 0 && outstandingOf(g) === g.limit).length;
  const over = shown.filter((g) => g.limit !== null && outstandingOf(g) > g.limit).length;
  const counts = (d: Distribution, g: Grade): number => (Object.values(d.decided).some((n) => n > 0) ? d.decided[g] : d.proposed[g]);
  const line = (d: Distribution) => (
    <tr key={d.group ?? 'all'} data-level={d.group === null ? '0' : '1'}>
      <th scope="row">
        {name(d.name)}
        {!d.comparable && <small>{t('distribution.small')}</small>}
      </th>
      <td className="dd-num dd-assess-weight">{d.people}</td>
      {grades.map((g) => (
        <td key={g} className="dd-num dd-assess-weight">
          {counts(d, g) || '·'}
        </td>
      ))}
      <td>
        <div className="dd-assess-gauge" data-over={d.limit !== null && outstandingOf(d) > d.limit}>
          <i style={{ width: `${d.limit ? Math.min(100, (outstandingOf(d) / d.limit) * 100) : outstandingOf(d) > 0 ? 100 : 0}%` }} />
        </div>
        <small className="dd-num">
          {outstandingOf(d)} / {d.limit ?? '—'}
        </small>
      </td>
    </tr>
  );
  return (
    <div className="dd-assess-stack">
      <Section title={t('distribution.summary', { people: total.people, count: outstandingOf(total), limit: total.limit ?? 0 })}>
        <Bars
          summary={t('distribution.chart', { full, over })}
          categoryTitle={t('distribution.group')}
          categories={shown.map((g) => name(g.name))}
          series={[
            { name: t('distribution.outstanding'), values: shown.map(outstandingOf) },
            { name: t('distribution.limit'), values: shown.map((g) => g.limit) },
          ]}
          lying
          onPick={({ category }) => void go(`/assessment/years/${run.id}?group=${encodeURIComponent(shown[category]?.group ?? '')}`)}
        />
        <p>{t('distribution.reason')}</p>
      </Section>
      <Section flush>
        <div className="dd-assess-scroll">
          <table className="dd-assess-tree">
            <thead>
              <tr>
                <th scope="col">{t('distribution.group')}</th>
                <th scope="col" className="dd-assess-weight">
                  {t('distribution.people')}
                </th>
                {grades.map((g) => (
                  <th key={g} scope="col" className="dd-assess-weight">
                    {word(g)}
                  </th>
                ))}
                <th scope="col">{t('distribution.limit')}</th>
              </tr>
            </thead>
            <tbody>
              {line(total)}
              {shown.map(line)}
            </tbody>
          </table>
        </div>
      </Section>
    </div>
  );
}
