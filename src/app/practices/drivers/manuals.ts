import { z } from 'zod';
import { organizationsNow } from '../../../domains/registry/index.ts';
import { doManualStep, finishManualMatter, listManualMatters, openManual, publishManual, readManual, readManualMatter, returnManualStep, saveManualDraft, startManualMatter } from '../../../domains/work/manuals/contract.ts';
import { driver } from '../driver.ts';
import { outcome } from '../world.ts';

const step = z.object({ title: z.string(), role: z.string(), days: z.int(), after: z.array(z.int()).default([]), field: z.string().optional() });
const move = z.object({ on: z.string(), matter: z.string(), step: z.string(), backTo: z.string().optional(), filled: z.string().optional() });

/** M026: a manual is written, published by a second person and fixed; matters begin by its version in force; where each stands and which step is late. */
export const workManuals = driver(
  z.object({ unit: z.string(), kind: z.string(), steps: z.array(step), revisedDays: z.int(), matters: z.array(z.object({ title: z.string(), startedOn: z.string(), revisedBefore: z.boolean().default(false) })), moves: z.array(move), lookedAtOn: z.string() }),
  async ({ unit, kind, steps, revisedDays, matters, moves, lookedAtOn }, world) => {
    world.setDay(matters[0]!.startedOn);
    const [organizationId] = await world.organizations([unit]);
    const roles = [...new Set(steps.map((s) => s.role))];
    const people = new Map((await world.people(roles, organizationId!)).map((id, i) => [roles[i]!, id]));
    const cadre = (role: string) => world.actor('cadre', { personId: people.get(role)! });
    const path = (await world.unit((at) => organizationsNow(at))).find((o) => o.id === organizationId)!.path;
    const liaison = world.actor('liaison', { path });
    const content = (days?: number) => ({ basis: '', change: '', roles: roles.map((name) => ({ name, organizationId: null })), steps: steps.map((s) => ({ title: s.title, role: s.role, days: days ?? s.days, guide: '', after: s.after, fields: s.field ? [{ kind: 'text' as const, title: s.field, required: true, choices: [] }] : [] })) });
    const params = await world.send(openManual, { body: { organizationId: organizationId!, kind, title: `${kind}工作手册` } });
    const writer = world.actor('officer');
    const publish = (seen: number, as = world.actor('officer')) => world.send(publishManual, { params, body: { seen } }, as);
    await world.send(saveManualDraft, { params, body: { seen: 0, content: content() } }, writer);
    const ownPublishing = await outcome('manuals.own_draft', () => publish(1, writer));
    await publish(1);
    const ids = new Map<string, string>();
    let emptyForm: string | null = null;
    const start = async ({ title, startedOn, revisedBefore }: (typeof matters)[number]): Promise<void> => {
      world.setDay(startedOn);
      if (revisedBefore) {
        await world.send(saveManualDraft, { params, body: { seen: 0, content: content(revisedDays) } }, writer);
        await publish(1);
      }
      ids.set(title, (await world.send(startManualMatter, { body: { manualId: params.id, organizationId: organizationId!, title, people: roles.map((role) => ({ role, personId: people.get(role)! })) } }, liaison)).id);
    };
    // What happened, day by day; a matter begins before anything is done on its day.
    const days = [...new Set([...matters.map((m) => m.startedOn), ...moves.map((m) => m.on)])].sort();
    for (const day of days) {
      for (const m of matters.filter((x) => x.startedOn === day)) await start(m);
      for (const m of moves.filter((x) => x.on === day)) {
        world.setDay(day);
        const position = steps.findIndex((s) => s.title === m.step) + 1;
        const at = { id: ids.get(m.matter)!, position };
        const doer = cadre(steps[position - 1]!.role);
        if (m.backTo) await world.send(returnManualStep, { params: at, body: { to: steps.findIndex((s) => s.title === m.backTo) + 1, reason: '材料不全' } }, doer);
        else {
          if (steps[position - 1]!.field) emptyForm ??= await outcome('manuals.form_wrong', () => world.send(doManualStep, { params: at, body: { form: {} } }, doer));
          await world.send(doManualStep, { params: at, body: { form: steps[position - 1]!.field ? { f1: m.filled ?? '已填' } : {} } }, doer);
        }
      }
    }
    world.setDay(lookedAtOn);
    const board = await world.send(listManualMatters, {}, liaison);
    const finished = board.matters.find((m) => m.stage === 'ready');
    if (finished) await world.send(finishManualMatter, { params: { id: finished.id }, body: { result: '已按手册办结' } }, liaison);
    const pages = await Promise.all(matters.map((m) => world.send(readManualMatter, { params: { id: ids.get(m.title)! } }, liaison)));
    return {
      writerPublishes: ownPublishing,
      emptyForm,
      versions: (await world.send(readManual, { params }, liaison)).versions.map((v) => v.number),
      stands: Object.fromEntries(pages.map(({ matter }) => [matter.title, `第${matter.version}版，${matter.stage}，${matter.done}/${matter.steps}，${matter.current.map((c) => c.title).join('、') || '—'}`])),
      late: board.late.map((l) => `${l.matterTitle}：${l.step}超时${l.days}天，应于${l.dueOn}办结`),
      lateDays: Object.fromEntries(pages.map(({ matter }) => [matter.title, matter.late])),
      meanDays: Object.fromEntries(board.steps.map((s) => [s.step, s.taken])),
    };
  },
);
