import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { score } from '../../../kernel/score.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { managePerformanceFiles, signAsAppointee, signAsSuperior } from '../access.ts';
import type * as contract from '../contract/performance.ts';
import type { PerformanceTask } from '../contract/performance.ts';
import { fileFor } from '../queries/performance-files.ts';
import { insertFile, insertReputation, insertSignature, insertTaskList, type Document, type Party, type PerformanceFile } from '../store/performance.ts';
import { entrySubject, mustBeOnFile } from '../subject.ts';
import type { Progress } from '../queries/performance-progress.ts';

/** Opens files inside the caller's unit; asks no permission. Refuses `evidence.performance_file_exists`: one file per post (M007). */
export async function savePerformanceFiles(unit: Unit, files: readonly (Omit<PerformanceFile, 'id'> & { readonly id?: string })[]): Promise<string[]> {
  const ids: string[] = [];
  for (const f of files) {
    const id = f.id ?? (newId<'performance_file'>() as string);
    if (!(await insertFile(unit, { ...f, id }))) throw new Refusal('conflict', 'evidence.performance_file_exists', { post: f.post });
    ids.push(id);
  }
  return ids;
}

/** M007: one file per principal leader per post. */
export const openFile = (house: House, actor: Actor, input: z.output<NonNullable<typeof contract.openFile.body>>): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    await mustBeOnFile(unit, [input.personId]);
    must(actor, managePerformanceFiles, await entrySubject(unit, { persons: [{ personId: input.personId }], organizationId: input.organizationId }));
    const [id] = await savePerformanceFiles(unit, [input]);
    unit.audit({ action: 'evidence.performance_file_opened', subjectKind: 'performance_file', subjectId: id!, detail: { personId: input.personId, appointmentId: input.appointmentId } });
    return { id: id! };
  });

/** M008: a new list; it waits for both signatures. Out: its number. */
export const listTasks = (house: House, actor: Actor, fileId: string, tasks: readonly PerformanceTask[]): Promise<{ number: number }> =>
  house.unit(actor, async (unit) => {
    const { file, papers } = await fileFor(unit, fileId, managePerformanceFiles);
    const keys = new Set(tasks.map((t) => t.key));
    if (keys.size < tasks.length) throw new Refusal('invalid', 'evidence.task_key_twice', {}, [{ code: 'evidence.task_key_twice', at: 'tasks' }]);
    const early = tasks.findIndex((t) => t.deadline < file.openedOn);
    if (early >= 0) throw new Refusal('rule', 'evidence.deadline_before_office', { task: tasks[early]!.task, openedOn: file.openedOn }, [{ code: 'evidence.deadline_before_office', at: `tasks[${early}].deadline`, source: 'M008' }]);
    const number = papers.taskLists.length + 1;
    if (!(await insertTaskList(unit, newId(), fileId, number, tasks))) throw new Refusal('conflict', 'evidence.step_at_once');
    unit.audit({ action: 'evidence.tasks_listed', subjectKind: 'performance_file', subjectId: fileId, detail: { number, tasks: tasks.length } });
    return { number };
  });

type SignInput = z.output<NonNullable<typeof contract.signForSuperior.body>>;

async function sign(unit: Unit, { file, papers }: Progress, party: Party, document: Document, number: number): Promise<null> {
  const exists = document === 'task_list' ? papers.taskLists.some((l) => l.number === number) : papers.accounts.some((a) => a.number === number);
  if (!exists) throw new Refusal('not_found', 'evidence.no_such_document', { number });
  if (!(await insertSignature(unit, newId(), file.id, { document, number, party }))) throw new Refusal('conflict', 'evidence.signed_already');
  unit.audit({ action: `evidence.${document}_signed`, subjectKind: 'performance_file', subjectId: file.id, detail: { number, party } });
  return null;
}

/** The superior signs a list or accepts an account (M008, M010); nobody is his own superior. */
export const signForSuperior = (house: House, actor: Actor, fileId: string, input: SignInput): Promise<null> =>
  house.unit(actor, async (unit) => {
    const p = await fileFor(unit, fileId, signAsSuperior);
    if (actor.personId === p.file.personId) throw new Refusal('rule', 'evidence.superior_is_appointee', {}, [{ code: 'evidence.superior_is_appointee', source: 'M008' }]);
    return sign(unit, p, 'superior', input.document, input.number);
  });

export const signForAppointee = (house: House, actor: Actor, fileId: string, input: SignInput): Promise<null> =>
  house.unit(actor, async (unit) => {
    const p = await fileFor(unit, fileId, signAsAppointee);
    // The permission also reaches whoever is named beside him; only the leader himself signs for himself.
    if (actor.kind === 'account' && actor.personId !== p.file.personId) throw new Refusal('forbidden', 'security.not_permitted', { permission: signAsAppointee.id });
    return sign(unit, p, 'appointee', input.document, input.number);
  });

/** 听口碑 (M009), before the sheet of that year is published. */
export const recordReputation = (house: House, actor: Actor, fileId: string, input: z.output<NonNullable<typeof contract.recordReputation.body>>): Promise<null> =>
  house.unit(actor, async (unit) => {
    const { papers } = await fileFor(unit, fileId, managePerformanceFiles);
    if (papers.sheets.some((s) => s.year === input.year)) throw new Refusal('conflict', 'evidence.answer_sheet_published', { year: input.year });
    const saved = await insertReputation(unit, newId(), fileId, { year: input.year, asked: input.from, score: score(input.score), answered: input.answered, source: input.source });
    if (!saved) throw new Refusal('conflict', 'evidence.reputation_recorded', { year: input.year });
    unit.audit({ action: 'evidence.reputation_recorded', subjectKind: 'performance_file', subjectId: fileId, detail: { year: input.year, from: input.from } });
    return null;
  });
