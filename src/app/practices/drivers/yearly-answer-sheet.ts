import { z } from 'zod';
import { getFile } from '../../../domains/evidence/contract.ts';
import { driver } from '../driver.ts';
import { complete, leaderInOffice, publish, reputation, tasksDue, type Leader } from '../performance-steps.ts';
import { outcome } from '../world.ts';

const leaders = z.array(z.object({ name: z.string(), tasks: z.int(), done: z.int() }));

/** M009: completion against the list, rank among comparable leaders, reputation beside it; one published sheet a year. */
export const yearlyAnswerSheet = driver(
  z.object({ timesPerYear: z.int(), year: z.int(), leaders, otherGroup: leaders, opinion: z.record(z.string(), z.string()) }),
  async ({ year, leaders: group, otherGroup, opinion }, world) => {
    const inOffice = new Map<string, Leader>();
    for (const [type, members] of [['town', group], ['government_organ', otherGroup]] as const) {
      for (const { name, tasks, done } of members) {
        const [unit] = await world.organizations([`${name}的单位`], { type });
        const listed = tasksDue(tasks, `${year}-12-31`);
        const leader = await leaderInOffice(world, name, unit!, `${year}-01-06`, listed);
        await complete(world, leader, listed.slice(0, done), `${year}-11-30`);
        await reputation(world, leader, year, opinion[name]!);
        inOffice.set(name, leader);
      }
    }
    const { published } = await publish(world, year);
    const again = await outcome('evidence.answer_sheet_published', () => publish(world, year));
    const nameOf = new Map([...inOffice].map(([name, l]) => [l.fileId, name]));
    const sheets: number[] = [];
    const shown: Record<string, string> = {};
    for (const [name, leader] of inOffice) {
      const { answerSheets } = await world.send(getFile, { params: { id: leader.fileId } });
      sheets.push(answerSheets.filter((s) => s.year === year).length);
      shown[name] = answerSheets.flatMap((s) => s.reputation.map((r) => r.score)).join();
    }
    return {
      sheetsPerLeader: sheets.every((n) => n === sheets[0]) ? sheets[0] : sheets,
      secondSheetInYear: again,
      completion: Object.fromEntries(published.filter((p) => group.some((l) => l.name === nameOf.get(p.fileId))).map((p) => [nameOf.get(p.fileId), `${p.completion}%`])),
      rankInGroup: Object.fromEntries(published.map((p) => [nameOf.get(p.fileId), p.rank])),
      reputationShown: shown,
    };
  },
);
