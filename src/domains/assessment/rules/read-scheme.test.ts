import { expect, it } from 'vitest';
import { buildScheme } from '../sample-scheme.ts';
import type { DraftScheme } from '../scheme-format.ts';
import { readScheme } from './read-scheme.ts';

it.each<[string, Partial<DraftScheme>, boolean]>([
  ['a finished one', {}, true],
  ['nothing to judge by', { dimensions: [] }, false],
  ['an empty title', { title: { zh: '', en: 'x' } }, false],
  ['a malformed threshold', { thresholds: { outstanding: 'many', competent: '70', basically_competent: '60' } }, false],
])('%s', (_, change, readable) => expect(readScheme({ ...(buildScheme() as DraftScheme), ...change }) !== null).toBe(readable));
