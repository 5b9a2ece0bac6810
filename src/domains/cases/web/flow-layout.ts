import { Graph, layout } from '@dagrejs/dagre';
import type { FlowView } from '../contract.ts';

export interface PlacedState {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}
export interface PlacedArrow {
  readonly from: string;
  readonly to: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly aside: boolean;
  readonly path: string;
  readonly x: number;
  readonly y: number;
}
export const BOX = { width: 132, height: 46 } as const;

/** Places the states of a table and routes the arrows between them; several steps between the same two states share one arrow. */
export function placeFlow(flow: FlowView): { readonly states: readonly PlacedState[]; readonly arrows: readonly PlacedArrow[]; readonly width: number; readonly height: number } {
  const graph = new Graph({ multigraph: false });
  graph.setGraph({ rankdir: 'LR', nodesep: 26, ranksep: 74, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const s of flow.states) graph.setNode(s.key, { width: BOX.width, height: BOX.height });
  const joined = new Map<string, FlowView['arrows'][number][]>();
  for (const a of flow.arrows) joined.set(`${a.from} ${a.to}`, [...(joined.get(`${a.from} ${a.to}`) ?? []), a]);
  for (const [, [a]] of joined) graph.setEdge(a!.from, a!.to, { width: 64, height: 14, weight: a!.aside ? 1 : 4, labelpos: 'c' });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    states: flow.states.map((s) => {
      const { x, y } = graph.node(s.key) as { x: number; y: number };
      return { key: s.key, x, y };
    }),
    arrows: [...joined.values()].map((several) => {
      const [a] = several as [FlowView['arrows'][number]];
      const edge = graph.edge(a.from, a.to) as { points: { x: number; y: number }[]; x: number; y: number };
      const words = (language: 'zh' | 'en'): string => several.map((s) => s.title[language]).join(language === 'zh' ? '、' : ', ');
      return { from: a.from, to: a.to, title: { zh: words('zh'), en: words('en') }, aside: several.every((s) => s.aside), path: smooth(edge.points), x: edge.x, y: edge.y };
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
