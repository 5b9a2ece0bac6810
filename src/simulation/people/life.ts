import type { Sex } from '../../domains/registry/index.ts';
import { addMonths, type Day } from '../../kernel/period.ts';
import { monthOf, yearOf } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import type { SimEducation } from '../model.ts';
import type { Slot } from '../region/posts.ts';
import { ethnicities, givenNames, homePlaces, surnames } from '../tables/names.ts';
import { fieldNames, fields, schooling, type Field } from '../tables/schools.ts';

/** Months a person needs before each step of the ladder: staff, middle, 副科, 正科, 副处, 正处. */
export const MONTHS_BEFORE = [0, 36, 78, 120, 180, 240] as const;

const AGES: readonly (readonly [number, number, number])[] = [[22, 59, 41], [29, 59, 45], [31, 58, 44], [35, 59, 48], [41, 59, 51], [46, 59, 53]];

export interface Life {
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: Day;
  readonly ethnicity: string;
  readonly nativePlace: string;
  readonly politicalStatus: string;
  readonly partyJoinedOn: Day | null;
  readonly workStartedOn: Day;
  readonly educations: readonly SimEducation[];
  /** Field of the highest schooling. */
  readonly studied: Field;
}

export function drawName(chance: Chance, sex: Sex, bornYear: number, family = chance.weighted(surnames)): string {
  const era = givenNames[sex].find((e) => bornYear < e.until) ?? givenNames[sex][2];
  const single = family.length === 1 && chance.happens(0.14);
  return single ? family + chance.pick(era.second) : family + chance.pick(era.first) + chance.pick(era.second);
}

/** A life that leads to this place: old enough for its level, schooled as the cohort was, at work after school. */
export function drawLife(chance: Chance, slot: Slot, today: Day, suited: boolean): Life {
  const sex: Sex = chance.happens(slot.levels >= 3 ? 0.2 : slot.levels === 2 ? 0.26 : 0.34) ? 'female' : 'male';
  const [low, high, mean] = AGES[slot.levels]!;
  const latest = sex === 'female' && slot.levels < 3 ? Math.min(high, 54) : high;
  let age = Math.round(chance.normal(mean, slot.levels === 0 ? 10 : 7));
  age = Math.max(low, Math.min(latest, age));
  for (;;) {
    const bornOn = addMonths(addMonths(today, -12 * age), -chance.int(0, 11)).slice(0, 8) + String(chance.int(1, 28)).padStart(2, '0');
    const born = yearOf(bornOn);
    const schooled = school(chance, slot, born, suited);
    const workStartedOn = `${schooled.graduated + (chance.happens(0.12) ? 1 : 0)}-${chance.pick(['07', '07', '08', '09', '10'])}-01`;
    if (workStartedOn < addMonths(today, -(MONTHS_BEFORE[slot.levels] + 8))) {
      const party = chance.happens(slot.levels >= 2 ? 0.95 : slot.levels === 1 ? 0.82 : 0.66);
      const democratic = !party && slot.levels >= 2;
      const eighteen = addMonths(bornOn, 12 * 19);
      const joined = party ? laterMonth(eighteen, addMonths(workStartedOn, chance.int(-24, 96))) : null;
      return {
        name: drawName(chance, sex, born), sex, bornOn, ethnicity: chance.weighted(ethnicities), nativePlace: chance.weighted(homePlaces),
        politicalStatus: joined && joined < addMonths(today, -12) ? '中共党员' : joined && joined < today ? '预备党员' : democratic ? chance.pick(['民盟', '民建', '九三', '无党派']) : age < 28 ? '共青团员' : '群众',
        partyJoinedOn: joined && joined < today ? joined : null,
        workStartedOn, educations: withInService(chance, schooled, workStartedOn, today), studied: schooled.field,
      };
    }
    age++;
  }
}

const laterMonth = (a: Day, b: Day): Day => `${(a > b ? a : b).slice(0, 7)}-01`;

interface Schooled {
  readonly level: 0 | 1 | 2 | 3;
  readonly field: Field;
  readonly graduated: number;
  readonly first: SimEducation;
}

const LEVEL_NAMES = ['中专', '大专', '大学', '研究生'] as const;
const AGE_OUT = [19, 21, 22, 25] as const;
const YEARS = [3, 3, 4, 3] as const;

function school(chance: Chance, slot: Slot, born: number, suited: boolean): Schooled {
  const weights = schooling.find((s) => born < s.until)!.weights;
  const level = chance.weighted([[0, weights[0]], [1, weights[1]], [2, weights[2]], [3, weights[3]]] as const);
  // A teacher's college was the common way in for the older; later cohorts come from everywhere.
  const field = suited && chance.happens(0.84) ? slot.field : chance.pick(fieldNames.filter((f) => f !== slot.field));
  const graduated = born + AGE_OUT[level] + (chance.happens(0.3) ? 1 : 0);
  const f = fields[field];
  const major = chance.pick(f.majors);
  return {
    level, field, graduated,
    first: {
      mode: 'full_time', level: LEVEL_NAMES[level], degree: level === 3 ? `${f.degree}硕士` : level === 2 ? `${f.degree}学士` : null,
      school: level === 0 ? `${f.school}附属中等专业学校` : f.school, major, startedOn: `${graduated - YEARS[level]}-09`, graduatedOn: `${graduated}-${level === 3 ? '06' : '07'}`,
    },
  };
}

/** Below a degree people studied on beside the work; leaders often at the Party school. */
function withInService(chance: Chance, s: Schooled, workStartedOn: Day, today: Day): SimEducation[] {
  const list = [s.first];
  const from = yearOf(workStartedOn) + chance.int(2, 9);
  const done = from + 3;
  if (s.level >= 3 || done >= yearOf(today) || !chance.happens(s.level === 2 ? 0.18 : 0.8)) return list;
  const partySchool = chance.happens(0.5);
  const next = s.level === 2 ? 3 : 2;
  const field: Field = chance.happens(0.5) ? s.field : '综合管理';
  list.push({
    mode: 'in_service', level: partySchool ? (next === 3 ? '省委党校研究生' : '省委党校大学') : LEVEL_NAMES[next],
    degree: !partySchool && next === 3 ? `${fields[field].degree}硕士` : null, school: partySchool ? '沧澜省委党校' : fields[field].school, major: chance.pick(fields[field].majors),
    startedOn: `${from}-09`, graduatedOn: `${done}-${partySchool ? '12' : '07'}`,
  });
  return list;
}

export const monthText = (d: Day): string => monthOf(d).replace('-', '.');
