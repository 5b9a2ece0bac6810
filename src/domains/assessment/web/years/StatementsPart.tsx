import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { DataTable, EmptyState, MomentText, RefusalNotice, Section, useToast, type Column } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { listResults, openRun, stateFacts } from '../../contract.ts';
import { plainOf, readExceptions } from './read-exceptions.ts';

type Detail = OutputOf<typeof openRun>;
type Statement = Detail['statements'][number];

/** What offices stated in writing for the year, and the form to take it down. */
export function StatementsPart({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation('assessment');
  const mayManage = useMay('assessment.runs.manage') && detail.run.state !== 'confirmed';
  const english = useTranslation().i18n.language === 'en';
  const factName = (f: { readonly name: string; readonly en: string }): string => (english ? f.en : f.name);
  const nameOf = (fact: string): string => factName(detail.factsNeeded.find((f) => f.name === fact) ?? { name: fact, en: fact });
  const columns: Column<Statement>[] = [
    { key: 'fact', title: t('statements.fact'), width: 210, pinned: true, sortBy: (s) => s.fact, render: (s) => nameOf(s.fact) },
    { key: 'source', title: t('statements.source'), width: 280, grow: true, render: (s) => s.source },
    { key: 'exceptions', title: t('statements.exceptions'), width: 100, align: 'end', sortBy: (s) => s.exceptions, render: (s) => <span className="dd-num">{s.exceptions}</span> },
    { key: 'at', title: t('statements.at'), width: 170, sortBy: (s) => s.recordedAt, render: (s) => <MomentText value={s.recordedAt} /> },
  ];
  return (
    <div className="dd-assess-stack">
      <p>{t('statements.explain')}</p>
      {detail.unknown.length > 0 && <p className="dd-caution">{t('statements.missing', { facts: detail.unknown.map((u) => t('statements.unknown', { fact: nameOf(u.fact), people: u.people })).join(t('list.comma')) })}</p>}
      {mayManage && <StatementForm detail={detail} />}
      <DataTable name="assessment.statements" label={t('year.statements')} columns={columns} rows={detail.statements} rowKey={(s) => s.fact} empty={<EmptyState title={t('statements.none')} />} prefix="s" />
    </div>
  );
}

interface Fields {
  readonly fact: string;
  readonly source: string;
  readonly otherwise: string | number;
  readonly people?: string;
}

function StatementForm({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation('assessment');
  const english = useTranslation().i18n.language === 'en';
  const toast = useToast();
  const [form] = Form.useForm<Fields>();
  const chosen = Form.useWatch('fact', form);
  const fact = detail.factsNeeded.find((f) => f.name === chosen);
  const save = useCommand(stateFacts, {
    invalidates: [openRun],
    onDone: () => {
      toast.done(t('statements.saved'));
      form.resetFields();
    },
  });
  const otherwiseOf = (f: typeof fact): { value: string; label: string }[] =>
    f?.type === 'boolean' ? ['false', 'true'].map((value) => ({ value, label: t(value === 'true' ? 'statements.yes' : 'statements.no') })) : (f?.values ?? []).map((value) => ({ value, label: value }));
  const submit = async ({ fact: name, source, otherwise, people = '' }: Fields) => {
    const known = people.trim() === '' ? [] : (await call(listResults, { params: { id: detail.run.id }, query: { limit: 5000 } })).rows;
    const read = readExceptions(people, known, fact?.type ?? 'string');
    const problems = [...(read.unknown.length > 0 ? [t('statements.notFound', { names: read.unknown.join(t('list.comma')) })] : []), ...(read.ambiguous.length > 0 ? [t('statements.ambiguous', { names: read.ambiguous.join(t('list.comma')) })] : [])];
    if (problems.length > 0) return form.setFields([{ name: 'people', errors: problems }]);
    save.mutate({ params: { id: detail.run.id }, body: { source, statements: [{ fact: name, otherwise: plainOf(String(otherwise), fact?.type ?? 'string'), exceptions: read.exceptions }] } });
  };
  return (
    <Section title={t('statements.add')}>
      {save.error && <RefusalNotice error={save.error} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(fields: Fields) => void submit(fields)}>
        <div className="dd-assess-head">
          <Form.Item name="fact" label={t('statements.fact')} rules={[{ required: true }]}>
            <Select style={{ width: 200 }} options={detail.factsNeeded.map((f) => ({ value: f.name, label: english ? f.en : f.name }))} onChange={() => form.resetFields(['otherwise'])} />
          </Form.Item>
          <Form.Item name="otherwise" label={t('statements.otherwise')} rules={[{ required: true }]}>
            {fact?.type === 'number' ? (
              <InputNumber min={0} style={{ width: 140 }} />
            ) : (
              <Select<string> style={{ width: 140 }} options={otherwiseOf(fact)} />
            )}
          </Form.Item>
          <Form.Item name="source" label={t('statements.source')} rules={[{ required: true, whitespace: true }]} style={{ flex: 1, minWidth: 220 }}>
            <Input maxLength={300} />
          </Form.Item>
        </div>
        <Form.Item name="people" label={t('statements.people')}>
          <Input.TextArea rows={3} placeholder={t('statements.peopleHint')} />
        </Form.Item>
        <Button htmlType="submit" loading={save.isPending}>
          {t('statements.add')}
        </Button>
      </Form>
    </Section>
  );
}
