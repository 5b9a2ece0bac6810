import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, dateText, Page, Section } from '../../../../web/kit/index.ts';
import { listRaces, readRace, startNow, withdrawRaceNow } from '../../races/contract.ts';
import { AwardList } from './AwardList.tsx';
import { ProposeDialog } from './ProposeDialog.tsx';
import { RaceTag, RaceTrack, reachOf, useQuarter } from './parts.tsx';

type Data = OutputOf<typeof readRace>;

/** One race: track, difficulty, awards, and the steps open to the reader. */
export default function RacePage() {
  const { t } = useTranslation('races');
  const quarter = useQuarter();
  const { raceId } = useParams();
  const answer = useAnswer(readRace, { params: { id: raceId! } });
  const r = answer.data?.race;
  return (
    <Page title={r?.title ?? t('nav.races')} sub={r && <span className="dd-race-row"><RaceTag state={r.state} />{quarter(r.quarter)} · {t(`runs.${r.runs}`)}</span>} breadcrumb={[{ title: t('nav.races'), to: '/races' }]} actions={r && r.state !== 'draft' && <Link to={`/wall/races/${r.id}`}><Button>{t('act.wall')}</Button></Link>}>
      <Answered answer={answer}>{(data) => <Body data={data} />}</Answered>
    </Page>
  );
}

function Body({ data }: { readonly data: Data }) {
  const { t } = useTranslation('races');
  const [asking, ask] = useState<'start' | 'withdraw' | 'propose' | null>(null);
  const { race, can } = data;
  const again = { invalidates: [readRace, listRaces] };
  const start = useCommand(startNow, again);
  const withdraw = useCommand(withdrawRaceNow, again);
  const close = () => ask(null);
  const params = { id: race.id };
  const reach = reachOf(data.groups);
  return (
    <div className="dd-race-stack">
      {(can.start || can.withdraw || can.propose) && (
        <div className="dd-race-row">
          {can.start && <Button type="primary" onClick={() => ask('start')}>{t('act.start')}</Button>}
          {can.propose && <Button onClick={() => ask('propose')}>{t('act.propose')}</Button>}
          {can.withdraw && <Button onClick={() => ask('withdraw')}>{t('act.withdraw')}</Button>}
        </div>
      )}
      {race.endedBecause && <Section title={t(`state.${race.state}`)}><p>{race.endedBecause}</p></Section>}
      {data.awards.length > 0 && <AwardList awards={data.awards} measures={data.measures} />}
      {data.groups.length > 0 && (
        <Section title={t('track.heading')}>
          <p className="dd-race-quiet">{t('track.says')}</p>
          {data.groups.map((g) => <RaceTrack key={`${g.kind} ${g.name}`} group={g} months={data.months} reach={reach} />)}
        </Section>
      )}
      <Section title={t('months.heading')}>
        <ul className="dd-race-row" style={{ listStyle: 'none', padding: 0, margin: 0 }}>{data.months.map((m) => <li key={m.month}><strong className="dd-num">{m.month.slice(0, 7)}</strong> {t(m.counted ? 'months.counted' : 'months.until', { day: dateText(m.countedUntil) })}</li>)}</ul>
        <p className="dd-race-quiet">{t('months.says')}</p>
      </Section>
      <Section title={t('weights.heading')} flush>
        {race.lockedOn && <p className="dd-race-quiet" style={{ padding: '8px 16px' }}>{t('weights.locked', { name: race.lockedBy, day: dateText(race.lockedOn), reason: race.lockReason })}</p>}
        <table className="dd-race-weights">
          <thead><tr><th>{t('weights.project')}</th><th>{t('weights.weight')}</th><th>{t('weights.reason')}</th></tr></thead>
          <tbody>{data.projects.map((p) => <tr key={p.projectId}><td><Link to={`/projects/${p.projectId}`}>{p.title}</Link></td><td className="dd-num">{p.weight}</td><td>{p.reason}</td></tr>)}</tbody>
        </table>
      </Section>
      {data.setGroups.length > 0 && race.state === 'draft' && <Section title={t('groups.heading')}><ul>{[...new Set(data.setGroups.map((g) => g.name))].map((name) => <li key={name}>{t('groups.line', { name, units: data.setGroups.filter((g) => g.name === name).map((g) => g.organizationName).join(t('sep')) })}</li>)}</ul></Section>}
      <ConfirmWithReason open={asking === 'start'} title={t('act.start')} confirmText={t('act.start')} least={2} onConfirm={(reason) => start.mutateAsync({ params, body: { reason } })} onClose={close}>{t('race.startSays')}</ConfirmWithReason>
      <ConfirmWithReason open={asking === 'withdraw'} title={t('act.withdraw')} confirmText={t('act.withdraw')} least={2} onConfirm={(reason) => withdraw.mutateAsync({ params, body: { reason } })} onClose={close}>{t('race.withdrawSays')}</ConfirmWithReason>
      {asking === 'propose' && <ProposeDialog raceId={race.id} groups={data.groups} onClose={close} />}
    </div>
  );
}
