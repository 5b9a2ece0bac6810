import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { may, must } from '../../../kernel/permission.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { personSummaries } from '../../registry/index.ts';
import { checkMeasures, readMeasures, recordMeasures } from '../access.ts';
import { matterLimits } from '../commands/ask-once.ts';
import type { listMeasures, measureDifferences, MeasureView } from '../contract.ts';
import type { Body, Measure } from '../model.ts';
import { differencesOf } from '../rules/measure-differences.ts';
import { bodiesOf, mayCheck, seenBy } from '../rules/measure-sight.ts';
import { findMeasures } from '../store/measures.ts';

const MOST = 500;
const ALL = 100_000;
const whole = (actor: Actor) => ({ regionId: actor.regionId, organizationPaths: [] });

/** Lines as the reader sees them; what is hidden from his body is not in the answer. */
async function viewsOf(unit: Unit, measures: readonly Measure[]): Promise<MeasureView[]> {
  const { actor } = unit;
  const reader = bodiesOf(actor);
  const people = await personSummaries(unit, measures.map((m) => m.personId));
  const [checks, records] = [may(actor, checkMeasures, whole(actor)), may(actor, recordMeasures, whole(actor))];
  return measures.map((m): MeasureView => {
    const { personId, caseId, check, ...seen } = seenBy(m, reader);
    const person = people.get(personId);
    return {
      ...seen,
      person: { id: personId, name: person?.name ?? '', organizationName: person?.organizationName ?? null },
      // The paper of a line from a case is the case itself.
      case: caseId === null ? null : { id: caseId, number: seen.document ?? '' },
      check: check && { finding: check.finding, reason: check.reason, at: check.at.toISOString(), by: check.by },
      can: { check: checks && m.withdrawn === null && mayCheck(m, reader), withdraw: records && m.withdrawn === null && m.caseId === null && reader.has(m.body) },
    };
  });
}

export type MeasureQuery = z.output<NonNullable<typeof listMeasures.query>>;
/** The shared list within another unit; nobody reads here what is about himself. */
export async function measuresIn(unit: Unit, query: MeasureQuery, limit: number): Promise<MeasureView[]> {
  must(unit.actor, readMeasures, whole(unit.actor));
  return viewsOf(unit, await findMeasures(unit, { ...query, notAbout: unit.actor.personId, limit }));
}

/** The shared list (M129), newest first. The reading is audited. */
export const measureList = (house: House, actor: Actor, query: MeasureQuery): Promise<z.infer<typeof listMeasures.output>> =>
  house.unit(actor, async (unit) => {
    const found = await measuresIn(unit, query, MOST + 1);
    unit.audit({ action: 'protection.measures_read', subjectKind: 'inquiry_record', subjectId: null, detail: { lines: Math.min(found.length, MOST) } });
    return { measures: found.slice(0, MOST), more: found.length > MOST };
  });

type Differences = z.infer<typeof measureDifferences.output>;
/** 核对差异 of a year, this one unless told. */
export async function differencesIn(unit: Unit, asked: number | undefined): Promise<Differences> {
  must(unit.actor, readMeasures, whole(unit.actor));
  const year = asked ?? Number(unit.today.slice(0, 4));
  const { differences, months } = differencesOf(await findMeasures(unit, { notAbout: unit.actor.personId, limit: ALL }), await matterLimits(unit), year);
  const lines = [...new Map(differences.flatMap((d) => [d.measure, ...(d.other ? [d.other] : [])]).map((m) => [m.id, m])).values()];
  const views = new Map((await viewsOf(unit, lines)).map((v) => [v.id, v]));
  const sum = (of: (m: (typeof months)[number]) => Readonly<Record<Body, number>>) => months.reduce((total, m) => ({ organization: total.organization + of(m).organization, discipline: total.discipline + of(m).discipline }), { organization: 0, discipline: 0 });
  return {
    year,
    total: { records: sum((m) => m.records), unconfirmed: sum((m) => m.unconfirmed), disputed: sum((m) => m.disputed), doubles: months.reduce((n, m) => n + m.doubles, 0) },
    months: months.map((m) => ({ ...m, records: { ...m.records }, unconfirmed: { ...m.unconfirmed }, disputed: { ...m.disputed } })),
    differences: differences.map((d) => ({ reason: d.reason, month: d.month, measure: views.get(d.measure.id)!, other: d.other && views.get(d.other.id)! })),
  };
}

/** The same, read on the screen; audited. */
export const differencesOfYear = (house: House, actor: Actor, year: number | undefined): Promise<Differences> =>
  house.unit(actor, async (unit) => {
    const found = await differencesIn(unit, year);
    unit.audit({ action: 'protection.measures_read', subjectKind: 'inquiry_record', subjectId: null, detail: { year: found.year, differences: found.differences.length } });
    return found;
  });
