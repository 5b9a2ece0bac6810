import type { Unit } from '../../../platform/house/index.ts';
import type { Consequence } from '../../cases/index.ts';
import type { Effect } from '../model.ts';
import { effectsOfCase } from '../store/index.ts';

/** What a case put on people and what became of it. */
export async function consequencesOf(unit: Unit, caseId: string): Promise<Consequence[]> {
  return (await effectsOfCase(unit, caseId)).map((e) => ({
    kind: e.kind,
    personId: e.personId,
    at: e.from,
    to: `/people/${e.personId}`,
    title: titleOf(e),
  }));
}

/** A hold is no sanction and a finding no effect period: each by its own name. */
function titleOf(e: Effect): Consequence['title'] {
  const ended = e.endedOn ? { zh: `，已于${e.endedOn}解除`, en: `, ended ${e.endedOn}` } : { zh: '', en: '' };
  switch (e.kind) {
    case 'relief':
      return { zh: `${e.basis}：考核、提拔、评优不受影响${e.entryIds.length > 0 ? `，${e.entryIds.length}条负面记录不计分` : ''}`, en: `Relief (${e.basis}): assessment, promotion and awards not affected${e.entryIds.length > 0 ? `; ${e.entryIds.length} negative records not counted` : ''}` };
    case 'hold':
      return { zh: `${e.basis}期间暂缓：${e.from}起${ended.zh}`, en: `On hold during “${e.basis}”: from ${e.from}${ended.en}` };
    case 'finding':
      return { zh: `${e.basis}：${e.from}至${e.until ?? '—'}${ended.zh}`, en: `Finding (${e.basis}): from ${e.from} until ${e.until ?? '—'}${ended.en}` };
    case 'restriction':
      return { zh: `${e.basis}影响期：${e.from}至${e.until ?? '—'}${ended.zh}`, en: `Effect period of ${e.basis}: from ${e.from} until ${e.until ?? '—'}${ended.en}` };
  }
}
