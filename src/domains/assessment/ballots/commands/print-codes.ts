import { toString as qrSvg } from 'qrcode';
import type { Actor } from '../../../../kernel/actor.ts';
import type { FileAnswer } from '../../../../kernel/endpoint.ts';
import { must } from '../../../../kernel/permission.ts';
import { printPdf } from '../../../../platform/documents/pdf.ts';
import type { House } from '../../../../platform/house/index.ts';
import { manageBallots } from '../../access.ts';
import { codeHash, newCode } from '../paper-codes.ts';
import { sheetHtml } from '../code-sheet.ts';
import { insertCodes } from '../store/index.ts';
import { electionStepFor, holdElection } from './hold-election.ts';
import { leafGroup } from './set-roll.ts';

export interface CodeOrder {
  readonly count: number;
  readonly language: 'zh-CN' | 'en';
  readonly format: 'html' | 'pdf';
  readonly replace: boolean;
  readonly address: string;
}
/** Makes one-time codes and their sheets to print. Only hashes are kept, in an order that says nothing. */
export async function printCodes(house: House, actor: Actor, electionId: string, group: string, order: CodeOrder): Promise<FileAnswer> {
  const codes = Array.from({ length: order.count }, newCode);
  const election = await house.unit(actor, async (unit) => {
    must(actor, manageBallots, { regionId: actor.regionId });
    const found = await holdElection(unit, electionId);
    electionStepFor(found, 'change');
    leafGroup(found, group);
    await insertCodes(unit, electionId, group, codes.map(codeHash), order.replace);
    unit.audit({ action: 'assessment.codes_printed', subjectKind: 'election', subjectId: electionId, detail: { group, codes: codes.length, replace: order.replace } });
    return found;
  });
  const named = election.groups.find((g) => g.key === group)!.name;
  const slips = await Promise.all(
    codes.map(async (code) => {
      const link = `${order.address.replace(/[/#]+$/, '')}/${actor.regionId}#${code}`;
      return { code, link, svg: await qrSvg(link, { type: 'svg', margin: 1 }) };
    }),
  );
  const html = sheetHtml({ language: order.language, title: election.title, group: order.language === 'en' ? named.en || named.zh : named.zh, closesAt: election.closesAt, slips });
  const bytes = order.format === 'pdf' ? await printPdf(html) : new TextEncoder().encode(html);
  return { bytes, mediaType: order.format === 'pdf' ? 'application/pdf' : 'text/html; charset=utf-8', fileName: `${election.title}-${named.zh}.${order.format}` };
}
