import { createHash } from 'node:crypto';
import type { CellValue } from '../../../../platform/sheets/index.ts';
import { parseAnnualAssessments, parseFileDate, parsePartyJoining, type FamilyMember, type PersonFile } from '../../lrmx/index.ts';
import type { RosterKey } from '../../roster/index.ts';
import type { FieldDifference, Plan, StoredPersonFile } from '../model.ts';
import type { FamilyRow, OnFile } from './on-file.ts';
import type { FilePart } from './person-of-row.ts';

export const ruleId = 'registry.import_person_file';

/** A person file (任免审批表文件) read as one row: which column its boxes stand in. */
export const PERSON_FILE_SHEET = 'person_files';
export const personFileColumns: readonly RosterKey[] = [
  'name', 'sex', 'idNumber', 'birth', 'ethnicity', 'nativePlace', 'birthPlace', 'politicalStatus', 'joinedPartyOn', 'startedWorkOn', 'health', 'professionalTitle', 'speciality',
  'fullTimeEducation', 'fullTimeDegree', 'fullTimeSchool', 'inServiceEducation', 'inServiceDegree', 'inServiceSchool', 'organization', 'position', 'resume', 'rewardsAndPenalties', 'assessments',
];
export const personFilePlan: Plan = { sheet: PERSON_FILE_SHEET, headerFrom: -1, headerTo: -1, columns: personFileColumns };
/** Files often leave the identity number out; then name, birth and sex say who it is. */
export const personFilePlanWithoutNumber: Plan = { ...personFilePlan, columns: personFileColumns.map((c) => (c === 'idNumber' ? null : c)) };

const STATUS: Readonly<Record<string, string>> = { 中共: '中共党员' };

/** The boxes as cells, in the order of `personFileColumns`. What a box says in words that are not understood stays in the file's own boxes. */
export function cellsOfFile(f: PersonFile): CellValue[] {
  const party = parsePartyJoining(f.joinedParty);
  const first = party.memberships.find((m) => m.party === '中共') ?? party.memberships[0];
  const grades = parseAnnualAssessments(f.annualAssessments).grades;
  const cell: Partial<Record<RosterKey, string>> = {
    name: f.name, sex: f.sex, idNumber: f.idNumber, birth: f.born, ethnicity: f.ethnicity, nativePlace: f.nativePlace, birthPlace: f.birthplace,
    politicalStatus: first ? (STATUS[first.party] ?? first.party) : '',
    joinedPartyOn: first?.since ?? (first === undefined ? f.joinedParty : ''),
    startedWorkOn: f.startedWork, health: f.health, professionalTitle: f.professionalTitle, speciality: f.specialty,
    fullTimeEducation: f.fullTimeEducation, fullTimeDegree: f.fullTimeDegree, fullTimeSchool: f.fullTimeEducationSchool || f.fullTimeDegreeSchool,
    inServiceEducation: f.inServiceEducation, inServiceDegree: f.inServiceDegree, inServiceSchool: f.inServiceEducationSchool || f.inServiceDegreeSchool,
    position: f.currentPost, resume: f.resume, rewardsAndPenalties: f.rewardsAndPenalties,
    assessments: grades.map((g) => `${g.year}年${g.grade}`).join('；'),
  };
  return personFileColumns.map((key) => cell[key]?.trim() || null);
}

/** Boxes that are about this file rather than the person, or that must come back word for word. */
const KEPT = ['retirementMonth', 'proposedPost', 'relievedPost', 'reason', 'reportingUnit', 'ageLimitBeforeReform', 'ageReckonedOn', 'filledOn', 'filledBy', 'version', 'joinedParty', 'annualAssessments', 'resume', 'rewardsAndPenalties', 'fullTimeEducationSchool', 'fullTimeDegreeSchool', 'inServiceEducationSchool', 'inServiceDegreeSchool'] as const;

export const familyRow = (m: FamilyMember): FamilyRow => ({
  relation: m.relation || '—',
  name: m.name,
  bornOn: parseFileDate(m.born),
  politicalStatus: m.politicalStatus || null,
  workplace: m.workplace || null,
});

export const hashOfPhoto = (base64: string): string => createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');

/** What the file brings beyond a roster's columns. */
export function filePartOf(f: StoredPersonFile): FilePart {
  const boxes = Object.fromEntries(KEPT.flatMap((key) => (f[key] ? [[key, f[key]]] : [])));
  const unknownOfMembers = f.family.map((m) => m.unknown);
  return {
    family: f.family.map(familyRow),
    photoHash: f.photo === null ? null : hashOfPhoto(f.photo),
    extra: {
      boxes,
      ...(f.unknown.length > 0 ? { unknown: f.unknown } : {}),
      ...(f.unknownInFamily.length > 0 ? { unknownInFamily: f.unknownInFamily } : {}),
      ...(unknownOfMembers.some((u) => u.length > 0) ? { unknownOfMembers } : {}),
      ...(Object.keys(f.rootAttributes).length > 0 ? { rootAttributes: f.rootAttributes } : {}),
    },
  };
}

/** Equal content gives equal text, whatever the order of keys (jsonb does not keep it). */
export const stable = (value: unknown): string =>
  JSON.stringify(value, (_key, v: unknown) => (v !== null && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v)) ?? '';

const plainFamily = (rows: readonly FamilyRow[]): string => stable(rows.map(({ relation, name, bornOn, politicalStatus, workplace }) => ({ relation, name, bornOn, politicalStatus, workplace })));
const told = (rows: readonly FamilyRow[]): string => rows.map((m) => m.relation).join('、');

/** Differences of family, picture and the other boxes. An empty list or no picture never erases. */
export function fileDifferences(part: FilePart, p: OnFile): FieldDifference[] {
  const differences: FieldDifference[] = [];
  if (part.family.length > 0 && plainFamily(part.family) !== plainFamily(p.family))
    differences.push({ key: 'family', onFile: p.family.length === 0 ? null : told(p.family), inRoster: told(part.family), kind: p.family.length === 0 ? 'added' : 'changed' });
  if (part.photoHash !== null && part.photoHash !== p.fields.photoHash) differences.push({ key: 'photo', onFile: p.fields.photoHash?.slice(0, 8) ?? null, inRoster: part.photoHash.slice(0, 8), kind: p.fields.photoHash === null ? 'added' : 'changed' });
  const had = p.extra.personFile;
  if (stable(part.extra) !== stable(had ?? { boxes: {} })) {
    const count = (e: Readonly<Record<string, unknown>>): string => String(Object.keys((e.boxes as object | undefined) ?? {}).length + ((e.unknown as unknown[] | undefined)?.length ?? 0));
    differences.push({ key: 'otherBoxes', onFile: had === undefined ? null : count(had), inRoster: count(part.extra), kind: had === undefined ? 'added' : 'changed' });
  }
  return differences;
}
