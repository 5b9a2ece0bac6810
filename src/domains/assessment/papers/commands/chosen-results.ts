import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import { organizationSubject } from '../../../registry/index.ts';
import { printPapers } from '../../access.ts';
import type { Grade } from '../../model.ts';
import { resultsOfRun, type Run, type StoredResult } from '../../store/index.ts';

/** Whom a paper of many is about; left out, everybody within reach. */
export interface Whom {
  readonly people?: readonly string[] | undefined;
  readonly group?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly grade?: Grade | undefined;
}

/** Results of a year within reach that fit. Refuses `assessment.papers_nobody`. */
export async function chosenResults(unit: Unit, run: Run, reach: 'all' | readonly string[], whom: Whom): Promise<StoredResult[]> {
  let paths = reach;
  if (whom.organizationId !== undefined) {
    const under = await organizationSubject(unit, whom.organizationId);
    must(unit.actor, printPapers, under);
    paths = under.organizationPaths ?? [];
  }
  const named = whom.people === undefined ? null : new Set(whom.people);
  const results = run.computation === 0 ? [] : await resultsOfRun(unit, run.id, run.computation, paths);
  const chosen = results.filter((r) => (named === null || named.has(r.personId)) && (whom.group === undefined || r.group === whom.group) && (whom.grade === undefined || (r.grade ?? r.proposal?.grade) === whom.grade));
  if (chosen.length === 0) throw new Refusal('rule', 'assessment.papers_nobody', { year: run.year });
  return chosen;
}
