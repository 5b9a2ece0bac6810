import type { AwardBasis, Consequence, RaceTask, RaceTerms } from '../model.ts';

declare module '../../../../platform/db/tables.ts' {
  interface Tables {
    'work.race': { region_id: string; id: string; title: string; quarter: string; runs: string; state: string; terms: RaceTerms | null; locked_on: string | null; locked_by: string | null; lock_reason: string | null; ended_because: string | null; recorded_at: Date; recorded_by: string };
    'work.race_project': { region_id: string; race_id: string; project_id: string; weight: number; reason: string };
    'work.race_group': { region_id: string; race_id: string; organization_id: string; name: string };
    'work.race_lane': { region_id: string; id: string; race_id: string; kind: string; person_id: string | null; organization_id: string; group_name: string; claim_ids: string[] };
    'work.race_snapshot': { region_id: string; race_id: string; month: string; counted_until: string; taken_at: Date };
    'work.race_standing': { region_id: string; race_id: string; month: string; lane_id: string; points: number | null; rank: number | null; unranked: string | null; tasks: readonly RaceTask[] };
    'work.race_award': {
      region_id: string;
      id: string;
      race_id: string;
      lane_id: string;
      kind: string;
      origin: string;
      state: string;
      basis: AwardBasis;
      proposed_on: string;
      proposed_by: string;
      told_on: string | null;
      reply_until: string | null;
      reply: string | null;
      replied_on: string | null;
      replied_by: string | null;
      decided_on: string | null;
      decided_by: string | null;
      decided_account: string | null;
      reason: string | null;
      evidence_ids: string[];
      consequence: Consequence | null;
      review_until: string | null;
      review_asked_on: string | null;
      review_asked_by: string | null;
      review_reason: string | null;
      reviewed_on: string | null;
      reviewed_by: string | null;
      review_opinion: string | null;
    };
  }
}
