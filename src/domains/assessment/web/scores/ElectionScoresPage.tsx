import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Page } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { openSeverity } from '../../severity/contract.ts';
import { ElectionFairness } from './FairnessPart.tsx';
import { SeverityPart } from './SeverityPart.tsx';

/** 宽严校正与公平性 of one counted election. */
export default function ElectionScoresPage() {
  const { t } = useTranslation('scores');
  const { t: ballots } = useTranslation('ballots');
  const { electionId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const answer = useAnswer(openSeverity, { params: { id: electionId } });
  const mayFairness = useMay('assessment.fairness.read');
  return (
    <Page title={t('severity.title')} sub={answer.data?.title} breadcrumb={[{ title: ballots('list.title'), to: '/assessment/ballots' }, ...(answer.data ? [{ title: answer.data.title, to: `/assessment/ballots/elections/${electionId}` }] : []), { title: ballots('report.title'), to: `/assessment/ballots/elections/${electionId}/report` }]}>
      <Tabs
        activeKey={search.get('part') ?? 'severity'}
        onChange={(part) => setSearch(part === 'severity' ? {} : { part }, { replace: true })}
        items={[{ key: 'severity', label: t('severity.tab'), children: <SeverityPart electionId={electionId} /> }, ...(mayFairness ? [{ key: 'fairness', label: t('fairness.tab'), children: <ElectionFairness electionId={electionId} /> }] : [])]}
      />
    </Page>
  );
}
