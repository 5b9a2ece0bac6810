import { z } from 'zod';
import { day, partialDate } from '../../../kernel/period.ts';
import { factTypes, hitPolicies, levers, practiceGroups, problems, suppliers } from '../model.ts';

/** What stands in `article` while the article number has not been looked up; such an entry is never `verified`. */
export const ARTICLE_UNCHECKED = '待核';

const NAME = /^\p{Script=Han}[\p{Script=Han}A-Za-z0-9_]*$/u;
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const id = z.string().regex(ID, 'an id is lower-case words joined by hyphens');
const name = z.string().regex(NAME, 'a name begins with a Chinese character and has only characters, letters, digits and _');
const text = z.string().trim().min(1);
const bilingual = z.strictObject({ zh: text, en: text });

export const source = z.strictObject({ document: id, article: text });
const cited = { source, also: z.array(source).optional(), verified: z.boolean(), note: text.optional() };
const honest = <T extends { source: { article: string }; verified: boolean }>(entry: T): boolean =>
  !(entry.verified && entry.source.article === ARTICLE_UNCHECKED);
const HONEST = { error: 'an entry cannot be verified while its article is 待核', path: ['verified'] };

export const scalar = z.union([z.string(), z.number(), z.boolean()]);

export const factFile = z.strictObject({
  facts: z.array(
    z.strictObject({
      name,
      type: z.enum(factTypes),
      /** For string and strings: the only values there are. */
      values: z.array(text).optional(),
      unit: text.optional(),
      en: text,
      meaning: bilingual,
      suppliedBy: z.enum(suppliers),
    }),
  ),
});

export const packFile = z.strictObject({
  id,
  title: bilingual,
  place: z.strictObject({ code: z.string().regex(/^\d{6}$/, 'a place code has six digits (GB/T 2260)'), name: text }),
  extends: id.optional(),
  documents: z.array(
    z.strictObject({
      id,
      title: text,
      /** 文号, where known. */
      number: text.optional(),
      issuedOn: partialDate.optional(),
      effectiveFrom: partialDate.optional(),
      issuer: text,
      /** `rule` (default) binds; `report` only tells what was done; `method` is a working setting of this program. */
      kind: z.enum(['rule', 'report', 'method']).optional(),
      /** Superior documents it rests on: the citation tree (M002). */
      basis: z.array(id).optional(),
      verified: z.boolean(),
      note: text.optional(),
    }),
  ),
});

export const parameterFile = z.strictObject({
  id,
  /** Name under which decision tables read it. */
  name,
  title: bilingual,
  unit: text,
  values: z.array(z.strictObject({ from: day, value: scalar, ...cited }).refine(honest, HONEST)).min(1),
});

export const ruleFile = z.strictObject({
  id,
  title: bilingual,
  effectiveFrom: day,
  hitPolicy: z.enum(hitPolicies),
  /** Parameters that cells and outputs read by name. */
  uses: z.array(id).optional(),
  inputs: z.array(z.strictObject({ name, type: z.enum(factTypes), title: text.optional() })).min(1),
  /** `values`: the only words that those who read the rule know. */
  outputs: z.array(z.strictObject({ name, type: z.enum(factTypes), values: z.array(text).optional(), title: text.optional() })).min(1),
  rows: z
    .array(
      z
        .strictObject({
          /** One FEEL unary test per input, in the order of the inputs; `-` is any value. */
          when: z.array(text),
          /** Output name to a value, or to a FEEL expression written `= …`. */
          // eslint-disable-next-line unicorn/no-thenable -- the word of the DMN reader; never awaited
          then: z.record(name, scalar),
          reason: bilingual,
          ...cited,
        })
        .refine(honest, HONEST),
    )
    .min(1),
});

const test = z.strictObject({ fact: name, test: text });

export const measureFile = z.strictObject({
  measures: z.array(
    z
      .strictObject({
        id,
        title: bilingual,
        problem: z.enum(problems),
        lever: z.enum(levers),
        uses: z.array(id).optional(),
        /** Whom it is meant for: all must hold, or the measure is not proposed. */
        beneficiaries: z.array(test),
        /** What must be so before it is given; each is shown as met, missing or not known. */
        /** `proposed`: ours, to make the measure workable; the cited text does not state it and a place may change it. */
        conditions: z.array(test.extend({ text: bilingual, source, proposed: z.literal(true).optional() })),
        delivery: bilingual,
        owner: text,
        /** The sentence of the document, word for word, where we hold it. */
        quote: text.optional(),
        /** The practice of the catalogue that it carries out. */
        practice: z.string().regex(/^M\d{3}$/).optional(),
        ...cited,
      })
      .refine(honest, HONEST),
  ),
  /** Measures a document announces by number without giving their text: held as a count, never invented. */
  announced: z.array(z.strictObject({ id, title: bilingual, count: z.int().positive(), textGiven: z.boolean(), quote: text, source })).optional(),
});

const figure: z.ZodType<unknown> = z.json();

export const practiceFile = z.strictObject({
  practices: z.array(
    z.strictObject({
      id: z.string().regex(/^M\d{3}$/, 'a practice id is M and three digits'),
      place: text,
      document: id,
      alsoDocuments: z.array(id).optional(),
      title: bilingual,
      problem: z.enum(problems),
      group: z.enum(practiceGroups),
      quote: text,
      figures: text,
      requirement: text,
      feature: bilingual.optional(),
      route: z.string().startsWith('/').optional(),
      /** Parameters by which a place sets it. */
      settings: z.array(id).optional(),
      example: z.strictObject({ driver: id, given: z.record(z.string(), figure), expect: z.record(z.string(), figure) }).optional(),
    }),
  ),
});

/** A marking scheme of annual assessment, held as written; the assessment domain knows its format. */
export const schemeFile = z.looseObject({ key: id });

/** A ready-made ballot form, held as written; the assessment domain knows its format. */
export const ballotFormFile = z.looseObject({ key: id });

const factValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()), z.array(z.number())]);
const facts = z.record(name, factValue);

export const exampleFile = z.strictObject({
  /** Exactly one of the two. */
  rule: id.optional(),
  parameter: id.optional(),
  /** Facts that every case starts from. */
  given: facts.optional(),
  cases: z
    .array(
      z.strictObject({
        name: text,
        on: day,
        facts: facts.optional(),
        expected: z.union([
          scalar,
          z.strictObject({
            status: z.enum(['decided', 'no_match', 'undetermined']),
            outputs: z.record(name, scalar).optional(),
            collected: z.array(z.record(name, scalar)).optional(),
            missing: z.array(name).optional(),
          }),
        ]),
      }),
    )
    .min(1),
}).refine((e) => (e.rule === undefined) !== (e.parameter === undefined), { error: 'an example names a rule or a parameter, one of the two', path: ['rule'] });
