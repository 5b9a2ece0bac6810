import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, KeyValue, Page, Section, dateText } from '../../../../web/kit/index.ts';
import { openRule, type RuleView } from '../../contract.ts';
import { AmendButton, Amended } from '../amend.tsx';
import { OnDay, useOnDay } from '../on-day.tsx';
import { PolicyBar, useBilingual } from '../parts.tsx';
import { Examples, RuleTable } from './RuleTable.tsx';
import { TryRule, type Trial } from './TryRule.tsx';

/** One decision table, its examples, and a place to try it on facts typed in. */
export default function RulePage() {
  const { t } = useTranslation('policy');
  const { ruleId = '' } = useParams();
  const say = useBilingual();
  const [on, setOn] = useOnDay();
  const rule = useAnswer(openRule, { params: { id: ruleId }, query: { on } }, { keepPrevious: true });
  const title = rule.data ? say(rule.data.title) : t('part.rules');
  return (
    <Page
      title={title}
      breadcrumb={[{ title: t('part.rules'), to: '/policy/rules' }]}
      bar={<PolicyBar />}
      actions={
        <>
          <OnDay on={on} onChange={setOn} />
          {rule.data && <AmendButton subject={{ kind: 'rule', id: ruleId, title }} />}
        </>
      }
    >
      <Amended subjects={[{ kind: 'rule', id: ruleId }, ...(rule.data?.uses ?? []).map((u) => ({ kind: 'parameter' as const, id: u.id }))]} />
      <Answered answer={rule}>{(data) => <Rule key={on} rule={data} on={on} />}</Answered>
    </Page>
  );
}

function Rule({ rule, on }: { readonly rule: RuleView; readonly on: string | undefined }) {
  const { t } = useTranslation('policy');
  const [trial, setTrial] = useState<Trial | null>(null);
  return (
    <>
      <KeyValue
        columns={3}
        facts={[
          { key: 'id', label: t('rule.id'), value: rule.id },
          { key: 'from', label: t('from'), value: dateText(rule.effectiveFrom) },
          { key: 'policy', label: t('rule.hitPolicy'), value: t(`hitPolicy.${rule.hitPolicy}`) },
          ...(rule.uses.length > 0 ? [{ key: 'uses', label: t('rule.uses'), value: rule.uses.map((u) => `${u.name} = ${String(u.value)}`).join('；'), wide: true }] : []),
        ]}
      />
      <br />
      <Section title={t('rule.table')} flush>
        <RuleTable rule={rule} {...(trial ? { lit: new Map(trial.trace.map((r) => [r.row, r.state])) } : {})} />
      </Section>
      <Section title={t('rule.try')}>
        <TryRule rule={rule} on={on} trial={trial} onTried={setTrial} />
      </Section>
      <Section title={t('rule.examples')}>
        <Examples rule={rule} />
      </Section>
    </>
  );
}
