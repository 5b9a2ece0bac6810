import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divide, roundTo, score, SCORE_SCALE, weighted, type Score } from '../../../kernel/score.ts';
import { buildScheme } from '../sample-scheme.ts';
import { columnKeys, compileScheme, type CompiledScheme } from './compile-scheme.ts';
import { ASSUMED, FROM_VALUE, MISSING, NOT_ASKED, scoreSheets, stateNames, type Sheets } from './score-sheets.ts';

const compiled = compileScheme(buildScheme());
type Row = { classKey: 'leader' | 'staff' } & Partial<Record<'conduct:superior' | 'conduct:peer' | 'deeds' | 'training' | 'growth', string>>;

const sheetsOf = (rows: readonly Row[], scheme: CompiledScheme = compiled): Sheets => ({
  size: rows.length,
  classes: Uint8Array.from(rows, (r) => scheme.classKeys.indexOf(r.classKey)),
  columns: new Map(columnKeys(scheme).map((k) => [k, Float64Array.from(rows, (r) => (r[k as keyof Row] === undefined ? Number.NaN : score(r[k as keyof Row]!)))])),
});

const full: Row = { classKey: 'leader', 'conduct:superior': '90', 'conduct:peer': '85', deeds: '15', training: '60', growth: '9' };

describe('scores', () => {
  const cases: [string, Row, string, string | null][] = [
    // 德 90×60%+85×40%=88; 绩 75×70%+80×10%+112.5×20%=83; 88×40%+83×60%=85
    ['a leader with everything', full, 'scored', '85'],
    // 德 88; 绩 deeds 15 of 10 capped at 100 ×50% + 80×50% = 90; 88×40%+90×60%=89.2
    ['staff have their own target and weights, and are not asked for growth', { ...full, classKey: 'staff', growth: undefined } as unknown as Row, 'scored', '89.2'],
    ['a group of raters missing asks', { ...full, 'conduct:peer': undefined } as unknown as Row, 'incomplete', null],
    ['a value whose lack excludes', { ...full, growth: undefined } as unknown as Row, 'excluded', null],
    ['excluding outweighs asking', { ...full, growth: undefined, 'conduct:peer': undefined } as unknown as Row, 'excluded', null],
    // training assumed 70 instead of 80: 绩 82; 88×40%+82×60%=84.4
    ['an assumed value', { ...full, training: undefined } as unknown as Row, 'scored', '84.4'],
    // no deed: 绩 0×70%+8+22.5=30.5; 35.2+18.3=53.5
    ['nought is a value', { ...full, deeds: '0' }, 'scored', '53.5'],
    // growth 20 of 8 capped at 120
    ['the cap holds', { ...full, growth: '20' }, 'scored', '85.9'],
    ['the cap holds far beyond', { ...full, growth: '999999999' }, 'scored', '85.9'],
    ['bands: the edge belongs to the upper one', { ...full, training: '90' }, 'scored', '86.2'],
    ['bands: just below the edge', { ...full, training: '89.999999' }, 'scored', '85'],
  ];
  it.each(cases)('%s', (_, row, state, total) => {
    const scored = scoreSheets(compiled, sheetsOf([row]));
    expect(stateNames[scored.states[0]!]).toBe(state);
    if (total !== null) expect(scored.totals[0]).toBe(score(total));
  });

  it('rounds or truncates as the scheme says', () => {
    const row: Row = { ...full, deeds: '13.3333', 'conduct:superior': '87.33', 'conduct:peer': '91.67' };
    const [rounded, truncated] = (['half_up', 'truncate'] as const).map((mode) => {
      const scheme = compileScheme(buildScheme({ rounding: { places: 1, mode } }));
      return scoreSheets(scheme, sheetsOf([row], scheme)).totals[0];
    });
    // 德 89.066 → 89.1 / 89.0; deeds 66.6665 → 66.7 / 66.6; 绩 46.69+8+22.5=77.19 → 77.2 / 77.1(2); 35.64+46.32=81.96 / 35.6+46.26=81.86
    expect([rounded, truncated]).toEqual([score('82'), score('81.8')]);
  });

  it('tells where each score came from', () => {
    const rows = [full, { ...full, training: undefined }, { ...full, classKey: 'staff' }, { ...full, deeds: undefined }] as unknown as Row[];
    const { origins } = scoreSheets(compiled, sheetsOf(rows));
    expect([...origins[2]!]).toEqual([FROM_VALUE, ASSUMED, FROM_VALUE, FROM_VALUE]);
    expect([...origins[3]!]).toEqual([FROM_VALUE, FROM_VALUE, NOT_ASKED, FROM_VALUE]);
    expect([...origins[1]!]).toEqual([FROM_VALUE, FROM_VALUE, FROM_VALUE, MISSING]);
  });

  it('refuses columns of another length', () => {
    const sheets = sheetsOf([full]);
    expect(() => scoreSheets(compiled, { ...sheets, size: 2 })).toThrow(/not 2 long/);
  });
});

const mark = fc.option(fc.integer({ min: 0, max: 10_000 }).map((n) => (n / 100).toFixed(2)), { nil: undefined, freq: 8 });
const value = fc.option(fc.integer({ min: 0, max: 40_000 }).map((n) => (n / 1000).toFixed(3)), { nil: undefined, freq: 8 });
const anyRow = fc.record({ classKey: fc.constantFrom('leader' as const, 'staff' as const), 'conduct:superior': mark, 'conduct:peer': mark, deeds: value, training: value, growth: value }) as fc.Arbitrary<Row>;

/** The same, slowly, person by person, with the exact arithmetic of the kernel. */
function byHand(row: Row): { state: string; total: Score | null } {
  const { rounding } = compiled;
  const round = (n: bigint, d: bigint): Score => (Number(divide(n, d * BigInt(compiled.step), rounding)) * compiled.step) as Score;
  const leader = row.classKey === 'leader';
  let state = 'scored';
  const lack = (to: string): Score => {
    if (state !== 'excluded') state = to;
    return 0 as Score;
  };
  const attained = (v: string, target: number, cap: number): Score => {
    const s = round(BigInt(score(v)) * 100n * BigInt(SCORE_SCALE), BigInt(target * SCORE_SCALE));
    return s > cap * SCORE_SCALE ? ((cap * SCORE_SCALE) as Score) : s;
  };
  const conduct = row['conduct:superior'] === undefined || row['conduct:peer'] === undefined ? lack('incomplete') : roundTo((weighted(score(row['conduct:superior']), 6000) + weighted(score(row['conduct:peer']), 4000)) as Score, 2, rounding);
  const deeds = row.deeds === undefined ? lack('incomplete') : attained(row.deeds, leader ? 20 : 10, 100);
  const training = row.training === undefined ? 70 : Number(row.training) >= 90 ? 100 : Number(row.training) >= 45 ? 80 : 60;
  const growth = !leader ? 0 : row.growth === undefined ? lack('excluded') : attained(row.growth, 8, 120);
  const weights = leader ? [7000, 1000, 2000] : [5000, 5000, 0];
  const achievement = round(BigInt(deeds) * BigInt(weights[0]!) + BigInt(training * SCORE_SCALE) * BigInt(weights[1]!) + BigInt(growth) * BigInt(weights[2]!), 10_000n);
  return { state, total: state === 'scored' ? round(BigInt(conduct) * 4000n + BigInt(achievement) * 6000n, 10_000n) : null };
}

describe('properties', () => {
  it('columns and hand agree to the millionth', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 40 }), (rows) => {
        const scored = scoreSheets(compiled, sheetsOf(rows));
        rows.forEach((row, p) => {
          const hand = byHand(row);
          expect(stateNames[scored.states[p]!]).toBe(hand.state);
          if (hand.total !== null) expect(scored.totals[p]).toBe(hand.total);
        });
      }),
      { numRuns: 300 },
    );
  });
  it('one person scores the same alone as among others, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 2, maxLength: 30 }), fc.nat(), (rows, turn) => {
        const together = scoreSheets(compiled, sheetsOf(rows));
        const p = turn % rows.length;
        const alone = scoreSheets(compiled, sheetsOf([rows[p]!]));
        expect([alone.totals[0], alone.states[0]]).toEqual([together.totals[p], together.states[p]]);
        const turned = [...rows.slice(p), ...rows.slice(0, p)];
        const again = scoreSheets(compiled, sheetsOf(turned));
        expect([...again.totals]).toEqual([...together.totals.slice(p), ...together.totals.slice(0, p)]);
      }),
    );
  });
  it('totals alone are the same totals', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 20 }), (rows) => {
        const whole = scoreSheets(compiled, sheetsOf(rows));
        const totals = scoreSheets(compiled, sheetsOf(rows), 'totals');
        expect([totals.totals, totals.states, totals.dimensions, totals.indicators]).toEqual([whole.totals, whole.states, whole.dimensions, []]);
      }),
    );
  });
  it('a better mark never lowers the score', () => {
    fc.assert(
      fc.property(anyRow, fc.integer({ min: 0, max: 1000 }), (row, more) => {
        fc.pre(row.deeds !== undefined);
        const better = { ...row, deeds: (Number(row.deeds) + more / 100).toFixed(3) };
        const scored = scoreSheets(compiled, sheetsOf([row, better]));
        expect(scored.totals[1]).toBeGreaterThanOrEqual(scored.totals[0]!);
      }),
    );
  });
});
