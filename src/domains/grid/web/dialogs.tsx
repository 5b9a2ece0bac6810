import { Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../../web/api/index.ts';
import { RefusalNotice, showInForm, useDelayed } from '../../../web/kit/index.ts';
import { pickPeople } from '../../registry/contract.ts';
import { appointOneHead, listAreas, mergeTwoAreas, openOneReplacement, readBoard, readItems, readPatch } from '../contract/index.ts';
import { grounds, headSources, ways, type Ground, type HeadSource, type Way } from '../model.ts';
import { PastDay } from './parts.tsx';

const again = { invalidates: [readPatch, readBoard, readItems, listAreas] };

interface HeadFields {
  readonly name: string;
  readonly contact: string;
  readonly personId?: string;
  readonly way: Way;
  readonly nears: readonly ('near' | 'handy' | 'familiar')[];
  readonly source: HeadSource;
  readonly partyMember?: boolean;
  readonly consentedOn: string;
  readonly qualifiedBy: string;
}
/** 确定人选 (M228): the way, the nears, the source, consent and who checked. */
export function AppointDialog({ patchId, onClose }: { readonly patchId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('grid');
  const [form] = Form.useForm<HeadFields>();
  const [words, setWords] = useState('');
  const asked = useDelayed(words.trim(), 200);
  const found = useAnswer(pickPeople, { query: { text: asked } }, { enabled: asked !== '', keepPrevious: true });
  const appoint = useCommand(appointOneHead, { ...again, onDone: onClose });
  const needed = [{ required: true, message: t('needed') }];
  const submit = async ({ nears, personId, partyMember, ...v }: HeadFields) => {
    try {
      await appoint.mutateAsync({ params: { id: patchId }, body: { ...v, personId: personId ?? null, partyMember: partyMember ?? false, near: nears.includes('near'), handy: nears.includes('handy'), familiar: nears.includes('familiar') } });
    } catch (error) {
      showInForm(form, t, error);
    }
  };
  return (
    <Modal open title={t('one.appoint')} okText={t('one.appoint')} confirmLoading={appoint.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {appoint.error && <RefusalNotice error={appoint.error} />}
      <Form form={form} layout="vertical" initialValues={{ way: 'recommended', source: 'party_member', nears: [] }} onFinish={(v) => void submit(v)}>
        <Form.Item name="name" label={t('one.person')} rules={needed}><Input maxLength={40} /></Form.Item>
        <Form.Item name="contact" label={t('one.contact')} rules={needed}><Input inputMode="tel" maxLength={20} /></Form.Item>
        <Form.Item name="way" label={t('one.way')} rules={needed}><Select options={ways.map((value) => ({ value, label: t(`way.${value}`) }))} /></Form.Item>
        <Form.Item name="nears" label={t('one.nears')} rules={needed}><Checkbox.Group options={(['near', 'handy', 'familiar'] as const).map((value) => ({ value, label: t(`near.${value}`) }))} /></Form.Item>
        <Form.Item name="source" label={t('one.source')} rules={needed}><Select options={headSources.map((value) => ({ value, label: t(`source.${value}`) }))} /></Form.Item>
        <Form.Item name="partyMember" valuePropName="checked"><Checkbox>{t('one.party')}</Checkbox></Form.Item>
        <Form.Item name="personId" label={t('one.staff')}><Select allowClear showSearch={{ filterOption: false, onSearch: setWords }} notFoundContent={null} options={(found.data ?? []).map((p) => ({ value: p.id, label: [p.name, p.organizationName, p.post].filter(Boolean).join(' · ') }))} /></Form.Item>
        <Form.Item name="consentedOn" label={t('one.consented')} rules={needed}><PastDay /></Form.Item>
        <Form.Item name="qualifiedBy" label={t('one.qualified')} rules={needed}><Input maxLength={100} /></Form.Item>
      </Form>
    </Modal>
  );
}

/** 登记调整 (M238). */
export function ReplaceDialog({ headId, name, onClose }: { readonly headId: string; readonly name: string; readonly onClose: () => void }) {
  const { t } = useTranslation('grid');
  const [form] = Form.useForm<{ ground: Ground; awayFrom?: string; note: string }>();
  const ground = Form.useWatch('ground', form) ?? 'absent';
  const replace = useCommand(openOneReplacement, { ...again, onDone: onClose });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={`${name} · ${t('one.replace')}`} okText={t('one.replace')} confirmLoading={replace.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {replace.error && <RefusalNotice error={replace.error} />}
      <Form form={form} layout="vertical" initialValues={{ ground: 'absent' }} onFinish={(v) => replace.mutate({ params: { id: headId }, body: { ground: v.ground, note: v.note, awayFrom: v.ground === 'absent' ? (v.awayFrom ?? null) : null } })}>
        <Form.Item name="ground" label={t('one.ground')} rules={needed}><Select options={grounds.map((value) => ({ value, label: t(`ground.${value}`) }))} /></Form.Item>
        {ground === 'absent' && <Form.Item name="awayFrom" label={t('one.awayFrom')} rules={needed}><PastDay /></Form.Item>}
        <Form.Item name="note" label={t('one.note')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} /></Form.Item>
      </Form>
    </Modal>
  );
}

export function MergeDialog({ patch, onClose }: { readonly patch: { readonly id: string; readonly organizationId: string; readonly name: string }; readonly onClose: () => void }) {
  const { t } = useTranslation('grid');
  const [form] = Form.useForm<{ intoId: string; reason: string }>();
  const areas = useAnswer(listAreas, { query: { organizationId: patch.organizationId } });
  const merge = useCommand(mergeTwoAreas, { ...again, onDone: onClose });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={`${patch.name} · ${t('one.merge')}`} okText={t('one.merge')} confirmLoading={merge.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {merge.error && <RefusalNotice error={merge.error} />}
      <Form form={form} layout="vertical" onFinish={(body) => merge.mutate({ params: { id: patch.id }, body })}>
        <Form.Item name="intoId" label={t('one.into')} rules={needed}><Select options={(areas.data?.areas ?? []).filter((a) => a.id !== patch.id).map((a) => ({ value: a.id, label: `${a.name} ${a.code}` }))} /></Form.Item>
        <Form.Item name="reason" label={t('one.reason')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} /></Form.Item>
      </Form>
    </Modal>
  );
}
