import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { manageSchemes, readSchemes } from '../access.ts';
import { purposes } from '../model.ts';
import { storedScheme } from '../scheme-format.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });
export const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), source: z.string().optional(), at: z.string().optional() });

export const schemeView = z.object({ id: z.string(), key: z.string(), version: z.number(), title: bilingual, purpose: z.enum(purposes), subject: z.enum(['person', 'team']), recordedAt: z.string(), recordedBy: z.string(), latest: z.boolean() });
export type SchemeView = z.infer<typeof schemeView>;

/** One place where weights must total 100%, for one class. */
export const weightSum = z.object({ at: z.string(), classKey: z.string(), percent: z.string(), holds: z.boolean() });
export type WeightSum = z.infer<typeof weightSum>;

export const listSchemes = endpoint({
  name: 'assessment.list_schemes',
  method: 'GET',
  path: '/assessment/schemes',
  summary: 'All versions of all schemes, newest first.',
  output: z.array(schemeView),
  permission: readSchemes,
  refusals: [],
});

export const openScheme = endpoint({
  name: 'assessment.open_scheme',
  method: 'GET',
  path: '/assessment/schemes/:id',
  summary: 'One version of a scheme with the sums of its weights for every class.',
  params: z.object({ id: z.uuid() }),
  output: z.object({ scheme: schemeView, definition: storedScheme, sums: z.array(weightSum), basis: z.array(z.object({ text: z.string(), verified: z.boolean() })) }),
  permission: readSchemes,
  refusals: ['assessment.no_such_scheme'],
});

export const checkScheme = endpoint({
  name: 'assessment.check_scheme',
  method: 'POST',
  path: '/assessment/schemes/check',
  summary: 'Says what is wrong with a definition without saving it: sums that are not 100%, keys used twice, bands with gaps (M057).',
  body: z.object({ definition: z.unknown() }),
  output: z.object({ problems: z.array(reason), sums: z.array(weightSum) }),
  permission: readSchemes,
  refusals: [],
});

export const adoptScheme = endpoint({
  name: 'assessment.adopt_scheme',
  method: 'POST',
  path: '/assessment/schemes',
  summary: 'Saves a definition as the next version of its scheme. Refuses weights that do not total 100% and names the sum (M057). The same definition again changes nothing.',
  body: z.object({ definition: storedScheme }),
  output: z.object({ id: z.string(), version: z.number(), unchanged: z.boolean() }),
  permission: manageSchemes,
  refusals: ['assessment.scheme_refused'],
});
