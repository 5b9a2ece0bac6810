import type { FactDefinition, FactType, FactValue, Facts, Scalar } from '../model.ts';
import { children, type Cell, type Node } from './cell.ts';
import { interpretCell, type Truth } from './interpret-cell.ts';
import type { RuleContext } from './facts.ts';

type Type = FactType;
interface Expression {
  readonly type: Type;
  readonly value: (facts: Facts) => FactValue;
  readonly constant?: FactValue;
}
export type CellTest = (facts: Facts) => Truth;
type Holds = (facts: Facts) => boolean;

/** Thrown inside when a construct has no closure form; the cell is then left to FEEL, slower but the same. */
class Uncompiled extends Error {}

export interface CompiledCell {
  readonly test: CellTest;
  readonly interpreted: boolean;
}

/** A cell as a closure over facts that have been checked for presence and type. */
export function compileCell(cell: Cell, input: FactDefinition, reads: readonly FactDefinition[], context: RuleContext): CompiledCell {
  if (cell.wildcard) return { test: () => 1, interpreted: false };
  try {
    if (cell.asksNull) throw new Uncompiled();
    const holds = new CellCompiler(cell, input, context).unaryTests(cell.tree.topNode);
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

class CellCompiler {
  readonly cell: Cell;
  readonly input: Expression;
  readonly context: RuleContext;
  constructor(cell: Cell, input: FactDefinition, context: RuleContext) {
    this.cell = cell;
    const { name } = input;
    this.input = { type: input.type, value: (facts) => facts[name]! };
    this.context = context;
  }

  unaryTests(node: Node): Holds {
    const parts = children(node);
    if (parts[0]?.name === 'not') {
      const holds = this.tests(parts.find((p) => p.name === 'PositiveUnaryTests'));
      return (facts) => !holds(facts);
    }
    return this.tests(parts[0]);
  }

  private tests(node: Node | undefined): Holds {
    if (node?.name !== 'PositiveUnaryTests') throw new Uncompiled();
    const parts = children(node).map((child) => child.firstChild);
    // A list of plain words is the commonest cell: one set look-up.
    if (this.input.type === 'string' && parts.every((p) => p?.name === 'StringLiteral')) {
      const words = new Set(parts.map((p) => this.text(p!)));
      return (facts) => words.has(this.input.value(facts) as string);
    }
    const tests = parts.map((p) => this.positive(p));
    return tests.length === 1 ? tests[0]! : (facts) => tests.some((holds) => holds(facts));
  }

  private positive(node: Node | null): Holds {
    if (!node) throw new Uncompiled();
    switch (node.name) {
      case 'SimplePositiveUnaryTest': {
        const parts = children(node);
        if (parts[0]?.name === 'CompareOp') return this.compare(this.input, this.slice(parts[0]), this.expression(parts[1]));
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
        return this.compare(this.input, '=', this.expression(node));
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

  private compare(a: Expression, operator: string, b: Expression): Holds {
    if (a.type !== b.type || !SCALAR.has(a.type)) throw new Uncompiled();
    const left = a.value;
    const right = b.value;
    if (operator === '=') return (facts) => left(facts) === right(facts);
    if (operator === '!=') return (facts) => left(facts) !== right(facts);
    if (!ORDERED.has(a.type)) throw new Uncompiled();
    // ISO days order as text does.
    switch (operator) {
      case '<':
        return (facts) => left(facts)! < right(facts)!;
      case '<=':
        return (facts) => left(facts)! <= right(facts)!;
      case '>':
        return (facts) => left(facts)! > right(facts)!;
      case '>=':
        return (facts) => left(facts)! >= right(facts)!;
      default:
        throw new Uncompiled();
    }
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
    return a.constant !== undefined && b.constant !== undefined ? this.constant(combine({}), 'number') : { type: 'number', value: combine };
  }

  private variable(name: string): Expression {
    if (name === '?') return this.input;
    const parameter: Scalar | undefined = Object.hasOwn(this.context.parameters, name) ? this.context.parameters[name] : undefined;
    if (parameter !== undefined) return this.constant(parameter, typeof parameter as 'string' | 'number' | 'boolean');
    const type = this.context.vocabulary.get(name)!.type;
    return { type, value: (facts) => facts[name]! };
  }

  private constant(value: Scalar, type: Type): Expression {
    return { type, constant: value, value: () => value };
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
