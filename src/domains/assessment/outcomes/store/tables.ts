import type { MarkCorrection, PublishedPerson } from '../model.ts';

declare module '../../../../platform/db/tables.ts' {
  interface Tables {
    'assessment.publicity': {
      region_id: string;
      id: string;
      run_id: string;
      number: number;
      opened_on: string;
      closes_on: string;
      working_days: number;
      contact: string;
      document: string | null;
      people: PublishedPerson[];
      published_at: Date;
      published_by: string;
      withdrawn_at: Date | null;
      withdrawn_by: string | null;
      withdrawal_reason: string | null;
    };
    'assessment.publicity_objection': {
      region_id: string;
      id: string;
      publicity_id: string;
      person_id: string | null;
      content: string;
      objector: Uint8Array | null;
      received_on: string;
      finding: string | null;
      answer: string | null;
      answered_at: Date | null;
      answered_by: string | null;
    };
    'assessment.outcome': {
      region_id: string;
      run_id: string;
      person_id: string;
      version: number;
      number: number;
      grade: string;
      score: number | null;
      rank: number | null;
      group_size: number | null;
      served_at: Date;
      served_by: string;
      review_id: string | null;
      read_at: Date | null;
      view: string | null;
      view_reason: string | null;
      view_at: Date | null;
      superseded_at: Date | null;
    };
    'assessment.review': {
      region_id: string;
      id: string;
      run_id: string;
      person_id: string;
      outcome_version: number;
      kind: string;
      previous_id: string | null;
      state: string;
      grounds: string;
      attachments: { hash: string; name: string }[];
      filed_at: Date;
      filed_on: string;
      accepted_on: string | null;
      due_on: string | null;
      extension_reason: string | null;
      closing_reason: string | null;
      result: string | null;
      grade: string | null;
      corrections: MarkCorrection[];
      computation: number | null;
      closed_on: string | null;
      closed_by: string | null;
      closer_account_id: string | null;
      policy_version: string;
    };
    'assessment.result_use': {
      region_id: string;
      id: string;
      run_id: string;
      person_id: string;
      outcome_version: number;
      consequence: string;
      months: number;
      reason: { zh: string; en: string };
      source: string;
      state: string;
      note: string | null;
      changed_at: Date | null;
      changed_by: string | null;
    };
  }
}
