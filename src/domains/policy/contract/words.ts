import { z } from 'zod';
import { factTypes, hitPolicies, levers, problems } from '../model.ts';
import { source } from '../pack/format.ts';

export const bilingual = z.object({ zh: z.string(), en: z.string() });
export const problem = z.enum(problems);
export const lever = z.enum(levers);
export const factType = z.enum(factTypes);
export const hitPolicy = z.enum(hitPolicies);
export const scalar = z.union([z.string(), z.number(), z.boolean()]);
export const factValue = z.union([z.string().max(200), z.number(), z.boolean(), z.null(), z.array(z.string().max(200)).max(100), z.array(z.number()).max(100)]);

/** A source with its document's title written out, so that it can be shown alone. */
export const citedSource = source.extend({ title: z.string() });
export type CitedSource = z.infer<typeof citedSource>;

/** Text people type: trimmed, not empty, bounded. */
export const typed = (most: number) => z.string().trim().min(1).max(most);
/** Id of a document of the pack, or of a registered one. */
export const documentRef = z.string().min(1).max(80);
