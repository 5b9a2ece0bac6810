import { addDays, type Day } from '../../kernel/period.ts';
import type { Chance } from '../chance.ts';
import { workday } from '../calendar.ts';
import type { Traits } from '../hidden/traits.ts';
import type { SimTraining } from '../model.ts';
import { yearsBetween } from '../calendar.ts';

const COURSES = [
  ['党的创新理论专题培训班', 'party_school', '中共青澜县委党校'],
  ['乡村全面振兴专题研讨班', 'special', '农业农村部门'],
  ['基层治理能力提升班', 'special', '社会工作部门'],
  ['项目建设与营商环境专题班', 'special', '发展改革部门'],
  ['应急处置能力培训班', 'special', '应急管理部门'],
  ['公务员职业能力培训', 'professional', '公务员主管部门'],
  ['法治思维与依法行政培训班', 'professional', '司法行政部门'],
] as const;

/** Five years of training: about a hundred hours a year; the unwilling stay away, newcomers begin when they begin. */
export function drawTraining(chance: Chance, traits: Traits, workStartedOn: Day, year: number, today: Day, awayFrom: Day | null): SimTraining[] {
  const list: SimTraining[] = [];
  for (let y = year - 4; y <= year; y++) {
    const appetite = 0.55 + 0.6 * traits.motivation;
    const online = Math.max(0, Math.round((52 + chance.normal(0, 9)) * appetite));
    const add = (title: string, kind: string, hours: number, on: Day, days: number, organizer: string): void => {
      if (on < workStartedOn || on > today || (awayFrom !== null && on >= awayFrom) || hours <= 0) return;
      const end = addDays(on, days);
      if (end > today) return;
      list.push({ title: `${y}年${title}`, kind, hours, startedOn: on, endedOn: end, organizer });
    };
    // In a year that is not over, only the part so far has been learned.
    const share = y < year ? 1 : Math.min(1, yearsBetween(`${y}-01-01`, today) + Number(today.slice(5, 7)) / 12);
    add('干部网络学院在线学习', 'online', Math.round(online * share), `${y}-01-04`, y < year ? 355 : 1, '沧澜干部网络学院');
    const courses = chance.count(1.5 * appetite);
    for (let i = 0; i < courses; i++) {
      const [title, kind, organizer] = chance.pick(COURSES);
      const on = workday(`${y}-${String(chance.int(2, 12)).padStart(2, '0')}-${String(chance.int(3, 26)).padStart(2, '0')}`);
      const days = chance.pick([1, 2, 4, 4, 9]);
      add(title, kind, (days + 1) * 8, on, days, organizer);
    }
  }
  return list;
}
