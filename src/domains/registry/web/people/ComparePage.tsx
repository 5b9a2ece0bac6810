import '../registry.css';
import { CloseOutlined } from '@ant-design/icons';
import { useQueries } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { call } from '../../../../web/api/index.ts';
import { dateText, EmptyState, FailedState, LoadingState, Page } from '../../../../web/kit/index.ts';
import { getPerson, type Dossier } from '../../contract.ts';
import { Portrait } from '../parts/Portrait.tsx';
import { useKeyWords } from '../parts/words.ts';
import { PersonMarks } from '../parts/PersonMarks.tsx';

/** Grades of so many years stand side by side. */
const YEARS = 5;

/** Two to four people side by side, fact by fact; the same answer can be hidden. */
export default function ComparePage() {
  const { t } = useTranslation('registry');
  const [search, setSearch] = useSearchParams();
  const ids = search.getAll('id');
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const answers = useQueries({ queries: ids.map((personId) => ({ queryKey: [getPerson.name, { params: { personId } }], queryFn: ({ signal }: { signal: AbortSignal }) => call(getPerson, { params: { personId } }, { signal }) })) });
  const people = answers.flatMap((a) => (a.data ? [a.data] : []));
  const failed = answers.find((a) => a.error);
  const rows = useRows(people);
  const shown = rows.filter((r) => !onlyDifferent || new Set(r.words).size > 1);
  const remove = (id: string) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      next.delete('id');
      for (const other of ids) if (other !== id) next.append('id', other);
      return next;
    });
  return (
    <Page title={t('compare.title')} breadcrumb={[{ title: t('nav.people'), to: '/people' }, { title: t('compare.title') }]} actions={people.length > 1 && <Checkbox checked={onlyDifferent} onChange={(e) => setOnlyDifferent(e.target.checked)}>{t('compare.onlyDifferent')}</Checkbox>}>
      {ids.length === 0 && <EmptyState title={t('compare.none')}>{t('compare.noneNext')}</EmptyState>}
      {failed?.error && <FailedState error={failed.error} onRetry={() => void failed.refetch()} />}
      {people.length < ids.length && !failed && <LoadingState />}
      {people.length > 0 && (
        <div className="dd-compare-box" tabIndex={0}>
          <table className="dd-compare" style={{ ['--dd-people' as string]: people.length }}>
            <thead>
              <tr>
                <td />
                {people.map((p) => (
                  <th key={p.head.id} scope="col">
                    <span className="dd-person-card-inner">
                      <Portrait name={p.head.name} />
                      <span className="dd-person-card-words">
                        <Link to={`/people/${p.head.id}`}>{p.head.name}</Link>
                        <PersonMarks person={p.head} />
                      </span>
                      <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('compare.remove', { name: p.head.name })} onClick={() => remove(p.head.id)} />
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.key} className={new Set(row.words).size > 1 ? 'dd-compare-differs' : undefined}>
                  <th scope="row">{row.title}</th>
                  {row.cells.map((cell, i) => (
                    <td key={i}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  );
}

interface Row {
  readonly key: string;
  readonly title: string;
  readonly cells: readonly ReactNode[];
  /** The same as plain words, to tell what differs. */
  readonly words: readonly string[];
}

function useRows(people: readonly Dossier[]): Row[] {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  const years = [...new Set(people.flatMap((p) => p.grades.map((g) => g.year)))].sort((a, b) => b - a).slice(0, YEARS);
  const plain = (key: string, title: string, of: (p: Dossier) => string | null): Row => {
    const words = people.map((p) => of(p) || '—');
    return { key, title, cells: words, words };
  };
  const lines = (key: string, title: string, of: (p: Dossier) => readonly string[]): Row => ({
    key,
    title,
    words: people.map((p) => of(p).join('\n')),
    cells: people.map((p) => (of(p).length === 0 ? '—' : <ul key={p.head.id}>{of(p).map((line, i) => <li key={i}>{line}</li>)}</ul>)),
  });
  const since = (date: string | null) => (date ? t('compare.since', { date: dateText(date) }) : '');
  const schooling = (p: Dossier, mode: string) => p.educations.filter((e) => e.mode === mode).map((e) => [e.level && word('education', e.level), e.degree && word('degree', e.degree), e.school, e.major].filter(Boolean).join(' '));
  return [
    plain('titles', t('field.titles'), (p) => p.head.titles),
    plain('postSince', t('field.postSince'), (p) => dateText(p.head.postSince)),
    plain('level', t('field.level'), (p) => `${word('level', p.head.leadershipLevel)}${since(p.head.levelSince)}`),
    plain('rank', t('field.rank'), (p) => `${word('rank', p.head.rank)}${since(p.head.rankSince)}`),
    plain('sex', t('field.sex'), (p) => word('sex', p.head.sex)),
    plain('age', t('field.age'), (p) => (p.head.age === null ? null : `${t('people.years', { count: p.head.age })}（${dateText(p.head.bornOn)}）`)),
    plain('ethnicity', t('field.ethnicity'), (p) => word('ethnicity', p.head.ethnicity)),
    plain('nativePlace', t('field.nativePlace'), (p) => p.head.nativePlace),
    plain('political', t('field.politicalStatus'), (p) => word('politicalStatus', p.head.politicalStatus)),
    plain('work', t('field.workStartedOn'), (p) => dateText(p.head.workStartedOn)),
    lines('fullTime', t('education.full_time'), (p) => schooling(p, 'full_time')),
    lines('inService', t('education.in_service'), (p) => schooling(p, 'in_service')),
    plain('specialty', t('field.specialty'), (p) => p.head.specialty ?? p.head.professionalTitle),
    ...years.map((year) => plain(`grade${year}`, t('compare.gradeOf', { year }), (p) => word('lastGrade', p.grades.find((g) => g.year === year)?.grade))),
    lines('rewards', t('dossier.rewards'), (p) => p.rewards.filter((r) => r.kind === 'reward').map((r) => `${dateText(r.issuedOn)} ${r.title}`)),
    lines('disciplines', t('compare.disciplines'), (p) => p.rewards.filter((r) => r.kind === 'discipline').map((r) => `${dateText(r.issuedOn)} ${r.title}`)),
    plain('training', t('compare.training'), (p) => { const last = p.trainingHoursByYear.toSorted((a, b) => b.year - a.year)[0]; return last ? t('compare.trainingOf', { year: last.year, hours: last.hours }) : null; }),
    lines('posts', t('compare.posts'), (p) => p.careerBand.toReversed().map((s) => `${dateText(s.startedOn)}–${s.to === null ? t('compare.now') : dateText(s.endedOn ?? s.to)} ${s.title.includes(s.organizationName) ? '' : `${s.organizationName} `}${s.title}`)),
  ];
}
