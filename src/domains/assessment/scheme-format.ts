import { z } from 'zod';
import { postCategories } from './model.ts';

/** How a scheme is written, in the database and in `policies/<pack>/schemes/*.yaml` alike. `check-scheme` says whether it holds together. */
const KEY = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;
const key = z.string().regex(KEY, 'scheme.key_malformed').max(40);
const text = z.string().trim().min(1).max(200);
const bilingual = z.strictObject({ zh: text, en: text });

/** Decimal text with at most six decimals. */
const decimalText = z.string().regex(/^\d{1,9}(\.\d{1,6})?$/, 'scheme.decimal_malformed');
/** A bare number of a YAML file is read as its text. */
const decimalOrNumber = z.union([z.string(), z.number()]).transform(String).pipe(decimalText);

/** Percent with at most two decimals, so that it is a whole number of ten-thousandths. */
const percent = z
  .number()
  .min(0)
  .max(100)
  .refine((n) => Math.abs(n * 100 - Math.round(n * 100)) < 1e-9, 'scheme.percent_too_fine');

/** One value for everybody, or one per class. A class left out of the record weighs nothing. */
const byClass = <T extends z.ZodType>(value: T) => z.union([value, z.record(key, value)]);

/** The whole format over one way of writing decimals. */
function formatWith<D extends z.ZodType<string>>(decimal: D) {
  /** 数据来源: where the value of an indicator comes from. */
  const source = z.discriminatedUnion('from', [
    z.strictObject({
      /** 由实绩条目计数: points per confirmed entry, times the person's share. */
      from: z.literal('evidence'),
      /** Points of an entry of this kind (`deed`, `task.completed`, `conduct.negative`; see `countableKind`); a kind not listed does not count. */
      kinds: z.record(z.string().min(1).max(60), decimal),
      /** Percent by which the points of an arena count; an arena not listed counts in full. */
      arenas: z.record(z.string().min(1).max(60), z.number().min(0).max(500)).optional(),
      /** Percent by role for people whose share the entry does not state. */
      roles: z.record(z.string().min(1).max(60), percent).optional(),
    }),
    z.strictObject({
      /** 评价打分: marks from 0 to 100 by groups of raters. */
      from: z.literal('rating'),
      raters: z.array(z.strictObject({ rater: key, weight: byClass(percent) })).min(1).max(12),
    }),
    /** 登记事实: a numeric fact of the person, e.g. 年度培训学时. */
    z.strictObject({ from: z.literal('fact'), fact: z.string().min(1).max(60) }),
    /** 录入: typed in for each person, with its source named on entry. */
    z.strictObject({ from: z.literal('typed'), unit: text.optional() }),
  ]);

  /** 计分方法: from value to a score of 0 to 100 (or the cap). */
  const scoring = z.discriminatedUnion('method', [
    z.strictObject({ method: z.literal('as_is') }),
    z.strictObject({ method: z.literal('attainment'), target: byClass(decimal), cap: decimal }),
    z.strictObject({ method: z.literal('bands'), bands: z.array(z.strictObject({ from: decimal, score: decimal })).min(1).max(50) }),
  ]);

  /** 缺项处理: never silently zero, never silently re-weighted. */
  const missing = z.discriminatedUnion('policy', [
    /** The person gets no score this year, and the reason says so. */
    z.strictObject({ policy: z.literal('exclude_person') }),
    /** The year cannot be computed for the person until somebody gives the value. */
    z.strictObject({ policy: z.literal('ask') }),
    /** The indicator takes this score; the explanation says that it is assumed. */
    z.strictObject({ policy: z.literal('neutral'), score: decimal }),
  ]);

  const indicator = z.strictObject({
    key,
    name: bilingual,
    definition: bilingual.optional(),
    weight: byClass(percent),
    source,
    scoring,
    missing,
    /** 硬指标 (M056): below the minimum no grade above the ceiling is proposed. */
    hard: z.strictObject({ minimum: decimal, ceiling: z.enum(['competent', 'basically_competent', 'incompetent']) }).optional(),
  });

  const dimension = z.strictObject({ key, name: bilingual, weight: byClass(percent), indicators: z.array(indicator).min(1).max(60) });

  const definition = z.strictObject({
    key: z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'scheme.key_malformed').max(60),
    title: bilingual,
    basis: z.array(z.strictObject({ document: text, article: text, verified: z.boolean() })).min(1),
    rounding: z.strictObject({ places: z.int().min(0).max(4), mode: z.enum(['half_up', 'truncate']) }),
    /** 分层分类: each post category belongs to one class; a class has its own weights. */
    classes: z.array(z.strictObject({ key, name: bilingual, categories: z.array(z.enum(postCategories)).min(1), unitTypes: z.array(z.string().min(1)).optional() })).min(1).max(24),
    raters: z.array(z.strictObject({ key, name: bilingual })).max(24),
    dimensions: z.array(dimension).min(1).max(24),
    /** 可比组: people are ranked among those with the same class, the same kind of unit, or both. */
    groups: z.strictObject({
      by: z.array(z.enum(['class', 'unit_type'])).max(2),
      /** Kinds of unit that are compared with each other; a kind not listed stands by itself. */
      unitGroups: z.array(z.strictObject({ key, name: bilingual, types: z.array(z.string().min(1)).min(1) })).max(24),
      /** Below this number a group says that it is too small to compare. */
      minimum: z.int().min(1).max(1000),
    }),
    /** Lowest score that may be proposed for each grade; who may get it and how many is policy, not scheme. */
    thresholds: z.strictObject({ outstanding: decimal, competent: decimal, basically_competent: decimal }),
    /** Whether the 优秀 share binds each group, or the year as a whole (spread over the groups by largest remainder). */
    shareWithin: z.enum(['group', 'year']),
  });
  return definition;
}

/** As stored, sent and received. */
export const storedScheme = formatWith(decimalText);
/** As people write it in a pack. */
export const schemeDefinition = formatWith(decimalOrNumber);

export type SchemeDefinition = z.output<typeof storedScheme>;
export type DimensionDefinition = SchemeDefinition['dimensions'][number];
export type IndicatorDefinition = DimensionDefinition['indicators'][number];
export type SourceDefinition = IndicatorDefinition['source'];
