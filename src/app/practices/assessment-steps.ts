import type { z } from 'zod';
import { computeRun } from '../../domains/assessment/index.ts';
import { adoptScheme, listResults, proposeRun, recordMarks, startRun, type ResultRow } from '../../domains/assessment/contract.ts';
import type { World } from './world.ts';

type Definition = z.input<NonNullable<typeof adoptScheme.body>>['definition'];
type Dimension = Definition['dimensions'][number];
type Indicator = Dimension['indicators'][number];

export const bilingual = (text: string): { zh: string; en: string } => ({ zh: text, en: text });

/** An indicator typed in and taken as it is, unless told otherwise. */
export const indicator = (key: string, name: string, weight: Indicator['weight'], change: Partial<Indicator> = {}): Indicator => ({ key, name: bilingual(name), weight, source: { from: 'typed' }, scoring: { method: 'as_is' }, missing: { policy: 'ask' }, ...change });
export const dimension = (key: string, name: string, weight: Dimension['weight'], indicators: Indicator[]): Dimension => ({ key, name: bilingual(name), weight, indicators });

/** A scheme for one class of everybody (or of every team), unless told otherwise. */
export const scheme = (key: string, title: string, dimensions: Dimension[], change: Partial<Definition> = {}): Definition => ({
  key,
  title: bilingual(title),
  basis: [{ document: 'assessment-2020', article: '待核', verified: false }],
  rounding: { places: 2, mode: 'half_up' },
  classes: [{ key: 'all', name: bilingual('全部'), categories: change.purpose === 'team' ? [] : ['principal', 'deputy', 'middle', 'staff'] }],
  raters: [],
  dimensions,
  groups: { by: [], unitGroups: [], minimum: 1 },
  thresholds: { outstanding: '85', competent: '70', basically_competent: '60' },
  shareWithin: 'year',
  ...change,
});

export interface Assessed {
  readonly runId: string;
  readonly schemeId: string;
  readonly version: number;
  readonly rows: readonly ResultRow[];
}

/** Adopts a scheme, opens a run, types in the values, computes, proposes grades: all through the endpoints. `values`: person or unit → indicator → value. */
export async function assess(world: World, definition: Definition, run: { readonly year: number; readonly periodFrom?: string; readonly periodTo?: string }, values: Readonly<Record<string, Readonly<Record<string, string>>>>): Promise<Assessed> {
  const adopted = await world.send(adoptScheme, { body: { definition } });
  const { id: runId } = await world.send(startRun, { body: { ...run, schemeId: adopted.id } });
  const marks = Object.entries(values).flatMap(([personId, of]) => Object.entries(of).map(([key, value]) => ({ personId, indicator: key, value })));
  await world.send(recordMarks, { params: { id: runId }, body: { source: '示例台账', marks } });
  await computeRun(world.house, world.system, runId);
  await world.send(proposeRun, { params: { id: runId } });
  return { runId, schemeId: adopted.id, version: adopted.version, rows: await rowsOf(world, runId) };
}

export const rowsOf = async (world: World, runId: string): Promise<readonly ResultRow[]> => (await world.send(listResults, { params: { id: runId }, query: { limit: 5000 } })).rows;
