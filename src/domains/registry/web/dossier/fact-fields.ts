import type { PersonFact } from '../../contract.ts';
import type { CodeTableId } from '../../codes/index.ts';

export type FactKind = PersonFact['kind'];
export interface FactField {
  readonly key: string;
  readonly input: 'text' | 'long' | 'date' | 'day' | 'number' | 'code' | 'choice';
  readonly needed?: boolean;
  readonly most?: number;
  readonly tables?: readonly CodeTableId[];
  /** Texts under `<kind>.<choice>`. */
  readonly choices?: readonly string[];
}

/** What each fact beside a person consists of, as the contract has it. */
export const factFields: Readonly<Record<FactKind, readonly FactField[]>> = {
  education: [
    { key: 'mode', input: 'choice', choices: ['full_time', 'in_service'], needed: true },
    { key: 'level', input: 'code', tables: ['education'] },
    { key: 'degree', input: 'text', most: 60 },
    { key: 'school', input: 'text', most: 120 },
    { key: 'major', input: 'text', most: 120 },
    { key: 'graduatedOn', input: 'date' },
  ],
  rank: [
    { key: 'rank', input: 'code', tables: ['rank_general', 'rank_technical', 'rank_enforcement'], needed: true },
    { key: 'startedOn', input: 'date', needed: true },
    { key: 'endedOn', input: 'date' },
    { key: 'document', input: 'text', most: 120 },
  ],
  family_member: [
    { key: 'relation', input: 'code', tables: ['family_relation'], needed: true },
    { key: 'name', input: 'text', most: 60, needed: true },
    { key: 'bornOn', input: 'date' },
    { key: 'politicalStatus', input: 'code', tables: ['political_status'] },
    { key: 'workplace', input: 'text', most: 200 },
  ],
  career_line: [
    { key: 'startedOn', input: 'date' },
    { key: 'endedOn', input: 'date' },
    { key: 'text', input: 'long', most: 1000, needed: true },
  ],
  annual_grade: [
    { key: 'year', input: 'number', needed: true },
    { key: 'grade', input: 'code', tables: ['assessment_result'], needed: true },
    { key: 'source', input: 'text', most: 200, needed: true },
  ],
  reward_or_discipline: [
    { key: 'kind', input: 'choice', choices: ['reward', 'discipline'], needed: true },
    { key: 'title', input: 'text', most: 300, needed: true },
    { key: 'issuer', input: 'text', most: 120 },
    { key: 'issuedOn', input: 'date' },
    { key: 'effectUntil', input: 'day' },
  ],
  training_record: [
    { key: 'title', input: 'text', most: 200, needed: true },
    { key: 'kind', input: 'text', most: 40, needed: true },
    { key: 'hours', input: 'number', needed: true },
    { key: 'startedOn', input: 'day', needed: true },
    { key: 'endedOn', input: 'day' },
    { key: 'organizer', input: 'text', most: 120 },
  ],
};

/** Parts of a fact that the form does not show and that must come back as they were. */
const quiet: Readonly<Partial<Record<FactKind, readonly string[]>>> = { family_member: ['sortOrder'], career_line: ['tags', 'sortOrder'], reward_or_discipline: ['code'] };
/** What the contract wants to hear even when nothing was known. */
const nulls: Readonly<Partial<Record<FactKind, Readonly<Record<string, unknown>>>>> = { reward_or_discipline: { code: null } };

export function factValues(kind: FactKind, typed: Readonly<Record<string, unknown>>, before: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = Object.fromEntries((quiet[kind] ?? []).filter((key) => before[key] !== undefined).map((key) => [key, before[key]]));
  return { ...nulls[kind], ...kept, ...Object.fromEntries(factFields[kind].map(({ key }) => [key, typed[key] === undefined || typed[key] === '' ? null : typed[key]])) };
}
