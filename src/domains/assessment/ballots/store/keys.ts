import type { Unit } from '../../../../platform/house/index.ts';
import './tables.ts';

export interface GroupKey {
  readonly group: string;
  readonly publicKey: string;
  /** Sealed; null once the election is closed. */
  readonly privateKey: Uint8Array | null;
}
export async function insertKeys(unit: Unit, electionId: string, keys: readonly GroupKey[]): Promise<void> {
  await unit.tx.insertInto('assessment.election_key').values(keys.map((k) => ({ region_id: unit.actor.regionId, election_id: electionId, group_key: k.group, public_key: k.publicKey, private_key: k.privateKey }))).execute();
}
export async function keysOf(unit: Unit, electionId: string): Promise<GroupKey[]> {
  const rows = await unit.tx.selectFrom('assessment.election_key').selectAll().where('region_id', '=', unit.actor.regionId).where('election_id', '=', electionId).orderBy('group_key').execute();
  return rows.map((r) => ({ group: r.group_key, publicKey: r.public_key, privateKey: r.private_key }));
}
export async function destroyKeys(unit: Unit, electionId: string): Promise<void> {
  await unit.tx.updateTable('assessment.election_key').set({ private_key: null }).where('region_id', '=', unit.actor.regionId).where('election_id', '=', electionId).execute();
}
