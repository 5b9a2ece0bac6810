import { useTranslation } from 'react-i18next';
import { ReasonList, Section, StateTag } from '../../../../web/kit/index.ts';
import { useDesk } from './desk.tsx';
import { findingReason } from './finding-words.ts';
import { shown } from './shown.ts';

/** Beside the editor, new after every edit: what the linter finds, and how the worked examples come out. */
export function Findings({ onChoose }: { readonly onChoose: (entry: string) => void }) {
  const { t } = useTranslation('policy');
  const { draft, items } = useDesk();
  const titleOf = (entry: { kind: string; id: string }) => items.find((i) => i.kind === entry.kind && i.id === entry.id)?.title ?? entry.id;
  const bad = draft.examples.filter((e) => !e.passed);
  return (
    <div className="dd-draft-side" aria-live="polite">
      <Section title={t('draft.findings')} extra={draft.findings.length > 0 && draft.findings.length}>
        {draft.findings.length === 0 ? (
          <StateTag tone="good">{t('draft.noFindings')}</StateTag>
        ) : (
          <ul className="dd-policy-list">
            {draft.findings.map((finding, i) => (
              <li key={i}>
                <span>
                  <StateTag tone={finding.level === 'fault' ? 'danger' : 'caution'}>{t(`draft.level.${finding.level}`)}</StateTag>{' '}
                  {finding.entry && (
                    <button type="button" className="dd-draft-link" onClick={() => onChoose(`${finding.entry!.kind}/${finding.entry!.id}`)}>
                      {titleOf(finding.entry)}
                    </button>
                  )}
                </span>
                <ReasonList reasons={[findingReason(finding, t)]} refusals />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('rule.examples')} extra={draft.examples.length > 0 && `${draft.examples.length - bad.length} / ${draft.examples.length}`}>
        {draft.examples.length === 0 && <p>{t('draft.noExamples')}</p>}
        <ul className="dd-policy-list">
          {[...bad, ...draft.examples.filter((e) => e.passed)].map((e) => (
            <li key={`${e.subject} ${e.name}`}>
              <span>
                <StateTag tone={e.passed ? 'good' : 'danger'}>{t(e.passed ? 'draft.exampleHolds' : 'draft.exampleFails')}</StateTag> {e.name}
              </span>
              {!e.passed && (
                <dl className="dd-draft-compared">
                  <dt>{t('practice.expected')}</dt>
                  <dd>{shown(e.expected, t)}</dd>
                  <dt>{t('draft.actual')}</dt>
                  <dd>{shown(e.actual, t)}</dd>
                </dl>
              )}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
