import { Button, DatePicker, Form, Input, InputNumber, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, DataTable, DateText, EmptyState, Gate, KeyValue, Page, PeriodText, PersonLink, RefusalNotice, Section, StateTag, useDelayed, type Column } from '../../../../web/kit/index.ts';
import { quickSearch } from '../../../registry/contract.ts';
import { closeAppraisal, listAppraisals, listCadre, logTalk, openAppraisal, talkLevels, unlistCadre } from '../../contract.ts';

type Detail = OutputOf<typeof openAppraisal>;
type Cadre = Detail['cadres'][number];
const refresh = [openAppraisal, listAppraisals];

/** One appraisal: talks by level, outstanding cadres, and what became of each since, read from the registry. */
export default function AppraisalPage() {
  const { t } = useTranslation('assessment');
  const { appraisalId = '' } = useParams();
  const answer = useAnswer(openAppraisal, { params: { id: appraisalId } });
  return (
    <Page title={answer.data?.appraisal.title ?? t('appraisal.title')} sub={answer.data?.appraisal.event} breadcrumb={[{ title: t('nav.assessment'), to: '/assessment' }, { title: t('appraisal.title'), to: '/assessment/appraisals' }, { title: answer.data?.appraisal.title ?? '' }]}>
      <Answered answer={answer}>{(detail) => <Body detail={detail} />}</Answered>
    </Page>
  );
}

function Body({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation('assessment');
  const [dialog, setDialog] = useState<'talk' | 'cadre' | null>(null);
  const [leaving, setLeaving] = useState<Cadre | null>(null);
  const { appraisal, byLevel, advanced } = detail;
  const params = { id: appraisal.id };
  const close = useCommand(closeAppraisal, { invalidates: refresh });
  const remove = useCommand(unlistCadre, { invalidates: refresh, onDone: () => setLeaving(null) });
  const columns: Column<Cadre>[] = [
    { key: 'name', title: t('table.name'), width: 110, pinned: true, sortBy: (c) => c.name, render: (c) => <PersonLink id={c.personId} name={c.name} /> },
    { key: 'unit', title: t('table.unit'), width: 200, grow: true, sortBy: (c) => c.unit, render: (c) => `${c.unit} ${c.title}` },
    { key: 'reason', title: t('appraisal.why'), width: 260, grow: true, render: (c) => c.reason },
    { key: 'listed', title: t('appraisal.listedOn'), width: 120, sortBy: (c) => c.listedOn, render: (c) => <DateText value={c.listedOn} /> },
    { key: 'steps', title: t('appraisal.later'), width: 260, sortBy: (c) => c.steps.length, render: (c) => (c.steps.length === 0 ? t('appraisal.noStep') : c.steps.map((s) => <StateTag key={s.kind} tone="good">{t(s.from ? `appraisal.step_${s.kind}` : 'appraisal.step_first', s)}</StateTag>)) },
    ...(appraisal.closed ? [] : [{ key: 'act', title: '', width: 90, render: (c: Cadre) => <Gate permission="assessment.runs.manage"><Button size="small" onClick={() => setLeaving(c)}>{t('editor.remove')}</Button></Gate> }]),
  ];
  return (
    <>
      <Section
        extra={
          !appraisal.closed && (
            <Gate permission="assessment.runs.manage">
              <div className="dd-assess-actions">
                <Button onClick={() => setDialog('talk')}>{t('appraisal.logTalk')}</Button>
                <Button onClick={() => setDialog('cadre')}>{t('appraisal.list')}</Button>
                <Button loading={close.isPending} onClick={() => close.mutate({ params })}>
                  {t('appraisal.close')}
                </Button>
              </div>
            </Gate>
          )
        }
        title={t(appraisal.closed ? 'appraisal.closed' : 'appraisal.open')}
      >
        {close.error && <RefusalNotice error={close.error} />}
        <KeyValue
          facts={[
            { key: 'period', label: t('appraisal.period'), value: <PeriodText from={appraisal.periodFrom} to={appraisal.periodTo} /> },
            ...byLevel.map((l) => ({ key: l.level, label: t(`talkLevel.${l.level}`), value: t('appraisal.talkCount', { talks: l.talks, people: l.people }) })),
            { key: 'advanced', label: t('appraisal.later'), value: t('appraisal.advanced', advanced) },
          ]}
        />
      </Section>
      <DataTable name="assessment.appraisal" label={t('appraisal.listed')} columns={columns} rows={detail.cadres} rowKey={(c) => c.personId} empty={<EmptyState title={t('appraisal.nobody')}>{t('appraisal.nobodyNext')}</EmptyState>} card={(c) => (<><PersonLink id={c.personId} name={c.name} /> {c.unit}</>)} />
      {detail.talks.length > 0 && (
        <Section title={t('appraisal.talks')}>
          <ul className="dd-reasons">
            {detail.talks.map((talk) => (
              <li key={talk.id}>
                <DateText value={talk.heldOn} /> {t(`talkLevel.${talk.level}`)} · {talk.unitName} · {t('appraisal.talkLine', { people: talk.people, by: talk.heldBy })} {talk.note}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <TalkDialog open={dialog === 'talk'} id={appraisal.id} onClose={() => setDialog(null)} />
      <CadreDialog open={dialog === 'cadre'} id={appraisal.id} onClose={() => setDialog(null)} />
      <ConfirmWithReason open={leaving !== null} title={t('appraisal.removeTitle', { name: leaving?.name ?? '' })} confirmText={t('editor.remove')} onClose={() => setLeaving(null)} onConfirm={(because) => remove.mutateAsync({ params: { ...params, personId: leaving?.personId ?? '' }, body: { because } })} />
    </>
  );
}

interface Talk {
  readonly level: (typeof talkLevels)[number];
  readonly unitName: string;
  readonly heldOn: Dayjs;
  readonly people: number;
  readonly heldBy: string;
  readonly note?: string;
}

function TalkDialog({ open, id, onClose }: { readonly open: boolean; readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('assessment');
  const [form] = Form.useForm<Talk>();
  const log = useCommand(logTalk, { invalidates: refresh, onDone: onClose });
  return (
    <Modal open={open} title={t('appraisal.logTalk')} confirmLoading={log.isPending} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      {log.error && <RefusalNotice error={log.error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ level: 'grassroots', heldOn: dayjs(), people: 1 }} onFinish={(f) => log.mutate({ params: { id }, body: { ...f, heldOn: f.heldOn.format('YYYY-MM-DD'), note: f.note?.trim() || null } })}>
        <Form.Item name="level" label={t('appraisal.level')}>
          <Select options={talkLevels.map((value) => ({ value, label: t(`talkLevel.${value}`) }))} />
        </Form.Item>
        <Form.Item name="unitName" label={t('appraisal.unit')} rules={[{ required: true }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="heldOn" label={t('appraisal.heldOn')} rules={[{ required: true }]}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="people" label={t('appraisal.people')} rules={[{ required: true }]}>
          <InputNumber min={1} max={10000} />
        </Form.Item>
        <Form.Item name="heldBy" label={t('appraisal.heldBy')} rules={[{ required: true }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="note" label={t('appraisal.note')}>
          <Input.TextArea maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function CadreDialog({ open, id, onClose }: { readonly open: boolean; readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('assessment');
  const [form] = Form.useForm<{ personId: string; reason: string; listedOn: Dayjs }>();
  const [text, setText] = useState('');
  const search = useDelayed(text, 250);
  const found = useAnswer(quickSearch, { query: { text: search } }, { enabled: open && search.trim() !== '', keepPrevious: true });
  const list = useCommand(listCadre, { invalidates: refresh, onDone: onClose });
  return (
    <Modal open={open} title={t('appraisal.list')} confirmLoading={list.isPending} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      {list.error && <RefusalNotice error={list.error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ listedOn: dayjs() }} onFinish={(f) => list.mutate({ params: { id }, body: { listedOn: f.listedOn.format('YYYY-MM-DD'), cadres: [{ personId: f.personId, reason: f.reason }] } })}>
        <Form.Item name="personId" label={t('table.name')} rules={[{ required: true }]}>
          <Select showSearch={{ filterOption: false, onSearch: setText }} options={(found.data?.people ?? []).map((p) => ({ value: p.id, label: `${p.name} · ${p.organizationName ?? ''}` }))} />
        </Form.Item>
        <Form.Item name="reason" label={t('appraisal.why')} rules={[{ required: true }]}>
          <Input.TextArea maxLength={1000} />
        </Form.Item>
        <Form.Item name="listedOn" label={t('appraisal.listedOn')} rules={[{ required: true }]}>
          <DatePicker />
        </Form.Item>
      </Form>
    </Modal>
  );
}
