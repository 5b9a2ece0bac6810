import { expect, it } from 'vitest';
import { englishName } from './english.ts';
import { codeTables, type CodeTable } from './index.ts';

it.each([
  ['四级调研员', 'Fourth-class consultant'],
  ['乡科级正职', 'Township chief'],
  ['中共党员', 'Party member'],
  ['称职', 'Competent'],
  ['工学学士', 'Bachelor of Engineering'],
  ['男', 'Male'],
  ['某种说法', null],
])('%s → %s', (name, english) => expect(englishName(name)).toBe(english));

it('says one thing for one word, whichever table has it', () => {
  for (const table of Object.values(codeTables) as CodeTable[]) for (const { name, en } of table.entries) if (en !== undefined) expect(englishName(name), `${table.id} ${name}`).toBe(en);
});
