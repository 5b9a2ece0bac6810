import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../web/api/index.ts';
import { Bars } from '../../../web/charts/index.ts';
import { Answered, EmptyState } from '../../../web/kit/index.ts';
import { readFigures } from '../contract.ts';

/** Demands by class, closed and open, in time and late; the sentence names the rate and where most lie overdue. */
export default function FiguresCard() {
  const { t } = useTranslation('demands');
  const answer = useAnswer(readFigures, { query: {} });
  return (
    <Answered answer={answer}>
      {({ all, byClass, byUnit }) => {
        if (!all || all.received === 0) return <EmptyState title={t('board.none')} />;
        const worst = byUnit.toSorted((a, b) => b.overdueOpen - a.overdueOpen)[0];
        const series = (['closedInTime', 'closedLate', 'openInTime', 'overdueOpen'] as const).map((name) => ({
          name: t(`card.${name}`),
          tone: ({ closedInTime: 'good', closedLate: 'caution', openInTime: 'running', overdueOpen: 'danger' } as const)[name],
          values: byClass.map((c) => ({ closedInTime: c.closedInTime, closedLate: c.closed - c.closedInTime, openInTime: c.open - c.overdueOpen, overdueOpen: c.overdueOpen })[name]),
        }));
        return (
          <>
            <Bars
              summary={[t('card.summary', { received: all.received, rate: all.inTime === null ? '—' : `${all.inTime}%` }), worst && worst.overdueOpen > 0 ? t('card.worst', { overdue: all.overdueOpen, unit: worst.name ?? '—', count: worst.overdueOpen }) : t('card.noneOverdue')].join(t('card.join'))}
              categoryTitle={t('figures.class')}
              categories={byClass.map((c) => (c.key ? t(`class.${c.key}`) : t('figures.noClass')))}
              series={series}
              stacked
              lying
            />
            <Link to="/demands/figures">{t('card.all')}</Link>
          </>
        );
      }}
    </Answered>
  );
}
