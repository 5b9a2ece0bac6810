import { score, SCORE_SCALE, type Rounding, type Score } from '../../../kernel/score.ts';
import { multiplyDivide } from './multiply-divide.ts';

export const rule = { ruleId: 'assessment.formula', source: '考核方案“由其他指标计算”设定' } as const;

/**
 * The language of computed indicators: numbers, keys of other indicators (their value), `score(key)` (their score),
 * + − × ÷ with brackets, `min(a, b…)`, `max(a, b…)`, `percent(part, whole)`. Nothing else can be said, so nothing else can be done.
 */
export type Formula =
  | { readonly kind: 'number'; readonly value: Score }
  | { readonly kind: 'name'; readonly what: 'value' | 'score'; readonly key: string }
  | { readonly kind: 'operation'; readonly sign: Sign; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'choice'; readonly pick: 'min' | 'max'; readonly of: readonly Formula[] };
type Sign = '+' | '-' | '*' | '/' | 'percent';

export type FormulaFault = { readonly code: 'formula_malformed'; readonly near: string; readonly position: number };
const FUNCTIONS = new Set(['min', 'max', 'percent', 'score']);
const TOKEN = /\s*(?:(\d{1,9}(?:\.\d{1,6})?)|([a-z][a-z0-9_]*)|([-+*/(),×÷−]))/y;
const OPERATORS: Readonly<Record<string, string>> = { '×': '*', '÷': '/', '−': '-' };
/** Deep enough for any formula that a person can read. */
const DEEPEST = 40;

interface Token {
  readonly text: string;
  readonly kind: 'number' | 'name' | 'sign';
  readonly position: number;
}

class Malformed extends Error {
  readonly position: number;
  constructor(position: number) {
    super('formula');
    this.position = position;
  }
}

/** Reads a formula; says where it cannot be read. */
export function parseFormula(text: string): Formula | FormulaFault {
  try {
    return new Reader(text).whole();
  } catch (error) {
    if (error instanceof Malformed) return { code: 'formula_malformed', near: text.slice(error.position, error.position + 12).trim() || '…', position: error.position + 1 };
    throw error;
  }
}

export const isFault = (read: Formula | FormulaFault): read is FormulaFault => 'code' in read;

class Reader {
  readonly tokens: readonly Token[];
  readonly end: number;
  at = 0;
  depth = 0;
  constructor(text: string) {
    this.end = text.length;
    this.tokens = tokensOf(text);
  }
  whole(): Formula {
    const formula = this.sum();
    if (this.at < this.tokens.length) throw new Malformed(this.tokens[this.at]!.position);
    return formula;
  }
  sum(): Formula {
    if (++this.depth > DEEPEST) throw new Malformed(this.tokens[this.at]?.position ?? this.end);
    let left = this.product();
    for (let sign = this.take('+', '-'); sign; sign = this.take('+', '-')) left = { kind: 'operation', sign: sign as Sign, left, right: this.product() };
    this.depth--;
    return left;
  }
  product(): Formula {
    let left = this.operand();
    for (let sign = this.take('*', '/'); sign; sign = this.take('*', '/')) left = { kind: 'operation', sign: sign as Sign, left, right: this.operand() };
    return left;
  }
  operand(): Formula {
    const token = this.tokens[this.at++];
    if (!token) throw new Malformed(this.end);
    if (token.kind === 'number') return { kind: 'number', value: score(token.text) };
    if (token.text === '(') {
      const inner = this.sum();
      this.must(')');
      return inner;
    }
    if (token.kind !== 'name') throw new Malformed(token.position);
    if (!FUNCTIONS.has(token.text) || this.tokens[this.at]?.text !== '(') return { kind: 'name', what: 'value', key: token.text };
    return this.call(token);
  }
  call(name: Token): Formula {
    this.must('(');
    const of = [this.sum()];
    while (this.take(',')) of.push(this.sum());
    this.must(')');
    if (name.text === 'score') {
      const [only] = of;
      if (of.length !== 1 || only?.kind !== 'name' || only.what !== 'value') throw new Malformed(name.position);
      return { kind: 'name', what: 'score', key: only.key };
    }
    if (name.text === 'percent') {
      if (of.length !== 2) throw new Malformed(name.position);
      return { kind: 'operation', sign: 'percent', left: of[0]!, right: of[1]! };
    }
    return { kind: 'choice', pick: name.text as 'min' | 'max', of };
  }
  take(...signs: readonly string[]): string | undefined {
    const token = this.tokens[this.at];
    if (!token || !signs.includes(token.text)) return undefined;
    this.at++;
    return token.text;
  }
  must(sign: string): void {
    if (!this.take(sign)) throw new Malformed(this.tokens[this.at]?.position ?? this.end);
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const from = TOKEN.lastIndex;
    const m = TOKEN.exec(text);
    if (!m) throw new Malformed(from);
    const [whole, number, name, sign] = m;
    const position = from + whole.length - (number ?? name ?? sign)!.length;
    if (number !== undefined) tokens.push({ text: number, kind: 'number', position });
    else if (name !== undefined) tokens.push({ text: name, kind: 'name', position });
    else tokens.push({ text: OPERATORS[sign!] ?? sign!, kind: 'sign', position });
  }
  return tokens;
}

/** The indicators a formula names, each once. */
export function namesIn(formula: Formula): { key: string; what: 'value' | 'score' }[] {
  const found = new Map<string, { key: string; what: 'value' | 'score' }>();
  const walk = (f: Formula): void => {
    if (f.kind === 'name') found.set(`${f.what} ${f.key}`, { key: f.key, what: f.what });
    else if (f.kind === 'choice') f.of.forEach(walk);
    else if (f.kind === 'operation') {
      walk(f.left);
      walk(f.right);
    }
  };
  walk(formula);
  return [...found.values()];
}

/** Does some part divide by what is 0 whatever the values are? Then it is refused before anybody is scored by it. */
export function dividesByZero(formula: Formula): boolean {
  if (formula.kind === 'choice') return formula.of.some(dividesByZero);
  if (formula.kind !== 'operation') return false;
  if (dividesByZero(formula.left) || dividesByZero(formula.right)) return true;
  return (formula.sign === '/' || formula.sign === 'percent') && alwaysZero(formula.right);
}

/** 0, 3−3, x−x, 0×x. */
function alwaysZero(formula: Formula): boolean {
  if (formula.kind !== 'operation') return constantOf(formula) === 0;
  if (formula.sign === '-' && JSON.stringify(formula.left) === JSON.stringify(formula.right)) return true;
  if (formula.sign === '*') return alwaysZero(formula.left) || alwaysZero(formula.right) || constantOf(formula) === 0;
  return constantOf(formula) === 0;
}

const constantOf = (formula: Formula): number | null => (namesIn(formula).length > 0 ? null : valueOf(formula, 'half_up', () => Number.NaN));

type Column = Float64Array;
/** Largest result in millionths that is still exact. */
const LARGEST = 2 ** 52;

/**
 * One value: millionths in, millionths out. Sums are exact; a product or quotient is rounded to the millionth as the scheme rounds
 * (so that a truncating scheme truncates once), `percent` once for both its steps.
 * NaN when a value lacks, at a division by 0, and beyond the exact range: the indicator then has no value, and its missing-value rule speaks.
 */
export function valueOf(formula: Formula, rounding: Rounding, read: (key: string, what: 'value' | 'score') => number): number {
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'name':
      return read(formula.key, formula.what);
    case 'choice':
      return Math[formula.pick](...formula.of.map((f) => valueOf(f, rounding, read)));
    case 'operation':
      return combine(formula.sign, valueOf(formula.left, rounding, read), valueOf(formula.right, rounding, read), rounding);
  }
}

function combine(sign: Sign, a: number, b: number, rounding: Rounding): number {
  if (a !== a || b !== b) return Number.NaN;
  const made = sign === '+' ? a + b : sign === '-' ? a - b : sign === '*' ? multiplyDivide(a, b, SCORE_SCALE, rounding) : b === 0 ? Number.NaN : multiplyDivide(a, sign === '/' ? SCORE_SCALE : 100 * SCORE_SCALE, b, rounding);
  return Math.abs(made) <= LARGEST ? made : Number.NaN;
}

/** The same over whole columns, node by node. */
export function columnOfFormula(formula: Formula, size: number, rounding: Rounding, read: (key: string, what: 'value' | 'score') => Column): Column {
  if (formula.kind === 'name') return read(formula.key, formula.what);
  if (formula.kind === 'number') return new Float64Array(size).fill(formula.value);
  const parts = (formula.kind === 'choice' ? formula.of : [formula.left, formula.right]).map((f) => columnOfFormula(f, size, rounding, read));
  const made = new Float64Array(size);
  if (formula.kind === 'choice') {
    const pick = Math[formula.pick];
    for (let p = 0; p < size; p++) {
      let best = parts[0]![p]!;
      for (let i = 1; i < parts.length; i++) best = pick(best, parts[i]![p]!);
      made[p] = best;
    }
    return made;
  }
  const [left, right] = parts as [Column, Column];
  for (let p = 0; p < size; p++) made[p] = combine(formula.sign, left[p]!, right[p]!, rounding);
  return made;
}
