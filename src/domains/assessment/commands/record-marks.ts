import type { Actor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import { score } from '../../../kernel/score.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { recordRatings } from '../access.ts';
import { checkMarks, type TypedMark } from '../rules/check-marks.ts';
import { compileScheme } from '../rules/compile-scheme.ts';
import { currentMarks, insertMarks, supersedeMarks } from '../store/index.ts';
import { assessedPeople, lookDay } from './assessed-people.ts';
import { holdRun, schemeOfRun, stepFor } from './open-run.ts';

export interface TypedMarks {
  /** Where the marks come from, e.g. 2026年度民主测评汇总表. */
  readonly source: string;
  readonly marks: readonly TypedMark[];
}

/**
 * Types in marks. All lines or none. A changed mark supersedes the old one, which stays on record; null takes a mark back.
 * Refuses people outside the actor's reach, people not assessed this year, columns the scheme lacks, marks above 100.
 */
export const recordMarks = (house: House, actor: Actor, runId: string, input: TypedMarks): Promise<{ recorded: number; unchanged: number }> => house.unit(actor, (unit) => recordForYear(unit, runId, input));

export async function recordForYear(unit: Unit, runId: string, input: TypedMarks): Promise<{ recorded: number; unchanged: number }> {
  const run = await holdRun(unit, runId);
  stepFor(run, 'record');
  const scheme = await schemeOfRun(unit, run);
  const problems: Reason[] = checkMarks(compileScheme(scheme.definition), input.marks);
  const { people } = await assessedPeople(unit, scheme.definition, lookDay(run, unit.today), 'all');
  const byId = new Map(people.map((p) => [p.personId, p]));
  for (const personId of new Set(input.marks.map((m) => m.personId))) {
    const person = byId.get(personId);
    must(unit.actor, recordRatings, { regionId: unit.actor.regionId, organizationPaths: person ? [person.organizationPath] : [], personIds: [personId as PersonId] });
    if (!person) problems.push({ code: 'assessment.not_assessed_person', params: { person: personId } });
  }
  if (problems.length > 0) throw new Refusal('invalid', 'assessment.marks_refused', { problems: problems.length }, problems.slice(0, 100));
  const keyOf = (m: { personId: string; indicator: string; rater: string }): string => `${m.personId} ${m.indicator} ${m.rater}`;
  const current = new Map((await currentMarks(unit, run.id, [...new Set(input.marks.map((m) => m.personId))])).map((m) => [keyOf(m), m.value]));
  const changed = input.marks.filter((m) => {
    const old = current.get(keyOf(m));
    return m.value === null ? old !== undefined : old === undefined || score(old) !== score(m.value);
  });
  await supersedeMarks(unit, run.id, changed.filter((m) => current.has(keyOf(m))).map(({ personId, indicator, rater }) => ({ personId, indicator, rater })));
  await insertMarks(unit, run.id, input.source, changed.flatMap((m) => (m.value === null ? [] : [{ ...m, value: m.value }])));
  if (changed.length > 0) unit.audit({ action: 'assessment.marks_recorded', subjectKind: 'run', subjectId: run.id, detail: { source: input.source, marks: changed.length, people: new Set(changed.map((m) => m.personId)).size } });
  return { recorded: changed.length, unchanged: input.marks.length - changed.length };
}
