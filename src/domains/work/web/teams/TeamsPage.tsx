import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Bars } from '../../../../web/charts/index.ts';
import { Answered, DataTable, dateText, EmptyState, Figure, Page, Section, StateTag, type Column } from '../../../../web/kit/index.ts';
import { listTeams } from '../../teams/contract.ts';
import { FoundTeamDialog } from './FoundTeamDialog.tsx';
import '../work.css';
import './teams.css';

type Board = OutputOf<typeof listTeams>;
type Team = Board['teams'][number];
type Load = Board['load'][number];
const SHOWN = 15;

/** 专班: teams with where their matters stand, and who carries how much. */
export default function TeamsPage() {
  const { t } = useTranslation('teams');
  const answer = useAnswer(listTeams);
  const [founding, found] = useState(false);
  return (
    <Page title={t('nav.teams')} sub={t('board.sub')} actions={answer.data?.can.run && <Button type="primary" onClick={() => found(true)}>{t('team.found')}</Button>}>
      <Answered answer={answer}>
        {(board) => (
          <div className="dd-work-stack">
            <Teams teams={board.teams} />
            {board.load.length > 0 && <LoadPart load={board.load} />}
            {founding && <FoundTeamDialog units={board.units} onClose={() => found(false)} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Teams({ teams }: { readonly teams: readonly Team[] }) {
  const { t } = useTranslation('teams');
  const stand = (s: Team['matters']) => <span className="dd-num">{t('standing', s)}</span>;
  const overdue = (x: Team) => x.matters.overdue + x.items.overdue > 0 && <StateTag tone="danger">{t('overdueCount', { count: x.matters.overdue + x.items.overdue })}</StateTag>;
  const ended = (x: Team) => x.endedOn !== null && <StateTag tone="closed">{t('team.endedOn', { day: dateText(x.endedOn) })}</StateTag>;
  const columns: Column<Team>[] = [
    { key: 'name', title: t('team.name'), width: 190, grow: true, pinned: true, sortBy: (x) => x.name, render: (x) => <><Link to={`/task-teams/${x.id}`}>{x.name}</Link> {ended(x)}</> },
    { key: 'theme', title: t('team.theme'), width: 170, grow: true, render: (x) => x.theme },
    { key: 'unit', title: t('team.unit'), width: 150, sortBy: (x) => x.organizationName, render: (x) => x.organizationName },
    { key: 'leader', title: t('team.leader'), width: 170, sortBy: (x) => x.leader.name, render: (x) => t('team.leaderIs', { name: x.leader.name, posts: x.leaderPosts }) },
    { key: 'members', title: t('team.count'), width: 70, align: 'end', sortBy: (x) => x.members, render: (x) => <span className="dd-num">{x.members}</span> },
    { key: 'matters', title: t('team.matters'), width: 170, sortBy: (x) => x.matters.open, render: (x) => stand(x.matters) },
    { key: 'items', title: t('team.items'), width: 170, sortBy: (x) => x.items.open, render: (x) => stand(x.items) },
    { key: 'overdue', title: t('team.overdue'), width: 130, sortBy: (x) => x.matters.overdue + x.items.overdue, render: (x) => overdue(x) || '—' },
  ];
  return (
    <Section title={t('board.teams')} flush>
      <DataTable
        name="work.teams" label={t('board.teams')} columns={columns} rows={teams} rowKey={(x) => x.id} searchHint={t('board.search')} searchBy={(x) => `${x.name} ${x.theme} ${x.leader.name} ${x.organizationName}`} empty={<EmptyState title={t('board.none')} />} maxHeight={420}
        card={(x) => <span className="dd-work-card"><Link to={`/task-teams/${x.id}`}><strong>{x.name}</strong></Link>{ended(x)}<span className="dd-work-quiet">{x.organizationName} · {t('team.leaderIs', { name: x.leader.name, posts: x.leaderPosts })}</span><span>{t('team.matters')} {stand(x.matters)}</span><span>{t('team.items')} {stand(x.items)}</span><span className="dd-work-row">{overdue(x)}</span></span>}
      />
    </Section>
  );
}

function LoadPart({ load }: { readonly load: readonly Load[] }) {
  const { t } = useTranslation('teams');
  const shown = load.slice(0, SHOWN);
  const most = load[0]!;
  const number = (key: 'leads' | 'memberOf' | 'matters' | 'items' | 'overdue'): Column<Load> => ({ key, title: t(`load.${key}`), width: 110, align: 'end', sortBy: (l) => l[key], render: (l) => <span className="dd-num">{l[key]}</span> });
  const total = (l: Load) => <Figure value={String(l.matters + l.items)} explanation={l.explanation} title={l.name} />;
  const columns: Column<Load>[] = [
    { key: 'name', title: t('load.name'), width: 110, pinned: true, sortBy: (l) => l.name, render: (l) => l.name },
    { key: 'unit', title: t('team.unit'), width: 160, grow: true, sortBy: (l) => l.organizationName, render: (l) => l.organizationName ?? '—' },
    { key: 'total', title: t('load.total'), width: 90, align: 'end', sortBy: (l) => l.matters + l.items, render: total },
    number('leads'), number('memberOf'), number('matters'), number('items'), number('overdue'),
  ];
  return (
    <Section title={t('load.heading')}>
      <Bars
        summary={most.matters + most.items === 0 ? t('load.nothing') : t('load.summary', { name: most.name, total: most.matters + most.items, overdue: most.overdue })} categoryTitle={t('load.name')} categories={shown.map((l) => l.name)} stacked lying height={60 + shown.length * 26}
        series={[{ name: t('load.matters'), values: shown.map((l) => l.matters) }, { name: t('load.overdue'), values: shown.map((l) => l.overdue) }, { name: t('load.inTime'), values: shown.map((l) => l.items - l.overdue) }]}
      />
      <DataTable name="work.team-load" prefix="load" label={t('load.heading')} columns={columns} rows={load} rowKey={(l) => l.personId} maxHeight={420} card={(l) => <span className="dd-work-card"><strong>{l.name}</strong><span className="dd-work-quiet">{l.organizationName}</span><span className="dd-work-row">{total(l)}<span className="dd-num">{t('load.line', { leads: l.leads, memberOf: l.memberOf })}</span>{l.overdue > 0 && <StateTag tone="danger">{t('overdueCount', { count: l.overdue })}</StateTag>}</span></span>} />
    </Section>
  );
}
