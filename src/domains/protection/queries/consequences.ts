import type { Unit } from '../../../platform/house/index.ts';
import type { Consequence } from '../../cases/index.ts';
import { effectsOfCase } from '../store/index.ts';

/** What a case put on people and what became of it. */
export async function consequencesOf(unit: Unit, caseId: string): Promise<Consequence[]> {
  return (await effectsOfCase(unit, caseId)).map((e) => ({
    kind: e.kind,
    personId: e.personId,
    at: e.from,
    to: `/people/${e.personId}`,
    title: e.kind === 'relief' ? { zh: `${e.basis}：考核、提拔、评优不受影响${e.entryIds.length > 0 ? `，${e.entryIds.length}条负面记录不计分` : ''}`, en: `Relief (${e.basis}): assessment, promotion and awards not affected${e.entryIds.length > 0 ? `; ${e.entryIds.length} negative records not counted` : ''}` } : { zh: `${e.basis}影响期：${e.from}至${e.until ?? '—'}${e.endedOn ? `，已于${e.endedOn}解除` : ''}`, en: `${e.basis}: from ${e.from} until ${e.until ?? '—'}${e.endedOn ? `, ended ${e.endedOn}` : ''}` },
  }));
}
