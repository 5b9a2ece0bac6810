import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../support/house.ts';
import { schemaProblems } from './schema.ts';
import { print } from './sources.ts';

let test: TestHouse;
beforeAll(async () => {
  test = await testHouse({ engine: 'pglite' });
});
afterAll(() => test.close());

describe('the schema', () => {
  it('keeps the region first, isolates every table and only adds to history', async () => {
    expect(print(await schemaProblems(test.database))).toEqual([]);
  });

  it.each([
    ['create table platform.bad (region_id text, id uuid primary key)', ['region_id comes first', 'platform.isolate']],
    ["create table platform.bad (region_id text, id uuid, primary key (region_id, id)); create unique index bad_by_id on platform.bad (id); call platform.isolate('platform.bad', 'select')", ['region_id comes first']],
    ['create table platform.bad (region_id text, id uuid, primary key (region_id, id))', ['platform.isolate']],
    ["create table platform.bad (region_id text, id uuid); call platform.isolate('platform.bad', 'select')", ['primary key']],
    ["create table platform.bad (region_id text, other uuid, region text, primary key (region_id, other), foreign key (region, other) references registry.person (region_id, id)); call platform.isolate('platform.bad', 'select')", ['foreign key']],
    ['grant update on platform.audit to dandang_app; create table platform.bad (region_id text primary key); call platform.isolate(\'platform.bad\', \'select\')', ['may not update']],
    ['grant delete on evidence.entry to dandang_app; create table platform.bad (region_id text primary key); call platform.isolate(\'platform.bad\', \'select\')', ['may not delete']],
  ])('would find: %s', async (statements, words) => {
    await test.database.query(`begin; ${statements}`);
    try {
      const found = (await schemaProblems(test.database)).map((p) => p.teach);
      expect(found).toHaveLength(words.length);
      for (const word of words) expect(found.some((teach) => teach.includes(word)), `${word} in ${found.join(' | ')}`).toBe(true);
    } finally {
      await test.database.query('rollback');
    }
  });
});
