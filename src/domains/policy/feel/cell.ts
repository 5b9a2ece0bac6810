import { parseExpression, parseUnaryTests, SyntaxError as FeelSyntaxError } from 'feelin';
import { Refusal } from '../../../kernel/refusal.ts';

type Tree = ReturnType<typeof parseUnaryTests>;
export type Node = Tree['topNode'];

/** A FEEL text, parsed: which names it reads, and whether it itself asks about null. */
export interface Cell {
  readonly text: string;
  readonly tree: Tree;
  /** `-`: any value, known or not. */
  readonly wildcard: boolean;
  /** Facts and parameters, without `?`, functions and names bound inside (`some x in …`). */
  readonly names: readonly string[];
  readonly asksNull: boolean;
}

/** Functions of FEEL that cells may call. Anything else by that shape is an unknown name. */
export const functions: ReadonlySet<string> = new Set(['list contains', 'contains', 'count', 'not', 'min', 'max', 'floor', 'ceiling', 'string', 'abs', 'sum']);

export const parseCell = (text: string, names: Iterable<string>): Cell => held('test', text, parseUnaryTests, names);
export const parseOutput = (text: string, names: Iterable<string>): Cell => held('output', text, parseExpression, names);

/** Cells read before, by the names they were read with: a draft is checked whole at every edit, and all but one of its cells are as they were. Forgotten all at once when there are many. */
const heldCells = new Map<string, Map<string, Cell>>();
const MOST_HELD = 50_000;
let cellsHeld = 0;

function held(kind: 'test' | 'output', text: string, parse: typeof parseUnaryTests, names: Iterable<string>): Cell {
  const known = [...names];
  const key = `${kind}\n${known.join('\n')}`;
  const cells = heldCells.get(key) ?? new Map<string, Cell>();
  let cell = cells.get(text);
  if (!cell) {
    cell = read(text, parse, known);
    if (++cellsHeld > MOST_HELD) {
      heldCells.clear();
      cellsHeld = 1;
    }
    heldCells.set(key, cells.set(text, cell));
  }
  return cell;
}

function read(text: string, parse: typeof parseUnaryTests, known: Iterable<string>): Cell {
  let tree: Tree;
  try {
    tree = parse(text, Object.fromEntries([...known].map((name) => [name, null])), undefined);
  } catch (error) {
    if (error instanceof FeelSyntaxError) throw malformed(text);
    throw error;
  }
  const names = new Set<string>();
  const bound = new Set<string>();
  let asksNull = false;
  let broken = false;
  tree.iterate({
    enter(node) {
      const word = text.slice(node.from, node.to);
      if (node.type.isError) broken = true;
      if (node.name === 'null') asksNull = true;
      if (node.name === 'Name') bound.add(word);
      if (node.name === 'VariableName' && !(functions.has(word) && node.node.parent?.name === 'FunctionInvocation')) names.add(word);
    },
  });
  if (broken) throw malformed(text);
  names.delete('?');
  for (const name of bound) names.delete(name);
  return { text, tree, wildcard: text === '-', names: [...names], asksNull };
}

const malformed = (text: string): Refusal => new Refusal('invalid', 'policy.cell_malformed', { cell: text });

/** Named children of a node: punctuation left out. */
export function children(node: Node): Node[] {
  const list: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) list.push(child);
  return list;
}
