import type { TFunction } from 'i18next';
import type { Reason } from '../../../../kernel/refusal.ts';
import type { DraftFinding } from '../../contract/workbench.ts';

/** The row of a table (from 0) that a finding is about, or null. */
export function rowOf(finding: DraftFinding): number | null {
  const linted = /\brow (\d+)$/.exec(finding.at ?? '')?.[1];
  if (linted !== undefined) return Number(linted) - 1;
  const field = /^rows\.(\d+)/.exec(String(finding.params?.['path'] ?? ''))?.[1];
  return field === undefined ? null : Number(field);
}

const fields: Record<string, string> = { title: 'draft.field.title', values: 'draft.field.values', cases: 'draft.field.cases', rows: 'rule.table', hitPolicy: 'rule.hitPolicy', effectiveFrom: 'from', zh: 'draft.in.zh', en: 'draft.in.en', source: 'rule.article', document: 'document.title', article: 'rule.article', reason: 'rule.reason', value: 'draft.newValue', from: 'from', name: 'draft.field.name', unit: 'draft.unit', verified: 'document.verified', when: 'draft.condition', then: 'draft.outputs', inputs: 'draft.inputs', outputs: 'draft.outputs', on: 'draft.caseDay', expected: 'draft.expected', facts: 'draft.given', issuer: 'document.issuer', delivery: 'measure.delivery', owner: 'measure.ownerLabel', problem: 'measure.problem', lever: 'measure.lever', text: 'draft.conditionText', test: 'draft.condition', fact: 'facts.name', note: 'note', quote: 'measure.quote' };

/** `values.0.source.document` as a person reads it: 第 1 项 › 文件. */
const pathWords = (path: string, t: TFunction<'policy'>): string =>
  path
    .split('.')
    .filter((step, i, all) => !((step === 'values' || step === 'rows' || step === 'cases' || step === 'source') && i < all.length - 1))
    .map((step) => (/^\d+$/.test(step) ? t('draft.field.item', { number: Number(step) + 1 }) : fields[step] ? t(fields[step] as 'from') : step))
    .join(' › ');

/** A finding as a reason to show: its row instead of the linter's address; what a form field lacks in words. */
export function findingReason(finding: DraftFinding, t: TFunction<'policy'>): Reason {
  const row = rowOf(finding);
  if (finding.code === 'policy.entry_field') {
    const { path = '', message = '' } = finding.params ?? {};
    const missing = /received undefined|expected string to have >=1|^Too small/i.test(String(message));
    return { code: missing ? 'policy:draft.lacks' : 'policy:draft.wrong', params: { message }, at: pathWords(String(path), t) };
  }
  return { code: finding.code, ...(finding.params ? { params: finding.params } : {}), ...(row === null ? {} : { at: t('rule.row', { row: row + 1 }) }) };
}
