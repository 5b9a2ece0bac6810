import { Button, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { download, useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, describeError, EmptyState, momentText, Page, Section, StateTag, Timeline, useToast } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { listResults, openRun } from '../../contract.ts';
import { grades, type Grade } from '../../model.ts';
import '../assessment.css';
import { useGradeWord, useName } from '../words.tsx';
import { calibrationMinutes, closeCalibration, listCalibrations, moveGrade, openCalibration, type BoardRow } from '../../calibration/contract.ts';
import { BoxChart } from './BoxChart.tsx';
import './calibration.css';
import { GradeColumns } from './GradeColumns.tsx';

type Board = OutputOf<typeof openCalibration>;
const signed = (n: number): string => (n > 0 ? `+${n}` : String(n));

/** The board of a meeting: distribution against the limit, box chart, and people to move with a reason. */
export default function CalibrationPage() {
  const { t } = useTranslation(['calibration', 'assessment']);
  const { calibrationId = '' } = useParams();
  const answer = useAnswer(openCalibration, { params: { id: calibrationId } });
  const meeting = answer.data?.meeting;
  return (
    <Page
      title={meeting?.title ?? t('title')}
      breadcrumb={[{ title: t('assessment:nav.assessment'), to: '/assessment' }, ...(meeting ? [{ title: String(meeting.year), to: `/assessment/years/${meeting.runId}` }] : []), { title: t('title') }]}
      sub={
        meeting && (
          <>
            <StateTag tone={meeting.state === 'open' ? 'running' : meeting.state === 'closed' ? 'good' : 'closed'}>{t(`state.${meeting.state}`)}</StateTag> {meeting.attendees}
          </>
        )
      }
      actions={answer.data && <Actions board={answer.data} />}
    >
      <Answered answer={answer}>{(board) => <BoardView board={board} />}</Answered>
    </Page>
  );
}

function Actions({ board }: { readonly board: Board }) {
  const { t } = useTranslation('calibration');
  const toast = useToast();
  const [ending, setEnding] = useState<'close' | 'drop' | null>(null);
  const mayHold = useMay('assessment.calibrations.hold');
  const { id } = board.meeting;
  const close = useCommand(closeCalibration, { invalidates: [openCalibration, listCalibrations, openRun, listResults], onDone: (a) => toast.done(t('closed', { count: a.decided })) });
  const print = (format: 'docx' | 'pdf') => void download(calibrationMinutes, { params: { id }, query: { format } }).catch((e: unknown) => toast.failed(describeError(t, e)));
  return (
    <div className="dd-assess-actions">
      <Button onClick={() => print('docx')}>{t('minutesWord')}</Button>
      <Button onClick={() => print('pdf')}>{t('minutesPdf')}</Button>
      {mayHold && board.meeting.state === 'open' && (
        <>
          <Button onClick={() => setEnding('drop')}>{t('drop')}</Button>
          <Button type="primary" onClick={() => setEnding('close')}>
            {t('close')}
          </Button>
        </>
      )}
      <ConfirmWithReason
        open={ending !== null}
        title={t(ending === 'drop' ? 'drop' : 'close')}
        confirmText={t(ending === 'drop' ? 'drop' : 'close')}
        reasonHint={t('conclusionHint')}
        least={2}
        most={4000}
        onConfirm={(conclusion) => close.mutateAsync({ params: { id }, body: { conclusion, drop: ending === 'drop' } })}
        onClose={() => setEnding(null)}
      >
        {t(ending === 'drop' ? 'dropWords' : 'closeWords', { count: board.moves.length })}
      </ConfirmWithReason>
    </div>
  );
}

/** Grades before and now, against the limit. */
function Distribution({ board }: { readonly board: Board }) {
  const { t } = useTranslation(['calibration', 'assessment']);
  const word = useGradeWord(board.meeting.subject);
  const count = (of: Board['now'], g: Grade): number => of[g] ?? 0;
  const outstanding = count(board.now, 'outstanding');
  return (
    <Section title={t(board.meeting.subject === 'team' ? 'distributionTeams' : 'distribution', { count: outstanding, limit: board.limit, percent: board.share.percent, source: board.share.source })}>
      {outstanding > board.limit && (
        <p className="dd-caution" role="alert">
          {t('over', { count: outstanding - board.limit })}
        </p>
      )}
      <div className="dd-assess-scroll">
        <table className="dd-assess-tree">
          <thead>
            <tr>
              <td />
              {grades.map((g) => (
                <th key={g} scope="col" className="dd-assess-weight">
                  {word(g)}
                </th>
              ))}
              <th scope="col" className="dd-assess-weight">
                {t('open')}
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('before')}</th>
              {grades.map((g) => (
                <td key={g} className="dd-num dd-assess-weight">
                  {count(board.before, g)}
                </td>
              ))}
              <td />
            </tr>
            <tr data-level="0">
              <th scope="row">{t('now')}</th>
              {grades.map((g) => (
                <td key={g} className="dd-num dd-assess-weight">
                  {count(board.now, g)}
                  {count(board.now, g) !== count(board.before, g) && <small>{signed(count(board.now, g) - count(board.before, g))}</small>}
                </td>
              ))}
              <td className="dd-num dd-assess-weight">{board.open}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function BoardView({ board }: { readonly board: Board }) {
  const { t } = useTranslation(['calibration', 'assessment']);
  const name = useName();
  const toast = useToast();
  const mayHold = useMay('assessment.calibrations.hold') && board.meeting.state === 'open';
  const [group, setGroup] = useState('all');
  const [view, setView] = useState<'columns' | 'boxes'>('columns');
  const [moving, setMoving] = useState<{ readonly row: BoardRow; readonly to: Grade } | null>(null);
  const [picked, setPicked] = useState<readonly string[] | null>(null);
  const move = useCommand(moveGrade, { invalidates: [openCalibration], onDone: () => toast.done(t('moved')) });
  const rows = useMemo(() => board.rows.filter((r) => (group === 'all' || r.group === group) && (picked === null || picked.includes(r.personId))), [board.rows, group, picked]);
  const gradeWord = useGradeWord(board.meeting.subject);
  const choose = (key: string) => {
    setGroup(key);
    setPicked(null);
  };
  return (
    <div className="dd-assess-stack">
      <Distribution board={board} />
      <div className="dd-assess-actions">
        <Select
          aria-label={t('group')}
          value={group}
          style={{ minWidth: 240 }}
          onChange={choose}
          options={[{ value: 'all', label: t('allGroups') }, ...board.groups.map((g) => ({ value: g.key, label: t('groupChoice', { name: name(g.name), now: g.now, limit: g.limit, people: g.people }) }))]}
        />
        <Segmented<'columns' | 'boxes'>
          value={view}
          onChange={setView}
          options={[
            { value: 'columns', label: t('columns') },
            { value: 'boxes', label: t('boxes') },
          ]}
        />
        {picked !== null && <Button onClick={() => setPicked(null)}>{t('showAll')}</Button>}
      </div>
      {rows.length === 0 && <EmptyState title={t('nobody')} />}
      {rows.length > 0 && view === 'boxes' && (
        <BoxChart
          rows={rows}
          bands={board.bands}
          onPick={(ids) => {
            setPicked(ids);
            setView('columns');
          }}
        />
      )}
      {rows.length > 0 && view === 'columns' && <GradeColumns rows={rows} subject={board.meeting.subject} mayMove={mayHold} onMove={(row, to) => setMoving({ row, to })} />}
      <Section title={t('moves', { count: board.moves.length })}>
        {board.moves.length === 0 ? (
          <p>{t('noMoves')}</p>
        ) : (
          <Timeline
            label={t('moves', { count: board.moves.length })}
            entries={board.moves.toReversed().map((m) => ({ key: String(m.sequence), at: m.at, title: t('move', { name: m.name, from: gradeWord(m.from), to: gradeWord(m.to) }), detail: `${m.reason} · ${m.by} · ${momentText(m.at)}` }))}
          />
        )}
      </Section>
      <ConfirmWithReason
        open={moving !== null}
        title={moving ? t('move', { name: moving.row.name, from: gradeWord(moving.row.now), to: gradeWord(moving.to) }) : ''}
        confirmText={t('moveIt')}
        reasonHint={t('reasonHint')}
        least={2}
        onConfirm={(reason) => move.mutateAsync({ params: { id: board.meeting.id }, body: { personId: moving!.row.personId, to: moving!.to, reason } })}
        onClose={() => setMoving(null)}
      >
        {moving && `${moving.row.organizationName} ${moving.row.title} · ${t('scoreOf', { score: moving.row.score ?? '—' })}`}
      </ConfirmWithReason>
    </div>
  );
}
