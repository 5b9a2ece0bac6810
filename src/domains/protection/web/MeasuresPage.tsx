import { Button, Modal, Select, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { download, useAnswer } from '../../../web/api/index.ts';
import { DataTable, DateText, EmptyState, Page, PersonLink, StateTag, usePhone, type Column } from '../../../web/kit/index.ts';
import { useMay } from '../../../web/session/index.ts';
import { exportMeasures, listMeasures, type MeasureView } from '../contract.ts';
import { bodies, measureKinds } from '../model.ts';
import { AddMeasureDialog } from './AddMeasureDialog.tsx';
import { CheckState, checkTones, MatterText, MeasureActs, measureState } from './measure-parts.tsx';
import { MeasureDifferences } from './MeasureDifferences.tsx';
import './protection.css';

const states = ['unconfirmed', 'confirmed', 'disputed', 'withdrawn'] as const;

/** 信息沟通 (M129): who asked whom about what, and where the two bodies differ. Tab and filters stand in the address. */
export default function MeasuresPage() {
  const { t } = useTranslation('protection');
  const go = useNavigate();
  const [search, setSearch] = useSearchParams();
  const mayRecord = useMay('protection.measures.record');
  const [adding, setAdding] = useState(false);
  const set = (key: string, value: string | undefined) => setSearch((had) => { const next = new URLSearchParams(had); if (value) next.set(key, value); else next.delete(key); return next; }, { replace: true });
  return (
    <Page title={t('measures.title')} sub={t('measures.sub')} actions={mayRecord && <><Button onClick={() => void go('/protection/measures/import')}>{t('measures.import.open')}</Button><Button type="primary" onClick={() => setAdding(true)}>{t('measures.add')}</Button></>}>
      <Tabs
        activeKey={search.get('tab') === 'differences' ? 'differences' : 'list'}
        onChange={(key) => set('tab', key === 'list' ? undefined : key)}
        destroyOnHidden
        items={[
          { key: 'list', label: t('measures.tabs.list'), children: <List search={search} set={set} /> },
          { key: 'differences', label: t('measures.tabs.differences'), children: <MeasureDifferences year={search.get('year') ?? undefined} onYear={(year) => set('year', year)} /> },
        ]}
      />
      {adding && <AddMeasureDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}

function List({ search, set }: { readonly search: URLSearchParams; readonly set: (key: string, value: string | undefined) => void }) {
  const { t, i18n } = useTranslation('protection');
  const body = bodies.find((b) => b === search.get('body'));
  const kind = measureKinds.find((k) => k === search.get('kind'));
  const state = states.find((s) => s === search.get('state'));
  const query = { ...(body ? { body } : {}), ...(kind ? { kind } : {}), ...(state ? { state } : {}) };
  const answer = useAnswer(listMeasures, { query }, { keepPrevious: true });
  const phone = usePhone();
  const [opened, setOpened] = useState<string | null>(null);
  const shown = answer.data?.measures.find((m) => m.id === opened);
  const acts = answer.data?.measures.some((m) => m.can.check || m.can.withdraw) ?? false;
  const columns: Column<MeasureView>[] = [
    { key: 'person', title: t('measures.column.name'), width: 110, pinned: true, sortBy: (m) => m.person.name, render: (m) => <PersonLink id={m.person.id} name={m.person.name} /> },
    { key: 'unit', title: t('measures.column.unit'), width: 150, sortBy: (m) => m.person.organizationName, render: (m) => m.person.organizationName ?? '—' },
    { key: 'body', title: t('measures.column.body'), width: 130, sortBy: (m) => m.body, render: (m) => t(`measures.body.${m.body}`) },
    { key: 'kind', title: t('measures.column.kind'), width: 100, sortBy: (m) => measureKinds.indexOf(m.kind), render: (m) => t(`measures.kind.${m.kind}`) },
    { key: 'onDay', title: t('measures.column.onDay'), width: 110, sortBy: (m) => m.onDay, render: (m) => <DateText value={m.onDay} /> },
    { key: 'matter', title: t('measures.column.matter'), width: 220, grow: true, render: (m) => (m.hidden ? <span className="dd-measure-quiet">{t('measures.hidden')}</span> : <span title={m.matter ?? ''}>{m.restricted && <><StateTag tone="caution">{t('measures.restricted')}</StateTag> </>}{m.matter}</span>) },
    { key: 'lead', title: t('measures.column.lead'), optional: true, width: 130, sortBy: (m) => m.lead, render: (m) => m.lead ?? '—' },
    { key: 'document', title: t('measures.column.document'), optional: true, width: 140, sortBy: (m) => m.case?.number ?? m.document, render: (m) => (m.case ? <Link to={`/cases/${m.case.id}`} className="dd-num">{m.case.number}</Link> : (m.document ?? '—')) },
    { key: 'differs', title: t('measures.column.differs'), optional: true, width: 150, render: (m) => (m.differs ? <span title={m.differs}>{m.differs}</span> : '—') },
    { key: 'state', title: t('measures.column.state'), width: 125, sortBy: (m) => states.indexOf(measureState(m)), render: (m) => <StateTag tone={checkTones[measureState(m)]}>{t(`measures.state.${measureState(m)}`)}</StateTag> },
    ...(acts ? [{ key: 'act', title: t('measures.column.act'), width: 190, render: (m: MeasureView) => <MeasureActs measure={m} /> }] : []),
  ];
  const choose = <V extends string>(key: string, value: V | undefined, all: readonly V[], text: (v: V) => string, none: string) => (
    <Select allowClear style={{ minWidth: 150 }} aria-label={none} placeholder={none} value={value} onChange={(v: V | undefined) => set(key, v)} options={all.map((v) => ({ value: v, label: text(v) }))} />
  );
  return (
    <>
      <DataTable
        name="protection.measures"
        label={t('measures.title')}
        columns={columns}
        rows={answer.data?.measures}
        rowKey={(m) => m.id}
        {...(phone ? {} : { onOpen: (m: MeasureView) => setOpened(m.id) })}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        searchHint={t('measures.search')}
        searchBy={(m) => `${m.person.name} ${m.person.organizationName ?? ''} ${m.matter ?? ''} ${m.lead ?? ''}`}
        onExport={() => download(exportMeasures, { query: { ...query, language: i18n.language === 'en' ? 'en' : 'zh-CN' } })}
        empty={<EmptyState title={t('measures.none')}>{t('measures.noneNext')}</EmptyState>}
        tools={
          <>
            {choose('body', body, bodies, (b) => t(`measures.body.${b}`), t('measures.all.body'))}
            {choose('kind', kind, measureKinds, (k) => t(`measures.kind.${k}`), t('measures.all.kind'))}
            {choose('state', state, states, (s) => t(`measures.state.${s}`), t('measures.all.state'))}
          </>
        }
        card={(m) => <Whole measure={m} />}
      />
      {shown && <Modal open footer={null} title={t('measures.tabs.label')} onCancel={() => setOpened(null)}><Whole measure={shown} /></Modal>}
      {answer.data?.more && <p className="dd-measure-quiet">{t('measures.more')}</p>}
    </>
  );
}

/** A line with all that is shown of it. */
function Whole({ measure: m }: { readonly measure: MeasureView }) {
  const { t } = useTranslation('protection');
  return (
    <span className="dd-measure-card">
      <span className="dd-measure-row"><PersonLink id={m.person.id} name={m.person.name} /> <span>{m.person.organizationName}</span></span>
      <span className="dd-measure-row"><b>{t(`measures.kind.${m.kind}`)}</b> <span>{t(`measures.body.${m.body}`)}</span> <DateText value={m.onDay} /></span>
      <MatterText measure={m} />
      <CheckState measure={m} />
      <MeasureActs measure={m} />
    </span>
  );
}
