import type { PersonFacts } from '../../registry/index.ts';
import type { CheckedRequirement, Requirement } from '../model.ts';

/** work.check_requirements: each configured condition against the facts on file that day. What is not on file is `unknown` and left to people. */
export function checkRequirements(requirements: readonly Requirement[], facts: PersonFacts): CheckedRequirement[] {
  return requirements.map((r) => {
    const found = facts[r.fact] ?? null;
    if (found === null) return { ...r, found: null, outcome: 'unknown' as const };
    const said = Array.isArray(found) ? found.join('、') : typeof found === 'boolean' ? (found ? '是' : '否') : String(found);
    return { ...r, found: said, outcome: meets(r, found, said) ? ('met' as const) : ('not_met' as const) };
  });
}

function meets(r: Requirement, found: string | number | boolean | readonly string[], said: string): boolean {
  if (r.test === 'is') return Array.isArray(found) ? found.includes(r.value) : typeof found === 'number' ? found === Number(r.value) : said === r.value;
  const [a, b] = [Number(found), Number(r.value)];
  return r.test === 'at_least' ? a >= b : a <= b;
}
