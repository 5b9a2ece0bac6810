import type { AttachedFile, FactValues } from '../model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'cases.case_file': {
      region_id: string;
      id: string;
      type: string;
      year: number;
      serial: number;
      title: string;
      opening: string;
      state: string;
      organization_id: string;
      opened_on: string;
      opened_at: Date;
      opened_by: string;
      opener_account_id: string | null;
      policy_version: string;
      entered_on: string;
      due_on: string | null;
      extended: boolean;
      suspended_on: string | null;
      assignee_id: string | null;
      assignee_name: string | null;
      merged_into: string | null;
      closed_on: string | null;
      revision: number;
      stood: number;
    };
    'cases.party': { region_id: string; case_id: string; role: string; person_id: string; since: Date };
    'cases.step': {
      region_id: string;
      case_id: string;
      sequence: number;
      action: string;
      from_state: string | null;
      to_state: string;
      at: Date;
      day: string;
      actor_name: string;
      account_id: string | null;
      reason: string | null;
      stated: FactValues;
      kept: FactValues;
      due_on: string | null;
      took: number;
      late: number;
    };
    'cases.consultation': {
      region_id: string;
      id: string;
      case_id: string;
      body: string;
      question: string;
      asked_on: string;
      asked_by: string;
      due_on: string | null;
      opinion: string | null;
      answer: string | null;
      answered_on: string | null;
      answered_by: string | null;
      answerer_account_id: string | null;
    };
    'cases.document': { region_id: string; id: string; case_id: string; template: string; number: number; title: string; paper: unknown; issued_at: Date; issued_by: string };
    'cases.notice': {
      region_id: string;
      id: string;
      case_id: string;
      person_id: string;
      role: string;
      action: string;
      document_id: string | null;
      served_at: Date;
      served_by: string;
      delivery: string | null;
      delivered_at: Date | null;
      proof: AttachedFile | null;
    };
    'cases.avoidance': { region_id: string; case_id: string; account_id: string; finding: string; reason: string; at: Date; found_by: string };
  }
}
