import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { savePerformanceFiles, type NewEvidence } from '../../domains/evidence/index.ts';
import type { Block } from '../model.ts';
import { appendByMonth } from './evidence.ts';
import { houseOn } from './moments.ts';
import { cadre, type PersonalSteps } from './personal-steps.ts';
import type { Progress } from './progress.ts';

/** Opens the performance files of the principal leaders, with signed task lists (M007, M008). Before the evidence: a signature looks for what is done. */
export async function openPerformanceFiles(house: House, actor: Actor, block: Block, today: Day, steps: PersonalSteps, progress: Progress): Promise<void> {
  const people = new Map(block.people.map((p) => [p.id, p]));
  const postOf = (personId: string, appointmentId: string): string => people.get(personId)!.appointments.find((a) => a.id === appointmentId)!.title;
  await house.unit(actor, (unit) =>
    savePerformanceFiles(unit, block.files.map((f) => ({ id: f.id, personId: f.personId, appointmentId: f.appointmentId, organizationId: f.organizationId, post: postOf(f.personId, f.appointmentId), openedOn: f.openedOn }))),
  );
  for (const file of block.files) {
    const then = houseOn(house, file.openedOn, today);
    await steps.agreeTasks(then, actor, cadre(actor.regionId, file.personId, people.get(file.personId)!.name), file.id, file.tasks.map(({ key, task, target, deadline }) => ({ key, task, target, deadline })));
    progress.step('files', 1);
  }
}

/** Puts on record which tasks of the lists were completed. */
export async function completeTasks(house: House, actor: Actor, block: Block, today: Day, progress: Progress): Promise<void> {
  const units = new Map(block.organizations.map((o) => [o.id, o]));
  const done = block.files.flatMap((file) =>
    file.tasks.flatMap((t): NewEvidence[] =>
      t.completedOn === null
        ? []
        : [{
            id: t.entryId, title: `完成任务：${t.task}`, occurredOn: t.completedOn, arena: 'office', organizationId: file.organizationId, state: 'confirmed', source: { kind: 'unit', name: units.get(file.organizationId)!.shortName }, reportedBy: { name: units.get(file.organizationId)!.shortName },
            persons: [{ personId: file.personId, role: 'achieve', lead: true, share: 10_000 }], content: { kind: 'task', task: t.task, target: t.target, deadline: t.deadline, completedOn: t.completedOn, fileId: file.id, taskKey: t.key },
          }],
    ),
  );
  await appendByMonth(house, actor, done.sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : 1)), today, progress);
}
