import { ageOn, type Day, type PartialDate } from '../../../kernel/period.ts';
import { highestEducation, rankOn } from './build-card.ts';
import { fullTitles } from './full-title.ts';
import type { PersonRecord, Places } from './record.ts';

export const ruleId = 'registry.official_line';

const sexNames = { male: '男', female: '女' } as const;

/** `1975-03-08` → `1975.03`: the line holds months, as the form does. */
export const printedMonth = (d: PartialDate): string => d.slice(0, 7).replace('-', '.');

/**
 * The sentence a leader reads first: 姓名，性别，民族，籍贯，1975.03生（51岁），1996.07参加工作，1998.06加入中国共产党，学历学位，现任职务，职级。
 * What is not known is left out. It is the form's own wording and stays Chinese in every language.
 */
export function officialLine(record: PersonRecord, places: Places, on: Day): string {
  const education = highestEducation(record.educations);
  const rank = rankOn(record.ranks, on);
  const titles = fullTitles(record, places, on);
  const parts = [
    record.name,
    record.sex === null ? null : sexNames[record.sex],
    record.ethnicity,
    record.nativePlace === null ? null : `${record.nativePlace}人`,
    record.bornOn === null ? null : `${printedMonth(record.bornOn)}生（${ageOn(record.bornOn, on)}岁）`,
    record.workStartedOn === null ? null : `${printedMonth(record.workStartedOn)}参加工作`,
    party(record),
    education === null ? null : [education.level, education.degree].filter((x) => x !== null).join('、') || null,
    titles === '' ? null : `现任${titles}`,
    rank === null ? null : rank.rank,
  ];
  return `${parts.filter((p): p is string => p !== null).join('，')}。`;
}

function party(record: PersonRecord): string | null {
  const joined = record.partyJoinedOn === null ? null : printedMonth(record.partyJoinedOn);
  if (record.politicalStatus === '中共党员') return joined === null ? '中共党员' : `${joined}加入中国共产党`;
  return record.politicalStatus ?? (joined === null ? null : `${joined}加入党派`);
}
