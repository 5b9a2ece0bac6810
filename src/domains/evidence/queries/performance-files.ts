import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { may, must, type Permission } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { formatScore, type Score } from '../../../kernel/score.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames, personSummaries } from '../../registry/index.ts';
import { managePerformanceFiles, readEvidence, readOverviews, signAsAppointee, signAsSuperior } from '../access.ts';
import type * as contract from '../contract/performance.ts';
import type { PerformanceTask } from '../contract/performance.ts';
import { checkpointsOf } from '../rules/checkpoints.ts';
import type { FilePapers } from '../store/performance.ts';
import { entrySubject } from '../subject.ts';
import { minimumMonths, progressOf, stateOf, type Progress } from './performance-progress.ts';
import { peopleInReach } from './scope.ts';

type Summary = z.input<typeof contract.fileSummary>;

/** Tasks with what became of them. */
export const taskStates = (tasks: readonly PerformanceTask[], p: Progress, today: string) =>
  tasks.map((t) => {
    const done = p.completed.get(t.key);
    return { ...t, completedOn: done?.on ?? null, result: done?.result ?? null, entryId: done?.entryId ?? null, late: (done?.on ?? today) > t.deadline };
  });

const signaturesOf = (papers: FilePapers, document: 'task_list' | 'closing_account', number: number) =>
  papers.signatures.filter((s) => s.document === document && s.number === number).map((s) => ({ party: s.party, name: s.name, at: s.at.toISOString() }));

async function summaries(unit: Unit, all: readonly Progress[]): Promise<Summary[]> {
  const people = await personSummaries(unit, all.map((p) => p.file.personId));
  const names = await organizationNames(unit, all.map((p) => p.file.organizationId));
  const months = all.length === 0 ? 0 : await minimumMonths(unit);
  return all.map((p) => {
    const { file, papers } = p;
    const tasks = p.baseline.length > 0 ? p.baseline : (papers.taskLists.at(-1)?.tasks ?? []);
    const accepted = papers.accounts.at(-1) && papers.signatures.find((s) => s.document === 'closing_account' && s.number === papers.accounts.at(-1)!.number && s.party === 'superior');
    return {
      id: file.id,
      personId: file.personId,
      name: people.get(file.personId)?.name ?? '',
      appointmentId: file.appointmentId,
      organization: { id: file.organizationId, name: names.get(file.organizationId) ?? '' },
      post: file.post,
      openedOn: file.openedOn,
      closedOn: accepted ? accepted.at.toISOString().slice(0, 10) : null,
      ...checkpointsOf(stateOf(file, papers), unit.today, months),
      tasks: tasks.length,
      done: tasks.filter((t) => p.completed.has(t.key)).length,
    };
  });
}

export const listFiles = (house: House, actor: Actor): Promise<{ files: Summary[] }> =>
  house.unit(actor, async (unit) => {
    const reach = await peopleInReach(unit, readOverviews);
    return { files: await summaries(unit, (await progressOf(unit)).filter((p) => reach === 'all' || reach.has(p.file.personId))) };
  });

/** One file, for someone with this permission over the leader or the unit. Refuses `evidence.no_such_performance_file`. */
export async function fileFor(unit: Unit, id: string, permission: Permission): Promise<Progress> {
  const [p] = await progressOf(unit, { ids: [id] });
  if (!p) throw new Refusal('not_found', 'evidence.no_such_performance_file');
  must(unit.actor, permission, await fileSubject(unit, p));
  return p;
}

export const fileSubject = (unit: Unit, p: Progress) => entrySubject(unit, { persons: [{ personId: p.file.personId }], organizationId: p.file.organizationId });

export const getFile = (house: House, actor: Actor, id: string): Promise<z.input<typeof contract.getFile.output>> =>
  house.unit(actor, async (unit) => {
    const p = await fileFor(unit, id, readEvidence);
    const subject = await fileSubject(unit, p);
    const { papers } = p;
    const [summary] = await summaries(unit, [p]);
    const list = papers.taskLists.at(-1);
    const listSignatures = list ? signaturesOf(papers, 'task_list', list.number) : [];
    const account = papers.accounts.at(-1);
    const accepted = account ? signaturesOf(papers, 'closing_account', account.number).some((s) => s.party === 'superior') : false;
    const self = actor.personId === p.file.personId;
    const can = (permission: Permission, when: boolean, what: z.input<typeof contract.getFile.output>['may'][number]) => (when && may(actor, permission, subject) ? [what] : []);
    const unsigned = (party: string): boolean => list !== undefined && !listSignatures.some((s) => s.party === party);
    return {
      ...summary!,
      taskList: list ? { number: list.number, tasks: taskStates(list.tasks, p, unit.today), signatures: listSignatures, listedAt: list.listedAt.toISOString() } : null,
      answerSheets: [...papers.sheets],
      reputation: papers.reputation.map((r) => ({ year: r.year, from: r.asked, score: formatScore(r.score as Score), answered: r.answered, source: r.source })),
      closingAccounts: papers.accounts.map((a) => ({ ...a, signatures: signaturesOf(papers, 'closing_account', a.number) })),
      may: [
        ...can(managePerformanceFiles, !accepted, 'list_tasks'),
        ...can(signAsSuperior, unsigned('superior') && !self, 'sign_superior'),
        ...can(signAsAppointee, unsigned('appointee') && self, 'sign_appointee'),
        ...can(managePerformanceFiles, !accepted, 'record_reputation'),
        ...can(managePerformanceFiles, p.baseline.length > 0 && !accepted, 'generate_closing_account'),
        ...can(signAsSuperior, account !== undefined && !accepted && !self, 'accept_closing_account'),
      ],
    };
  });
