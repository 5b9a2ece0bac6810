import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { may, mayTry, reachablePaths, type Permission } from '../../../kernel/permission.ts';
import { workingDaysBetween } from '../../../kernel/working-days.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames, organizationsNow } from '../../registry/index.ts';
import { applyForReview, giveOpinions, readReviews, setPanel } from './access.ts';
import { reasonKinds } from './commands.ts';
import type { listReviews } from './contract.ts';
import { reviewAccount } from './rules/joint-review.ts';
import { applications, partiesOf, roundsOf, standingPanel } from './store.ts';

async function within(unit: Unit, permission: Permission): Promise<(organizationId: string) => boolean> {
  if (!mayTry(unit.actor, permission)) return () => false;
  const paths = reachablePaths(unit.actor, permission);
  if (paths === 'all') return () => true;
  const ids = new Set<string>(paths.length === 0 ? [] : (await organizationsNow(unit, {}, paths)).map((o) => o.id));
  return (id) => ids.has(id);
}

/** Applications of the units in reach and those their parties are asked about. */
export const reviewBoard = (house: House, actor: Actor): Promise<z.output<typeof listReviews.output>> =>
  house.unit(actor, async (unit) => {
    const [reads, applies, speaks] = [await within(unit, readReviews), await within(unit, applyForReview), await within(unit, giveOpinions)];
    const parties = await partiesOf(unit);
    const standing = await standingPanel(unit);
    const shown = (await applications(unit)).filter((a) => reads(a.organizationId) || parties.some((p) => p.panelId === a.panelId && speaks(p.organizationId)));
    const rounds = await roundsOf(unit, shown.map((a) => a.id));
    const names = await organizationNames(unit, [...parties.map((p) => p.organizationId), ...shown.map((a) => a.organizationId)]);
    const partyView = (panelId: string | null) => parties.filter((p) => p.panelId === panelId).map((p) => ({ position: p.position, name: p.name, organizationName: names.get(p.organizationId) ?? '—' }));
    // Figures by party are of the panel that stands; an earlier panel's opinions belong to other bodies.
    const account = reviewAccount(rounds.filter((r) => shown.some((a) => a.id === r.applicationId && a.panelId === standing)));
    const panel = may(actor, setPanel, { regionId: actor.regionId, organizationPaths: [] });
    const units = panel || mayTry(actor, applyForReview) ? (await organizationsNow(unit)).filter((o) => !['region', 'department', 'village', 'community'].includes(o.type) && applies(o.id)) : [];
    return {
      parties: partyView(standing),
      applications: shown.map((a) => {
        const own = rounds.filter((r) => r.applicationId === a.id);
        const given = new Set(own.find((r) => r.round === a.round)!.opinions.map((o) => o.position));
        return {
          id: a.id, title: a.title, about: a.about, organizationName: names.get(a.organizationId) ?? '—', appliedOn: a.appliedOn, appliedBy: a.appliedBy, state: a.state, round: a.round, submittedOn: a.submittedOn, parties: partyView(a.panelId),
          rounds: own.map((r) => ({ round: r.round, openedOn: r.openedOn, changes: r.changes, opinions: r.opinions.map((o) => ({ position: o.position, agreed: o.agreed, kind: o.kind, reason: o.reason, givenOn: o.givenOn, givenBy: o.givenBy, days: workingDaysBetween(r.openedOn, o.givenOn) })) })),
          can: { opinion: a.state === 'in_review' && (a.applicantAccountId === null || a.applicantAccountId !== actor.accountId) ? parties.filter((p) => p.panelId === a.panelId && speaks(p.organizationId) && !given.has(p.position)).map((p) => p.position) : [], again: a.state === 'returned' && applies(a.organizationId), submit: a.state === 'passed' && applies(a.organizationId) },
        };
      }),
      account: { parties: partyView(standing).map((p) => { const of = account.parties.find((x) => x.position === p.position)!; return { ...p, ...of, mean: of.given === 0 ? null : (of.days / of.given).toFixed(1) }; }), reasons: [...account.reasons] },
      reasons: await reasonKinds(unit),
      units: units.map((o) => ({ id: o.id, name: o.name })),
      can: { panel, apply: standing !== null && mayTry(actor, applyForReview) },
    };
  });
