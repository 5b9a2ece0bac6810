import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { Answered, DataTable, EmptyState, FileDrop, Page, RefusalNotice, Section, dateText, type Column } from '../../../web/kit/index.ts';
import { useMay } from '../../../web/session/index.ts';
import { proveOneItem, readItems } from '../contract/index.ts';
import { areaItems, visitItems, type AreaItem } from '../model.ts';
import { Figures, GridBar } from './parts.tsx';

type Items = OutputOf<typeof readItems>;
type Area = Items['areas'][number];

/** 六有 of every area with what is missing (M231), and how far the visits got (M230). */
export default function AreasPage() {
  const { t } = useTranslation('grid');
  const answer = useAnswer(readItems);
  return (
    <Page title={t('nav.areas')} sub={t('areas.sub')} bar={<GridBar />}>
      <Answered answer={answer}>{(items) => <Content items={items} />}</Answered>
    </Page>
  );
}

function Content({ items }: { readonly items: Items }) {
  const { t } = useTranslation('grid');
  const may = useMay('grid.run');
  const [proving, setProving] = useState<Area | null>(null);
  const { visits } = items;
  const missing = (a: Area) =>
    a.items.filter((i) => !i.has).map((i) => (i.counted ? t('areas.countOf', { item: t(`item.${i.item}`), have: i.counted.have, of: i.counted.of }) : t(`item.${i.item}`))).join(t('sep')) || '—';
  const columns: Column<Area>[] = [
    { key: 'name', title: t('areas.area'), width: 180, pinned: true, sortBy: (a) => a.code, render: (a) => <Link to={`/grid/patches/${a.id}`}>{a.name}</Link> },
    { key: 'organization', title: t('board.organization'), width: 180, sortBy: (a) => a.organizationName, render: (a) => a.organizationName },
    { key: 'has', title: t('areas.has'), width: 90, align: 'end', sortBy: (a) => a.has, render: (a) => <span className="dd-num">{a.has} / {areaItems.length}</span> },
    { key: 'missing', title: t('areas.missing'), width: 320, grow: true, render: missing },
    ...(may ? [{ key: 'prove', title: t('areas.prove'), width: 130, render: (a: Area) => <Button size="small" onClick={() => setProving(a)}>{t('areas.prove')}</Button> }] : []),
  ];
  return (
    <div className="dd-grid-stack">
      <Figures
        lines={[
          { label: t('areas.complete'), value: items.complete, sub: t('areas.ofAreas', { count: items.areas.length }) },
          { label: t('areas.visited'), value: visits.covered, sub: `/ ${visits.households} · ${t('areas.since', { day: dateText(visits.since) })}` },
          { label: t('areas.visits'), value: visits.visits, sub: `${t('areas.completeVisits')} ${visits.complete}` },
        ]}
      />
      <Section title={t('areas.title')} flush>
        <DataTable
          name="grid.items" label={t('areas.title')} columns={columns} rows={items.areas} rowKey={(a) => a.id} searchHint={t('areas.search')} searchBy={(a) => `${a.name} ${a.code} ${a.organizationName}`} empty={<EmptyState title={t('board.none')} />}
          card={(a) => <span className="dd-grid-card"><Link to={`/grid/patches/${a.id}`}><strong>{a.name}</strong></Link><span className="dd-grid-quiet">{a.organizationName} · {a.has} / {areaItems.length}</span><span>{t('areas.missing')}：{missing(a)}</span>{may && <span><Button size="small" onClick={() => setProving(a)}>{t('areas.prove')}</Button></span>}</span>}
        />
      </Section>
      <Section title={t('areas.visits')}><ul className="dd-grid-list">{visitItems.map((i) => <li key={i}><span>{t(`visit.${i}`)}</span><span className="dd-num">{visits.items[i]}</span></li>)}</ul></Section>
      {proving && <ProveDialog area={proving} onClose={() => setProving(null)} />}
    </div>
  );
}

const claimable: readonly AreaItem[] = ['map', 'chart', 'chat_groups'];
function ProveDialog({ area, onClose }: { readonly area: Area; readonly onClose: () => void }) {
  const { t } = useTranslation('grid');
  const [form] = Form.useForm<{ item: AreaItem; note: string }>();
  const [file, setFile] = useState<{ hash: string; name: string } | null>(null);
  const [sending, setSending] = useState(false);
  const prove = useCommand(proveOneItem, { invalidates: [readItems], onDone: onClose });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={`${area.name} · ${t('areas.prove')}`} okText={t('areas.prove')} okButtonProps={{ disabled: sending }} confirmLoading={prove.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {prove.error && <RefusalNotice error={prove.error} />}
      <Form form={form} layout="vertical" initialValues={{ item: area.items.find((i) => !i.has && claimable.includes(i.item))?.item ?? 'map' }} onFinish={(v) => prove.mutate({ params: { id: area.id }, body: { ...v, fileHash: file?.hash ?? null, fileName: file?.name ?? null } })}>
        <Form.Item name="item" label={t('areas.title')} rules={needed}><Select options={claimable.map((value) => ({ value, label: t(`item.${value}`) }))} /></Form.Item>
        <Form.Item name="note" label={t('areas.note')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} /></Form.Item>
        <Form.Item label={t('areas.file')}>{file && <div>{file.name}</div>}<FileDrop title={t('areas.drop')} onSending={setSending} onStored={(f) => setFile({ hash: f.hash, name: f.name })} /></Form.Item>
      </Form>
    </Modal>
  );
}
