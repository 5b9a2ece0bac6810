import { yearOf } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import type { SimFamilyMember } from '../model.ts';
import { drawName, type Life } from './life.ts';

const JOBS = ['农民', '个体经营', '县人民医院医生', '第一中学教师', '企业职员', '县财政局干部', '银行职员', '自由职业', '退休', '待业'] as const;

const surnameOf = (name: string): string => (/^(欧阳|司徒|上官)/.test(name) ? name.slice(0, 2) : name.slice(0, 1));

/** Spouse, children and parents with ages that fit together. */
export function drawFamily(chance: Chance, life: Life, year: number): SimFamilyMember[] {
  const born = yearOf(life.bornOn);
  const age = year - born;
  const list: SimFamilyMember[] = [];
  const month = (): string => String(chance.int(1, 12)).padStart(2, '0');
  const party = (): string => (chance.happens(0.35) ? '中共党员' : '群众');
  const married = chance.happens(age < 25 ? 0.1 : age < 30 ? 0.6 : 0.94);
  if (married) {
    const spouseSex = life.sex === 'male' ? 'female' : 'male';
    const spouseBorn = born + (life.sex === 'male' ? chance.int(-1, 4) : chance.int(-5, 1));
    list.push({ relation: life.sex === 'male' ? '妻子' : '丈夫', name: drawName(chance, spouseSex, spouseBorn), bornOn: `${spouseBorn}-${month()}`, politicalStatus: party(), workplace: chance.pick(JOBS) });
    const children = age < 27 ? 0 : chance.weighted([[0, 8], [1, 62], [2, 30]] as const);
    for (let i = 0; i < children; i++) {
      const childBorn = Math.min(year - 1, born + chance.int(24, 32) + i * 3);
      const sex = chance.happens(0.52) ? 'male' : 'female';
      const surname = life.sex === 'male' ? surnameOf(life.name) : surnameOf(list[0]!.name);
      list.push({ relation: sex === 'male' ? '儿子' : '女儿', name: drawName(chance, sex, childBorn, surname), bornOn: `${childBorn}-${month()}`, politicalStatus: year - childBorn >= 14 && year - childBorn <= 28 ? '共青团员' : '群众', workplace: year - childBorn < 22 ? '在校学生' : chance.pick(JOBS) });
    }
  }
  for (const [relation, sex] of [['父亲', 'male'], ['母亲', 'female']] as const) {
    const parentBorn = born - chance.int(22, 31);
    if (year - parentBorn > 86) continue;
    list.push({ relation, name: sex === 'male' ? drawName(chance, sex, parentBorn, surnameOf(life.name)) : drawName(chance, sex, parentBorn), bornOn: `${parentBorn}-${month()}`, politicalStatus: party(), workplace: year - parentBorn >= 60 ? chance.pick(['退休', '农民']) : chance.pick(JOBS) });
  }
  return list;
}
