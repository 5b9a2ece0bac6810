import { Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice, showInForm, useDelayed } from '../../../../web/kit/index.ts';
import { pickPeople } from '../../../registry/contract.ts';
import { guideOnce, makeLink, readLinkBoard, readTarget } from '../../links/contract.ts';
import type { LinkKind } from '../../links/model.ts';
import { PastDay } from '../parts.tsx';

const again = { invalidates: [readLinkBoard, readTarget] };

/** Who is linked to which place: a leader to a town, an organ to a village. */
export function LinkDialog({ kind, board, onClose }: { readonly kind: LinkKind; readonly board: OutputOf<typeof readLinkBoard>; readonly onClose: () => void }) {
  const { t } = useTranslation('links');
  const [form] = Form.useForm<{ personId?: string; organId?: string; targetId: string }>();
  const [words, setWords] = useState('');
  const asked = useDelayed(words.trim(), 200);
  const people = useAnswer(pickPeople, { query: { text: asked } }, { enabled: kind === 'leader_town' && asked !== '', keepPrevious: true });
  const make = useCommand(makeLink, { ...again, onDone: onClose });
  const needed = [{ required: true, message: t('needed') }];
  const submit = (v: { personId?: string; organId?: string; targetId: string }) =>
    void make.mutateAsync({ body: kind === 'leader_town' ? { kind, personId: v.personId!, targetId: v.targetId } : { kind, organId: v.organId!, targetId: v.targetId } }).catch((e: unknown) => showInForm(form, t, e));
  return (
    <Modal open title={t('act.link')} okText={t('act.link')} confirmLoading={make.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {make.error && <RefusalNotice error={make.error} />}
      <Form form={form} layout="vertical" onFinish={submit}>
        {kind === 'leader_town' ? (
          <Form.Item name="personId" label={t('leader')} rules={needed}><Select showSearch={{ filterOption: false, onSearch: setWords }} notFoundContent={null} options={(people.data ?? []).map((p) => ({ value: p.id, label: [p.name, p.organizationName, p.post].filter(Boolean).join(' · ') }))} /></Form.Item>
        ) : (
          <Form.Item name="organId" label={t('organ')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={board.organs.map((o) => ({ value: o.id, label: o.name }))} /></Form.Item>
        )}
        <Form.Item name="targetId" label={t('target')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={board.targets.filter((x) => x.kind === kind).map((x) => ({ value: x.id, label: [x.name, x.above].filter(Boolean).join(' · ') }))} /></Form.Item>
      </Form>
    </Modal>
  );
}

/** A day that is still to come, or today. */
const ComingDay = ({ id, value, onChange }: { readonly id?: string; readonly value?: string; readonly onChange?: (day: string | undefined) => void }) => <DatePicker {...(id ? { id } : {})} value={value ? dayjs(value) : null} disabledDate={(d) => d.isBefore(dayjs(), 'day')} onChange={(d) => onChange?.(d ? d.format('YYYY-MM-DD') : undefined)} />;

/** A guidance visit with what was taken up there. */
export function GuideDialog({ linkId, onClose }: { readonly linkId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('links');
  const [form] = Form.useForm<{ visitedOn: string; words: string; problems?: { title: string; dueOn: string }[] }>();
  const guide = useCommand(guideOnce, { ...again, onDone: onClose });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={t('act.guide')} okText={t('act.guide')} confirmLoading={guide.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {guide.error && <RefusalNotice error={guide.error} />}
      <Form form={form} layout="vertical" onFinish={(body) => void guide.mutateAsync({ params: { id: linkId }, body: { ...body, problems: body.problems ?? [] } }).catch((e: unknown) => showInForm(form, t, e))}>
        <Form.Item name="visitedOn" label={t('day')} rules={needed}><PastDay /></Form.Item>
        <Form.Item name="words" label={t('words')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
        <Form.List name="problems">
          {(fields, { add, remove }) => (
            <>
              {fields.map((f) => (
                <div key={f.key} className="dd-grid-card">
                  <Form.Item name={[f.name, 'title']} label={t('problem')} rules={needed}><Input maxLength={300} /></Form.Item>
                  <Form.Item name={[f.name, 'dueOn']} label={t('due')} rules={needed}><ComingDay /></Form.Item>
                  <span><Button size="small" onClick={() => remove(f.name)}>{t('removeProblem')}</Button></span>
                </div>
              ))}
              <Button onClick={() => add()}>{t('addProblem')}</Button>
            </>
          )}
        </Form.List>
      </Form>
    </Modal>
  );
}
