import { writeWorkbook, type OutColumn } from '../../../platform/sheets/index.ts';
import { labelOf, rosterFields, specOf, type RosterField, type RosterKey } from './columns.ts';
import type { RosterTable } from './model.ts';

const OMITTED: readonly RosterField[] = ['age', 'problems', 'assessment', 'assessments', 'highestEducation', 'highestDegree', 'resume'];

/** Keys of our template: every field but those that are derived or doubled, with one assessment column for each of the last three years. */
export const templateKeys = (year: number): RosterKey[] => {
  const keys = (Object.keys(rosterFields) as RosterField[]).filter((f) => !OMITTED.includes(f)) as RosterKey[];
  const at = keys.indexOf('rewardsAndPenalties');
  return [...keys.slice(0, at), ...[3, 2, 1].map((n): RosterKey => `assessment.${year - n}`), ...keys.slice(at)];
};

/** The example is nobody: no region has the code 000000, so it can never be taken for a person. */
const EXAMPLE: Partial<Record<RosterKey, string>> = {
  sequence: '示例', name: '示例人', sex: '男', idNumber: '000000197503080012', birth: '1975.03', ethnicity: '汉族', nativePlace: '某省某县', birthPlace: '某省某县',
  politicalStatus: '中共党员', joinedPartyOn: '1998.07', startedWorkOn: '1997.08', fullTimeEducation: '大学', fullTimeDegree: '法学学士', fullTimeSchool: '某大学法律系法学专业',
  inServiceEducation: '省委党校研究生', inServiceSchool: '某省委党校公共管理专业', organization: '某县某局', department: '办公室', position: '某县某局副局长', positionSince: '2019.05',
  positionLevel: '乡科级副职', positionLevelSince: '2016.03', rank: '一级主任科员', rankSince: '2020.06', personnelCategory: '公务员', health: '健康', speciality: '法律', phone: '13800000000',
};

/** Names of a code table's entries, for the drop-downs. */
export type TableNames = (table: RosterTable) => readonly string[];

/**
 * Our own roster to fill in: headings with notes, drop-downs, an example row that is never imported, text format
 * where numbers would be damaged, and a second sheet that explains each column. In: the year, names of code tables; out: xlsx bytes.
 */
export async function writeTemplate(year: number, names: TableNames, spareRows = 300): Promise<Uint8Array> {
  const keys = templateKeys(year);
  const columns = keys.map((key): OutColumn => {
    const spec = specOf(key);
    // The code table also has 未知 and 未说明, which nobody should pick for a cadre.
    const choices = key === 'sex' ? ['男', '女'] : spec.table ? names(spec.table) : spec.kind === 'grade' ? ['优秀', '称职', '基本称职', '不称职', '不定等次'] : [];
    return { header: labelOf(key), width: spec.width ?? 14, format: 'text', note: spec.guide, ...(spec.required ? { required: true } : {}), ...(choices.length > 0 ? { choices } : {}) };
  });
  return writeWorkbook({
    sheets: [
      { name: '花名册', columns, rows: [keys.map((k) => EXAMPLE[k] ?? (specOf(k).kind === 'grade' ? '称职' : null))], marks: keys.map((_, column) => ({ row: 0, column, tone: 'quiet' as const })), spareRows },
      {
        name: '填表说明',
        columns: [{ header: '栏目', width: 30 }, { header: '是否必填', width: 10 }, { header: '怎么填', width: 60 }, { header: '也认得的写法', width: 60 }],
        rows: keys.map((k) => [labelOf(k), specOf(k).required ? '必填' : '', specOf(k).guide, specOf(k).aliases.join('、')]),
      },
    ],
  });
}
