import type { Generated } from '../../../platform/db/index.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'demands.firm': { region_id: string; id: string; name: string; kind: string; organization_id: string; recorded_at: Date; recorded_by: string };
    'demands.firm_cadre': { region_id: string; firm_id: string; name: string; person_id: string | null };
    'demands.firm_result': { region_id: string; id: string; firm_id: string; kind: string; amount: string; note: string; on_day: string; recorded_at: Date; recorded_by: string };
    'demands.demand': {
      region_id: string;
      id: string;
      number: string;
      client_id: string;
      source: string;
      words: string;
      place: string;
      latitude: number | null;
      longitude: number | null;
      patch_id: string | null;
      organization_id: string;
      firm_id: string | null;
      theme: string;
      scope: string;
      about_head: boolean;
      held: boolean;
      class: string | null;
      level: string | null;
      handling_patch: string | null;
      lead_id: string | null;
      state: string;
      received_at: Date;
      due_at: Date;
      handled_at: Date | null;
      answered_at: Date | null;
      answer: string | null;
      resolved: boolean | null;
      moves: number;
      reopened: number;
      merged_into: string | null;
      adopted: boolean | null;
      adopted_reason: string | null;
      handler_account: string | null;
      handler_name: string | null;
      handler_person: string | null;
      evidence_id: string | null;
      contact: Uint8Array | null;
      phone_mark: Uint8Array | null;
      address_mark: Uint8Array | null;
      recorded_by: string;
      root_id: string | null;
      lift_at: Date | null;
      outside: boolean;
    };
    'demands.root': { region_id: string; id: string; title: string; cause: string; organization_id: string; task_id: string; opened_at: Date; opened_by: string; done_on: string | null };
    'demands.dispatched': { region_id: string; demand_id: string; round: number; task_id: string; organization_id: string; sent_at: Date; sent_by: string; done_on: string | null };
    'demands.step': { region_id: string; demand_id: string; number: number; step: string; at: Date; by_name: string; account_id: string | null; level: string | null; organization_id: string | null; text: string; detail: Readonly<Record<string, unknown>> };
    'demands.department': { region_id: string; demand_id: string; organization_id: string; role: string; opinion: string | null };
    'demands.attachment': { region_id: string; demand_id: string; hash: string; name: string; by_asker: boolean; round: Generated<number> };
    'demands.upload_mark': { region_id: string; mark: Buffer; hour: Date; photos: number };
    'demands.photo': { region_id: string; client_id: string; hash: string; at: Date };
    'demands.callback': { region_id: string; demand_id: string; round: number; due_on: string; satisfied: boolean | null; words: string | null; done_at: Date | null; done_by: string | null };
    'demands.service': { region_id: string; id: string; head_id: string; head_name: string; patch_id: string; household: string; kind: string; on_day: string; recorded_at: Date };
  }
}
