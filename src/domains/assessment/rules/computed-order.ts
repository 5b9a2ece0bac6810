import { namesIn, type Formula } from './formula.ts';

export const rule = { ruleId: 'assessment.computed_order', source: '考核方案“由其他指标计算”设定' } as const;

interface Member {
  readonly key: string;
  readonly formula: Formula | null;
}

/** Keys of the computed members, each after everything it reads. Throws on a circle; `circleIn` says where one is. */
export function inOrder(members: readonly Member[]): string[] {
  const byKey = new Map(members.map((m) => [m.key, m]));
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (key: string): void => {
    const formula = byKey.get(key)?.formula;
    if (!formula || state.get(key) === 'done') return;
    if (state.get(key) === 'open') throw new RangeError(`computed in a circle: ${key}`);
    state.set(key, 'open');
    for (const name of namesIn(formula)) visit(name.key);
    state.set(key, 'done');
    order.push(key);
  };
  for (const m of members) visit(m.key);
  return order;
}

/** A circle of keys that are computed from each other, each once, in reading order; null when there is none. */
export function circleIn(members: readonly Member[]): string[] | null {
  const byKey = new Map(members.map((m) => [m.key, m]));
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (key: string): string[] | null => {
    const formula = byKey.get(key)?.formula;
    if (!formula || done.has(key)) return null;
    const at = path.indexOf(key);
    if (at >= 0) return path.slice(at);
    path.push(key);
    for (const name of namesIn(formula)) {
      const found = visit(name.key);
      if (found) return found;
    }
    path.pop();
    done.add(key);
    return null;
  };
  for (const m of members) {
    const found = visit(m.key);
    if (found) return found;
  }
  return null;
}
