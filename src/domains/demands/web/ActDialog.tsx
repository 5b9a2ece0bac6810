import { Checkbox, DatePicker, Form, Input, Modal, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf, type StoredFile } from '../../../web/api/index.ts';
import { FileDrop, RefusalNotice } from '../../../web/kit/index.ts';
import { adoptOne, answerOne, assignOne, classifyOne, completeOne, decideOne, listAlike, listUnits, meetOnOne, mergeOne, opineOnOne, passUpOne, readBoard, readDemand, readFigures, readHeadsOwn, returnOne } from '../contract.ts';
import { classes, scopes, type DemandClass, type Scope } from '../model.ts';

export type Act = 'classify' | 'assign' | 'meet' | 'opine' | 'decide' | 'complete' | 'answer' | 'adopt' | 'merge' | 'passUp' | 'giveBack';
type Data = OutputOf<typeof readDemand>;

interface Fields {
  readonly scope?: Scope;
  readonly needsDepartment?: boolean;
  readonly aboutHead?: boolean;
  readonly class?: DemandClass | 'table';
  readonly reason?: string;
  readonly leadId?: string;
  readonly jointIds?: string[];
  readonly organizationId?: string;
  readonly heldOn?: dayjs.Dayjs;
  readonly place?: string;
  readonly attendance?: string;
  readonly answer?: string;
  readonly adopted?: boolean;
  readonly intoId?: string;
}

/** One act on a demand, with what it needs. A refusal is shown inside and what was typed stays. */
export function ActDialog({ act, data, onClose }: { readonly act: Act; readonly data: Data; readonly onClose: () => void }) {
  const { t } = useTranslation('demands');
  const [form] = Form.useForm<Fields>();
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  const [sending, setSending] = useState(false);
  const [bare, setBare] = useState(false);
  const fresh = data.demand.reopened > 0;
  const again = { invalidates: [readDemand, readBoard, readHeadsOwn, readFigures], onDone: onClose };
  const { id } = data.demand;
  const units = useAnswer(listUnits, undefined, { enabled: act === 'assign' });
  const alike = useAnswer(listAlike, { params: { id } }, { enabled: act === 'merge' });
  const [classify, assign, meet, opine, decide, complete, answer, adopt, merge, passUp, giveBack] = [useCommand(classifyOne, again), useCommand(assignOne, again), useCommand(meetOnOne, again), useCommand(opineOnOne, again), useCommand(decideOne, again), useCommand(completeOne, again), useCommand(answerOne, again), useCommand(adoptOne, again), useCommand(mergeOne, again), useCommand(passUpOne, again), useCommand(returnOne, again)];
  const command = { classify, assign, meet, opine, decide, complete, answer, adopt, merge, passUp, giveBack }[act];
  const params = { id };
  const needed = [{ required: true, message: t('needed') }];
  const submit = (f: Fields): void => {
    const reason = f.reason?.trim() ?? '';
    if (act === 'classify') classify.mutate({ params, body: { scope: f.scope!, needsDepartment: f.needsDepartment ?? false, aboutHead: f.aboutHead ?? false, class: f.class === 'table' ? null : (f.class ?? null), reason } });
    else if (act === 'assign') assign.mutate({ params, body: { leadId: f.leadId!, jointIds: f.jointIds ?? [], reason } });
    else if (act === 'meet') meet.mutate({ params, body: { heldOn: f.heldOn!.format('YYYY-MM-DD'), place: f.place!, attendance: f.attendance!.split(/[、，,\s]+/).filter((x) => x !== ''), minutes: reason } });
    else if (act === 'opine') opine.mutate({ params, body: { organizationId: f.organizationId!, opinion: reason } });
    else if (act === 'decide') decide.mutate({ params, body: { decision: reason } });
    else if (act === 'complete' && fresh && files.length === 0) setBare(true);
    else if (act === 'complete') complete.mutate({ params, body: { did: reason, answer: f.answer?.trim() ?? '', attachments: files.map((x) => ({ hash: x.hash, name: x.name })) } });
    else if (act === 'answer') answer.mutate({ params, body: { answer: f.answer! } });
    else if (act === 'adopt') adopt.mutate({ params, body: { adopted: f.adopted!, reason } });
    else if (act === 'merge') merge.mutate({ params, body: { intoId: f.intoId!, reason } });
    else if (act === 'passUp') passUp.mutate({ params, body: { reason } });
    else giveBack.mutate({ params, body: { reason } });
  };
  const optional = act === 'classify' || act === 'assign';
  return (
    <Modal open title={t(`verb.${act}`)} okText={t(`verb.${act}`)} confirmLoading={command.isPending} okButtonProps={{ disabled: sending }} onOk={() => form.submit()} onCancel={onClose}>
      {command.error && <RefusalNotice error={command.error} />}
      <p className="dd-demand-quiet">{t(`says.${act}`)}</p>
      <Form form={form} layout="vertical" initialValues={{ scope: data.demand.scope, aboutHead: data.demand.aboutHead, class: 'table', heldOn: dayjs(), adopted: true, organizationId: data.departments.find((d) => d.opinion === null)?.organizationId }} onFinish={submit}>
        {act === 'classify' && (
          <>
            <Form.Item name="scope" label={t('classify.scope')} rules={needed}><Radio.Group options={scopes.map((value) => ({ value, label: t(`scope.${value}`) }))} /></Form.Item>
            <Form.Item name="needsDepartment" valuePropName="checked"><Checkbox>{t('classify.needsDepartment')}</Checkbox></Form.Item>
            <Form.Item name="aboutHead" valuePropName="checked"><Checkbox disabled={data.demand.aboutHead}>{t('classify.aboutHead')}</Checkbox></Form.Item>
            <Form.Item name="class" label={t('classify.class')}><Radio.Group options={[{ value: 'table', label: t('classify.table') }, ...classes.map((value) => ({ value, label: t(`class.${value}`) }))]} /></Form.Item>
          </>
        )}
        {act === 'assign' && (
          <>
            <Form.Item name="leadId" label={t('role.lead')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={(units.data?.units ?? []).map((u) => ({ value: u.id, label: u.name }))} /></Form.Item>
            <Form.Item name="jointIds" label={t('role.joint')}><Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={(units.data?.units ?? []).map((u) => ({ value: u.id, label: u.name }))} /></Form.Item>
          </>
        )}
        {act === 'opine' && <Form.Item name="organizationId" label={t('line.unit')} rules={needed}><Select options={data.departments.map((d) => ({ value: d.organizationId, label: d.name }))} /></Form.Item>}
        {act === 'meet' && (
          <>
            <Form.Item name="heldOn" label={t('meet.heldOn')} rules={needed}><DatePicker maxDate={dayjs()} /></Form.Item>
            <Form.Item name="place" label={t('meet.place')} rules={needed}><Input maxLength={200} /></Form.Item>
            <Form.Item name="attendance" label={t('meet.attendance')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
          </>
        )}
        {act === 'adopt' && <Form.Item name="adopted"><Radio.Group options={[{ value: true, label: t('one.yes') }, { value: false, label: t('one.no') }]} /></Form.Item>}
        {act === 'merge' && <Form.Item name="intoId" label={t('merge.into')} rules={needed} extra={alike.data?.lines.length === 0 ? t('merge.none') : undefined}><Select options={(alike.data?.lines ?? []).map((l) => ({ value: l.id, label: `${l.likeness}% · ${l.words.slice(0, 40)}` }))} /></Form.Item>}
        {act !== 'answer' && <Form.Item name="reason" label={t(`reasonOf.${act}`)} rules={optional ? [] : [...needed, { min: 2, message: t('needed') }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Form.Item>}
        {act === 'complete' && (
          <Form.Item label={t('complete.proof')} required={fresh} {...(fresh ? { extra: t('complete.freshNote') } : {})} {...(bare && files.length === 0 ? { validateStatus: 'error' as const, help: t('complete.freshNeeded') } : {})}>
            <FileDrop title={t('complete.drop')} accept="image/*,.pdf" multiple onStored={(f) => setFiles((all) => [...all.filter((x) => x.hash !== f.hash), f])} onSending={setSending} />
            {files.length > 0 && <span className="dd-demand-quiet">{files.map((f) => f.name).join(t('sep'))}</span>}
          </Form.Item>
        )}
        {(act === 'complete' || act === 'answer') && <Form.Item name="answer" label={t('complete.answer')} extra={act === 'complete' ? t('complete.answerNote') : undefined} rules={act === 'answer' ? [...needed, { min: 4, message: t('enter.short') }] : [{ min: 4, message: t('enter.short') }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Form.Item>}
      </Form>
    </Modal>
  );
}
