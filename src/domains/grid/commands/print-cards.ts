import { toString as qrSvg } from 'qrcode';
import type { Actor } from '../../../kernel/actor.ts';
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { printPdf } from '../../../platform/documents/pdf.ts';
import type { House } from '../../../platform/house/index.ts';
import { organizationNames, organizationSubject } from '../../registry/index.ts';
import { runGrid } from '../access.ts';
import { cardsHtml } from '../card-sheet.ts';
import { credentialNumber } from '../queries/board.ts';
import { patchAt } from '../queries/door.ts';
import { areasOf, credentialsOf, headsOfPatches, idsBelow, patchesByIds } from '../store/index.ts';

export interface CardOrder {
  readonly what: 'credentials' | 'cards';
  readonly language: 'zh-CN' | 'en';
  readonly format: 'html' | 'pdf';
  readonly address: string;
}

/** Sheets to print: credentials of heads, or neighbours' contact cards whose QR code opens the page for matters. Refuses `grid.nobody_serves`. */
export async function printCredentials(house: House, actor: Actor, patchId: string, order: CardOrder): Promise<FileAnswer> {
  const { patch, lines, organizationName } = await house.unit(actor, async (unit) => {
    const patch = await patchAt(unit, patchId);
    must(actor, runGrid, await organizationSubject(unit, patch.organizationId));
    const ids = await idsBelow(unit, [patchId]);
    const patches = new Map((await patchesByIds(unit, ids)).map((p) => [p.id, p]));
    const heads = (await headsOfPatches(unit, ids)).filter((h) => h.servedTo === null && (order.what === 'credentials' || patches.get(h.patchId)!.level === 'neighbour'));
    if (heads.length === 0) throw new Refusal('rule', 'grid.nobody_serves', { name: patch.name });
    const credentials = new Map((await credentialsOf(unit, heads.map((h) => h.id))).map((c) => [c.headId, c]));
    const paths = await areasOf(unit, heads.map((h) => h.patchId));
    unit.audit({ action: 'grid.cards_printed', subjectKind: 'patch', subjectId: patchId, detail: { what: order.what, count: heads.length } });
    const lines = heads.map((h) => ({ name: h.name, contact: h.contact, level: patches.get(h.patchId)!.level, place: (paths.get(h.patchId)?.names ?? []).join(' · '), number: credentialNumber(credentials.get(h.id)!.number), issuedOn: credentials.get(h.id)!.issuedOn, code: credentials.get(h.id)!.cardCode }));
    return { patch, lines: lines.sort((a, b) => a.number.localeCompare(b.number)), organizationName: (await organizationNames(unit, [patch.organizationId])).get(patch.organizationId) ?? '' };
  });
  const cards = await Promise.all(lines.map(async (l) => ({ ...l, svg: await qrSvg(`${order.address.replace(/[/#]+$/, '')}/${actor.regionId}-${l.code}`, { type: 'svg', margin: 1 }) })));
  const html = cardsHtml({ what: order.what, language: order.language, organizationName, cards });
  const bytes = order.format === 'pdf' ? await printPdf(html) : new TextEncoder().encode(html);
  return { bytes, mediaType: order.format === 'pdf' ? 'application/pdf' : 'text/html; charset=utf-8', fileName: `${patch.code}-${order.what}.${order.format}` };
}
