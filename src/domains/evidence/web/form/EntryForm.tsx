import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../../web/api/index.ts';
import { RefusalNotice, Section, showInForm, useDraft, useToast } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { getEntry, inbox, listEntries, personRecord, reportEntry, type EntryDetail } from '../../contract.ts';
import { arenas, sourceKinds } from '../../model.ts';
import { formKinds, mayNameNobody, needsEvent, needsMatter } from '../content-fields.ts';
import { EventSelect, MatterSelect, UnitSelect } from '../parts/choosers.tsx';
import { DayInput } from '../parts/DayInput.tsx';
import { AttachmentsItem } from './AttachmentsField.tsx';
import { ContentFields } from './ContentFields.tsx';
import { FiguresField } from './FiguresField.tsx';
import { KindPicker } from './KindPicker.tsx';
import { PersonsField } from './PersonsField.tsx';
import { toNewEntry, type EntryValues } from './entry-values.ts';

interface Props {
  readonly first: EntryValues;
  readonly replaces?: EntryDetail;
}

/** The form of one entry. What is typed is kept as a draft until it is sent or thrown away. */
export function EntryForm({ first, replaces }: Props) {
  const { t } = useTranslation('evidence');
  const { t: shell } = useTranslation('shell');
  const go = useNavigate();
  const toast = useToast();
  const draft = useDraft<EntryValues>(`evidence.${replaces?.id ?? 'new'}`);
  const [kept, setKept] = useState(() => draft.read());
  const [form] = Form.useForm<EntryValues>();
  const values = Form.useWatch([], form) ?? kept ?? first;
  const mayRead = useMay('evidence.read');
  const mayOverview = useMay('evidence.overviews.read');
  const mayUnits = useMay('registry.organizations.read');
  const send = useCommand(reportEntry, { invalidates: [listEntries, inbox, getEntry, personRecord] });
  const { kind } = values;

  const submit = () => {
    // The whole store, not only what stands in fields: hidden parts of a replaced entry's content stay.
    const all = form.getFieldsValue(true) as EntryValues;
    send.mutate(
      { body: toNewEntry(all, replaces?.id ?? null, replaces?.organizations.map((o) => ({ organizationId: o.id, role: o.role })) ?? []) },
      {
        onError: (error) => void showInForm(form, shell, error),
        onSuccess: ({ id, state }) => {
          draft.clear();
          toast.done(t(`form.sent.${state === 'unit_confirmed' ? 'unit_confirmed' : 'reported'}`));
          void go(mayRead ? `/evidence/${id}` : '/', { replace: true });
        },
      },
    );
  };
  const discard = () => {
    draft.clear();
    setKept(null);
    form.resetFields();
    form.setFieldsValue(first as never);
  };

  return (
    <Form form={form} layout="vertical" initialValues={kept ?? first} requiredMark={(label, { required }) => (required ? label : <>{label} <small className="dd-evidence-quiet">{t('form.optional')}</small></>)} onValuesChange={() => draft.write(form.getFieldsValue(true) as EntryValues)} onFinish={submit} scrollToFirstError className="dd-evidence-form">
      {kept && <Alert type="info" showIcon title={t('form.draft')} action={<Button size="small" onClick={discard}>{t('form.discard')}</Button>} />}
      {replaces && <Alert type="info" showIcon title={t('form.replaces', { title: replaces.title })} />}
      <Section title={t('form.kind')}>
        <Form.Item name="kind" rules={[{ required: true, message: t('form.kindMissing') }]}>
          <KindPicker kinds={replaces ? [replaces.content.kind] : formKinds} />
        </Form.Item>
      </Section>
      {kind && (
        <>
          <Section title={t('form.what')}>
            <Form.Item name="title" label={t('field.title')} extra={t('form.titleHint')} rules={[{ required: true, whitespace: true, message: t('form.missing', { field: t('field.title') }) }, { min: 2, message: t('form.titleHint') }]}>
              <Input maxLength={200} />
            </Form.Item>
            <div className="dd-evidence-pair">
              <Form.Item name="occurredOn" label={t('field.occurredOn')} rules={[{ required: true, message: t('form.missing', { field: t('field.occurredOn') }) }]}>
                <DayInput />
              </Form.Item>
              <Form.Item name="arena" label={t('field.arena')} rules={[{ required: true, message: t('form.missing', { field: t('field.arena') }) }]}>
                <Select placeholder={t('form.arenaHint')} options={arenas.map((a) => ({ value: a, label: t(`arena.${a}`) }))} />
              </Form.Item>
            </div>
            <ContentFields kind={kind} personId={values.persons?.[0]?.personId} />
          </Section>
          <Section title={t('form.who')}>
            <Form.Item name="persons" label={t('field.persons')} extra={t('form.shareHint')} rules={mayNameNobody.includes(kind) ? [] : [{ required: true, type: 'array', min: 1, message: t('form.personMissing') }]}>
              <PersonsField />
            </Form.Item>
          </Section>
          {(mayOverview || mayUnits) && (
            <Section title={t('form.links')}>
              {mayOverview && (
                <Form.Item name="matterId" label={t('field.matter')} rules={[{ required: needsMatter.includes(kind), message: t('form.missing', { field: t('field.matter') }) }]}>
                  <MatterSelect label={t('form.chooseMatter')} known={replaces?.matter ?? null} />
                </Form.Item>
              )}
              {mayOverview && needsEvent.includes(kind) && (
                <Form.Item name="criticalEventId" label={t('field.criticalEvent')} rules={[{ required: true, message: t('form.missing', { field: t('field.criticalEvent') }) }]}>
                  <EventSelect label={t('form.chooseEvent')} />
                </Form.Item>
              )}
              {mayUnits && (
                <Form.Item name="organizationId" label={t('field.organization')}>
                  <UnitSelect label={t('form.chooseUnit')} />
                </Form.Item>
              )}
            </Section>
          )}
          <Section title={t('form.source')}>
            <div className="dd-evidence-pair">
              <Form.Item name={['source', 'kind']} label={t('field.sourceKind')} rules={[{ required: true, message: t('form.missing', { field: t('field.sourceKind') }) }]}>
                <Select options={sourceKinds.filter((k) => k !== 'system').map((k) => ({ value: k, label: t(`sourceKind.${k}`) }))} />
              </Form.Item>
              <Form.Item name={['source', 'name']} label={t('field.sourceName')} rules={[{ required: true, whitespace: true, message: t('form.missing', { field: t('field.sourceName') }) }]}>
                <Input maxLength={200} />
              </Form.Item>
            </div>
            <Form.Item name={['source', 'document']} label={t('field.sourceDocument')}>
              <Input maxLength={200} />
            </Form.Item>
          </Section>
          <Section title={t('form.figures')}>
            <Form.Item name="figures" noStyle>
              <FiguresField />
            </Form.Item>
          </Section>
          <Section title={t('form.attachments')}>
            <AttachmentsItem />
          </Section>
          {send.error && <RefusalNotice error={send.error} />}
          <div className="dd-evidence-send">
            <Button type="primary" size="large" htmlType="submit" loading={send.isPending}>
              {t('form.submit')}
            </Button>
            <span className="dd-evidence-quiet">{t('form.kept')}</span>
          </div>
        </>
      )}
    </Form>
  );
}
