import { Refusal } from '../../../../kernel/refusal.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { ElectionState } from '../model.ts';
import { electionStep, type ElectionAction } from '../rules/election-steps.ts';
import { findForm, holdElectionRow, type Election, type StoredForm } from '../store/index.ts';

/** The election, held alone. Refuses `assessment.no_such_election`. */
export async function holdElection(unit: Unit, id: string): Promise<Election> {
  const election = await holdElectionRow(unit, id);
  if (!election) throw new Refusal('not_found', 'assessment.no_such_election');
  return election;
}
/** Where the action leads; refuses with the reason why it cannot be taken now. */
export function electionStepFor(election: Election, action: ElectionAction): ElectionState {
  const step = electionStep(election.state, action);
  if (!step.ok) throw new Refusal('conflict', step.refusal, { title: election.title });
  return step.to;
}
/** The form in its version. Refuses `assessment.no_such_ballot_form`. */
export async function formOf(unit: Unit, id: string): Promise<StoredForm> {
  const form = await findForm(unit, id);
  if (!form) throw new Refusal('not_found', 'assessment.no_such_ballot_form');
  return form;
}
