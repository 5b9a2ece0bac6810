import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DateText, OrganizationLink, type Column } from '../../../../web/kit/index.ts';
import type { PersonRow } from '../../contract.ts';
import { PersonHover } from '../parts/PersonHover.tsx';
import { PersonMarks } from '../parts/PersonMarks.tsx';
import { useKeyWords } from '../parts/words.ts';

const server = () => null;

/** Columns of the roster. Keys of sortable ones are the orders the server knows. */
export function usePeopleColumns(): readonly Column<PersonRow>[] {
  const { t, i18n } = useTranslation('registry');
  const word = useKeyWords();
  // English words are longer than the Chinese ones they stand for.
  const english = i18n.language === 'en';
  return useMemo(
    (): Column<PersonRow>[] => [
      { key: 'name', title: t('field.name'), width: 84, pinned: true, sortBy: server, render: (p) => <PersonHover person={p}><Link to={`/people/${p.id}`}>{p.name}</Link></PersonHover> },
      { key: 'sex', title: t('field.sex'), width: english ? 76 : 56, render: (p) => word('sex', p.sex) },
      { key: 'age', title: t('field.age'), width: 72, align: 'end', sortBy: server, render: (p) => p.age ?? '—' },
      { key: 'bornOn', title: t('field.bornOn'), width: 96, optional: true, render: (p) => <DateText value={p.bornOn} /> },
      { key: 'organization', title: t('field.organization'), width: 150, grow: true, sortBy: server, render: (p) => (p.organizationId ? <OrganizationLink id={p.organizationId} name={p.organizationName ?? '—'} /> : t('people.notInOffice')) },
      { key: 'titles', title: t('field.titles'), width: 190, grow: true, render: (p) => <span title={p.titles}>{p.titles || '—'}</span> },
      { key: 'level', title: t('field.level'), width: english ? 146 : 104, sortBy: server, render: (p) => word('level', p.leadershipLevel) },
      { key: 'levelSince', title: t('field.levelSince'), width: 110, optional: true, render: (p) => <DateText value={p.levelSince} /> },
      { key: 'rank', title: t('field.rank'), width: english ? 178 : 112, sortBy: server, render: (p) => word('rank', p.rank) },
      { key: 'rankSince', title: t('field.rankSince'), width: 110, optional: true, render: (p) => <DateText value={p.rankSince} /> },
      { key: 'postSince', title: t('field.postSince'), width: english ? 124 : 106, sortBy: server, render: (p) => <DateText value={p.postSince} /> },
      { key: 'education', title: t('field.education'), width: english ? 126 : 108, render: (p) => word('education', p.education) },
      { key: 'degree', title: t('field.degree'), width: 100, optional: true, render: (p) => word('degree', p.degree) },
      { key: 'major', title: t('field.major'), width: 120, optional: true, render: (p) => p.major ?? '—' },
      { key: 'politicalStatus', title: t('field.politicalStatus'), width: 100, optional: true, render: (p) => word('politicalStatus', p.politicalStatus) },
      { key: 'category', title: t('field.category'), width: 90, optional: true, render: (p) => word('category', p.category) },
      { key: 'staffCategory', title: t('field.staffCategory'), width: 100, optional: true, render: (p) => word('staffCategory', p.staffCategory) },
      { key: 'lastGrade', title: t('field.lastGrade'), width: english ? 150 : 96, render: (p) => (p.lastGrade ? <span title={String(p.lastGradeYear)}>{t('people.gradeOfYear', { grade: word('lastGrade', p.lastGrade), year: p.lastGradeYear })}</span> : '—') },
      { key: 'marks', title: t('field.marks'), width: 124, render: (p) => <PersonMarks person={p} mostTags={p.withinEffectPeriod || p.awaitingPost ? 0 : 1} /> },
    ],
    [t, word, english],
  );
}
