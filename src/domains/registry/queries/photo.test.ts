import { afterAll, beforeAll, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { saveFile } from '../../../platform/files/index.ts';
import { editPerson } from '../commands/edit-person.ts';
import { seedSmallCounty, type SmallCounty } from '../fixtures.ts';
import { personDossier } from './dossier.ts';
import { personPhoto } from './photo.ts';

let t: TestHouse;
let county: SmallCounty;
beforeAll(async () => {
  t = await testHouse();
  county = await t.house.unit(t.system, (unit) => seedSmallCounty(unit));
});
afterAll(() => t.close());

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1]);
/** Puts the bytes on file as the photograph of a person. */
async function photograph(personId: string, bytes: Uint8Array): Promise<void> {
  const { hash } = await t.house.unit(t.actor('officer'), (unit) => saveFile(unit, '照片', bytes));
  const { versionId } = (await personDossier(t.house, t.actor('officer'), personId, {})).head;
  await editPerson(t.house, t.actor('officer'), { personId, versionId, reason: '补照片', changes: { photoHash: hash } } as Parameters<typeof editPerson>[2]);
}

it('shows the photograph as it came in, to those who may read the dossier and nobody else', async () => {
  const personId = county.people[2]!;
  await photograph(personId, JPEG);
  const answer = await personPhoto(t.house, t.actor('officer'), personId, {});
  expect(answer).toMatchObject({ mediaType: 'image/jpeg', inline: true });
  expect(Buffer.from(answer.bytes).equals(JPEG)).toBe(true);
  expect((await personPhoto(t.house, t.actor('cadre', { personId: personId as PersonId }), personId, {})).bytes.length).toBe(JPEG.length);
  await expect(personPhoto(t.house, t.actor('cadre', { personId: county.people[3] as PersonId }), personId, {})).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(personPhoto(t.house, t.actor('auditor'), personId, {})).rejects.toMatchObject({ kind: 'forbidden' });
});

it('knows which photograph was on file before', async () => {
  const personId = county.people[4]!;
  const before = t.house.clock.now();
  await expect(personPhoto(t.house, t.actor('officer'), personId, {})).rejects.toMatchObject({ kind: 'not_found', code: 'registry.no_photo' });
  await photograph(personId, JPEG);
  await expect(personPhoto(t.house, t.actor('officer'), personId, { knownAt: new Date(before.getTime() - 1) })).rejects.toMatchObject({ kind: 'not_found' });
});

it('answers pictures only: a hash that names another file is no photograph', async () => {
  const personId = county.people[5]!;
  await photograph(personId, Buffer.from('不是照片，是一份说明。'));
  await expect(personPhoto(t.house, t.actor('officer'), personId, {})).rejects.toMatchObject({ kind: 'not_found', code: 'registry.no_photo' });
});
