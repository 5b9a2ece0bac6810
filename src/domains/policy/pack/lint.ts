import { isRefusal, type Reason } from '../../../kernel/refusal.ts';
import type { Measure, Parameter, PolicyPack } from '../model.ts';
import type { PackLibrary } from './load.ts';
import { composePack } from './compose.ts';
import { lintCell } from './lint-cell.ts';
import { lintDocuments } from './lint-documents.ts';
import { citing, parameterNames, type Cite } from './lint-references.ts';
import { gapsOf, lintRule } from './lint-rule.ts';
import { originOf } from './origin.ts';

/**
 * Faults of a pack that its format cannot show: names and words nobody supplies, rows that never light or light together,
 * articles of documents not declared, dates that contradict. `policy check` prints them; a pack in force has none.
 * Each names file and place (`at`) and is given once.
 */
export function lintPack(pack: PolicyPack): readonly Reason[] {
  const found: Reason[] = [];
  const source = citing(pack, found);
  for (const parameter of pack.parameters.values()) lintParameter(pack, parameter, source, found);
  lintNames(pack, found);
  for (const versions of pack.rules.values()) versions.forEach((table, i) => lintRule(pack, table, versions[i + 1]?.effectiveFrom ?? null, source, found));
  for (const measure of pack.measures.values()) lintMeasure(pack, measure, source, found);
  for (const one of pack.announced) source(one.source, `${originOf(one, 'measures')}#${one.id}`);
  for (const practice of pack.practices.values()) {
    const at = `${originOf(practice, 'practices')}#${practice.id}`;
    parameterNames(pack, practice.settings ?? [], at, found);
    for (const document of [practice.document, ...(practice.alsoDocuments ?? [])]) source({ document, article: '' }, at);
  }
  lintDocuments(pack, found);
  for (const file of pack.examples) {
    if (file.rule !== undefined && !pack.rules.has(file.rule)) found.push({ code: 'policy.rule_not_found', params: { rule: file.rule, pack: pack.id }, at: originOf(file, 'examples') });
    if (file.parameter !== undefined && !pack.parameters.has(file.parameter)) found.push({ code: 'policy.parameter_not_found', params: { parameter: file.parameter, pack: pack.id }, at: originOf(file, 'examples') });
  }
  return found;
}

/** What may be meant but deserves a look: cases that no row of a table takes, rules without a worked example. Never a reason to refuse a pack. */
export function warningsOf(pack: PolicyPack): readonly Reason[] {
  const found: Reason[] = [];
  for (const versions of pack.rules.values()) versions.forEach((table, i) => found.push(...gapsOf(pack, table, versions[i + 1]?.effectiveFrom ?? null)));
  return found;
}

/** Faults across packs: a circle of `extends`, a pack that is not there, a practice held twice, a measure that names a practice no pack has. */
export function lintLibrary(library: PackLibrary): readonly Reason[] {
  const found: Reason[] = [];
  const circles = new Set<string>();
  for (const { head } of library.folders.values()) {
    try {
      composePack(library, head.id);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const circle = circleFrom(library, head.id);
      // Everything that leads into a circle fails with it; the circle itself is named once.
      if (circle !== null) circles.add(circle);
      else if (!library.folders.has(head.extends!)) found.push({ code: error.code, params: error.params, at: `${head.id}/pack.yaml#extends` });
    }
  }
  for (const circle of circles) found.push({ code: 'policy.pack_circle', params: { pack: circle.split(' ')[0]!, through: circle.split(' ').at(-1)! }, at: `${circle.split(' ')[0]!}/pack.yaml#extends` });
  const practices = new Map<string, string>();
  for (const folder of library.folders.values()) {
    for (const { id } of folder.practices) {
      if (practices.has(id)) found.push({ code: 'policy.practice_twice', params: { practice: id, pack: practices.get(id)! }, at: `${folder.head.id}/practices.yaml` });
      practices.set(id, folder.head.id);
    }
  }
  for (const folder of library.folders.values()) {
    for (const { id, practice } of folder.measures) {
      if (practice !== undefined && !practices.has(practice)) found.push({ code: 'policy.practice_unknown', params: { practice }, at: `${folder.head.id}/measures.yaml#${id}` });
    }
  }
  return found;
}

/** The circle that a pack's `extends` runs into, its ids beginning with the first by alphabet; null when it runs into none. */
function circleFrom(library: PackLibrary, id: string): string | null {
  const way: string[] = [];
  for (let next: string | undefined = id; next !== undefined; next = library.folders.get(next)?.head.extends) {
    const start = way.indexOf(next);
    if (start >= 0) {
      const circle = way.slice(start);
      const first = circle.indexOf([...circle].sort()[0]!);
      return [...circle.slice(first), ...circle.slice(0, first)].join(' ');
    }
    way.push(next);
  }
  return null;
}

function lintParameter(pack: PolicyPack, parameter: Parameter, source: Cite, found: Reason[]): void {
  const file = originOf(parameter, `parameters#${parameter.id}`);
  if (pack.vocabulary.has(parameter.name)) found.push({ code: 'policy.parameter_shadows_fact', params: { name: parameter.name }, at: `${file}#name` });
  parameter.values.forEach((value, i) => {
    const at = `${file}#values[${i}]`;
    for (const cited of [value.source, ...(value.also ?? [])]) source(cited, at, cited === value.source ? value.from : undefined);
    const before = parameter.values[i - 1];
    if (before && before.from >= value.from) found.push({ code: 'policy.dates_out_of_order', params: { first: before.from, then: value.from }, at });
    if (typeof value.value !== typeof parameter.values[0]!.value) found.push({ code: 'policy.parameter_types_differ', params: { from: value.from }, at });
  });
}

/** Two parameters under one name: a cell could mean either. */
function lintNames(pack: PolicyPack, found: Reason[]): void {
  const byName = new Map<string, Parameter>();
  for (const parameter of pack.parameters.values()) {
    const other = byName.get(parameter.name);
    if (other) found.push({ code: 'policy.parameter_name_twice', params: { name: parameter.name, other: other.id }, at: `${originOf(parameter, `parameters#${parameter.id}`)}#name` });
    byName.set(parameter.name, parameter);
  }
}

function lintMeasure(pack: PolicyPack, measure: Measure, source: Cite, found: Reason[]): void {
  const at = `${originOf(measure, 'measures')}#${measure.id}`;
  for (const cited of [measure.source, ...(measure.also ?? []), ...measure.conditions.map((c) => c.source)]) source(cited, at);
  const parameters = parameterNames(pack, measure.uses ?? [], at, found);
  for (const test of [...measure.beneficiaries, ...measure.conditions]) {
    const fact = pack.vocabulary.get(test.fact);
    if (!fact) found.push({ code: 'policy.fact_unknown', params: { fact: test.fact }, at });
    else lintCell(pack, test.test, fact, parameters, at, found);
  }
}
