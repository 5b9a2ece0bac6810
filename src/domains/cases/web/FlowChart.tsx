import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../../web/kit/index.ts';
import type { FlowView } from '../contract.ts';
import { BOX, placeFlow } from './flow-layout.ts';
import { useWords } from './words.tsx';

interface Props {
  readonly flow: FlowView;
  /** States it has been in, the last is where it stands; none for the plain chart of a type. */
  readonly walked?: readonly string[];
}

/** The flow chart of a type, drawn from its table: walked states are filled, the present one is marked. On a phone, where no letter of it could be read, the same as a list. */
export function FlowChart({ flow, walked = [] }: Props) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const phone = usePhone();
  const arrowId = useId();
  const placed = useMemo(() => (phone ? null : placeFlow(flow)), [flow, phone]);
  const now = walked.at(-1);
  const walkedArrows = new Set(walked.slice(1).map((to, i) => `${walked[i]} ${to}`));
  const state = (key: string) => flow.states.find((s) => s.key === key)!;
  if (placed === null) return <FlowList flow={flow} walked={walked} />;
  return (
    <figure className="dd-flow">
      <svg viewBox={`0 0 ${placed.width} ${placed.height}`} style={{ maxWidth: placed.width }} role="img" aria-label={now ? t('flow.at', { state: say(state(now).title) }) : t('flow.title')}>
        <defs>
          <marker id={arrowId} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
            <path d="M 0 0 L 8 4 L 0 8 z" className="dd-flow-head" />
          </marker>
        </defs>
        {placed.arrows.map((a) => (
          <g key={`${a.from} ${a.to}`} className="dd-flow-arrow" data-aside={a.aside} data-walked={walkedArrows.has(`${a.from} ${a.to}`)}>
            <path d={a.path} markerEnd={`url(#${arrowId})`} />
            <text x={a.x} y={a.y - 3}>{say(a.title)}</text>
          </g>
        ))}
        {placed.states.map((s) => {
          const { title, term, end } = state(s.key);
          return (
            <g key={s.key} className="dd-flow-state" data-now={s.key === now} data-walked={walked.includes(s.key)} data-end={end} transform={`translate(${s.x - BOX.width / 2} ${s.y - BOX.height / 2})`}>
              <rect width={BOX.width} height={BOX.height} rx={end ? BOX.height / 2 : 5} />
              <text x={BOX.width / 2} y={term ? 20 : 28}>{say(title)}</text>
              {term && <text className="dd-flow-term" x={BOX.width / 2} y={36}>{t(`term.${term.counted}`, { count: term.days })}</text>}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

/** The states from the first on, each with its term and the steps that lead on from it. */
function FlowList({ flow, walked }: { readonly flow: FlowView; readonly walked: readonly string[] }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const now = walked.at(-1);
  const title = (key: string) => say(flow.states.find((s) => s.key === key)!.title);
  return (
    <ol className="dd-flow-list" aria-label={t('flow.list')}>
      {flow.states.map((s) => {
        const mark = s.key === now ? 'now' : walked.includes(s.key) ? 'done' : null;
        return (
          <li key={s.key} data-mark={mark} data-end={s.end}>
            <b>{say(s.title)}</b> {s.term && <small>{t(`term.${s.term.counted}`, { count: s.term.days })}</small>} {mark && <small className="dd-flow-mark">{t(`flow.${mark}`)}</small>}
            {flow.arrows.filter((a) => a.from === s.key).map((a) => <div key={a.action}>{t('flow.leads', { step: say(a.title), state: title(a.to) })}</div>)}
          </li>
        );
      })}
    </ol>
  );
}
