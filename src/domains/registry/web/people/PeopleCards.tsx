import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState, FailedState, LoadingState } from '../../../../web/kit/index.ts';
import type { PersonRow } from '../../contract.ts';
import { Portrait } from '../parts/Portrait.tsx';
import { useKeyWords } from '../parts/words.ts';
import { PersonMarks } from './columns.tsx';
import type { usePeople } from './use-people.ts';

/** The titles, with the unit before them unless they name it already. */
const withUnit = (p: PersonRow): string => (p.organizationName && !p.titles.includes(p.organizationName) ? `${p.organizationName} ${p.titles}` : p.titles);

/** One person on a card: who, where, how old, how long. */
export function PersonCardBody({ person }: { readonly person: PersonRow }) {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  return (
    <>
      <Portrait name={person.name} />
      <span className="dd-person-card-words">
        <span>
          <b>{person.name}</b> <span className="dd-person-card-sub">{[word('sex', person.sex), person.age === null ? null : t('people.years', { count: person.age }), person.education].filter((x) => x !== null && x !== '—').join(' · ')}</span>
        </span>
        <span className="dd-person-card-title">{withUnit(person) || t('people.notInOffice')}</span>
        <span className="dd-person-card-sub">{[person.leadershipLevel, person.rank, person.lastGrade && `${person.lastGradeYear} ${person.lastGrade}`].filter(Boolean).join(' · ')}</span>
        <PersonMarks person={person} />
      </span>
    </>
  );
}

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
