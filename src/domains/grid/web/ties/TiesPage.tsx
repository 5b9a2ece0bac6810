import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, Count, DataTable, dateText, EmptyState, Figure, Page, PersonLink, Section, StateTag, useToast, type Column } from '../../../../web/kit/index.ts';
import { listUnbound, readTieBoard, releaseHouseholds } from '../../ties/contract.ts';
import { BindDialog } from './BindDialog.tsx';
import '../grid.css';

type Board = OutputOf<typeof readTieBoard>;
type Cadre = Board['cadres'][number];
type Village = Board['villages'][number];
const percent = (value: string | null): string => (value === null ? '—' : `${value}%`);

/** 干部联户 (M223): who stands for how many households, how far each got, households nobody stands for. */
export default function TiesPage() {
  const { t } = useTranslation('ties');
  const answer = useAnswer(readTieBoard);
  const [binding, bind] = useState(false);
  return (
    <Page title={t('nav.ties')} sub={t('sub')} actions={answer.data?.can.bind && <Button type="primary" onClick={() => bind(true)}>{t('act.bind')}</Button>}>
      <Answered answer={answer}>{(board) => <div className="dd-grid-stack"><Totals board={board} /><Cadres rows={board.cadres} release={board.can.bind} /><Villages rows={board.villages} />{binding && <BindDialog villages={board.villages} onClose={() => bind(false)} />}</div>}</Answered>
    </Page>
  );
}

function Totals({ board }: { readonly board: Board }) {
  const { t } = useTranslation('ties');
  const { totals } = board;
  return (
    <Section title={t('since', { day: dateText(board.since) })}>
      <div className="dd-grid-two">
        {(['cadres', 'households', 'bound'] as const).map((k) => <div key={k} className="dd-grid-card"><span className="dd-grid-quiet">{t(`total.${k}`)}</span><Count value={totals[k]} /></div>)}
        {(['bindingRate', 'coverage', 'settlement'] as const).map((k) => <div key={k} className="dd-grid-card"><span className="dd-grid-quiet">{t(`total.${k}`)}</span><Figure value={totals[k] ?? '—'} {...(totals[k] === null ? {} : { unit: '%' })} /></div>)}
      </div>
    </Section>
  );
}

function Cadres({ rows, release }: { readonly rows: readonly Cadre[]; readonly release: boolean }) {
  const { t } = useTranslation('ties');
  const toast = useToast();
  const [leaving, leave] = useState<Cadre | null>(null);
  const end = useCommand(releaseHouseholds, { invalidates: [readTieBoard, listUnbound], onDone: ({ released }) => toast.done(t('released', { count: released })) });
  const act = (c: Cadre) => release && <Button size="small" onClick={() => leave(c)}>{t('act.release')}</Button>;
  const left = (c: Cadre) => !c.inOffice && <StateTag tone="caution">{t('left')}</StateTag>;
  const number = (key: 'households' | 'visited' | 'visits' | 'things'): Column<Cadre> => ({ key, title: t(`col.${key}`), width: 110, align: 'end', sortBy: (c) => c[key], render: (c) => <span className="dd-num">{c[key]}</span> });
  const rate = (key: 'coverage' | 'settlement'): Column<Cadre> => ({ key, title: t(`col.${key}`), width: 130, align: 'end', sortBy: (c) => (c[key] === null ? null : Number(c[key])), render: (c) => (c[key] === null ? '—' : <Figure value={c[key]} unit="%" explanation={c.explanation} title={`${c.name} · ${t(`col.${key}`)}`} />) });
  const columns: Column<Cadre>[] = [
    { key: 'name', title: t('col.name'), width: 120, pinned: true, sortBy: (c) => c.name, render: (c) => <><PersonLink id={c.personId} name={c.name} /> {left(c)}</> },
    { key: 'unit', title: t('col.unit'), width: 180, grow: true, sortBy: (c) => c.unitName, render: (c) => c.unitName },
    number('households'), number('visited'), number('visits'), number('things'),
    { key: 'difficulties', title: t('col.difficulties'), width: 150, align: 'end', sortBy: (c) => c.difficulties, render: (c) => <span className="dd-num">{c.settled} / {c.difficulties}</span> },
    rate('coverage'), rate('settlement'),
    ...(release ? [{ key: 'act', title: t('act.release'), width: 100, render: act }] : []),
  ];
  return (
    <Section title={t('cadres')} flush>
      <DataTable
        name="grid.ties.cadres" label={t('cadres')} columns={columns} rows={rows} rowKey={(c) => c.personId} searchHint={t('search')} searchBy={(c) => `${c.name} ${c.unitName}`} empty={<EmptyState title={t('none')} />}
        card={(c) => <span className="dd-grid-card"><span className="dd-grid-row"><strong>{c.name}</strong>{left(c)}</span><span className="dd-grid-quiet">{c.unitName}</span><span className="dd-num">{t('col.coverage')} {percent(c.coverage)} · {t('col.difficulties')} {c.settled} / {c.difficulties}</span>{release && <span>{act(c)}</span>}</span>}
      />
      {leaving && <ConfirmWithReason open title={`${t('act.release')} · ${leaving.name}`} confirmText={t('act.release')} least={2} most={500} onClose={() => leave(null)} onConfirm={(reason) => end.mutateAsync({ params: { id: leaving.personId }, body: { reason } })}>{t('releaseSays')}</ConfirmWithReason>}
    </Section>
  );
}

function Villages({ rows }: { readonly rows: readonly Village[] }) {
  const { t } = useTranslation('ties');
  const columns: Column<Village>[] = [
    { key: 'name', title: t('col.village'), width: 180, grow: true, pinned: true, sortBy: (v) => v.name, render: (v) => v.name },
    { key: 'households', title: t('total.households'), width: 130, align: 'end', sortBy: (v) => v.households, render: (v) => <span className="dd-num">{v.households}</span> },
    { key: 'bound', title: t('col.bound'), width: 130, align: 'end', sortBy: (v) => v.bound, render: (v) => <span className="dd-num">{v.bound}</span> },
  ];
  return <Section title={t('villages')} flush><DataTable name="grid.ties.villages" prefix="village." label={t('villages')} columns={columns} rows={rows} rowKey={(v) => v.id} empty={<EmptyState title={t('none')} />} card={(v) => <span className="dd-grid-card"><strong>{v.name}</strong><span className="dd-num">{v.bound} / {v.households}</span></span>} /></Section>;
}
