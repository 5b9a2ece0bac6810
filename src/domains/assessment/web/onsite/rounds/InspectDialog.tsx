import { DatePicker, Form, Input, Modal, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../../web/api/index.ts';
import { RefusalNotice, useDraft, useToast } from '../../../../../web/kit/index.ts';
import { listRounds, openRound, recordInspection, type InspectionView } from '../../../onsite/rounds/contract.ts';
import { verdicts, type Verdict } from '../../../onsite/rounds/model.ts';

type Detail = OutputOf<typeof openRound>;
export type Target = Pick<Detail['missing'][number], 'level' | 'id' | 'name' | 'unitName'>;

interface Fields {
  readonly inspectedOn: Dayjs;
  readonly inspectors: string;
  readonly findings: Record<string, { verdict?: Verdict; basis?: string }>;
  readonly reason?: string;
}
type Kept = Omit<Fields, 'inspectedOn'>;

/** Recording on the spot: every item gets a judgement and its basis. What is typed survives a reload until it is sent. */
export function InspectDialog({ round, target, earlier, onClose }: { readonly round: Detail['round']; readonly target: Target; readonly earlier: InspectionView | null; readonly onClose: () => void }) {
  const { t } = useTranslation('onsite');
  const [form] = Form.useForm<Fields>();
  const toast = useToast();
  const draft = useDraft<Kept>(`inspection.${round.id}.${target.id}`);
  const record = useCommand(recordInspection, {
    invalidates: [openRound, listRounds],
    onDone: () => {
      draft.clear();
      toast.done(t('rounds.recorded', { name: target.name }));
      onClose();
    },
  });
  const known = earlier ? Object.fromEntries(earlier.findings.map((f) => [f.item, { verdict: f.verdict, basis: f.basis }])) : {};
  const initial = { inspectedOn: dayjs(), inspectors: earlier?.inspectors, findings: known, ...draft.read() };
  const send = (f: Fields) =>
    record.mutate({
      params: { id: round.id },
      body: { level: target.level, targetId: target.id, inspectedOn: f.inspectedOn.format('YYYY-MM-DD'), inspectors: f.inspectors, findings: round.items.map((i) => ({ item: i.key, verdict: f.findings[i.key]!.verdict!, basis: f.findings[i.key]!.basis! })), ...(f.reason?.trim() ? { reason: f.reason } : {}) },
    });
  return (
    <Modal open width={720} title={t('rounds.inspect', { name: target.name })} okText={t('rounds.record')} confirmLoading={record.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {record.error && <RefusalNotice error={record.error} />}
      <p className="dd-onsite-quiet">{t('rounds.infersNothing')}</p>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onValuesChange={(_c, all: Fields) => draft.write({ inspectors: all.inspectors, findings: all.findings, ...(all.reason === undefined ? {} : { reason: all.reason }) })} onFinish={send}>
        <Form.Item name="inspectedOn" label={t('rounds.inspectedOn')} rules={[{ required: true }]}>
          <DatePicker allowClear={false} disabledDate={(d) => d.isAfter(dayjs(), 'day')} />
        </Form.Item>
        <Form.Item name="inspectors" label={t('rounds.inspectors')} rules={[{ required: true, min: 2 }]}>
          <Input maxLength={200} />
        </Form.Item>
        {round.items.map((i) => (
          <div key={i.key} className="dd-onsite-item">
            <strong>{i.name}</strong>
            <Form.Item name={['findings', i.key, 'verdict']} label={t('rounds.verdict')} rules={[{ required: true }]}>
              <Radio.Group optionType="button" options={verdicts.map((value) => ({ value, label: t(`verdict.${value}`) }))} />
            </Form.Item>
            <Form.Item name={['findings', i.key, 'basis']} label={t('rounds.findingBasis')} rules={[{ required: true, min: 2 }]}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
            </Form.Item>
          </div>
        ))}
        {earlier && (
          <Form.Item name="reason" label={t('rounds.reason')} rules={[{ required: true, min: 2 }]}>
            <Input maxLength={500} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
