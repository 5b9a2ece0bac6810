import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { readSchemes } from '../access.ts';
import type { openScheme, SchemeView, WeightSum } from '../contract.ts';
import { percentText, weightTotals } from '../rules/weights.ts';
import { problemsOf } from '../commands/adopt-scheme.ts';
import { purposeOf, schemeDefinition, subjectOf, type SchemeDefinition } from '../scheme-format.ts';
import { plainReason } from './plain-reason.ts';
import { allSchemes, findScheme, latestScheme, type StoredScheme } from '../store/index.ts';

const view = (s: StoredScheme, latest: boolean): SchemeView => ({ id: s.id, key: s.key, version: s.version, title: s.definition.title, purpose: purposeOf(s.definition), subject: subjectOf(s.definition), recordedAt: s.recordedAt.toISOString(), recordedBy: s.recordedBy, latest });

export const sumsOf = (definition: SchemeDefinition): WeightSum[] => weightTotals(definition).map((t) => ({ at: t.at, classKey: t.classKey, percent: percentText(t.total), holds: t.holds }));

/** All versions of all schemes, newest first within each. */
export const listSchemes = (house: House, actor: Actor): Promise<SchemeView[]> =>
  house.unit(actor, async (unit) => {
    must(actor, readSchemes, { regionId: actor.regionId });
    const all = await allSchemes(unit);
    return all.map((s) => view(s, all.find((o) => o.key === s.key)!.id === s.id));
  });

/** One version with the sums of its weights. Refuses `assessment.no_such_scheme`. */
export const schemeDetail = (house: House, actor: Actor, id: string): Promise<z.infer<typeof openScheme.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readSchemes, { regionId: actor.regionId });
    const scheme = await findScheme(unit, id);
    if (!scheme) throw new Refusal('not_found', 'assessment.no_such_scheme');
    const latest = await latestScheme(unit, scheme.key);
    const policy = await policyInForce(unit, unit.today);
    return { scheme: view(scheme, latest?.id === scheme.id), definition: scheme.definition, sums: sumsOf(scheme.definition), basis: scheme.definition.basis.map((b) => ({ text: policy.cite({ document: b.document, article: b.article }), verified: b.verified })) };
  });

/** What is wrong with a definition, without saving it. A definition that cannot be read says where. */
export const checkDefinition = (house: House, actor: Actor, definition: unknown): Promise<{ problems: ReturnType<typeof plainReason>[]; sums: WeightSum[] }> =>
  house.unit(actor, async (unit) => {
    must(actor, readSchemes, { regionId: actor.regionId });
    const read = schemeDefinition.safeParse(definition);
    if (!read.success) return { problems: read.error.issues.slice(0, 50).map((i) => ({ code: 'assessment.scheme_field', params: { field: i.path.join('.'), message: i.message } })), sums: [] };
    return { problems: (await problemsOf(unit, read.data, await policyInForce(unit, unit.today))).map(plainReason), sums: sumsOf(read.data) };
  });
