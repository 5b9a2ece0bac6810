import { createHash } from 'node:crypto';
import type { Actor } from '../../../kernel/actor.ts';
import { plainText } from '../../../kernel/likeness.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { candidatesOf, matchPerson, personSubject } from '../../registry/index.ts';
import { checkMeasures, recordMeasures } from '../access.ts';
import type { Measure } from '../model.ts';
import { askedBefore } from '../rules/asked-before.ts';
import { bodiesOf, mayCheck } from '../rules/measure-sight.ts';
import { readMeasureLine, type MeasureFault, type MeasureTexts, type ReadMeasure } from '../rules/read-measure-line.ts';
import { appendCheck, findMeasures, holdMeasures, insertMeasure, knownFingerprints, withdrawMeasure, type NewMeasure } from '../store/measures.ts';
import { askOnce, matterLimits, namedHits } from './ask-once.ts';

export type TypedMeasure = Omit<ReadMeasure, 'name' | 'unit'> & { readonly personId: string };
const whole = (actor: Actor) => ({ regionId: actor.regionId, organizationPaths: [] });
/** 公务员法 第七十六条: nobody puts or checks a line about himself. */
function notOneself(unit: Unit, personId: string): void {
  if (unit.actor.personId === personId) throw new Refusal('forbidden', 'protection.measure_oneself', {}, [{ code: 'cases.own_case', source: '公务员法 第七十六条' }]);
}

function lineOf(m: TypedMeasure): NewMeasure {
  const { personId, kind, matter, lead, onDay, document, restricted, differs } = m;
  const fingerprint = createHash('sha256').update(JSON.stringify(['discipline', personId, kind, onDay, plainText(matter), plainText(lead ?? '')])).digest('hex');
  return { body: 'discipline', personId, kind, matter, lead, onDay, document, restricted, differs, caseId: null, fingerprint };
}
function audited(unit: Unit, m: Pick<Measure, 'personId' | 'kind' | 'restricted'>): void {
  unit.audit({ action: 'protection.measure_recorded', subjectKind: 'person', subjectId: m.personId, detail: { body: 'discipline', kind: m.kind, restricted: m.restricted } });
}

/** A line of the discipline organ typed in, before it asks. Refuses a day to come, a line that is there, somebody asked about the matter before (`askOnce`). */
export const recordMeasure = (house: House, actor: Actor, input: TypedMeasure): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, recordMeasures, await personSubject(unit, input.personId));
    notOneself(unit, input.personId);
    if (input.onDay > unit.today) throw new Refusal('invalid', 'protection.measure_ahead', { on: input.onDay }, [{ code: 'protection.measure_ahead', params: { on: input.onDay }, at: 'onDay' }]);
    const line = lineOf(input);
    await holdMeasures(unit);
    if ((await knownFingerprints(unit, [line.fingerprint])).size > 0) throw new Refusal('conflict', 'protection.measure_there');
    await askOnce(unit, [input.personId], input, input.differs);
    const id = await insertMeasure(unit, line);
    audited(unit, input);
    return { id: id! };
  });

/** What would become of a line of a list: new, on the list already, or wrong, with the cells; and who was asked about the matter before. */
export interface JudgedLine {
  readonly verdict: 'new' | 'already' | 'bad';
  readonly personId: string | null;
  readonly faults: readonly MeasureFault[];
  readonly asked: readonly Reason[];
}

async function judge(unit: Unit, rows: readonly MeasureTexts[]): Promise<{ readonly judged: readonly JudgedLine[]; readonly lines: readonly NewMeasure[] }> {
  await holdMeasures(unit);
  const candidates = await candidatesOf(unit);
  const read: ({ faults: readonly MeasureFault[] } | { line: NewMeasure })[] = [];
  for (const texts of rows) {
    const found = readMeasureLine(texts, unit.today);
    if ('faults' in found) {
      read.push(found);
      continue;
    }
    const { name, unit: where, ...rest } = found.line;
    const { found: named, more } = await candidates.people(name);
    const personId = matchPerson({ name, unit: where }, named, more).subjectId;
    if (personId === null) read.push({ faults: [named.length === 0 ? { column: 'name', fault: 'nobody_of_name' } : { column: 'unit', fault: where === null ? 'missing' : 'not_told_apart' }] });
    else if (personId === unit.actor.personId) read.push({ faults: [{ column: 'name', fault: 'oneself' }] });
    else read.push({ line: lineOf({ ...rest, personId }) });
  }
  const good = read.flatMap((r) => ('line' in r ? [r.line] : []));
  const known = await knownFingerprints(unit, good.map((l) => l.fingerprint));
  const had = good.length === 0 ? [] : await findMeasures(unit, { personIds: [...new Set(good.map((l) => l.personId))], limit: 100_000 });
  const limits = await matterLimits(unit);
  const lines: NewMeasure[] = [];
  const judged: JudgedLine[] = [];
  for (const r of read) {
    if ('faults' in r) judged.push({ verdict: 'bad', personId: null, faults: r.faults, asked: [] });
    else if (known.has(r.line.fingerprint)) judged.push({ verdict: 'already', personId: r.line.personId, faults: [], asked: [] });
    else {
      known.add(r.line.fingerprint);
      lines.push(r.line);
      const hits = r.line.differs === null ? askedBefore(r.line, had.filter((m) => m.personId === r.line.personId), limits) : [];
      judged.push({ verdict: 'new', personId: r.line.personId, faults: [], asked: await namedHits(unit, hits) });
    }
  }
  return { judged, lines };
}

/** What a list would do; nothing is written. */
export const judgeList = (house: House, actor: Actor, rows: readonly MeasureTexts[]): Promise<readonly JudgedLine[]> =>
  house.unit(actor, async (unit) => {
    must(actor, recordMeasures, whole(actor));
    return (await judge(unit, rows)).judged;
  });

/**
 * Lines of what the discipline organ has done already taken in: good ones go in, of bad ones every wrong cell is named, twice the same list
 * adds nothing. What was done cannot be undone by refusing it: a line about a matter asked before goes in and stands among the differences.
 */
export const addMeasures = (house: House, actor: Actor, rows: readonly MeasureTexts[]): Promise<{ readonly added: number; readonly already: number; readonly bad: number; readonly asked: number }> =>
  house.unit(actor, async (unit) => {
    must(actor, recordMeasures, whole(actor));
    const { judged, lines } = await judge(unit, rows);
    for (const line of lines) {
      await insertMeasure(unit, line);
      audited(unit, line);
    }
    const count = (verdict: JudgedLine['verdict']): number => judged.filter((j) => j.verdict === verdict).length;
    const result = { added: lines.length, already: count('already'), bad: count('bad'), asked: judged.filter((j) => j.asked.length > 0).length };
    unit.audit({ action: 'protection.measures_imported', subjectKind: 'inquiry_record', subjectId: null, detail: result });
    return result;
  });

/** A line somebody may act on, held. Lines about himself are none of his business here. */
async function held(unit: Unit, id: string): Promise<Measure> {
  await holdMeasures(unit);
  const [measure] = await findMeasures(unit, { ids: [id], notAbout: unit.actor.personId, limit: 1 });
  if (!measure) throw new Refusal('not_found', 'protection.no_such_measure');
  if (measure.withdrawn !== null) throw new Refusal('conflict', 'protection.measure_withdrawn', { on: measure.withdrawn.on });
  return measure;
}

/** 核对: the other body confirms a line or disputes it with a reason; it may change its mind, the last word counts. Refuses one's own lines. */
export const checkMeasure = (house: House, actor: Actor, id: string, input: { readonly finding: 'confirmed' | 'disputed'; readonly reason: string | null }): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, checkMeasures, whole(actor));
    const measure = await held(unit, id);
    if (!mayCheck(measure, bodiesOf(actor))) throw new Refusal('forbidden', 'protection.measure_own', { body: measure.body });
    if (input.finding === 'disputed' && input.reason === null) throw new Refusal('invalid', 'protection.dispute_without_reason', {}, [{ code: 'protection.dispute_without_reason', at: 'reason' }]);
    if (measure.check?.finding === input.finding && measure.check.reason === input.reason) throw new Refusal('conflict', 'protection.measure_checked', { by: measure.check.by });
    await appendCheck(unit, id, input);
    unit.audit({ action: 'protection.measure_checked', subjectKind: 'person', subjectId: measure.personId, detail: { measureId: id, finding: input.finding } });
    return {};
  });

/** A line put on the list by mistake is withdrawn by the body whose it is; it stays, as withdrawn. Refuses lines of cases: they say what was done there. */
export const withdrawRecord = (house: House, actor: Actor, id: string, reason: string): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, recordMeasures, whole(actor));
    const measure = await held(unit, id);
    if (measure.caseId !== null || !bodiesOf(actor).has(measure.body)) throw new Refusal('forbidden', 'protection.measure_of_case');
    await withdrawMeasure(unit, id, reason);
    unit.audit({ action: 'protection.measure_withdrawn', subjectKind: 'person', subjectId: measure.personId, detail: { measureId: id } });
    return {};
  });
