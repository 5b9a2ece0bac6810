import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, DataTable, dateText, EmptyState, FormDialog, Page, Section, StateTag, type Column } from '../../../../web/kit/index.ts';
import { listManuals, openManual } from '../../manuals/contract.ts';
import { ManualBar } from './parts.tsx';

type List = OutputOf<typeof listManuals>;
type Row = List['manuals'][number];

/** 分类工作手册: for each kind of matter how it is done. */
export default function ManualsPage() {
  const { t } = useTranslation('manuals');
  const answer = useAnswer(listManuals);
  const [opening, open] = useState(false);
  return (
    <Page title={t('nav.manuals')} sub={t('sub')} bar={<ManualBar />} actions={answer.data?.can.write && <Button type="primary" onClick={() => open(true)}>{t('act.open')}</Button>}>
      <Answered answer={answer}>
        {(list) => (
          <>
            <Rows rows={list.manuals} />
            {opening && <OpenDialog units={list.units} onClose={() => open(false)} />}
          </>
        )}
      </Answered>
    </Page>
  );
}

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation('manuals');
  const state = (m: Row) => (
    <>
      {m.retiredOn ? <StateTag tone="closed">{t('retired')}</StateTag> : m.version ? <StateTag tone="good">{t('version', { number: m.version.number })}</StateTag> : <StateTag tone="waiting">{t('notPublished')}</StateTag>}
      {m.draft && <StateTag tone="waiting">{t('hasDraft')}</StateTag>}
    </>
  );
  const number = (key: 'steps' | 'days' | 'running', width: number): Column<Row> => ({ key, title: t(`manual.${key}`), width, align: 'end', sortBy: (m) => m[key], render: (m) => <span className="dd-num">{m[key]}</span> });
  const columns: Column<Row>[] = [
    { key: 'kind', title: t('manual.kind'), width: 160, pinned: true, sortBy: (m) => m.kind, render: (m) => m.kind },
    { key: 'title', title: t('manual.title'), width: 220, grow: true, sortBy: (m) => m.title, render: (m) => <Link to={`/manuals/${m.id}`}>{m.title}</Link> },
    { key: 'unit', title: t('manual.unit'), width: 170, sortBy: (m) => m.organizationName, render: (m) => m.organizationName },
    { key: 'state', title: t('manual.state'), width: 210, sortBy: (m) => m.version?.number ?? 0, render: (m) => <span className="dd-work-row">{state(m)}</span> },
    number('steps', 90), number('days', 130), number('running', 110),
    { key: 'published', title: t('manual.publishedOn'), width: 120, sortBy: (m) => m.version?.publishedOn ?? null, render: (m) => (m.version ? dateText(m.version.publishedOn) : '—') },
  ];
  return (
    <Section title={t('all')} flush>
      <DataTable name="work.manuals" label={t('all')} columns={columns} rows={rows} rowKey={(m) => m.id} searchHint={t('search')} searchBy={(m) => `${m.kind} ${m.title} ${m.organizationName}`} empty={<EmptyState title={t('none')} />} card={(m) => <span className="dd-work-card"><Link to={`/manuals/${m.id}`}><strong>{m.title}</strong></Link><span className="dd-work-quiet">{m.kind} · {m.organizationName}</span><span className="dd-work-row">{state(m)}<span className="dd-num">{t('stepsAndDays', { steps: m.steps, days: m.days })}</span></span></span>} />
    </Section>
  );
}

interface Fields {
  readonly organizationId: string;
  readonly kind: string;
  readonly title: string;
}
function OpenDialog({ units, onClose }: { readonly units: List['units']; readonly onClose: () => void }) {
  const { t } = useTranslation('manuals');
  const go = useNavigate();
  const open = useCommand(openManual, { invalidates: [listManuals], onDone: ({ id }) => void go(`/manuals/${id}/edit`) });
  const needed = [{ required: true, min: 2, message: t('needed') }];
  return (
    <FormDialog<Fields> texts="manuals" title={t('act.open')} error={open.error} busy={open.isPending} initial={units.length === 1 ? { organizationId: units[0]!.id } : {}} onSend={(body) => open.mutateAsync({ body })} onClose={onClose}>
      <Form.Item name="kind" label={t('manual.kind')} extra={t('manual.kindHint')} rules={needed}><Input maxLength={60} /></Form.Item>
      <Form.Item name="title" label={t('manual.title')} rules={needed}><Input maxLength={200} /></Form.Item>
      <Form.Item name="organizationId" label={t('manual.unit')} extra={t('manual.unitHint')} rules={[{ required: true, message: t('needed') }]}><Select showSearch={{ optionFilterProp: 'label' }} options={units.map((o) => ({ value: o.id, label: o.name }))} /></Form.Item>
    </FormDialog>
  );
}
