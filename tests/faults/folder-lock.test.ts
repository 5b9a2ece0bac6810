import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newPlace, runProgram, startProgram } from './support.ts';

describe('one embedded database, two processes', () => {
  it('the second is refused and told who holds the folder; the lock of a killed one is taken over', async () => {
    const place = await newPlace();
    const lock = join(place.folder, 'dandang.pid');
    const first = await startProgram(place);
    try {
      const second = await runProgram(place, 'verify', 'ledger');
      expect(second.code).toBe(2);
      expect(second.out).toBe('');
      expect(second.errors).toContain(place.folder);
      expect(second.errors).toContain(String(first.pid));
      // The refused one left the holder alone.
      expect((await fetch(`${first.address}/healthz`)).status).toBe(200);
      expect(readFileSync(lock, 'utf8')).toBe(String(first.pid));
      await first.end('SIGKILL');
      expect(readFileSync(lock, 'utf8')).toBe(String(first.pid));
      expect(await runProgram(place, 'migrate')).toMatchObject({ code: 0, errors: '' });
    } finally {
      if (first.alive()) await first.end('SIGKILL');
      await place.remove();
    }
  }, 120_000);
});
