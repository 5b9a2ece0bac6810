/** The registry's tables as the migrations make them. */
interface Versioned {
  region_id: string;
  id: string;
  valid_from: string;
  valid_to: string | null;
  recorded_at: Date;
  superseded_at: Date | null;
  recorded_by: string;
}
interface Recorded {
  region_id: string;
  id: string;
  recorded_at: Date;
  superseded_at: Date | null;
  recorded_by: string;
}

export interface OrganizationVersionTable extends Versioned {
  organization_id: string;
  name: string;
  short_name: string;
  type: string;
  level: string | null;
  field: string | null;
  parent_id: string | null;
  path: string;
  sort_order: number;
  tags: string[];
  establishment: number | null;
  team_profile: unknown;
}
export interface PostVersionTable extends Versioned {
  post_id: string;
  organization_id: string;
  title: string;
  category: string;
  leadership_level: string | null;
  establishment: number;
  principal: boolean;
  requirement: unknown;
  sort_order: number;
}
export interface PersonVersionTable extends Versioned {
  person_id: string;
  name: string;
  pinyin: string;
  initials: string;
  sex: string | null;
  born_on: string | null;
  ethnicity: string | null;
  native_place: string | null;
  birth_place: string | null;
  political_status: string | null;
  party_joined_on: string | null;
  work_started_on: string | null;
  specialty: string | null;
  professional_title: string | null;
  staff_category: string | null;
  tags: string[];
  photo_hash: string | null;
  id_number_sealed: Uint8Array | null;
  id_number_index: Uint8Array | null;
  phone_sealed: Uint8Array | null;
  health_sealed: Uint8Array | null;
  extra: unknown;
  reason: string | null;
}
export interface AppointmentTable extends Versioned {
  appointment_id: string;
  person_id: string;
  organization_id: string;
  post_id: string | null;
  title: string;
  kind: string;
  main: boolean;
  principal: boolean;
  category: string | null;
  leadership_level: string | null;
  level_since: string | null;
  state: string;
  started_on: string;
  ended_on: string | null;
  trial_until: string | null;
  document: string | null;
  ended_because: string | null;
  tags: string[];
}
export interface RankTable extends Versioned {
  rank_id: string;
  person_id: string;
  rank: string;
  started_on: string;
  ended_on: string | null;
  document: string | null;
}
export interface EducationTable extends Versioned {
  education_id: string;
  person_id: string;
  mode: string;
  level: string | null;
  degree: string | null;
  school: string | null;
  major: string | null;
  graduated_on: string | null;
}
export interface FamilyMemberTable extends Versioned {
  family_member_id: string;
  person_id: string;
  relation: string;
  sealed: Uint8Array;
  sort_order: number;
}
export interface CareerLineTable extends Versioned {
  career_line_id: string;
  person_id: string;
  started_on: string | null;
  ended_on: string | null;
  text: string;
  tags: string[];
  sort_order: number;
}
export interface PersonCardTable {
  region_id: string;
  person_id: string;
  name: string;
  pinyin: string;
  initials: string;
  sex: string | null;
  born_on: string | null;
  ethnicity: string | null;
  political_status: string | null;
  staff_category: string | null;
  work_started_on: string | null;
  photo_hash: string | null;
  tags: string[];
  appointment_id: string | null;
  organization_id: string | null;
  organization_name: string | null;
  path: string | null;
  path_key: string;
  unit_type: string | null;
  post_id: string | null;
  title: string | null;
  titles: string;
  title_pairs: string[];
  category: string | null;
  principal: boolean;
  trial: boolean;
  awaiting_post: boolean;
  post_since: string | null;
  leadership_level: string | null;
  level_order: number;
  level_since: string | null;
  rank: string | null;
  rank_order: number;
  rank_since: string | null;
  education: string | null;
  degree: string | null;
  major: string | null;
  education_step: number;
  last_grade: string | null;
  last_grade_year: number | null;
  effect_until: string | null;
  next_change_on: string | null;
}

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'registry.region': { region_id: string; code: string; name: string; level: string };
    'registry.organization': { region_id: string; id: string; number: number };
    'registry.organization_version': OrganizationVersionTable;
    'registry.organization_merger': {
      region_id: string;
      id: string;
      into_organization_id: string;
      effective_on: string;
      document: string;
      from_organization_ids: string[];
      organization_mapping: unknown;
      post_mapping: unknown;
      recorded_at: Date;
      recorded_by: string;
    };
    'registry.post': { region_id: string; id: string };
    'registry.post_version': PostVersionTable;
    'registry.person': { region_id: string; id: string; created_at: Date };
    'registry.person_version': PersonVersionTable;
    'registry.appointment': AppointmentTable;
    'registry.rank': RankTable;
    'registry.education': EducationTable;
    'registry.family_member': FamilyMemberTable;
    'registry.career_line': CareerLineTable;
    'registry.annual_grade': Recorded & { person_id: string; year: number; grade: string; source: string };
    'registry.reward_or_discipline': Recorded & { person_id: string; kind: string; code: string | null; title: string; issuer: string | null; issued_on: string | null; effect_until: string | null };
    'registry.training_record': Recorded & { person_id: string; title: string; kind: string; hours: number; started_on: string; ended_on: string | null; organizer: string | null };
    'registry.saved_search': { region_id: string; id: string; account_id: string; title: string; conditions: unknown; created_at: Date };
    'registry.person_card': PersonCardTable;
  }
}
