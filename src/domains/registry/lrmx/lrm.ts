import { Refusal } from '../../../kernel/refusal.ts';
import { decodeText } from './decode.ts';
import { lrmxLimits, type LrmxLimits } from './limits.ts';
import { emptyPersonFile, type FamilyMember, type PersonFile } from './model.ts';
import { tidyName } from './read.ts';

/** Columns of the old text format; 12–15 are not documented anywhere and are handed back as they are. */
export const LRM_COLUMNS = 33;

export interface LrmFile {
  readonly person: PersonFile;
  /** Columns 12–15. */
  readonly undocumented: readonly string[];
}

/** `a#b@c#d` → [[a, b], [c, d]], always two by two. */
function pairs(value: string): [string, string, string, string] {
  const [first = '', second = ''] = value.split('@');
  const [a = '', b = ''] = first.split('#');
  const [c = '', d = ''] = second.split('#');
  return [a.trim(), b.trim(), c.trim(), d.trim()];
}

function familyOf(columns: readonly string[]): FamilyMember[] {
  const lists = columns.map((c) => c.split('@').map((v) => v.trim()));
  const rows = Math.max(...lists.map((l) => l.length));
  const at = (column: number, row: number): string => lists[column]?.[row] ?? '';
  return Array.from({ length: rows }, (_, r) => ({
    relation: at(0, r),
    name: tidyName(at(1, r)),
    born: at(2, r),
    politicalStatus: at(3, r),
    workplace: at(4, r),
    unknown: [],
  })).filter((m) => [m.relation, m.name, m.born, m.politicalStatus, m.workplace].some((v) => v !== ''));
}

/**
 * Bytes of one .lrm file (GBK text, one record of 33 quoted columns) → the person file. The photo is a file beside it.
 * Commas and line ends inside quotes belong to the value. Refuses `registry.lrm_columns` with the number found,
 * `registry.lrmx_empty`, `registry.lrmx_too_large`, `registry.lrmx_text_too_long`, `registry.lrmx_encoding`.
 */
export function readLrm(bytes: Uint8Array, limits: LrmxLimits = lrmxLimits): LrmFile {
  if (bytes.length > limits.fileBytes) throw new Refusal('too_large', 'registry.lrmx_too_large', { bytes: bytes.length, limit: limits.fileBytes });
  const text = decodeText(bytes).replace(/\r\n?/g, '\n').trim();
  if (text === '') throw new Refusal('invalid', 'registry.lrmx_empty');
  const bare = text.replace(/^"/, '').replace(/"[\s,]*$/, '');
  const columns = bare.split(/" ?, ?"/).map((c) => c.replaceAll('""', '"').trim());
  if (columns.length !== LRM_COLUMNS || !text.startsWith('"')) {
    throw new Refusal('invalid', 'registry.lrm_columns', { found: text.startsWith('"') ? columns.length : 0, expected: LRM_COLUMNS });
  }
  const long = columns.findIndex((c) => c.length > limits.boxCharacters);
  if (long >= 0) throw new Refusal('too_large', 'registry.lrmx_text_too_long', { element: `#${long}`, length: columns[long]!.length, limit: limits.boxCharacters });
  const c = (i: number): string => columns[i]!;
  const [fullTimeEducation, fullTimeDegree, inServiceEducation, inServiceDegree] = pairs(c(9));
  const [fullTimeEducationSchool, fullTimeDegreeSchool, inServiceEducationSchool, inServiceDegreeSchool] = pairs(c(10));
  return {
    undocumented: columns.slice(12, 16),
    person: {
      ...emptyPersonFile(),
      version: '',
      name: tidyName(c(0)),
      sex: c(1),
      born: c(2),
      ethnicity: c(3),
      nativePlace: c(4),
      joinedParty: c(5),
      health: c(6),
      birthplace: c(7),
      startedWork: c(8),
      fullTimeEducation,
      fullTimeDegree,
      inServiceEducation,
      inServiceDegree,
      fullTimeEducationSchool,
      fullTimeDegreeSchool,
      inServiceEducationSchool,
      inServiceDegreeSchool,
      professionalTitle: c(11),
      specialty: c(16),
      resume: c(17),
      rewardsAndPenalties: c(18),
      annualAssessments: c(19),
      family: familyOf(columns.slice(20, 25)),
      currentPost: c(25),
      proposedPost: c(26),
      relievedPost: c(27),
      reason: c(28),
      reportingUnit: c(29),
      ageReckonedOn: c(30),
      filledBy: c(31),
      filledOn: c(32),
    },
  };
}
