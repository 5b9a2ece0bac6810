import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer, useCommand } from '../../../web/api/index.ts';
import { Answered, ConfirmWithReason, dateText, MomentText, Page, PersonLink, Section, Timeline, useExplain } from '../../../web/kit/index.ts';
import { useMay } from '../../../web/session/index.ts';
import { decideFinding, findingsOfPerson, listFindings, openFinding, openMap, type FindingDetail } from '../contract.ts';
import type { Decision } from '../model.ts';
import { FindingBody } from './FindingBody.tsx';
import { FindingStateTag } from './words.tsx';

/** One finding: why, what speaks against it, compared with whom; then a person decides, and the measures follow. */
export default function FindingPage() {
  const { t } = useTranslation('analysis');
  const { findingId = '' } = useParams();
  const finding = useAnswer(openFinding, { params: { id: findingId } });
  return (
    <Answered answer={finding}>
      {(f) => (
        <Page
          title={t('finding.title', { name: f.person.name, problem: t(`problem.${f.problem}`) })}
          breadcrumb={[{ title: t('nav.insight'), to: '/insight' }, { title: t('findings.title'), to: `/insight/findings?problem=${f.problem}` }, { title: f.person.name }]}
          sub={<><PersonLink id={f.person.id} name={f.person.name} /> {f.person.organizationName} {f.person.title} <FindingStateTag finding={f} /></>}
          actions={<Actions finding={f} />}
        >
          <FindingBody finding={f} />
          {(f.history.length > 0 || f.replies.length > 0) && (
            <Section title={t('finding.history')}>
              <Timeline
                label={t('finding.history')}
                entries={[
                  ...f.history.map((d, i) => ({ key: `d${i}`, at: d.decidedAt, title: `${d.decidedBy} ${t(`decided.${d.decision}`)}`, detail: d.reason })),
                  ...f.replies.map((r, i) => ({ key: `r${i}`, at: r.repliedAt, title: t('finding.replied', { name: f.person.name }), detail: r.text })),
                ].toSorted((a, b) => (a.at < b.at ? 1 : -1))}
              />
            </Section>
          )}
          <p className="dd-page-sub">
            {t('finding.run', { day: dateText(f.run.asOf), policy: f.run.policyVersion })} {f.decision && <MomentText value={f.decision.decidedAt} />}
          </p>
        </Page>
      )}
    </Answered>
  );
}

function Actions({ finding }: { readonly finding: FindingDetail }) {
  const { t } = useTranslation('analysis');
  const explain = useExplain();
  const may = useMay('analysis.findings.decide');
  const [asked, setAsked] = useState<Decision | null>(null);
  const decide = useCommand(decideFinding, { invalidates: [openFinding, listFindings, openMap, findingsOfPerson] });
  return (
    <>
      <Button onClick={() => explain(finding.explanation, t('finding.explain'))}>{t('finding.explain')}</Button>
      {may && finding.state === 'suspected' && (
        <>
          <Button onClick={() => setAsked('rejected')}>{t('decide.rejected')}</Button>
          <Button type="primary" onClick={() => setAsked('confirmed')}>{t('decide.confirmed')}</Button>
        </>
      )}
      {asked && (
        <ConfirmWithReason
          open
          title={t(`decide.${asked}`)}
          confirmText={t(`decide.${asked}`)}
          reasonHint={t(`decide.hint.${asked}`)}
          least={5}
          onConfirm={(reason) => decide.mutateAsync({ params: { id: finding.id }, body: { decision: asked, reason } })}
          onClose={() => setAsked(null)}
        >
          {t(`decide.what.${asked}`, { name: finding.person.name, problem: t(`problem.${finding.problem}`) })}
        </ConfirmWithReason>
      )}
    </>
  );
}
