import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildObservations, buildSettings } from '../fixtures.ts';
import { problems, type Finding, type Observations, type Problem } from '../model.ts';
import { diagnose, unitRates } from './diagnose.ts';

/** Twenty ordinary colleagues with small differences, in several units. */
const colleagues = (count = 20): Observations[] =>
  Array.from({ length: count }, (_, i) => {
    const wave = ((i * 7) % 11) - 5;
    return buildObservations({
      personId: `c${i}`,
      organizationId: `u${i % 4}`,
      contributions: 12 + wave,
      parts: 12 + wave,
      led: 4 + (i % 3),
      hard: 5 + (i % 3) - 1,
      outcomes: { achieved: 5 + (i % 2), all: 7 },
      tasks: { late: i % 3, due: 8 },
      delayMonths: { sum: (i % 4) - 1, count: 2 },
      satisfaction: { satisfied: 80 + (i % 10), answered: 100 },
      trainingHours: 90 + wave * 3,
      dimensions: { integrity: 88, ability: 85 + wave / 2, diligence: 86 + wave / 2, achievement: 85 + (i % 5), probity: 92 },
      scoreChange: (i % 5) - 2,
      kindsOfUnit: 1 + (i % 3),
      educationMatchesPost: i % 5 !== 0,
    });
  });

const findingOf = (who: Observations, problem: Problem, others = colleagues(), settings = buildSettings()): Finding =>
  diagnose([...others, who], settings).find((f) => f.personId === who.personId && f.problem === problem)!;

const idle = buildObservations({ personId: 'x', organizationId: 'u1', contributions: 3, parts: 5, led: 1, hard: 2, tasks: { late: 6, due: 8 }, dimensions: { integrity: 86, ability: 85, diligence: 76, achievement: 78, probity: 90 } });
const afraid = buildObservations({ personId: 'x', organizationId: 'u1', parts: 14, contributions: 13, hard: 0, led: 0, conduct: { positive: 0, negative: 2 } });
const unable = buildObservations({ personId: 'x', organizationId: 'u1', outcomes: { achieved: 1, all: 8 }, delayMonths: { sum: 14, count: 3 }, dimensions: { integrity: 88, ability: 76, diligence: 87, achievement: 78, probity: 92 }, trainingHours: 60 });
const misplaced = buildObservations({ personId: 'x', organizationId: 'u1', educationMatchesPost: false, scoreChange: -7, dimensions: { integrity: 88, ability: 90, diligence: 86, achievement: 74, probity: 92 }, kindsOfUnit: 1 });

describe('the four problems', () => {
  it.each([
    ['little done, late, low diligence', idle, 'motivation'],
    ['no hard matter, never in the lead, failed in critical events', afraid, 'courage'],
    ['undertaken but not achieved, behind plan, low ability', unable, 'capability'],
    ['education elsewhere, falling results, able without results', misplaced, 'fit'],
  ] as const)('%s → %s suspected', (_what, who, problem) => {
    const finding = findingOf(who, problem);
    expect(finding.state).toBe('suspected');
    expect(finding.signals[0]!.z).toBeGreaterThan(1);
    for (const other of problems) if (other !== problem) expect(findingOf(who, other).state, other).not.toBe('suspected');
  });

  it('suspects nobody among ordinary colleagues', () => {
    const all = diagnose(colleagues(), buildSettings());
    expect(all.filter((f) => f.state === 'suspected')).toEqual([]);
  });

  it.each([
    ['new in post', { ...idle, monthsInPost: 3 }, 'analysis.new_in_post'],
    ['time in post unknown', { ...idle, monthsInPost: null }, 'analysis.time_in_post_unknown'],
  
  ] as const)('abstains: %s', (_what, who, code) => {
    const finding = findingOf(who as Observations, 'motivation');
    expect(finding.state).toBe('abstained');
    expect(finding.reasons.map((r) => r.code)).toContain(code);
  });

  it('abstains in a group too small to compare', () => {
    const finding = findingOf(idle, 'motivation', colleagues(5));
    expect(finding.state).toBe('abstained');
    expect(finding.reasons.map((r) => r.code)).toContain('analysis.group_too_small');
  });

  it('abstains when strong counter-evidence stands against it, and shows it', () => {
    const praised = { ...idle, praised: 9, tasks: { late: 8, due: 8 }, contributions: 0.2, parts: 4 };
    const finding = findingOf(praised, 'motivation');
    expect(finding.counterEvidence?.id).toBe('little_praise');
    expect(finding.state).toBe('abstained');
    expect(finding.reasons.map((r) => r.code)).toContain('analysis.strong_counter_evidence');
  });

  it('does not call a whole unit idle because it reports little', () => {
    const unit = Array.from({ length: 8 }, (_, i) => buildObservations({ personId: `q${i}`, organizationId: 'quiet', contributions: 2 + (i % 2), parts: 4, tasks: { late: i % 3, due: 8 }, led: 1 + (i % 2), hard: 2 }));
    const all = diagnose([...colleagues(40), ...unit], buildSettings());
    expect(all.filter((f) => f.personId.startsWith('q') && f.problem === 'motivation' && f.state === 'suspected')).toEqual([]);
  });

  it('does not depend on the order of people', () => {
    const people = [...colleagues(), idle];
    const byKey = (fs: Finding[]): Map<string, Finding> => new Map(fs.map((f) => [`${f.personId}/${f.problem}`, f]));
    const a = byKey(diagnose(people, buildSettings()));
    fc.assert(
      fc.property(fc.shuffledSubarray(people, { minLength: people.length }), (shuffled) => {
        for (const [key, finding] of byKey(diagnose(shuffled, buildSettings()))) expect(finding).toEqual(a.get(key));
      }),
      { numRuns: 20 },
    );
  });

  it('never grows more suspicious when a task is finished on time instead of late', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), (late) => {
        const worse = findingOf({ ...idle, tasks: { late, due: 8 } }, 'motivation').strength!;
        const better = findingOf({ ...idle, tasks: { late: late - 1, due: 8 } }, 'motivation').strength!;
        return better <= worse + 1e-9;
      }),
    );
  });
});

describe('unit rates', () => {
  it('says how much a unit puts on record per head, small units pulled toward the usual', () => {
    const rates = unitRates([...colleagues(20), ...Array.from({ length: 8 }, (_, i) => buildObservations({ personId: `q${i}`, organizationId: 'quiet', contributions: 2 })), buildObservations({ personId: 'one', organizationId: 'tiny', contributions: 0 })]);
    expect(rates.get('quiet')).toBeLessThan(0.65);
    expect(rates.get('tiny')).toBeGreaterThan(0.7);
  });
});
