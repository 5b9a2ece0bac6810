import type { Actor } from '../../../kernel/actor.ts';
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { readFile } from '../../../platform/files/index.ts';
import type { House } from '../../../platform/house/index.ts';
import { readPeople } from '../access.ts';
import type { AsOf } from '../model.ts';
import { findPersonVersion, toPersonFields } from '../store/person.ts';
import { personSubject } from './people.ts';

/**
 * The photograph of a person, shown in place. Out: the bytes as they came in (a person file's picture is stored unchanged).
 * Only pictures are answered: a hash that names any other file is no photograph. Refuses `registry.no_such_person`, `registry.no_photo`.
 */
export async function personPhoto(house: House, actor: Actor, personId: string, at: AsOf): Promise<FileAnswer> {
  return house.unit(actor, async (unit) => {
    must(actor, readPeople, await personSubject(unit, personId));
    const version = await findPersonVersion(unit, personId, at);
    const fields = version === null ? null : toPersonFields(unit, version);
    if (fields === null || fields.photoHash === null) throw new Refusal('not_found', 'registry.no_photo');
    const file = await readFile(unit, fields.photoHash);
    if (!file.mediaType.startsWith('image/')) throw new Refusal('not_found', 'registry.no_photo');
    return { bytes: file.bytes, mediaType: file.mediaType, fileName: `${fields.name}.${file.mediaType.split('/')[1]}`, inline: true };
  });
}
