import { z } from 'zod';
import { saveHeads, savePatches } from '../../../domains/grid/index.ts';
import { HEADS_AT_ONCE, planClass, readInvited, readTrainingBoard, recordAttendance } from '../../../domains/grid/training/contract.ts';
import { driver } from '../driver.ts';
import { outcome } from '../world.ts';

const level = z.enum(['area', 'group', 'neighbour']);
const numbers = z.object({ area: z.int().default(0), group: z.int().default(0), neighbour: z.int().default(0) });
type LevelName = z.infer<typeof level>;

/** M234: classes by grade and role at the document's number of person-times; the same list twice is once; heads never trained. */
export const trainingOfHeads = driver(z.object({ heads: numbers, classes: z.array(z.object({ grade: z.enum(['county', 'town', 'village']), levels: z.array(level).min(1), heldOn: z.string(), came: numbers })) }), async ({ heads, classes }, world) => {
  const [organizationId] = await world.organizations(['示例社区'], { type: 'community' });
  const ids = await world.unit(async (unit) => {
    const patches: string[] = [];
    const made: Record<LevelName, string[]> = { area: [], group: [], neighbour: [] };
    let above: readonly string[] = [];
    for (const l of ['area', 'group', 'neighbour'] as const) {
      above = await savePatches(unit, Array.from({ length: heads[l] }, (_, i) => ({ level: l, parentId: above.length === 0 ? null : above[i % above.length]!, organizationId: organizationId!, code: `${l}-${i}`, name: `${l}${i}` })));
      patches.push(...above);
    }
    const served = await saveHeads(unit, patches.map((patchId, i) => ({ patchId, name: `三长${i}`, contact: '13900000000', personId: null, accountId: null, way: 'recommended', near: true, handy: true, familiar: true, source: 'building_head', partyMember: false, consentedOn: '2022-10-01', qualifiedBy: '社区党委', servedFrom: '2022-10-08' })));
    let from = 0;
    for (const l of ['area', 'group', 'neighbour'] as const) made[l] = served.slice(from, (from += heads[l]));
    return made;
  });
  let [known, notInvited, ahead] = [0, '', ''];
  for (const [n, c] of classes.entries()) {
    const { id } = await world.send(planClass, { body: { organizationId: organizationId!, grade: c.grade, levels: c.levels, title: `第${n + 1}期`, heldOn: c.heldOn, hours: 4 } });
    const { heads: invited } = await world.send(readInvited, { params: { id } });
    const came = c.levels.flatMap((l) => invited.filter((h) => h.level === l).slice(0, c.came[l]).map((h) => h.id));
    if (came.length === 0) ahead = await outcome('training.not_yet', () => world.send(recordAttendance, { params: { id }, body: { headIds: [invited[0]!.id] } }));
    for (let i = 0; i < came.length; i += HEADS_AT_ONCE) await world.send(recordAttendance, { params: { id }, body: { headIds: came.slice(i, i + HEADS_AT_ONCE) } });
    if (n > 0) continue;
    known = (await world.send(recordAttendance, { params: { id }, body: { headIds: came } })).known;
    notInvited = await outcome('training.not_invited', () => world.send(recordAttendance, { params: { id }, body: { headIds: ids.neighbour.slice(0, 1) } }));
  }
  const board = await world.send(readTrainingBoard, {});
  return {
    personTimes: board.totals.personTimes, thisYear: board.totals.personTimesSince, byGrade: Object.fromEntries(board.grades.map((g) => [g.grade, g.personTimes])), never: Object.fromEntries(board.levels.map((l) => [l.level, l.never])),
    knownWhenSentAgain: known, notInvited, ahead,
  };
});
