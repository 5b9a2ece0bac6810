/** Writes a messy roster and the list of its planted faults: `tsx scripts/make-messy-roster.ts roster.xlsx [people] [faults] [seed]`. */
import { writeFile } from 'node:fs/promises';
import { messyRoster } from '../src/domains/registry/roster/fixtures.ts';

const [path, people = '500', errors = '20', seed = '1'] = process.argv.slice(2);
if (!path) {
  console.error('usage: tsx scripts/make-messy-roster.ts <path.xlsx> [people] [faults] [seed]');
  process.exit(2);
}
const roster = await messyRoster({ people: Number(people), errors: Number(errors), seed: Number(seed) });
await writeFile(path, roster.bytes);
await writeFile(`${path}.faults.json`, `${JSON.stringify(roster.planted, null, 2)}\n`);
console.log(`${path}: ${roster.people} people, ${roster.planted.length} faults`);
