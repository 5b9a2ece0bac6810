import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../web/api/index.ts';
import { Bars } from '../../../web/charts/index.ts';
import { Answered, EmptyState } from '../../../web/kit/index.ts';
import { listMonths } from '../contract/index.ts';

const shown = 6;
const parts = { done: 'good', late: 'caution', waiting: 'running', overdue: 'danger' } as const;

/** The tasks of the last six months that have fallen due, by what became of them; the sentence names who is furthest behind. */
export default function TasksCard() {
  const { t } = useTranslation('work');
  const answer = useAnswer(listMonths);
  return (
    <Answered answer={answer}>
      {({ months, people }) => {
        const sum = (part: keyof typeof parts, month: string) => people.reduce((n, p) => n + (p.months.find((m) => m.month === month)?.counts[part] ?? 0), 0);
        const due = months.filter((month) => (Object.keys(parts) as (keyof typeof parts)[]).some((part) => sum(part, month) > 0)).slice(-shown);
        if (due.length === 0) return <EmptyState title={t('card.none')} />;
        const all = (part: keyof typeof parts) => people.reduce((n, p) => n + p.total[part], 0);
        const furthest = people.toSorted((a, b) => b.total.overdue - a.total.overdue)[0];
        return (
          <>
            <Bars
              summary={furthest && furthest.total.overdue > 0 ? t('card.behind', { overdue: all('overdue'), name: furthest.name, project: furthest.projectTitle, count: furthest.total.overdue }) : t('card.noneBehind', { done: all('done') + all('late'), people: people.length })}
              categoryTitle={t('card.month')}
              categories={due.map((month) => month.slice(0, 7).replace('-', '.'))}
              series={(Object.keys(parts) as (keyof typeof parts)[]).map((part) => ({ name: t(`card.part.${part}`), tone: parts[part], values: due.map((month) => sum(part, month)) }))}
              stacked
            />
            <Link to="/projects/months">{t('card.all')}</Link>
          </>
        );
      }}
    </Answered>
  );
}
