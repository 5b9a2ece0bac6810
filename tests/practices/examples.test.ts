import { expect, it } from 'vitest';
import { policiesFolder } from '../../src/app/paths.ts';
import { drivers } from '../../src/app/practices/drivers.ts';
import { diskSource, practiceCatalogue, usePolicies } from '../../src/domains/policy/index.ts';

// Asked of the texts alone, so that it is known before the examples run.
it('no example expects what it hands in itself, word for word', async () => {
  usePolicies(diskSource(policiesFolder));
  const handedIn = (await practiceCatalogue()).filter((p) => p.example && p.example.driver in drivers).flatMap((p) => Object.entries(p.example!.expect).filter(([name, value]) => JSON.stringify(p.example!.given[name]) === JSON.stringify(value)).map(([name]) => `${p.id} ${name}`));
  expect(handedIn).toEqual([]);
});
