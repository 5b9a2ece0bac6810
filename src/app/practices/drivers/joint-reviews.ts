import { z } from 'zod';
import { applyAgain, applyNow, giveOpinion, listReviews, setReviewPanel, submitNow } from '../../../domains/work/reviews/contract.ts';
import { organizationsNow } from '../../../domains/registry/index.ts';
import { driver } from '../driver.ts';
import { outcome } from '../world.ts';

/** M028: three configured parties on one shared record, all needed before submission; review time and reasons of rejection. */
export const jointReviews = driver(
  z.object({ applicant: z.string(), parties: z.array(z.string()).length(3), appliedOn: z.string(), projects: z.array(z.object({ title: z.string(), rounds: z.array(z.array(z.object({ on: z.string(), rejects: z.string().optional() })).length(3)) })) }),
  async ({ applicant, parties, appliedOn, projects }, world) => {
    world.setDay(appliedOn);
    const [unit, ...units] = await world.organizations([applicant, ...parties]);
    const paths = new Map((await world.unit((at) => organizationsNow(at))).map((o) => [o.id as string, o.path]));
    await world.send(setReviewPanel, { body: { parties: parties.map((name, i) => ({ name, organizationId: units[i]! })) } });
    let early: string | null = null;
    for (const project of projects) {
      world.setDay(appliedOn);
      const params = await world.send(applyNow, { body: { organizationId: unit!, title: project.title, about: '项目申报' } });
      for (const [r, round] of project.rounds.entries()) {
        if (r > 0) await world.send(applyAgain, { params, body: { changes: '已按意见修改' } });
        for (const [i, said] of round.entries()) {
          early ??= await outcome('review.opinions_missing', () => world.send(submitNow, { params }));
          world.setDay(said.on);
          await world.send(giveOpinion, { params, body: { position: i + 1, agreed: said.rejects === undefined, ...(said.rejects === undefined ? {} : { kind: said.rejects }), reason: '会审意见' } }, world.actor('liaison', { path: paths.get(units[i]!)! }));
        }
      }
      if (project.rounds.at(-1)!.every((o) => o.rejects === undefined)) await world.send(submitNow, { params });
    }
    const board = await world.send(listReviews, {});
    return { submittedEarly: early, states: Object.fromEntries(board.applications.map((a) => [a.title, a.state])), time: Object.fromEntries(board.account.parties.map((p) => [p.name, `${p.given}份 不同意${p.rejected} 平均${p.mean}个工作日`])), reasons: Object.fromEntries(board.account.reasons.map((r) => [r.kind, r.count])) };
  },
);
