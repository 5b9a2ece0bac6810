import { isRefusal, type Reason } from '../../../kernel/refusal.ts';
import type { DecisionTable, FactDefinition, Parameter, PolicyPack, Source } from '../model.ts';
import type { PackLibrary } from './load.ts';
import { parseCell } from '../feel/cell.ts';
import { contextOn } from '../rules/decide.ts';
import { firstDayOf } from '../../../kernel/period.ts';
import { prepareTable } from '../feel/prepare.ts';
import { isOfType } from '../feel/facts.ts';
import { unreachableRows } from './unreachable-rows.ts';

/**
 * Faults of a pack that its format cannot show: names and words nobody supplies, rows that never light,
 * articles of documents not declared, dates that contradict. `policy check` prints them; a pack in force has none.
 */
export function lintPack(pack: PolicyPack): readonly Reason[] {
  const found: Reason[] = [];
  for (const parameter of pack.parameters.values()) lintParameter(pack, parameter, found);
  for (const versions of pack.rules.values()) for (const table of versions) lintRule(pack, table, found);
  for (const measure of pack.measures.values()) {
    const at = `measures#${measure.id}`;
    lintSource(pack, measure.source, at, found);
    for (const condition of measure.conditions) lintSource(pack, condition.source, at, found);
    const parameters = parameterNames(pack, measure.uses ?? [], at, found);
    for (const test of [...measure.beneficiaries, ...measure.conditions]) {
      const fact = pack.vocabulary.get(test.fact);
      if (!fact) found.push({ code: 'policy.fact_unknown', params: { fact: test.fact }, at });
      else lintCell(pack, test.test, fact, parameters, at, found);
    }
  }
  for (const one of pack.announced) lintSource(pack, one.source, `measures#${one.id}`, found);
  for (const practice of pack.practices.values()) {
    parameterNames(pack, practice.settings ?? [], `practices#${practice.id}`, found);
    for (const id of [practice.document, ...(practice.alsoDocuments ?? [])]) {
      if (!pack.documents.has(id)) found.push({ code: 'policy.document_unknown', params: { document: id }, at: `practices#${practice.id}` });
    }
  }
  for (const document of pack.documents.values()) {
    for (const id of document.basis ?? []) {
      if (!pack.documents.has(id)) found.push({ code: 'policy.document_unknown', params: { document: id }, at: `documents#${document.id}` });
    }
  }
  return found;
}

/** Faults across packs: a practice held twice, a measure that names a practice no pack has. */
export function lintLibrary(library: PackLibrary): readonly Reason[] {
  const found: Reason[] = [];
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

function lintParameter(pack: PolicyPack, parameter: Parameter, found: Reason[]): void {
  const at = `parameters#${parameter.id}`;
  if (pack.vocabulary.has(parameter.name)) found.push({ code: 'policy.parameter_shadows_fact', params: { name: parameter.name }, at });
  parameter.values.forEach((value, i) => {
    lintSource(pack, value.source, at, found, value.from);
    const before = parameter.values[i - 1];
    if (before && before.from >= value.from) found.push({ code: 'policy.dates_out_of_order', params: { first: before.from, then: value.from }, at });
    if (typeof value.value !== typeof parameter.values[0]!.value) found.push({ code: 'policy.parameter_types_differ', params: { from: value.from }, at });
  });
}

function lintRule(pack: PolicyPack, table: DecisionTable, found: Reason[]): void {
  const at = `rules#${table.id}@${table.effectiveFrom}`;
  try {
    prepareTable(table, contextOn(pack, table.uses ?? [], table.effectiveFrom));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    found.push({ code: error.code, params: error.params, at });
    return;
  }
  const parameters = parameterNames(pack, table.uses ?? [], at, found);
  const used = new Set<string>();
  table.rows.forEach((row, i) => {
    const here = `${at} row ${i + 1}`;
    for (const source of [row.source, ...(row.also ?? [])]) lintSource(pack, source, here, found);
    row.when.forEach((text, column) => lintCell(pack, text, pack.vocabulary.get(table.inputs[column]!.name)!, parameters, here, found));
    for (const text of [...row.when, ...Object.values(row.then).map(String)]) for (const name of parameters) if (text.includes(name)) used.add(name);
    for (const output of table.outputs) {
      const value = row.then[output.name]!;
      if (!String(value).startsWith('=') && !isOfType(value, output.type)) {
        found.push({ code: 'policy.output_type', params: { output: output.name, type: output.type }, at: here });
      }
    }
  });
  for (const name of parameters) if (!used.has(name)) found.push({ code: 'policy.parameter_unused', params: { name }, at });
  for (const { row, by } of unreachableRows(table)) found.push({ code: 'policy.row_unreachable', params: { row, by }, at });
}

function parameterNames(pack: PolicyPack, uses: readonly string[], at: string, found: Reason[]): string[] {
  return uses.flatMap((id) => {
    const parameter = pack.parameters.get(id);
    if (!parameter) found.push({ code: 'policy.parameter_not_found', params: { parameter: id, pack: pack.version }, at });
    return parameter ? [parameter.name] : [];
  });
}

/** Words in a cell that its input can never hold: FEEL would call them false for ever. */
function lintCell(pack: PolicyPack, text: string, input: FactDefinition, parameters: readonly string[], at: string, found: Reason[]): void {
  try {
    const cell = parseCell(text, [...pack.vocabulary.keys(), ...parameters]);
    for (const name of cell.names) {
      if (!pack.vocabulary.has(name) && !parameters.includes(name)) found.push({ code: 'policy.fact_unknown', params: { fact: name }, at });
    }
    const numeric = input.type === 'number' || input.type === 'boolean' || input.type === 'numbers';
    cell.tree.iterate({
      enter(node) {
        if (node.name === 'DateTimeLiteral') return false;
        if (node.name !== 'StringLiteral') return undefined;
        const word = text.slice(node.from + 1, node.to - 1);
        if (numeric || (cell.names.length === 0 && input.values !== undefined && !input.values.includes(word))) {
          found.push({ code: 'policy.word_never_held', params: { word, fact: input.name }, at });
        }
        return undefined;
      },
    });
    if ((input.type === 'strings' || input.type === 'numbers') && /^(?:not\()?"/.test(text)) {
      found.push({ code: 'policy.list_compared_with_word', params: { fact: input.name, cell: text }, at });
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
    found.push({ code: error.code, params: error.params, at });
  }
}

function lintSource(pack: PolicyPack, source: Source, at: string, found: Reason[], from?: string): void {
  const document = pack.documents.get(source.document);
  if (!document) {
    found.push({ code: 'policy.document_unknown', params: { document: source.document }, at });
  } else if (from !== undefined && document.effectiveFrom !== undefined && from < firstDayOf(document.effectiveFrom)) {
    found.push({ code: 'policy.before_its_document', params: { from, document: source.document, effectiveFrom: document.effectiveFrom }, at });
  }
}
