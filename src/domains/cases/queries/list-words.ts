import en from '../../../../locales/en/cases.json' with { type: 'json' };
import zh from '../../../../locales/zh-CN/cases.json' with { type: 'json' };
import type { CaseLine } from '../contract.ts';

/** The words of the list for a file that leaves the program. */
export function listWords(language: 'zh-CN' | 'en'): { readonly title: string; readonly columns: readonly (readonly [string, number])[]; row(c: CaseLine): string[] } {
  const t: typeof zh = language === 'en' ? en : zh;
  const say = (w: { readonly zh: string; readonly en: string }): string => (language === 'en' ? w.en : w.zh);
  const left = (c: CaseLine): string => (c.daysLeft === null ? '' : c.daysLeft < 0 ? t.left.late.replace('{{count}}', String(-c.daysLeft)) : t.left.days.replace('{{count}}', String(c.daysLeft)));
  const people = (c: CaseLine): string => c.people.filter((p) => p.role === 'subject').map((p) => p.name).join(language === 'en' ? ', ' : '、');
  const l = t.list;
  return {
    title: l.heading,
    columns: [[l.number, 12], [l.type, 16], [l.title, 40], [l.people, 20], [l.unit, 20], [l.state, 16], [l.opened, 12], [l.due, 12], [l.left, 18], [l.assignee, 12], [l.closedOn, 12]],
    row: (c) => [c.number, say(c.typeTitle), c.title, people(c), c.organizationName, c.suspended ? t.state.suspended.replace('{{state}}', say(c.stateTitle)) : say(c.stateTitle), c.openedOn, c.dueOn ?? '', left(c), c.assignee ?? '', c.closedOn ?? ''],
  };
}
