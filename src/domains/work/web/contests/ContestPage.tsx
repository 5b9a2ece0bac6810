import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, EmptyState, Figure, Page, RefusalNotice, Section } from '../../../../web/kit/index.ts';
import { DayInput } from '../parts.tsx';
import { enterResults, readContest } from '../../contests/contract.ts';

type Data = OutputOf<typeof readContest>;

/** Ranking by field, with the distance of each unit to each benchmark. */
export default function ContestPage() {
  const { t } = useTranslation('contests');
  const { contestId } = useParams();
  const [period, choose] = useState<string | null>(null);
  const [entering, setEntering] = useState(false);
  const answer = useAnswer(readContest, { params: { id: contestId! }, query: period === null ? {} : { period } }, { keepPrevious: true });
  return (
    <Page title={answer.data?.title ?? t('nav.contests')} breadcrumb={[{ title: t('nav.contests'), to: '/contests' }]} actions={answer.data?.can.run && (<><Link to={`/contests/${contestId}/import`}><Button>{t('act.import')}</Button></Link><Button type="primary" onClick={() => setEntering(true)}>{t('act.enter')}</Button></>)}>
      <Answered answer={answer}>
        {(data) => (
          <div className="dd-work-stack">
            {data.periods.length > 1 && <Select aria-label={t('result.period')} style={{ width: 160 }} value={data.period} onChange={choose} options={data.periods.map((value) => ({ value, label: value.slice(0, 7) }))} />}
            {data.period === null && <EmptyState title={t('result.none')} />}
            {data.fields.map((f) => <Field key={f.name} field={f} data={data} />)}
            {entering && <EnterDialog data={data} onClose={() => setEntering(false)} onDone={(p) => { choose(p); setEntering(false); }} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Field({ field, data }: { readonly field: Data['fields'][number]; readonly data: Data }) {
  const { t } = useTranslation('contests');
  const indicators = data.indicators.filter((i) => i.field === field.name);
  return (
    <Section title={data.period === null ? field.name : t('field.heading', { field: field.name, period: data.period.slice(0, 7) })} flush>
      <div className="dd-work-scroll">
        <table className="dd-work-table dd-contest-table">
          <thead><tr><th>{t('field.rank')}</th><th>{t('field.unit')}</th><th>{t('field.score')}</th>{indicators.map((i) => <th key={i.id}>{t('field.indicator', { name: i.name, benchmark: i.benchmark, unit: i.unit, source: i.benchmarkSource, direction: t(`direction.${i.direction}`) })}</th>)}</tr></thead>
          <tbody>
            {field.places.map((p) => (
              <tr key={p.organizationId}>
                <td className="dd-num">{p.rank ?? '–'}</td>
                <td>{p.name}</td>
                <td className="dd-num">{p.score === null ? <span className="dd-work-quiet">{t('field.missing', { names: p.missing.join(t('sep')) })}</span> : <Figure value={p.score} unit="%" explanation={p.explanation} />}</td>
                {p.results.map((r) => <td key={r.indicatorId} className="dd-num">{r.amount === null ? t('field.none') : t('field.result', { amount: r.amount, distance: r.distance })}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

interface Fields {
  readonly period: string;
  readonly source: string;
  readonly amounts?: Readonly<Record<string, Readonly<Record<string, string | undefined>>>>;
}
function EnterDialog({ data, onClose, onDone }: { readonly data: Data; readonly onClose: () => void; readonly onDone: (period: string) => void }) {
  const { t } = useTranslation('contests');
  const [form] = Form.useForm<Fields>();
  const enter = useCommand(enterResults, { invalidates: [readContest], onDone: () => onDone(form.getFieldValue('period') as string) });
  const units = data.fields[0]?.places ?? [];
  const submit = (v: Fields) =>
    enter.mutate({ params: { id: data.id }, body: { period: v.period, results: data.indicators.flatMap((i) => units.flatMap((u) => { const amount = v.amounts?.[i.id]?.[u.organizationId]?.trim(); return amount ? [{ indicatorId: i.id, organizationId: u.organizationId, amount, source: v.source }] : []; })) } });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open width={900} title={t('act.enter')} okText={t('act.enter')} confirmLoading={enter.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {enter.error && <RefusalNotice error={enter.error} />}
      <p className="dd-work-quiet">{t('result.says')}</p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <div className="dd-work-row">
          <Form.Item name="period" label={t('result.period')} rules={needed}><DayInput month /></Form.Item>
          <Form.Item name="source" label={t('result.source')} rules={needed}><Input maxLength={200} /></Form.Item>
        </div>
        <div className="dd-work-scroll">
          <table className="dd-work-table dd-contest-table">
            <thead><tr><th>{t('field.unit')}</th>{data.indicators.map((i) => <th key={i.id}>{i.name}（{i.unit}）</th>)}</tr></thead>
            <tbody>{units.map((u) => <tr key={u.organizationId}><td>{u.name}</td>{data.indicators.map((i) => <td key={i.id}><Form.Item name={['amounts', i.id, u.organizationId]} rules={[{ pattern: /^\d{1,9}(\.\d{1,3})?$/, message: t('amount') }]} style={{ margin: 0 }}><Input inputMode="decimal" style={{ width: 110 }} aria-label={`${u.name} ${i.name}`} /></Form.Item></td>)}</tr>)}</tbody>
          </table>
        </div>
      </Form>
    </Modal>
  );
}
