import type { FactType } from '../../../model.ts';

/*
 * A condition as people pick it, and as it stands in a cell (FEEL unary test). What has no picked form stays raw: it is shown and kept
 * to the letter, and changed as text.
 */
export const operators = ['>=', '>', '<=', '<', '=', '!='] as const;
export type Operator = (typeof operators)[number];
/** What a number or a day is compared with: itself, or the name of a parameter or another fact. */
export type Operand = { readonly kind: 'number' | 'day' | 'name'; readonly text: string };
export type CellForm =
  | { readonly kind: 'any' }
  /** One of the words (of a list: holds one of them), or none of them. */
  | { readonly kind: 'words'; readonly negated: boolean; readonly words: readonly string[] }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'compare'; readonly operator: Operator; readonly with: Operand }
  | { readonly kind: 'between'; readonly low: Operand; readonly high: Operand; readonly lowIn: boolean; readonly highIn: boolean }
  | { readonly kind: 'raw'; readonly text: string };

const STRING = '"(?:[^"\\\\]|\\\\["\\\\])*"';
const STRINGS = new RegExp(`^${STRING}(?:\\s*,\\s*${STRING})*$`);
const HELD = `list contains\\(\\s*\\?\\s*,\\s*${STRING}\\s*\\)`;
const HELDS = new RegExp(`^${HELD}(?:\\s*,\\s*${HELD})*$`);
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const DAY = /^date\("(\d{4}-\d{2}-\d{2})"\)$/;
const NAME = /^\p{Script=Han}[\p{Script=Han}A-Za-z0-9_]*$/u;

const quote = (word: string): string => `"${word.replace(/["\\]/g, (c) => `\\${c}`)}"`;
const wordsIn = (text: string): string[] => [...text.matchAll(new RegExp(STRING, 'g'))].map(([w]) => w.slice(1, -1).replace(/\\(["\\])/g, '$1'));

/** Reads a cell for an input of a type; whatever it does not know stays raw. */
export function readCell(cell: string, type: FactType): CellForm {
  const text = cell.trim();
  if (text === '-') return { kind: 'any' };
  return (type === 'string' || type === 'strings' ? readWords(text, type) : type === 'boolean' ? readBoolean(text) : type === 'number' || type === 'day' ? readMeasured(text, type) : null) ?? { kind: 'raw', text: cell };
}

function readWords(text: string, type: 'string' | 'strings'): CellForm | null {
  const inner = /^not\((.*)\)$/s.exec(text);
  const list = (inner?.[1] ?? text).trim();
  return (type === 'string' ? STRINGS : HELDS).test(list) ? { kind: 'words', negated: inner !== null, words: wordsIn(list) } : null;
}

const readBoolean = (text: string): CellForm | null => (text === 'true' || text === 'false' ? { kind: 'boolean', value: text === 'true' } : null);

function readMeasured(text: string, type: 'number' | 'day'): CellForm | null {
  const alone = readOperand(text, type);
  if (alone && alone.kind !== 'name') return { kind: 'compare', operator: '=', with: alone };
  const compared = /^(>=|<=|!=|>|<|=)\s*(.+)$/s.exec(text);
  const operand = compared && readOperand(compared[2]!, type);
  if (operand) return { kind: 'compare', operator: compared[1] as Operator, with: operand };
  const range = /^([[(])(.+?)\.\.(.+)([\])])$/s.exec(text);
  const [low, high] = range ? [readOperand(range[2]!, type), readOperand(range[3]!, type)] : [];
  return low && high ? { kind: 'between', low, high, lowIn: range![1] === '[', highIn: range![4] === ']' } : null;
}

/** A number, a day or a name; null for anything else, such as a sum. */
export function readOperand(raw: string, type: 'number' | 'day'): Operand | null {
  const text = raw.trim();
  if (type === 'number' && NUMBER.test(text)) return { kind: 'number', text };
  const day = type === 'day' ? DAY.exec(text)?.[1] : undefined;
  if (day !== undefined) return { kind: 'day', text: day };
  return NAME.test(text) ? { kind: 'name', text } : null;
}

/** The cell as FEEL reads it. `readCell(printCell(form, type), type)` is the form again. */
export function printCell(form: CellForm, type: FactType): string {
  switch (form.kind) {
    case 'any':
      return '-';
    case 'words': {
      if (form.words.length === 0) return '-';
      const list = form.words.map((word) => (type === 'strings' ? `list contains(?, ${quote(word)})` : quote(word))).join(',');
      return form.negated ? `not(${list})` : list;
    }
    case 'boolean':
      return String(form.value);
    case 'compare':
      return form.operator === '=' && form.with.kind !== 'name' ? printOperand(form.with) : `${form.operator} ${printOperand(form.with)}`;
    case 'between':
      return `${form.lowIn ? '[' : '('}${printOperand(form.low)}..${printOperand(form.high)}${form.highIn ? ']' : ')'}`;
    case 'raw':
      return form.text;
  }
}

const printOperand = (operand: Operand): string => (operand.kind === 'day' ? `date("${operand.text}")` : operand.text);
