import type { Reason } from '../../../../kernel/refusal.ts';
import { formatScore, SCORE_SCALE, type Score } from '../../../../kernel/score.ts';
import type { BallotItem, BallotOption, BallotSection, FormDefinition } from '../contract/form.ts';
import { sides, type Side } from '../model.ts';

/** Items of a form with the section they stand in. */
export interface PlacedItem {
  readonly section: BallotSection;
  readonly item: BallotItem;
  readonly at: string;
}
export const itemsOf = (form: FormDefinition): PlacedItem[] => form.sections.flatMap((section, s) => section.items.map((item, i) => ({ section, item, at: `sections.${s}.items.${i}` })));

export const optionsOf = (item: BallotItem): readonly BallotOption[] => (item.kind === 'choice' || item.kind === 'score' ? item.options : item.kind === 'observation' ? item.levels : []);

/** Sums of the weights of scored items: of those about people by side, and of those about the whole form. */
export interface WeightSum {
  readonly side: Side | 'whole';
  readonly total: number;
  /** Nothing scored, or 100%. */
  readonly holds: boolean;
}
export function formWeights(form: FormDefinition): WeightSum[] {
  const total = (take: (p: PlacedItem) => boolean): number => itemsOf(form).filter(take).reduce((sum, p) => sum + p.item.weight, 0);
  const sums = [
    ...sides.filter((side) => side !== 'negative').map((side) => ({ side, total: total((p) => p.section.about === 'person' && p.section.side === side) })),
    { side: 'whole' as const, total: total((p) => p.section.about === 'whole') },
  ];
  return sums.filter((s) => s.total > 0).map((s) => ({ ...s, holds: s.total === 10_000 }));
}
export const weightText = (ten_thousandths: number): string => formatScore(((ten_thousandths * SCORE_SCALE) / 100) as Score, 2).replace(/\.?0+$/, '');

/** What is wrong with a form, each place named; empty when it may be saved. */
export function checkForm(form: FormDefinition): Reason[] {
  const problems: Reason[] = [];
  const seen = new Map<string, string>();
  const once = (key: string, at: string): void => {
    if (seen.has(key)) problems.push({ code: 'assessment.ballot_key_twice', params: { key }, at });
    seen.set(key, at);
  };
  form.sections.forEach((section, s) => once(`section ${section.key}`, `sections.${s}.key`));
  for (const { section, item, at } of itemsOf(form)) {
    once(`item ${item.key}`, `${at}.key`);
    problems.push(...checkOptions(item, at), ...checkScored(item, section, at));
    if (item.kind === 'score' && Number(item.minimum) >= Number(item.maximum)) problems.push({ code: 'assessment.ballot_score_range', params: { minimum: item.minimum, maximum: item.maximum }, at: `${at}.maximum` });
    if (item.kind === 'observation' && form.kind !== 'political_quality') problems.push({ code: 'assessment.ballot_observation_elsewhere', at: `${at}.kind` });
    if (item.kind !== 'observation' && form.kind === 'political_quality') problems.push({ code: 'assessment.ballot_observation_only', params: { item: item.title.zh }, at: `${at}.kind` });
    if (item.kind === 'negative_list' && section.side === 'positive') problems.push({ code: 'assessment.ballot_list_on_positive_side', at: `sections.${form.sections.indexOf(section)}.side` });
  }
  for (const sum of formWeights(form)) if (!sum.holds) problems.push({ code: 'assessment.ballot_weights', params: { sum: weightText(sum.total), side: sum.side }, at: 'sections' });
  problems.push(...checkKind(form));
  return problems;
}

function checkOptions(item: BallotItem, at: string): Reason[] {
  const problems: Reason[] = [];
  const field = item.kind === 'observation' ? 'levels' : item.kind === 'negative_list' ? 'entries' : 'options';
  const keyed: readonly { readonly key: string }[] = item.kind === 'negative_list' ? item.entries : optionsOf(item);
  keyed.forEach((o, i) => keyed.findIndex((other) => other.key === o.key) < i && problems.push({ code: 'assessment.ballot_key_twice', params: { key: o.key }, at: `${at}.${field}.${i}.key` }));
  optionsOf(item).forEach((o, i) => {
    if (o.meaning !== 'counts' && (o.points !== null || o.affirms)) problems.push({ code: 'assessment.ballot_option_without_meaning', params: { option: o.label.zh }, at: `${at}.${field}.${i}` });
    if (item.kind === 'score' && o.meaning === 'counts') problems.push({ code: 'assessment.ballot_option_beside_score', params: { option: o.label.zh }, at: `${at}.${field}.${i}.meaning` });
  });
  if (item.kind === 'choice' && optionsOf(item).filter((o) => o.meaning === 'counts').length < 2) problems.push({ code: 'assessment.ballot_too_few_options', at: `${at}.options` });
  if (item.kind === 'negative_list' && item.atMost !== null && item.atMost > item.entries.length) problems.push({ code: 'assessment.ballot_at_most', params: { atMost: item.atMost, entries: item.entries.length }, at: `${at}.atMost` });
  return problems;
}

/** What is scored must give points, and the negative side is counted, never scored (M046). */
function checkScored(item: BallotItem, section: BallotSection, at: string): Reason[] {
  if (item.weight === 0) return [];
  if (section.side === 'negative') return [{ code: 'assessment.ballot_negative_scored', at: `${at}.weight` }];
  if (item.kind === 'text' || item.kind === 'negative_list') return [{ code: 'assessment.ballot_not_scorable', at: `${at}.weight` }];
  const without = item.kind === 'score' ? -1 : optionsOf(item).findIndex((o) => o.meaning === 'counts' && o.points === null);
  return without < 0 ? [] : [{ code: 'assessment.ballot_option_without_points', params: { option: optionsOf(item)[without]!.label.zh }, at: `${at}.options.${without}.points` }];
}

function checkKind(form: FormDefinition): Reason[] {
  const has = (side: Side): boolean => form.sections.some((s) => s.side === side);
  if (form.kind === 'two_sided' && !(has('positive') && has('negative'))) return [{ code: 'assessment.ballot_two_sides', at: 'sections' }];
  if (form.kind === 'negative_list' && !itemsOf(form).some((p) => p.item.kind === 'negative_list')) return [{ code: 'assessment.ballot_no_list', at: 'sections' }];
  if (form.kind === 'political_quality' && form.sections.some((s) => s.about === 'whole')) return [{ code: 'assessment.ballot_observation_whole', at: 'sections' }];
  if (!form.sections.some((s) => s.about === 'person') && form.kind !== 'democratic') return [{ code: 'assessment.ballot_nobody_asked', at: 'sections' }];
  return [];
}
