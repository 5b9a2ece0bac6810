import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { call, useAnswer } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, Page, PersonLink } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { decide, listResults, listRuns, openResult, openRun, personResults, type ResultDetail } from '../../contract.ts';
import { grades, type Grade } from '../../model.ts';
import { ResultPapers } from '../papers/ResultPapers.tsx';
import { useRefresh } from '../use-refresh.ts';
import { useGradeWord, useName } from '../words.tsx';
import { YearResult } from './YearResult.tsx';

/** One person in one year; whoever may decides the grade here. */
export default function ResultPage() {
  const { t } = useTranslation('assessment');
  const name = useName();
  const { runId = '', personId = '' } = useParams();
  const answer = useAnswer(openResult, { params: { id: runId, personId } });
  const mayDecide = useMay('assessment.grades.decide');
  const [deciding, setDeciding] = useState(false);
  const detail = answer.data;
  return (
    <Page
      title={detail ? t('result.title', { name: detail.row.name, year: detail.year }) : t('board.title')}
      breadcrumb={[{ title: t('nav.assessment'), to: '/assessment' }, { title: String(detail?.year ?? ''), to: `/assessment/years/${runId}` }, { title: detail?.row.name ?? '' }]}
      sub={
        detail && (
          <>
            <PersonLink id={personId} name={detail.row.name} /> {detail.row.organizationName} {detail.row.title} · {t('result.scheme', { title: name(detail.scheme.title), version: detail.scheme.version })}
          </>
        )
      }
      actions={
        detail && (
          <>
            <ResultPapers detail={detail} />
            {mayDecide && !detail.confirmed && (detail.row.proposedGrade !== null || detail.row.reasons.length > 0) && (
              <Button type="primary" onClick={() => setDeciding(true)}>
                {t('result.decide')}
              </Button>
            )}
          </>
        )
      }
    >
      <Answered answer={answer}>{(d) => <YearResult detail={d} />}</Answered>
      {detail && <DecideDialog detail={detail} open={deciding} onClose={() => setDeciding(false)} />}
    </Page>
  );
}

/** Choosing a grade with a reason, which is kept. */
function DecideDialog({ detail, open, onClose }: { readonly detail: ResultDetail; readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('assessment');
  const { row, runId } = detail;
  const word = useGradeWord(detail.subject);
  const [grade, setGrade] = useState<Grade>(row.grade ?? row.proposedGrade ?? 'competent');
  const refresh = useRefresh([openResult, listResults, openRun, listRuns, personResults]);
  const confirm = async (reason: string): Promise<void> => {
    await call(decide, { params: { id: runId }, body: { decisions: [{ personId: row.personId, grade, reason }] } });
    await refresh();
  };
  return (
    <ConfirmWithReason open={open} title={t('result.decideFor', { name: row.name })} confirmText={t('result.decide')} least={2} onConfirm={confirm} onClose={onClose}>
      <p>{t('result.decideWords', { grade: word(row.proposedGrade) })}</p>
      <label htmlFor="decide-grade">{t('result.newGrade')} </label>
      <Select<Grade> id="decide-grade" value={grade} style={{ width: 180 }} onChange={setGrade} options={grades.map((g) => ({ value: g, label: word(g) }))} />
    </ConfirmWithReason>
  );
}
