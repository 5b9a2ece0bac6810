import type { Generated } from '../../../platform/db/index.ts';
import type { Explanation } from '../../../kernel/explanation.ts';
import type { DraftScheme, SchemeDefinition } from '../scheme-format.ts';
import type { DimensionScore, GradeProposal } from '../model.ts';
import type { BallotUsed } from '../rules/ballot-for-period.ts';
import type { CountedEntry } from '../rules/count-evidence.ts';

type Bilingual = { readonly zh: string; readonly en: string };
/** Plain values of facts, frozen with the sheets. */
export type FrozenFacts = Readonly<Record<string, string | number | boolean | null>>;

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'assessment.scheme': { region_id: string; id: string; key: string; version: number; title: Bilingual; definition: SchemeDefinition; recorded_at: Date; recorded_by: string };
    'assessment.run': {
      region_id: string;
      id: string;
      year: number;
      scheme_key: string;
      scheme_id: string;
      period_from: string;
      period_to: string;
      due_on: string | null;
      outstanding_share_approved: boolean;
      approval_document: string | null;
      state: string;
      computation: number;
      opened_at: Date;
      opened_by: string;
      confirmed_at: Date | null;
      confirmed_by: string | null;
      purpose: Generated<string>;
      subject: Generated<string>;
      title: Bilingual | null;
    };
    'assessment.scheme_draft': {
      region_id: string;
      id: string;
      title: Bilingual;
      definition: DraftScheme;
      copied_from: string | null;
      revision: number;
      state: string;
      adopted_as: string | null;
      created_at: Date;
      created_by: string;
      saved_at: Date;
      saved_by: string;
    };
    'assessment.appraisal': { region_id: string; id: string; title: string; event: string; period_from: string; period_to: string; document: string | null; closed_at: Date | null; opened_at: Date; opened_by: string };
    'assessment.appraisal_talk': { region_id: string; id: string; appraisal_id: string; level: string; unit_name: string; organization_id: string | null; held_on: string; people: number; held_by: string; note: string | null; recorded_at: Date; recorded_by: string };
    'assessment.appraisal_cadre': { region_id: string; id: string; appraisal_id: string; person_id: string; listed_on: string; reason: string; evidence_ids: string[]; removed_at: Date | null; removed_because: string | null; recorded_at: Date; recorded_by: string };
    'assessment.fact_statement': { region_id: string; id: string; run_id: string; fact: string; otherwise: string | number | boolean; exceptions: Record<string, string | number | boolean>; source: string; recorded_at: Date; recorded_by: string };
    'assessment.mark': { region_id: string; id: string; run_id: string; person_id: string; indicator: string; rater: string; value: string; source: string | null; recorded_at: Date; recorded_by: string; superseded_at: Date | null };
    'assessment.computation': { region_id: string; run_id: string; number: number; scheme_id: string; policy_version: string; known_at: Date; computed_by: string; people: number; group_keys: string[]; inputs_hash: string };
    'assessment.input_column': { region_id: string; run_id: string; number: number; column_key: string; packed: Uint8Array };
    'assessment.input_person': {
      region_id: string;
      run_id: string;
      number: number;
      position: number;
      person_id: string;
      class: string;
      group_key: string;
      organization_id: string | null;
      organization_path: string;
      facts: FrozenFacts;
      counted: Record<string, CountedEntry[]>;
      ballots: Record<string, BallotUsed> | null;
    };
    'assessment.result': {
      region_id: string;
      run_id: string;
      number: number;
      person_id: string;
      organization_id: string | null;
      organization_path: string;
      year: number;
      class: string;
      group_key: string;
      state: string;
      score: number | null;
      rank: number | null;
      group_size: number;
      dimensions: DimensionScore[];
      explanation: Explanation;
      missing: string[];
      proposal: GradeProposal | null;
      proposed_grade: string | null;
      grade: string | null;
    };
    'assessment.grade_decision': { region_id: string; id: string; run_id: string; number: number; person_id: string; grade: string; proposed_grade: string | null; reason: string | null; decided_at: Date; decided_by: string; account_id: string | null };
  }
}
