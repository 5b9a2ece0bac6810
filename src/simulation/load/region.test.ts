import { mkdtempSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policiesFolder } from '../../app/paths.ts';
import { personalSteps } from '../../app/personal-steps.ts';
import { evidenceOf } from '../../domains/evidence/index.ts';
import { diskSource, usePolicies } from '../../domains/policy/index.ts';
import { organizationsNow, peopleAt } from '../../domains/registry/index.ts';
import { resultsOf } from '../../domains/assessment/index.ts';
import { testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { makeBlock } from '../generate.ts';
import type { RegionRequest } from '../region/plan.ts';
import { openLiveYear } from './live-year.ts';
import { loadRegion } from './region.ts';

const request: RegionRequest = { size: 'county', seed: 5, today: '2026-11-20', scale: 0.03 };
/** A busy machine may take its time; nothing here measures it. */
const PATIENCE = 240_000;
let t: TestHouse;
let folder: string;
let truthPath: string;
beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse();
  folder = mkdtempSync(join(tmpdir(), 'dandang-region-'));
  truthPath = join(folder, 'truth.json');
}, PATIENCE);
afterAll(async () => {
  await t.close();
  rmSync(folder, { recursive: true, force: true });
});
const listed = async (): Promise<number> => (await t.database.query('select 1 from registry.region')).rows.length;
const options = () => ({ truthPath, pack: 'xiangyin', steps: personalSteps });

describe('loading a region', { timeout: PATIENCE }, () => {
  it('stops between two units of work; what is half made is not listed and leaves no truth file', async () => {
    const stop = new AbortController();
    await expect(loadRegion(t.house, request, { ...options(), signal: stop.signal, progress: (stage) => void (stage === 'entries' && stop.abort()) })).rejects.toMatchObject({ code: 'simulation.interrupted' });
    expect(await listed()).toBe(0);
    expect(existsSync(truthPath)).toBe(false);
    expect((await t.database.query('select 1 from registry.person limit 1')).rows).toHaveLength(1);
  });

  it('takes a half-made region away and makes it whole', async () => {
    const block = makeBlock(request, 0);
    const loaded = await loadRegion(t.house, request, options());
    expect(loaded).toMatchObject({ regionId: '990624', name: '青澜县', people: block.people.length, entries: block.entries.length });
    expect(await listed()).toBe(1);
    await t.house.unit(t.system, async (unit) => {
      expect(await organizationsNow(unit)).toHaveLength(block.organizations.length);
      expect(new Set((await peopleAt(unit, 'all')).map((p) => p.id))).toEqual(new Set(block.people.map((p) => p.id)));
      const facts = await evidenceOf(unit, 'all', { from: '2024-11-01', to: '2026-12-01' });
      const disputed = block.entries.filter((e) => e.outcome === 'disputed').map((e) => e.entry.id);
      expect(facts.filter((f) => f.state === 'disputed').map((f) => f.id).sort()).toEqual(disputed.sort());
    });
  });

  it('confirms last year, leaves this year open, and signs the task lists', async () => {
    await t.house.unit(t.system, async (unit) => {
      const results = await resultsOf(unit, 'all', [2025, 2026]);
      const last = results.filter((r) => r.year === 2025);
      expect(last.length).toBeGreaterThan(50);
      expect(last.every((r) => r.grade !== null)).toBe(true);
      expect(last.filter((r) => r.grade === 'outstanding').length).toBeLessThanOrEqual(last.length * 0.2);
      expect(results.some((r) => r.year === 2026 && r.state === 'scored' && r.grade === null)).toBe(true);
    });
    const block = makeBlock(request, 0);
    const { rows } = await t.database.query('select count(*)::int as n from evidence.signature');
    expect(rows[0]!['n']).toBe(block.files.length * 2);
  });

  it('writes the truth of every cadre beside the database and nothing of it inside', () => {
    const [head, ...lines] = readFileSync(truthPath, 'utf8').trim().split('\n').map((l) => JSON.parse(l) as Record<string, unknown>);
    expect(head).toEqual({ kind: 'region', region: '990624', size: 'county', seed: 5, today: '2026-11-20', scale: 0.03 });
    const block = makeBlock(request, 0);
    expect(lines).toHaveLength(block.people.length);
    expect(lines[0]).toEqual({ kind: 'person', personId: block.people[0]!.id, problems: block.people[0]!.hidden.problems, traits: block.people[0]!.hidden.traits, confounders: block.people[0]!.hidden.confounders, observableMonths: block.people[0]!.hidden.observableMonths });
  });

  it('a demonstration has a year under way: months, summaries, a calibration held, a notice that hangs out', async () => {
    await openLiveYear(t.house, t.system, request.today);
    const count = async (sql: string): Promise<number> => Number((await t.database.query(`select count(*) as n from ${sql}`)).rows[0]!['n']);
    expect(await count(`assessment.publicity where withdrawn_at is null and closes_on >= '${request.today}'`)).toBe(1);
    expect(await count(`assessment.calibration where state = 'closed'`)).toBe(1);
    expect(await count('assessment.month_bulletin')).toBeGreaterThan(0);
    expect(await count(`assessment.registration where state = 'commented'`)).toBe(1);
    expect(await count(`assessment.unit_period where mark is null and ends_on < '${request.today}'`)).toBeGreaterThan(0);
  });

  it('does not overwrite a region', async () => {
    await expect(loadRegion(t.house, request, options())).rejects.toMatchObject({ code: 'simulation.region_exists' });
  });
});
