import { createHash } from 'node:crypto';
import { json } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { RememberedMappings, RosterKey } from '../../roster/index.ts';
import './import.ts';

const hashOf = (signature: string): string => createHash('sha256').update(signature).digest('hex');

/** Choices made before for these headings. */
export async function rememberedMappings(unit: Unit, signatures: readonly string[]): Promise<RememberedMappings> {
  if (signatures.length === 0) return new Map();
  const byHash = new Map(signatures.map((s) => [hashOf(s), s]));
  const rows = await unit.tx.selectFrom('registry.column_mapping').select(['signature', 'mapping']).where('region_id', '=', unit.actor.regionId).where('signature', 'in', [...byHash.keys()]).execute();
  return new Map(rows.map((r) => [byHash.get(r.signature)!, r.mapping as (RosterKey | null)[]]));
}

export async function rememberMapping(unit: Unit, signature: string, mapping: readonly (RosterKey | null)[]): Promise<void> {
  const row = { mapping: json(mapping), used_at: unit.at };
  await unit.tx
    .insertInto('registry.column_mapping')
    .values({ region_id: unit.actor.regionId, signature: hashOf(signature), ...row })
    .onConflict((c) => c.columns(['region_id', 'signature']).doUpdateSet(row))
    .execute();
}
