import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveOrganizations } from '../../src/domains/registry/index.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { OTHER_REGION, REGION, testHouse, type TestHouse } from '../support/house.ts';
import { seedSmallRegion } from '../support/small-region.ts';

/** The access matrix believes that nothing was written while the fingerprint stands: here it is shown to move, and when it stands. */
let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
  await seedSmallRegion(t.house, REGION, '清河县');
  await seedSmallRegion(t.house, OTHER_REGION, '白石县');
});
afterAll(() => t?.close());

/** The lines that a piece of work changes. */
async function changedBy(work: () => Promise<unknown>, except: readonly string[] = []): Promise<string[]> {
  const before = await fingerprint(t.database, REGION, except);
  await work();
  return (await fingerprint(t.database, REGION, except)).filter((line) => !before.includes(line)).map((line) => line.split(' ')[0]!);
}
const newOrganization = async (end?: () => never): Promise<void> => {
  await t.house.unit(t.system, async (unit) => {
    await saveOrganizations(unit, [{ name: crypto.randomUUID(), type: 'government_organ' }]);
    end?.();
  });
};
const statement = (text: string) => () => t.database.query(text);

it('moves when the program writes under its own role, and not when the unit is undone', async () => {
  expect(await changedBy(() => newOrganization())).toContain('registry.organization');
  const undone = (): never => {
    throw new Error('undone');
  };
  expect(await changedBy(() => expect(newOrganization(undone)).rejects.toThrow('undone'))).toEqual([]);
});

it('moves when one row is added, changed or taken away, and when all are', async () => {
  const mine = `where region_id = '${REGION}'`;
  const first = `ctid = (select min(ctid) from platform.audit ${mine})`;
  expect(await changedBy(statement(`insert into platform.audit select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).* from platform.audit a where ${first}`))).toEqual(['platform.audit']);
  expect(await changedBy(statement(`update platform.audit set actor_name = 'another' where ${first}`))).toEqual(['platform.audit']);
  expect(await changedBy(statement(`delete from platform.audit where ${first}`))).toEqual(['platform.audit']);
  expect(await changedBy(statement('truncate platform.audit'))).toEqual(['platform.audit']);
});

it('stands when another region or a table that is left out is written, and when a statement finds no row', async () => {
  expect(await changedBy(statement(`update registry.organization set region_id = region_id where region_id = '${OTHER_REGION}'`))).toEqual([]);
  expect(await changedBy(statement(`update registry.organization set region_id = region_id where region_id = '${REGION}'`), ['registry.organization'])).toEqual([]);
  expect(await changedBy(statement('update registry.organization set region_id = region_id where false'))).toEqual([]);
});

it('looks at every table that has regions', async () => {
  await fingerprint(t.database, REGION);
  const { rows } = await t.database.query(`
    select table_schema || '.' || table_name as name from information_schema.columns
    where column_name = 'region_id' and table_schema not in ('public', 'pgboss') and (table_schema, table_name) in (select table_schema, table_name from information_schema.tables where table_type = 'BASE TABLE')
    and (select count(*) from pg_trigger g where g.tgrelid = format('%I.%I', table_schema, table_name)::regclass and g.tgname like 'noted\\_%') <> 4`);
  expect(rows).toEqual([]);
});
