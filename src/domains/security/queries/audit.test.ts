import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OTHER_REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { openWorkbook } from '../../../platform/sheets/index.ts';
import { saveRegion } from '../../registry/index.ts';
import { seedSmallCounty, type SmallCounty } from '../../registry/fixtures.ts';
import { exportAudit } from './audit-export.ts';
import { auditPage } from './audit.ts';

let t: TestHouse;
let county: SmallCounty;
beforeAll(async () => {
  t = await testHouse();
  county = await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: unit.actor.regionId, name: '试验县', level: 'county' });
    return seedSmallCounty(unit);
  });
  await t.house.unit(t.actor('officer'), async (unit) => {
    unit.audit({ action: 'registry.sensitive_read', subjectKind: 'person', subjectId: county.people[0]!, detail: { fields: ['idNumber', 'family'], purpose: '年度调研', export: 'pdf' } });
    unit.audit({ action: 'registry.organization_created', subjectKind: 'organization', subjectId: Object.values(county.organizations)[0]!, detail: {} });
    unit.audit({ action: 'test.unknown', subjectKind: 'person', subjectId: 'not-an-id', detail: {} });
  });
});
afterAll(() => t.close());

describe('the audit', () => {
  it('names the people and units it is about, in this region only', async () => {
    const { lines } = await auditPage(t.house, t.actor('auditor'), { limit: 50 });
    const name = (action: string) => lines.find((l) => l.action === action)?.subjectName;
    const [person] = await t.house.unit(t.system, async (unit) => (await unit.tx.selectFrom('registry.person_card').select('name').where('person_id', '=', county.people[0]!).execute()) as { name: string }[]);
    expect(name('registry.sensitive_read')).toBe(person!.name);
    expect(name('registry.organization_created')).toMatch(/试验县/);
    expect(name('test.unknown')).toBeNull();
    expect((await auditPage(t.house, t.actor('auditor', { regionId: OTHER_REGION }), { limit: 50 })).lines).toEqual([]);
  });

  it.each([
    ['zh-CN', '导出为：pdf；项目：身份证号、家庭成员；用途：年度调研'],
    ['en', 'Fields: Identity number, family members'],
  ] as const)('goes out in the words of %s', async (language, words) => {
    const file = await exportAudit(t.house, t.actor('auditor'), { language, action: 'registry.sensitive_read' });
    const workbook = await openWorkbook(file.bytes);
    const rows: unknown[][] = [];
    for await (const batch of workbook.batches(workbook.sheets[0]!.name)) rows.push(...batch.map((r) => [...r.values]));
    expect(rows).toHaveLength(2);
    expect(rows[1]!.join(' ')).toContain(words);
  });
});
