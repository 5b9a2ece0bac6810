import { z } from 'zod';
import { addWorkItem, changeWorkItem, listSystems, saveSystems } from '../../../domains/policy/index.ts';
import { driver } from '../driver.ts';
import { outcome } from '../world.ts';

/** M003: systems under the unit's own names, tasks in each, some of them done; a task without a system is refused. */
export const workSystems = driver(
  z.object({ systemNames: z.array(z.string()), tasksPerSystem: z.array(z.int()), doneTasks: z.array(z.int()), unassignedTasks: z.int() }),
  async ({ systemNames, tasksPerSystem, doneTasks, unassignedTasks }, { house, officer }) => {
    const { ids } = await saveSystems(house, officer, { systems: systemNames.map((name) => ({ name })) });
    const add = (systemId: string | null, n: number) => addWorkItem(house, officer, { systemId, kind: 'task', title: `任务${n}`, documentRef: null, owner: null, dueOn: null });
    for (const [s, systemId] of ids.entries()) {
      for (let n = 0; n < tasksPerSystem[s]!; n++) {
        const item = await add(systemId, n + 1);
        if (n < doneTasks[s]!) await changeWorkItem(house, officer, { id: item.id, doneOn: '2026-11-01' });
      }
    }
    let refused = 0;
    for (let n = 0; n < unassignedTasks; n++) if ((await outcome('policy.item_without_system', () => add(null, n + 1))) === 'refused') refused++;
    const systems = await listSystems(house, officer);
    return { systems: systems.length, statusPerSystem: systems.map((s) => (s.share === null ? null : `${s.share}%`)), refusedUnassigned: refused };
  },
);
