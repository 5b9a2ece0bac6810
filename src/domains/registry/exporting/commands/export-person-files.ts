import type { Actor } from '../../../../kernel/actor.ts';
import type { FileAnswer } from '../../../../kernel/endpoint.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { zipSync } from 'fflate';
import { readFile } from '../../../../platform/files/index.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { lrmxLimits, writePersonFile, type PersonFile } from '../../lrmx/index.ts';
import type { OnFile } from '../../importing/rules/on-file.ts';
import { personFileOf } from '../rules/person-file-of.ts';
import { auditSensitive, chosenPeople, type Whom } from './chosen-people.ts';

export const SENSITIVE_BOXES = ['idNumber', 'health', 'family'] as const;

/** The person file with its picture. The caller audits the look. */
export async function openPersonFile(unit: Unit, p: OnFile): Promise<PersonFile> {
  const photo = p.fields.photoHash === null ? null : (await readFile(unit, p.fields.photoHash)).bytes;
  return personFileOf(p, photo);
}

/** One person: an .lrmx; more: a zip of them. Refuses `registry.export_too_many` beyond what one reading takes back. */
export async function exportPersonFiles(house: House, actor: Actor, input: Whom & { purpose: string }): Promise<FileAnswer> {
  const { files, day } = await house.unit(actor, async (unit) => {
    const people = await chosenPeople(unit, actor, input);
    if (people.length > lrmxLimits.files) throw new Refusal('too_large', 'registry.export_too_many', { count: people.length, limit: lrmxLimits.files });
    unit.audit({ action: 'registry.person_files_exported', subjectKind: 'people', subjectId: null, detail: { people: people.length, purpose: input.purpose } });
    auditSensitive(unit, people, SENSITIVE_BOXES, input.purpose, 'lrmx');
    const written: { name: string; bytes: Uint8Array }[] = [];
    for (const p of people) written.push({ name: p.fields.name, bytes: writePersonFile(await openPersonFile(unit, p)) });
    return { files: written, day: unit.today };
  });
  if (files.length === 1) return { bytes: files[0]!.bytes, mediaType: 'application/xml', fileName: `${files[0]!.name}.lrmx` };
  const taken = new Map<string, number>();
  const entries = Object.fromEntries(
    files.map((f) => {
      const n = (taken.get(f.name) ?? 0) + 1;
      taken.set(f.name, n);
      return [`${f.name}${n > 1 ? `-${n}` : ''}.lrmx`, f.bytes];
    }),
  );
  return { bytes: zipSync(entries), mediaType: 'application/zip', fileName: `任免审批表-${day}.zip` };
}
