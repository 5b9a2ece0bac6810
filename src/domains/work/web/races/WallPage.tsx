import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, momentText } from '../../../../web/kit/index.ts';
import { readWall } from '../../races/contract.ts';
import { RaceTrack, reachOf, useQuarter } from './parts.tsx';

/** Asked anew so often; each asking also keeps the session of the screen alive. */
const POLL_MS = 60_000;

/** A race on a wall: large, without rail, refreshing itself; the last answer stays when the line is down, and says from when it is. */
export default function WallPage() {
  const { t } = useTranslation('races');
  const quarter = useQuarter();
  const { raceId } = useParams();
  const answer = useAnswer(readWall, { params: { id: raceId! } }, { pollMs: POLL_MS, keepPrevious: true });
  return (
    <Answered answer={answer}>
      {(wall) => (
        <main className="dd-race-wall">
          <header className="dd-race-wall-top">
            <h1>{wall.race.title}</h1>
            <p className="dd-race-wall-sub">{quarter(wall.race.quarter)} · {wall.projects.map((p) => t('wall.weight', { title: p.title, weight: p.weight })).join(t('sep'))}</p>
          </header>
          {wall.running.length > 0 && <p className="dd-race-winners"><strong>{t('kind.running')}</strong> {wall.running.map((w) => t('wall.winner', { name: w.name, unit: w.organizationName, group: w.groupName })).join(t('sep'))}</p>}
          {wall.groups.map((g) => <RaceTrack key={`${g.kind} ${g.name}`} group={g} months={wall.months} reach={reachOf(wall.groups)} large />)}
          <p className="dd-race-wall-sub" role="status">{t(answer.isError ? 'wall.lost' : 'wall.asOf', { at: momentText(wall.asOf) })}</p>
        </main>
      )}
    </Answered>
  );
}
