import { must, type Subject } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { readCases } from '../access.ts';
import { subjectOf, typeOf } from '../commands/hold-case.ts';
import type { CaseType } from '../definition.ts';
import type { CaseAtHand } from '../model.ts';
import { findCase } from '../store/index.ts';

/** A file somebody may read whole: by the list's permission and by that of its type. Refuses one that is not there and one out of reach. */
export async function caseToRead(unit: Unit, id: string): Promise<{ readonly file: CaseAtHand; readonly type: CaseType; readonly subject: Subject }> {
  const file = await findCase(unit, id);
  if (!file) throw new Refusal('not_found', 'cases.no_such_case');
  const type = typeOf(file);
  const subject = await subjectOf(unit, file);
  must(unit.actor, readCases, subject);
  must(unit.actor, type.reads, subject);
  return { file, type, subject };
}
