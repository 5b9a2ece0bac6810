import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../web/api/index.ts';
import { Figure, StateTag, type Tone } from '../../../../web/kit/index.ts';
import type { readRace } from '../../races/contract.ts';
import type { AwardState, RaceState } from '../../races/model.ts';
import './races.css';

export type Group = OutputOf<typeof readRace>['groups'][number];
export type Lane = Group['lanes'][number];
export type Months = OutputOf<typeof readRace>['months'];

const raceTones: Record<RaceState, Tone> = { draft: 'closed', running: 'running', closed: 'good', withdrawn: 'closed' };
export function RaceTag({ state }: { readonly state: RaceState }) {
  const { t } = useTranslation('races');
  return <StateTag tone={raceTones[state]}>{t(`state.${state}`)}</StateTag>;
}
const awardTones: Record<AwardState, Tone> = { proposed: 'waiting', told: 'waiting', confirmed: 'good', dropped: 'closed', review: 'caution', upheld: 'good', reversed: 'closed' };
export function AwardTag({ state }: { readonly state: AwardState }) {
  const { t } = useTranslation('races');
  return <StateTag tone={awardTones[state]}>{t(`awardState.${state}`)}</StateTag>;
}
/** 2026年三季度, 2026 Q3. */
export function useQuarter(): (day: string) => string {
  const { t } = useTranslation('races');
  return (day) => t('quarterOf', { year: day.slice(0, 4), quarter: t(`quarter.${(Number(day.slice(5, 7)) + 2) / 3}`) });
}

/** What full points a track is drawn for: all done in three months, or the best beyond it. */
export const reachOf = (groups: readonly Group[]): number => Math.max(100, ...groups.flatMap((g) => g.lanes.map((l) => Number(l.points ?? 0))));

/**
 * The track of one group. After each month a runner stands at his points times the part of the quarter that is over, so whoever does all that is asked
 * stands on the line of the month; difficulty carries him beyond.
 */
export function RaceTrack({ group, months, reach, large = false }: { readonly group: Group; readonly months: Months; readonly reach: number; readonly large?: boolean }) {
  const { t } = useTranslation('races');
  const place = (points: string | null, index: number): string => `${Math.min(100, ((Number(points ?? 0) * (index + 1)) / months.length / reach) * 100)}%`;
  const lineAt = (index: number): string => `${(((index + 1) / months.length) * 100 * 100) / reach}%`;
  const hidden = group.size - group.lanes.length;
  return (
    <section className="dd-race-group" data-large={large} aria-label={group.name}>
      <header className="dd-race-head">
        <strong>{group.name}</strong>
        <span className="dd-race-quiet">{t(group.kind === 'unit' ? 'track.units' : 'track.people', { count: group.size })}{group.mean !== null && ` · ${t('track.mean', { points: group.mean })}`}</span>
      </header>
      <div className="dd-race-scale" aria-hidden="true"><div>{months.map((m, i) => <span key={m.month} style={{ insetInlineStart: lineAt(i) }} data-counted={m.counted}>{t('track.month', { month: Number(m.month.slice(5, 7)) })}</span>)}</div></div>
      <ol className="dd-race-lanes">
        {group.lanes.map((l) => (
          <li key={l.id} className="dd-race-lane" data-own={l.own}>
            <span className="dd-num dd-race-rank">{l.rank ?? '–'}</span>
            <span className="dd-race-name"><strong>{l.name}</strong>{l.own && <em>{t('track.own')}</em>}{l.kind === 'person' && <small>{l.organizationName}</small>}{l.unranked && <small>{t(`unranked.${l.unranked}`)}</small>}</span>
            <div className="dd-race-run" role="meter" aria-label={t('track.reached', { name: l.name })} aria-valuenow={Number(l.points ?? 0)} aria-valuemin={0} aria-valuemax={reach}>
              {months.map((m, i) => <i key={m.month} className="dd-race-line" style={{ insetInlineStart: lineAt(i) }} />)}
              <b style={{ width: place(l.points, l.months.length - 1) }} />
              {l.months.map((m, i) => <i key={m.month} className={i === l.months.length - 1 ? 'dd-race-runner' : 'dd-race-mark'} style={{ insetInlineStart: place(m.points, i) }} title={`${m.month.slice(0, 7)} ${m.points ?? '—'}`} />)}
            </div>
            <span className="dd-num dd-race-points">{l.points === null ? '—' : l.explanation ? <Figure value={l.points} unit={t('points')} explanation={l.explanation} /> : t('pointsOf', { points: l.points })}</span>
          </li>
        ))}
      </ol>
      {group.lanes.length === 0 && <p className="dd-race-quiet">{t('track.notRanked')}</p>}
      {group.lanes.length > 0 && hidden > 0 && <p className="dd-race-quiet">{t('track.others', { count: hidden })}</p>}
    </section>
  );
}
