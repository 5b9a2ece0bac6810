import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import type { House } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { readTimetables } from '../access.ts';
import type { caseTimetables } from '../contract.ts';
import { caseTypes } from '../definition.ts';
import { timetable } from '../rules/timetable.ts';
import { staysOf } from '../store/index.ts';
import { flowOf, stateTitle } from './views.ts';

/** 办理时限公开: what each step may take by the policy in force today, and what it took. */
export const timetables = (house: House, actor: Actor): Promise<z.infer<typeof caseTimetables.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readTimetables, { regionId: actor.regionId });
    const policy = await policyInForce(unit, unit.today);
    const least = policy.number('case-timetable-least');
    const types = [];
    for (const type of caseTypes().filter((t) => t.publicTimetable)) {
      const flow = flowOf(type, policy);
      const lines = timetable(flow.states.filter((s) => !s.end).map((s) => s.key), await staysOf(unit, type.key), least);
      types.push({ key: type.key, title: type.title, flow, lines: lines.map((l) => ({ ...l, title: stateTitle(type, l.state) })) });
    }
    return { least, types };
  });
