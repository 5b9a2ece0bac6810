declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'supervision.item': {
      region_id: string;
      id: string;
      source: string;
      reference: string;
      found_on: string;
      summary: string;
      valid_until: string | null;
      withheld_by: string | null;
      withdrawn_on: string | null;
      withdrawn_because: string | null;
      withdrawn_by: string | null;
      fingerprint: string;
      batch_id: string | null;
      supplier_account_id: string | null;
      recorded_at: Date;
      recorded_by: string;
    };
    'supervision.item_subject': { region_id: string; item_id: string; position: number; kind: string; named: string; named_unit: string | null; subject_id: string | null; state: string; reasons: string[]; decided_by: string | null; decided_reason: string | null };
    'supervision.joining': { region_id: string; item_id: string; other_id: string; reasons: string[]; likeness: number; state: string; decided_by: string | null; decided_on: string | null; decided_reason: string | null };
    'supervision.item_reply': { region_id: string; id: string; item_id: string; person_id: string; reply: string; replied_at: Date };
    'supervision.campaign': { region_id: string; id: string; title: string; basis: string; types: string[]; opens_on: string; ends_on: string; opened_at: Date; opened_by: string; closed_on: string | null; conclusion: string | null; closed_by: string | null };
    'supervision.problem': {
      region_id: string;
      id: string;
      campaign_id: string;
      organization_id: string;
      type: string;
      summary: string;
      measure: string;
      found_on: string;
      due_on: string;
      state: string;
      report: string | null;
      reported_on: string | null;
      closed_on: string | null;
      decided_reason: string | null;
      recorded_at: Date;
      recorded_by: string;
    };
    'supervision.lead_origin': { region_id: string; kind: string; origin_id: string; case_id: string; campaign_id: string | null };
    'supervision.handled': {
      region_id: string;
      case_id: string;
      person_id: string;
      type: string;
      measure: string;
      counts: boolean;
      level: string | null;
      organization_id: string;
      campaign_id: string | null;
      decided_on: string;
      decided_by: string;
      carried_out_on: string | null;
      follow_up_case_id: string | null;
      undone_on: string | null;
    };
    'supervision.warning': { region_id: string; id: string; case_id: string; type: string; title: string; body: string; unit_types: string[]; published_on: string; published_by: string };
    'supervision.warning_unit': { region_id: string; warning_id: string; organization_id: string; learned_on: string | null; learned_by: string | null };
  }
}
