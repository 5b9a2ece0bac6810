import { z } from 'zod';
import { postCategories, purposes } from './model.ts';

/** How a scheme is written, in the database and in `policies/<pack>/schemes/*.yaml` alike. `check-scheme` says whether it holds together. */
const KEY = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;
const SCHEME_KEY = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

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

const strictText = z.string().trim().min(1).max(200);

/** What a way of writing schemes leaves to choose. A draft may be unfinished everywhere; a scheme that is used may not. */
interface Writing<D extends z.ZodType<string>> {
  readonly decimal: D;
  readonly text: z.ZodType<string, string>;
  readonly key: z.ZodType<string, string>;
  readonly schemeKey: z.ZodType<string, string>;
  readonly percent: z.ZodType<number, number>;
  /** Fewest members of a list that must not be empty. */
  readonly least: number;
}

/** The whole format over one way of writing. */
function formatWith<D extends z.ZodType<string>>({ decimal, text, key, schemeKey, percent: share, least }: Writing<D>) {
  const bilingual = z.strictObject({ zh: text, en: text });
  /** One value for everybody, or one per class. A class left out of the record weighs nothing. */
  const byClass = <T extends z.ZodType>(value: T) => z.union([value, z.record(key, value)]);

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
      roles: z.record(z.string().min(1).max(60), share).optional(),
    }),
    z.strictObject({
      /** 评价打分: marks from 0 to 100 by groups of raters. */
      from: z.literal('rating'),
      raters: z.array(z.strictObject({ rater: key, weight: byClass(share) })).min(least).max(12),
    }),
    /** 测评投票: the figure that the latest counted election on a form gave (`rules/ballot-for-period`): its weighted score, or the mean of one question. Nothing is typed in. */
    z.strictObject({ from: z.literal('ballot'), form: z.string().min(least).max(40), result: z.string().min(least).max(40) }),
    /** 登记事实: a numeric fact of the person, e.g. 年度培训学时. */
    z.strictObject({ from: z.literal('fact'), fact: z.string().min(least).max(60) }),
    /** 录入: typed in for each person, with its source named on entry. */
    z.strictObject({ from: z.literal('typed'), unit: text.optional() }),
    /** 由其他业务计数: a measure that another part of the program counts; who provides it must be known (`rules/source-providers`). */
    z.strictObject({ from: z.literal('provider'), provider: z.string().min(least).max(40), measure: z.string().min(least).max(60) }),
    /** 由其他指标计算: a formula over the values of other indicators (`rules/formula`). */
    z.strictObject({ from: z.literal('computed'), formula: z.string().trim().min(least).max(500), unit: text.optional() }),
  ]);

  /** 计分方法: from value to a score of 0 to 100 (or the cap). */
  const scoring = z.discriminatedUnion('method', [
    z.strictObject({ method: z.literal('as_is') }),
    z.strictObject({ method: z.literal('attainment'), target: byClass(decimal), cap: decimal }),
    z.strictObject({ method: z.literal('bands'), bands: z.array(z.strictObject({ from: decimal, score: decimal })).min(least).max(50) }),
    /** 组内排名: the first of the comparable group gets `best`, the last `worst`, the others on the line between. */
    z.strictObject({ method: z.literal('rank_in_group'), best: decimal, worst: decimal, lowerIsBetter: z.boolean().optional() }),
    /** 加分: `base` and `each` for every unit, at most `cap` more. */
    z.strictObject({ method: z.literal('bonus'), base: decimal, each: decimal, cap: decimal }),
    /** 扣分: `base` less `each` for every unit, at most `cap` less. */
    z.strictObject({ method: z.literal('deduction'), base: decimal, each: decimal, cap: decimal }),
    /** 换算: values between `low` and `high` onto scores between `lowScore` and `highScore`; beyond the ends the end holds. */
    z.strictObject({ method: z.literal('conversion'), low: decimal, high: decimal, lowScore: decimal, highScore: decimal }),
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

  const ceiling = z.enum(['competent', 'basically_competent', 'incompetent']);
  const indicator = z.strictObject({
    key,
    name: bilingual,
    definition: bilingual.optional(),
    /** 个性指标 (M056) belongs to some classes only; left out, it is 共性 and concerns every class that its dimension weighs for. */
    kind: z.enum(['common', 'individual']).optional(),
    weight: byClass(share),
    source,
    scoring,
    missing,
    /** 硬指标 (M056): below the minimum no grade above the ceiling is proposed. */
    hard: z.strictObject({ minimum: decimal, ceiling }).optional(),
  });

  /** 加分、扣分、一票否决: outside the 100%. */
  const adjustment = z.discriminatedUnion('kind', [
    /** `each` point for every unit of the value, at most `cap`, added to or taken from the total. */
    z.strictObject({ kind: z.literal('bonus'), key, name: bilingual, definition: bilingual.optional(), classes: z.array(key).optional(), source, each: decimal, cap: decimal, missing }),
    z.strictObject({ kind: z.literal('deduction'), key, name: bilingual, definition: bilingual.optional(), classes: z.array(key).optional(), source, each: decimal, cap: decimal, missing }),
    /** From `from` on no grade above the ceiling is proposed, whatever the total. */
    z.strictObject({ kind: z.literal('veto'), key, name: bilingual, definition: bilingual.optional(), classes: z.array(key).optional(), source, from: decimal, ceiling, missing }),
  ]);

  const dimension = z.strictObject({ key, name: bilingual, weight: byClass(share), indicators: z.array(indicator).min(least).max(60) });

  const definition = z.strictObject({
    key: schemeKey,
    title: bilingual,
    basis: z.array(z.strictObject({ document: text, article: text, verified: z.boolean() })).min(least),
    /** 年度、班子、专项、平时、任期; left out, annual. */
    purpose: z.enum(purposes).optional(),
    /** What a special assessment is about, e.g. 防汛抗洪. */
    topic: bilingual.optional(),
    /** Whom it assesses: people, or leadership teams (班子) as one. A team scheme always assesses teams. */
    subject: z.enum(['person', 'team']).optional(),
    /** Left out, everybody in office (or every unit with a team); else only within these kinds of unit, these units, these post categories. */
    scope: z.strictObject({ unitTypes: z.array(z.string().min(1)).optional(), units: z.array(z.uuid()).optional(), categories: z.array(z.enum(postCategories)).optional() }).optional(),
    /** 三张“考卷” (M039): the dimensions are papers; results name each, and the weakest. */
    papers: z.boolean().optional(),
    rounding: z.strictObject({ places: z.int().min(0).max(4), mode: z.enum(['half_up', 'truncate']) }),
    /** 分层分类: a class has its own weights. It takes post categories, in these kinds of unit, units and leadership levels only where it names them. */
    classes: z
      .array(
        z.strictObject({
          key,
          name: bilingual,
          /** For teams: left empty. */
          categories: z.array(z.enum(postCategories)),
          unitTypes: z.array(z.string().min(1)).optional(),
          /** 职务层次 as registered, e.g. 乡科级正职. */
          levels: z.array(z.string().min(1).max(40)).optional(),
          /** The units themselves and all below them. */
          units: z.array(z.uuid()).optional(),
        }),
      )
      .min(least)
      .max(24),
    raters: z.array(z.strictObject({ key, name: bilingual })).max(24),
    dimensions: z.array(dimension).min(least).max(24),
    adjustments: z.array(adjustment).max(30).optional(),
    /** Most that all bonuses, and all deductions, may come to. */
    adjustmentCaps: z.strictObject({ bonus: decimal.optional(), deduction: decimal.optional() }).optional(),
    /** 可比组: people are ranked among those with the same class, the same kind of unit, or both. */
    groups: z.strictObject({
      by: z.array(z.enum(['class', 'unit_type'])).max(2),
      /** Kinds of unit that are compared with each other; a kind not listed stands by itself. */
      unitGroups: z.array(z.strictObject({ key, name: bilingual, types: z.array(z.string().min(1)).min(least) })).max(24),
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

const finished = { text: strictText, key: z.string().regex(KEY, 'scheme.key_malformed').max(40), schemeKey: z.string().regex(SCHEME_KEY, 'scheme.key_malformed').max(60), percent, least: 1 };

/** As stored, sent and received. */
export const storedScheme = formatWith({ ...finished, decimal: decimalText });
/** As people write it in a pack. */
export const schemeDefinition = formatWith({ ...finished, decimal: decimalOrNumber });
/** 草稿: the same shape, unfinished anywhere. What is still wrong with it is told, not refused. */
export const draftScheme = formatWith({ decimal: z.string().max(20), text: z.string().max(200), key: z.string().max(40), schemeKey: z.string().max(60), percent: z.number().min(0).max(1000), least: 0 });

export type SchemeDefinition = z.output<typeof storedScheme>;
export type DraftScheme = z.output<typeof draftScheme>;
export type DimensionDefinition = SchemeDefinition['dimensions'][number];
export type IndicatorDefinition = DimensionDefinition['indicators'][number];
export type AdjustmentDefinition = NonNullable<SchemeDefinition['adjustments']>[number];
export type SourceDefinition = IndicatorDefinition['source'];
export type ScoringDefinition = IndicatorDefinition['scoring'];

/** 班子 or people. */
export const subjectOf = (d: Pick<SchemeDefinition, 'purpose' | 'subject'>): 'person' | 'team' => d.subject ?? (d.purpose === 'team' ? 'team' : 'person');
export const purposeOf = (d: Pick<SchemeDefinition, 'purpose'>): (typeof purposes)[number] => d.purpose ?? 'annual';
