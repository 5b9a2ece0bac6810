import { Button, Form, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { Answered, DataTable, DateText, EmptyState, Page, RefusalNotice, showInForm, StateTag, type Column } from '../../../web/kit/index.ts';
import { useMay } from '../../../web/session/index.ts';
import { addOneItem, listItems } from '../contract.ts';
import { sources, type Source } from '../model.ts';
import { ItemFields } from './ItemFields.tsx';
import { SubjectName, ValidityTag } from './parts.tsx';
import { SupervisionBar } from './SupervisionBar.tsx';

type Line = OutputOf<typeof listItems>['items'][number];

/** 监督信息: what came in, and what waits for a person. */
export default function ItemsPage() {
  const { t } = useTranslation('supervision');
  const go = useNavigate();
  const [search, setSearch] = useSearchParams();
  const mayAdd = useMay('supervision.items.supply');
  const [adding, setAdding] = useState(false);
  const source = sources.find((s) => s === search.get('source'));
  const waiting = search.get('waiting') === '1';
  const answer = useAnswer(listItems, { query: { ...(source ? { source } : {}), ...(waiting ? { waiting: 'true' } : {}) } }, { keepPrevious: true });
  const set = (key: string, value: string | null) => setSearch((had) => { const next = new URLSearchParams(had); if (value === null) next.delete(key); else next.set(key, value); return next; }, { replace: true });
  const waits = (i: Line) => i.subjects.some((s) => s.state === 'open') || i.doubles > 0;
  const columns: Column<Line>[] = [
    { key: 'reference', title: t('column.reference'), width: 150, pinned: true, sortBy: (i) => i.reference, render: (i) => <Link to={`/supervision/items/${i.id}`}>{i.reference}</Link> },
    { key: 'source', title: t('column.source'), width: 130, sortBy: (i) => i.source, render: (i) => t(`source.${i.source}`) },
    { key: 'found', title: t('column.foundOn'), width: 110, sortBy: (i) => i.foundOn, render: (i) => <DateText value={i.foundOn} /> },
    { key: 'people', title: t('column.subjects'), width: 230, render: (i) => <span className="dd-sup-row">{i.subjects.slice(0, 3).map((s) => <SubjectName key={s.position} subject={s} />)}{i.subjects.length > 3 && t('item.more', { count: i.subjects.length - 3 })}</span> },
    { key: 'summary', title: t('column.summary'), width: 280, grow: true, render: (i) => i.summary },
    { key: 'doubles', title: t('column.doubles'), width: 110, sortBy: (i) => i.doubles, render: (i) => (i.doubles > 0 ? <StateTag tone="waiting">{t('item.doubles', { count: i.doubles })}</StateTag> : '—') },
    { key: 'validity', title: t('column.validity'), width: 100, sortBy: (i) => i.validity, render: (i) => <ValidityTag validity={i.validity} /> },
    { key: 'lead', title: t('column.lead'), width: 110, sortBy: (i) => i.case?.number ?? '', render: (i) => (i.case ? <Link to={`/cases/${i.case.id}`} className="dd-num">{i.case.number}</Link> : '—') },
  ];
  return (
    <Page
      title={t('nav.items')}
      sub={answer.data && t('items.sub', { count: answer.data.items.length, waiting: answer.data.waiting })}
      actions={mayAdd && <><Button onClick={() => setAdding(true)}>{t('items.add')}</Button><Button type="primary" onClick={() => void go('/supervision/import')}>{t('items.import')}</Button></>}
      bar={<><SupervisionBar /><div className="dd-sup-row"><Select aria-label={t('column.source')} allowClear value={source ?? null} placeholder={t('items.allSources')} style={{ minWidth: 180 }} onChange={(v: Source | null | undefined) => set('source', v ?? null)} options={sources.map((value) => ({ value, label: t(`source.${value}`) }))} /><label><Switch checked={waiting} onChange={(on) => set('waiting', on ? '1' : null)} /> {t('items.waiting')}</label></div></>}
    >
      <Answered answer={answer}>
        {(list) => <DataTable name="supervision.items" label={t('nav.items')} columns={columns} rows={list.items} rowKey={(i) => i.id} searchHint={t('items.search')} searchBy={(i) => `${i.reference} ${i.summary} ${i.subjects.map((s) => `${s.named} ${s.name ?? ''}`).join(' ')}`} empty={<EmptyState title={t('items.none')}>{t('items.noneNext')}</EmptyState>} card={(i) => <span className="dd-sup-card"><Link to={`/supervision/items/${i.id}`}><strong>{i.summary}</strong></Link><span>{t(`source.${i.source}`)} {i.reference}</span><span className="dd-sup-row">{i.subjects.map((s) => <SubjectName key={s.position} subject={s} />)}</span><span className="dd-sup-row"><ValidityTag validity={i.validity} />{waits(i) && <StateTag tone="waiting">{t('items.waits')}</StateTag>}</span></span>} />}
      </Answered>
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}

function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('supervision');
  const go = useNavigate();
  const [form] = Form.useForm<Record<string, string>>();
  const add = useCommand(addOneItem, { invalidates: [listItems], onDone: ({ id }) => void go(`/supervision/items/${id}`) });
  const submit = async (values: Record<string, string | undefined>) => {
    try {
      await add.mutateAsync({ body: Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined && v !== '')) as Record<string, string> });
    } catch (error) {
      showInForm(form, t, error);
    }
  };
  return (
    <Modal open width={640} title={t('items.add')} okText={t('items.add')} confirmLoading={add.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {add.error && <RefusalNotice error={add.error} />}
      <Form form={form} layout="vertical" requiredMark="optional" onFinish={(v) => void submit(v)}><ItemFields /></Form>
    </Modal>
  );
}
