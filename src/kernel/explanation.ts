import { z } from 'zod';

/**
 * Why a figure is what it is: a tree of statements with values, the rule and article that made each,
 * and the evidence at the leaves. Stored with the result; one screen component opens it.
 */
export interface Explanation {
  /** Key in `locales/<lang>/<domain>.json`; `params` fill it. */
  readonly statement: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** The value as printed, e.g. `88.42`. */
  readonly value?: string;
  readonly unit?: string;
  /** Weight in the parent, in ten-thousandths. Children's weights visibly add up. */
  readonly weight?: number;
  readonly ruleId?: string;
  /** Document and article, e.g. `公务员考核规定 第十八条`. */
  readonly source?: string;
  /** Policy pack and version, e.g. `national@2026-11-01`. */
  readonly version?: string;
  readonly evidenceIds?: readonly string[];
  /** Things the line leads to: their kind as the shell's links know it, and the permission that the page behind asks for. */
  readonly things?: readonly { readonly kind: string; readonly id: string; readonly name: string; readonly permission: string }[];
  /** The moment whose knowledge it rests on (recorded time). */
  readonly knownAt?: string;
  readonly children?: readonly Explanation[];
}

export const explanation: z.ZodType<Explanation> = z.lazy(() =>
  z.object({
    statement: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    value: z.string().optional(),
    unit: z.string().optional(),
    weight: z.number().optional(),
    ruleId: z.string().optional(),
    source: z.string().optional(),
    version: z.string().optional(),
    evidenceIds: z.array(z.string()).optional(),
    things: z.array(z.object({ kind: z.string(), id: z.string(), name: z.string(), permission: z.string() })).optional(),
    knownAt: z.string().optional(),
    children: z.array(explanation).optional(),
  }),
) as z.ZodType<Explanation>;
