import { cellText, type CellValue } from '../../../platform/sheets/index.ts';
import { cleanCell } from './cells/clean-cell.ts';
import { keyOfHeader, normalizeHeader, requiredKeys, specOf, type RosterKey } from './columns.ts';
import type { RosterSheet } from './find-header.ts';
import type { RosterContext } from './model.ts';

export interface ColumnGuess {
  readonly column: number;
  readonly header: string;
  readonly key: RosterKey | null;
  /** 0–1; 1 for a remembered choice. */
  readonly confidence: number;
  readonly because: 'remembered' | 'heading' | 'heading_and_values' | 'values' | 'none';
  readonly samples: readonly string[];
}

export interface MappingGuess {
  readonly sheet: string;
  readonly signature: string;
  readonly columns: readonly ColumnGuess[];
  readonly unmapped: readonly number[];
  readonly missingRequired: readonly RosterKey[];
}

/** Choices a person made before, by header signature: one key or null per column. */
export type RememberedMappings = ReadonlyMap<string, readonly (RosterKey | null)[]>;

/** Guesses what every column means from its heading and its first values; a remembered choice wins. */
export function guessMapping(sheet: RosterSheet, context: RosterContext, remembered: RememberedMappings = new Map()): MappingGuess {
  const samples = sheet.headers.map((_, c) => columnSamples(sheet.samples, c));
  const known = remembered.get(sheet.signature);
  const columns = known ? sheet.headers.map((header, column) => rememberedGuess(header, column, known, samples[column]!)) : guessAll(sheet.headers, samples, context);
  const mapped = new Set(columns.map((c) => c.key));
  return {
    sheet: sheet.sheet,
    signature: sheet.signature,
    columns,
    unmapped: columns.filter((c) => c.key === null && c.header !== '').map((c) => c.column),
    missingRequired: missingRequired(mapped),
  };
}

/** Who a row is about: a name with an identity number, or else with birth and sex. */
export function missingRequired(mapped: ReadonlySet<RosterKey | null>): RosterKey[] {
  const withoutNumber = mapped.has('birth') && mapped.has('sex');
  return requiredKeys.filter((k) => !mapped.has(k) && !(k === 'idNumber' && withoutNumber));
}

const columnSamples = (rows: readonly (readonly CellValue[])[], column: number): CellValue[] =>
  rows.map((r) => r[column] ?? null).filter((v) => v !== null && v !== '');

const shown = (values: readonly CellValue[]): string[] => [...new Set(values.map((v) => cellText(v).slice(0, 60)))].slice(0, 5);

function rememberedGuess(header: string, column: number, known: readonly (RosterKey | null)[], values: readonly CellValue[]): ColumnGuess {
  const key = normalizeHeader(header) === '问题说明' ? 'problems' : (known[column] ?? null);
  return { column, header, key, confidence: 1, because: 'remembered', samples: shown(values) };
}

/**
 * In `全日制教育/学历` the words together say more than the last alone; `学历/全日制` says the same the other way round.
 * The surest reading counts, the written order first.
 */
function keyOfComposed(header: string): ReturnType<typeof keyOfHeader> {
  const parts = header.split('/');
  const readings = parts.length === 1 ? [header] : [header, parts.toReversed().join('/'), parts.at(-1)!];
  let best: ReturnType<typeof keyOfHeader> = null;
  // The last words alone count only where all of them together mean nothing.
  readings.forEach((reading, i) => {
    const found = i < 2 || best === null ? keyOfHeader(reading) : null;
    if (found && found.confidence > (best?.confidence ?? 0)) best = found;
  });
  return best;
}

function guessAll(headers: readonly string[], samples: readonly CellValue[][], context: RosterContext): ColumnGuess[] {
  const offers: { column: number; key: RosterKey; confidence: number; because: ColumnGuess['because'] }[] = [];
  headers.forEach((header, column) => {
    const values = samples[column]!;
    const byHeading = keyOfComposed(header);
    if (byHeading) {
      const fit = valueFit(byHeading.key, values, context);
      const confidence = fit === null ? byHeading.confidence : byHeading.confidence * (0.6 + 0.4 * fit);
      offers.push({ column, key: byHeading.key, confidence, because: fit !== null && fit > 0.5 ? 'heading_and_values' : 'heading' });
      return;
    }
    for (const key of ['idNumber', 'sex', 'ethnicity', 'politicalStatus', 'phone'] as const) {
      const fit = valueFit(key, values, context) ?? 0;
      if (values.length >= 2 && fit >= 0.8) offers.push({ column, key, confidence: 0.75 * fit, because: 'values' });
    }
  });
  offers.sort((a, b) => b.confidence - a.confidence || a.column - b.column);
  const byColumn = new Map<number, (typeof offers)[number]>();
  const taken = new Set<RosterKey>();
  for (const offer of offers) {
    if (byColumn.has(offer.column) || taken.has(offer.key)) continue;
    byColumn.set(offer.column, offer);
    taken.add(offer.key);
  }
  return headers.map((header, column) => {
    const offer = byColumn.get(column);
    return { column, header, key: offer?.key ?? null, confidence: Math.round((offer?.confidence ?? 0) * 100) / 100, because: offer?.because ?? 'none', samples: shown(samples[column]!) };
  });
}

/** The share of values that read well as this field; null where any text would do. */
function valueFit(key: RosterKey, values: readonly CellValue[], context: RosterContext): number | null {
  const { kind } = specOf(key);
  if (kind === 'text' || kind === 'ignored' || values.length === 0) return null;
  const good = values.filter((v) => {
    if (key === 'idNumber') return /^[\d０-９xX\s']{15,22}$/.test(cellText(v));
    const cleaned = cleanCell(key, v, context);
    return cleaned.value !== null && cleaned.note?.severity !== 'error' && (key !== 'phone' || cleaned.note === undefined);
  });
  return good.length / values.length;
}
