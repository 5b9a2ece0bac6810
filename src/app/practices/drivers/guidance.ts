import { z } from 'zod';
import { remindByCalendar } from '../../../domains/supervision/index.ts';
import { answerRecommendation, checkAdoption, giveDuty, listExperiences, readExperience, readRollout, recommendExperience, reportAdoption, reportDuty, reviewExperience, settleDuty, startRollout, submitExperience } from '../../../domains/supervision/guidance/contract.ts';
import { organizationsNow } from '../../../domains/registry/index.ts';
import { driver } from '../driver.ts';
import { outcome, type World } from '../world.ts';

const liaisons = async (world: World) => {
  const paths = new Map((await world.unit((at) => organizationsNow(at))).map((o) => [o.id as string, o.path]));
  return (organizationId: string) => world.actor('liaison', { path: paths.get(organizationId)! });
};

/** M240: a responsibility chain from the province to the unit, reminders on overdue steps, execution by level. */
export const responsibilityChain = driver(
  z.object({ title: z.string(), basis: z.string(), startedOn: z.string(), above: z.array(z.object({ name: z.string(), level: z.enum(['province', 'city']), dueOn: z.string() })), countyDueOn: z.string(), towns: z.int().positive(), townsDueOn: z.string(), villageDueOn: z.string(), passedOnBy: z.int().min(0), inTime: z.int().min(0), inTimeOn: z.string(), late: z.int().min(0), lateOn: z.string(), remindedOn: z.array(z.string()), seenOn: z.string() }),
  async (given, world) => {
    world.setDay(given.startedOn);
    const towns = await world.organizations(Array.from({ length: given.towns }, (_, i) => `镇${i + 1}`), { type: 'town' });
    const villages: string[] = [];
    for (const [i, town] of towns.slice(0, given.passedOnBy).entries()) villages.push(...(await world.organizations([`村${i + 1}`], { type: 'village', parentId: town })));
    const as = await liaisons(world);
    const { id } = await world.send(startRollout, { body: { title: given.title, basis: given.basis, measureId: null, reachesTo: 'unit' } });
    const give = (body: { parentId: string | null; organizationIds?: string[]; outside?: { name: string; level: 'province' | 'city' }; dueOn: string }, actor = world.officer) => world.send(giveDuty, { params: { id }, body: { organizationIds: [], outside: null, keeper: '主要负责人', task: given.title, ...body } }, actor);
    let parentId: string | null = null;
    for (const { dueOn, ...outside } of given.above) parentId = (await give({ parentId, outside, dueOn })).ids[0]!;
    const county: string = (await give({ parentId, organizationIds: [world.regionOrganization], dueOn: given.countyDueOn })).ids[0]!;
    const laterThanAbove = await outcome('guidance.due_after_parent', () => give({ parentId: county, organizationIds: [towns[0]!], dueOn: given.above[0]!.dueOn }));
    const duties = (await give({ parentId: county, organizationIds: towns, dueOn: given.townsDueOn })).ids;
    for (const [i, village] of villages.entries()) await give({ parentId: duties[i]!, organizationIds: [village], dueOn: given.villageDueOn }, as(towns[i]!));
    const report = async (from: number, to: number, on: string): Promise<void> => {
      world.setDay(on);
      for (const [i, duty] of duties.slice(from, to).entries()) {
        await world.send(reportDuty, { params: { id: duty }, body: { doneOn: on, report: '细则已印发' } }, as(towns[from + i]!));
        await world.send(settleDuty, { params: { id: duty }, body: { accepted: true, opinion: '已见文件' } });
      }
    };
    await report(0, given.inTime, given.inTimeOn);
    const reminded: number[] = [];
    for (const on of given.remindedOn) {
      world.setDay(on);
      reminded.push(await remindByCalendar(world.house, world.system.regionId));
    }
    await report(given.inTime, given.inTime + given.late, given.lateOn);
    world.setDay(given.seenOn);
    const page = await world.send(readRollout, { params: { id } });
    const own = await world.send(readRollout, { params: { id } }, as(towns[0]!));
    return {
      laterThanAbove,
      byLevel: page.execution.map((l) => `${l.level} ${l.duties}：按期${l.inTime} 逾期完成${l.late} 进行中${l.running} 逾期${l.overdue} 未分解${l.notPassedOn}`),
      townRate: page.execution.find((l) => l.level === 'town')!.rate,
      reminded: reminded.join('、'),
      seenByOneTown: own.duties.map((d) => d.name).join('→'),
    };
  },
);

/** M239: local practices collected, reviewed, recommended to other units, with adoption and what is in place there. */
export const recommendedPractices = driver(
  z.object({ submittedOn: z.string(), collected: z.array(z.object({ title: z.string(), accepted: z.boolean() })), recommendedTo: z.int().positive(), answerBy: z.string(), adopted: z.int().min(0), adapted: z.int().min(0), declined: z.int().min(0), finishBy: z.string(), inPlace: z.int().min(0), sentBack: z.int().min(0), givenUp: z.int().min(0), seenOn: z.string() }),
  async (given, world) => {
    world.setDay(given.submittedOn);
    const [source, ...units] = await world.organizations(Array.from({ length: given.recommendedTo + 1 }, (_, i) => `单位${i + 1}`));
    const as = await liaisons(world);
    const author = as(source!);
    const ids: string[] = [];
    for (const c of given.collected) {
      const { id } = await world.send(submitExperience, { body: { organizationId: source!, title: c.title, problem: 'cross_cutting', account: '做法见附文', results: '有数据支撑', practiceId: 'M239' } }, author);
      await world.send(reviewExperience, { params: { id }, body: { accepted: c.accepted, opinion: '经审核' } });
      ids.push(id);
    }
    const refused = given.collected.findIndex((c) => !c.accepted);
    const recommend = (id: string) => world.send(recommendExperience, { params: { id }, body: { organizationIds: units, why: '情况相近', answerBy: given.answerBy } });
    const recommendWhatWasSentBack = await outcome('guidance.experience_moved', () => recommend(ids[refused]!));
    const id = ids[given.collected.findIndex((c) => c.accepted)]!;
    const recommended = (await recommend(id)).ids;
    const [{ adopted, adapted, declined }, said] = [given, (n: number) => (n < given.adopted ? 'adopted' : n < given.adopted + given.adapted ? 'adapted' : 'declined') as 'adopted' | 'adapted' | 'declined'];
    for (const [n, unit] of units.slice(0, adopted + adapted + declined).entries()) await world.send(answerRecommendation, { params: { id: recommended[n]! }, body: { answer: said(n), note: '经研究', finishBy: said(n) === 'declined' ? null : given.finishBy } }, as(unit));
    const report = async (n: number, standing: 'in_place' | 'given_up') => (await world.send(reportAdoption, { params: { id: recommended[n]! }, body: { standing, account: '情况报告' } }, as(units[n]!))).id;
    for (let n = 0; n < given.inPlace + given.sentBack; n++) await world.send(checkAdoption, { params: { id: await report(n, 'in_place') }, body: { accepted: n < given.inPlace, opinion: '经核实' } });
    for (let n = given.inPlace + given.sentBack; n < given.inPlace + given.sentBack + given.givenUp; n++) await report(n, 'given_up');
    world.setDay(given.seenOn);
    const board = await world.send(listExperiences, {});
    const { recommendations } = await world.send(readExperience, { params: { id } });
    const forEverybody = await world.send(listExperiences, {}, world.actor('cadre'));
    const a = board.adoption!;
    const count = (standing: string): number => recommendations.filter((r) => r.standing === standing).length;
    return { recommendWhatWasSentBack, collectedAndShown: `${board.experiences.length}项中${forEverybody.experiences.length}项`, adoption: `推荐${a.recommended} 答复${a.answered} 采纳${a.adopted} 不采纳${a.declined}`, adoptionRate: a.adoptionRate, placeRate: a.placeRate, local: `已落实${count('in_place')} 放弃${count('given_up')} 逾期未落实${count('overdue')} 逾期未答复${count('late_answer')}` };
  },
);
