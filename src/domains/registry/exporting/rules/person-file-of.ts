import { emptyPersonFile, parseAnnualAssessments, parsePartyJoining, printResume, toFileDate, type FamilyMember, type PersonFile, type UnknownElement } from '../../lrmx/index.ts';
import type { OnFile } from '../../importing/rules/on-file.ts';
import { educationOf, plainResume, printedLines } from '../../importing/rules/on-file-values.ts';
import { rewardSentences } from '../../importing/rules/reward-sentences.ts';
import { schoolCell } from '../../importing/rules/school-major.ts';

export const ruleId = 'registry.export_person_file';

/** Years of annual grades that the form has room for (近三年). */
const YEARS = 3;

interface Kept {
  readonly boxes?: Readonly<Record<string, string>>;
  readonly unknown?: readonly UnknownElement[];
  readonly unknownInFamily?: readonly UnknownElement[];
  readonly unknownOfMembers?: readonly (readonly UnknownElement[])[];
  readonly rootAttributes?: Readonly<Record<string, string>>;
}

/**
 * A person on file → the person file. Boxes that came with an imported file are written back word for word as long as they still
 * say what is on file; what changed since is written in the standard's spelling. Unknown elements return to their places.
 */
export function personFileOf(p: OnFile, photo: Uint8Array | null): PersonFile {
  const kept = (p.extra.personFile ?? {}) as Kept;
  const box = (key: string): string => kept.boxes?.[key] ?? '';
  const f = p.fields;
  const date = (d: string | null): string => (d === null ? '' : toFileDate(d));
  const fullTime = educationOf(p, 'full_time');
  const inService = educationOf(p, 'in_service');
  const schoolOf = (e: typeof fullTime, education: string, degree: string) => {
    const cell = e === null ? null : schoolCell(e);
    const written = box(education) || box(degree);
    const stands = cell !== null && (written === cell || written === e?.school);
    return stands ? [box(education), box(degree)] : [cell ?? '', e?.degree ? (cell ?? '') : ''];
  };
  const [fullTimeEducationSchool, fullTimeDegreeSchool] = schoolOf(fullTime, 'fullTimeEducationSchool', 'fullTimeDegreeSchool');
  const [inServiceEducationSchool, inServiceDegreeSchool] = schoolOf(inService, 'inServiceEducationSchool', 'inServiceDegreeSchool');
  return {
    ...emptyPersonFile(),
    ...Object.fromEntries(['proposedPost', 'relievedPost', 'reason', 'reportingUnit', 'ageReckonedOn', 'filledOn', 'filledBy'].map((key) => [key, box(key)])),
    ...(box('version') ? { version: box('version') } : {}),
    retirementMonth: box('retirementMonth') || null,
    ageLimitBeforeReform: box('ageLimitBeforeReform') || null,
    name: f.name,
    sex: f.sex === 'male' ? '男' : f.sex === 'female' ? '女' : '',
    born: date(f.bornOn),
    ethnicity: f.ethnicity ?? '',
    nativePlace: f.nativePlace ?? '',
    birthplace: f.birthPlace ?? '',
    joinedParty: joinedParty(p, box('joinedParty')),
    startedWork: date(f.workStartedOn),
    health: f.health ?? '',
    professionalTitle: f.professionalTitle ?? '',
    specialty: f.specialty ?? '',
    fullTimeEducation: fullTime?.level ?? '',
    fullTimeDegree: fullTime?.degree ?? '',
    fullTimeEducationSchool: fullTimeEducationSchool ?? '',
    fullTimeDegreeSchool: fullTimeDegreeSchool ?? '',
    inServiceEducation: inService?.level ?? '',
    inServiceDegree: inService?.degree ?? '',
    inServiceEducationSchool: inServiceEducationSchool ?? '',
    inServiceDegreeSchool: inServiceDegreeSchool ?? '',
    currentPost: p.fullTitles,
    resume: resume(p, box('resume')),
    rewardsAndPenalties: rewards(p, box('rewardsAndPenalties')),
    annualAssessments: assessments(p, box('annualAssessments')),
    family: p.family.map((m, i): FamilyMember => ({ relation: m.relation === '—' ? '' : m.relation, name: m.name, born: date(m.bornOn), politicalStatus: m.politicalStatus ?? '', workplace: m.workplace ?? '', unknown: kept.unknownOfMembers?.[i] ?? [] })),
    idNumber: f.idNumber ?? '',
    photo,
    unknown: kept.unknown ?? [],
    unknownInFamily: kept.unknownInFamily ?? [],
    rootAttributes: kept.rootAttributes ?? {},
  };
}

const PARTY: Readonly<Record<string, string>> = { 中共党员: '中共' };

function joinedParty(p: OnFile, written: string): string {
  const { politicalStatus, partyJoinedOn } = p.fields;
  const [first] = [...parsePartyJoining(written).memberships].sort((a, b) => Number(b.party === '中共') - Number(a.party === '中共'));
  const party = politicalStatus === null ? undefined : (PARTY[politicalStatus] ?? politicalStatus);
  if (written !== '' && first?.party === party && (first?.since ?? null) === partyJoinedOn) return written;
  if (partyJoinedOn !== null) return party === '中共' || party === undefined ? toFileDate(partyJoinedOn) : `${party}${toFileDate(partyJoinedOn)}`;
  return party === undefined || ['中共', '群众', '共青团员'].includes(party) ? '' : party;
}

function resume(p: OnFile, written: string): string {
  const onFile = printedLines(p);
  if (onFile === undefined) return '';
  if (written !== '' && plainResume(written) === onFile) return written;
  return printResume(p.careerLines.map((l) => ({ from: l.startedOn, to: l.endedOn, text: l.text.split('\n')[0]!, notes: l.text.split('\n').slice(1), written: '' })));
}

function rewards(p: OnFile, written: string): string {
  const onFile = p.record.rewards.map((r) => r.title);
  const said = rewardSentences(written).map((s) => s.title);
  if (written !== '' && said.length === onFile.length && said.every((s) => onFile.includes(s))) return written;
  const oldestFirst = [...p.record.rewards].sort((a, b) => ((a.issuedOn ?? '') < (b.issuedOn ?? '') ? -1 : 1));
  return oldestFirst.map((r) => `${r.title}。`).join('\n');
}

function assessments(p: OnFile, written: string): string {
  const onFile = new Map(p.record.grades.map((g) => [g.year, g.grade]));
  const { grades } = parseAnnualAssessments(written);
  const newest = Math.max(0, ...onFile.keys());
  if (written !== '' && grades.every((g) => onFile.get(g.year) === g.grade) && grades.some((g) => g.year === newest)) return written;
  if (written !== '' && onFile.size === 0) return written;
  return [...onFile].sort(([a], [b]) => a - b).slice(-YEARS).map(([year, grade]) => `${year}年${grade}`).join('；');
}
