import type { Actor } from '../../../../kernel/actor.ts';
import type { FileAnswer } from '../../../../kernel/endpoint.ts';
import type { House } from '../../../../platform/house/index.ts';
import { ageOn } from '../../../../kernel/period.ts';
import { writeRoster, type ExportedPerson, type RosterKey } from '../../roster/index.ts';
import { regionName } from '../../store/organization.ts';
import { fileValues } from '../../importing/rules/on-file-values.ts';
import { wordOf } from '../../importing/rules/words.ts';
import { auditSensitive, chosenPeople, watermarkOf, type Whom } from './chosen-people.ts';

const SENSITIVE: readonly RosterKey[] = ['idNumber', 'phone', 'health'];
export const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A roster with chosen columns. Every export is audited with its purpose; sensitive columns as a sensitive read of each person. */
export async function exportRoster(house: House, actor: Actor, input: Whom & { columns: readonly RosterKey[]; purpose: string }): Promise<FileAnswer> {
  const { rows, watermark, day } = await house.unit(actor, async (unit) => {
    const people = await chosenPeople(unit, actor, input);
    const fields = input.columns.filter((c) => SENSITIVE.includes(c));
    unit.audit({ action: 'registry.roster_exported', subjectKind: 'people', subjectId: null, detail: { people: people.length, columns: input.columns, purpose: input.purpose } });
    if (fields.length > 0) auditSensitive(unit, people, fields, input.purpose, 'roster');
    const wanted = new Set(input.columns);
    return {
      rows: people.map((p): ExportedPerson => {
        const values = fileValues(p, unit.today);
        if (p.fields.bornOn) values.age = String(ageOn(p.fields.bornOn, unit.today));
        const grades = [...p.record.grades].sort((a, b) => a.year - b.year).slice(-3);
        if (grades.length > 0) values.assessments = grades.map((g) => `${g.year}=${g.grade}`).join(';');
        return Object.fromEntries(Object.entries(values).filter(([key]) => wanted.has(key as RosterKey))) as ExportedPerson;
      }),
      watermark: watermarkOf(await regionName(unit), actor, unit.at),
      day: unit.today,
    };
  });
  return { bytes: await writeRoster(rows, { columns: input.columns, watermark, nameOf: wordOf }), mediaType: spreadsheet, fileName: `花名册-${day}.xlsx` };
}
