import { z } from 'zod';
import { checkBatch, frontLineShares } from '../../../domains/personnel/contract.ts';
import { putPackInForce } from '../../../domains/policy/index.ts';
import { saveOrganizations, savePeople, saveRegion } from '../../../domains/registry/index.ts';
import { driver } from '../driver.ts';

const counts = z.object({ withExperience: z.int().min(0), without: z.int().min(0) });
const level = z.enum(['市', '县', '市直部门']);

/** M084: a year's promotions at three levels against their floors, and a batch that is tried before it is carried out. */
export const frontLineFloor = driver(
  z.object({ pack: z.string(), year: z.int(), promoted: z.record(level, counts), batch: counts.extend({ level }) }),
  async ({ pack, year, promoted, batch }, world) => {
    world.setDay(`${year}-12-20`);
    const batchIds = await world.unit(async (unit) => {
      await saveRegion(unit, { code: unit.actor.regionId, name: '示例市', level: '市' });
      await putPackInForce(unit, { packId: pack, from: `${year}-01-01` });
      const [county] = await saveOrganizations(unit, [{ name: '甲县', type: 'region', parentId: world.regionOrganization, validFrom: '2000-01-01' }]);
      const [cityOrgan, countyOrgan, town] = await saveOrganizations(unit, [
        { name: '市发改委', type: 'government_organ', parentId: world.regionOrganization, validFrom: '2000-01-01' },
        { name: '甲县发改局', type: 'government_organ', parentId: county!, validFrom: '2000-01-01' },
        { name: '乙镇', type: 'town', parentId: county!, validFrom: '2000-01-01' },
      ]);
      const to = { 市: [countyOrgan!, '县处级副职'], 县: [countyOrgan!, '乡科级副职'], 市直部门: [cityOrgan!, '乡科级副职'] } as const;
      const person = (name: string, frontLine: boolean, taken: readonly [string, string] | null) => ({
        name,
        sex: 'male' as const,
        appointments: [
          { organizationId: frontLine ? town! : countyOrgan!, title: '干部', main: true, category: 'staff' as const, startedOn: `${year - 6}-03`, endedOn: taken ? `${year}-06` : null },
          ...(taken ? [{ organizationId: taken[0], title: '副职', main: true, category: 'deputy' as const, leadershipLevel: taken[1], startedOn: `${year}-06` }] : []),
        ],
      });
      const made = (c: z.infer<typeof counts>, taken: readonly [string, string] | null) => [...Array.from({ length: c.withExperience }, (_, i) => person(`一线${i + 1}`, true, taken)), ...Array.from({ length: c.without }, (_, i) => person(`机关${i + 1}`, false, taken))];
      for (const [at, c] of Object.entries(promoted) as [z.infer<typeof level>, z.infer<typeof counts>][]) await savePeople(unit, made(c, to[at]));
      return savePeople(unit, made(batch, null));
    });
    const shown = await world.send(frontLineShares, { query: { year } });
    const yearly = shown.years.find((y) => y.period === String(year))!;
    const { before, after, breaks } = await world.send(checkBatch, { body: { level: batch.level, personIds: [...batchIds] } });
    return {
      yearly: Object.fromEntries(yearly.shares.map((s) => [s.level, { share: s.share, floor: s.floor, met: s.met }])),
      promotedInJune: Object.fromEntries(shown.months.find((m) => m.period === `${year}-06`)!.shares.map((s) => [s.level, s.promoted])),
      batch: { before: before.share, after: after.share, warned: breaks },
    };
  },
);
