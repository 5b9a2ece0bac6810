import { z } from 'zod';
import { formKinds, optionMeanings, sides } from '../model.ts';

/** A text in both languages. */
export const bilingual = z.object({ zh: z.string().trim().min(1).max(300), en: z.string().trim().max(600).default('') });
export type Bilingual = z.output<typeof bilingual>;
/** Begins with a letter, so that the key of an option never looks like a score. */
export const key = z.string().regex(/^[a-z][a-z0-9_]{0,30}$/);
const points = z.string().regex(/^\d{1,3}(\.\d{1,4})?$/);

export const ballotOption = z.object({
  key,
  label: bilingual,
  /** Points of an option that counts; null for options without points and for 不了解. */
  points: points.nullable().default(null),
  meaning: z.enum(optionMeanings).default('counts'),
  /** Says yes to the statement: such answers make the positive or the negative rate (M046). */
  affirms: z.boolean().default(false),
});
export type BallotOption = z.output<typeof ballotOption>;

const base = {
  key,
  title: bilingual,
  hint: bilingual.nullable().default(null),
  /** Ten-thousandths of the score; 0 is not scored. Items about people that are scored total 100%. */
  weight: z.number().int().min(0).max(10_000).default(0),
  /** Counted when it is judged whether a ballot is valid. */
  required: z.boolean().default(true),
};
export const ballotItem = z.discriminatedUnion('kind', [
  /** 等次（优秀、称职……）or 是 / 否. */
  z.object({ ...base, kind: z.literal('choice'), style: z.enum(['grades', 'yes_no']).default('grades'), options: z.array(ballotOption).min(2).max(12) }),
  /** A score, with options such as 不了解 beside it. */
  z.object({ ...base, kind: z.literal('score'), minimum: points.default('0'), maximum: points.default('100'), decimals: z.number().int().min(0).max(2).default(0), options: z.array(ballotOption).max(3).default([]) }),
  /** What of a list applies; nothing chosen is an answer, too (M045). */
  z.object({ ...base, kind: z.literal('negative_list'), entries: z.array(z.object({ key, label: bilingual, group: bilingual.nullable().default(null) })).min(1).max(60), atMost: z.number().int().min(1).max(60).nullable().default(null) }),
  /** Free text. The page warns that handwriting and wording can give the writer away. */
  z.object({ ...base, kind: z.literal('text'), atMost: z.number().int().min(1).max(500).default(200) }),
  /** One 重点看 of a political-quality form: a level, only with evidence (M044). For named observation, never for an anonymous ballot. */
  z.object({ ...base, kind: z.literal('observation'), levels: z.array(ballotOption).min(2).max(7) }),
]);
export type BallotItem = z.output<typeof ballotItem>;

export const ballotSection = z.object({
  key,
  title: bilingual,
  side: z.enum(sides).default('plain'),
  /** `person`: asked of every subject; `whole`: once on the whole form (a column or page that concerns the whole team). */
  about: z.enum(['person', 'whole']).default('person'),
  items: z.array(ballotItem).min(1).max(40),
});
export type BallotSection = z.output<typeof ballotSection>;

export const formDefinition = z.object({
  key,
  title: bilingual,
  kind: z.enum(formKinds),
  /** Shown at the head of the ballot. */
  intro: z.object({ zh: z.string().trim().max(2000), en: z.string().trim().max(4000).default('') }).nullable().default(null),
  sections: z.array(ballotSection).min(1).max(20),
  validity: z.object({
    /** A ballot with a smaller share of its required answers is invalid; null takes the policy's share. */
    minimumAnsweredPercent: z.number().int().min(0).max(100).nullable().default(null),
    /** Ballots that answer everything alike are shown for people to look at; they always count. */
    flagStraightLines: z.boolean().default(true),
  }).prefault({}),
  /** How phones ask about several people: `grid` one question about all of them, `single` all questions about one, `auto` by their number. The voter may switch. */
  layout: z.enum(['auto', 'grid', 'single']).default('auto'),
  /** Decimals of printed scores and whether they are rounded or cut. */
  places: z.number().int().min(0).max(4).default(2),
  rounding: z.enum(['half_up', 'truncate']).default('half_up'),
});
export type FormDefinition = z.output<typeof formDefinition>;
/** As typed in. */
export type FormDraft = z.input<typeof formDefinition>;
