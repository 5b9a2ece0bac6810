import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { addMonths, type Day } from '../../../kernel/period.ts';
import type { House } from '../../../platform/house/index.ts';
import { factsOf, findCases, trailsOf, type StepTaken } from '../../cases/index.ts';
import { personSummaries } from '../../registry/index.ts';
import { readSanctions } from '../access.ts';
import type { followedUp } from '../contract.ts';
import { sanctionType } from '../types/sanction.ts';
import { steppingDownType } from '../types/stepping-down.ts';

const MOST = 10_000;
const lastTalk = (trail: readonly StepTaken[]): Day | null => trail.filter((t) => t.action === 'talk' || t.action === 'help_talk').map((t) => String(t.stated['talkOn'])).sort().at(-1) ?? null;

/** 跟踪管理: everybody in an effect period or stepped down, what is owed to him, and who is ready to be used again. */
export const peopleFollowedUp = (house: House, actor: Actor): Promise<z.infer<typeof followedUp.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readSanctions, { regionId: actor.regionId, organizationPaths: [] });
    const files = [];
    for (const type of [sanctionType, steppingDownType]) files.push(...(await findCases(unit, { type: type.key, limit: MOST })).filter((f) => f.mergedInto === null).map((file) => ({ file, type })));
    const trails = await trailsOf(unit, files.map((f) => f.file.id));
    const people = await personSummaries(unit, files.flatMap((f) => f.file.parties.map((p) => p.personId)));
    const lines = files.flatMap(({ file, type }) => {
      const trail = trails.get(file.id) ?? [];
      const facts = factsOf(trail);
      const every = Number(facts['talkEvery'] ?? 0);
      const talked = lastTalk(trail);
      const nextTalk = file.closedOn !== null || every === 0 ? null : addMonths(talked ?? String(facts['steppedOn']), every);
      const open = file.closedOn === null;
      return file.parties
        .filter((p) => p.role === 'subject')
        .map((p) => ({
          caseId: file.id,
          number: file.number,
          kind: type.key as 'sanction' | 'stepping_down',
          personId: p.personId as string,
          name: people.get(p.personId)?.name ?? '',
          post: people.get(p.personId)?.title ?? '',
          because: String(facts['下的类型'] ?? facts['处分类型'] ?? ''),
          plan: typeof facts['plan'] === 'string' ? facts['plan'] : null,
          stateTitle: type.states[file.state]?.title ?? { zh: file.state, en: file.state },
          until: String(facts['assessOn'] ?? facts['until'] ?? '') || null,
          lastTalk: talked,
          nextTalk,
          talkOverdue: nextTalk !== null && nextTalk < unit.today,
          withoutHelper: open && file.type === 'sanction' && !file.parties.some((x) => x.role === 'helper'),
          ready: file.state === 'ready' || file.state === 'reusable',
        }));
    });
    return { people: lines, ready: lines.filter((l) => l.ready).length, talkOverdue: lines.filter((l) => l.talkOverdue).length, withoutHelper: lines.filter((l) => l.withoutHelper).length };
  });
