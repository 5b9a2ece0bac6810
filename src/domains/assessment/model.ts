import type { Explanation } from '../../kernel/explanation.ts';
import type { Id, PersonId } from '../../kernel/ids.ts';
import type { Reason } from '../../kernel/refusal.ts';
import type { Score } from '../../kernel/score.ts';

export type SchemeId = Id<'scheme'>;
export type RunId = Id<'run'>;

/** 职务类别: 正职 副职 中层 一般干部. */
export const postCategories = ['principal', 'deputy', 'middle', 'staff'] as const;
export type PostCategory = (typeof postCategories)[number];

/** 年度、班子、专项、平时、任期 (党政领导干部考核工作条例). */
export const purposes = ['annual', 'team', 'special', 'routine', 'term'] as const;
export type Purpose = (typeof purposes)[number];

/** 优秀 称职 基本称职 不称职 (公务员法 第三十八条), 不定等次, 不参加考核. From best to none. */
export const grades = ['outstanding', 'competent', 'basically_competent', 'incompetent', 'ungraded', 'not_assessed'] as const;
export type Grade = (typeof grades)[number];

/** The words of the policy tables and of the personnel file. */
export const gradeWords = {
  outstanding: '优秀',
  competent: '称职',
  basically_competent: '基本称职',
  incompetent: '不称职',
  ungraded: '不定等次',
  not_assessed: '不参加考核',
} as const satisfies Record<Grade, string>;

/** 班子 grades are the same four steps under their own words: 优秀 良好 一般 较差 (党政领导干部考核工作条例). */
export const teamGradeWords = { ...gradeWords, competent: '良好', basically_competent: '一般', incompetent: '较差' } as const satisfies Record<Grade, string>;

/** The grade in the words of whom it is about. */
export const gradeWordOf = (subject: 'person' | 'team', grade: Grade): string => (subject === 'team' ? teamGradeWords : gradeWords)[grade];

export const gradeOfWord = (word: string): Grade | null => grades.find((g) => gradeWords[g] === word) ?? null;

/** Grades that harm the person: nobody gets one without somebody deciding so for that person, with a reason. */
export const isAdverse = (grade: Grade): boolean => grade === 'basically_competent' || grade === 'incompetent';

/** 年度考核进程: 筹备 → 采集 → 已计分 → 已提等次 → 已确定. */
export const runStates = ['draft', 'collecting', 'computed', 'proposed', 'confirmed'] as const;
export type RunState = (typeof runStates)[number];

/** 已计分 · 缺项待补 · 因缺项不计分. */
export const resultStates = ['scored', 'incomplete', 'excluded'] as const;
export type ResultState = (typeof resultStates)[number];

/** What the proposal for one person rests on. */
export interface GradeProposal {
  /** Null when something must be known or decided first; the reasons say what. */
  readonly grade: Grade | null;
  /** Highest grade open to the person by the decision table. Null while undetermined. */
  readonly ceiling: Grade | null;
  /** Must be decided for this person alone, with a reason. */
  readonly needsDecision: boolean;
  readonly reasons: readonly Reason[];
}

export interface DimensionScore {
  readonly key: string;
  /** Null where the person has no score. */
  readonly score: Score | null;
}

/** One person's result of one year, as other domains see it. */
export interface AssessmentResult {
  readonly personId: PersonId;
  readonly year: number;
  readonly schemeId: SchemeId;
  readonly group: string;
  readonly state: ResultState;
  readonly score: Score | null;
  /** 1 is first; equal scores share a rank. Null without a score or in a group too small to compare. */
  readonly rank: number | null;
  readonly groupSize: number;
  readonly dimensions: readonly DimensionScore[];
  /** The decided grade; null until somebody decides. */
  readonly grade: Grade | null;
  readonly proposedGrade: Grade | null;
  readonly explanation: Explanation;
}

/** The same without its explanation. */
export type AssessmentScore = Omit<AssessmentResult, 'explanation'>;
