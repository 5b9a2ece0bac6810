import { describe, expect, test } from 'vitest';
import { expect as expected } from './expectation-table.ts';
import { fitRasch } from './fit-rasch.ts';
import { fitStatistics } from './fit-statistics.ts';
import { sheetOf } from './ratings.ts';

/**
 * Three senior scientists rate seven junior scientists on five traits of creativity, 1 to 9
 * (J. P. Guilford, Psychometric Methods, 2nd ed., McGraw-Hill 1954, p. 282; the example of Linacre, Many-Facet Rasch Measurement, ch. 10,
 * and of the FACETS manual, https://www.winsteps.com/facetman/creativity.htm).
 */
const juniors = ['Anne', 'Betty', 'Chris', 'David', 'Edward', 'Fred', 'George'];
const traits = ['attack', 'basis', 'clarity', 'daring', 'enthusiasm'];
const marks: Readonly<Record<string, readonly string[]>> = {
  Avogadro: ['55353', '97585', '33371', '73133', '97785', '35351', '77555'],
  Brahe: ['65463', '87572', '45366', '56455', '24323', '44642', '33554'],
  Cavendish: ['55573', '77575', '35555', '53331', '97777', '33353', '77757'],
};

const sheet = sheetOf({
  ratings: Object.entries(marks).flatMap(([rater, rows]) => rows.flatMap((row, j) => [...row].map((mark, t) => ({ rater, subject: juniors[j]!, item: traits[t]!, category: Number(mark) - 1 })))),
  items: traits.map((key) => ({ key, scale: 'creativity', weight: 1 })),
  scales: { creativity: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
});
// As FACETS: joint maximum likelihood with its bias left in.
const fit = fitRasch(sheet, { bias: 'none', extremeAdjustment: 0.3 });
const centre = fit.effects.ability.reduce((a, b) => a + b, 0) / juniors.length;

/** What one senior gives one junior beyond what the model expects: per rating, and the measure by these five ratings alone with its error. */
function between(senior: string, junior: string): { excess: number; measure: number; error: number } {
  const [r, s] = [sheet.raters.indexOf(senior), sheet.subjects.indexOf(junior)];
  const out = new Float64Array(2);
  let bias = 0;
  let first: number | null = null;
  let information = 0;
  for (let turn = 0; turn < 30; turn++) {
    let gap = 0;
    information = 0;
    for (let o = 0; o < sheet.subject.length; o++) {
      if (sheet.rater[o] !== r || sheet.subject[o] !== s) continue;
      expected(fit.tables[0]!, bias + fit.effects.ability[s]! - fit.effects.severity[r]! - fit.effects.difficulty[sheet.item[o]!]!, out);
      gap += fit.usable.category[o]! - out[0]!;
      information += out[1]!;
    }
    first ??= gap;
    bias += gap / information;
  }
  return { excess: first!, measure: fit.effects.ability[s]! - centre + bias, error: 1 / Math.sqrt(information) };
}

describe('Guilford’s scientists, against the estimates that FACETS publishes', () => {
  test('the largest residual of a senior and a junior is the one of table 9.1: −12.9867', () => {
    const cells = sheet.raters.flatMap((r) => juniors.map((j) => ({ r, j, ...between(r, j) })));
    const largest = cells.reduce((a, b) => (Math.abs(b.excess) > Math.abs(a.excess) ? b : a));
    expect([largest.r, largest.j]).toEqual(['Brahe', 'Edward']);
    // FACETS stops at 0.5 score points and 0.01 logits; this fit goes on to the end.
    expect(Math.abs(largest.excess - -12.9867)).toBeLessThan(0.05);
  });

  test('David as Brahe and as Cavendish measure him, table 14.3.1.1', () => {
    const brahe = between('Brahe', 'David');
    const cavendish = between('Cavendish', 'David');
    expect(Math.abs(brahe.excess / 5 - 1.54)).toBeLessThan(0.03);
    // The manual also prints −.46 a rating for Cavendish, which its own measure of −1.05 (±.35) against a main measure near −.48 rules out; −.44 is Avogadro’s.
    expect(Math.abs(brahe.measure - 0.25)).toBeLessThan(0.03);
    expect(Math.abs(brahe.error - 0.29)).toBeLessThan(0.01);
    expect(Math.abs(cavendish.measure - -1.05)).toBeLessThan(0.03);
    expect(Math.abs(cavendish.error - 0.35)).toBeLessThan(0.01);
    const joint = Math.hypot(brahe.error, cavendish.error);
    expect(Math.abs(joint - 0.45)).toBeLessThan(0.015);
    expect(Math.abs((brahe.measure - cavendish.measure) / joint - 2.86)).toBeLessThan(0.08);
  });

  test('every element’s observed score equals its expected score, and Brahe is the most severe', () => {
    const out = new Float64Array(2);
    const gaps = new Map<string, number>();
    for (let o = 0; o < sheet.subject.length; o++) {
      expected(fit.tables[0]!, fit.effects.ability[sheet.subject[o]!]! - fit.effects.severity[sheet.rater[o]!]! - fit.effects.difficulty[sheet.item[o]!]!, out);
      for (const key of [sheet.subjects[sheet.subject[o]!]!, sheet.raters[sheet.rater[o]!]!, sheet.items[sheet.item[o]!]!.key]) gaps.set(key, (gaps.get(key) ?? 0) + fit.usable.category[o]! - out[0]!);
    }
    for (const gap of gaps.values()) expect(Math.abs(gap)).toBeLessThan(1e-3);
    expect(fit.effects.severity.indexOf(Math.max(...fit.effects.severity))).toBe(sheet.raters.indexOf('Brahe'));
    expect(fit.converged).toBe(true);
  });

  test('fit: mean squares average near 1, Brahe’s ratings of these juniors fit worst', () => {
    const { raters, subjects } = fitStatistics(fit);
    const mean = subjects.reduce((a, p) => a + p.infit!, 0) / subjects.length;
    expect(mean).toBeGreaterThan(0.8);
    expect(mean).toBeLessThan(1.2);
    expect(Math.max(...raters.map((p) => p.infit!))).toBe(raters[sheet.raters.indexOf('Brahe')]!.infit);
  });
});
