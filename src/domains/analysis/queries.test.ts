import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { newId } from '../../kernel/ids.ts';
import { saveRegion } from '../registry/index.ts';
import { seedSmallCounty, type SmallCounty } from '../registry/fixtures.ts';
import { buildSettings } from './fixtures.ts';
import { problems } from './model.ts';
import { findingsList } from './queries.ts';
import { insertFindings, insertRun } from './store.ts';

let t: TestHouse;
let county: SmallCounty;
/** Some are equally strong, some say nothing: a page may end among either. */
const STRENGTHS = [3.25, -1e-7, 3.25, null, 0.1, null, 12, 3.25];

beforeAll(async () => {
  t = await testHouse();
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: unit.actor.regionId, name: '试验县', level: 'county' });
    county = await seedSmallCounty(unit);
    const runId = newId<'run'>();
    await insertRun(unit, { id: runId, asOf: unit.today, settings: buildSettings(), people: 6 });
    await insertFindings(
      unit,
      runId,
      county.people.slice(0, 6).flatMap((personId, i) =>
        problems.map((problem, k) => {
          const strength = STRENGTHS[(i * 3 + k) % STRENGTHS.length]!;
          return { personId, organizationId: Object.values(county.organizations)[0]!, organizationPath: '1', problem, state: strength === null ? ('abstained' as const) : ('suspected' as const), strength, confidence: strength === null ? null : ('low' as const), group: { key: 'g', size: 9 }, signals: [], counterEvidence: null, reasons: [] };
        }),
      ),
    );
  });
});
afterAll(() => t.close());

const list = (query: Partial<Parameters<typeof findingsList>[2]> = {}) => findingsList(t.house, t.actor('officer'), { limit: 500, ...query });

describe('the list of findings', () => {
  it('is strongest first, those without a strength last', async () => {
    const { findings, nextCursor } = await list();
    expect(findings).toHaveLength(24);
    expect(nextCursor).toBeNull();
    const strengths = findings.map((f) => f.strength ?? -Infinity);
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
  });

  it.each([1, 2, 5, 7, 23, 24])('comes in pages of %i with nothing lost or twice', async (limit) => {
    const whole = (await list()).findings.map((f) => f.id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit, ...(cursor ? { cursor } : {}) });
      seen.push(...page.findings.map((f) => f.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && seen.length <= whole.length);
    expect(seen).toEqual(whole);
  });

  it('finds people by name, among all and not only those of the first page', async () => {
    const { findings } = await list();
    const { name } = findings.at(-1)!.person;
    const found = (await list({ text: name, limit: 100 })).findings;
    expect(found.length).toBeGreaterThanOrEqual(4);
    expect(new Set(found.map((f) => f.person.name))).toEqual(new Set([name]));
    expect((await list({ text: '查无此人' })).findings).toEqual([]);
  });
});
