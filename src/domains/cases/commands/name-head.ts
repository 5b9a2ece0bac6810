import type { Unit } from '../../../platform/house/index.ts';
import { organizationSubject, peopleAt } from '../../registry/index.ts';
import type { CaseAtHand, Party } from '../model.ts';
import { addParties } from '../store/index.ts';

/**
 * P02, 结果向所在单位党组织主要负责人反馈: when a step tells the head and nobody was named, it is whoever heads the unit on that day,
 * never one whom the case is about. A vacant post names nobody. Out: the parties as they are then.
 */
export async function withHead(unit: Unit, file: Pick<CaseAtHand, 'id' | 'organizationId'>, parties: readonly Party[]): Promise<readonly Party[]> {
  if (parties.some((p) => p.role === 'head')) return parties;
  const paths = (await organizationSubject(unit, file.organizationId)).organizationPaths ?? [];
  const head = (await peopleAt(unit, paths)).find((p) => p.principal && p.organizationId === file.organizationId && !parties.some((x) => x.personId === p.id));
  if (!head) return parties;
  const named: Party = { role: 'head', personId: head.id as Party['personId'] };
  await addParties(unit, file.id, [named]);
  return [...parties, named];
}
