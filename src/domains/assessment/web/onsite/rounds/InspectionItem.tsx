import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { DateText, MomentText, PersonLink, StateTag } from '../../../../../web/kit/index.ts';
import type { InspectionView } from '../../../onsite/rounds/contract.ts';
import { rectificationTone, verdictTone } from '../tones.ts';

type Rectification = InspectionView['rectifications'][number];

/** One inspection: findings with their basis, what the inspected said, and rectification. `act` and `actOn` are buttons the reader may use. */
export function InspectionItem({ inspection: i, act, actOn }: { readonly inspection: InspectionView; readonly act?: ReactNode; readonly actOn?: (r: Rectification) => ReactNode }) {
  const { t } = useTranslation('onsite');
  return (
    <li>
      <div className="dd-onsite-head">
        <strong>{i.personId === null ? i.name : <PersonLink id={i.personId} name={i.name} permission="registry.people.read" />}</strong>
        <small>
          {t(`level.${i.level}`)}
          {i.personId !== null && ` · ${i.unitName}`} · <DateText value={i.inspectedOn} /> · {i.inspectors}
          {i.version > 1 && ` · ${t('rounds.version', { number: i.version })}`}
        </small>
        {act}
      </div>
      <div className="dd-onsite-findings">
        {i.findings.map((f) => (
          <Finding key={f.item} finding={f} />
        ))}
      </div>
      {i.replies.map((r) => (
        <p key={r.at} className="dd-onsite-said">
          {t('rounds.said', { by: r.by })} <MomentText value={r.at} />
          <br />
          {r.reply}
        </p>
      ))}
      {i.rectifications.map((r) => (
        <div key={r.id} className="dd-onsite-said">
          <div className="dd-onsite-head">
            <StateTag tone={r.overdue ? 'danger' : rectificationTone[r.state]}>{t(r.overdue ? 'rectification.overdue' : `rectification.${r.state}`)}</StateTag>
            <span>
              {r.itemName}：{r.demand}
            </span>
            <small>
              {t('rectification.due')} <DateText value={r.dueOn} />
            </small>
            {actOn?.(r)}
          </div>
          {r.report !== null && (
            <p>
              {t('rectification.report')} {r.report}
            </p>
          )}
          {r.decisionReason !== null && (
            <p>
              {t('rectification.decision')} {r.decisionReason}
            </p>
          )}
        </div>
      ))}
    </li>
  );
}

function Finding({ finding }: { readonly finding: InspectionView['findings'][number] }) {
  const { t } = useTranslation('onsite');
  return (
    <>
      <span>{finding.name}</span>
      <span>
        <StateTag tone={verdictTone[finding.verdict]}>{t(`verdict.${finding.verdict}`)}</StateTag>
      </span>
      <p>{finding.basis}</p>
    </>
  );
}
