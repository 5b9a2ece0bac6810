import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { percentOf } from '../../../kernel/percent.ts';
import { mayTry } from '../../../kernel/permission.ts';
import type { House } from '../../../platform/house/index.ts';
import { organizationNames, organizationsNow } from '../../registry/index.ts';
import { levels } from '../model.ts';
import { organizationsInReach } from '../queries/board.ts';
import { readTraining, runTraining } from './access.ts';
import { classInReach } from './commands.ts';
import type * as contract from './contract.ts';
import { grades } from './model.ts';
import { classState } from './rules/class-state.ts';
import { classesOf, gradeFigures, invitedTo, levelFigures, neverTrained } from './store.ts';

/** Classes and names on one page; totals count all. */
const MOST = 500;
/** Who holds classes for heads. */
const holds: readonly string[] = ['region', 'town', 'subdistrict', 'village', 'community'];

export const trainingBoard = (house: House, actor: Actor): Promise<z.output<typeof contract.readTrainingBoard.output>> =>
  house.unit(actor, async (unit) => {
    const reach = await organizationsInReach(unit, readTraining);
    const since = `${unit.today.slice(0, 4)}-01-01`;
    const figures = new Map((await levelFigures(unit, reach, since)).map((f) => [f.level, f]));
    const classes = await classesOf(unit, reach, MOST);
    const byGrade = await gradeFigures(unit, reach);
    const never = await neverTrained(unit, reach, MOST);
    const names = await organizationNames(unit, [...new Set([...classes, ...never].map((x) => x.organizationId))]);
    const byLevel = levels.map((level) => {
      const f = figures.get(level) ?? { heads: 0, trained: 0, personTimes: 0, personTimesSince: 0 };
      return { level, heads: f.heads, trained: f.trained, never: f.heads - f.trained, share: percentOf(f.trained, f.heads), personTimes: f.personTimes, personTimesSince: f.personTimesSince };
    });
    const sum = (key: 'heads' | 'never' | 'personTimes' | 'personTimesSince'): number => byLevel.reduce((n, l) => n + l[key], 0);
    const run = mayTry(actor, runTraining);
    const own = reach === 'all' ? null : new Set(reach);
    return {
      since,
      totals: { heads: sum('heads'), never: sum('never'), personTimes: sum('personTimes'), personTimesSince: sum('personTimesSince') },
      levels: byLevel,
      grades: grades.map((grade) => byGrade.find((g) => g.grade === grade) ?? { grade, classes: 0, personTimes: 0 }),
      classes: classes.map(({ organizationId, cancelledOn, ...c }) => {
        const state = classState({ ...c, cancelledOn }, c.attended, unit.today);
        return { ...c, levels: [...c.levels], organizationName: names.get(organizationId) ?? '—', state, can: { record: run && c.heldOn <= unit.today && state !== 'cancelled', cancel: run && c.attended === 0 && state !== 'cancelled' } };
      }),
      never: never.map(({ organizationId, ...h }) => ({ ...h, organizationName: names.get(organizationId) ?? '—' })),
      holders: run ? (await organizationsNow(unit)).filter((o) => holds.includes(o.type) && (own === null || own.has(o.id))).map((o) => ({ id: o.id, name: o.name })) : [],
      can: { run },
    };
  });

export const invitedHeads = (house: House, actor: Actor, id: string): Promise<z.output<typeof contract.readInvited.output>> =>
  house.unit(actor, async (unit) => {
    const { of, organizations } = await classInReach(unit, id, readTraining);
    const heads = await invitedTo(unit, of, organizations);
    const names = await organizationNames(unit, [...new Set(heads.map((h) => h.organizationId))]);
    return { heads: heads.map(({ organizationId, ...h }) => ({ ...h, organizationName: names.get(organizationId) ?? '—' })) };
  });
