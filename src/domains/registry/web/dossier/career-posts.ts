import { firstDayOf } from '../../../../kernel/period.ts';
import type { CareerPost } from '../../../../web/charts/index.ts';
import type { Dossier } from '../../contract.ts';

/**
 * Posts for the career band: the appointments on file, and for times without one what the résumé says (work elsewhere,
 * before the unit kept records). Schooling before the first work is left to the table of education.
 */
export function careerPosts(file: Pick<Dossier, 'careerBand' | 'careerLines' | 'head'>): CareerPost[] {
  const held = file.careerBand.map((s): CareerPost => ({
    key: s.id,
    from: s.startedOn,
    to: s.to === null ? null : (s.endedOn ?? s.to),
    title: s.title,
    kind: s.kind === 'secondment' ? 'seconded' : s.kind === 'concurrent' || !s.main ? 'concurrent' : 'main',
    ...(s.title.includes(s.organizationName) ? {} : { organization: s.organizationName }),
  }));
  const main = file.careerBand.filter((s) => s.kind !== 'secondment' && s.kind !== 'concurrent');
  const work = file.head.workStartedOn ? firstDayOf(file.head.workStartedOn) : null;
  const told = file.careerLines.flatMap((line): CareerPost[] => {
    if (line.startedOn === null) return [];
    const from = firstDayOf(line.startedOn);
    const to = line.endedOn === null ? null : firstDayOf(line.endedOn);
    if (work !== null && from < work) return [];
    if (main.some((s) => (to === null || s.from < to) && (s.to === null || from < s.to))) return [];
    return [{ key: line.id, from: line.startedOn, to: line.endedOn, title: line.text, kind: 'main' }];
  });
  return [...held, ...told];
}
