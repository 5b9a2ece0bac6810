import { isEnd, type CaseType } from '../definition.ts';

/**
 * Faults of a case type: states that no road reaches, states that no road leaves to an end, steps from or to nowhere, two steps
 * of one name out of one state, papers and predecessors that do not exist. Empty means that the table holds.
 */
export function faultsOf(type: CaseType): string[] {
  const faults: string[] = [];
  const states = new Set(Object.keys(type.states));
  const known = (state: string, where: string): void => void (states.has(state) || faults.push(`${where}: no state ${state}`));
  const actions = new Set(type.steps.map((s) => s.action));
  if (type.openings.length === 0) faults.push('no way to begin');
  for (const o of type.openings) known(o.to, `opening ${o.key}`);
  const seen = new Set<string>();
  for (const s of type.steps) {
    if (s.from.length === 0) faults.push(`step ${s.action}: from nowhere`);
    for (const from of s.from) {
      known(from, `step ${s.action}`);
      if (seen.has(`${from} ${s.action}`)) faults.push(`two steps ${s.action} out of ${from}`);
      seen.add(`${from} ${s.action}`);
    }
    if (s.to !== 'same') known(s.to, `step ${s.action}`);
    for (const before of s.notWhoTook ?? []) if (!actions.has(before) && !type.openings.some((o) => o.key === before)) faults.push(`step ${s.action}: nobody can have taken ${before}`);
  }
  for (const act of [...type.openings, ...type.steps]) if (act.document !== undefined && !type.documents?.[act.document]) faults.push(`no paper ${act.document}`);
  if (type.reopensTo !== undefined) known(type.reopensTo, 'reopens');
  const forward = reach(type.openings.map((o) => o.to), (state) => type.steps.filter((s) => s.from.includes(state) && s.to !== 'same').map((s) => s.to));
  const ends = [...states].filter((s) => isEnd(type, s));
  if (ends.length === 0) faults.push('no end');
  const back = reach(ends, (state) => type.steps.filter((s) => s.to === state).flatMap((s) => s.from));
  for (const state of states) {
    if (!forward.has(state)) faults.push(`state ${state} is never reached`);
    if (!back.has(state)) faults.push(`state ${state} never ends`);
  }
  return faults;
}

function reach(from: readonly string[], next: (state: string) => readonly string[]): Set<string> {
  const reached = new Set(from);
  for (const state of reached) for (const n of next(state)) reached.add(n);
  return reached;
}
