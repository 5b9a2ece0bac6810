declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'protection.reporter': { region_id: string; report_id: string; sealed: Buffer; person_index: Buffer | null; recorded_at: Date; recorder_account_id: string | null };
    'protection.reporter_reader': { region_id: string; id: string; report_id: string; account_id: string; reason: string; granted_at: Date; granted_by: string; granter_account_id: string | null; ended_at: Date | null; ended_by: string | null };
    'protection.reporter_look': { region_id: string; id: string; report_id: string; account_id: string; account_name: string; reason: string; at: Date };
    'protection.accusation': { region_id: string; case_id: string; report_id: string; outcome: string | null };
    'protection.accusation_proof': { region_id: string; case_id: string; sequence: number; element: string; knowing: boolean; evidence: string; files: number; account_id: string | null; at: Date };
    'protection.accusation_finding': {
      region_id: string;
      case_id: string;
      knowing: boolean;
      elements: string[];
      basis: string;
      approved_by: string;
      drafter_account_id: string | null;
      decider_account_id: string | null;
      found_on: string;
      effective_from: string | null;
      effective_until: string | null;
      ended_on: string | null;
      ended_because: string | null;
    };
    'protection.accusation_notice': { region_id: string; id: string; case_id: string; action: string; served_at: Date; delivery: string | null; delivered_at: Date | null; proof: string | null };
  }
}

export {};
