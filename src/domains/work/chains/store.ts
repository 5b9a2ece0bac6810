import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Block, Chain, Link, LinkKind, LinkState, NewLink } from './model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'work.chain': { region_id: string; id: string; organization_id: string; title: string; about: string; investment: string; opened_on: string; planned_start_on: string; started_on: string | null; start_proof: string | null; started_by: string | null; stopped_on: string | null; stopped_because: string | null; recorded_by: string };
    'work.chain_link': { region_id: string; id: string; chain_id: string; position: number; kind: string; title: string; organization_id: string; promised_days: number; after: number[]; before_start: boolean; state: string; done_on: string | null; done_note: string | null; done_by: string | null; done_account_id: string | null; opinion: string | null; confirmed_on: string | null; confirmed_by: string | null };
    'work.chain_block': { region_id: string; id: string; link_id: string; reason: string; organization_id: string | null; raised_on: string; raised_by: string; answer_by: string | null; agreed: boolean | null; answered_on: string | null; answered_by: string | null; answer: string | null; cleared_on: string | null; cleared_by: string | null; outcome: string | null };
  }
}
const region = (unit: Unit) => unit.actor.regionId;

const chainQuery = (unit: Unit) => unit.tx.selectFrom('work.chain').selectAll().where('region_id', '=', region(unit));
const toChain = (r: Awaited<ReturnType<ReturnType<typeof chainQuery>['execute']>>[number]): Chain => ({ id: r.id, organizationId: r.organization_id, title: r.title, about: r.about, investment: r.investment, openedOn: r.opened_on, plannedStartOn: r.planned_start_on, startedOn: r.started_on, startProof: r.start_proof, startedBy: r.started_by, stoppedOn: r.stopped_on, stoppedBecause: r.stopped_because });
export const chains = async (unit: Unit): Promise<Chain[]> => (await chainQuery(unit).orderBy('opened_on', 'desc').orderBy('id', 'desc').execute()).map(toChain);
/** With `hold` it is locked first and read then; whatever changes a chain, its links or blocks holds it. */
export async function findChain(unit: Unit, id: string, hold = false): Promise<Chain | null> {
  let q = chainQuery(unit).where('id', '=', id);
  if (hold) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toChain(row) : null;
}
export async function insertChain(unit: Unit, c: Pick<Chain, 'organizationId' | 'title' | 'about' | 'investment' | 'plannedStartOn'>, links: readonly NewLink[]): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('work.chain').values({ region_id: region(unit), id, organization_id: c.organizationId, title: c.title, about: c.about, investment: c.investment, opened_on: unit.today, planned_start_on: c.plannedStartOn, started_on: null, start_proof: null, started_by: null, stopped_on: null, stopped_because: null, recorded_by: unit.actor.name }).execute();
  await unit.tx.insertInto('work.chain_link').values(links.map((l, i) => ({ region_id: region(unit), id: newId(unit.at.getTime()), chain_id: id, position: i + 1, kind: l.kind, title: l.title, organization_id: l.organizationId, promised_days: l.promisedDays, after: [...l.after], before_start: l.beforeStart, state: 'open', done_on: null, done_note: null, done_by: null, done_account_id: null, opinion: null, confirmed_on: null, confirmed_by: null }))).execute();
  return id;
}
export const changeChain = async (unit: Unit, id: string, change: Partial<{ started_on: Day; start_proof: string; started_by: string; stopped_on: Day; stopped_because: string }>): Promise<void> => void (await unit.tx.updateTable('work.chain').set(change).where('region_id', '=', region(unit)).where('id', '=', id).execute());

const linkQuery = (unit: Unit) => unit.tx.selectFrom('work.chain_link').selectAll().where('region_id', '=', region(unit));
const toLink = (r: Awaited<ReturnType<ReturnType<typeof linkQuery>['execute']>>[number]): Link => ({ id: r.id, chainId: r.chain_id, position: r.position, kind: r.kind as LinkKind, title: r.title, organizationId: r.organization_id, promisedDays: r.promised_days, after: r.after, beforeStart: r.before_start, state: r.state as LinkState, doneOn: r.done_on, doneNote: r.done_note, doneBy: r.done_by, doneAccountId: r.done_account_id, opinion: r.opinion, confirmedOn: r.confirmed_on, confirmedBy: r.confirmed_by });
export async function links(unit: Unit, chainId?: string): Promise<Link[]> {
  let q = linkQuery(unit);
  if (chainId !== undefined) q = q.where('chain_id', '=', chainId);
  return (await q.orderBy('chain_id').orderBy('position').execute()).map(toLink);
}
export async function findLink(unit: Unit, id: string): Promise<Link | null> {
  const row = await linkQuery(unit).where('id', '=', id).executeTakeFirst();
  return row ? toLink(row) : null;
}
export const changeLink = async (unit: Unit, id: string, change: Partial<{ state: LinkState; done_on: Day; done_note: string; done_by: string; done_account_id: string | null; opinion: string; confirmed_on: Day; confirmed_by: string }>): Promise<void> => void (await unit.tx.updateTable('work.chain_link').set(change).where('region_id', '=', region(unit)).where('id', '=', id).execute());

const blockQuery = (unit: Unit) => unit.tx.selectFrom('work.chain_block').selectAll().where('region_id', '=', region(unit));
const toBlock = (r: Awaited<ReturnType<ReturnType<typeof blockQuery>['execute']>>[number]): Block => ({ id: r.id, linkId: r.link_id, reason: r.reason, organizationId: r.organization_id, raisedOn: r.raised_on, raisedBy: r.raised_by, answerBy: r.answer_by, agreed: r.agreed, answeredOn: r.answered_on, answeredBy: r.answered_by, answer: r.answer, clearedOn: r.cleared_on, clearedBy: r.cleared_by, outcome: r.outcome });
export const blocks = async (unit: Unit): Promise<Block[]> => (await blockQuery(unit).orderBy('raised_on').orderBy('id').execute()).map(toBlock);
export async function findBlock(unit: Unit, id: string): Promise<Block | null> {
  const row = await blockQuery(unit).where('id', '=', id).executeTakeFirst();
  return row ? toBlock(row) : null;
}
/** Null when the link is blocked already: the key lets one block at a time stand. */
export async function insertBlock(unit: Unit, b: Pick<Block, 'linkId' | 'reason' | 'organizationId' | 'answerBy'> & { readonly agreed: true | null }): Promise<string | null> {
  const id = newId(unit.at.getTime());
  const made = await unit.tx.insertInto('work.chain_block').values({ region_id: region(unit), id, link_id: b.linkId, reason: b.reason, organization_id: b.organizationId, raised_on: unit.today, raised_by: unit.actor.name, answer_by: b.answerBy, agreed: b.agreed, answered_on: b.agreed && unit.today, answered_by: b.agreed && unit.actor.name, answer: null, cleared_on: null, cleared_by: null, outcome: null }).onConflict((o) => o.doNothing()).returning('id').executeTakeFirst();
  return made ? id : null;
}
export const clearBlock = async (unit: Unit, id: string, outcome: string): Promise<void> => void (await unit.tx.updateTable('work.chain_block').set({ cleared_on: unit.today, cleared_by: unit.actor.name, outcome }).where('region_id', '=', region(unit)).where('id', '=', id).execute());
export const answerBlock = async (unit: Unit, id: string, agreed: boolean, answer: string): Promise<void> => void (await unit.tx.updateTable('work.chain_block').set({ agreed, answer, answered_on: unit.today, answered_by: unit.actor.name }).where('region_id', '=', region(unit)).where('id', '=', id).execute());
