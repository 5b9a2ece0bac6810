import type { FactDefinition, FactType, FactValue, Facts, Scalar } from '../model.ts';
import { children, type Cell, type Node } from './cell.ts';
import { interpretCell, type Truth } from './interpret-cell.ts';
import type { RuleContext } from './facts.ts';

type Type = FactType;
interface Expression {
  readonly type: Type;
  readonly value: (facts: Facts) => FactValue;
  readonly constant?: FactValue;
  /** The same as constant + factor × fact + …, summed in the order in which it is written, so that not a bit differs. */
  readonly sum?: Sum;
}
interface Sum {
  readonly constant: number;
  readonly terms: readonly { readonly name: string; readonly factor: number }[];
}
export type CellTest = (facts: Facts) => Truth;
type Holds = (facts: Facts) => boolean;

/** Thrown inside when a construct has no closure form; the cell is then left to FEEL, slower but the same. */
class Uncompiled extends Error {}

export interface CompiledCell {
  readonly test: CellTest;
  readonly interpreted: boolean;
  /** Of a cell that is nothing but a list of words: these. Rows are then found by the word instead of being tried. */
  readonly words?: ReadonlySet<string>;
}

/** A cell as a closure over facts that have been checked for presence and type. */
export function compileCell(cell: Cell, input: FactDefinition, reads: readonly FactDefinition[], context: RuleContext): CompiledCell {
  if (cell.wildcard) return { test: () => 1, interpreted: false };
  try {
    if (cell.asksNull) throw new Uncompiled();
    const compiler = new CellCompiler(cell, input, context);
    const holds = compiler.unaryTests(cell.tree.topNode);
    const { words } = compiler;
    if (compiler.direct) return { test: compiler.direct, interpreted: false, ...(words ? { words } : {}) };
    const names = reads.map((d) => d.name);
    const only = names.length === 1 ? names[0]! : null;
    const test: CellTest =
      only !== null
        ? (facts) => (facts[only] === null ? -1 : holds(facts) ? 1 : 0)
        : (facts) => {
            for (const name of names) if (facts[name] === null) return -1;
            return holds(facts) ? 1 : 0;
          };
    return { test, interpreted: false };
  } catch (error) {
    if (!(error instanceof Uncompiled)) throw error;
    return { test: (facts) => interpretCell(cell, input, reads, facts, context), interpreted: true };
  }
}

const ORDERED: ReadonlySet<Type> = new Set<Type>(['number', 'day']);
const SCALAR: ReadonlySet<Type> = new Set<Type>(['number', 'day', 'string', 'boolean']);

/** ISO days order as text does. */
const COMPARISONS: Readonly<Record<string, (a: NonNullable<FactValue>, b: NonNullable<FactValue>) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

class CellCompiler {
  readonly cell: Cell;
  readonly name: string;
  readonly input: Expression;
  readonly context: RuleContext;
  /** Set when the whole cell is a list of words. */
  words: ReadonlySet<string> | null = null;
  /** The whole cell as one test that reads each fact once; set for the shapes most cells have. */
  direct: CellTest | null = null;
  constructor(cell: Cell, input: FactDefinition, context: RuleContext) {
    this.cell = cell;
    const { name } = input;
    this.name = name;
    this.input = { type: input.type, value: (facts) => facts[name]! };
    this.context = context;
  }

  unaryTests(node: Node): Holds {
    const parts = children(node);
    if (parts[0]?.name === 'not') {
      const holds = this.tests(parts.find((p) => p.name === 'PositiveUnaryTests'));
      return (facts) => !holds(facts);
    }
    const holds = this.tests(parts[0]);
    this.words = this.listed;
    this.direct = this.once;
    return holds;
  }

  private listed: ReadonlySet<string> | null = null;
  private once: CellTest | null = null;

  private tests(node: Node | undefined): Holds {
    if (node?.name !== 'PositiveUnaryTests') throw new Uncompiled();
    const parts = children(node).map((child) => child.firstChild);
    // A list of plain words is the commonest cell: one set look-up.
    if (this.input.type === 'string' && parts.every((p) => p?.name === 'StringLiteral')) {
      const words = new Set(parts.map((p) => this.text(p!)));
      this.listed = words;
      const { name } = this;
      this.once = (facts) => {
        const value = facts[name];
        return value === null ? -1 : words.has(value as string) ? 1 : 0;
      };
      return (facts) => words.has(this.input.value(facts) as string);
    }
    const tests = parts.map((p) => this.positive(p));
    if (tests.length > 1) this.once = null;
    return tests.length === 1 ? tests[0]! : (facts) => tests.some((holds) => holds(facts));
  }

  private positive(node: Node | null): Holds {
    if (!node) throw new Uncompiled();
    switch (node.name) {
      case 'SimplePositiveUnaryTest': {
        const parts = children(node);
        if (parts[0]?.name === 'CompareOp') return this.against(this.slice(parts[0]), this.expression(parts[1]));
        return this.interval(parts[0]);
      }
      case 'Comparison':
      case 'Disjunction':
      case 'Conjunction':
      case 'FunctionInvocation':
        return this.condition(node);
      case 'StringLiteral':
      case 'NumericLiteral':
      case 'BooleanLiteral':
      case 'DateTimeLiteral':
        return this.against('=', this.expression(node));
      default:
        throw new Uncompiled();
    }
  }

  private interval(node: Node | undefined): Holds {
    if (node?.name !== 'Interval') throw new Uncompiled();
    const [open, low, , high, close] = children(node);
    const text = this.cell.text;
    const from = this.compare(this.input, text[open!.from] === '[' ? '>=' : '>', this.expression(low));
    const to = this.compare(this.input, text[close!.from] === ']' ? '<=' : '<', this.expression(high));
    const [a, b] = [this.expression(low).constant, this.expression(high).constant];
    // FEEL turns a reversed interval round; nobody means that.
    if (a === undefined || b === undefined || a === null || b === null || a > b) throw new Uncompiled();
    return (facts) => from(facts) && to(facts);
  }

  private condition(node: Node): Holds {
    const parts = children(node);
    switch (node.name) {
      case 'ParenthesizedExpression':
        return this.condition(parts[1]!);
      case 'Disjunction': {
        const [a, b] = [this.condition(parts[0]!), this.condition(parts[2]!)];
        return (facts) => a(facts) || b(facts);
      }
      case 'Conjunction': {
        const [a, b] = [this.condition(parts[0]!), this.condition(parts[2]!)];
        return (facts) => a(facts) && b(facts);
      }
      case 'Comparison':
        if (parts[1]?.name !== 'CompareOp') throw new Uncompiled();
        return this.compare(this.expression(parts[0]), this.slice(parts[1]), this.expression(parts[2]));
      case 'FunctionInvocation': {
        const args = this.args(node, 'list contains', 2);
        const [list, item] = [this.expression(args[0]), this.expression(args[1])];
        if (!(list.type === 'strings' && item.type === 'string') && !(list.type === 'numbers' && item.type === 'number')) throw new Uncompiled();
        return (facts) => (list.value(facts) as readonly FactValue[]).includes(item.value(facts));
      }
      default:
        throw new Uncompiled();
    }
  }

  /** The input against an expression. */
  private against(operator: string, right: Expression): Holds {
    const holds = this.compare(this.input, operator, right);
    const { name } = this;
    const compares = COMPARISONS[operator]!;
    const { constant, sum } = right;
    if (constant !== undefined && constant !== null)
      this.once = (facts) => {
        const value = facts[name]!;
        return value === null ? -1 : compares(value, constant) ? 1 : 0;
      };
    else if (sum) {
      const { constant: first, terms } = sum;
      this.once = (facts) => {
        const value = facts[name]!;
        if (value === null) return -1;
        let total = first;
        for (let i = 0; i < terms.length; i++) {
          const term = terms[i]!;
          const one = facts[term.name];
          if (one === null) return -1;
          total += term.factor * (one as number);
        }
        return compares(value, total) ? 1 : 0;
      };
    }
    return holds;
  }

  private compare(a: Expression, operator: string, b: Expression): Holds {
    if (a.type !== b.type || !SCALAR.has(a.type)) throw new Uncompiled();
    const left = a.value;
    const right = b.value;
    const compares = COMPARISONS[operator];
    if (!compares || (operator !== '=' && operator !== '!=' && !ORDERED.has(a.type))) throw new Uncompiled();
    return (facts) => compares(left(facts)!, right(facts)!);
  }

  private expression(node: Node | undefined): Expression {
    switch (node?.name) {
      case 'NumericLiteral':
        return this.constant(Number(this.slice(node)), 'number');
      case 'StringLiteral':
        return this.constant(this.text(node), 'string');
      case 'BooleanLiteral':
        return this.constant(this.slice(node) === 'true', 'boolean');
      case 'DateTimeLiteral': {
        const day = /^date\("(\d{4}-\d{2}-\d{2})"\)$/.exec(this.slice(node));
        if (!day) throw new Uncompiled();
        return this.constant(day[1]!, 'day');
      }
      case 'ParenthesizedExpression':
        return this.expression(children(node)[1]);
      case '?':
        return this.input;
      case 'VariableName':
        return this.variable(this.slice(node));
      case 'ArithmeticExpression':
        return this.arithmetic(children(node));
      case 'FunctionInvocation': {
        const list = this.expression(this.args(node, 'count', 1)[0]);
        if (list.type !== 'strings' && list.type !== 'numbers') throw new Uncompiled();
        return { type: 'number', value: (facts) => (list.value(facts) as readonly FactValue[]).length };
      }
      default:
        throw new Uncompiled();
    }
  }

  private arithmetic(parts: readonly Node[]): Expression {
    if (parts.length !== 3) throw new Uncompiled();
    const a = this.expression(parts[0]);
    const b = this.expression(parts[2]);
    if (a.type !== 'number' || b.type !== 'number') throw new Uncompiled();
    const left = a.value as (facts: Facts) => number;
    const right = b.value as (facts: Facts) => number;
    const combine = { '+': (f: Facts) => left(f) + right(f), '-': (f: Facts) => left(f) - right(f), '*': (f: Facts) => left(f) * right(f) }[this.slice(parts[1]!)];
    if (!combine) throw new Uncompiled();
    if (a.constant !== undefined && b.constant !== undefined) return this.constant(combine({}), 'number');
    const sum = joined(a.sum, this.slice(parts[1]!), b.sum);
    return { type: 'number', value: combine, ...(sum ? { sum } : {}) };
  }

  private variable(name: string): Expression {
    if (name === '?') return this.input;
    const parameter: Scalar | undefined = Object.hasOwn(this.context.parameters, name) ? this.context.parameters[name] : undefined;
    if (parameter !== undefined) return this.constant(parameter, typeof parameter as 'string' | 'number' | 'boolean');
    const type = this.context.vocabulary.get(name)!.type;
    return { type, value: (facts) => facts[name]!, ...(type === 'number' ? { sum: { constant: 0, terms: [{ name, factor: 1 }] } } : {}) };
  }

  private constant(value: Scalar, type: Type): Expression {
    return { type, constant: value, value: () => value, ...(typeof value === 'number' ? { sum: { constant: value, terms: [] } } : {}) };
  }

  private args(node: Node, name: string, count: number): Node[] {
    const parts = children(node);
    if (this.slice(parts[0]!) !== name) throw new Uncompiled();
    const args = children(parts.find((p) => p.name === 'PositionalParameters')!);
    if (args.length !== count) throw new Uncompiled();
    return args;
  }

  private slice(node: Node): string {
    return this.cell.text.slice(node.from, node.to);
  }

  /** A string literal without escapes; one with them is left to FEEL. */
  private text(node: Node): string {
    const raw = this.slice(node).slice(1, -1);
    if (raw.includes('\\')) throw new Uncompiled();
    return raw;
  }
}

/** Two sums as one, where their order of adding stays what it was; undefined where it would not. */
function joined(a: Sum | undefined, operator: string, b: Sum | undefined): Sum | undefined {
  if (!a || !b) return undefined;
  const [only] = b.terms;
  if (operator === '*') {
    if (a.terms.length === 0 && b.constant === 0 && b.terms.length === 1 && only!.factor === 1) return { constant: 0, terms: [{ name: only!.name, factor: a.constant }] };
    return undefined;
  }
  if (b.constant !== 0 || b.terms.length !== 1) return undefined;
  return { constant: a.constant, terms: [...a.terms, operator === '-' ? { name: only!.name, factor: -only!.factor } : only!] };
}
