import type { ReactNode } from 'react';
import type { PartialDate } from '../../kernel/period.ts';
import { DateText, MomentText } from './DateText.tsx';
import type { Tone } from './StateTag.tsx';

export interface TimelineEntry {
  readonly key: string;
  /** A date, or a moment (`…T…`). */
  readonly at: PartialDate;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly tone?: Tone;
}

/** What happened, one line each, newest or oldest first as given. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol className="dd-timeline" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.key} className={`dd-point-${entry.tone ?? 'closed'}`}>
          <span className="dd-timeline-at">{entry.at.includes('T') ? <MomentText value={entry.at} /> : <DateText value={entry.at} />}</span>
          <div>
            <div>{entry.title}</div>
            {entry.detail && <div className="dd-timeline-detail">{entry.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
