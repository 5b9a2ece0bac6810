import { CaretRightFilled, LoadingOutlined } from '@ant-design/icons';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { opensUp, visibleNodes, type TreeNode, type VisibleNode } from './visible.ts';

export type { TreeNode } from './visible.ts';

interface Props {
  readonly label: string;
  readonly roots: readonly TreeNode[];
  readonly selected?: string | null;
  readonly onSelect?: (node: TreeNode) => void;
  /** Fetches the children of a node whose `children` are not yet there. */
  readonly loadChildren?: (node: TreeNode) => Promise<readonly TreeNode[]>;
  /** Keys open at first; default the roots. */
  readonly initiallyOpen?: readonly string[];
}

/** Units as a tree: arrows move and open, Enter chooses, as screen readers expect of a tree. */
export function OrganizationTree({ label, roots, selected = null, onSelect, loadChildren, initiallyOpen }: Props) {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(initiallyOpen ?? roots.map((root) => root.key)));
  const [fetched, setFetched] = useState<ReadonlyMap<string, readonly TreeNode[]>>(new Map());
  const [loading, setLoading] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string | null>(selected);
  const box = useRef<HTMLDivElement>(null);

  const lines = useMemo(() => {
    const fill = (nodes: readonly TreeNode[]): readonly TreeNode[] =>
      nodes.map((node) => {
        const children = node.children ?? fetched.get(node.key);
        return children ? { ...node, children: fill(children) } : node;
      });
    return visibleNodes(fill(roots), open);
  }, [roots, fetched, open]);

  const toggle = async (node: TreeNode, wanted = !open.has(node.key)) => {
    if (wanted && !node.children && loadChildren && !loading.has(node.key)) {
      setLoading((now) => new Set(now).add(node.key));
      try {
        const children = await loadChildren(node);
        setFetched((now) => new Map(now).set(node.key, children));
      } finally {
        setLoading((now) => new Set([...now].filter((key) => key !== node.key)));
      }
    }
    setOpen((now) => {
      const next = new Set(now);
      if (wanted) next.add(node.key);
      else next.delete(node.key);
      return next;
    });
  };
  const focus = (key: string) => {
    setFocused(key);
    box.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, line: VisibleNode, at: number) => {
    const { node, parent } = line;
    const moves: Record<string, () => void> = {
      ArrowDown: () => lines[at + 1] && focus(lines[at + 1]!.node.key),
      ArrowUp: () => lines[at - 1] && focus(lines[at - 1]!.node.key),
      ArrowRight: () => (opensUp(node) && !open.has(node.key) ? void toggle(node, true) : lines[at + 1]?.parent === node.key && focus(lines[at + 1]!.node.key)),
      ArrowLeft: () => (open.has(node.key) && opensUp(node) ? void toggle(node, false) : parent !== null && focus(parent)),
      Home: () => lines[0] && focus(lines[0].node.key),
      End: () => lines.at(-1) && focus(lines.at(-1)!.node.key),
      Enter: () => onSelect?.(node),
      ' ': () => onSelect?.(node),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  const reachable = lines.some((line) => line.node.key === focused) ? focused : (lines[0]?.node.key ?? null);

  return (
    <div ref={box} role="tree" aria-label={label} className="dd-tree">
      {lines.map((line, at) => {
        const { node, level } = line;
        const branch = opensUp(node);
        return (
          <div
            key={node.key}
            data-key={node.key}
            role="treeitem"
            aria-level={level}
            aria-posinset={line.position}
            aria-setsize={line.siblings}
            aria-expanded={branch ? open.has(node.key) : undefined}
            aria-selected={node.key === selected}
            tabIndex={node.key === reachable ? 0 : -1}
            className="dd-tree-line"
            style={{ paddingInlineStart: 4 + (level - 1) * 16 }}
            onFocus={() => setFocused(node.key)}
            onKeyDown={(event) => onKeyDown(event, line, at)}
            onClick={() => onSelect?.(node)}
          >
            <span
              className={branch ? 'dd-tree-turn' : 'dd-tree-leaf'}
              aria-hidden="true"
              onClick={(event) => {
                if (!branch) return;
                event.stopPropagation();
                void toggle(node);
              }}
            >
              {loading.has(node.key) ? <LoadingOutlined /> : branch && <CaretRightFilled className={open.has(node.key) ? 'dd-turned' : ''} />}
            </span>
            <span className="dd-tree-title">{node.title}</span>
            {node.note && <span className="dd-tree-note dd-num">{node.note}</span>}
          </div>
        );
      })}
    </div>
  );
}
