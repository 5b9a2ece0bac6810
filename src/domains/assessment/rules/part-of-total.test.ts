import { expect, it } from 'vitest';
import { score } from '../../../kernel/score.ts';
import { buildScheme } from '../sample-scheme.ts';
import { columnKeys, compileScheme } from './compile-scheme.ts';
import { partOfTotal, toPlaces } from './part-of-total.ts';
import { scoreSheets } from './score-sheets.ts';

const scheme = compileScheme(buildScheme({ adjustments: [{ kind: 'deduction', key: 'false_report', name: { zh: '弄虚作假', en: 'False reports' }, source: { from: 'typed' }, each: '2', cap: '10', missing: { policy: 'neutral', score: '0' } }] }));
const values: Record<string, string> = { 'conduct:superior': '90', 'conduct:peer': '85', deeds: '15', training: '60', growth: '9', false_report: '1' };
const classes = Uint8Array.of(0);
const scored = scoreSheets(scheme, { size: 1, classes, columns: new Map(columnKeys(scheme).map((k) => [k, Float64Array.of(score(values[k]!))])) });

// 德 88 × 40% = 35.2; 绩 83 × 60% = 49.8, of which training 80 × 10% × 60% = 4.8; 85 − 2 = 83
it.each([
  [['integrity'], '35.2', '42.409639'],
  [['training'], '4.8', '5.783133'],
  [['achievement', 'training'], '49.8', '60'],
  [['integrity', 'achievement'], '85', '102.409639'],
  [['false_report'], '-2', '-2.409639'],
  [[], '0', '0'],
] as const)('%o make %s points, %s%% of the total', (keys, points, share) => expect(partOfTotal(scheme, scored, classes, 0, new Set(keys))).toEqual({ points: score(points), share: score(share) }));

it('prints to the places of the scheme', () => expect([toPlaces(scheme, 42_409_639), toPlaces(scheme, -2_409_639)]).toEqual([42_410_000, -2_410_000]));
