import '../registry.css';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, dateText, EmptyState, Page, PersonLink, Section, StateTag } from '../../../../web/kit/index.ts';
import { getTeam } from '../../contract.ts';
import { TeamMembers } from './TeamMembers.tsx';
import { TeamStructure } from './TeamStructure.tsx';
import { useGapWords } from './use-gap-words.ts';

export type Team = OutputOf<typeof getTeam>;

/** 班子 of one unit: members row by row, structure in pictures, gaps in words, vacancies now and in the coming year. */
export default function TeamPage() {
  const { t } = useTranslation('registry');
  const go = useNavigate();
  const { organizationId = '' } = useParams();
  const answer = useAnswer(getTeam, { params: { organizationId } });
  const name = answer.data?.organization.name ?? t('nav.teams');
  return (
    <Page
      title={name}
      breadcrumb={[{ title: t('nav.teams'), to: '/teams' }, { title: name }]}
      sub={answer.data && <Sentence team={answer.data} />}
      actions={
        <>
          <Button onClick={() => go(`/organizations/${organizationId}`)}>{t('team.unit')}</Button>
          <Button onClick={() => print()}>{t('dossier.print')}</Button>
        </>
      }
    >
      <Answered answer={answer}>{(team) => <Body team={team} />}</Answered>
    </Page>
  );
}

/** The team in one line. */
function Sentence({ team }: { readonly team: Team }) {
  const { t } = useTranslation('registry');
  const { structure: s } = team;
  const open = team.vacancies.reduce((sum, v) => sum + v.open, 0);
  return (
    <>
      {t('team.sentence', { size: s.size, women: s.women })}
      {s.averageAge !== null && t('team.sentenceAge', { age: s.averageAge })}
      {open > 0 && <> <StateTag tone="caution">{t('team.open', { count: open })}</StateTag></>}
    </>
  );
}

function Body({ team }: { readonly team: Team }) {
  const { t } = useTranslation('registry');
  const words = useGapWords();
  // Open places have their own section.
  const gaps = team.gaps.filter((g) => g.code !== 'post_vacant');
  if (team.members.length === 0 && team.vacancies.length === 0) {
    return (
      <EmptyState title={t('team.none')}>
        <Link to={`/organizations/${team.organization.id}`}>{t('team.noneNext')}</Link>
      </EmptyState>
    );
  }
  return (
    <>
      <Section title={t('team.members')} flush>
        <TeamMembers team={team} />
      </Section>
      <div className="dd-team-lower">
        <Section title={t('team.gaps', { count: gaps.length })}>
          {gaps.length === 0 ? (
            <p className="dd-muted">{t(team.posts === 0 ? 'team.noRequirements' : 'team.noGaps')}</p>
          ) : (
            <ul className="dd-gaps" data-testid="team-gaps">
              {gaps.map((g, i) => (
                <li key={i}>{g.personId && typeof g.params['name'] === 'string' ? <><PersonLink id={g.personId} name={g.params['name']} />{t('team.colon')}</> : null}{words(g)}</li>
              ))}
            </ul>
          )}
        </Section>
        <Section title={t('team.vacancies')}>
          {team.posts === 0 && (
            <p className="dd-muted">{t('team.noPosts')} <Link to={`/organizations/${team.organization.id}`}>{t('team.noneNext')}</Link></p>
          )}
          {team.vacancies.length + team.ending.length === 0 ? (
            team.posts > 0 && <p className="dd-muted">{t('team.noVacancies')}</p>
          ) : (
            <ul className="dd-gaps">
              {team.vacancies.map((v) => (
                <li key={v.postId}><StateTag tone="caution">{t('team.now')}</StateTag> {t('team.vacancy', { title: v.title, open: v.open, establishment: v.establishment })}</li>
              ))}
              {team.ending.toSorted((a, b) => (a.on < b.on ? -1 : 1)).map((e) => (
                <li key={`${e.personId}${e.on}`}><StateTag tone="waiting">{dateText(e.on)}</StateTag> <PersonLink id={e.personId} name={e.name} /> {t(`team.ending.${e.because}`, { title: e.title })}</li>
              ))}
            </ul>
          )}
        </Section>
      </div>
      <TeamStructure team={team} />
    </>
  );
}
