import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildObservations, buildSettings, rated } from '../fixtures.ts';
import { problems, type Finding, type Observations, type Problem } from '../model.ts';
import { diagnose } from './diagnose.ts';
import { pointsOf } from './points.ts';
import { signalDefinitions } from './signals.ts';

/** Ordinary colleagues with small differences, in several units. */
const colleagues = (count = 24): Observations[] =>
  Array.from({ length: count }, (_, i) => {
    const wave = ((i * 7) % 11) - 5;
    const unit = `u${i % 4}`;
    return buildObservations({
      personId: `c${i}`,
      organizationId: unit,
      parts: 8 + (wave % 3),
      led: 3 + (i % 2),
      hard: 4 + (i % 3) - 1,
      outcomes: { achieved: 3.4 + (i % 3) * 0.2, all: 4 },
      tasks: { late: i % 3, due: 8 },
      delayMonths: { sum: (i % 4) - 1, count: 2 },
      satisfaction: { satisfied: 80 + (i % 10), answered: 100 },
      trainingHours: 90 + wave * 3,
      trainingResults: { sum: 0.5 + (i % 4) * 0.5, count: 2 },
      ratings: rated({ ability: 88 + wave / 3, diligence: 88 - wave / 3, achievement: 86 + (i % 5) / 2 }, undefined, unit),
      outstandingYears: { outstanding: i % 3, graded: 4 },
      educationMatchesPost: i % 5 !== 0,
    });
  });

const findingOf = (who: Observations, problem: Problem, others = colleagues(), settings = buildSettings()): Finding =>
  diagnose([...others, who], settings).find((f) => f.personId === who.personId && f.problem === problem)!;
const pointsFor = (change: Partial<Observations>, problem: Problem, base: Observations): number => findingOf({ ...base, ...change }, problem).strength!;

const someone = buildObservations({ personId: 'x', organizationId: 'u1', ratings: rated({}, {}, 'u1') });
const idle = { ...someone, parts: 1, led: 0, hard: 1, tasks: { late: 3, due: 5 }, praised: 0, ratings: rated({ diligence: 80, achievement: 82 }, undefined, 'u1'), outstandingYears: { outstanding: 0, graded: 4 } };
const afraid = { ...someone, parts: 5, hard: 0, led: 0, conduct: { positive: 0, negative: 2 }, declined: 1, faults: { ...someone.faults, courage: 2 }, ratings: rated({ achievement: 82 }, undefined, 'u1'), outstandingYears: { outstanding: 0, graded: 4 } };
const unable = { ...someone, outcomes: { achieved: 0.5, all: 4 }, tasks: { late: 5, due: 8 }, trainingResults: { sum: 0, count: 2 }, praised: 0, ratings: rated({ ability: 81, achievement: 82 }, undefined, 'u1'), outstandingYears: { outstanding: 0, graded: 4 } };
const misplaced = { ...someone, educationMatchesPost: false, tasks: { late: 4, due: 8 }, ratings: rated({ achievement: 83 }, { achievement: 78 }, 'u1') };

describe('the four problems', () => {
  it.each([
    ['few matters taken on, low marks for diligence', idle, 'motivation'],
    ['no hard matter, never in the lead, failed in critical events, handed a task back', afraid, 'courage'],
    ['undertaken but not achieved, late, failed courses, low marks for ability', unable, 'capability'],
    ['education elsewhere, results low and falling although ability and diligence are as usual', misplaced, 'fit'],
  ] as const)('%s → %s suspected, and most of all that', (_what, who, problem) => {
    const finding = findingOf(who, problem);
    expect(finding.state).toBe('suspected');
    expect(finding.confidence).not.toBeNull();
    expect(pointsOf(finding.signals[0]!)).toBeGreaterThan(3);
    for (const other of problems) if (other !== problem) expect(findingOf(who, other).strength!, other).toBeLessThan(finding.strength!);
  });

  it('suspects nobody among ordinary colleagues', () => {
    expect(diagnose(colleagues(), buildSettings()).filter((f) => f.state === 'suspected')).toEqual([]);
  });

  it('adds up: the points of a finding are its start and what its signals give', () => {
    for (const f of diagnose([...colleagues(), idle, afraid, unable, misplaced], buildSettings()))
      expect(f.strength).toBeCloseTo(f.signals.reduce((sum, s) => sum + pointsOf(s), buildSettings().start[f.problem]), 9);
  });

  it.each([
    ['new in post', { monthsInPost: 3 }, 'analysis.new_in_post'],
    ['time in post unknown', { monthsInPost: null }, 'analysis.time_in_post_unknown'],
  ] as const)('abstains: %s', (_what, change, code) => {
    const finding = findingOf({ ...idle, ...change }, 'motivation');
    expect(finding.state).toBe('abstained');
    expect(finding.reasons.map((r) => r.code)).toContain(code);
  });

  it.each([
    ['in a group too small to compare', (): Finding => findingOf(idle, 'motivation', colleagues(5)), 'analysis.group_too_small'],
    ['when little is on record: no sign is not the same as nothing seen', (): Finding => findingOf({ ...someone, parts: 1, led: 0, hard: 0, tasks: { late: 0, due: 1 } }, 'capability'), 'analysis.too_few_records'],
    ['when only one source speaks', (): Finding => findingOf({ ...someone, ratings: rated({ diligence: 70, achievement: 70 }, undefined, 'u1') }, 'motivation', colleagues(), buildSettings({ start: { ...buildSettings().start, motivation: -30 } })), 'analysis.one_source_only'],
    ['when strong counter-evidence stands against it', (): Finding => findingOf({ ...idle, praised: 9 }, 'motivation', colleagues(), buildSettings({ counterLimit: 3 })), 'analysis.strong_counter_evidence'],
    ['between the lines', (): Finding => findingOf(idle, 'motivation', colleagues(), buildSettings({ clearBelow: -60, levels: { high: { from: 90, rightInTen: 9 }, medium: { from: 80, rightInTen: 6 }, low: { from: 70, rightInTen: 3 } } })), 'analysis.between_the_lines'],
  ] as const)('abstains %s', (_what, run, code) => {
    const finding = run();
    expect(finding.state).toBe('abstained');
    expect(finding.confidence).toBeNull();
    expect(finding.reasons.map((r) => r.code)).toContain(code);
  });

  it('shows what speaks against', () => {
    const finding = findingOf({ ...idle, praised: 9 }, 'motivation');
    expect(finding.counterEvidence?.id).toBe('little_praise');
    expect(pointsOf(finding.counterEvidence!)).toBeLessThan(0);
  });

  it.each([
    ['idle because it reports little', { parts: 2, led: 1, hard: 1 }, 'motivation', undefined],
    ['timid because it has no emergencies', { hard: 0 }, 'courage', undefined],
    ['unable because it marks strictly', {}, 'capability', -8],
  ] as const)('does not call a whole unit %s', (_what, change, problem, strict) => {
    const marks = strict === undefined ? {} : { integrity: 91 + strict, ability: 88 + strict, diligence: 88 + strict, achievement: 86 + strict, probity: 92 + strict };
    const unit = Array.from({ length: 10 }, (_, i) => buildObservations({ personId: `q${i}`, organizationId: 'quiet', tasks: { late: i % 3, due: 8 }, ...change, ratings: rated(marks, undefined, 'quiet') }));
    const all = diagnose([...colleagues(40), ...unit], buildSettings());
    expect(all.filter((f) => f.personId.startsWith('q') && f.problem === problem && f.state === 'suspected')).toEqual([]);
  });

  it('takes a person whom everybody marks low for disliked rather than for unable', () => {
    const disliked = { ...someone, ratings: rated({ integrity: 86, ability: 83, diligence: 83, achievement: 81, probity: 87 }, undefined, 'u1') };
    for (const problem of problems) expect(findingOf(disliked, problem).state, problem).not.toBe('suspected');
  });

  it('asks for no protected attribute: the input has none', () => {
    expect(Object.keys(buildObservations()).filter((k) => /^(sex|gender|age|born|ethnic|political|health|marital)/i.test(k))).toEqual([]);
  });

  it('does not depend on the order of people', () => {
    const people = [...colleagues(), idle];
    const byKey = (fs: Finding[]): Map<string, Finding> => new Map(fs.map((f) => [`${f.personId}/${f.problem}`, f]));
    const rounded = (f: Finding): unknown => JSON.parse(JSON.stringify(f, (_k, v: unknown) => (typeof v === 'number' ? Number(v.toFixed(9)) : v)));
    const a = byKey(diagnose(people, buildSettings()));
    fc.assert(
      fc.property(fc.shuffledSubarray(people, { minLength: people.length }), (shuffled) => {
        for (const [key, finding] of byKey(diagnose(shuffled, buildSettings()))) expect(rounded(finding)).toEqual(rounded(a.get(key)!));
      }),
      { numRuns: 10 },
    );
  });
});

describe('more adverse evidence never lowers the points', () => {
  const between = (low: number, high: number) => fc.integer({ min: low, max: high });
  it.each([
    ['a task late instead of on time', ['motivation', 'capability', 'fit'], between(0, 7), (n: number) => ({ tasks: { late: n, due: 8 } })],
    // Not courage: who takes little on gives little to see of what he avoids.
    ['a matter fewer taken on', ['motivation'], between(0, 12), (n: number) => ({ parts: 12 - n, led: 0, hard: 0 })],
    ['a matter led fewer', ['courage'], between(0, 5), (n: number) => ({ led: 5 - n })],
    ['a hard matter fewer', ['courage'], between(0, 7), (n: number) => ({ hard: 7 - n })],
    ['a task handed back more', ['courage', 'motivation'], between(0, 4), (n: number) => ({ declined: n })],
    ['a failure in a critical event more', ['courage'], between(0, 3), (n: number) => ({ conduct: { positive: 1, negative: n } })],
    ['a problem found more', ['motivation'], between(0, 4), (n: number) => ({ problemsFound: n })],
    ['a word of shirking more', ['courage'], between(0, 3), (n: number) => ({ problemsFound: 3, faults: { ...someone.faults, courage: n } })],
    ['a result less achieved', ['capability'], between(0, 4), (n: number) => ({ outcomes: { achieved: 4 - n, all: 4 } })],
    ['a month more of delay', ['fit'], between(0, 20), (n: number) => ({ delayMonths: { sum: n, count: 2 } })],
    ['a point less for 勤', ['motivation'], between(0, 30), (n: number) => ({ ratings: rated({ diligence: 95 - n }, undefined, 'u1') })],
    ['a point less for 能', ['capability'], between(0, 30), (n: number) => ({ ratings: rated({ ability: 95 - n }, undefined, 'u1') })],
    ['a point less for 绩', ['motivation', 'courage', 'capability', 'fit'], between(0, 30), (n: number) => ({ ratings: rated({ achievement: 95 - n }, undefined, 'u1') })],
    ['a year less of 优秀', ['motivation', 'courage', 'capability', 'fit'], between(0, 3), (n: number) => ({ outstandingYears: { outstanding: 4 - n, graded: 4 } })],
    ['a course failed', ['capability'], between(0, 3), (n: number) => ({ trainingResults: { sum: 2 - n / 2, count: 4 } })],
    ['ten satisfied people fewer', ['capability'], between(0, 8), (n: number) => ({ satisfaction: { satisfied: 95 - n * 10, answered: 100 } })],
    ['ten hours less of training', ['motivation'], between(0, 9), (n: number) => ({ trainingHours: 120 - n * 10 })],
    ['a word of praise less', ['motivation', 'capability'], between(0, 3), (n: number) => ({ praised: 4 - n })],
  ] as const)('%s', (_what, concerned, step, change) => {
    for (const problem of concerned)
      fc.assert(fc.property(step, (n) => pointsFor(change(n + 1) as Partial<Observations>, problem, someone) >= pointsFor(change(n) as Partial<Observations>, problem, someone) - 1e-9), { numRuns: 10 });
  });
});

describe('a signal that is missing', () => {
  const missing: readonly [string, Partial<Observations>][] = [
    ['tasks', { tasks: { late: 0, due: 0 }, declined: 0 }],
    ['results', { outcomes: { achieved: 0, all: 0 } }],
    ['delays', { delayMonths: { sum: 0, count: 0 } }],
    ['satisfaction', { satisfaction: { satisfied: 0, answered: 0 } }],
    ['conduct', { conduct: { positive: 0, negative: 0 } }],
    ['training hours', { trainingHours: null }],
    ['course results', { trainingResults: { sum: 0, count: 0 } }],
    ['marks', { ratings: [] }],
    ['grades', { outstandingYears: { outstanding: 0, graded: 0 } }],
    ['schooling', { educationMatchesPost: null }],
    ['everything that can be missing', { tasks: { late: 0, due: 0 }, outcomes: { achieved: 0, all: 0 }, delayMonths: { sum: 0, count: 0 }, satisfaction: { satisfied: 0, answered: 0 }, conduct: { positive: 0, negative: 0 }, trainingHours: null, trainingResults: { sum: 0, count: 0 }, ratings: [], outstandingYears: { outstanding: 0, graded: 0 }, educationMatchesPost: null }],
  ];
  it.each(missing)('gives no points and is not listed: %s', (_what, change) => {
    for (const problem of problems) {
      const before = findingOf(someone, problem);
      const after = findingOf({ ...someone, ...change }, problem);
      const left = new Set(after.signals.map((s) => s.id));
      const gone = before.signals.filter((s) => !left.has(s.id));
      expect(after.signals.every((s) => before.signals.some((b) => b.id === s.id))).toBe(true);
      // Nothing else moved: what is lost is exactly what the missing signals had given.
      expect(after.strength ?? buildSettings().start[problem]).toBeCloseTo(before.strength! - gone.reduce((sum, s) => sum + pointsOf(s), 0), 1);
    }
  });
});

it('every signal of every problem has its points in the settings, none below nought', () => {
  const { points } = buildSettings();
  for (const problem of problems) {
    expect(Object.keys(points[problem]).sort()).toEqual(signalDefinitions.filter((s) => s.problems.includes(problem)).map((s) => s.id).sort());
    for (const p of Object.values(points[problem])) expect(p).toBeGreaterThan(0);
  }
});
