import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { DataTable, dateText, EmptyState, PersonLink, StateTag, type Column } from '../../../../web/kit/index.ts';
import { PersonCardBody } from '../parts/PersonCardBody.tsx';
import { PersonMarks } from '../parts/PersonMarks.tsx';
import { useKeyWords } from '../parts/words.ts';
import type { Team } from './TeamPage.tsx';

type Member = Team['members'][number];
/** Grades of the last years, the newest first. */
const YEARS = 3;

export function TeamMembers({ team }: { readonly team: Team }) {
  const { t, i18n } = useTranslation('registry');
  // English words are longer than the Chinese ones they stand for.
  const english = i18n.language === 'en';
  const word = useKeyWords();
  const go = useNavigate();
  const stay = (months: number | null) => (months === null ? '—' : t(months < 12 ? 'team.stayMonths' : 'team.stay', { years: Math.floor(months / 12), months: months % 12 }));
  const columns: Column<Member>[] = [
    { key: 'name', title: t('field.name'), width: 90, pinned: true, render: (m) => <PersonLink id={m.id} name={m.name} /> },
    { key: 'post', title: t('team.post'), width: 180, grow: true, render: (m) => <>{m.postTitle} {m.kind !== 'appointment' && <StateTag tone="waiting">{t(`appointmentKind.${m.kind}`)}</StateTag>}</> },
    { key: 'sex', title: t('field.sex'), width: english ? 76 : 56, render: (m) => word('sex', m.sex) },
    { key: 'age', title: t('field.age'), width: 64, align: 'end', sortBy: (m) => m.age, render: (m) => m.age ?? '—' },
    { key: 'bornOn', title: t('field.bornOn'), width: 90, optional: true, render: (m) => dateText(m.bornOn) },
    { key: 'education', title: t('field.education'), width: english ? 126 : 108, render: (m) => word('education', m.education) },
    { key: 'major', title: t('team.field'), width: 120, grow: true, render: (m) => m.major ?? '—' },
    { key: 'frontLine', title: t('team.frontLine'), width: 84, render: (m) => (m.frontLine ? t('team.hasFrontLine') : '—') },
    { key: 'rank', title: t('field.rank'), width: english ? 220 : 120, render: (m) => word('rank', m.rank) },
    { key: 'stay', title: t('team.inPost'), width: 120, align: 'end', sortBy: (m) => m.monthsInPost, render: (m) => stay(m.monthsInPost) },
    { key: 'grades', title: t('team.grades'), width: english ? 270 : 170, render: (m) => m.grades.toSorted((a, b) => b.year - a.year).slice(0, YEARS).map((g) => word('lastGrade', g.grade)).join(' / ') || '—' },
    { key: 'marks', title: t('field.marks'), width: 130, render: (m) => <PersonMarks person={m} mostTags={m.withinEffectPeriod || m.awaitingPost ? 0 : 1} /> },
  ];
  return (
    <DataTable
      name="registry.team"
      label={t('team.members')}
      columns={columns}
      rows={team.members}
      rowKey={(m) => m.appointmentId}
      maxHeight="none"
      onOpen={(m) => go(`/people/${m.id}`)}
      rowTone={(m) => (m.withinEffectPeriod ? 'danger' : undefined)}
      empty={<EmptyState title={t('team.noMembers')} />}
      card={(m) => (
        <span className="dd-person-card-inner">
          <PersonCardBody person={m} />
        </span>
      )}
    />
  );
}
