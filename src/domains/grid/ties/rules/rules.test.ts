import { expect, it } from 'vitest';
import { tieAccount } from './tie-account.ts';

it('says both rates with what they are made of, and none where there is nothing', () => {
  const account = tieAccount({ personId: 'p', households: 4, visited: 3, visits: 7, things: 2, difficulties: 0, settled: 0 });
  expect([account.coverage, account.settlement]).toEqual(['75.00', null]);
  expect(account.explanation.children!.map((c) => c.value)).toEqual(['75.00', undefined]);
});
