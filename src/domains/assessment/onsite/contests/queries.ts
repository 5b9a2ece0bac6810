import type { z } from 'zod';
import { covers, type Actor } from '../../../../kernel/actor.ts';
import { must, reachablePaths } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { formatScore, type Score } from '../../../../kernel/score.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { organizationNames, organizationsNow } from '../../../registry/index.ts';
import { readSpotChecks } from '../../access.ts';
import type { listSpotChecks, openSpotCheck } from './contract.ts';
import type { PoolSection, SpotCheck, SpotScore } from './model.ts';
import { explainSection, sectionScore, type SectionScore, type Visit } from './rules/section-scores.ts';
import { findSpotCheck, scoresOfChecks, spotChecksBetween } from './store.ts';

const printed = (s: Score | null): string | null => (s === null ? null : formatScore(s));

/** Visits by section. */
export function visitsOf(checks: readonly SpotCheck[], scores: readonly SpotScore[]): Map<string, { readonly section: PoolSection; readonly visits: Visit[] }> {
  const found = new Map<string, { readonly section: PoolSection; readonly visits: Visit[] }>();
  for (const check of checks)
    for (const id of check.drawn) {
      const section = check.pool.find((s) => s.id === id)!;
      const entry = found.get(id) ?? { section, visits: [] };
      entry.visits.push({ checkId: check.id, title: check.title, heldOn: check.heldOn, marks: scores.filter((s) => s.checkId === check.id && s.organizationId === id).map((s) => ({ inspector: s.inspectorName, mark: s.mark })) });
      found.set(id, entry);
    }
  return found;
}

/** What the reader may see of a check: everything, or from its day on the sections within reach. */
function seenBy(unit: Unit, check: SpotCheck): SpotCheck | null {
  const paths = reachablePaths(unit.actor, readSpotChecks);
  if (paths === 'all') return check;
  // 不打招呼: before the day a unit does not learn that it was drawn.
  if (unit.today < check.heldOn) return null;
  const drawn = check.drawn.filter((id) => paths.some((p) => covers(p, check.pool.find((s) => s.id === id)!.path)));
  return drawn.length === 0 ? null : { ...check, drawn };
}

function headOf(check: SpotCheck, scores: readonly SpotScore[]) {
  const own = scores.filter((s) => s.checkId === check.id && check.drawn.includes(s.organizationId));
  const sections = [...visitsOf([check], own).values()].flatMap(({ visits }) => sectionScore(visits).average ?? []);
  const average = sections.length === 0 ? null : sectionScore([{ checkId: check.id, title: '', heldOn: check.heldOn, marks: sections.map((mark) => ({ inspector: '', mark })) }]).average;
  return { id: check.id, kind: check.kind, title: check.title, heldOn: check.heldOn, plannedAt: check.plannedAt.toISOString(), plannedBy: check.plannedBy, pool: check.pool.length, drawn: check.drawn.length, scored: sections.length, average: printed(average) };
}

/** Checks and the standing of every section they visited. */
export const spotCheckList = (house: House, actor: Actor, query: { readonly from?: string | undefined; readonly to?: string | undefined }): Promise<z.infer<typeof listSpotChecks.output>> =>
  house.unit(actor, async (unit) => {
    const checks = (await spotChecksBetween(unit, query.from, query.to)).flatMap((c) => seenBy(unit, c) ?? []);
    const scores = await scoresOfChecks(unit, checks.map((c) => c.id));
    const standing = [...visitsOf(checks, scores).values()].filter((s) => s.visits.some((v) => v.marks.length > 0));
    const parents = new Map((await organizationsNow(unit)).map((o) => [o.id as string, o.parentId]));
    const names = await organizationNames(unit, standing.flatMap((s) => parents.get(s.section.id) ?? []));
    return {
      checks: checks.map((c) => headOf(c, scores)),
      sections: standing.map(({ section, visits }) => {
        const s = sectionScore(visits);
        return { organizationId: section.id, name: section.name, unitName: names.get(parents.get(section.id) ?? '') ?? '', visits: s.visits.length, average: printed(s.average), latest: printed(s.latest), latestOn: s.latestOn, explanation: explainSection(section.name, s) };
      }),
    };
  });

export const spotCheckDetail = (house: House, actor: Actor, id: string): Promise<z.infer<typeof openSpotCheck.output>> =>
  house.unit(actor, async (unit) => {
    const whole = await findSpotCheck(unit, id);
    const check = whole && seenBy(unit, whole);
    if (!whole || !check) throw new Refusal('not_found', 'assessment.no_such_spot_check');
    must(actor, readSpotChecks, { regionId: actor.regionId, organizationPaths: check.drawn.map((d) => check.pool.find((s) => s.id === d)!.path) });
    const scores = await scoresOfChecks(unit, [id]);
    const visits = visitsOf([check], scores);
    const me = actor.accountId ?? actor.name;
    return {
      check: headOf(check, scores),
      criteria: [...check.criteria],
      draw: { seed: check.seed, pool: check.pool.map(({ id: section, name }) => ({ id: section, name })), count: whole.drawn.length },
      sections: check.drawn.map((organizationId) => {
        const { section, visits: own } = visits.get(organizationId)!;
        const s: SectionScore = sectionScore(own);
        const given = scores.filter((x) => x.organizationId === organizationId);
        const mine = given.find((x) => x.inspector === me);
        return {
          organizationId,
          name: section.name,
          mark: printed(s.average),
          explanation: s.average === null ? null : explainSection(section.name, s),
          own: mine ? { points: { ...mine.points }, note: mine.note } : null,
          scores: given.map((x) => ({ inspector: x.inspectorName, mark: formatScore(x.mark), points: { ...x.points }, note: x.note, number: x.number, reason: x.reason, at: x.at.toISOString() })),
        };
      }),
    };
  });
