import type { Reason } from '../../../../kernel/refusal.ts';
import type { BallotItem, FormDefinition } from '../contract/form.ts';
import type { AnswerValue, BallotPaper } from '../model.ts';
import { itemsOf, optionsOf } from './check-form.ts';

export interface PaperRules {
  readonly form: FormDefinition;
  /** Ids of the subjects. */
  readonly subjects: readonly string[];
  /** Rows every voter of the group leaves out. */
  readonly leftOut: number;
}

/** Does the paper fit the form it was given out with? Unanswered items are fine; they count for validity, not here. */
export const checkPaper = (rules: PaperRules, paper: BallotPaper): Reason[] => paperChecker(rules)(paper);

/** The same check with all that does not change between papers of one election looked up once. */
export function paperChecker(rules: PaperRules): (paper: BallotPaper) => Reason[] {
  const asked = { person: new Map<string, BallotItem>(), whole: new Map<string, BallotItem>() };
  for (const { section, item } of itemsOf(rules.form)) asked[section.about].set(item.key, item);
  const known = new Set(rules.subjects);
  const due = asked.person.size === 0 ? 0 : rules.subjects.length - rules.leftOut;
  return (paper) => {
    const problems: Reason[] = [];
    const seen = new Set<string | null>();
    for (const [r, row] of paper.rows.entries()) {
      const at = `paper.rows.${r}`;
      if (row.subject === null ? asked.whole.size === 0 : !known.has(row.subject) || asked.person.size === 0) problems.push({ code: 'assessment.paper_subject', at: `${at}.subject` });
      if (seen.has(row.subject)) problems.push({ code: 'assessment.paper_row_twice', at });
      seen.add(row.subject);
      for (const [key, value] of Object.entries(row.answers)) {
        const item = asked[row.subject === null ? 'whole' : 'person'].get(key);
        if (!item) problems.push({ code: 'assessment.paper_item', params: { item: key }, at: `${at}.answers.${key}` });
        else if (!fits(item, value)) problems.push({ code: 'assessment.paper_answer', params: { item: item.title.zh }, at: `${at}.answers.${key}` });
      }
    }
    const rows = seen.size - (seen.has(null) ? 1 : 0);
    if (rows !== due) problems.push({ code: 'assessment.paper_rows', params: { rows, due }, at: 'paper.rows' });
    if (asked.whole.size > 0 && !seen.has(null)) problems.push({ code: 'assessment.paper_whole_row', at: 'paper.rows' });
    return problems.slice(0, 20);
  };
}

function fits(item: BallotItem, value: AnswerValue): boolean {
  if (item.kind === 'negative_list') return typeof value !== 'string' && new Set(value).size === value.length && value.length <= (item.atMost ?? value.length) && value.every((v) => item.entries.some((e) => e.key === v));
  if (typeof value !== 'string') return false;
  if (item.kind === 'text') return value.length <= item.atMost;
  if (optionsOf(item).some((o) => o.key === value)) return true;
  return item.kind === 'score' && isScore(value, item.decimals) && Number(value) >= Number(item.minimum) && Number(value) <= Number(item.maximum);
}
const isScore = (text: string, decimals: number): boolean => /^\d{1,3}(\.\d{1,2})?$/.test(text) && (text.split('.')[1] ?? '').length <= decimals;

/** The most bytes a paper of this form can take as JSON: every vote of an election is padded to it, so that length tells nothing. */
export function largestPaper(form: FormDefinition, subjects: number): number {
  const row = (about: 'person' | 'whole'): number => itemsOf(form).filter((p) => p.section.about === about).reduce((sum, p) => sum + p.item.key.length + 6 + largestAnswer(p.item), 0);
  const longest = (n: number): number => Math.ceil(n / 256) * 256;
  return longest(120 + subjects * (64 + row('person')) + 64 + row('whole'));
}
function largestAnswer(item: BallotItem): number {
  if (item.kind === 'text') return item.atMost * 6 + 2;
  if (item.kind === 'negative_list') return item.entries.reduce((sum, e) => sum + e.key.length + 3, 2);
  return Math.max(8, ...optionsOf(item).map((o) => o.key.length + 2));
}
