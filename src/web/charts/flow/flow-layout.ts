import { Graph, layout } from '@dagrejs/dagre';

export interface FlowNode {
  readonly key: string;
  readonly title: string;
  /** Smaller, below the title. */
  readonly sub?: string;
  readonly end?: boolean;
  readonly mark?: 'walked' | 'now' | 'late';
}
export interface FlowArrow {
  readonly from: string;
  readonly to: string;
  readonly title?: string;
  /** Not the main way. */
  readonly aside?: boolean;
  readonly walked?: boolean;
}
export interface PlacedState {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}
export interface PlacedArrow {
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly aside: boolean;
  readonly walked: boolean;
  readonly path: string;
  readonly x: number;
  readonly y: number;
}
export const BOX = { width: 132, height: 46 } as const;

/** Places nodes and routes the arrows between them; several arrows between the same two are one, their titles joined by `comma`. */
export function placeFlow(flow: { readonly nodes: readonly FlowNode[]; readonly arrows: readonly FlowArrow[] }, comma: string): { readonly states: readonly PlacedState[]; readonly arrows: readonly PlacedArrow[]; readonly width: number; readonly height: number } {
  const graph = new Graph({ multigraph: false });
  graph.setGraph({ rankdir: 'LR', nodesep: 26, ranksep: 74, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const s of flow.nodes) graph.setNode(s.key, { width: BOX.width, height: BOX.height });
  const joined = new Map<string, FlowArrow[]>();
  for (const a of flow.arrows) joined.set(`${a.from} ${a.to}`, [...(joined.get(`${a.from} ${a.to}`) ?? []), a]);
  for (const [, [a]] of joined) graph.setEdge(a!.from, a!.to, a!.title ? { width: 64, height: 14, weight: a!.aside ? 1 : 4, labelpos: 'c' } : { weight: 4 });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    states: flow.nodes.map((s) => {
      const { x, y } = graph.node(s.key) as { x: number; y: number };
      return { key: s.key, x, y };
    }),
    arrows: [...joined.values()].map((several) => {
      const [a] = several as [FlowArrow];
      const edge = graph.edge(a.from, a.to) as { points: { x: number; y: number }[]; x?: number; y?: number };
      return { from: a.from, to: a.to, title: several.flatMap((s) => (s.title ? [s.title] : [])).join(comma), aside: several.every((s) => s.aside === true), walked: several.some((s) => s.walked === true), path: smooth(edge.points), x: edge.x ?? 0, y: edge.y ?? 0 };
    }),
  };
}

/** A line through points, rounded at the bends. */
function smooth(points: readonly { readonly x: number; readonly y: number }[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  return rest.reduce((path, p, i) => {
    const next = rest[i + 1];
    return next ? `${path} Q ${p.x} ${p.y} ${(p.x + next.x) / 2} ${(p.y + next.y) / 2}` : `${path} L ${p.x} ${p.y}`;
  }, `M ${first.x} ${first.y}`);
}
