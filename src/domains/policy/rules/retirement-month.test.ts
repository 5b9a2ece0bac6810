import { beforeAll, describe, expect, it } from 'vitest';
import type { PolicyPack } from '../model.ts';
import { composePack } from '../pack/compose.ts';
import { diskSource } from '../pack/disk.ts';
import { loadLibrary } from '../pack/load.ts';
import { retirementMonth } from './retirement-month.ts';

let pack: PolicyPack;
beforeAll(async () => {
  pack = composePack(await loadLibrary(diskSource(new URL('../../../../policies/', import.meta.url).pathname)), 'national');
});

describe('到龄年月', () => {
  // Worked by hand from the rule: 1 month per 4 (limits 60, 55) up to 36, 1 per 2 (limit 50) up to 60, from 2025-01.
  it.each([
    ['1964-12', 60, '2024-12', 0, '2024-12'],
    ['1965-01', 60, '2025-01', 1, '2025-02'],
    ['1965-05', 60, '2025-05', 2, '2025-07'],
    ['1976-08', 60, '2036-08', 35, '2039-07'],
    ['1976-09', 60, '2036-09', 36, '2039-09'],
    ['1980-01', 60, '2040-01', 36, '2043-01'],
    ['1970-03', 55, '2025-03', 1, '2025-04'],
    ['1975-03', 50, '2025-03', 2, '2025-05'],
    ['1985-01-31', 50, '2035-01', 60, '2040-01'],
  ] as const)('born %s, limit %d', (born, age, originalMonth, delayMonths, month) => {
    expect(retirementMonth(pack, born, age, '2026-01-10')).toMatchObject({ originalMonth, delayMonths, month });
  });
  it('says it cannot tell when only the year of birth is known', () => {
    expect(retirementMonth(pack, '1965', 60, '2026-01-10')).toMatchObject({ status: 'undetermined', missing: ['距改革起始月数'] });
  });
  it('has no row for other limits', () => {
    expect(retirementMonth(pack, '1965-05', 63, '2026-01-10')).toMatchObject({ status: 'no_match' });
  });
});
