import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PersonLink, StateTag } from '../../../../../web/kit/index.ts';
import { formatScore, type Score } from '../../../../../kernel/score.ts';
import type { ChainNodeView } from '../../../onsite/traces/contract.ts';
import { chainColumns } from '../../../onsite/traces/model.ts';

interface Line {
  readonly key: string;
  readonly d: string;
  readonly missing: boolean;
}

/** How far before the contributors their bracket stands. */
const BRACKET = 14;

/** Ten-thousandths as `60.00%`. */
const shareText = (share: number): string => `${formatScore((share * 10_000) as Score, 2)}%`;

/** The chain as a small picture: a column a step, lines between, missing links dashed. On a phone the steps stand below one another. */
export function ChainPicture({ nodes }: { readonly nodes: readonly ChainNodeView[] }) {
  const { t } = useTranslation('onsite');
  const box = useRef<HTMLDivElement>(null);
  const [lines, setLines] = useState<readonly Line[]>([]);
  useLayoutEffect(() => {
    const host = box.current;
    if (!host) return;
    const draw = (): void => {
      const zero = host.getBoundingClientRect();
      const place = (id: string) => host.querySelector(`[data-node="${CSS.escape(id)}"]`)?.getBoundingClientRect();
      const drawn = nodes.flatMap((n): Line[] => {
          // Contributors belong to the result as a whole: a bracket before their column, not lines across the others.
          if (n.column === 'contributor') {
            const own = place(n.id);
            return own ? [{ key: n.id, missing: n.missing !== null, d: `M${own.left - zero.left - BRACKET},${own.top + own.height / 2 - zero.top} H${own.left - zero.left}` }] : [];
          }
          return n.from.flatMap((from): Line[] => {
            const [a, b] = [place(from), place(n.id)];
            if (!a || !b) return [];
            const [x1, y1, x2, y2] = [a.right - zero.left, a.top + a.height / 2 - zero.top, b.left - zero.left, b.top + b.height / 2 - zero.top];
            const middle = (x1 + x2) / 2;
            return [{ key: `${from} ${n.id}`, missing: n.missing !== null, d: `M${x1},${y1} C${middle},${y1} ${middle},${y2} ${x2},${y2}` }];
          });
        });
      const people = nodes.filter((n) => n.column === 'contributor').flatMap((n) => place(n.id) ?? []);
      const [first, last] = [people[0], people.at(-1)];
      if (first && last) drawn.push({ key: 'bracket', missing: false, d: `M${first.left - zero.left - BRACKET},${first.top + first.height / 2 - zero.top} V${last.top + last.height / 2 - zero.top}` });
      setLines(drawn);
    };
    draw();
    const watch = new ResizeObserver(draw);
    watch.observe(host);
    return () => watch.disconnect();
  }, [nodes]);
  const results = new Map(nodes.filter((n) => n.column === 'result').map((n) => [n.id, n.label]));
  return (
    <div className="dd-chain" ref={box}>
      <svg className="dd-chain-lines" aria-hidden="true">
        {lines.map((l) => (
          <path key={l.key} d={l.d} data-missing={l.missing} />
        ))}
      </svg>
      {chainColumns.map((column) => (
        <div key={column} className="dd-chain-column">
          <h3>{t(`chain.${column}`)}</h3>
          <ul className="dd-chain-nodes">
            {nodes
              .filter((n) => n.column === column)
              .map((n) => (
                <li key={n.id} className="dd-chain-node" data-node={n.id} data-missing={n.missing !== null}>
                  {n.column === 'contributor' && results.size > 1 && <small>{results.get(n.from[0] ?? '')}</small>}
                  {n.kind !== null && <small>{t(`originKind.${n.kind}`)}</small>}
                  <NodeLabel node={n} />
                  {n.share !== null && n.missing === null && <small className="dd-num">{t('chain.share', { share: shareText(n.share) })}</small>}
                  {n.missing !== null && (
                    <div>
                      <StateTag tone="danger">{t(`missing.${n.missing}`, { share: n.share === null ? '' : shareText(n.share) })}</StateTag>
                    </div>
                  )}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function NodeLabel({ node }: { readonly node: ChainNodeView }) {
  if (node.evidenceId !== null) return <Link to={`/evidence/${node.evidenceId}`}>{node.label}</Link>;
  if (node.personId !== null) return <PersonLink id={node.personId} name={node.label} permission="registry.people.read" />;
  return <span>{node.label}</span>;
}
