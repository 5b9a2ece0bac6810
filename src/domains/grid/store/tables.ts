import type { Generated } from '../../../platform/db/index.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'grid.patch': { region_id: string; id: string; level: string; parent_id: string | null; parent_level: Generated<string | null>; organization_id: string; code: string; name: string; shape: unknown; started_on: string; ended_on: string | null; merged_into: string | null; recorded_at: Date; recorded_by: string };
    'grid.head': { region_id: string; id: string; patch_id: string; name: string; contact: string; person_id: string | null; account_id: string | null; way: string; near: boolean; handy: boolean; familiar: boolean; source: string; party_member: boolean; consented_on: string; qualified_by: string; served_from: string; served_to: string | null; ended_because: string | null; recorded_at: Date; recorded_by: string };
    'grid.credential': { region_id: string; number: number; head_id: string; card_code: string; issued_on: string; cancelled_on: string | null; cancelled_because: string | null };
    'grid.household': { region_id: string; id: string; organization_id: string; address: string; patch_id: string | null; patch_level: Generated<string | null>; recorded_at: Date; recorded_by: string };
    'grid.resident': { region_id: string; household_id: string; contact: Uint8Array; phone: Uint8Array; people: number; told_on: string; keep_until: string };
    'grid.replacement': { region_id: string; id: string; patch_id: string; head_id: string; ground: string; away_from: string | null; note: string; article: string | null; opened_on: string; opened_by: string; successor_id: string | null; settled_on: string | null };
    'grid.merger': { region_id: string; id: string; from_id: string; into_id: string; group_ids: string[]; reason: string; on_day: string; recorded_at: Date; recorded_by: string };
    'grid.visit': { region_id: string; id: string; household_id: string; patch_id: string; account_id: string; head_name: string; visited_at: Date; met: boolean; talked: boolean; registered: boolean; leaflet: boolean; problems: boolean; complete: Generated<boolean>; collected: Uint8Array | null; keep_until: string; digest: string; received_at: Date };
    'grid.area_proof': { region_id: string; area_id: string; item: string; note: string; file_hash: string | null; file_name: string | null; given_on: string; given_by: string };
  }
}
