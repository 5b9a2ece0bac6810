import { evaluate } from 'feelin';
import { addDays } from '../../../kernel/period.ts';
import type { FactDefinition, FactValue } from '../model.ts';
import { children, functions, type Cell, type Node } from './cell.ts';
import { compileCell } from './compile-cell.ts';
import type { RuleContext } from './facts.ts';

/** A stretch of a fact's values on which every test of a column answers alike, by one value of it. */
export interface Stretch {
  readonly value: FactValue;
  /** A fact could really have it: below the smallest number named it may be negative, and most facts never are. */
  readonly real: boolean;
  /** A table ought to say something about it: words of an unlisted fact that no row names are left out. */
  readonly expected: boolean;
}
/** A column of a table as a grid: rows are bits. */
export interface Column {
  readonly fact: FactDefinition;
  readonly stretches: readonly Stretch[];
  /** Per stretch, the rows whose test certainly holds there. */
  readonly holds: readonly bigint[];
  /** The same with the rows whose test cannot be laid out (it reads other facts, or calls a function). */
  readonly may: readonly bigint[];
}

/** Cuts the domain of a fact where the tests of its column change, and says per stretch which rows they let through. */
export function columnOf(fact: FactDefinition, cells: readonly (readonly Cell[])[], context: RuleContext): Column {
  const laidOut = cells.map((mine) => mine.every((cell) => cell.wildcard || laysOut(cell, fact, context)));
  const stretches = cut(fact, cells.flat().flatMap((cell) => (cell.wildcard ? [] : constantsOf(cell, context))));
  const tests = cells.map((mine) => mine.map((cell) => compileCell(cell, fact, [fact], context).test));
  const holds: bigint[] = [];
  const may: bigint[] = [];
  for (const { value } of stretches) {
    let [certain, possible] = [0n, 0n];
    tests.forEach((mine, row) => {
      const bit = 1n << BigInt(row);
      if (!laidOut[row]) possible |= bit;
      else if (mine.every((test) => test({ [fact.name]: value }) === 1)) {
        certain |= bit;
        possible |= bit;
      }
    });
    holds.push(certain);
    may.push(possible);
  }
  return { fact, stretches, holds, may };
}

const SOME_OTHER_WORD = '（其他）';

function cut(fact: FactDefinition, constants: readonly FactValue[]): Stretch[] {
  const sure = (value: FactValue): Stretch => ({ value, real: true, expected: true });
  switch (fact.type) {
    case 'boolean':
      return [sure(true), sure(false)];
    case 'string': {
      if (fact.values) return fact.values.map(sure);
      const words = [...new Set(constants.filter((c) => typeof c === 'string'))];
      return [...words.map(sure), { value: SOME_OTHER_WORD, real: true, expected: false }];
    }
    case 'number':
      return numbers(fact, [...new Set(constants.filter((c) => typeof c === 'number'))].sort((a, b) => a - b));
    case 'day':
      return days([...new Set(constants.filter((c) => typeof c === 'string'))].sort());
    case 'strings':
    case 'numbers':
      return [{ value: [], real: true, expected: false }];
  }
}

function numbers(fact: FactDefinition, bounds: readonly number[]): Stretch[] {
  const first = bounds[0];
  const last = bounds.at(-1);
  if (first === undefined || last === undefined) return [{ value: 1, real: true, expected: true }];
  const positive = first > 0;
  const full = fact.unit === '百分比' && last >= 100;
  return [
    { value: positive ? Math.max(0, first - 1) : first - 1, real: positive, expected: positive },
    ...bounds.flatMap((bound, i): Stretch[] => {
      const next = bounds[i + 1];
      const here = { value: bound, real: true, expected: true };
      return next === undefined ? [here] : [here, { value: between(bound, next), real: true, expected: true }];
    }),
    { value: last + 1, real: !full, expected: !full },
  ];
}

/** A whole number between the two where there is one: easier to read. */
const between = (low: number, high: number): number => (Math.floor(low) + 1 < high ? Math.floor(low) + 1 : (low + high) / 2);

function days(bounds: readonly string[]): Stretch[] {
  const all = bounds.length === 0 ? ['2020-01-01'] : bounds.flatMap((day, i) => [...(i === 0 ? [addDays(day, -1)] : []), day, addDays(day, 1)]);
  return [...new Set(all)].map((value) => ({ value, real: true, expected: true }));
}

/** Whether a test only sets its own fact against constants: then it changes nowhere but at them. */
function laysOut(cell: Cell, fact: FactDefinition, context: RuleContext): boolean {
  if (cell.asksNull || (fact.type !== 'number' && fact.type !== 'string' && fact.type !== 'boolean' && fact.type !== 'day')) return false;
  const slice = (node: Node): string => cell.text.slice(node.from, node.to);
  const itself = (node: Node): boolean => slice(node) === '?' || slice(node) === fact.name;
  const plain = (node: Node | null | undefined): boolean => {
    if (!node) return false;
    switch (node.name) {
      case 'PositiveUnaryTests':
        return children(node).every(plain);
      case 'PositiveUnaryTest':
        return plain(node.firstChild);
      case 'SimplePositiveUnaryTest': {
        const parts = children(node);
        return parts[0]?.name === 'Interval' ? children(parts[0]).filter((p) => isExpression(p.name)).every((p) => constant(p, cell, context)) : parts[1] !== undefined && constant(parts[1], cell, context);
      }
      case 'ParenthesizedExpression':
        return plain(children(node)[1]);
      case 'Conjunction':
      case 'Disjunction': {
        const parts = children(node);
        return plain(parts[0]) && plain(parts[2]);
      }
      case 'Comparison': {
        const [a, op, b] = children(node);
        return op?.name === 'CompareOp' && ((itself(a!) && constant(b!, cell, context)) || (itself(b!) && constant(a!, cell, context)));
      }
      default:
        // A call by itself is a question put to FEEL, not a value to compare with.
        return node.name !== 'FunctionInvocation' && isExpression(node.name) && constant(node, cell, context);
    }
  };
  const parts = children(cell.tree.topNode);
  return parts[0]?.name === 'not' ? plain(parts.find((p) => p.name === 'PositiveUnaryTests')) : plain(parts[0]);
}

const EXPRESSIONS: ReadonlySet<string> = new Set(['NumericLiteral', 'StringLiteral', 'BooleanLiteral', 'DateTimeLiteral', 'VariableName', 'ArithmeticExpression', 'ParenthesizedExpression', 'FunctionInvocation']);
const isExpression = (name: string): boolean => EXPRESSIONS.has(name);

/** Reads nothing but literals and parameters. */
function constant(node: Node, cell: Cell, context: RuleContext): boolean {
  if (!isExpression(node.name)) return false;
  let only = true;
  node.cursor().iterate((inner) => {
    if (inner.from < node.from || inner.to > node.to) return;
    if (inner.name === '?') only = false;
    if (inner.name !== 'VariableName') return;
    const word = cell.text.slice(inner.from, inner.to);
    if (!functions.has(word) && !Object.hasOwn(context.parameters, word)) only = false;
  });
  return only;
}

/** Every constant in a test, worked out: the places where its answer can change. */
function constantsOf(cell: Cell, context: RuleContext): FactValue[] {
  const found: FactValue[] = [];
  cell.tree.iterate({
    enter({ node }) {
      if (!isExpression(node.name) || !constant(node, cell, context)) return undefined;
      const text = cell.text.slice(node.from, node.to);
      const day = /^date\("(\d{4}-\d{2}-\d{2})"\)$/.exec(text);
      if (day) found.push(day[1]!);
      else {
        const { value } = evaluate(text, context.parameters);
        if (typeof value === 'number' || typeof value === 'string') found.push(value);
      }
      return false;
    },
  });
  return found;
}
