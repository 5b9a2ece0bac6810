import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../kernel/period.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { children, type Cell, type Node } from '../feel/cell.ts';
import { compileCell } from '../feel/compile-cell.ts';
import type { RuleContext } from '../feel/facts.ts';
import { interpretCell } from '../feel/interpret-cell.ts';
import { prepareTable } from '../feel/prepare.ts';
import type { FactDefinition, PolicyPack } from '../model.ts';
import { contextOn } from '../rules/decide.ts';
import { parameterOn, ruleOn } from '../rules/parameter-on.ts';
import { composePack } from './compose.ts';
import { diskSource } from './disk.ts';
import { loadLibrary, type PackLibrary } from './load.ts';

// Every dated number of every pack, on the day before, the day itself and the day after; every bound in a table just below it, at it
// and just above. The bounds are read from the text of the cells and what they mean is written down here once more.
let library: PackLibrary;
let packs: PolicyPack[];
beforeAll(async () => {
  library = await loadLibrary(diskSource(new URL('../../../../policies/', import.meta.url).pathname));
  packs = [...library.folders.keys()].map((id) => composePack(library, id));
});

/** The outcome, or the code of its refusal. */
const attempt = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
};
/** Entries that a pack's own folder holds: inherited ones are walked where they stand. */
const ownOf = (pack: PolicyPack): PackLibrary['folders'] extends ReadonlyMap<string, infer F> ? F : never => library.folders.get(pack.id)!;

describe('every dated value', () => {
  it('begins on its day, and not a day before', () => {
    let walked = 0;
    for (const pack of packs) {
      for (const { id } of ownOf(pack).parameters) {
        const { values } = pack.parameters.get(id)!;
        values.forEach((value, i) => {
          const before = values[i - 1];
          const say = (on: string): unknown => attempt(() => parameterOn(pack, id, on).value);
          expect([say(addDays(value.from, -1)), say(value.from), say(addDays(value.from, 1))], `${pack.id} ${id} ${value.from}`).toEqual([before ? before.value : 'policy.parameter_not_yet', value.value, values[i + 1]?.from === addDays(value.from, 1) ? values[i + 1]!.value : value.value]);
          walked++;
        });
      }
    }
    expect(walked).toBe([...library.folders.values()].flatMap((f) => f.parameters.flatMap((p) => p.values)).length);
    expect(walked).toBeGreaterThan(library.folders.size);
  });

  it('of a rule is its version', () => {
    let walked = 0;
    for (const pack of packs) {
      for (const id of new Set(ownOf(pack).rules.map((r) => r.id))) {
        const versions = pack.rules.get(id)!;
        versions.forEach((table, i) => {
          const before = versions[i - 1];
          const say = (on: string): unknown => attempt(() => ruleOn(pack, id, on).effectiveFrom);
          const { effectiveFrom } = table;
          expect([say(addDays(effectiveFrom, -1)), say(effectiveFrom), say(addDays(effectiveFrom, 1))], `${pack.id} ${id}`).toEqual([before?.effectiveFrom ?? 'policy.rule_not_yet', effectiveFrom, effectiveFrom]);
          walked++;
        });
      }
    }
    expect(walked).toBe([...library.folders.values()].flatMap((f) => f.rules).length);
  });
});

type Operator = '<' | '<=' | '>' | '>=';
interface Bound {
  readonly operator: Operator;
  readonly at: number;
}
/** How a cell with one bound answers just below it, at it, and just above it. */
const flips: Readonly<Record<Operator, readonly [number, number, number]>> = { '<': [1, 0, 0], '<=': [1, 1, 0], '>': [0, 0, 1], '>=': [0, 1, 1] };

/** Literals and parameters, worked out; null for anything that reads a fact. */
function amount(cell: Cell, node: Node | undefined, context: RuleContext): number | null {
  if (!node) return null;
  const text = cell.text.slice(node.from, node.to);
  const parts = children(node);
  switch (node.name) {
    case 'NumericLiteral':
      return Number(text);
    case 'VariableName': {
      const value = Object.hasOwn(context.parameters, text) ? context.parameters[text] : null;
      return typeof value === 'number' ? value : null;
    }
    case 'ParenthesizedExpression':
      return amount(cell, parts[1], context);
    case 'ArithmeticExpression': {
      const [a, b] = [amount(cell, parts[0], context), amount(cell, parts[2], context)];
      if (a === null || b === null) return null;
      const work: Readonly<Record<string, number>> = { '+': a + b, '-': a - b, '*': a * b };
      return work[cell.text.slice(parts[1]!.from, parts[1]!.to)] ?? null;
    }
    default:
      return null;
  }
}

/** The bounds of a cell of a number: one for `>= 24`, two for `[12..24)`; null for any other cell. */
function boundsOf(cell: Cell, context: RuleContext): readonly Bound[] | null {
  const tests = children(cell.tree.topNode)[0];
  const only = tests?.name === 'PositiveUnaryTests' ? children(tests) : [];
  const simple = only.length === 1 ? only[0]!.firstChild : null;
  if (simple?.name !== 'SimplePositiveUnaryTest') return null;
  const [first, second] = children(simple);
  if (first?.name === 'CompareOp') {
    const operator = cell.text.slice(first.from, first.to);
    const at = amount(cell, second, context);
    return at !== null && operator in flips ? [{ operator: operator as Operator, at }] : null;
  }
  if (first?.name !== 'Interval') return null;
  const [open, low, , high, close] = children(first);
  const [from, to] = [amount(cell, low, context), amount(cell, high, context)];
  if (from === null || to === null || from >= to) return null;
  return [{ operator: cell.text[open!.from] === '[' ? '>=' : '>', at: from }, { operator: cell.text[close!.from] === ']' ? '<=' : '<', at: to }];
}

/** Comparisons with a number as they look on paper, to know how many there must be. */
const LOOKS_BOUNDED = /^(?:[<>]=?\s*[\d.]+|[[(]\s*[\d.]+\s*\.\.\s*[\d.]+\s*[\])])$/;

describe('every bound in a table', () => {
  it('flips exactly where it says, by FEEL and compiled alike', () => {
    let [walked, onPaper] = [0, 0];
    for (const pack of packs) {
      for (const table of ownOf(pack).rules) {
        const days = [table.effectiveFrom, ...(table.uses ?? []).flatMap((id) => pack.parameters.get(id)!.values.map((v) => v.from))];
        for (const day of new Set(days.filter((d) => d >= table.effectiveFrom))) {
          const context = contextOn(pack, table.uses ?? [], day);
          const prepared = prepareTable(table, context);
          prepared.rows.forEach((row, r) =>
            row.cells.forEach((cell, c) => {
              const input = prepared.inputs[c]!;
              if (input.type !== 'number') return;
              if (LOOKS_BOUNDED.test(cell.text)) onPaper++;
              const bounds = boundsOf(cell, context);
              for (const bound of bounds ?? []) {
                walked++;
                expect(around(cell, input, bound, context), `${pack.id} ${table.id} row ${r + 1} on ${day}: ${cell.text}`).toEqual(expectedAround(bounds!, bound));
              }
            }),
          );
        }
      }
    }
    expect(walked).toBeGreaterThanOrEqual(onPaper);
    expect(walked).toBeGreaterThanOrEqual([...library.folders.values()].flatMap((f) => f.rules).flatMap((t) => t.rows.flatMap((row) => row.when.filter((text, c) => t.inputs[c]!.type === 'number' && LOOKS_BOUNDED.test(text)))).length);
    expect(walked).toBeGreaterThan(0);
  });
});

const EPSILON = 1 / 1024;
const points = ({ at }: Bound): readonly number[] => [at - EPSILON, at, at + EPSILON];

/** Both ways to evaluate, at the three points; they must be the same before anything else is looked at. */
function around(cell: Cell, input: FactDefinition, bound: Bound, context: RuleContext): number[] {
  const { test, interpreted } = compileCell(cell, input, [input], context);
  expect(interpreted, cell.text).toBe(false);
  return points(bound).map((value) => {
    const facts = { [input.name]: value };
    const byFeel = interpretCell(cell, input, [input], facts, context);
    expect(test(facts), `${cell.text} at ${value}`).toBe(byFeel);
    return byFeel;
  });
}

/** At one end of an interval the other end holds too, unless the two lie closer than the points around them. */
const expectedAround = (bounds: readonly Bound[], bound: Bound): number[] =>
  points(bound).map((value, i) => (bounds.every((other) => (other === bound ? flips[bound.operator][i] === 1 : holds(other, value))) ? 1 : 0));

const holds = ({ operator, at }: Bound, value: number): boolean => ({ '<': value < at, '<=': value <= at, '>': value > at, '>=': value >= at })[operator];
