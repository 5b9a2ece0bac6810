import { ageOn, firstDayOf, type Day } from '../../../kernel/period.ts';
import { pictureOf, type Picture } from '../../../platform/documents/image.ts';
import { parseFileDate, toPrintedMonth } from '../lrmx/dates.ts';
import type { FamilyMember, PersonFile } from '../lrmx/model.ts';
import { parseResume } from '../lrmx/resume.ts';

/** One line of 简历 as printed: the period stands in a column of its own; `null` spans the whole width. */
export interface ResumeLine {
  readonly period: string | null;
  readonly text: string;
}

export interface FamilyRow {
  readonly relation: string;
  readonly name: string;
  readonly age: string;
  readonly politicalStatus: string;
  readonly workplace: string;
}

/** What stands in each box of 干部任免审批表. */
export interface FormView {
  readonly file: PersonFile;
  readonly bornAndAge: string;
  readonly joinedParty: string;
  readonly startedWork: string;
  /** Null on the form as it was before 2025, which has no such box. */
  readonly retirementMonth: string | null;
  readonly resume: readonly ResumeLine[];
  readonly family: readonly FamilyRow[];
  readonly photo: Picture | null;
}

const DECEASED = /去世|已故|病故|逝世|亡故/;

const month = (text: string): string => {
  const date = parseFileDate(text);
  return date === null ? text : toPrintedMonth(date);
};

/** `200108；民建` → `2001.08；` and `民建` on two lines: only the dates are respelled. */
const months = (text: string): string => text.replace(/\d{6}(?:\d{2})?/g, (d) => month(d)).replace(/；(?!$)/g, '；\n');

function ageText(born: string, on: Day): string {
  const date = parseFileDate(born);
  return date === null || firstDayOf(date) > on ? '' : String(ageOn(date, on));
}

function familyRow(m: FamilyMember, on: Day): FamilyRow {
  const age = DECEASED.test(m.workplace) || DECEASED.test(m.politicalStatus) ? '' : ageText(m.born, on);
  return { relation: m.relation, name: m.name, age, politicalStatus: m.politicalStatus, workplace: m.workplace };
}

/**
 * The person file → what the form shows. Ages (周岁) are reckoned on 计算年龄时间 of the file, else on `today`;
 * the dead have none. Words that are no dates are printed as they stand.
 */
export function buildFormView(file: PersonFile, today: Day): FormView {
  const reckoned = parseFileDate(file.ageReckonedOn);
  const on = reckoned === null ? today : firstDayOf(reckoned);
  const age = ageText(file.born, on);
  return {
    file,
    bornAndAge: age === '' ? month(file.born) : `${month(file.born)}\n（${age}岁）`,
    joinedParty: months(file.joinedParty),
    startedWork: month(file.startedWork),
    retirementMonth: file.retirementMonth === null ? null : month(file.retirementMonth),
    resume: parseResume(file.resume).flatMap((p): ResumeLine[] => [
      { period: p.from === null ? null : p.to === null ? `${toPrintedMonth(p.from)}--` : `${toPrintedMonth(p.from)}--${toPrintedMonth(p.to)}`, text: p.text },
      ...p.notes.map((text) => ({ period: p.from === null ? null : '', text })),
    ]),
    family: file.family.map((m) => familyRow(m, on)),
    photo: file.photo === null ? null : pictureOf(file.photo),
  };
}
