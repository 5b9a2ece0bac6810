import type { Chance } from '../chance.ts';
import type { SimPerson } from '../model.ts';
import type { Member } from '../people/member.ts';

/** 公务员考核规定: at most a fifth of those who take part may be 优秀; institutions follow the same share. */
const SHARE = 0.2;
const YEARS = 5;

/** What colleagues take a person for when grades are given: the traits with noise, and no more. */
export const standing = (person: SimPerson, chance: Chance): number => {
  const t = person.hidden.traits;
  return 0.3 * t.motivation + 0.2 * t.courage + 0.35 * t.capability + 0.15 * t.fit + chance.normal(0, 0.09);
};

/** Annual grades of the five finished years, unit by unit within the share. */
export function giveGrades(chance: Chance, members: readonly Member[], year: number): void {
  const units = new Map<string, Member[]>();
  for (const m of members) {
    const key = m.slot.unit ? m.slot.organization.id : 'county';
    const list = units.get(key);
    if (list) list.push(m);
    else units.set(key, [m]);
  }
  for (let y = year - YEARS; y < year; y++) {
    for (const unit of units.values()) {
      const taking: [Member, number][] = [];
      for (const m of unit) {
        const p = m.person;
        const word = (grade: string): string => (p.staffCategory === 'institution' || p.staffCategory === 'enterprise' ? grade.replace('称职', '合格') : grade);
        const give = (grade: string): void => void p.grades.push({ year: y, grade: word(grade) });
        if (p.workStartedOn.slice(0, 7) > `${y}-06`) {
          if (p.workStartedOn < `${y + 1}-01-01`) give('不定等次');
          continue;
        }
        if (p.hidden.confounders.includes('leave') && y === year - 1 && chance.happens(0.5)) give('不进行考核');
        else if (p.rewards.some((r) => r.kind === 'discipline' && r.issuedOn.startsWith(String(y)))) give(chance.happens(0.5) ? '基本称职' : '不定等次');
        else taking.push([m, standing(p, chance)]);
      }
      taking.sort((a, b) => b[1] - a[1] || (a[0].person.id < b[0].person.id ? -1 : 1));
      const best = Math.floor(taking.length * SHARE);
      taking.forEach(([m, s], i) => {
        const p = m.person;
        const own = p.staffCategory === 'institution' || p.staffCategory === 'enterprise' ? '合格' : '称职';
        p.grades.push({ year: y, grade: i < best ? '优秀' : s < 0.36 && chance.happens(0.35) ? `基本${own}` : own });
      });
    }
  }
  for (const m of members) m.person.grades.sort((a, b) => a.year - b.year);
}
