import type { Unit } from '../../../platform/house/index.ts';
import { kinship, type FiledPerson, type Kinship } from '../rules/kinship.ts';
import { asOf } from '../store/as-of.ts';
import { openFamily } from '../store/facts.ts';
import { familyOf } from '../store/person-facts.ts';
import { findPersonVersion } from '../store/person.ts';

/**
 * The nearest kinship of a person with any of some others, for rules of avoidance (公务员法 第七十六条). The sealed family records are
 * compared here and leave nothing but the answer. People not on file are no relatives.
 */
export async function kinshipWith(unit: Unit, personId: string, others: readonly string[]): Promise<Kinship> {
  const own = await filed(unit, personId);
  if (own === null) return 'none';
  let nearest: Kinship = 'none';
  for (const other of new Set(others)) {
    const theirs = other === personId ? null : await filed(unit, other);
    const found = theirs === null ? 'none' : kinship(own, theirs);
    if (found === 'relative') return found;
    if (found === 'possible') nearest = found;
  }
  return nearest;
}

async function filed(unit: Unit, personId: string): Promise<FiledPerson | null> {
  const version = await findPersonVersion(unit, personId);
  if (version === null) return null;
  const family = await familyOf(unit, personId, asOf(unit));
  return { name: version.name, bornOn: version.born_on, family: family.map((f) => openFamily(unit, f.sealed)) };
}
