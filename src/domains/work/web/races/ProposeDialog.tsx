import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../../web/api/index.ts';
import { RefusalNotice } from '../../../../web/kit/index.ts';
import { proposeOneAward, readRace } from '../../races/contract.ts';
import { awardKinds, type AwardKind } from '../../races/model.ts';
import type { Group } from './parts.tsx';

/** Somebody else than the program proposed, with the reason. */
export function ProposeDialog({ raceId, groups, onClose }: { readonly raceId: string; readonly groups: readonly Group[]; readonly onClose: () => void }) {
  const { t } = useTranslation('races');
  const [form] = Form.useForm<{ laneId: string; kind: AwardKind; reason: string }>();
  const propose = useCommand(proposeOneAward, { invalidates: [readRace], onDone: onClose });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={t('act.propose')} okText={t('act.propose')} confirmLoading={propose.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {propose.error && <RefusalNotice error={propose.error} />}
      <Form form={form} layout="vertical" initialValues={{ kind: 'running' }} onFinish={(body) => propose.mutate({ params: { id: raceId }, body })}>
        <Form.Item name="kind" label={t('award.kind')} rules={needed}><Select options={awardKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} /></Form.Item>
        <Form.Item name="laneId" label={t('award.whom')} rules={needed}><Select showSearch optionFilterProp="label" options={groups.map((g) => ({ label: g.name, options: g.lanes.map((l) => ({ value: l.id, label: `${l.name} ${l.kind === 'person' ? l.organizationName : ''}` })) }))} /></Form.Item>
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Form.Item>
      </Form>
    </Modal>
  );
}
