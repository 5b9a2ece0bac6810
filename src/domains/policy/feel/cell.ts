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

export const parseCell = (text: string, names: Iterable<string>): Cell => read(text, parseUnaryTests, names);
export const parseOutput = (text: string, names: Iterable<string>): Cell => read(text, parseExpression, names);

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
