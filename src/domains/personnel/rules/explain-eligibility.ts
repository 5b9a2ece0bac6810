import type { Explanation } from '../../../kernel/explanation.ts';
import type { Decision, FactValue } from '../../policy/index.ts';
import type { Eligibility } from '../model.ts';

export const ruleId = 'personnel.explain_eligibility';

/** What an explanation needs to name things as the policy names them. */
export interface Wording {
  readonly version: string;
  readonly rule: string;
  /** English name and unit of a fact. */
  fact(name: string): { readonly en: string; readonly unit?: string | undefined };
  cite(source: Decision['trace'][number]['source']): string;
}

/** Why: the row of the table with its article, the months, every fact it was asked with, and what stands for or against. */
export function explainEligibility(e: Eligibility, decision: Decision | null, asked: readonly string[], words: Wording): Explanation {
  const named = (statement: string, names: readonly string[]): Explanation[] => names.map((fact) => ({ statement, params: { fact, factEn: words.fact(fact).en } }));
  const rows = (decision?.trace ?? []).filter((t) => t.state === 'lit').map((t): Explanation => ({
    statement: t.verified ? 'personnel.explain.row' : 'personnel.explain.row_unchecked',
    params: { row: t.row, reason: t.reason.zh, reasonEn: t.reason.en },
    ruleId: words.rule,
    source: [t.source, ...t.also].map((s) => words.cite(s)).join('；'),
    version: words.version,
  }));
  const facts = asked.flatMap((name): Explanation[] => {
    const value = e.facts?.[name];
    if (value === undefined) return [];
    const { en, unit } = words.fact(name);
    const statement = e.supposed.includes(name) ? 'personnel.explain.fact_supposed' : `personnel.explain.fact${suffixOf(value)}`;
    return [{ statement, params: { fact: name, factEn: en }, ...(value === null || typeof value === 'boolean' ? {} : { value: String(value) }), ...(unit ? { unit } : {}) }];
  });
  return {
    statement: `personnel.explain.${e.outcome}`,
    params: { target: e.target ?? '—', from: e.from ?? '—', until: e.until ?? '—' },
    ruleId: words.rule,
    version: words.version,
    children: [
      ...e.locks.map((l): Explanation => ({ statement: l.code === 'protection.on_hold' ? 'personnel.explain.hold' : 'personnel.explain.lock', params: { basis: String(l.params?.['basis'] ?? ''), until: String(l.params?.['until'] ?? '—') }, ruleId: 'protection.effects', ...(l.source ? { source: l.source } : {}) })),
      ...rows,
      ...(e.months ? [{ statement: `personnel.explain.months_${e.months.counted}`, params: { served: e.months.served, needed: e.months.needed }, value: String(e.months.served), unit: '月', ruleId: 'personnel.judge_rank' }] : []),
      ...(e.gradeInDoubt ? [{ statement: 'personnel.explain.grade_in_doubt', ruleId: 'personnel.judge_rank' }] : []),
      ...e.reliefs.map((r): Explanation => ({ statement: 'personnel.explain.relief', params: { basis: String(r.params?.['basis'] ?? ''), from: String(r.params?.['from'] ?? '—') }, ruleId: 'protection.effects', ...(r.source ? { source: r.source } : {}) })),
      ...named('personnel.explain.missing', e.missing),
      ...named('personnel.explain.supposed', e.supposed),
      ...(facts.length > 0 ? [{ statement: 'personnel.explain.facts', children: facts }] : []),
    ],
  };
}

const suffixOf = (value: FactValue): string => (value === null ? '_unknown' : value === true ? '_yes' : value === false ? '_no' : '');
