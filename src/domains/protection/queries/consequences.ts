import type { Day } from '../../../kernel/period.ts';
import type { Reason } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Consequence } from '../../cases/index.ts';
import { scopes, type Effect, type Scope } from '../model.ts';
import { against, holdsOn } from '../rules/effects-on.ts';
import { effectsOf, effectsOfCase } from '../store/index.ts';
import { scopeTitles } from '../types/scope-titles.ts';

/**
 * What a case put on people and what became of it. Of a hold every single thing that waited is a line of its own, with the day it was
 * put on hold, the day it was restored, and whether it is open now: that is asked anew, not taken from what was written then.
 */
export async function consequencesOf(unit: Unit, caseId: string): Promise<Consequence[]> {
  const own = await effectsOfCase(unit, caseId);
  const held = [...new Set(own.filter((e) => e.kind === 'hold').map((e) => e.personId))];
  const all = held.length === 0 ? [] : await effectsOf(unit, held);
  return own.flatMap((e) => {
    const line = { kind: e.kind, personId: e.personId, at: e.from, to: `/people/${e.personId}?tab=protection` };
    if (e.kind !== 'hold') return [{ ...line, title: titleOf(e), now: standing(e, unit.today) }];
    const his = all.filter((x) => x.personId === e.personId);
    return scopes.filter((s) => e.scopes.includes(s)).map((scope) => ({ ...line, at: e.endedOn ?? e.from, title: heldTitle(e, scope), now: openNow(e, against(his, scope, unit.today), unit.today) }));
  });
}

const standing = (e: Effect, today: Day): NonNullable<Consequence['now']> =>
  holdsOn(e, today) ? { tone: e.kind === 'relief' ? 'good' : 'caution', title: { zh: '有效', en: 'In force' } } : { tone: 'closed', title: { zh: '已结束', en: 'Ended' } };

const heldTitle = (e: Effect, scope: Scope): Consequence['title'] => ({
  zh: `${scopeTitles[scope].zh}：${e.from}起暂缓${e.endedOn ? `，${e.endedOn}恢复` : ''}`,
  en: `${scopeTitles[scope].en}: on hold from ${e.from}${e.endedOn ? `, restored ${e.endedOn}` : ''}`,
});

/** The hold itself may be over while something else stands against the same thing; then that is said. */
function openNow(e: Effect, reasons: readonly Reason[], today: Day): NonNullable<Consequence['now']> {
  if (holdsOn(e, today)) return { tone: 'caution', title: { zh: '暂缓中', en: 'On hold' } };
  const [other] = reasons;
  if (!other) return { tone: 'good', title: { zh: '已恢复', en: 'Restored' } };
  return { tone: 'caution', title: { zh: `本案已恢复，另受“${other.params!['basis']}”限制`, en: `Restored here; still closed by “${other.params!['basis']}”` } };
}

/** A finding is no effect period: each by its own name. */
function titleOf(e: Effect): Consequence['title'] {
  const ended = e.endedOn ? { zh: `，已于${e.endedOn}解除`, en: `, ended ${e.endedOn}` } : { zh: '', en: '' };
  switch (e.kind) {
    case 'relief':
      return { zh: `${e.basis}：考核、提拔、评优不受影响${e.entryIds.length > 0 ? `，${e.entryIds.length}条负面记录不计分` : ''}${ended.zh}`, en: `Relief (${e.basis}): assessment, promotion and awards not affected${e.entryIds.length > 0 ? `; ${e.entryIds.length} negative records not counted` : ''}${ended.en}` };
    case 'finding':
      return { zh: `${e.basis}：${e.from}至${e.until ?? '—'}${ended.zh}`, en: `Finding (${e.basis}): from ${e.from} until ${e.until ?? '—'}${ended.en}` };
    default:
      return { zh: `${e.basis}影响期：${e.from}至${e.until ?? '—'}${ended.zh}`, en: `Effect period of ${e.basis}: from ${e.from} until ${e.until ?? '—'}${ended.en}` };
  }
}
