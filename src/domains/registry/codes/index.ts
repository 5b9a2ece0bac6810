import type { CodeTable } from './model.ts';
import assessmentResult from './tables/assessment-result.json' with { type: 'json' };
import degree from './tables/degree.json' with { type: 'json' };
import educationNational from './tables/education-national.json' with { type: 'json' };
import education from './tables/education.json' with { type: 'json' };
import ethnicity from './tables/ethnicity.json' with { type: 'json' };
import familyRelation from './tables/family-relation.json' with { type: 'json' };
import health from './tables/health.json' with { type: 'json' };
import maritalStatus from './tables/marital-status.json' with { type: 'json' };
import politicalStatus from './tables/political-status.json' with { type: 'json' };
import postLevel from './tables/post-level.json' with { type: 'json' };
import rankEnforcement from './tables/rank-enforcement.json' with { type: 'json' };
import rankGeneral from './tables/rank-general.json' with { type: 'json' };
import rankTechnical from './tables/rank-technical.json' with { type: 'json' };
import region from './tables/region.json' with { type: 'json' };
import sex from './tables/sex.json' with { type: 'json' };

export type { CodeEntry, CodeTable } from './model.ts';

/** Every code table the registry knows, by id. Values, sources and marks stand in `tables/*.json`. */
export const codeTables = {
  sex,
  marital_status: maritalStatus,
  health,
  ethnicity,
  political_status: politicalStatus,
  education,
  education_national: educationNational,
  degree,
  family_relation: familyRelation,
  post_level: postLevel,
  rank_general: rankGeneral,
  rank_technical: rankTechnical,
  rank_enforcement: rankEnforcement,
  assessment_result: assessmentResult,
  region,
} as const satisfies Readonly<Record<string, CodeTable>>;

export type CodeTableId = keyof typeof codeTables;

/** The table of that id, as the general type. */
export const codeTable = (id: CodeTableId): CodeTable => codeTables[id];
