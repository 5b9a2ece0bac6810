import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, dateText, EmptyState, KeyValue, Page, PersonLink, RefusalNotice, Section, StateTag } from '../../../../web/kit/index.ts';
import { closeMatter, endTeam, listTeams, readTeam, removeMember, settleItem } from '../../teams/contract.ts';
import { ChangeLeaderDialog, GiveMatterDialog, JoinDialog, ListItemDialog, MoveMatterDialog } from './TeamDialogs.tsx';
import { ItemText, type Item } from './parts.tsx';
import '../work.css';
import './teams.css';

type View = OutputOf<typeof readTeam>;
type Matter = View['matters'][number];
type Asking = { readonly what: 'matter' | 'item' | 'join' | 'leader' | 'end' } | { readonly what: 'close' | 'move'; readonly matter: Matter } | { readonly what: 'accept' | 'back'; readonly item: Item } | null;

/** One team: its people, matters and list to closure. */
export default function TeamPage() {
  const { t } = useTranslation('teams');
  const { teamId } = useParams();
  const answer = useAnswer(readTeam, { params: { id: teamId! } });
  const [asking, ask] = useState<Asking>(null);
  const run = answer.data?.can.run === true;
  return (
    <Page title={answer.data?.team.name ?? t('nav.teams')} sub={answer.data?.team.theme} breadcrumb={[{ title: t('nav.teams'), to: '/task-teams' }]} actions={run && <><Button onClick={() => ask({ what: 'leader' })}>{t('act.leader')}</Button><Button onClick={() => ask({ what: 'end' })}>{t('act.end')}</Button><Button onClick={() => ask({ what: 'matter' })}>{t('act.matter')}</Button><Button type="primary" onClick={() => ask({ what: 'item' })}>{t('act.item')}</Button></>}>
      <Answered answer={answer}>{(view) => <Body view={view} asking={asking} ask={ask} />}</Answered>
    </Page>
  );
}

function Body({ view, asking, ask }: { readonly view: View; readonly asking: Asking; readonly ask: (asking: Asking) => void }) {
  const { t } = useTranslation('teams');
  const { team, can } = view;
  const again = { invalidates: [readTeam, listTeams] };
  const leave = useCommand(removeMember, again);
  const [settle, close, end] = [useCommand(settleItem, again), useCommand(closeMatter, again), useCommand(endTeam, again)];
  const params = { id: team.id };
  const done = () => ask(null);
  const item = asking !== null && 'item' in asking ? asking.item : null;
  const matter = asking !== null && 'matter' in asking ? asking.matter : null;
  const act = (reason: string): Promise<unknown> =>
    item ? settle.mutateAsync({ params: { id: item.id }, body: { accepted: asking!.what === 'accept', opinion: reason } }) : asking?.what === 'close' ? close.mutateAsync({ params: { ...params, matterId: matter!.matterId }, body: { result: reason } }) : end.mutateAsync({ params, body: { reason } });
  const reasoned = asking !== null && ['accept', 'back', 'close', 'end'].includes(asking.what) ? (asking.what as 'accept' | 'back' | 'close' | 'end') : null;
  return (
    <div className="dd-work-stack">
      <Section title={t('team.about')}>
        <KeyValue facts={[{ key: 'leader', label: t('team.leader'), value: <><PersonLink id={team.leader.personId} name={team.leader.name} /> {team.leaderPosts}</> }, { key: 'unit', label: t('team.unit'), value: team.organizationName }, { key: 'founded', label: t('team.foundedOn'), value: dateText(team.foundedOn) }, ...(team.endedOn ? [{ key: 'ended', label: t('team.ended'), value: `${dateText(team.endedOn)} ${team.endedBecause}`, wide: true }] : [])]} />
      </Section>
      <Section title={t('team.mattersOf', { open: team.matters.open, closed: team.matters.closed })}>
        {view.matters.length === 0 ? <EmptyState title={t('matter.none')} /> : (
          <ul className="dd-work-list">
            {view.matters.map((m) => (
              <li key={m.matterId} className="dd-work-item">
                <span className="dd-work-row"><strong>{m.title}</strong><StateTag tone={m.closedOn ? 'good' : 'running'}>{t(m.closedOn ? 'matter.closed' : 'matter.open')}</StateTag></span>
                <span className="dd-work-quiet">{t('matter.due', { day: dateText(m.dueOn), open: m.items.open, closed: m.items.closed })}</span>
                {m.result && <p>{m.result}</p>}
                {can.run && m.closedOn === null && <span className="dd-work-row"><Button size="small" type="primary" onClick={() => ask({ what: 'close', matter: m })}>{t('act.close')}</Button>{view.others.length > 0 && <Button size="small" onClick={() => ask({ what: 'move', matter: m })}>{t('act.move')}</Button>}</span>}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('team.itemsOf', { open: team.items.open, closed: team.items.closed })}>
        {view.items.length === 0 ? <EmptyState title={t('item.none')} /> : (
          <ul className="dd-work-list">{view.items.map((i) => <li key={i.id} className="dd-work-item"><ItemText item={i} />{can.run && i.state === 'reported' && <span className="dd-work-row"><Button size="small" type="primary" onClick={() => ask({ what: 'accept', item: i })}>{t('act.accept')}</Button><Button size="small" onClick={() => ask({ what: 'back', item: i })}>{t('act.back')}</Button></span>}</li>)}</ul>
        )}
      </Section>
      <Section title={t('team.membersOf', { count: view.members.length })} extra={can.run && <Button size="small" onClick={() => ask({ what: 'join' })}>{t('team.addMember')}</Button>}>
        {leave.error && <RefusalNotice error={leave.error} />}
        <ul className="dd-work-list">{view.members.map((m) => <li key={m.personId} className="dd-work-row"><PersonLink id={m.personId} name={m.name} /><span className="dd-work-quiet">{m.section}{m.post ? ` · ${m.post}` : ''}</span>{can.run && <Button size="small" type="text" onClick={() => leave.mutate({ params, body: { personId: m.personId } })}>{t('act.leave')}</Button>}</li>)}</ul>
      </Section>
      {asking?.what === 'matter' && <GiveMatterDialog view={view} onClose={done} />}
      {asking?.what === 'item' && <ListItemDialog view={view} onClose={done} />}
      {asking?.what === 'join' && <JoinDialog view={view} onClose={done} />}
      {asking?.what === 'leader' && <ChangeLeaderDialog view={view} onClose={done} />}
      {asking?.what === 'move' && <MoveMatterDialog view={view} matterId={matter!.matterId} onClose={done} />}
      <ConfirmWithReason open={reasoned !== null} title={reasoned ? t(`act.${reasoned}`) : ''} confirmText={reasoned ? t(`act.${reasoned}`) : ''} reasonHint={reasoned ? t(`hint.${reasoned}`) : ''} least={2} onConfirm={act} onClose={done}>{item?.title ?? matter?.title}</ConfirmWithReason>
    </div>
  );
}
