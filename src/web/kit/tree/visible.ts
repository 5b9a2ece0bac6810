/** One unit (or group) of a tree. `hasChildren` without `children` means they are fetched when it opens. */
export interface TreeNode {
  readonly key: string;
  readonly title: string;
  /** At the right: a count, a state. */
  readonly note?: string;
  readonly hasChildren?: boolean;
  readonly children?: readonly TreeNode[];
}

export interface VisibleNode {
  readonly node: TreeNode;
  readonly level: number;
  readonly parent: string | null;
  readonly position: number;
  readonly siblings: number;
}

/** The lines to show, top to bottom: a node's children follow it while it is open. */
export function visibleNodes(roots: readonly TreeNode[], open: ReadonlySet<string>): readonly VisibleNode[] {
  const lines: VisibleNode[] = [];
  const walk = (nodes: readonly TreeNode[], level: number, parent: string | null): void => {
    nodes.forEach((node, i) => {
      lines.push({ node, level, parent, position: i + 1, siblings: nodes.length });
      if (open.has(node.key) && node.children) walk(node.children, level + 1, node.key);
    });
  };
  walk(roots, 1, null);
  return lines;
}

export const opensUp = (node: TreeNode): boolean => node.hasChildren ?? (node.children?.length ?? 0) > 0;
