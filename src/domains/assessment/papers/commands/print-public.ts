import type { Actor } from '../../../../kernel/actor.ts';
import { dayInChina } from '../../../../kernel/clock.ts';
import type { FileAnswer } from '../../../../kernel/endpoint.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House } from '../../../../platform/house/index.ts';
import { organizationNames } from '../../../registry/index.ts';
import { readBulletins, readPublicity } from '../../access.ts';
import { findBulletin } from '../../months/store.ts';
import { findPublicity } from '../../outcomes/store/publicities.ts';
import { findRun } from '../../store/index.ts';
import type { PaperFormat } from '../model.ts';
import { bulletinPaper } from '../sheets/bulletin.ts';
import { noticePaper } from '../sheets/notice.ts';
import { monthInWords } from '../sheets/words.ts';
import { letterhead, printOne } from './print.ts';

/** The 好差评 bulletin as it went out. */
export async function printBulletin(house: House, actor: Actor, at: { readonly unitId: string; readonly month: string }, format: PaperFormat): Promise<FileAnswer> {
  const { paper, name } = await house.unit(actor, async (unit) => {
    must(actor, readBulletins, { regionId: actor.regionId, organizationPaths: [] });
    const bulletin = await findBulletin(unit, at.unitId, at.month);
    if (!bulletin) throw new Refusal('not_found', 'assessment.no_bulletin', { month: at.month });
    const { watermark } = await letterhead(unit, actor);
    const unitName = (await organizationNames(unit, [at.unitId])).get(at.unitId) ?? '';
    unit.audit({ action: 'assessment.bulletin_printed', subjectKind: 'organization', subjectId: at.unitId, detail: { month: at.month, format } });
    return { paper: bulletinPaper({ unitName, month: at.month, publishedOn: dayInChina(bulletin.published_at), sections: bulletin.sections, watermark }), name: `${unitName}${monthInWords(at.month)}好差评通报` };
  });
  return printOne(paper, name, format);
}

/** A notice of 优秀 to hang out. One taken down is not printed again as if it hung. */
export async function printNotice(house: House, actor: Actor, id: string, format: PaperFormat): Promise<FileAnswer> {
  const { paper, name } = await house.unit(actor, async (unit) => {
    must(actor, readPublicity, { regionId: actor.regionId });
    const notice = await findPublicity(unit, id);
    const run = notice && notice.withdrawnAt === null ? await findRun(unit, notice.runId) : null;
    if (!notice || !run) throw new Refusal('not_found', 'assessment.no_such_publicity');
    const { region, watermark } = await letterhead(unit, actor);
    unit.audit({ action: 'assessment.publicity_printed', subjectKind: 'run', subjectId: run.id, detail: { format } });
    return { paper: noticePaper({ ...notice, year: run.year, region, subject: run.subject, watermark }), name: `${run.year}年度考核优秀等次公示` };
  });
  return printOne(paper, name, format);
}
