import type { Reason } from '../../../kernel/refusal.ts';
import { subjectOf, type SchemeDefinition } from '../scheme-format.ts';
import { ofClass } from './weights.ts';

export const rule = { ruleId: 'assessment.sources_exist', source: '高质量发展监测评价指标体系、年度考核指标及实施办法 (M038)' } as const;

/** Why an indicator may not be used for a kind of unit, and what takes its place. */
export interface Prohibition {
  readonly reason: { readonly zh: string; readonly en: string };
  /** The kind of unit in words. */
  readonly unitType: string;
  readonly source: string;
  readonly instead: string;
}

/** What a scheme meets where it is used. */
export interface Surroundings {
  /** Who counts what for schemes today. */
  readonly providers: readonly { readonly key: string; readonly measures: readonly { readonly key: string }[] }[];
  /** Ballot forms by key, with what may be read of them. */
  readonly ballots: readonly { readonly key: string; readonly results: readonly { readonly key: string }[] }[];
  /** Numeric facts that the registry supplies. */
  readonly facts: readonly string[];
  /** Every kind of unit there is. */
  readonly unitTypes: readonly string[];
  /** The policy in force on indicators that must not be used (M199, P12). Null: allowed. */
  forbids(name: string, unitType: string): Prohibition | null;
}

type Sourced = { readonly at: string; readonly name: string; readonly text: string; readonly source: SchemeDefinition['dimensions'][number]['indicators'][number]['source']; readonly classKeys: readonly string[] };

/** Sources nobody provides, facts nobody knows, and indicators that must not be used for a kind of unit the scheme would use them for. */
export function checkSources(definition: SchemeDefinition, around: Surroundings): Reason[] {
  const all = members(definition);
  return [...all.flatMap((m) => sourceProblems(m, definition, around)), ...all.flatMap((m) => prohibitions(m, definition, around))];
}

function members(definition: SchemeDefinition): Sourced[] {
  const textOf = (x: { readonly name: { readonly zh: string }; readonly definition?: { readonly zh: string } | undefined }): string => `${x.name.zh} ${x.definition?.zh ?? ''}`;
  const classKeys = definition.classes.map((c) => c.key);
  return [
    ...definition.dimensions.flatMap((d) =>
      d.indicators.map((i) => ({
        at: `${d.key}.${i.key}`,
        name: i.name.zh,
        text: textOf(i),
        source: i.source,
        classKeys: classKeys.filter((k) => (ofClass<number>(d.weight, k) ?? 0) > 0 && (ofClass<number>(i.weight, k) ?? 0) > 0),
      })),
    ),
    ...(definition.adjustments ?? []).map((a) => ({ at: `adjustments.${a.key}`, name: a.name.zh, text: textOf(a), source: a.source, classKeys: classKeys.filter((k) => a.classes?.includes(k) ?? true) })),
  ];
}

function sourceProblems({ at, source }: Sourced, definition: SchemeDefinition, around: Surroundings): Reason[] {
  if (subjectOf(definition) === 'team' && (source.from === 'fact' || source.from === 'evidence')) return [{ code: 'assessment.source_not_for_teams', at }];
  if (source.from === 'fact' && !around.facts.includes(source.fact)) return [{ code: 'assessment.fact_unknown', params: { fact: source.fact }, at }];
  if (source.from === 'ballot') {
    const form = around.ballots.find((b) => b.key === source.form);
    if (!form) return [{ code: 'assessment.ballot_source_unknown', params: { form: source.form, known: around.ballots.map((b) => b.key).join('、') || '—' }, at }];
    if (!form.results.some((r) => r.key === source.result)) return [{ code: 'assessment.ballot_result_unknown', params: { form: source.form, result: source.result, known: form.results.map((r) => r.key).join('、') }, at }];
    return [];
  }
  if (source.from !== 'provider') return [];
  const provider = around.providers.find((p) => p.key === source.provider);
  if (!provider) return [{ code: 'assessment.provider_unknown', params: { provider: source.provider, known: around.providers.map((p) => p.key).join('、') || '—' }, at }];
  if (!provider.measures.some((m) => m.key === source.measure)) return [{ code: 'assessment.measure_unknown', params: { measure: source.measure, provider: source.provider, known: provider.measures.map((m) => m.key).join('、') }, at }];
  return [];
}

/** Once for each indicator and kind of unit, however many classes bring them together. */
function prohibitions({ at, name, text, classKeys }: Sourced, definition: SchemeDefinition, around: Surroundings): Reason[] {
  const types = [...new Set(classKeys.flatMap((k) => unitTypesOf(definition, k, around.unitTypes)))];
  return types.flatMap((unitType): Reason[] => {
    const no = around.forbids(text, unitType);
    return no === null ? [] : [{ code: 'assessment.indicator_prohibited', params: { name, unitType: no.unitType, unitTypeEn: unitType.replaceAll('_', ' '), reason: no.reason.zh, reasonEn: no.reason.en, instead: no.instead }, source: no.source, at }];
  });
}

/** Kinds of unit whose people or teams may fall into the class: those it names, else all that no finer class of the same categories takes away. */
export function unitTypesOf(definition: SchemeDefinition, classKey: string, all: readonly string[]): string[] {
  const own = definition.classes.find((c) => c.key === classKey);
  if (!own) return [];
  const within = definition.scope?.unitTypes ?? all;
  const mine = own.unitTypes?.filter((t) => within.includes(t)) ?? [...within];
  if (own.unitTypes !== undefined || own.units !== undefined) return mine;
  // Only a class for whole kinds of unit takes all of them away; one bounded to levels or single units leaves the rest.
  const taken = (type: string): boolean => {
    const finer = definition.classes.filter((c) => c !== own && c.unitTypes?.includes(type) && c.levels === undefined && c.units === undefined);
    return subjectOf(definition) === 'team' ? finer.length > 0 : own.categories.every((k) => finer.some((c) => c.categories.includes(k)));
  };
  return mine.filter((t) => !taken(t));
}
