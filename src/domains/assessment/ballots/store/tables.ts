import type { ElectionPlan } from '../contract/elections.ts';
import type { FormDefinition } from '../contract/form.ts';
import type { BallotReport } from '../contract/report.ts';
import type { BallotRow } from '../model.ts';
import type { Rating } from '../rules/check-observation.ts';

declare module '../../../../platform/db/tables.ts' {
  interface Tables {
    'assessment.ballot_form': { region_id: string; id: string; key: string; version: number; kind: string; definition: FormDefinition; recorded_at: Date; recorded_by: string };
    'assessment.election': {
      region_id: string;
      id: string;
      title: string;
      form_id: string;
      state: string;
      opens_at: Date;
      closes_at: Date;
      subjects: ElectionPlan['subjects'];
      groups: ElectionPlan['groups'];
      binding: ElectionPlan['binding'];
      left_out: number;
      pool_key: Uint8Array | null;
      created_at: Date;
      created_by: string;
      opened_at: Date | null;
      closed_at: Date | null;
      report: BallotReport | null;
      counted_at: Date | null;
      counted_by: string | null;
    };
    'assessment.election_key': { region_id: string; election_id: string; group_key: string; public_key: string; private_key: Uint8Array | null };
    'assessment.election_voter': { region_id: string; election_id: string; voter: string; group_key: string; taken: boolean; blinded: Uint8Array | null };
    'assessment.election_code': { region_id: string; code_hash: Uint8Array; election_id: string; group_key: string; taken: boolean; blinded: Uint8Array | null };
    'assessment.ballot_pool': { region_id: string; election_id: string; token_index: Uint8Array; vote_index: Uint8Array; group_key: string; sealed: Uint8Array };
    'assessment.ballot_vote': { region_id: string; election_id: string; token_hash: string; group_key: string; message: string; signature: string; mark: string; rows: BallotRow[] };
    'assessment.ballot_release': { region_id: string; election_id: string; form_key: string; root: string; box: string; published_at: Date; published_by: string };
    'assessment.observation_sheet': { region_id: string; id: string; form_id: string; person_id: string; number: number; ratings: Rating[]; recorded_at: Date; recorded_by: string };
    'assessment.negative_hit': {
      region_id: string; id: string; form_id: string; item: string; entry: string; person_id: string; evidence_id: string; note: string; state: string;
      recorded_at: Date; recorded_by: string; recorded_account: string | null; reviewed_at: Date | null; reviewed_by: string | null; review_reason: string | null;
    };
  }
}
