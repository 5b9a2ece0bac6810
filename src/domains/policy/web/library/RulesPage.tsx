import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { DataTable, Page, StateTag, dateText, type Column } from '../../../../web/kit/index.ts';
import { listRules } from '../../contract.ts';
import { PolicyBar, useBilingual } from '../parts.tsx';

type Line = OutputOf<typeof listRules>[number];

/** 决策表: the rules of the policy in force, how much of each is verified and whether its examples hold. */
export default function RulesPage() {
  const { t } = useTranslation('policy');
  const say = useBilingual();
  const go = useNavigate();
  const rules = useAnswer(listRules);
  const examples = (r: Line) => (
    <StateTag tone={r.examples === 0 ? 'closed' : r.examplesPassed === r.examples ? 'good' : 'danger'}>{r.examples === 0 ? t('rule.noExamples') : `${r.examplesPassed} / ${r.examples}`}</StateTag>
  );
  const columns: Column<Line>[] = [
    { key: 'title', title: t('rule.title'), width: 280, grow: true, pinned: true, render: (r) => say(r.title), sortBy: (r) => say(r.title) },
    { key: 'from', title: t('from'), width: 120, render: (r) => dateText(r.effectiveFrom), sortBy: (r) => r.effectiveFrom },
    { key: 'policy', title: t('rule.hitPolicy'), width: 170, render: (r) => t(`hitPolicy.${r.hitPolicy}`) },
    { key: 'rows', title: t('rule.rows'), width: 80, align: 'end', render: (r) => r.rows, sortBy: (r) => r.rows },
    { key: 'verified', title: t('rule.verifiedRows'), width: 110, align: 'end', render: (r) => r.verifiedRows, sortBy: (r) => r.verifiedRows },
    { key: 'examples', title: t('rule.examples'), width: 130, render: examples },
  ];
  return (
    <Page title={t('part.rules')} bar={<PolicyBar />} sub={t('rule.sub')}>
      <DataTable
        name="policy.rules"
        label={t('part.rules')}
        columns={columns}
        rows={rules.data}
        rowKey={(r) => r.id}
        error={rules.error}
        onRetry={() => void rules.refetch()}
        onOpen={(r) => void go(`/policy/rules/${r.id}`)}
        card={(r) => (
          <>
            <b>{say(r.title)}</b>
            <p>
              {t('rule.rows')} {r.rows} · {examples(r)}
            </p>
          </>
        )}
      />
    </Page>
  );
}
