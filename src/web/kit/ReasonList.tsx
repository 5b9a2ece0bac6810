import { useTranslation } from 'react-i18next';
import type { Reason } from '../../kernel/refusal.ts';
import { refusalText, textOf } from '../i18n/texts.ts';

interface Props {
  readonly reasons: readonly Reason[];
  /** Look the codes up among the refusal texts first. */
  readonly refusals?: boolean;
  /** Names of fields, by what `at` calls them. A cell (`C7`) needs none. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** Reasons, each with the field or cell it is about and the article that demands it. */
export function ReasonList({ reasons, refusals = false, fields = {} }: Props) {
  const { t } = useTranslation();
  return (
    <ul className="dd-reasons">
      {reasons.map((reason, i) => (
        <li key={`${reason.code}-${reason.at ?? ''}-${i}`}>
          {reason.at && <span className="dd-reason-at">{fields[reason.at] ?? reason.at}</span>}
          <span>{(refusals && refusalText(t, reason.code, reason.params)?.what) || textOf(t, reason.code, reason.params)}</span>
          {reason.source && <cite>{reason.source}</cite>}
        </li>
      ))}
    </ul>
  );
}
