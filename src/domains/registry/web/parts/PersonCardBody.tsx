import { useTranslation } from 'react-i18next';
import type { PersonRow } from '../../contract.ts';
import { PersonMarks } from './PersonMarks.tsx';
import { Portrait } from './Portrait.tsx';
import { useKeyWords } from './words.ts';

/** The titles, with the unit before them unless they name it already. */
const withUnit = (p: PersonRow): string => (p.organizationName && !p.titles.includes(p.organizationName) ? `${p.organizationName} ${p.titles}` : p.titles);

/** One person on a card: who, where, how old, how long. */
export function PersonCardBody({ person }: { readonly person: PersonRow }) {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  return (
    <>
      <Portrait name={person.name} photo={{ personId: person.id, hash: person.photoHash }} />
      <span className="dd-person-card-words">
        <span>
          <b>{person.name}</b> <span className="dd-person-card-sub">{[word('sex', person.sex), person.age === null ? null : t('people.years', { count: person.age }), person.education && word('education', person.education)].filter((x) => x !== null && x !== '—').join(' · ')}</span>
        </span>
        <span className="dd-person-card-title">{withUnit(person) || t('people.notInOffice')}</span>
        <span className="dd-person-card-sub">{[person.leadershipLevel && word('level', person.leadershipLevel), person.rank && word('rank', person.rank), person.lastGrade && `${person.lastGradeYear} ${word('lastGrade', person.lastGrade)}`].filter(Boolean).join(' · ')}</span>
        <PersonMarks person={person} />
      </span>
    </>
  );
}
