import type { Deployment, Front } from '../model.ts';

export interface Strength {
  readonly frontId: string;
  readonly needed: number;
  readonly called: number;
  readonly onSite: number;
  readonly returned: number;
  /** Needed and neither there nor called. */
  readonly short: number;
}
/** work.front_strength (M036): who is at a front now, who is on the way, and how many are missing. Somebody is at one front at a time. */
export const strengthOf = (fronts: readonly Front[], deployments: readonly Pick<Deployment, 'frontId' | 'state'>[]): Strength[] =>
  fronts.map((f) => {
    const count = (state: Deployment['state']): number => deployments.filter((d) => d.frontId === f.id && d.state === state).length;
    const [called, onSite] = [count('called'), count('on_site')];
    return { frontId: f.id, needed: f.needed, called, onSite, returned: count('returned'), short: Math.max(0, f.needed - called - onSite) };
  });
