import type { Actor } from '../../../kernel/actor.ts';
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { readFile } from '../../../platform/files/index.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { readOwnCases } from '../access.ts';
import type { Notice, StepTaken } from '../model.ts';
import { filesIn, findCase, noticesOf, trailOf } from '../store/index.ts';
import { caseToRead } from './case-to-read.ts';
import { ownSight } from './own-sight.ts';

/** A file attached to a step of a case or proving a delivery, for whoever may read the whole file. The reading is audited. Refuses `cases.no_such_file`. */
export const attachedFile = (house: House, actor: Actor, id: string, hash: string): Promise<FileAnswer> =>
  house.unit(actor, async (unit) => {
    await caseToRead(unit, id);
    return answer(unit, id, hash, await trailOf(unit, id), await noticesOf(unit, { caseId: id }));
  });

/** The same for a party: what he stated himself, what was opened to him, proofs of what was served on him; of anything else he is told that it is not there. */
export const ownAttachedFile = (house: House, actor: Actor, id: string, hash: string): Promise<FileAnswer> =>
  house.unit(actor, async (unit) => {
    if (actor.personId === null) throw new Refusal('forbidden', 'cases.account_without_person');
    const file = await findCase(unit, id);
    if (!file) throw new Refusal('not_found', 'cases.no_such_case');
    must(actor, readOwnCases, { regionId: actor.regionId, personIds: file.parties.map((p) => p.personId) });
    const sight = await ownSight(unit, file, actor.personId);
    if (sight === null || 'withheld' in sight) throw new Refusal('not_found', 'cases.no_such_file');
    return answer(unit, id, hash, sight.trail, sight.notices);
  });

async function answer(unit: Unit, caseId: string, hash: string, trail: readonly StepTaken[], notices: readonly Notice[]): Promise<FileAnswer> {
  const name = filesIn(trail).get(hash) ?? notices.find((n) => n.proof?.hash === hash)?.proof?.name;
  if (name === undefined) throw new Refusal('not_found', 'cases.no_such_file');
  const { bytes, mediaType } = await readFile(unit, hash);
  unit.audit({ action: 'cases.file_read', subjectKind: 'case', subjectId: caseId, detail: { file: name } });
  return { bytes, mediaType, fileName: name, inline: mediaType.startsWith('image/') || mediaType === 'application/pdf' };
}
