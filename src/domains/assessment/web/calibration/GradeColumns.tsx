import { Dropdown } from 'antd';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { grades, type Grade } from '../../model.ts';
import type { BoardRow } from '../../calibration/contract.ts';
import { useGradeWord, type SubjectOfRun } from '../words.tsx';

/** Columns always shown; the others appear when somebody stands in them. */
const usual: readonly Grade[] = ['outstanding', 'competent', 'basically_competent', 'incompetent'];
/** Cards laid out at once in one column; the rest are named by their number, and filters bring them up. */
const SHOWN = 60;

interface Props {
  readonly rows: readonly BoardRow[];
  readonly subject: SubjectOfRun;
  readonly mayMove: boolean;
  readonly onMove: (row: BoardRow, to: Grade) => void;
}

/** A column for each grade: who was moved first, then the best scores. A card is dragged, or moved by its menu with the keyboard. */
export function GradeColumns({ rows, subject, mayMove, onMove }: Props) {
  const { t } = useTranslation('calibration');
  const word = useGradeWord(subject);
  const [over, setOver] = useState<Grade | null>(null);
  const columns = grades.filter((g) => usual.includes(g) || rows.some((r) => r.now === g));
  const undecided = rows.filter((r) => r.now === null);
  const drop = (to: Grade) => (e: DragEvent) => {
    e.preventDefault();
    setOver(null);
    const row = rows.find((r) => r.personId === e.dataTransfer.getData('text/plain'));
    if (row && row.now !== to) onMove(row, to);
  };
  const hover = (g: Grade) => (e: DragEvent) => {
    if (!mayMove) return;
    e.preventDefault();
    setOver(g);
  };
  const list = (people: readonly BoardRow[]) => {
    const sorted = [...people].sort((a, b) => Number(b.before !== b.now) - Number(a.before !== a.now) || Number(b.score ?? -1) - Number(a.score ?? -1));
    return (
      <ul>
        {sorted.slice(0, SHOWN).map((r) => (
          <Card key={r.personId} row={r} subject={subject} mayMove={mayMove} onMove={onMove} />
        ))}
        {sorted.length > SHOWN && <li className="dd-cal-more">{t('more', { count: sorted.length - SHOWN })}</li>}
      </ul>
    );
  };
  return (
    <div className="dd-cal-columns">
      {columns.map((g) => {
        const people = rows.filter((r) => r.now === g);
        return (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is beside the menu of each card, which the keyboard reaches
          <section key={g} aria-label={word(g)} data-over={over === g} onDragOver={hover(g)} onDragLeave={() => setOver(null)} onDrop={drop(g)}>
            <h3>
              {word(g)} <span className="dd-num">{people.length}</span>
            </h3>
            {list(people)}
          </section>
        );
      })}
      {undecided.length > 0 && (
        <section aria-label={t('open')}>
          <h3>
            {t('open')} <span className="dd-num">{undecided.length}</span>
          </h3>
          {list(undecided)}
        </section>
      )}
    </div>
  );
}

function Card({ row: r, subject, mayMove, onMove }: Omit<Props, 'rows'> & { readonly row: BoardRow }) {
  const { t } = useTranslation('calibration');
  const word = useGradeWord(subject);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dragging is beside the card's menu
    <li className="dd-cal-card" draggable={mayMove} data-changed={r.before !== r.now} onDragStart={(e) => e.dataTransfer.setData('text/plain', r.personId)}>
      <span>
        {r.name} <b className="dd-num">{r.score ?? '—'}</b>
      </span>
      <small>
        {subject === 'person' && r.organizationName}
        {r.rank !== null && `${subject === 'person' ? ' · ' : ''}${t('rank', { rank: r.rank, size: r.groupSize })}`}
        {r.progress !== null && ` · ${t('progress', { index: r.progress })}`}
      </small>
      {r.reason && <small className="dd-cal-reason">{r.reason}</small>}
      {mayMove && (
        <Dropdown trigger={['click']} menu={{ items: grades.filter((g) => g !== r.now).map((g) => ({ key: g, label: t('moveTo', { grade: word(g) }) })), onClick: ({ key }) => onMove(r, key as Grade) }}>
          <button type="button" className="dd-cal-menu" aria-label={t('moveOf', { name: r.name })}>
            ⋯
          </button>
        </Dropdown>
      )}
    </li>
  );
}
