import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, DataTable, dateText, EmptyState, Page, RefusalNotice, Section, StateTag, type Column, type Tone } from '../../../../web/kit/index.ts';
import { cancelOneClass, readTrainingBoard } from '../../training/contract.ts';
import { Figures, GridBar } from '../parts.tsx';
import { AttendanceDialog } from './AttendanceDialog.tsx';
import { PlanDialog } from './PlanDialog.tsx';
import '../grid.css';

type Board = OutputOf<typeof readTrainingBoard>;
type Class = Board['classes'][number];
type Never = Board['never'][number];
const tones: Record<Class['state'], Tone> = { planned: 'waiting', unrecorded: 'caution', held: 'good', cancelled: 'closed' };

/** “三长”分级分类培训 (M234): classes, person-times, who was never trained. */
export default function TrainingPage() {
  const { t } = useTranslation('training');
  const answer = useAnswer(readTrainingBoard);
  const [planning, plan] = useState(false);
  const [recording, record] = useState<Class | null>(null);
  return (
    <Page title={t('nav.training')} sub={t('sub')} bar={<GridBar />} actions={answer.data?.can.run && <Button type="primary" onClick={() => plan(true)}>{t('act.plan')}</Button>}>
      <Answered answer={answer}>
        {(board) => (
          <div className="dd-grid-stack">
            <Figures lines={(['heads', 'never', 'personTimes', 'personTimesSince'] as const).map((k) => ({ label: t(`total.${k}`), value: board.totals[k] }))} />
            <div className="dd-grid-two">
              <Section title={t('byLevel')}><ul className="dd-grid-list">{board.levels.map((l) => <li key={l.level}><strong>{t(`level.${l.level}`)}</strong><span className="dd-num">{t('levelSays', l)}</span></li>)}</ul></Section>
              <Section title={t('byGrade')}><ul className="dd-grid-list">{board.grades.map((g) => <li key={g.grade}><strong>{t(`grade.${g.grade}`)}</strong><span className="dd-num">{t('gradeSays', g)}</span></li>)}</ul></Section>
            </div>
            <Classes rows={board.classes} onRecord={record} />
            <NeverTrained rows={board.never} />
            {planning && <PlanDialog holders={board.holders} onClose={() => plan(false)} />}
            {recording && <AttendanceDialog of={recording} onClose={() => record(null)} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Classes({ rows, onRecord }: { readonly rows: readonly Class[]; readonly onRecord: (c: Class) => void }) {
  const { t } = useTranslation('training');
  const cancel = useCommand(cancelOneClass, { invalidates: [readTrainingBoard] });
  const forWhom = (c: Class): string => c.levels.map((l) => t(`level.${l}`)).join(' · ');
  const acts = (c: Class) => (
    <span className="dd-grid-row">
      {c.can.record && <Button size="small" onClick={() => onRecord(c)}>{t('act.record')}</Button>}
      {c.can.cancel && <Button size="small" loading={cancel.isPending && cancel.variables?.params.id === c.id} onClick={() => cancel.mutate({ params: { id: c.id } })}>{t('act.cancel')}</Button>}
    </span>
  );
  const columns: Column<Class>[] = [
    { key: 'title', title: t('col.title'), width: 220, grow: true, pinned: true, sortBy: (c) => c.title, render: (c) => c.title },
    { key: 'held', title: t('col.held'), width: 120, sortBy: (c) => c.heldOn, render: (c) => dateText(c.heldOn) },
    { key: 'grade', title: t('col.grade'), width: 140, sortBy: (c) => c.grade, render: (c) => t(`grade.${c.grade}`) },
    { key: 'levels', title: t('col.levels'), width: 170, render: forWhom },
    { key: 'unit', title: t('col.unit'), width: 150, sortBy: (c) => c.organizationName, render: (c) => c.organizationName },
    { key: 'attended', title: t('col.attended'), width: 110, align: 'end', sortBy: (c) => c.attended, render: (c) => <span className="dd-num">{c.attended}</span> },
    { key: 'state', title: t('col.state'), width: 130, sortBy: (c) => c.state, render: (c) => <StateTag tone={tones[c.state]}>{t(`state.${c.state}`)}</StateTag> },
    { key: 'act', title: t('col.act'), width: 190, render: acts },
  ];
  return (
    <Section title={t('classes')} flush>
      {cancel.error && <RefusalNotice error={cancel.error} />}
      <DataTable
        name="grid.training.classes" label={t('classes')} columns={columns} rows={rows} rowKey={(c) => c.id} searchHint={t('search')} searchBy={(c) => `${c.title} ${c.organizationName}`} empty={<EmptyState title={t('noClasses')} />}
        card={(c) => <span className="dd-grid-card"><strong>{c.title}</strong><span className="dd-grid-row"><StateTag tone={tones[c.state]}>{t(`state.${c.state}`)}</StateTag><span className="dd-grid-quiet">{dateText(c.heldOn)} · {forWhom(c)}</span></span><span className="dd-num">{t('col.attended')} {c.attended}</span>{acts(c)}</span>}
      />
    </Section>
  );
}

function NeverTrained({ rows }: { readonly rows: readonly Never[] }) {
  const { t } = useTranslation('training');
  const columns: Column<Never>[] = [
    { key: 'name', title: t('col.name'), width: 120, pinned: true, sortBy: (h) => h.name, render: (h) => h.name },
    { key: 'level', title: t('col.level'), width: 130, sortBy: (h) => h.level, render: (h) => t(`level.${h.level}`) },
    { key: 'patch', title: t('col.patch'), width: 180, grow: true, render: (h) => h.patch },
    { key: 'village', title: t('col.village'), width: 180, sortBy: (h) => h.organizationName, render: (h) => h.organizationName },
    { key: 'since', title: t('col.since'), width: 130, sortBy: (h) => h.servedFrom, render: (h) => dateText(h.servedFrom) },
  ];
  return <Section title={t('neverList')} flush><DataTable name="grid.training.never" prefix="never." label={t('neverList')} columns={columns} rows={rows} rowKey={(h) => h.id} searchHint={t('search')} searchBy={(h) => `${h.name} ${h.organizationName}`} empty={<EmptyState title={t('noneNever')} />} card={(h) => <span className="dd-grid-card"><strong>{h.name}</strong><span className="dd-grid-quiet">{t(`level.${h.level}`)} · {h.patch} · {h.organizationName}</span></span>} /></Section>;
}
