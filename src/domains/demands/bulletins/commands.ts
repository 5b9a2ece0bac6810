import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { signBulletins, writeBulletins } from './access.ts';
import { figuresOf } from './figures.ts';
import type { Kind, Report } from './model.ts';
import { partsOfYear } from './rhythm.ts';
import { openingOf } from './rules/compose.ts';
import { afterStep, type ReportStep } from './rules/report-steps.ts';
import { changeReport, findReport, idAt, putDraft, type ReportChange } from './store/index.ts';

type Nothing = Record<never, never>;
const whole = (actor: Actor) => ({ regionId: actor.regionId, organizationPaths: [] });

/** The draft of a period, or the paper that is there. */
export const makeDraft = (house: House, actor: Actor, input: { readonly kind: Kind; readonly year: number; readonly part: number }): Promise<{ id: string; made: boolean }> =>
  house.unit(actor, async (unit) => {
    must(actor, writeBulletins, whole(actor));
    const there = await idAt(unit, input.kind, input);
    if (there !== null) return { id: there, made: false };
    const part = (await partsOfYear(unit, input.kind, input.year)).parts.find((p) => p.part === input.part);
    if (!part) throw new Refusal('not_found', 'bulletins.no_such_period');
    if (part.from > unit.today) throw new Refusal('rule', 'bulletins.not_begun', { from: part.from });
    const put = await putDraft(unit, input.kind, part, await figuresOf(unit, part));
    if (put.made) unit.audit({ action: 'demands.bulletin_drafted', subjectKind: 'bulletin', subjectId: put.id, detail: { ...input } });
    return put;
  });

/** One step of a paper: locked, then read, then asked whether it is open. */
const move = (house: House, actor: Actor, id: string, step: ReportStep, action: string, change: (unit: Unit, report: Report) => Promise<Partial<ReportChange>>): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, step === 'sign' || step === 'give_back' ? signBulletins : writeBulletins, whole(actor));
    const report = await findReport(unit, id, true);
    if (!report) throw new Refusal('not_found', 'bulletins.no_such_report');
    const state = afterStep(report.state, step);
    if (state === null) throw new Refusal('conflict', 'bulletins.moved', { state: report.state });
    await changeReport(unit, id, { state, ...(await change(unit, report)) });
    unit.audit({ action, subjectKind: 'bulletin', subjectId: id });
    return {};
  });
const drafter = (actor: Actor) => ({ drafted_by: actor.name, drafter_account_id: actor.accountId });

export const figureAgain = (house: House, actor: Actor, id: string): Promise<Nothing> => move(house, actor, id, 'figure', 'demands.bulletin_figured', async (unit, report) => ({ figures: await figuresOf(unit, report), figured_at: unit.at }));

export const editReport = (house: House, actor: Actor, id: string, words: { readonly opening: string | null; readonly demandsMade: string }): Promise<Nothing> =>
  move(house, actor, id, 'edit', 'demands.bulletin_edited', async () => ({ opening: words.opening, demands_made: words.demandsMade, ...drafter(actor) }));

/** What the leader reads is what was handed in: figures and words are fixed here. */
export const submitReport = (house: House, actor: Actor, id: string): Promise<Nothing> =>
  move(house, actor, id, 'submit', 'demands.bulletin_submitted', async (unit, report) => {
    if (report.to > unit.today) throw new Refusal('rule', 'bulletins.period_runs', { to: report.to });
    if (report.demandsMade === '') throw new Refusal('rule', 'bulletins.nothing_asked');
    const figures = await figuresOf(unit, report);
    return { figures, figured_at: unit.at, opening: report.opening ?? openingOf(report, figures), submitted_on: unit.today, returned_because: null, ...drafter(actor) };
  });

export const giveBackReport = (house: House, actor: Actor, id: string, reason: string): Promise<Nothing> =>
  move(house, actor, id, 'give_back', 'demands.bulletin_returned', async () => ({ submitted_on: null, signed_on: null, signed_by: null, signer_account_id: null, returned_because: reason }));

export const signReport = (house: House, actor: Actor, id: string): Promise<Nothing> =>
  move(house, actor, id, 'sign', 'demands.bulletin_signed', async (unit, report) => {
    if (actor.accountId !== null && report.drafterAccountId === actor.accountId) throw new Refusal('rule', 'bulletins.own_paper');
    return { signed_on: unit.today, signed_by: actor.name, signer_account_id: actor.accountId };
  });

export const publishReport = (house: House, actor: Actor, id: string): Promise<Nothing> => move(house, actor, id, 'publish', 'demands.bulletin_published', async (unit) => ({ published_on: unit.today, published_by: actor.name }));
