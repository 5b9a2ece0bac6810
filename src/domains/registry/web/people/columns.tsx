import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DateText, Label, OrganizationLink, StateTag, type Column } from '../../../../web/kit/index.ts';
import type { PersonRow } from '../../contract.ts';
import { useKeyWords } from '../parts/words.ts';

/** What stands beside a name and must not be overlooked: effect period, waiting for a post. */
export function PersonMarks({ person }: { readonly person: Pick<PersonRow, 'withinEffectPeriod' | 'awaitingPost' | 'tags'> }) {
  const { t } = useTranslation('registry');
  return (
    <span className="dd-person-marks">
      {person.withinEffectPeriod && <StateTag tone="danger">{t('mark.effectPeriod')}</StateTag>}
      {person.awaitingPost && <StateTag tone="caution">{t('mark.awaitingPost')}</StateTag>}
      {person.tags.map((tag) => (
        <Label key={tag}>{tag}</Label>
      ))}
    </span>
  );
}

const server = () => null;

/** Columns of the roster. Keys of sortable ones are the orders the server knows. */
export function usePeopleColumns(): readonly Column<PersonRow>[] {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  return useMemo(
    (): Column<PersonRow>[] => [
      { key: 'name', title: t('field.name'), width: 84, pinned: true, sortBy: server, render: (p) => <Link to={`/people/${p.id}`}>{p.name}</Link> },
      { key: 'sex', title: t('field.sex'), width: 56, render: (p) => word('sex', p.sex) },
      { key: 'age', title: t('field.age'), width: 72, align: 'end', sortBy: server, render: (p) => p.age ?? '—' },
      { key: 'bornOn', title: t('field.bornOn'), width: 96, optional: true, render: (p) => <DateText value={p.bornOn} /> },
      { key: 'organization', title: t('field.organization'), width: 150, grow: true, sortBy: server, render: (p) => (p.organizationId ? <OrganizationLink id={p.organizationId} name={p.organizationName ?? '—'} /> : t('people.notInOffice')) },
      { key: 'titles', title: t('field.titles'), width: 190, grow: true, render: (p) => <span title={p.titles}>{p.titles || '—'}</span> },
      { key: 'level', title: t('field.level'), width: 104, sortBy: server, render: (p) => p.leadershipLevel ?? '—' },
      { key: 'levelSince', title: t('field.levelSince'), width: 110, optional: true, render: (p) => <DateText value={p.levelSince} /> },
      { key: 'rank', title: t('field.rank'), width: 112, sortBy: server, render: (p) => p.rank ?? '—' },
      { key: 'rankSince', title: t('field.rankSince'), width: 110, optional: true, render: (p) => <DateText value={p.rankSince} /> },
      { key: 'postSince', title: t('field.postSince'), width: 106, sortBy: server, render: (p) => <DateText value={p.postSince} /> },
      { key: 'education', title: t('field.education'), width: 76, render: (p) => p.education ?? '—' },
      { key: 'degree', title: t('field.degree'), width: 100, optional: true, render: (p) => p.degree ?? '—' },
      { key: 'major', title: t('field.major'), width: 120, optional: true, render: (p) => p.major ?? '—' },
      { key: 'politicalStatus', title: t('field.politicalStatus'), width: 100, optional: true, render: (p) => p.politicalStatus ?? '—' },
      { key: 'category', title: t('field.category'), width: 90, optional: true, render: (p) => word('category', p.category) },
      { key: 'staffCategory', title: t('field.staffCategory'), width: 100, optional: true, render: (p) => word('staffCategory', p.staffCategory) },
      { key: 'lastGrade', title: t('field.lastGrade'), width: 96, render: (p) => (p.lastGrade ? <span title={String(p.lastGradeYear)}>{t('people.gradeOfYear', { grade: p.lastGrade, year: p.lastGradeYear })}</span> : '—') },
      { key: 'marks', title: t('field.marks'), width: 110, render: (p) => <PersonMarks person={p} /> },
    ],
    [t, word],
  );
}
