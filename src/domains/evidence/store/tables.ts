declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'evidence.matter': { region_id: string; id: string; created_at: Date };
    'evidence.matter_version': {
      region_id: string;
      id: string;
      matter_id: string;
      title: string;
      arena: string;
      organization_id: string | null;
      started_on: string;
      planned_on: string | null;
      description: string;
      recorded_at: Date;
      superseded_at: Date | null;
      recorded_by: string;
    };
    'evidence.critical_event': { region_id: string; id: string; name: string; kind: string; from_on: string; to_on: string | null; document: string; declared_at: Date; declared_by: string };
    'evidence.entry': EntryTable;
    'evidence.entry_person': { region_id: string; entry_id: string; person_id: string; role: string; lead: boolean; share: number | null };
    'evidence.review_step': {
      region_id: string;
      entry_id: string;
      number: number;
      id: string;
      action: string;
      state: string;
      opinion: string;
      at: Date;
      by_name: string;
      account_id: string | null;
      person_id: string | null;
      cause_entry_id: string | null;
    };
    'evidence.figure_check': { region_id: string; id: string; entry_id: string; figure_number: number; state: string; note: string; at: Date; by_name: string; account_id: string | null };
    'evidence.waiting': { region_id: string; entry_id: string; waiting_for: string; organization_id: string | null; reporter_account_id: string | null; since: Date };
    'evidence.performance_file': { region_id: string; id: string; person_id: string; appointment_id: string; organization_id: string; post: string; opened_on: string; opened_at: Date; opened_by: string };
    'evidence.task_list': { region_id: string; file_id: string; number: number; id: string; tasks: unknown; listed_at: Date; listed_by: string };
    'evidence.closing_account': { region_id: string; file_id: string; number: number; id: string; account: unknown; generated_at: Date; generated_by: string };
    'evidence.signature': { region_id: string; file_id: string; document: string; number: number; party: string; id: string; at: Date; name: string; account_id: string | null; person_id: string | null };
    'evidence.reputation': { region_id: string; file_id: string; year: number; asked: string; id: string; score: number; answered: number; source: string; recorded_at: Date; recorded_by: string };
    'evidence.answer_sheet': { region_id: string; file_id: string; year: number; id: string; sheet: unknown; published_at: Date; published_by: string };
  }
}

export interface EntryTable {
  region_id: string;
  id: string;
  kind: string;
  title: string;
  occurred_on: string;
  arena: string;
  organization_id: string | null;
  matter_id: string | null;
  critical_event_id: string | null;
  corrects_id: string | null;
  initial_state: string;
  content: unknown;
  organizations: unknown;
  source: unknown;
  figures: unknown;
  attachments: unknown;
  reported_at: Date;
  reported_by: string;
  reporter_account_id: string | null;
  reporter_person_id: string | null;
}
