import { Refusal } from '../../../kernel/refusal.ts';
import type { BallotFormFile, DecisionTable, ExampleFile, FactDefinition, Measure, AnnouncedMeasures, PackFolder, Parameter, Practice, SchemeFile, Vocabulary } from '../model.ts';
import { ballotFormFile, exampleFile, factFile, measureFile, packFile, parameterFile, practiceFile, ruleFile, schemeFile } from './format.ts';
import { rememberOrigin } from './origin.ts';
import { readYaml, type Problems } from './problems.ts';
import { hashFiles } from './version.ts';

/** Where pack files come from: a folder on disk, an upload, a map in a test. Paths use `/` and are relative to `policies/`. */
export interface PackSource {
  /** Names in a folder, folders with a trailing `/`; an absent folder lists nothing. */
  list(folder: string): Promise<readonly string[]>;
  read(path: string): Promise<string>;
}

/** Everything under `policies/`: the vocabulary and every pack folder. */
export interface PackLibrary {
  readonly vocabulary: Vocabulary;
  readonly vocabularyHash: string;
  readonly folders: ReadonlyMap<string, PackFolder>;
}

/**
 * Reads the fact vocabulary and all packs.
 * Refuses (`invalid`, `policy.pack_invalid`) with one reason per fault, each naming file and path.
 */
export async function loadLibrary(source: PackSource): Promise<PackLibrary> {
  const problems: Problems = [];
  const text = await source.read('facts.yaml');
  const facts = readYaml('facts.yaml', text, factFile, problems)?.facts ?? [];
  const vocabulary = new Map<string, FactDefinition>();
  for (const fact of facts) {
    if (vocabulary.has(fact.name)) problems.push(twice('facts.yaml', fact.name));
    vocabulary.set(fact.name, fact);
  }
  const folders = new Map<string, PackFolder>();
  for (const entry of [...(await source.list(''))].sort()) {
    if (!entry.endsWith('/')) continue;
    const folder = await readFolder(source, entry.slice(0, -1), problems);
    if (folder) folders.set(folder.head.id, folder);
  }
  if (problems.length > 0) throw new Refusal('invalid', 'policy.pack_invalid', { count: problems.length }, problems);
  return { vocabulary, vocabularyHash: hashFiles(new Map([['facts.yaml', text]])), folders };
}

/** Reads one pack folder; refuses like `loadLibrary`. */
export async function loadFolder(source: PackSource, id: string): Promise<PackFolder> {
  const problems: Problems = [];
  const folder = await readFolder(source, id, problems);
  if (!folder || problems.length > 0) throw new Refusal('invalid', 'policy.pack_invalid', { count: problems.length }, problems);
  return folder;
}

async function readFolder(source: PackSource, id: string, problems: Problems): Promise<PackFolder | null> {
  const files = new Map<string, string>();
  const fetch = async (path: string): Promise<string> => {
    const text = await source.read(`${id}/${path}`);
    files.set(path, text);
    return text;
  };
  const names = new Set(await source.list(id));
  for (const name of names) {
    if (!KNOWN.has(name)) problems.push({ code: 'policy.pack_stray_file', params: { file: `${id}/${name}` }, at: `${id}/${name}` });
  }
  if (!names.has('pack.yaml')) {
    problems.push({ code: 'policy.pack_without_head', params: { file: `${id}/pack.yaml` }, at: `${id}/pack.yaml` });
    return null;
  }
  const head = readYaml(`${id}/pack.yaml`, await fetch('pack.yaml'), packFile, problems);
  if (head && head.id !== id) problems.push({ code: 'policy.pack_id_differs', params: { file: `${id}/pack.yaml`, id: head.id }, at: `${id}/pack.yaml#id` });

  const many = async <T>(folder: string, format: Parameters<typeof readYaml<T>>[2]): Promise<{ file: string; item: T }[]> => {
    const items: { file: string; item: T }[] = [];
    for (const file of [...(await source.list(`${id}/${folder}`))].sort()) {
      const path = `${folder}/${file}`;
      if (!file.endsWith('.yaml')) problems.push({ code: 'policy.pack_stray_file', params: { file: `${id}/${path}` }, at: `${id}/${path}` });
      else {
        const item = readYaml(`${id}/${path}`, await fetch(path), format, problems);
        if (item) items.push({ file: `${id}/${path}`, item });
      }
    }
    return items;
  };
  const parameters = await many<Parameter>('parameters', parameterFile);
  const rules = await many<DecisionTable>('rules', ruleFile);
  const examples = await many<ExampleFile>('examples', exampleFile);
  const schemes = await many<SchemeFile>('schemes', schemeFile);
  const ballotForms = await many<BallotFormFile>('ballot-forms', ballotFormFile);
  const measures: { measures: readonly Measure[]; announced?: readonly AnnouncedMeasures[] | undefined } | null = names.has('measures.yaml')
    ? readYaml(`${id}/measures.yaml`, await fetch('measures.yaml'), measureFile, problems)
    : null;
  const practices: { practices: readonly Practice[] } | null = names.has('practices.yaml')
    ? readYaml(`${id}/practices.yaml`, await fetch('practices.yaml'), practiceFile, problems)
    : null;

  once(parameters, (p) => p.id, problems);
  once(rules, (r) => `${r.id} ${r.effectiveFrom}`, problems);
  once(schemes, (s) => s.key, problems);
  once(ballotForms, (f) => f.key, problems);
  once((measures?.measures ?? []).map((item) => ({ file: `${id}/measures.yaml`, item })), (m) => m.id, problems);
  once((practices?.practices ?? []).map((item) => ({ file: `${id}/practices.yaml`, item })), (p) => p.id, problems);
  if (!head) return null;
  for (const { file, item } of [...parameters, ...rules, ...examples]) rememberOrigin(item, file);
  for (const item of [head, ...head.documents]) rememberOrigin(item, `${id}/pack.yaml`);
  for (const item of [...(measures?.measures ?? []), ...(measures?.announced ?? [])]) rememberOrigin(item, `${id}/measures.yaml`);
  for (const item of practices?.practices ?? []) rememberOrigin(item, `${id}/practices.yaml`);
  return {
    head,
    parameters: parameters.map((p) => p.item),
    rules: rules.map((r) => r.item),
    measures: measures?.measures ?? [],
    announced: measures?.announced ?? [],
    practices: practices?.practices ?? [],
    examples: examples.map((e) => e.item),
    schemes: schemes.map((s) => s.item),
    ballotForms: ballotForms.map((f) => f.item),
    contentHash: hashFiles(files),
  };
}

const KNOWN = new Set(['pack.yaml', 'measures.yaml', 'practices.yaml', 'parameters/', 'rules/', 'examples/', 'schemes/', 'ballot-forms/']);

const twice = (file: string, id: string) => ({ code: 'policy.pack_id_twice', params: { file, id }, at: file });

function once<T>(items: readonly { file: string; item: T }[], key: (item: T) => string, problems: Problems): void {
  const seen = new Set<string>();
  for (const { file, item } of items) {
    const id = key(item);
    if (seen.has(id)) problems.push(twice(file, id));
    seen.add(id);
  }
}
