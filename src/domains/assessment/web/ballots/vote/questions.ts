import type { BallotItem, BallotSection, FormDefinition } from '../../../ballots/contract/form.ts';
import type { BallotSheet } from '../../../ballots/contract/voting.ts';
import type { AnswerValue, BallotRow } from '../../../ballots/model.ts';
import { checkPaper } from '../../../ballots/rules/check-paper.ts';
import type { Answers } from './keep.ts';

/** What one screen asks. `people`: one question about everybody, as a list; `one`: one question about one subject; `whole`: about the whole form. */
export type Screen = { readonly section: BallotSection; readonly item: BallotItem } & ({ readonly kind: 'people' } | { readonly kind: 'one'; readonly subject: string } | { readonly kind: 'whole' });
export type Layout = 'grid' | 'single';
type Asked = { readonly form: FormDefinition; readonly subjects: readonly { readonly id: string }[] };

/** From this many people on, one question about all of them is quicker than all questions about one. */
const MANY = 4;
/** The layout a ballot begins with: as the form says, else by the number of people. */
export const layoutOf = (form: Pick<FormDefinition, 'layout'>, subjects: number): Layout => (form.layout !== 'auto' ? form.layout : subjects >= MANY ? 'grid' : 'single');
/** Lists and texts are too long for a line of a grid. */
const inLine = (item: BallotItem): boolean => item.kind === 'choice' || item.kind === 'score';

/** The screens of a ballot in the order of the form. In: the rows this voter fills in. */
export function screensOf({ form, subjects }: Asked, layout: Layout): Screen[] {
  return form.sections.flatMap((section): Screen[] => {
    if (section.about === 'whole') return section.items.map((item) => ({ kind: 'whole', section, item }));
    const lines: Screen[] = layout === 'grid' ? section.items.filter(inLine).map((item) => ({ kind: 'people', section, item })) : [];
    const rest = layout === 'grid' ? section.items.filter((item) => !inLine(item)) : section.items;
    return [...lines, ...subjects.flatMap((s) => rest.map((item): Screen => ({ kind: 'one', section, item, subject: s.id })))];
  });
}

export const WHOLE = '';
export const subjectsAsked = (screen: Screen, subjects: readonly { readonly id: string }[]): string[] => (screen.kind === 'people' ? subjects.map((s) => s.id) : [screen.kind === 'one' ? screen.subject : WHOLE]);

/** Is the answer one that the form takes? Asked of the program's own check, so phone and server never differ. */
export function fitsItem(item: BallotItem, value: AnswerValue): boolean {
  const form = { sections: [{ about: 'whole', items: [item] }] } as unknown as FormDefinition;
  return checkPaper({ form, subjects: [], leftOut: 0 }, { mark: '', rows: [{ subject: null, answers: { [item.key]: value } }] }).length === 0;
}
export const isAnswered = (item: BallotItem, value: AnswerValue | undefined): boolean => value !== undefined && value !== '' && fitsItem(item, value);

export interface Progress {
  readonly asked: number;
  readonly answered: number;
  /** Index of the first screen with something open; null when there is none. */
  readonly firstOpen: number | null;
}
/** How far the voter is. Free texts may stay empty and are not asked for. */
export function progressOf(screens: readonly Screen[], subjects: readonly { readonly id: string }[], answers: Answers): Progress {
  let asked = 0;
  let answered = 0;
  let firstOpen: number | null = null;
  screens.forEach((screen, i) => {
    if (screen.item.kind === 'text') return;
    for (const subject of subjectsAsked(screen, subjects)) {
      asked++;
      if (isAnswered(screen.item, answers[subject]?.[screen.item.key])) answered++;
      else firstOpen ??= i;
    }
  });
  return { asked, answered, firstOpen };
}

/** The rows of the paper in the order of the ballot: everybody who is not left out, and the whole form where it is asked. Answers that do not fit are left blank. */
export function rowsOf(sheet: Pick<BallotSheet, 'form' | 'subjects'>, leftOut: readonly string[], answers: Answers): BallotRow[] {
  const items = (about: 'person' | 'whole'): BallotItem[] => sheet.form.sections.filter((s) => s.about === about).flatMap((s) => s.items);
  const row = (subject: string | null, asked: readonly BallotItem[]): BallotRow => {
    const given = answers[subject ?? WHOLE] ?? {};
    return { subject, answers: Object.fromEntries(asked.flatMap((item) => (isAnswered(item, given[item.key]) ? [[item.key, given[item.key]!]] : []))) };
  };
  const people = items('person');
  const whole = items('whole');
  return [...(people.length === 0 ? [] : sheet.subjects.filter((s) => !leftOut.includes(s.id)).map((s) => row(s.id, people))), ...(whole.length === 0 ? [] : [row(null, whole)])];
}
