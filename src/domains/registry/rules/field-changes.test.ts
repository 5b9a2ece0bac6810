import { expect, it } from 'vitest';
import { fieldChanges } from './field-changes.ts';

it.each([
  [{ a: 1, b: 'x' }, { a: 1, b: 'x' }, []],
  [{ a: 1, b: 'x' }, { a: 2, b: 'x' }, ['a']],
  [{ a: ['x', 'y'] }, { a: ['x', 'y'] }, []],
  [{ a: ['x', 'y'] }, { a: ['y', 'x'] }, ['a']],
  [{ a: null }, { a: undefined }, []],
])('%j → %j', (before, after, fields) => expect(fieldChanges<Record<string, unknown>>(before, after).map((c) => c.field)).toEqual(fields));
