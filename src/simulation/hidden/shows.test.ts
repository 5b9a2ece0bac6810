import { beforeAll, describe, expect, it } from 'vitest';
import { makeBlock } from '../generate.ts';
import type { Block, SimEntry, SimPerson } from '../model.ts';
import type { Problem } from './traits.ts';

type Entry = SimEntry['entry'];
let county: Block;
const byPerson = new Map<string, Entry[]>();
beforeAll(() => {
  county = makeBlock({ size: 'county', seed: 11, today: '2026-11-20', scale: 1 }, 0);
  for (const { entry } of county.entries) for (const { personId } of entry.persons) byPerson.set(personId, [...(byPerson.get(personId) ?? []), entry]);
}, 60_000);

const mean = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0) / Math.max(1, xs.length);
const healthy = (p: SimPerson): boolean => p.hidden.problems.length === 0;
const only = (problem: Problem) => (p: SimPerson): boolean => p.hidden.problems.length === 1 && p.hidden.problems[0] === problem;
const clear = (p: SimPerson): boolean => p.hidden.confounders.length === 0;

/** Mean of a figure per person over those of a kind who nothing confounds. */
function compare(figure: (p: SimPerson) => number | null, problem: Problem): [number, number] {
  const of = (kind: (p: SimPerson) => boolean): number => mean(county.people.filter((p) => kind(p) && clear(p)).flatMap((p) => figure(p) ?? []));
  return [of(only(problem)), of(healthy)];
}
const partsIn = (p: SimPerson, kind: string): Entry[] => (byPerson.get(p.id) ?? []).filter((e) => e.content.kind === kind);

describe('hidden traits', () => {
  it('are planted in one cadre of twelve or so, sometimes two', () => {
    const share = county.people.filter((p) => !healthy(p)).length / county.people.length;
    expect(share).toBeGreaterThan(0.06);
    expect(share).toBeLessThan(0.1);
    expect(county.people.some((p) => p.hidden.problems.length === 2)).toBe(true);
  });
  it('show as a tendency: the unwilling do less', () => {
    const [ill, well] = compare((p) => partsIn(p, 'undertaking').length, 'motivation');
    expect(ill).toBeLessThan(well * 0.65);
  });
  it('show as a tendency: the timid stay away from emergencies and projects', () => {
    const hard = (p: SimPerson): number | null => {
      const all = partsIn(p, 'undertaking');
      return all.length < 2 ? null : all.filter((e) => e.arena === 'emergency' || e.arena === 'project').length / all.length;
    };
    const [ill, well] = compare(hard, 'courage');
    expect(ill).toBeLessThan(well * 0.75);
  });
  it('show as a tendency: the unable are late', () => {
    const late = (p: SimPerson): number | null => {
      const all = partsIn(p, 'task').map((e) => e.content as { deadline: string; completedOn: string | null });
      return all.length === 0 ? null : all.filter((t) => t.completedOn === null || t.completedOn > t.deadline).length / all.length;
    };
    const [ill, well] = compare(late, 'capability');
    expect(ill).toBeGreaterThan(well + 0.15);
  });
  it('show as a tendency: the ill placed have neither studied nor done what their post is about', () => {
    const off = (p: SimPerson): number | null => {
      const main = p.appointments.find((a) => a.main && a.endedOn === null)!;
      const majors = county.posts.find((x) => x.id === main.postId)?.requirement.majors;
      return majors ? (p.educations.some((e) => majors.includes(e.major)) ? 0 : 1) : null;
    };
    const [ill, well] = compare(off, 'fit');
    expect(ill).toBeGreaterThan(well + 0.4);
  });
  it('are confounded: some healthy people look bad for other reasons', () => {
    const few = (p: SimPerson): number => partsIn(p, 'undertaking').length;
    const quiet = mean(county.people.filter((p) => healthy(p) && p.hidden.confounders.includes('under_reporting')).map(few));
    const usual = mean(county.people.filter((p) => healthy(p) && clear(p)).map(few));
    expect(quiet).toBeLessThan(usual * 0.6);
    expect(new Set(county.people.flatMap((p) => p.hidden.confounders)).size).toBe(6);
  });
});
