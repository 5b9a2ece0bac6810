import type { Actor } from '../../../../kernel/actor.ts';
import type { PersonId } from '../../../../kernel/ids.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { filesGiven } from '../../../../platform/files/index.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { checkFacts, keptFacts } from '../../../cases/index.ts';
import { appendEvidence, saveMatters } from '../../../evidence/index.ts';
import { organizationNames, organizationSubject, personSubject } from '../../../registry/index.ts';
import { doSteps, runMatters } from '../access.ts';
import { fieldKey, type AttachedFile, type FilledForm, type ManualContent, type ManualField, type Matter, type Move } from '../model.ts';
import { mayReturn, standingOf, type StepStanding } from '../rules/matter-clock.ts';
import { changePerson, endMatter, findManual, findMatter, findVersion, insertMatter, insertMove, movesOf, peopleOf, versions } from '../store.ts';

type Nothing = Record<never, never>;
const within = (root: string, path: string): boolean => path === root || path.startsWith(`${root}.`);

/** The one who stands for a role: of the unit the manual names for it, else of the unit whose matter it is, or below. */
async function mustFit(unit: Unit, role: ManualContent['roles'][number], personId: string, organizationId: string): Promise<void> {
  const [root] = (await organizationSubject(unit, role.organizationId ?? organizationId)).organizationPaths!;
  if (!(await personSubject(unit, personId)).organizationPaths!.some((p) => within(root!, p))) throw new Refusal('rule', 'manuals.person_elsewhere', { role: role.name }, [{ code: 'manuals.person_elsewhere', params: { role: role.name }, at: `people.${role.name}` }]);
}

/** Begins a matter by the version in force. Refuses a unit outside of those the manual is for, and a role without a person. */
export const startMatter = (house: House, actor: Actor, input: { readonly manualId: string; readonly organizationId: string; readonly title: string; readonly people: readonly { readonly role: string; readonly personId: string }[] }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const subject = await organizationSubject(unit, input.organizationId);
    must(actor, runMatters, subject);
    // Held, so that no version is published and nothing retired meanwhile.
    const manual = await findManual(unit, input.manualId, true);
    if (!manual) throw new Refusal('not_found', 'manuals.no_such_manual');
    if (manual.retiredOn !== null) throw new Refusal('conflict', 'manuals.retired', { retiredOn: manual.retiredOn });
    const [version] = await versions(unit, manual.id);
    if (!version) throw new Refusal('rule', 'manuals.not_published');
    if (!within((await organizationSubject(unit, manual.organizationId)).organizationPaths![0]!, subject.organizationPaths![0]!)) throw new Refusal('rule', 'manuals.out_of_reach', {}, [{ code: 'manuals.out_of_reach', at: 'organizationId' }]);
    const people = new Map<string, string>();
    for (const role of version.content.roles) {
      const given = input.people.find((p) => p.role === role.name);
      if (!given) throw new Refusal('invalid', 'manuals.role_empty', { role: role.name }, [{ code: 'manuals.role_empty', params: { role: role.name }, at: `people.${role.name}` }]);
      await mustFit(unit, role, given.personId, input.organizationId);
      people.set(role.name, given.personId);
    }
    const [matterId] = await saveMatters(unit, [{ title: input.title, arena: 'office', organizationId: input.organizationId, startedOn: unit.today, plannedOn: null, description: manual.title }]);
    const id = await insertMatter(unit, { manualId: manual.id, version: version.number, organizationId: input.organizationId, matterId: matterId!, title: input.title }, people);
    unit.audit({ action: 'work.manual_matter_started', subjectKind: 'manual_matter', subjectId: id, detail: { title: input.title, number: version.number } });
    return { id };
  });

export interface Held {
  readonly matter: Matter;
  readonly content: ManualContent;
  readonly moves: readonly Move[];
  readonly standing: readonly StepStanding[];
  /** Role → person. */
  readonly people: ReadonlyMap<string, string>;
}
async function found(unit: Unit, id: string): Promise<Matter> {
  const matter = await findMatter(unit, id);
  if (!matter) throw new Refusal('not_found', 'manuals.no_such_matter');
  return matter;
}
/** The matter locked first and read then: of two who move it at once the second sees what the first did. Nothing moves in an ended one. */
async function held(unit: Unit, id: string): Promise<Held> {
  const matter = (await findMatter(unit, id, true))!;
  if (matter.endedOn !== null) throw new Refusal('conflict', 'manuals.matter_ended', { endedOn: matter.endedOn });
  const { content } = await findVersion(unit, matter.manualId, matter.version);
  const moves = await movesOf(unit, [id]);
  return { matter, content, moves, standing: standingOf(content.steps, matter.startedOn, moves, unit.today), people: new Map((await peopleOf(unit, [id])).map((p) => [p.role, p.personId])) };
}
/** The step of whoever stands for its role now. */
async function ownStep(unit: Unit, id: string, position: number): Promise<Held> {
  await found(unit, id);
  const it = await held(unit, id);
  const step = it.content.steps[position - 1];
  if (!step) throw new Refusal('not_found', 'manuals.no_such_step');
  must(unit.actor, doSteps, { regionId: unit.actor.regionId, personIds: [it.people.get(step.role) as PersonId] });
  return it;
}
/** For the unit whose matter it is. */
export async function run(unit: Unit, id: string): Promise<Held> {
  must(unit.actor, runMatters, await organizationSubject(unit, (await found(unit, id)).organizationId));
  return held(unit, id);
}
/** Whoever has a hand in a matter does not judge it; known by account and by person. */
export function mustBeOther(actor: Actor, { people, moves }: Held): void {
  const byPerson = actor.personId !== null && [...people.values()].includes(actor.personId);
  const byMove = moves.some((m) => m.kind === 'done' && ((m.accountId !== null && m.accountId === actor.accountId) || (m.personId !== null && m.personId === actor.personId)));
  if (byPerson || byMove) throw new Refusal('forbidden', 'manuals.oneself');
}

const words = (text: string) => ({ zh: text, en: text });
const asFacts = (fields: readonly ManualField[]) => fields.map((f, i) => ({ key: fieldKey(i), kind: f.kind, title: words(f.title), required: f.required, choices: f.choices.map((value) => ({ value, title: words(value) })) }));

/** A step done, its form checked line by line. Refuses a step that is not its turn, and a file that the account never uploaded. */
export const doStep = (house: House, actor: Actor, id: string, position: number, form: FilledForm): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const { content, standing, moves } = await ownStep(unit, id, position);
    if (standing[position - 1]!.stage !== 'running') throw new Refusal('conflict', 'manuals.step_moved', { stage: standing[position - 1]!.stage });
    const fields = asFacts(content.steps[position - 1]!.fields);
    const wrong = checkFacts(fields, form);
    if (wrong.length > 0) throw new Refusal('invalid', 'manuals.form_wrong', { count: wrong.length }, wrong);
    const kept = keptFacts(fields, form) as FilledForm;
    const files = Object.values(kept).flatMap((v) => (Array.isArray(v) ? (v as AttachedFile[]) : []));
    const given = await filesGiven(unit, files.map((f) => f.hash));
    const lost = files.find((f) => !given.has(f.hash));
    if (lost) throw new Refusal('invalid', 'work.no_such_file', { name: lost.name });
    await insertMove(unit, id, { sequence: moves.length + 1, kind: 'done', step: position, form: kept });
    unit.audit({ action: 'work.manual_step_done', subjectKind: 'manual_matter', subjectId: id, detail: { step: position } });
    return {};
  });

async function sendBack(unit: Unit, id: string, it: Held, from: number | null, input: { readonly to: number; readonly reason: string }): Promise<Nothing> {
  if (!mayReturn(it.content.steps, it.standing, from, input.to)) throw new Refusal('conflict', 'manuals.not_before', {}, [{ code: 'manuals.not_before', at: 'to' }]);
  await insertMove(unit, id, { sequence: it.moves.length + 1, kind: 'returned', step: from, backTo: input.to, reason: input.reason });
  unit.audit({ action: 'work.manual_step_returned', subjectKind: 'manual_matter', subjectId: id, detail: { step: input.to } });
  return {};
}
/** Whoever has a step sends back one before it. */
export const returnStep = (house: House, actor: Actor, id: string, position: number, input: { readonly to: number; readonly reason: string }): Promise<Nothing> => house.unit(actor, async (unit) => sendBack(unit, id, await ownStep(unit, id, position), position, input));
/** The unit sends back a step that is done. */
export const sendBackStep = (house: House, actor: Actor, id: string, input: { readonly to: number; readonly reason: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const it = await run(unit, id);
    mustBeOther(actor, it);
    return sendBack(unit, id, it, null, input);
  });

/** Another person for a role; steps already done stay with who did them. */
export const changeOnePerson = (house: House, actor: Actor, id: string, input: { readonly role: string; readonly personId: string; readonly reason: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const { matter, content, people } = await run(unit, id);
    const role = content.roles.find((r) => r.name === input.role);
    if (!role) throw new Refusal('not_found', 'manuals.role_empty', { role: input.role });
    await mustFit(unit, role, input.personId, matter.organizationId);
    await changePerson(unit, id, role.name, input.personId);
    unit.audit({ action: 'work.manual_person_changed', subjectKind: 'manual_matter', subjectId: id, detail: { role: role.name, from: people.get(role.name)!, to: input.personId, reason: input.reason } });
    return {};
  });

/** All steps done, the unit says what came of it: an entry of the file of everybody who did steps, with his last day to do them. */
export const finishMatter = (house: House, actor: Actor, id: string, result: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const it = await run(unit, id);
    const open = it.standing.filter((s) => s.stage !== 'done').length;
    if (open > 0) throw new Refusal('rule', 'manuals.steps_open', { count: open });
    mustBeOther(actor, it);
    await putOnRecord(unit, it, result);
    await endMatter(unit, id, 'finished', result);
    unit.audit({ action: 'work.manual_matter_finished', subjectKind: 'manual_matter', subjectId: id });
    return {};
  });
async function putOnRecord(unit: Unit, { matter, content, standing, moves }: Held, result: string): Promise<void> {
  const last = standing.map((s) => moves.findLast((m) => m.kind === 'done' && m.step === s.position)!);
  const source = (await organizationNames(unit, [matter.organizationId])).get(matter.organizationId) ?? unit.actor.name;
  const doers = [...new Set(last.flatMap((m) => (m.personId === null ? [] : [m.personId])))];
  if (doers.length === 0) return;
  await appendEvidence(unit, doers.map((personId) => {
    const own = standing.filter((_, i) => last[i]!.personId === personId);
    const latest = own.reduce((a, s) => (s.doneOn! > a.doneOn! ? s : a));
    const task = own.map((s) => content.steps[s.position - 1]!.title).join('、');
    return { title: `${matter.title} · ${task}`.slice(0, 200), occurredOn: latest.doneOn!, arena: 'office' as const, content: { kind: 'task' as const, task: task.slice(0, 200), deadline: latest.dueOn!, completedOn: latest.doneOn, result }, organizationId: matter.organizationId, persons: [{ personId, role: 'do' as const }], matterId: matter.matterId, correctsId: null, source: { kind: 'unit' as const, name: source }, figures: [], attachments: [], state: 'confirmed' as const, reportedBy: { name: last[latest.position - 1]!.by, personId } };
  }));
}

export const stopMatter = (house: House, actor: Actor, id: string, reason: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    await run(unit, id);
    await endMatter(unit, id, 'stopped', reason);
    unit.audit({ action: 'work.manual_matter_stopped', subjectKind: 'manual_matter', subjectId: id });
    return {};
  });
