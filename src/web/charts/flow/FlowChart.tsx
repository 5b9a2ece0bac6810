import { useId, useMemo } from 'react';
import { usePhone } from '../../kit/index.ts';
import { BOX, placeFlow, type FlowArrow, type FlowNode } from './flow-layout.ts';
import './flow.css';

interface Props {
  readonly nodes: readonly FlowNode[];
  readonly arrows: readonly FlowArrow[];
  /** What the picture shows, in a sentence. */
  readonly label: string;
  readonly words: {
    /** Between the titles of arrows that are one. */
    readonly comma: string;
    /** The list that stands for the picture on a phone. */
    readonly list: string;
    readonly marks: Readonly<Record<'walked' | 'now' | 'late', string>>;
    readonly leads: (arrow: FlowArrow, to: FlowNode) => string;
  };
}

/** A flow chart drawn from a table: walked nodes are filled, present ones are marked. On a phone, where no letter of it could be read, the same as a list. */
export function FlowChart({ nodes, arrows, label, words }: Props) {
  const phone = usePhone();
  const arrowId = useId();
  const placed = useMemo(() => (phone ? null : placeFlow({ nodes, arrows }, words.comma)), [nodes, arrows, words.comma, phone]);
  const node = (key: string) => nodes.find((n) => n.key === key)!;
  if (placed === null) return <FlowList nodes={nodes} arrows={arrows} words={words} />;
  return (
    <figure className="dd-flow">
      <svg viewBox={`0 0 ${placed.width} ${placed.height}`} style={{ maxWidth: placed.width }} role="img" aria-label={label}>
        <defs>
          <marker id={arrowId} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
            <path d="M 0 0 L 8 4 L 0 8 z" className="dd-flow-head" />
          </marker>
        </defs>
        {placed.arrows.map((a) => (
          <g key={`${a.from} ${a.to}`} className="dd-flow-arrow" data-aside={a.aside} data-walked={a.walked}>
            <path d={a.path} markerEnd={`url(#${arrowId})`} />
            {a.title && <text x={a.x} y={a.y - 3}>{a.title}</text>}
          </g>
        ))}
        {placed.states.map((s) => {
          const { title, sub, end = false, mark } = node(s.key);
          return (
            <g key={s.key} className="dd-flow-state" data-mark={mark} data-end={end} transform={`translate(${s.x - BOX.width / 2} ${s.y - BOX.height / 2})`}>
              <rect width={BOX.width} height={BOX.height} rx={end ? BOX.height / 2 : 5} />
              <text x={BOX.width / 2} y={sub ? 20 : 28}>{title}</text>
              {sub && <text className="dd-flow-term" x={BOX.width / 2} y={36}>{sub}</text>}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

/** The nodes from the first on, each with what leads on from it. */
function FlowList({ nodes, arrows, words }: Omit<Props, 'label'>) {
  return (
    <ol className="dd-flow-list" aria-label={words.list}>
      {nodes.map((n) => (
        <li key={n.key} data-mark={n.mark} data-end={n.end === true}>
          <b>{n.title}</b> {n.sub && <small>{n.sub}</small>} {n.mark && <small className="dd-flow-mark">{words.marks[n.mark]}</small>}
          {arrows.filter((a) => a.from === n.key).map((a, i) => <div key={`${a.to} ${i}`}>{words.leads(a, nodes.find((x) => x.key === a.to)!)}</div>)}
        </li>
      ))}
    </ol>
  );
}
