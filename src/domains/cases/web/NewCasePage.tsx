import { Button, Form, Input, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useAnswer, useCommand } from '../../../web/api/index.ts';
import { Answered, Page, RefusalNotice, Section, showInForm, useDraft, useUnsaved } from '../../../web/kit/index.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { organizationTree } from '../../registry/contract.ts';
import { caseForms, listCases, openCaseFile } from '../contract.ts';
import { CaseFields, PersonSelect, type CaseFormValues, type PickedPerson } from './CaseForm.tsx';
import './cases.css';
import { FlowChart } from './FlowChart.tsx';
import { useWords } from './words.tsx';

interface Draft {
  readonly values: CaseFormValues;
  readonly people: readonly PickedPerson[];
}

/** Opening a case: what kind, in which way, about whom, and the form that the pack fixes. What was typed is kept. */
export default function NewCasePage() {
  const { t } = useTranslation('cases');
  const say = useWords();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const forms = useAnswer(caseForms);
  const units = useAnswer(organizationTree, {}, { staleMs: 300_000 });
  const typeKey = search.get('type');
  const openingKey = search.get('opening');
  const type = forms.data?.find((f) => f.key === typeKey);
  const opening = type?.openings.find((o) => o.key === openingKey) ?? (type?.openings.length === 1 ? type.openings[0] : undefined);
  const draft = useDraft<Draft>(`case.${typeKey ?? ''}.${opening?.key ?? ''}`);
  const [form] = Form.useForm<CaseFormValues>();
  const [people, setPeople] = useState<readonly PickedPerson[]>(() => draft.read()?.people ?? []);
  const [touched, setTouched] = useState(false);
  const [openedId, setOpenedId] = useState<string | null>(null);
  useUnsaved(touched && openedId === null);
  // Left only once nothing asks any more whether what was typed may be lost: it is on file.
  useEffect(() => {
    if (openedId !== null) void navigate(`/cases/${openedId}`);
  }, [openedId, navigate]);
  const open = useCommand(openCaseFile, { invalidates: [listCases], onDone: ({ id }) => { draft.clear(); setOpenedId(id); } });
  const submit = async ({ title, organizationId, ...facts }: CaseFormValues) => {
    try {
      await open.mutateAsync({ body: { type: type!.key, opening: opening!.key, title: String(title), organizationId: String(organizationId), parties: people.map((p) => ({ role: 'subject' as const, personId: p.id as PersonId })), facts: Object.fromEntries(Object.entries(facts).filter(([, v]) => v !== undefined)) } });
    } catch (error) {
      showInForm(form, t, error);
    }
  };
  return (
    <Page title={type ? t('open.of', { type: say(type.title) }) : t('open.heading')} width="reading" breadcrumb={[{ title: t('list.heading'), to: '/cases' }]}>
      <Answered answer={forms}>
        {(list) => (
          <div className="dd-case-stack">
            <Section title={t('open.which')}>
              <Radio.Group className="dd-case-kinds" value={typeKey} onChange={(e) => setSearch({ type: String(e.target.value) }, { replace: true })} options={list.map((f) => ({ value: f.key, label: say(f.title) }))} />
              {type && type.openings.length > 1 && <Radio.Group className="dd-case-kinds" value={opening?.key ?? null} onChange={(e) => setSearch({ type: type.key, opening: String(e.target.value) }, { replace: true })} options={type.openings.map((o) => ({ value: o.key, label: say(o.title) }))} />}
              {type && <FlowChart flow={type.flow} />}
            </Section>
            {type && opening && (
              <Section title={t('open.form')}>
                {open.error && <RefusalNotice error={open.error} />}
                <Form key={`${type.key} ${opening.key}`} form={form} layout="vertical" requiredMark="optional" initialValues={draft.read()?.values ?? {}} onValuesChange={(_, values) => { setTouched(true); draft.write({ values, people }); }} onFinish={(values) => void submit(values)}>
                  <Form.Item label={t('open.people')} required>
                    <PersonSelect label={t('open.people')} value={null} onChange={(p) => p && setPeople((had) => (had.some((h) => h.id === p.id) ? had : [...had, p]))} />
                    <ul className="dd-case-files">
                      {people.map((p) => (
                        <li key={p.id}>{p.name} <small>{p.where}</small> <button type="button" onClick={() => setPeople(people.filter((o) => o.id !== p.id))}>{t('form.removeFile')}</button></li>
                      ))}
                    </ul>
                  </Form.Item>
                  <Form.Item name="organizationId" label={t('open.unit')} rules={[{ required: true, message: t('form.needed') }]}>
                    <Select showSearch={{ optionFilterProp: 'label' }} loading={units.isPending} options={(units.data ?? []).map((o) => ({ value: o.id, label: o.name }))} />
                  </Form.Item>
                  <Form.Item name="title" label={t('open.title')} rules={[{ required: true, min: 2, message: t('form.needed') }]}>
                    <Input maxLength={200} />
                  </Form.Item>
                  <CaseFields fields={opening.fields} />
                  <Button type="primary" htmlType="submit" loading={open.isPending} disabled={people.length === 0}>{say(opening.title)}</Button>
                </Form>
              </Section>
            )}
          </div>
        )}
      </Answered>
    </Page>
  );
}
