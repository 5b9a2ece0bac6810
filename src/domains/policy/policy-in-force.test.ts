import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policiesFolder } from '../../app/paths.ts';
import { OTHER_REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { choosePack, decisionOf, diskSource, policyInForce, policyVersion, recordDecision, usePolicies } from './index.ts';

let t: TestHouse;
beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse();
});
afterAll(() => t.close());

describe('policy in force', () => {
  it('is the national pack until the region chooses another, from the day it chooses', async () => {
    const officer = t.actor('officer');
    expect((await t.house.unit(officer, (u) => policyInForce(u, '2026-11-20'))).packId).toBe('national');
    await choosePack(t.house, officer, { packId: 'xiangyin', from: '2026-01-01' });
    expect((await t.house.unit(officer, (u) => policyInForce(u, '2026-11-20'))).packId).toBe('xiangyin');
    expect((await t.house.unit(officer, (u) => policyInForce(u, '2025-12-31'))).packId).toBe('national');
    const other = t.actor('officer', { regionId: OTHER_REGION });
    expect((await t.house.unit(other, (u) => policyInForce(u, '2026-11-20'))).packId).toBe('national');
  });

  it('refuses a pack that does not exist and an actor who may not choose', async () => {
    await expect(choosePack(t.house, t.actor('officer'), { packId: 'atlantis', from: '2026-01-01' })).rejects.toMatchObject({ code: 'policy.pack_not_found' });
    await expect(choosePack(t.house, t.actor('leader'), { packId: 'national', from: '2026-01-01' })).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('keeps a decision with its version, facts and trace, and finds the exact version again', async () => {
    const facts = { 上年度考核等次: '优秀' };
    const made = await t.house.unit(t.system, async (unit) => {
      const view = await policyInForce(unit, '2026-11-20');
      const decision = view.decide('annual-grade-code', { 上年度考核等次: '优秀' });
      const id = await recordDecision(unit, { ruleId: 'annual-grade-code', subject: { kind: 'test', id: '1' }, on: view.on, facts, decision });
      return { id, decision, version: view.version };
    });
    await t.house.unit(t.system, async (unit) => {
      const kept = await decisionOf(unit, made.id);
      expect(kept).toMatchObject({ ruleId: 'annual-grade-code', facts, decision: made.decision });
      const then = await policyVersion(unit, made.version, kept.on);
      expect(then.decide(kept.ruleId, kept.facts)).toEqual(made.decision);
      expect([...then.pack.parameters.keys()]).toEqual([...(await policyInForce(unit, kept.on)).pack.parameters.keys()]);
    });
    await expect(t.house.unit(t.system, (u) => policyVersion(u, 'national@000000000000', '2026-11-20'))).rejects.toMatchObject({ code: 'policy.version_not_found' });
  });

  it('lets no one change a decision or a version', async () => {
    for (const table of ['policy.decision', 'policy.pack_version'] as const) {
      await expect(t.house.unit(t.system, (u) => u.tx.deleteFrom(table).execute())).rejects.toThrow(/permission denied/);
    }
  });
});
