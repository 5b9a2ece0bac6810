import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { manageSchemes } from '../access.ts';
import { sumsOf } from '../queries/schemes.ts';
import { blankScheme } from '../rules/edit-scheme.ts';
import { schemeDefinition, type DraftScheme, type SchemeDefinition } from '../scheme-format.ts';
import type { WeightSum } from '../contract.ts';
import { findDraft, findScheme, insertDraft, updateDraft, type StoredDraft } from '../store/index.ts';
import { problemsOf, saveScheme, type Adopted } from './adopt-scheme.ts';

const mayEdit = (actor: Actor): void => must(actor, manageSchemes, { regionId: actor.regionId });

/** The draft, held for change. Refuses one that is not there, and one that was adopted or discarded meanwhile. */
async function holdDraft(unit: Unit, id: string): Promise<StoredDraft> {
  const draft = await findDraft(unit, id, true);
  if (!draft) throw new Refusal('not_found', 'assessment.no_such_draft');
  if (draft.state !== 'open') throw new Refusal('conflict', 'assessment.draft_closed', { by: draft.savedBy });
  return draft;
}

/** A new draft: a copy of a version (last year's scheme), or the smallest scheme there is. */
export const startDraft = (house: House, actor: Actor, from: string | null): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    mayEdit(actor);
    const source = from === null ? null : await findScheme(unit, from);
    if (from !== null && !source) throw new Refusal('not_found', 'assessment.no_such_scheme');
    const id = await insertDraft(unit, source?.definition ?? blankScheme(), from);
    unit.audit({ action: 'assessment.draft_started', subjectKind: 'scheme_draft', subjectId: id, detail: { from: source ? `${source.key}@${source.version}` : null } });
    return { id };
  });

export interface Checked {
  readonly problems: readonly Reason[];
  readonly sums: readonly WeightSum[];
}

/** What still keeps a draft from being used, each with its place. */
export async function checkDraft(unit: Unit, definition: DraftScheme): Promise<Checked> {
  const read = schemeDefinition.safeParse(definition);
  if (!read.success) return { problems: read.error.issues.slice(0, 50).map((i) => ({ code: 'assessment.scheme_field', params: { field: i.path.join('.'), message: i.message }, at: placeOf(definition, i.path) })), sums: sumsOf(definition as SchemeDefinition) };
  return { problems: await problemsOf(unit, read.data, await policyInForce(unit, unit.today)), sums: sumsOf(read.data) };
}

/** `dimensions.1.indicators.0.name.zh` → the keys of the dimension and indicator, which is how every other problem names its place. */
function placeOf(definition: DraftScheme, path: readonly PropertyKey[]): string {
  const [part, d, , i] = path;
  if (part === 'adjustments') return `adjustments.${definition.adjustments?.[Number(d)]?.key ?? ''}`;
  if (part !== 'dimensions') return String(part ?? '');
  const dimension = definition.dimensions[Number(d)];
  const indicator = i === undefined ? undefined : dimension?.indicators[Number(i)];
  return indicator ? `${dimension!.key}.${indicator.key}` : (dimension?.key ?? 'dimensions');
}

/** Saves what is typed, finished or not. Refuses `assessment.draft_changed` when somebody else saved since `revision`. */
export const saveDraft = (house: House, actor: Actor, id: string, input: { readonly revision: number; readonly definition: DraftScheme }): Promise<Checked & { revision: number }> =>
  house.unit(actor, async (unit) => {
    mayEdit(actor);
    const draft = await holdDraft(unit, id);
    if (draft.revision !== input.revision) throw new Refusal('conflict', 'assessment.draft_changed', { by: draft.savedBy });
    const revision = draft.revision + 1;
    await updateDraft(unit, id, { definition: input.definition, revision });
    return { revision, ...(await checkDraft(unit, input.definition)) };
  });

/** The draft becomes the next version of its scheme. Refuses `assessment.scheme_refused` with every fault. */
export const adoptDraft = (house: House, actor: Actor, id: string, revision: number): Promise<Adopted> =>
  house.unit(actor, async (unit) => {
    mayEdit(actor);
    const draft = await holdDraft(unit, id);
    if (draft.revision !== revision) throw new Refusal('conflict', 'assessment.draft_changed', { by: draft.savedBy });
    const read = schemeDefinition.safeParse(draft.definition);
    if (!read.success) {
      const { problems } = await checkDraft(unit, draft.definition);
      throw new Refusal('rule', 'assessment.scheme_refused', { title: draft.definition.title.zh, problems: problems.length }, problems);
    }
    const adopted = await saveScheme(unit, read.data);
    await updateDraft(unit, id, { state: 'adopted', adoptedAs: adopted.id });
    return adopted;
  });

export const discardDraft = (house: House, actor: Actor, id: string): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    mayEdit(actor);
    await holdDraft(unit, id);
    await updateDraft(unit, id, { state: 'discarded', adoptedAs: null });
    unit.audit({ action: 'assessment.draft_discarded', subjectKind: 'scheme_draft', subjectId: id });
    return { id };
  });
