import { inOfficeOn } from './main-appointment.ts';
import type { Day } from '../../../kernel/period.ts';
import type { PersonRecord, Place, Places } from './record.ts';

export const ruleId = 'registry.full_title';

/** As many characters in common at the beginning mean that the title names the unit in other words: `县水利局局长` in 县水利和湖泊局. */
const SHARED = 2;
/** Names another organ of the same place: `县委副书记、县长` of a government. */
const ANOTHER_ORGAN = /^[省市县区州盟旗乡镇](?:委|党委|纪委|监委|人大|政府|政协)/;

/**
 * 现任职务 in full, as the form wants it: `党组书记、局长` in 青澜县水利局 is 青澜县水利局党组书记、局长. A title that names the unit by its
 * name, its short name or the name's beginning, or another organ before it, stands as it is written.
 */
export function fullTitle(title: string, unit: Pick<Place, 'name' | 'shortName'> | undefined): string {
  if (unit === undefined || unit.name === '' || title === '') return title;
  const names = [unit.name, unit.shortName].filter((n) => n.length >= SHARED);
  return ANOTHER_ORGAN.test(title) || names.some((n) => title.includes(n) || title.startsWith(n.slice(0, SHARED))) ? title : `${unit.name}${title}`;
}

/** Every post in office on the day, the main one first, each in full. */
export const fullTitles = (record: Pick<PersonRecord, 'appointments'>, places: Places, on: Day): string =>
  inOfficeOn(record.appointments, on)
    .map((a) => fullTitle(a.title, places.get(a.organizationId)))
    .join('、');
