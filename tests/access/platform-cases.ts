import { roles } from '../../src/kernel/actor.ts';
import { uploadFile } from '../../src/platform/files/index.ts';
import { cancelJob, openJob } from '../../src/platform/jobs/index.ts';
import { acknowledgeReminders, listTodos } from '../../src/kernel/todo.ts';
import type { AccessCase } from '../support/access.ts';

/** The endpoints of the platform; domains declare theirs in their own `fixtures.ts`. */
export const platformCases: readonly AccessCase[] = [
  { endpoint: uploadFile, allowed: roles, input: () => ({ query: { name: 'note.txt' }, upload: new TextEncoder().encode('一份附件') }) },
  { endpoint: listTodos, allowed: roles, input: () => ({}) },
  { endpoint: acknowledgeReminders, allowed: roles, input: () => ({ body: { reminders: [{ key: 'evidence.waiting', stage: 'late' }] } }) },
  // Jobs belong to the account that began them; to everybody else they do not exist, as this one does not.
  { endpoint: openJob, allowed: roles, answers: 404, input: () => ({ params: { id: '01900000-0000-7000-8000-000000000000' } }) },
  { endpoint: cancelJob, allowed: roles, answers: 404, input: () => ({ params: { id: '01900000-0000-7000-8000-000000000000' } }) },
];
