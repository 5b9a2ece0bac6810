import { z } from 'zod';
import { listAppraisals, listCadre, logTalk, openAppraisal, startAppraisal } from '../../../domains/assessment/contract.ts';
import { savePeople } from '../../../domains/registry/index.ts';
import { driver } from '../driver.ts';

const LEVELS = { 省直: 'province', 市: 'city', 县: 'county', 基层: 'grassroots' } as const;

/** M041: talks held at each level for an event, the outstanding cadres, and the promotion or rank step each later received. */
export const specialAppraisal = driver(
  z.object({ event: z.string(), periodFrom: z.string(), periodTo: z.string(), listedOn: z.string(), talks: z.array(z.object({ level: z.enum(['省直', '市', '县', '基层']), people: z.int() })), outstanding: z.int(), promotedLater: z.int(), rankedLater: z.int(), changedOn: z.string() }),
  async ({ event, periodFrom, periodTo, listedOn, talks, outstanding, promotedLater, rankedLater, changedOn }, world) => {
    const [unit] = await world.organizations(['示例市卫生健康委']);
    const people = await world.unit((u) =>
      savePeople(
        u,
        Array.from({ length: outstanding }, (_x, n) => {
          const promoted = n < promotedLater;
          const ranked = n >= promotedLater && n < promotedLater + rankedLater;
          const post = { organizationId: unit!, main: true, category: 'deputy' as const };
          return {
            name: `一线干部${n + 1}`,
            sex: 'male' as const,
            appointments: promoted
              ? [
                  { ...post, title: '副科长', leadershipLevel: '乡科级副职', startedOn: '2015-01', endedOn: changedOn },
                  { ...post, title: '科长', category: 'principal' as const, leadershipLevel: '乡科级正职', startedOn: changedOn },
                ]
              : [{ ...post, title: '副科长', leadershipLevel: '乡科级副职', startedOn: '2015-01' }],
            ranks: ranked ? [{ rank: '三级主任科员', startedOn: '2017-01', endedOn: changedOn }, { rank: '二级主任科员', startedOn: changedOn }] : [{ rank: '三级主任科员', startedOn: '2017-01' }],
          };
        }),
      ),
    );
    const { id } = await world.send(startAppraisal, { body: { title: `${event}专项考察`, event, periodFrom, periodTo } });
    for (const t of talks) await world.send(logTalk, { params: { id }, body: { level: LEVELS[t.level], unitName: `${t.level}单位`, heldOn: periodFrom, people: t.people, heldBy: '考察组' } });
    await world.send(listCadre, { params: { id }, body: { listedOn, cadres: people.map((personId) => ({ personId, reason: `${event}一线表现突出` })) } });
    const { byLevel, advanced, cadres } = await world.send(openAppraisal, { params: { id } });
    const [listed] = await world.send(listAppraisals, {});
    return {
      talksByLevel: Object.fromEntries(Object.entries(LEVELS).map(([word, level]) => [word, byLevel.find((l) => l.level === level)?.people ?? 0])),
      outstanding: listed!.listed,
      advanced: advanced.people,
      promoted: advanced.promoted,
      ranked: advanced.ranked,
      stepOfFirst: cadres[0]!.steps.map((s) => `${s.from}→${s.to}`),
    };
  },
);
