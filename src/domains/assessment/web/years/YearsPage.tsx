import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, EmptyState, Page } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { listRuns } from '../../contract.ts';
import '../assessment.css';
import { BoardPart } from '../board/BoardPart.tsx';
import { NewYearDialog } from './NewYearDialog.tsx';
import { YearCard } from './YearCard.tsx';

/** The board of years. */
export default function YearsPage() {
  const { t } = useTranslation('assessment');
  const runs = useAnswer(listRuns);
  const [opening, setOpening] = useState(false);
  const mayManage = useMay('assessment.runs.manage');
  const open = mayManage && (
    <Button key="open" type="primary" onClick={() => setOpening(true)}>
      {t('board.open')}
    </Button>
  );
  return (
    <Page
      title={t('board.title')}
      sub={t('board.sub')}
      actions={
        <>
          <Link key="schemes" to="/assessment/schemes">
            <Button>{t('board.schemes')}</Button>
          </Link>
          {mayManage && (
            <Link key="appraisals" to="/assessment/appraisals">
              <Button>{t('appraisal.title')}</Button>
            </Link>
          )}
          {open}
        </>
      }
    >
      <Answered answer={runs}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={t('board.none')}>{t('board.noneNext')}</EmptyState>
          ) : (
            <div className="dd-assess-stack">
              <BoardPart />
              <div className="dd-assess-board">
                {list.map((run) => (
                  <YearCard key={run.id} run={run} />
                ))}
              </div>
            </div>
          )
        }
      </Answered>
      {mayManage && <NewYearDialog open={opening} onClose={() => setOpening(false)} />}
    </Page>
  );
}
