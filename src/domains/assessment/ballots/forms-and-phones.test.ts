import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../kernel/refusal.ts';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { seedSmallRegion, type SmallRegion } from '../../../../tests/support/small-region.ts';
import { policiesFolder } from '../../../app/paths.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { saveForm } from './commands/save-form.ts';
import { formDefinition } from './contract/form.ts';
import { buildElection, democraticForm, voterActor } from './fixtures.ts';
import { readyForms } from './queries/forms.ts';
import { takeBallot } from './queries/voting.ts';
import { itemsOf } from './rules/check-form.ts';

let test: TestHouse;
let region: SmallRegion;
beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  test = await testHouse();
  region = await seedSmallRegion(test.house, REGION, '清河县');
});
afterAll(() => test.close());
const refusal = (attempt: Promise<unknown>): Promise<unknown> => attempt.then(() => 'accepted', (e: unknown) => (isRefusal(e) ? [e.code, e.params['version']] : e));

describe('forms', () => {
  it('of the packs in force can be used as they stand; the observation form has 15 points under 5 aspects (M044)', async () => {
    const ready = await readyForms(test.house, test.actor('officer'));
    expect(ready.map((r) => [r.key, r.practice, itemsOf(r.definition).length])).toEqual([['achievement-view', 'M050', 4], ['democratic-review', null, 8], ['political-quality', 'M044', 15], ['two-sided-review', 'M046', 4]]);
    expect(ready.find((r) => r.practice === 'M044')!.definition.sections).toHaveLength(5);
  });
  it('follow the version they were written after, so that nobody overwrites another', async () => {
    const officer = test.actor('officer');
    const form = (zh: string) => formDefinition.parse({ ...democraticForm(), key: 'followed', title: { zh } });
    expect(await saveForm(test.house, officer, form('一'), 0)).toMatchObject({ version: 1, unchanged: false });
    expect(await refusal(saveForm(test.house, officer, form('二'), 0))).toEqual(['assessment.ballot_form_newer', 1]);
    expect(await saveForm(test.house, officer, form('二'), 1)).toMatchObject({ version: 2 });
    // A second click sends the same again.
    expect(await saveForm(test.house, officer, form('二'), 1)).toMatchObject({ version: 2, unchanged: true });
    const both = await Promise.all([refusal(saveForm(test.house, officer, form('三'), 2)), refusal(saveForm(test.house, officer, form('四'), 2))]);
    expect(both.filter((b) => b === 'accepted')).toHaveLength(1);
  });
});

describe('the name of a ballot on a phone', () => {
  it('tells voters apart and cannot be computed from the roll', async () => {
    const [one, two] = region.units.flatMap((u) => [...u.people]).slice(2);
    const voters = [one!, two!].map((id) => ({ kind: 'person' as const, id }));
    const election = await buildElection(test.house, REGION, { subjects: [region.units[0].people[0]], groups: [{ key: 'all', name: { zh: '全体', en: '' }, weight: 10_000, voters }] });
    const holders = await Promise.all(voters.map(async (v) => (await takeBallot(test.house, voterActor(REGION, v), election)).holder));
    expect(new Set(holders).size).toBe(2);
    expect(await Promise.all(voters.map(async (v) => (await takeBallot(test.house, voterActor(REGION, v), election)).holder))).toEqual(holders);
    const guesses = voters.flatMap((v) => [`${election} person:${v.id}`, `person:${v.id}`].map((text) => createHash('sha256').update(text).digest('base64url').slice(0, 22)));
    expect(guesses.filter((g) => holders.includes(g))).toEqual([]);
  });
});
