import type { Unit } from '../../../platform/house/index.ts';
import { findCase, type CaseAtHand } from '../../cases/index.ts';
import { organizationNames, personSummaries } from '../../registry/index.ts';
import type { ItemView } from '../contract.ts';
import type { Item } from '../model.ts';
import { validityOn } from '../rules/validity.ts';
import { originsOf } from '../store/index.ts';
import { leadType } from '../types/lead.ts';

/** Files by id, for the few that a list leads to. */
export async function casesById(unit: Unit, ids: readonly string[]): Promise<Map<string, CaseAtHand>> {
  const found = new Map<string, CaseAtHand>();
  for (const id of new Set(ids)) {
    const file = await findCase(unit, id);
    if (file) found.set(id, file);
  }
  return found;
}

/** Items as screens show them: names of whom they mean, validity today, the case they led to. */
export async function viewsOf(unit: Unit, items: readonly Item[]): Promise<ItemView[]> {
  const subjects = items.flatMap((i) => i.subjects);
  const people = await personSummaries(unit, subjects.flatMap((s) => (s.kind === 'person' && s.subjectId ? [s.subjectId] : [])));
  const units = await organizationNames(unit, subjects.flatMap((s) => (s.kind === 'unit' && s.subjectId ? [s.subjectId] : [])));
  const origins = new Map((await originsOf(unit, { originIds: items.map((i) => i.id) })).map((o) => [o.originId, o.caseId]));
  const files = await casesById(unit, [...origins.values()]);
  return items.map((i) => {
    const file = files.get(origins.get(i.id) ?? '');
    return {
      id: i.id,
      source: i.source,
      reference: i.reference,
      foundOn: i.foundOn,
      summary: i.summary,
      validUntil: i.validUntil,
      validity: validityOn(i, unit.today),
      withdrawnOn: i.withdrawnOn,
      withdrawnBecause: i.withdrawnBecause,
      withheldBy: i.withheldBy,
      recordedBy: i.recordedBy,
      subjects: i.subjects.map((s) => ({ position: s.position, kind: s.kind, named: s.named, namedUnit: s.namedUnit, state: s.state, subjectId: s.subjectId, reasons: [...s.reasons], decidedBy: s.decidedBy, name: s.subjectId === null ? null : s.kind === 'person' ? (people.get(s.subjectId)?.name ?? null) : (units.get(s.subjectId) ?? null), organizationName: s.kind === 'person' && s.subjectId ? (people.get(s.subjectId)?.organizationName ?? null) : null })),
      case: file ? { id: file.id, number: file.number, stateTitle: leadType.states[file.state]!.title } : null,
    };
  });
}
