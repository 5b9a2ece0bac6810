import type { Day } from '../../../../kernel/period.ts';
import { printResume, parseResume } from '../../lrmx/index.ts';
import { inOfficeOn } from '../../rules/main-appointment.ts';
import { highestEducation, rankOn } from '../../rules/build-card.ts';
import type { EducationFact } from '../../rules/record.ts';
import type { RosterKey, RosterValues } from '../../roster/index.ts';
import type { FoundUnit } from './find-unit.ts';
import { START_UNKNOWN, type OnFile } from './on-file.ts';
import { rewardSentences } from './reward-sentences.ts';
import { schoolCell } from './school-major.ts';
import { staffCategory, staffCategoryWord } from './staff-category.ts';
import { codeOf, codeOfSex } from './words.ts';

export const ruleId = 'registry.import_on_file_values';

/** The education on file of one mode; of several the highest. */
export const educationOf = (p: OnFile, mode: EducationFact['mode']): EducationFact | null => highestEducation(p.record.educations.filter((e) => e.mode === mode));

/** 简历 in one spelling, so that two ways to set the same periods are no difference. */
export const plainResume = (text: string): string => printResume(parseResume(text));
export const printedLines = (p: Pick<OnFile, 'careerLines'>): string | undefined =>
  p.careerLines.length === 0 ? undefined : plainResume(printResume(p.careerLines.map((l) => ({ from: l.startedOn, to: l.endedOn, text: l.text.split('\n')[0]!, notes: l.text.split('\n').slice(1), written: '' }))));

/** What stands on file, in the roster's words and codes. */
export function fileValues(p: OnFile, today: Day): RosterValues {
  const values: RosterValues = {};
  const put = (key: RosterKey, value: string | null | undefined): void => {
    if (value !== null && value !== undefined && value !== '') values[key] = value;
  };
  const f = p.fields;
  put('name', f.name);
  put('sex', f.sex && codeOfSex(f.sex));
  put('idNumber', f.idNumber);
  put('birth', f.bornOn);
  put('ethnicity', f.ethnicity && codeOf('ethnicity', f.ethnicity));
  put('nativePlace', f.nativePlace);
  put('birthPlace', f.birthPlace);
  put('politicalStatus', f.politicalStatus && codeOf('political_status', f.politicalStatus));
  put('joinedPartyOn', f.partyJoinedOn);
  put('startedWorkOn', f.workStartedOn);
  put('speciality', f.specialty);
  put('professionalTitle', f.professionalTitle);
  put('personnelCategory', f.staffCategory && staffCategoryWord[f.staffCategory]);
  put('health', f.health);
  put('phone', f.phone);
  put('remarks', p.extra.remarks);
  for (const [mode, prefix] of [['full_time', 'fullTime'], ['in_service', 'inService']] as const) {
    const e = educationOf(p, mode);
    put(`${prefix}Education`, e?.level && codeOf('education', e.level));
    put(`${prefix}Degree`, e?.degree && codeOf('degree', e.degree));
    put(`${prefix}School`, e && schoolCell(e));
  }
  const highest = highestEducation(p.record.educations);
  put('highestEducation', highest?.level && codeOf('education', highest.level));
  put('highestDegree', highest?.degree && codeOf('degree', highest.degree));
  const [main] = inOfficeOn(p.record.appointments, today);
  if (main) {
    put('organization', p.organizationName);
    put('position', main.title);
    put('positionSince', main.tags.includes(START_UNKNOWN) ? null : main.startedOn);
    put('positionLevel', main.leadershipLevel && codeOf('position_level', main.leadershipLevel));
    put('positionLevelSince', main.levelSince);
  }
  const rank = rankOn(p.record.ranks, today);
  put('rank', rank && codeOf('rank', rank.rank));
  put('rankSince', rank?.startedOn);
  for (const g of p.record.grades) put(`assessment.${g.year}`, g.grade);
  put('rewardsAndPenalties', p.record.rewards.map((r) => r.title).join('；'));
  put('resume', printedLines(p));
  return values;
}

/**
 * What stands on file, made equal to the roster where both say the same in other words: a unit by its short name,
 * a title list in another order, rewards that are all on file, a résumé set differently.
 */
export function valuesToCompare(p: OnFile, roster: RosterValues, unit: FoundUnit, today: Day): RosterValues {
  const values = fileValues(p, today);
  const same = (key: RosterKey): void => {
    if (roster[key] !== undefined) values[key] = roster[key];
  };
  const held = inOfficeOn(p.record.appointments, today);
  if (held[0] && held[0].organizationId === unit.organizationId) same('organization');
  // Where the department is on file, the difference shows as the unit; where it is not, there is nothing to compare.
  same('department');
  const spelled = [...(held.length > 1 ? [held.map((a) => a.title).join('、'), held.map((a) => a.title).join('，')] : []), p.fullTitles];
  if (roster.position !== undefined && roster.position !== '' && spelled.includes(roster.position)) same('position');
  if (roster.personnelCategory !== undefined && staffCategory(roster.personnelCategory) === p.fields.staffCategory) same('personnelCategory');
  if (roster.rewardsAndPenalties !== undefined) {
    const onFile = new Set(p.record.rewards.map((r) => r.title));
    if (rewardSentences(roster.rewardsAndPenalties).every((s) => onFile.has(s.title))) same('rewardsAndPenalties');
  }
  if (roster.resume !== undefined && values.resume !== undefined && plainResume(roster.resume) === values.resume) same('resume');
  for (const [mode, key] of [['full_time', 'fullTimeSchool'], ['in_service', 'inServiceSchool']] as const) if (roster[key] !== undefined && educationOf(p, mode)?.school === roster[key]) same(key);
  for (const key of ['highestEducation', 'highestDegree'] as const) {
    const table = key === 'highestEducation' ? 'education' : 'degree';
    const word = (e: EducationFact): string | null => (key === 'highestEducation' ? e.level : e.degree);
    // A row that states both kinds of education has nothing more to say by its highest.
    if (roster.fullTimeEducation !== undefined && roster.inServiceEducation !== undefined) same(key);
    if (p.record.educations.some((e) => word(e) !== null && codeOf(table, word(e)!) === roster[key])) same(key);
  }
  return values;
}
