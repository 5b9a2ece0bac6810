import type { Actor } from '../../../../kernel/actor.ts';
import { dayInChina } from '../../../../kernel/clock.ts';
import type { FileAnswer } from '../../../../kernel/endpoint.ts';
import { must } from '../../../../kernel/permission.ts';
import type { House } from '../../../../platform/house/index.ts';
import { tableEntries, writeTemplate } from '../../roster/index.ts';
import { importPeople } from '../access.ts';

/** Our own roster to fill in. It holds nobody, so nothing is audited. */
export async function rosterTemplate(house: House, actor: Actor): Promise<FileAnswer> {
  must(actor, importPeople, { regionId: actor.regionId, organizationPaths: [] });
  const year = Number(dayInChina(house.clock.now()).slice(0, 4));
  const bytes = await writeTemplate(year, (table) => tableEntries(table).map((e) => e.name));
  return { bytes, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName: '花名册模板.xlsx' };
}
