import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import type { Explanation } from '../../../kernel/explanation.ts';
import { may } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { ratesOf } from '../rules/rates.ts';
import { signBulletins, writeBulletins } from './access.ts';
import type * as contract from './contract.ts';
import { kinds, type Figures, type Kind, type Report } from './model.ts';
import { owedAfter, partsOfYear } from './rhythm.ts';
import { behindOf, openingOf, titleOf } from './rules/compose.ts';
import { standingOf } from './rules/periods.ts';
import { afterStep } from './rules/report-steps.ts';
import { findReport, reportsOfYear } from './store/index.ts';

const allowed = (actor: Actor) => {
  const subject = { regionId: actor.regionId, organizationPaths: [] };
  return { write: may(actor, writeBulletins, subject), sign: may(actor, signBulletins, subject) };
};

/** Papers of a kind in a year, with what is missing; `within` hides what is not published. */
export async function yearOf(unit: Unit, kind: Kind, year: number, published: boolean) {
  const { times, parts } = await partsOfYear(unit, kind, year);
  const reports = (await reportsOfYear(unit, year)).filter((r) => r.kind === kind);
  const views = [];
  let owed = false;
  for (const p of parts) {
    const report = reports.find((r) => r.part === p.part);
    const asked = p.to <= unit.today && (await owedAfter(unit, kind, p.to));
    owed ||= asked;
    const standing = standingOf(p, report?.state ?? null, asked, unit.today);
    const hidden = published && report !== undefined && report.state !== 'published';
    views.push({ ...p, kind, title: titleOf({ ...p, kind }), state: hidden ? standingOf(p, null, asked, unit.today).state : standing.state, missing: standing.missing, reportId: hidden ? null : (report?.id ?? null), publishedOn: report?.publishedOn ?? null });
  }
  return { kind, times, owed, published: views.filter((v) => v.state === 'published').length, missing: views.filter((v) => v.missing).length, parts: views };
}

export const bulletinYear = (house: House, actor: Actor, year?: number): Promise<z.output<typeof contract.readYear.output>> =>
  house.unit(actor, async (unit) => {
    const can = allowed(actor);
    const of = year ?? Number(unit.today.slice(0, 4));
    const all = [];
    for (const kind of kinds) all.push(await yearOf(unit, kind, of, !can.write && !can.sign));
    return { year: of, kinds: all, can };
  });

/** A paper the reader may see: published ones everybody, others whoever writes or signs. */
export async function reportSeen(unit: Unit, id: string): Promise<Report> {
  const report = await findReport(unit, id);
  const can = allowed(unit.actor);
  if (!report || (report.state !== 'published' && !can.write && !can.sign)) throw new Refusal('not_found', 'bulletins.no_such_report');
  return report;
}
const explained = ({ demands: d }: Figures): Explanation => ratesOf({ ...d, hours: 0 }).explanation;

export const reportPage = (house: House, actor: Actor, id: string): Promise<z.output<typeof contract.readReport.output>> =>
  house.unit(actor, async (unit) => {
    const r = await reportSeen(unit, id);
    const can = allowed(actor);
    const over = r.to <= unit.today;
    return {
      id: r.id, kind: r.kind, year: r.year, part: r.part, from: r.from, to: r.to, title: titleOf(r), state: r.state, over, figures: r.figures, figuredAt: r.figuredAt.toISOString(), opening: r.opening ?? openingOf(r, r.figures), own: r.opening !== null, demandsMade: r.demandsMade, behind: behindOf(r.figures),
      draftedBy: r.draftedBy, submittedOn: r.submittedOn, returnedBecause: r.returnedBecause, signedOn: r.signedOn, signedBy: r.signedBy, publishedOn: r.publishedOn, publishedBy: r.publishedBy, explanation: explained(r.figures),
      can: {
        edit: can.write && afterStep(r.state, 'edit') !== null, submit: can.write && over && afterStep(r.state, 'submit') !== null, giveBack: can.sign && afterStep(r.state, 'give_back') !== null,
        sign: can.sign && afterStep(r.state, 'sign') !== null && (actor.accountId === null || r.drafterAccountId !== actor.accountId), publish: can.write && afterStep(r.state, 'publish') !== null,
      },
    };
  });
