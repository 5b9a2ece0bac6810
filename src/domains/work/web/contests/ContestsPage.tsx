import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, EmptyState, Page, RefusalNotice, Section } from '../../../../web/kit/index.ts';
import { WorkBar } from '../parts.tsx';
import { listContests, setContest } from '../../contests/contract.ts';
import { directions, type Direction } from '../../contests/model.ts';

interface Fields {
  readonly title: string;
  readonly organizationIds: string[];
  readonly indicators: { field: string; name: string; unit: string; direction: Direction; benchmark: string; benchmarkSource: string; most?: string }[];
}

/** Contests of units by field. */
export default function ContestsPage() {
  const { t } = useTranslation('contests');
  const answer = useAnswer(listContests);
  const [adding, setAdding] = useState(false);
  return (
    <Page title={t('nav.contests')} sub={t('list.sub')} bar={<WorkBar />} actions={answer.data?.can.run && <Button type="primary" onClick={() => setAdding(true)}>{t('act.new')}</Button>}>
      <Answered answer={answer}>
        {(data) => (
          <>
            <Section title={t('nav.contests')}>{data.contests.length === 0 ? <EmptyState title={t('list.none')} /> : <ul>{data.contests.map((c) => <li key={c.id}><Link to={`/contests/${c.id}`}>{c.title}</Link></li>)}</ul>}</Section>
            {adding && <NewContest units={data.units} onClose={() => setAdding(false)} />}
          </>
        )}
      </Answered>
    </Page>
  );
}

function NewContest({ units, onClose }: { readonly units: OutputOf<typeof listContests>['units']; readonly onClose: () => void }) {
  const { t } = useTranslation('contests');
  const go = useNavigate();
  const [form] = Form.useForm<Fields>();
  const add = useCommand(setContest, { invalidates: [listContests], onDone: ({ id }) => void go(`/contests/${id}`) });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open width={960} title={t('act.new')} okText={t('act.new')} confirmLoading={add.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {add.error && <RefusalNotice error={add.error} />}
      <Form form={form} layout="vertical" initialValues={{ indicators: [{ direction: 'more' }] }} onFinish={(v) => add.mutate({ body: { ...v, indicators: v.indicators.map((i) => ({ ...i, most: i.most?.trim() || null })) } })}>
        <Form.Item name="title" label={t('contest.title')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="organizationIds" label={t('contest.units')} rules={[{ required: true, type: 'array', min: 2, message: t('contest.two') }]}><Select mode="multiple" optionFilterProp="label" options={units.map((u) => ({ value: u.id, label: u.name }))} /></Form.Item>
        <Form.List name="indicators">
          {(fields, { add: more, remove }) => (
            <>
              {fields.map((f) => (
                <div key={f.key} className="dd-work-row">
                  <Form.Item name={[f.name, 'field']} rules={needed}><Input style={{ width: 130 }} maxLength={60} placeholder={t('indicator.field')} aria-label={t('indicator.field')} /></Form.Item>
                  <Form.Item name={[f.name, 'name']} rules={needed}><Input style={{ width: 150 }} maxLength={100} placeholder={t('indicator.name')} aria-label={t('indicator.name')} /></Form.Item>
                  <Form.Item name={[f.name, 'direction']} rules={needed}><Select style={{ width: 120 }} aria-label={t('indicator.direction')} options={directions.map((value) => ({ value, label: t(`direction.${value}`) }))} /></Form.Item>
                  <Form.Item name={[f.name, 'benchmark']} rules={[...needed, { pattern: /^\d{1,9}(\.\d{1,3})?$/, message: t('amount') }]}><Input style={{ width: 100 }} inputMode="decimal" placeholder={t('indicator.benchmark')} aria-label={t('indicator.benchmark')} /></Form.Item>
                  <Form.Item name={[f.name, 'unit']} rules={needed}><Input style={{ width: 80 }} maxLength={20} placeholder={t('indicator.unit')} aria-label={t('indicator.unit')} /></Form.Item>
                  <Form.Item name={[f.name, 'benchmarkSource']} rules={needed}><Input style={{ width: 230 }} maxLength={200} placeholder={t('indicator.source')} aria-label={t('indicator.source')} /></Form.Item>
                  <Form.Item name={[f.name, 'most']} rules={[{ pattern: /^\d{1,9}(\.\d{1,3})?$/, message: t('amount') }]}><Input style={{ width: 230 }} inputMode="decimal" placeholder={t('indicator.most')} aria-label={t('indicator.most')} /></Form.Item>
                  {fields.length > 1 && <Form.Item><Button type="text" icon={<DeleteOutlined />} aria-label={t('remove')} onClick={() => remove(f.name)} /></Form.Item>}
                </div>
              ))}
              <Button icon={<PlusOutlined />} onClick={() => more({ direction: 'more' })}>{t('indicator.add')}</Button>
            </>
          )}
        </Form.List>
      </Form>
    </Modal>
  );
}
