import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState, FailedState, LoadingState } from '../../../../web/kit/index.ts';
import { PersonCardBody } from '../parts/PersonCardBody.tsx';
import type { usePeople } from './use-people.ts';

export function PeopleCards({ people }: { readonly people: ReturnType<typeof usePeople> }) {
  const { t } = useTranslation('registry');
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, fetchNextPage, isFetchingNextPage } = people;
  useEffect(() => {
    if (!end.current || !hasNextPage) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), { rootMargin: '600px' });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [hasNextPage, fetchNextPage, people.rows?.length]);
  if (people.error && !people.rows) return <FailedState error={people.error} onRetry={() => void people.refetch()} />;
  if (!people.rows) return <LoadingState />;
  if (people.rows.length === 0) return <EmptyState title={t('people.none')}>{t('people.noneNext')}</EmptyState>;
  return (
    <>
      <ul className="dd-person-cards" aria-label={t('nav.people')}>
        {people.rows.map((p) => (
          <li key={p.id}>
            <Link to={`/people/${p.id}`} className="dd-person-card">
              <PersonCardBody person={p} />
            </Link>
          </li>
        ))}
      </ul>
      <div ref={end}>{isFetchingNextPage && <LoadingState />}</div>
    </>
  );
}
