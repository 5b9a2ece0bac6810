import { useTranslation } from 'react-i18next';
import { dateText } from '../../../../web/kit/index.ts';
import type { Chain, Link } from './parts.tsx';

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const DAY = 86_400_000;

/** Plan above, what happened below, link by link; upright lines are the planned and the actual start. The list under it says the same in words. */
export function Gantt({ chain, links, today }: { readonly chain: Chain; readonly links: readonly Link[]; readonly today: string }) {
  const { t } = useTranslation('chains');
  const endOf = (l: Link): string => l.doneOn ?? chain.stoppedOn ?? today;
  const last = [chain.plannedStartOn, chain.startedOn ?? chain.openedOn, ...links.map((l) => l.plannedTo), ...links.map((l) => (l.readyOn ? endOf(l) : l.plannedTo))].reduce((a, b) => (b > a ? b : a));
  const [from, span] = [time(chain.openedOn), Math.max(time(last) - time(chain.openedOn), DAY * 7)];
  const at = (day: string): number => ((time(day) - from) / span) * 100;
  const bar = (a: string, b: string) => ({ insetInlineStart: `${at(a)}%`, width: `${Math.max(at(b) - at(a), 0.6)}%` });
  const summary = t('gantt.summary', { done: chain.done, links: chain.links, saved: chain.saved, opened: dateText(chain.openedOn), last: dateText(last) });
  return (
    <figure className="dd-gantt" aria-label={summary}>
      <figcaption>{summary}</figcaption>
      <div className="dd-gantt-scroll" role="region" aria-label={t('gantt.heading')} tabIndex={0}>
        <div className="dd-gantt-body" aria-hidden="true">
          <div className="dd-gantt-row dd-gantt-axis"><span /><div>{monthsOf(chain.openedOn, last).map((m) => <i key={m} style={{ insetInlineStart: `${at(m)}%` }}>{m.slice(0, 7)}</i>)}</div></div>
          {links.map((l) => (
            <div key={l.id} className="dd-gantt-row">
              <span title={l.title}>{l.title}</span>
              <div>
                <b style={bar(l.plannedFrom, l.plannedTo)} title={t('gantt.plan', { from: dateText(l.plannedFrom), to: dateText(l.plannedTo) })} />
                {l.readyOn && <u data-stage={l.overdue ? 'overdue' : l.stage} style={bar(l.readyOn, endOf(l))} title={t('gantt.actual', { from: dateText(l.readyOn), to: dateText(endOf(l)) })} />}
                <em style={{ insetInlineStart: `${at(chain.plannedStartOn)}%` }} />
                {chain.startedOn && <em data-actual="true" style={{ insetInlineStart: `${at(chain.startedOn)}%` }} />}
              </div>
            </div>
          ))}
        </div>
      </div>
      <p className="dd-gantt-key"><span><b />{t('gantt.keyPlan')}</span><span><u data-stage="done" />{t('gantt.keyActual')}</span><span><u data-stage="blocked" />{t('stage.blocked')}</span><span><u data-stage="overdue" />{t('overdue')}</span><span><em />{t('chain.plannedStartOn')}</span><span><em data-actual="true" />{t('chain.startedOn')}</span></p>
    </figure>
  );
}

/** First days of the months in between, every so many that at most ten stand there. */
function monthsOf(from: string, to: string): string[] {
  const months: string[] = [];
  for (let [y, m] = [Number(from.slice(0, 4)), Number(from.slice(5, 7)) + 1]; ; m++) {
    if (m > 12) [y, m] = [y + 1, 1];
    const day = `${y}-${String(m).padStart(2, '0')}-01`;
    if (day > to) break;
    months.push(day);
  }
  const step = Math.ceil(months.length / 10) || 1;
  return months.filter((_, i) => i % step === 0);
}
