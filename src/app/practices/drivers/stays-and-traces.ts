import { z } from 'zod';
import { endStay, noteOnStay, ownRoutine, replyToNote, routineTimeline, scheduleStay } from '../../../domains/assessment/onsite/stays/contract.ts';
import { addOrigin, openTrace, startTrace } from '../../../domains/assessment/onsite/traces/contract.ts';
import { openMatter } from '../../../domains/evidence/contract/matters.ts';
import { appendEvidence, type NewEvidence } from '../../../domains/evidence/index.ts';
import { saveFile } from '../../../platform/files/index.ts';
import { dimension, indicator, scheme } from '../assessment-steps.ts';
import { driver } from '../driver.ts';
import { outcome } from '../world.ts';
import { wholeYear } from '../year-steps.ts';

const signOf = { 好的表现: 'good', 情况记录: 'neutral', 需关注: 'concern' } as const;
const signWord = (sign: string): string => Object.entries(signOf).find(([, s]) => s === sign)![0];

/** M047: stays at a unit; notes on team and people stand on the timeline between annual assessments, and the person answers. */
export const onSiteStays = driver(
  z.object({
    unit: z.string(),
    person: z.string(),
    stayer: z.string(),
    year: z.int(),
    yearMark: z.string(),
    stays: z.array(z.object({ on: z.string(), team: z.string(), note: z.object({ sign: z.enum(['好的表现', '情况记录', '需关注']), seen: z.string() }) })),
    reply: z.string(),
  }),
  async ({ unit, person, stayer, year, yearMark, stays, reply }, world) => {
    const [unitId, elsewhere] = await world.organizations([unit, '示例组织部']);
    const [personId] = await world.people([person], unitId!);
    const [stayerId] = await world.people([stayer], elsewhere!);
    const one = world.actor('cadre', { personId: stayerId! });
    const self = world.actor('cadre', { personId: personId! });
    const own = await outcome('assessment.stay_own_unit', () => world.send(scheduleStay, { body: { unitId: unitId!, purpose: '蹲点', beginsOn: stays[0]!.on, endsOn: stays[0]!.on, memberIds: [personId!] } }));
    const seen: number[] = [];
    for (const s of stays) {
      world.setDay(s.on);
      const { id } = await world.send(scheduleStay, { body: { unitId: unitId!, purpose: '平时考核蹲点调研', beginsOn: s.on, endsOn: s.on, memberIds: [stayerId!] } });
      await world.send(noteOnStay, { params: { id }, body: { notedOn: s.on, sign: 'good', observation: s.team } }, one);
      await world.send(noteOnStay, { params: { id }, body: { notedOn: s.on, personId: personId!, sign: signOf[s.note.sign], observation: s.note.seen } }, one);
      seen.push((await world.send(ownRoutine, {}, self)).flatMap((x) => x.notes).length);
      await world.send(endStay, { params: { id }, body: { conclusion: '运行平稳' } });
    }
    const before = await world.send(routineTimeline, { params: { personId: personId! } });
    const concern = before.flatMap((x) => x.notes).find((n) => n.sign === 'concern')!;
    await world.send(replyToNote, { params: { id: concern.id }, body: { reply } }, self);
    world.setDay(`${year + 1}-01-10`);
    await wholeYear(world, scheme('annual', '年度考核', [dimension('work', '履职', 100, [indicator('work', '履职评价', 100)])]), year, [{ personId: personId!, indicator: 'work', value: yearMark }, { personId: stayerId!, indicator: 'work', value: yearMark }]);
    const after = await world.send(routineTimeline, { params: { personId: personId! } });
    return {
      stayAtOwnUnit: own,
      shownWhileStaying: seen,
      heardBefore: !concern.unheard,
      timeline: after.map((x) => ({ between: `${x.after ?? '—'}至${x.before ?? '今'}`, notes: x.notes.map((n) => `${n.notedOn} ${signWord(n.sign)}：${n.observation}`) })),
      answers: after.flatMap((x) => x.notes.flatMap((n) => n.reply ?? [])),
      closedByGrade: after.find((x) => x.before === year)?.grade !== null,
    };
  },
);

const kindOf = { 项目: 'project', 许可: 'permit', 合同: 'contract', 培训班: 'class', 挂职: 'secondment' } as const;
const kindWord = (kind: string): string => Object.entries(kindOf).find(([, k]) => k === kind)![0];
const gapWords: Readonly<Record<string, string>> = { no_matter: '没有关联事项', origin_kind: '缺', no_document: '没有佐证', share_short: '份额不足', share_open: '份额未定', not_confirmed: '尚未核定', no_result: '没有实绩', no_origin: '没有原始记录', no_contributor: '没有贡献人' };

/** M048: from a claimed result to matter, origin records and contributors; what is missing is marked until it is found. */
export const sourceTracing = driver(
  z.object({ unit: z.string(), matter: z.string(), result: z.string(), people: z.record(z.string(), z.int()), expected: z.array(z.enum(['项目', '许可', '合同', '培训班', '挂职'])), milestone: z.string(), found: z.array(z.object({ kind: z.enum(['项目', '许可', '合同', '培训班', '挂职']), title: z.string(), reference: z.string(), paper: z.boolean() })) }),
  async ({ unit, matter, result, people, expected, milestone, found }, world) => {
    const [unitId] = await world.organizations([unit]);
    const ids = await world.people(Object.keys(people), unitId!);
    const { id: matterId } = await world.send(openMatter, { body: { title: matter, arena: 'project', organizationId: unitId!, startedOn: '2025-01-01' } });
    const about = { arena: 'project' as const, matterId, source: { kind: 'unit' as const, name: unit }, state: 'confirmed' as const };
    const entries: NewEvidence[] = [
      { ...about, title: result, occurredOn: '2026-05-01', content: { kind: 'deed', description: result }, persons: Object.values(people).map((percent, i) => ({ personId: ids[i]!, role: 'do', share: percent * 100 })) },
      { ...about, title: milestone, occurredOn: '2026-03-01', content: { kind: 'milestone', milestone, plannedOn: '2026-04', actualOn: '2026-03' }, persons: [{ personId: ids[0]!, role: 'do' }] },
    ];
    const [entryId] = await world.unit((u) => appendEvidence(u, entries));
    const { id } = await world.send(startTrace, { body: { claim: { kind: 'evidence', entryId: entryId! }, expected: expected.map((k) => kindOf[k]) } });
    const look = async () => (await world.send(openTrace, { params: { id } })).nodes;
    const gaps = (nodes: Awaited<ReturnType<typeof look>>): string[] => nodes.filter((n) => n.missing !== null).map((n) => `${gapWords[n.missing!]}${n.kind ? kindWord(n.kind) : n.share === null ? '' : `${n.share / 100}%`}`);
    const first = await look();
    for (const f of found) {
      const attachments = f.paper ? [{ hash: (await world.unit((u) => saveFile(u, `${f.title}.txt`, Buffer.from(f.reference)))).hash, name: `${f.title}.txt` }] : [];
      await world.send(addOrigin, { params: { id }, body: { kind: kindOf[f.kind], title: f.title, reference: f.reference, issuer: '主管部门', issuedOn: '2025-06-01', attachments } });
    }
    const nodes = await look();
    return {
      missingAtFirst: gaps(first),
      missingAfterwards: gaps(nodes),
      chain: nodes.filter((n) => n.label !== '' && n.column !== 'contributor').map((n) => n.label),
      contributors: Object.fromEntries(nodes.filter((n) => n.column === 'contributor' && n.label !== '').map((n) => [n.label, `${n.share! / 100}%`])),
    };
  },
);
