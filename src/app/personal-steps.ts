import { listTasks, signForAppointee, signForSuperior } from '../domains/evidence/commands/performance-file.ts';
import { replyAsSubject } from '../domains/evidence/commands/review-entry.ts';
import type { PersonalSteps } from '../simulation/index.ts';

/** What people do one by one in the program, for the simulation of a region. */
export const personalSteps: PersonalSteps = {
  dispute: async (house, subject, entryId, statement) => void (await replyAsSubject(house, subject, entryId, { action: 'dispute', statement })),
  agreeTasks: async (house, superior, appointee, fileId, tasks) => {
    const { number } = await listTasks(house, superior, fileId, tasks);
    await signForSuperior(house, superior, fileId, { document: 'task_list', number });
    await signForAppointee(house, appointee, fileId, { document: 'task_list', number });
  },
};
