import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { migrate, openDatabase } from '../../src/platform/db/index.ts';
import { migrationsFolder } from '../../src/app/paths.ts';
import { newDatabase } from '../support/empty.ts';
import { newPlace, runProgram } from './support.ts';

const server = process.env['DANDANG_TEST_DATABASE_URL'];
const files = readdirSync(migrationsFolder).filter((f) => f.endsWith('.sql')).map((f) => f.slice(0, -4)).sort();

describe.skipIf(!server)('migrating one empty database at once', () => {
  it('two processes both succeed', async () => {
    const place = await newPlace(server);
    try {
      const ends = await Promise.all([runProgram(place, 'migrate'), runProgram(place, 'migrate')]);
      expect(ends.map((e) => [e.code, e.errors])).toEqual([[0, ''], [0, '']]);
    } finally {
      await place.remove();
    }
  }, 300_000);

  it('of several, each file is applied exactly once, on two databases at a time', async () => {
    const databases = await Promise.all([newDatabase(server!, 'empty'), newDatabase(server!, 'empty')]);
    try {
      await Promise.all(
        databases.map(async ({ url }) => {
          const connections = await Promise.all([1, 2, 3].map(() => openDatabase({ kind: 'postgres', url, poolSize: 2 })));
          const applied = await Promise.all(connections.map((c) => migrate(c, migrationsFolder)));
          expect(applied.flat().sort()).toEqual(files);
          await Promise.all(connections.map((c) => c.close()));
        }),
      );
    } finally {
      for (const d of databases) await d.drop();
    }
  }, 300_000);
});
