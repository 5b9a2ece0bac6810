import type { BallotItem, BallotOption, BallotSection, FormDefinition } from '../contract/form.ts';
import type { Side } from '../model.ts';

type ItemKind = BallotItem['kind'];
type Entry = Extract<BallotItem, { kind: 'negative_list' }>['entries'][number];
/** The list that an item holds: options, levels or entries, as they are written. */
export type ListOf = 'options' | 'levels' | 'entries';

const words = (zh: string) => ({ zh, en: '' });
/** `item1`, `item2` …: the first that is not taken. People never have to think of a key. */
export function freeKey(prefix: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) if (!taken.includes(`${prefix}${n}`)) return `${prefix}${n}`;
}
const itemKeys = (form: FormDefinition): string[] => form.sections.flatMap((s) => s.items.map((i) => i.key));

export const blankOption = (taken: readonly { readonly key: string }[]): BallotOption => ({ key: freeKey('o', taken.map((o) => o.key)), label: words(''), points: null, meaning: 'counts', affirms: false });
const twoBlank = (): BallotOption[] => [blankOption([]), blankOption([blankOption([])])];
export const blankEntry = (taken: readonly { readonly key: string }[], group: Entry['group'] = null): Entry => ({ key: freeKey('e', taken.map((e) => e.key)), label: words(''), group });

/** A question of a kind, with what both have in common kept: title, hint, weight, whether it must be answered. Options follow where the new kind has them. */
export function ofKind(item: BallotItem, kind: ItemKind): BallotItem {
  if (item.kind === kind) return item;
  const base = { key: item.key, title: item.title, hint: item.hint, weight: kind === 'text' || kind === 'negative_list' || kind === 'observation' ? 0 : item.weight, required: kind !== 'text' };
  const options = item.kind === 'choice' ? item.options : item.kind === 'observation' ? item.levels : [];
  const aside = item.kind === 'choice' || item.kind === 'score' ? item.options.filter((o) => o.meaning !== 'counts').slice(0, 3) : [];
  const two = options.length >= 2 ? options : twoBlank();
  if (kind === 'choice') return { ...base, kind, style: 'grades', options: item.kind === 'score' ? aside.reduce<BallotOption[]>((list, o) => [...list, list.some((x) => x.key === o.key) ? { ...o, key: freeKey('o', list.map((x) => x.key)) } : o], [...two]) : [...two] };
  if (kind === 'score') return { ...base, kind, minimum: '0', maximum: '100', decimals: 0, options: aside };
  if (kind === 'negative_list') return { ...base, kind, entries: [blankEntry([])], atMost: null };
  if (kind === 'text') return { ...base, kind, atMost: 200 };
  return { ...base, kind, levels: two.filter((o) => o.meaning === 'counts').slice(0, 7) };
}

/** A new question: a copy of the one above in everything but its text, so that ten grade questions are ten titles to type. */
export function blankItem(form: FormDefinition, section: BallotSection): BallotItem {
  const key = freeKey('item', itemKeys(form));
  const above = section.items.at(-1);
  const plain: BallotItem = { key, title: words(''), hint: null, weight: 0, required: true, kind: 'choice', style: 'grades', options: twoBlank() };
  if (form.kind === 'political_quality' && above?.kind !== 'observation') return ofKind(plain, 'observation');
  return above && above.kind !== 'negative_list' && above.kind !== 'text' ? { ...above, key, title: words(''), hint: null, weight: 0 } : plain;
}

export const changeSection = (form: FormDefinition, s: number, section: BallotSection): FormDefinition => ({ ...form, sections: form.sections.map((old, i) => (i === s ? section : old)) });
export const changeItem = (form: FormDefinition, s: number, i: number, item: BallotItem): FormDefinition => changeSection(form, s, { ...form.sections[s]!, items: form.sections[s]!.items.map((old, n) => (n === i ? item : old)) });
export const addItem = (form: FormDefinition, s: number): FormDefinition => changeSection(form, s, { ...form.sections[s]!, items: [...form.sections[s]!.items, blankItem(form, form.sections[s]!)] });
/** The question again, below itself, under a key of its own. */
export function copyItem(form: FormDefinition, s: number, i: number): FormDefinition {
  const { items } = form.sections[s]!;
  return changeSection(form, s, { ...form.sections[s]!, items: items.toSpliced(i + 1, 0, { ...items[i]!, key: freeKey('item', itemKeys(form)) }) });
}
export const removeItem = (form: FormDefinition, s: number, i: number): FormDefinition => changeSection(form, s, { ...form.sections[s]!, items: form.sections[s]!.items.toSpliced(i, 1) });

/** Moves a question up or down; over the edge of its part it goes into the next one. */
export function moveItem(form: FormDefinition, s: number, i: number, by: 1 | -1): FormDefinition {
  const section = form.sections[s]!;
  const item = section.items[i]!;
  const to = i + by;
  if (to >= 0 && to < section.items.length) return changeSection(form, s, { ...section, items: section.items.toSpliced(i, 1).toSpliced(to, 0, item) });
  const beside = form.sections[s + by];
  if (!beside) return form;
  return changeSection(removeItem(form, s, i), s + by, { ...beside, items: by < 0 ? [...beside.items, item] : [item, ...beside.items] });
}

export function addSection(form: FormDefinition, about: BallotSection['about'] = 'person', side: Side = 'plain'): FormDefinition {
  const key = freeKey('part', form.sections.map((x) => x.key));
  const section: BallotSection = { key, title: words(''), side, about, items: [] };
  return { ...form, sections: [...form.sections, { ...section, items: [blankItem(form, section)] }] };
}
export const removeSection = (form: FormDefinition, s: number): FormDefinition => ({ ...form, sections: form.sections.toSpliced(s, 1) });
export function moveSection(form: FormDefinition, s: number, by: 1 | -1): FormDefinition {
  const to = s + by;
  return to < 0 || to >= form.sections.length ? form : { ...form, sections: form.sections.toSpliced(s, 1).toSpliced(to, 0, form.sections[s]!) };
}

/** Shares the 100% of the scored questions of one sum evenly; what does not divide goes to the first. */
export function shareEvenly(form: FormDefinition, which: Side | 'whole'): FormDefinition {
  const counts = (section: BallotSection, item: BallotItem): boolean => item.weight > 0 && (which === 'whole' ? section.about === 'whole' : section.about === 'person' && section.side === which);
  const scored = form.sections.flatMap((s) => s.items.filter((i) => counts(s, i)));
  const each = Math.floor(10_000 / Math.max(1, scored.length) / 100) * 100;
  const weightOf = (item: BallotItem): number => (item === scored[0] ? 10_000 - each * (scored.length - 1) : each);
  return { ...form, sections: form.sections.map((s) => ({ ...s, items: s.items.map((i) => (counts(s, i) ? { ...i, weight: weightOf(i) } : i)) })) };
}

/** A form of one's own: one part with one question. */
export const blankForm = (key: string): FormDefinition => addSection({ key, title: words(''), kind: 'democratic', intro: null, sections: [], validity: { minimumAnsweredPercent: null, flagStraightLines: true }, layout: 'auto', places: 2, rounding: 'half_up' });
