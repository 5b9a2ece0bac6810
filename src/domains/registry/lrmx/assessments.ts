import { plainDigits } from './dates.ts';

export interface AnnualGrade {
  readonly year: number;
  /** The grade as written: 优秀, 称职, 基本称职, 不称职, 合格, 不定等次 … (code table `assessment_result`). */
  readonly grade: string;
}

export interface AnnualAssessments {
  readonly grades: readonly AnnualGrade[];
  /** Parts that could not be understood, as written. */
  readonly rest: readonly string[];
}

const GRADE = '优秀|基本称职|不称职|称职|基本合格|不合格|合格|不定等次|未定等次|不确定等次|不进行考核|未参加考核';
const PART = new RegExp(`^((?:\\d{4}\\s*(?:年度|年)?\\s*[、,，和及至~—-]*\\s*)+)(?:度)?(?:年度)?(?:考核)?(?:结果|等次)?(?:均|都)?(?:被)?(?:评定|确定)?[为是：:]?\\s*(${GRADE})(?:等次)?$`);

/** `2021、2022` → both; `2019-2021` → the three. */
function yearsIn(text: string): number[] {
  const years: number[] = [];
  const tokens = text.match(/\d{4}|[至~—-]+/g) ?? [];
  for (let i = 0; i < tokens.length; i++) {
    if (!/^\d/.test(tokens[i]!)) continue;
    const year = Number(tokens[i]);
    const from = years.at(-1);
    if (i > 0 && !/^\d/.test(tokens[i - 1]!) && from !== undefined && year > from && year - from < 30) {
      for (let y = from + 1; y < year; y++) years.push(y);
    }
    years.push(year);
  }
  return years;
}

/**
 * 年度考核结果 text → one grade per year: `2021年优秀；2022年称职`, `2021、2022年度称职`, `2019-2021年均为称职`.
 * What is not understood (`近三年考核均为称职`) stays in `rest`; nothing is guessed.
 */
export function parseAnnualAssessments(text: string): AnnualAssessments {
  const grades: AnnualGrade[] = [];
  const rest: string[] = [];
  // A comma separates only where a grade stands before it; between years it joins them.
  const parts = plainDigits(text.replace(/。/g, '；')).split(new RegExp(`[;；\\n]|(?<=${GRADE})(?:等次)?[,，、]`));
  for (const raw of parts) {
    const part = raw.trim();
    if (part === '') continue;
    const m = PART.exec(part);
    if (!m) rest.push(part);
    else for (const year of yearsIn(m[1]!)) grades.push({ year, grade: m[2]! });
  }
  return { grades, rest };
}
