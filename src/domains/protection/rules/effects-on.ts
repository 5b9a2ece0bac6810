import type { Day } from '../../../kernel/period.ts';
import type { Reason } from '../../../kernel/refusal.ts';
import type { Effect, Scope } from '../model.ts';

export const rule = { ruleId: 'protection.effects', source: '公务员法 第六十四条、第六十五条' } as const;

type Dated = Pick<Effect, 'from' | 'until' | 'endedOn'>;

/** Does it hold on that day? From its first day to the day before it runs out or was ended. */
export const holdsOn = (e: Dated, day: Day): boolean => e.from <= day && (e.until === null || day < e.until) && (e.endedOn === null || day < e.endedOn);

/** What stands against a decision of this kind on that day, each with case article and the day from which it is open again. Empty: nothing does. */
export const against = (effects: readonly Effect[], scope: Scope, day: Day): Reason[] =>
  effects
    .filter((e) => e.kind !== 'relief' && e.scopes.includes(scope) && holdsOn(e, day))
    .map((e) => ({ code: e.kind === 'hold' ? 'protection.on_hold' : 'protection.locked', params: { basis: e.basis, until: e.until ?? '—', scope }, source: e.source }));

/** Entries that are not held against the person on that day. */
export const shielded = (effects: readonly Effect[], day: Day): Set<string> => new Set(effects.filter((e) => e.kind === 'relief' && holdsOn(e, day)).flatMap((e) => e.entryIds));
