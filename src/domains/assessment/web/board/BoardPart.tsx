import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, dateText, Section, StateTag, type Tone } from '../../../../web/kit/index.ts';
import { yearBoard } from '../../board/contract.ts';
import type { StageState } from '../../board/model.ts';
import '../assessment.css';

const tones: Readonly<Record<StageState, Tone>> = { none: 'closed', waiting: 'waiting', running: 'running', late: 'danger', done: 'good' };

/** 一年看板: every stage of a year with its state, what is in it, and when the next of it is due. */
export function BoardPart() {
  const { t } = useTranslation('assessment');
  const [year, setYear] = useState<number | undefined>();
  const answer = useAnswer(yearBoard, { query: year === undefined ? {} : { year } }, { keepPrevious: true });
  const years = answer.data?.years ?? [];
  return (
    <Section title={t('yearBoard.title', { year: answer.data?.year ?? '' })} extra={years.length > 1 && <Select size="small" aria-label={t('yearBoard.year')} value={answer.data!.year} onChange={setYear} options={years.map((y) => ({ value: y, label: t('board.year', { year: y }) }))} />}>
      <Answered answer={answer}>
        {({ stages }) => (
          <ol className="dd-year-board">
            {stages.map((s) => (
              <li key={s.stage} data-state={s.state}>
                <Link to={s.to}>
                  <b>{t(`yearBoard.stage.${s.stage}`)}</b>
                  <StateTag tone={tones[s.state]}>{t(`yearBoard.state.${s.state}`)}</StateTag>
                  <span>{s.facts.length === 0 ? t('yearBoard.nothing') : s.facts.map((f) => t(`yearBoard.fact.${f.code}`, { count: f.count })).join(t('list.comma'))}</span>
                  {s.dueOn && <small className="dd-num">{t(s.late ? 'yearBoard.wasDue' : 'yearBoard.due', { on: dateText(s.dueOn) })}</small>}
                </Link>
              </li>
            ))}
          </ol>
        )}
      </Answered>
    </Section>
  );
}
