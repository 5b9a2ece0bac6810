import type { Reason } from '../../../../kernel/refusal.ts';
import type { ManualContent } from '../model.ts';

const twice = (names: readonly string[]): number => names.findIndex((n, i) => names.indexOf(n) !== i);

/** work.manual_faults (M026): what keeps a manual from being worked by, each with the place it stands in: a step that waits for itself or a later one, a role nobody declared or nobody needs, one name twice, a choice without choices. */
export function faultsOf({ roles, steps }: Pick<ManualContent, 'roles' | 'steps'>): Reason[] {
  const reasons: Reason[] = [];
  const fault = (code: string, at: string, params: Record<string, string> = {}): void => void reasons.push({ code, params, at });
  const names = roles.map((r) => r.name);
  const role = twice(names);
  if (role >= 0) fault('manuals.role_twice', `roles.${role}.name`, { role: names[role]! });
  for (const [i, name] of names.entries()) if (!steps.some((s) => s.role === name)) fault('manuals.role_idle', `roles.${i}.name`, { role: name });
  const titles = steps.map((s) => s.title);
  const title = twice(titles);
  if (title >= 0) fault('manuals.step_twice', `steps.${title}.title`, { title: titles[title]! });
  for (const [i, s] of steps.entries()) {
    if (!names.includes(s.role)) fault('manuals.role_unknown', `steps.${i}.role`, { title: s.title, role: s.role });
    if (s.after.some((p) => p > i)) fault('manuals.after_later', `steps.${i}.after`, { title: s.title });
    const lines = s.fields.map((f) => f.title);
    const line = twice(lines);
    if (line >= 0) fault('manuals.field_twice', `steps.${i}.fields.${line}.title`, { title: s.title, field: lines[line]! });
    for (const [n, f] of s.fields.entries()) if (f.kind === 'choice' && new Set(f.choices).size < Math.max(2, f.choices.length)) fault('manuals.choices_needed', `steps.${i}.fields.${n}.choices`, { title: s.title, field: f.title });
  }
  return reasons;
}
