import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { may, must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { policyVersion } from '../../policy/index.ts';
import { personSummaries } from '../../registry/index.ts';
import { readOwnCases } from '../access.ts';
import { subjectOf } from '../commands/hold-case.ts';
import type { OwnCase, ownCases } from '../contract.ts';
import { daysLeft } from '../rules/clock.ts';
import { avoidancesOf, consultationsOf, documentsOf, findCases } from '../store/index.ts';
import { stepsFor } from './cases.ts';
import { ownSight } from './own-sight.ts';
import { actTitle, fieldIndex, flowOf, stateTitle, trailLine, walkOf } from './views.ts';

/**
 * What somebody may know of the cases about himself (知情权、申辩权): where each stands, on what basis, until when, what was served
 * on him, what he said himself and what was opened to him. A case in a state that is withheld is named by its kind and article only.
 */
export const casesOfSelf = (house: House, actor: Actor): Promise<z.infer<typeof ownCases.output>> =>
  house.unit(actor, async (unit) => {
    if (actor.personId === null) throw new Refusal('forbidden', 'cases.account_without_person');
    must(actor, readOwnCases, { regionId: actor.regionId, personIds: [actor.personId] });
    const cases: OwnCase[] = [];
    const withheld: z.infer<typeof ownCases.output>['withheld'] = [];
    for (const file of await findCases(unit, { personId: actor.personId, limit: 200 })) {
      const sight = await ownSight(unit, file, actor.personId);
      if (sight === null) continue;
      if ('withheld' in sight) {
        withheld.push({ typeTitle: sight.type.title, source: sight.withheld });
        continue;
      }
      const { type, role, roles, notices, trail } = sight;
      const policy = await policyVersion(unit, file.policyVersion, file.openedOn);
      const fields = fieldIndex(type, policy);
      const people = await personSummaries(unit, [actor.personId]);
      const served = new Set(notices.map((n) => n.documentId));
      const subject = await subjectOf(unit, file);
      cases.push({
        id: file.id,
        type: type.key,
        typeTitle: type.title,
        number: file.number,
        title: file.title,
        stateTitle: stateTitle(type, file.state),
        role,
        openedOn: file.openedOn,
        dueOn: file.dueOn,
        daysLeft: file.closedOn !== null || file.suspendedOn !== null ? null : daysLeft(file.dueOn, unit.today),
        closedOn: file.closedOn,
        revision: file.revision,
        policyVersion: file.policyVersion,
        flow: flowOf(type, policy),
        walked: walkOf(sight.whole),
        trail: trail.map((t) => {
          const { by: _, kept: __, ...line } = trailLine(t, type, fields, people);
          return line;
        }),
        notices: notices.map((n) => ({ id: n.id, role: n.role, action: n.action, actionTitle: actTitle(type, n.action), documentId: n.documentId, servedAt: n.servedAt.toISOString(), delivery: n.delivery, deliveredAt: n.deliveredAt?.toISOString() ?? null, proof: n.proof })),
        documents: (await documentsOf(unit, file.id)).filter((d) => served.has(d.id)).map((d) => ({ id: d.id, title: d.title, issuedAt: d.issuedAt.toISOString() })),
        withheld: (type.withholds ?? []).map((w) => ({ ...w })),
        can: (await stepsFor(unit, file, type, sight.whole, await consultationsOf(unit, [file.id]), await avoidancesOf(unit, file.id), (s) => s.ownParty !== undefined && roles.includes(s.ownParty) && may(actor, s.by, subject), policy)).map(({ to: _, aside: __, ...s }) => s),
      });
    }
    unit.audit({ action: 'cases.own_read', subjectKind: 'person', subjectId: actor.personId });
    return { cases, withheld };
  });
