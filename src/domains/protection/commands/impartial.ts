import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { findCase } from '../../cases/index.ts';
import { kinshipWith } from '../../registry/index.ts';
import { isReader, openIdentity } from '../store/reporters.ts';

const SOURCE = '公务员法 第七十六条';

/**
 * Nobody acts on a report about himself or a relative, nor on one that he or a relative made. One refusal for both, so that it does not
 * tell which of them it was.
 */
export async function mustBeImpartial(unit: Unit, reportId: string): Promise<void> {
  const { personId } = unit.actor;
  if (personId === null) return;
  const accused = (await findCase(unit, reportId))?.parties.map((p) => p.personId as string) ?? [];
  const reporter = (await openIdentity(unit, reportId))?.personId ?? null;
  const concerned = reporter === null ? accused : [...accused, reporter];
  if (concerned.includes(personId) || (await kinshipWith(unit, personId, concerned)) !== 'none') throw new Refusal('forbidden', 'protection.avoid', {}, [{ code: 'protection.avoid', source: SOURCE }]);
}

/**
 * What is written into a file that others read must not hold the reporter's name. Asked only of those who may know it: anybody else would
 * learn it by trying names.
 */
export async function mustNotName(unit: Unit, reportId: string, texts: readonly unknown[]): Promise<void> {
  if (!(await isReader(unit, reportId))) return;
  const name = (await openIdentity(unit, reportId))?.name.replaceAll(/\s/g, '') ?? '';
  if (name !== '' && texts.some((t) => typeof t === 'string' && t.replaceAll(/\s/g, '').includes(name))) throw new Refusal('rule', 'protection.names_the_reporter');
}
