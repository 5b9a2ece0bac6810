import { Button, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../../web/api/index.ts';
import { DataTable, EmptyState, PersonLink, RefusalNotice, Section, StateTag, type Column } from '../../../../../web/kit/index.ts';
import { tryOnRun, type RunView } from '../../../contract.ts';
import type { DraftScheme } from '../../../scheme-format.ts';
import { useName } from '../../words.tsx';

type Tried = OutputOf<typeof tryOnRun>;
type Row = Tried['moves'][number];

/** 在上年数据上试算: who would move under the draft, before and after, by unit and class. Stores nothing. */
export function TryPart({ draft, runs }: { readonly draft: DraftScheme; readonly runs: readonly RunView[] }) {
  const { t } = useTranslation('assessment');
  const name = useName();
  const [runId, setRunId] = useState(runs[0]?.id);
  const [assume, setAssume] = useState<number | null>(null);
  const attempt = useCommand(tryOnRun);
  if (runId === undefined) return <EmptyState title={t('live.noRun')}>{t('live.noRunNext')}</EmptyState>;
  return (
    <Section title={t('try.title')}>
      <p>{t('try.explain')}</p>
      <div className="dd-editor-try">
        <Select aria-label={t('live.run')} value={runId} onChange={setRunId} options={runs.map((r) => ({ value: r.id, label: `${t('board.year', { year: r.year })} · ${name(r.schemeTitle)}` }))} />
        <label>
          <Switch size="small" checked={assume !== null} onChange={(on) => setAssume(on ? 80 : null)} /> {t('try.assume')}
        </label>
        {assume !== null && <InputNumber aria-label={t('try.assume')} min={0} max={100} value={assume} onChange={(v) => setAssume(v ?? 0)} />}
        <Button type="primary" loading={attempt.isPending} onClick={() => attempt.mutate({ params: { id: runId }, body: { definition: draft, assume: assume === null ? null : String(assume) } })}>
          {t('try.run')}
        </Button>
      </div>
      {attempt.error && <RefusalNotice error={attempt.error} />}
      {attempt.data && <Outcome tried={attempt.data} />}
    </Section>
  );
}

function Outcome({ tried }: { readonly tried: Tried }) {
  const { t } = useTranslation('assessment');
  const name = useName();
  const { total } = tried;
  const names = (list: Tried['withoutData']) => list.map(name).join(t('list.comma'));
  const columns: Column<Row>[] = [
    { key: 'name', title: t('table.name'), width: 110, pinned: true, sortBy: (r) => r.name, render: (r) => <PersonLink id={r.id} name={r.name} /> },
    { key: 'unit', title: t('table.unit'), width: 170, grow: true, sortBy: (r) => r.unit, render: (r) => r.unit },
    { key: 'before', title: t('try.before'), width: 150, align: 'end', sortBy: (r) => Number(r.before?.score ?? -1), render: (r) => <Standing of={r.before} /> },
    { key: 'after', title: t('try.after'), width: 150, align: 'end', sortBy: (r) => Number(r.after?.score ?? -1), render: (r) => <Standing of={r.after} /> },
    { key: 'places', title: t('try.places'), width: 110, align: 'end', sortBy: (r) => r.places ?? 0, render: (r) => <span className="dd-num">{r.places === null ? '—' : r.places > 0 ? `↑ ${r.places}` : r.places < 0 ? `↓ ${-r.places}` : '0'}</span> },
    { key: 'points', title: t('try.points'), width: 100, align: 'end', sortBy: (r) => Number(r.points ?? 0), render: (r) => <span className="dd-num">{r.points ?? '—'}</span> },
  ];
  return (
    <>
      <p role="status">
        <b>{t('try.summary', { people: total.people, up: total.up, down: total.down, largest: total.largest, same: total.same })}</b>
      </p>
      {tried.withoutData.length > 0 && <p><StateTag tone="caution">{t('try.withoutData', { names: names(tried.withoutData) })}</StateTag></p>}
      {tried.readAgain.length > 0 && <p>{t('try.readAgain', { names: names(tried.readAgain) })}</p>}
      {(tried.withoutScore.before > 0 || tried.withoutScore.after > 0) && <p>{t('try.withoutScore', tried.withoutScore)}</p>}
      <ul className="dd-editor-sums">
        {tried.byClass.map((c) => (
          <li key={name(c.name)}>{t('try.part', { name: name(c.name), people: c.people, up: c.up, down: c.down })}</li>
        ))}
        {tried.byUnit.slice(0, 8).map((u) => (
          <li key={u.id ?? ''}>{t('try.part', { name: u.name || '—', people: u.people, up: u.up, down: u.down })}</li>
        ))}
      </ul>
      <DataTable
        name="assessment.try"
        label={t('try.title')}
        columns={columns}
        rows={tried.moves}
        rowKey={(r) => r.id}
        empty={<EmptyState title={t('try.nobody')}>{t('try.nobodyNext')}</EmptyState>}
        card={(r) => (
          <>
            <b>{r.name}</b> <Standing of={r.before} /> → <Standing of={r.after} />
          </>
        )}
      />
    </>
  );
}

function Standing({ of }: { readonly of: Row['before'] }) {
  const { t } = useTranslation('assessment');
  return <span className="dd-num">{of === null ? t('try.outside') : `${of.score ?? '—'} · ${of.rank === null ? t('table.notRanked') : t('try.rank', { rank: of.rank })}`}</span>;
}
