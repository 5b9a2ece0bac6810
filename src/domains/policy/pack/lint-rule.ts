import { isRefusal, type Reason } from '../../../kernel/refusal.ts';
import { parseOutput } from '../feel/cell.ts';
import { isOfType } from '../feel/facts.ts';
import type { DecisionTable, PolicyPack } from '../model.ts';
import { contextOn } from '../rules/decide.ts';
import { lintCell } from './lint-cell.ts';
import { parameterNames, type Cite } from './lint-references.ts';
import { originOf } from './origin.ts';
import { rowCoverage, type Case } from './row-coverage.ts';

const fileOf = (table: DecisionTable): string => originOf(table, `rules#${table.id}@${table.effectiveFrom}`);

/** Faults of one version of a rule; `until` is the day from which the next version counts. */
export function lintRule(pack: PolicyPack, table: DecisionTable, until: string | null, source: Cite, found: Reason[]): void {
  const file = fileOf(table);
  const cited = new Set<string>();
  for (const [i, row] of table.rows.entries()) {
    for (const one of [row.source, ...(row.also ?? [])]) {
      // The day of a document is a matter of the whole version: said once.
      source(one, `${file}#row ${i + 1}`, cited.has(one.document) ? undefined : table.effectiveFrom);
      cited.add(one.document);
    }
  }
  const before = found.length;
  const parameters = parameterNames(pack, table.uses ?? [], `${file}#uses`, found);
  for (const [i, input] of table.inputs.entries()) {
    const fact = pack.vocabulary.get(input.name);
    if (!fact) found.push({ code: 'policy.fact_unknown', params: { fact: input.name }, at: `${file}#inputs[${i}]` });
    else if (fact.type !== input.type) found.push({ code: 'policy.input_type', params: { rule: table.id, fact: input.name, type: input.type }, at: `${file}#inputs[${i}]` });
  }
  if (found.length === before) found.push(...meaningOf(pack, table, parameters, until).faults);
}

/** Cases that no row of a version takes, one for each value its parameters have while it is in force; tables that collect may leave some out. */
export function gapsOf(pack: PolicyPack, table: DecisionTable, until: string | null): readonly Reason[] {
  const parameters = (table.uses ?? []).map((id) => pack.parameters.get(id)?.name);
  const readable = !parameters.includes(undefined) && table.inputs.every((input) => pack.vocabulary.get(input.name)?.type === input.type);
  // A table that cannot be read has faults, and no gaps to speak of yet.
  return readable ? meaningOf(pack, table, parameters as string[], until).gaps : [];
}

interface Meaning {
  readonly faults: readonly Reason[];
  readonly gaps: readonly Reason[];
}
const known = new WeakMap<DecisionTable, { readonly vocabulary: PolicyPack['vocabulary']; readonly key: string; readonly meaning: Meaning }>();

/** What the rows of a version say, worked out once: fifty packs rest on the national tables, mostly with the same parameters. */
function meaningOf(pack: PolicyPack, table: DecisionTable, parameters: readonly string[], until: string | null): Meaning {
  const key = JSON.stringify([until, (table.uses ?? []).map((id) => [pack.parameters.get(id)!.name, pack.parameters.get(id)!.values])]);
  const before = known.get(table);
  if (before?.vocabulary === pack.vocabulary && before.key === key) return before.meaning;
  const meaning = readMeaning(pack, table, parameters, until);
  known.set(table, { vocabulary: pack.vocabulary, key, meaning });
  return meaning;
}

function readMeaning(pack: PolicyPack, table: DecisionTable, parameters: readonly string[], until: string | null): Meaning {
  const file = fileOf(table);
  const faults: Reason[] = [];
  lintRows(pack, table, parameters, file, faults);
  if (faults.length > 0) return { faults, gaps: [] };
  const texts = table.rows.flatMap((row) => [...row.when, ...Object.values(row.then).map(String)]);
  for (const name of parameters) if (!texts.some((text) => text.includes(name))) faults.push({ code: 'policy.parameter_unused', params: { name }, at: `${file}#uses` });
  const uses = (table.uses ?? []).map((id) => pack.parameters.get(id)!.values);
  // Values of several types are a fault of the parameter already, and of no row.
  if (uses.some((values) => values.some((v) => typeof v.value !== typeof values[0]!.value))) return { faults, gaps: [] };
  try {
    return { faults, gaps: lintTogether(pack, table, until, file, faults) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { faults: [...faults, { code: error.code, params: error.params, at: file }], gaps: [] };
  }
}

function lintRows(pack: PolicyPack, table: DecisionTable, parameters: readonly string[], file: string, found: Reason[]): void {
  for (const [i, row] of table.rows.entries()) {
    const at = `${file}#row ${i + 1}`;
    if (row.when.length !== table.inputs.length) {
      found.push({ code: 'policy.row_width', params: { rule: table.id, row: i + 1, cells: row.when.length, inputs: table.inputs.length }, at });
      continue;
    }
    row.when.forEach((text, column) => lintCell(pack, text, pack.vocabulary.get(table.inputs[column]!.name)!, parameters, at, found));
    const extra = Object.keys(row.then).find((name) => !table.outputs.some((o) => o.name === name));
    if (extra !== undefined) found.push({ code: 'policy.output_unknown', params: { rule: table.id, row: i + 1, output: extra }, at });
    for (const output of table.outputs) {
      const value = row.then[output.name];
      const words = output.values ?? pack.vocabulary.get(output.name)?.values;
      if (value === undefined) found.push({ code: 'policy.output_missing', params: { rule: table.id, row: i + 1, output: output.name }, at });
      else if (typeof value === 'string' && value.startsWith('=')) lintOutput(pack, value.slice(1).trim(), parameters, at, found);
      else if (!isOfType(value, output.type)) found.push({ code: 'policy.output_type', params: { output: output.name, type: output.type }, at });
      else if (words !== undefined && !words.includes(String(value))) found.push({ code: 'policy.output_word', params: { output: output.name, word: String(value), words: words.join('、') }, at });
    }
  }
}

function lintOutput(pack: PolicyPack, text: string, parameters: readonly string[], at: string, found: Reason[]): void {
  try {
    for (const name of parseOutput(text, [...pack.vocabulary.keys(), ...parameters]).names) {
      if (!pack.vocabulary.has(name) && !parameters.includes(name)) found.push({ code: 'policy.fact_unknown', params: { fact: name }, at });
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
    found.push({ code: error.code, params: error.params, at });
  }
}

/** Rows looked at together, on every day on which a parameter of theirs changes while the version is in force. Out: the gaps; a table that collects may leave cases out. */
function lintTogether(pack: PolicyPack, table: DecisionTable, until: string | null, file: string, found: Reason[]): Reason[] {
  const said = new Set<string>();
  const say = (reason: Reason): void => {
    const key = `${reason.code} ${reason.at} ${JSON.stringify([reason.params?.row, reason.params?.by, reason.params?.rows])}`;
    if (!said.has(key)) found.push(reason);
    said.add(key);
  };
  const gaps = new Set<string>();
  for (const day of daysOf(pack, table, until)) {
    const { gap, overlaps, hidden, empty } = rowCoverage(table, contextOn(pack, table.uses ?? [], day));
    if (gap) gaps.add(spell(gap));
    for (const row of empty) say({ code: 'policy.row_contradicts_itself', params: { row }, at: `${file}#row ${row}` });
    if (table.hitPolicy === 'first') for (const { row, by } of hidden) say({ code: 'policy.row_unreachable', params: { row, by: by.join('、') }, at: `${file}#row ${row}` });
    if (table.hitPolicy === 'unique') for (const { rows, example } of overlaps) say({ code: 'policy.rows_overlap', params: { rows: rows.join('、'), facts: spell(example) }, at: `${file}#row ${rows[1]}` });
    if (table.hitPolicy === 'any') {
      const then = (row: number): string => JSON.stringify(table.rows[row - 1]!.then);
      for (const { rows, example } of overlaps) if (then(rows[0]) !== then(rows[1])) say({ code: 'policy.rows_contradict', params: { rows: rows.join('、'), facts: spell(example) }, at: `${file}#row ${rows[1]}` });
    }
  }
  if (table.hitPolicy === 'collect' || table.hitPolicy === 'any') {
    const same = table.rows.map((row) => JSON.stringify([row.when.map((text) => text.replace(/\s+/g, ' ').trim()), row.then]));
    same.forEach((row, i) => {
      if (same.indexOf(row) < i) say({ code: 'policy.row_unreachable', params: { row: i + 1, by: String(same.indexOf(row) + 1) }, at: `${file}#row ${i + 1}` });
    });
  }
  return table.hitPolicy === 'collect' ? [] : [...gaps].map((facts) => ({ code: 'policy.rows_leave_gap', params: { facts }, at: file }));
}

const daysOf = (pack: PolicyPack, table: DecisionTable, until: string | null): string[] => {
  const changes = (table.uses ?? []).flatMap((id) => pack.parameters.get(id)?.values.map((v) => v.from) ?? []);
  return [...new Set([table.effectiveFrom, ...changes.filter((day) => day > table.effectiveFrom && (until === null || day < until))])].sort();
};

const spell = (example: Case): string =>
  Object.entries(example)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join('；');
