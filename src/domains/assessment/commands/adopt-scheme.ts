import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce, type PolicyView } from '../../policy/index.ts';
import { manageSchemes } from '../access.ts';
import type { SchemeId } from '../model.ts';
import { checkScheme } from '../rules/check-scheme.ts';
import { checkSources } from '../rules/check-sources.ts';
import { canonical } from '../rules/inputs-hash.ts';
import { schemeDefinition, type SchemeDefinition } from '../scheme-format.ts';
import { holdSchemeKey, insertScheme, latestScheme } from '../store/index.ts';
import { readableForms } from '../ballots/index.ts';
import { surroundingsOf } from './surroundings.ts';

export interface Adopted {
  readonly id: SchemeId;
  readonly version: number;
  readonly unchanged: boolean;
}

/** Everything that keeps a scheme from being used here: by itself, and under the policy in force. */
export const problemsOf = async (unit: Unit, definition: SchemeDefinition, policy: PolicyView): Promise<Reason[]> => [...checkScheme(definition), ...checkSources(definition, surroundingsOf(policy, await readableForms(unit)))];

/**
 * Saves a definition as the next version of its scheme. The same definition again changes nothing.
 * Refuses `assessment.scheme_refused` with every fault; weights that do not total 100% come first and name their sum (M057);
 * an indicator that policy forbids for a kind of unit names the article (M199).
 */
export async function saveScheme(unit: Unit, definition: SchemeDefinition): Promise<Adopted> {
  const problems = await problemsOf(unit, definition, await policyInForce(unit, unit.today));
  if (problems.length > 0) throw new Refusal('rule', 'assessment.scheme_refused', { title: definition.title.zh, problems: problems.length }, problems);
  // Two officers who save at once get two versions, one after the other.
  await holdSchemeKey(unit, definition.key);
  const latest = await latestScheme(unit, definition.key);
  if (latest && canonical(latest.definition) === canonical(definition)) return { id: latest.id, version: latest.version, unchanged: true };
  const version = (latest?.version ?? 0) + 1;
  const id = await insertScheme(unit, definition, version);
  unit.audit({ action: 'assessment.scheme_adopted', subjectKind: 'scheme', subjectId: id, detail: { key: definition.key, version } });
  return { id, version, unchanged: false };
}

export const adoptScheme = (house: House, actor: Actor, definition: SchemeDefinition): Promise<Adopted> =>
  house.unit(actor, async (unit) => {
    must(actor, manageSchemes, { regionId: actor.regionId });
    return saveScheme(unit, definition);
  });

/** Takes over the schemes of the policy packs in force (setting up a region, a new pack). */
export async function adoptSchemesOf(unit: Unit, policy: PolicyView): Promise<Adopted[]> {
  const adopted: Adopted[] = [];
  for (const file of policy.schemes()) {
    const read = schemeDefinition.safeParse(file);
    if (!read.success) {
      throw new Refusal('rule', 'assessment.scheme_unreadable', { scheme: file.key, pack: policy.version }, read.error.issues.slice(0, 20).map((i) => ({ code: 'assessment.scheme_field', params: { field: i.path.join('.'), message: i.message } })));
    }
    adopted.push(await saveScheme(unit, read.data));
  }
  return adopted;
}
