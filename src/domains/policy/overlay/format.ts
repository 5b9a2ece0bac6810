import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Reason } from '../../../kernel/refusal.ts';
import type { DraftKind } from '../contract/workbench.ts';
import type { DecisionTable, ExampleFile, Measure, Parameter, PolicyDocument } from '../model.ts';
import { exampleFile, measureFile, packFile, parameterFile, ruleFile } from '../pack/format.ts';

/** What a place lays on its pack: the format of pack files, a parameter with only the values it sets. */
export interface Overlay {
  readonly documents: readonly PolicyDocument[];
  readonly parameters: readonly Parameter[];
  readonly rules: readonly DecisionTable[];
  readonly measures: readonly Measure[];
  readonly examples: readonly ExampleFile[];
}
export const emptyOverlay: Overlay = { documents: [], parameters: [], rules: [], measures: [], examples: [] };

/** One entry of a draft as typed in, complete or not. */
export interface DraftEntry {
  readonly kind: DraftKind;
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const formats = { document: packFile.shape.documents.element, parameter: parameterFile, rule: ruleFile, measure: measureFile.shape.measures.element, example: exampleFile } as const;
const places = { document: 'documents', parameter: 'parameters', rule: 'rules', measure: 'measures', example: 'examples' } as const;

/** A whole overlay as one YAML file holds it; what it says of its origin is read over. */
export const overlayFile = z.strictObject({
  policy: z.looseObject({}).optional(),
  documents: z.array(formats.document).optional(),
  parameters: z.array(formats.parameter).optional(),
  rules: z.array(formats.rule).optional(),
  measures: z.array(formats.measure).optional(),
  examples: z.array(formats.example).optional(),
});

/** `rules#frontline-share-floor`, as findings name an entry. */
export const placeOf = (entry: Pick<DraftEntry, 'kind' | 'id'>): string => `${places[entry.kind]}#${entry.id}`;

/** The subject an example shows. */
export const subjectOf = (file: Pick<ExampleFile, 'rule' | 'parameter'>): string => file.rule ?? file.parameter!;

/** Reads entries against the formats. Out: those that hold, and what the others lack by path. */
export function readEntries(entries: readonly DraftEntry[]): { readonly overlay: Overlay; readonly faults: readonly Reason[] } {
  const faults: Reason[] = [];
  const read = <T>(kind: DraftKind, format: z.ZodType<T>): T[] =>
    entries
      .filter((e) => e.kind === kind)
      .flatMap((entry) => {
        const result = format.safeParse(entry.body);
        if (!result.success) {
          for (const issue of result.error.issues) faults.push({ code: 'policy.entry_field', params: { path: issue.path.map(String).join('.') || '-', message: issue.message.slice(0, 120) }, at: placeOf(entry) });
          return [];
        }
        if (idOf(kind, result.data as never) === entry.id) return [result.data];
        faults.push({ code: 'policy.entry_id_differs', params: { id: entry.id }, at: placeOf(entry) });
        return [];
      });
  return {
    overlay: { documents: read('document', formats.document), parameters: read('parameter', formats.parameter), rules: read('rule', formats.rule), measures: read('measure', formats.measure), examples: read('example', formats.example) } as Overlay,
    faults,
  };
}

const idOf = (kind: DraftKind, body: { id?: string } & Partial<ExampleFile>): string | undefined => (kind === 'example' ? subjectOf(body as ExampleFile) : body.id);

/** The entries of an overlay, in the order of their kinds; examples of one subject become one entry. */
export function entriesOf(overlay: Overlay): DraftEntry[] {
  const body = (of: unknown): DraftEntry['body'] => of as DraftEntry['body'];
  const examples = new Map<string, ExampleFile>();
  for (const file of overlay.examples) {
    const had = examples.get(subjectOf(file));
    // Each case carries its facts itself, so that files with different common facts can stand in one.
    const cases = file.cases.map((c) => (file.given ? { ...c, facts: { ...file.given, ...c.facts } } : c));
    examples.set(subjectOf(file), had ? { ...had, cases: [...had.cases, ...cases] } : { ...(file.rule === undefined ? { parameter: file.parameter! } : { rule: file.rule }), cases });
  }
  return [
    ...overlay.documents.map((d): DraftEntry => ({ kind: 'document', id: d.id, body: body(d) })),
    ...overlay.parameters.map((p): DraftEntry => ({ kind: 'parameter', id: p.id, body: body(p) })),
    ...overlay.rules.map((r): DraftEntry => ({ kind: 'rule', id: r.id, body: body(r) })),
    ...overlay.measures.map((m): DraftEntry => ({ kind: 'measure', id: m.id, body: body(m) })),
    ...[...examples].map(([id, file]): DraftEntry => ({ kind: 'example', id, body: body(file) })),
  ];
}

/** The entries of a draft as typed in, complete or not, in the shape of its file. */
export const byKind = (entries: readonly DraftEntry[]): { readonly [K in keyof Overlay]: readonly unknown[] } => {
  const of = (kind: DraftKind): readonly unknown[] => entries.filter((e) => e.kind === kind).map((e) => e.body);
  return { documents: of('document'), parameters: of('parameter'), rules: of('rule'), measures: of('measure'), examples: of('example') };
};

/** Keys in order, so that the same content has the same hash however it was typed or stored. */
const ordered = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(ordered)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, ordered(v)]))
      : value;

/** SHA-256 of an overlay with the day it is to bind from, hex. */
export const hashOfOverlay = (overlay: Overlay, from: string): string => createHash('sha256').update(JSON.stringify(ordered({ from, ...overlay })), 'utf8').digest('hex');
