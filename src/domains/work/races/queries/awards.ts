import type { z } from 'zod';
import { may } from '../../../../kernel/permission.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import { answerAwards } from '../access.ts';
import { subjectOf } from '../commands/at-hand.ts';
import type { awardView } from '../contract.ts';
import type { Award, Lane, Race } from '../model.ts';
import { afterAwardStep } from '../rules/award-steps.ts';
import { awards as allAwards } from '../store/index.ts';

interface Reader {
  readonly all: boolean;
  readonly concerned: (lane: Lane) => boolean;
  readonly run: boolean;
  readonly decide: boolean;
  readonly nameOf: (lane: Lane) => string;
}

/** The awards a reader may see: all of them for the department; given 奔跑奖 for everybody; 蜗牛奖 for the one told, from then on. */
export async function awardsFor(unit: Unit, v: { readonly race: Race; readonly lanes: readonly Lane[]; readonly names: ReadonlyMap<string, string> }, reader: Reader): Promise<z.output<typeof awardView>[]> {
  const laneOf = new Map(v.lanes.map((l) => [l.id, l]));
  const seen = (a: Award): boolean => {
    if (reader.all || (a.kind === 'running' && a.state === 'confirmed')) return true;
    return a.kind === 'snail' && a.toldOn !== null && reader.concerned(laneOf.get(a.laneId)!);
  };
  const shown = (await allAwards(unit, { raceIds: [v.race.id] })).filter(seen);
  const views = [];
  for (const a of shown) {
    const lane = laneOf.get(a.laneId)!;
    const whose = reader.all || reader.concerned(lane);
    const answers = may(unit.actor, answerAwards, await subjectOf(unit, lane));
    const open = (step: Parameters<typeof afterAwardStep>[1]): boolean => afterAwardStep(a, step) !== null;
    const { raceId: _race, decidedAccount, proposedOn: _on, proposedBy: _by, reviewAskedOn: _asked, ...rest } = a;
    views.push({
      ...rest,
      basis: whose ? { reasons: [...a.basis.reasons], counter: [...a.basis.counter] } : { reasons: [], counter: [] },
      evidenceIds: [...a.evidenceIds],
      personId: lane.personId,
      name: reader.nameOf(lane),
      organizationName: v.names.get(lane.organizationId) ?? '—',
      groupName: lane.groupName,
      can: {
        tell: reader.run && open('tell'),
        reply: answers && a.state === 'told' && unit.today <= a.replyUntil!,
        confirm: reader.decide && open('confirm'),
        drop: reader.decide && open('drop'),
        askReview: answers && open('ask_review') && unit.today <= a.reviewUntil!,
        review: reader.decide && open('uphold') && unit.actor.accountId !== decidedAccount,
        check: reader.run && (a.state === 'confirmed' || a.state === 'upheld') && a.consequence !== null && a.consequence.checkedOn === null,
      },
    });
  }
  return views;
}
