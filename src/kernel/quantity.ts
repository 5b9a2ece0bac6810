import { z } from 'zod';

/** Approximate words keep their direction (P13): 余/多 = at least, 近 = just under, 左右 = about. */
export const qualifiers = ['exact', 'at_least', 'just_under', 'about'] as const;
export type Qualifier = (typeof qualifiers)[number];

/** A figure as its source states it. `value` is decimal text so that 1112.13 stays 1112.13. */
export const quantity = z.object({
  value: z.string().regex(/^-?\d+(\.\d+)?$/),
  unit: z.string(),
  qualifier: z.enum(qualifiers),
});
export type Quantity = z.infer<typeof quantity>;
