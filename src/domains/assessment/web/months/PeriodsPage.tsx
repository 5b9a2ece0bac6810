import { Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, EmptyState, Gate, Page, RefusalNotice, Section, StateTag } from '../../../../web/kit/index.ts';
import { organizationTree } from '../../../registry/contract.ts';
import '../assessment.css';
import { openUnitYear, openUnitYears, recordPeriod } from '../../months/contract.ts';
import { periodTone } from './tones.ts';

type UnitYear = OutputOf<typeof openUnitYears>['units'][number];
type Period = UnitYear['periods'][number];

const usePeriodName = () => {
  const { t } = useTranslation('months');
  return (p: Pick<Period, 'kind' | 'number'>): string => t(`period.${p.kind}`, { number: p.number });
};

/** 月小结、季考核、年考评 of units, rolled up, with what is missing (M060). The year stands in the address. */
export default function PeriodsPage() {
  const { t } = useTranslation('months');
  const [address, setAddress] = useSearchParams();
  const [thisYear] = useState(() => dayjs().year());
  const year = Number(address.get('year') ?? thisYear);
  const [opening, setOpening] = useState(false);
  const answer = useAnswer(openUnitYears, { params: { year } });
  return (
    <Page
      title={t('periods.title')}
      sub={t('periods.sub')}
      actions={
        <>
          <DatePicker picker="year" aria-label={t('periods.year')} allowClear={false} value={dayjs(`${year}-01-01`)} onChange={(d) => d && setAddress({ year: String(d.year()) })} />
          <Gate permission="assessment.unit_years.manage">
            <Button type="primary" onClick={() => setOpening(true)}>
              {t('periods.open')}
            </Button>
          </Gate>
        </>
      }
    >
      <Answered answer={answer}>
        {({ units, shares }) =>
          units.length === 0 ? (
            <EmptyState title={t('periods.none', { year })}>{t('periods.noneNext')}</EmptyState>
          ) : (
            <div className="dd-assess-stack">
              <p>{t('periods.rule', { months: shares.monthsInQuarter, quarters: shares.quartersInYear, source: shares.source })}</p>
              {units.map((u) => (
                <UnitPeriods key={u.unitId} unit={u} year={year} />
              ))}
            </div>
          )
        }
      </Answered>
      <OpenDialog open={opening} year={year} onClose={() => setOpening(false)} />
    </Page>
  );
}

function UnitPeriods({ unit, year }: { readonly unit: UnitYear; readonly year: number }) {
  const { t } = useTranslation('months');
  const name = usePeriodName();
  const [recording, setRecording] = useState<Period | null>(null);
  return (
    <Section title={unit.score === null ? unit.name : t('periods.unitScore', { unit: unit.name, score: unit.score })} extra={unit.overdue.length > 0 && <StateTag tone="danger">{t('periods.overdue', { periods: unit.overdue.map(name).join(t('separator')) })}</StateTag>}>
      <div className="dd-assess-scroll">
        <table className="dd-assess-tree">
          <thead>
            <tr>
              {(['period', 'state', 'due', 'mark', 'below', 'score', 'summary'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(`periods.${key}`)}
                </th>
              ))}
              <th scope="col">{t('periods.act')}</th>
            </tr>
          </thead>
          <tbody>
            {unit.periods.map((p) => (
              <tr key={`${p.kind}${p.number}`}>
                <th scope="row">{name(p)}</th>
                <td>
                  <StateTag tone={periodTone[p.state]}>{t(`periodState.${p.state}`)}</StateTag>
                </td>
                <td className="dd-num">{p.dueOn}</td>
                <td className="dd-num">{p.mark}</td>
                <td className="dd-num">{p.below}</td>
                <td className="dd-num">{p.score ?? (p.mark === null ? '' : t('periods.waits', { periods: p.missing.map(name).join(t('separator')) }))}</td>
                <td>{p.summary}</td>
                <td>
                  {p.state !== 'ahead' && (
                    <Gate permission="assessment.unit_years.manage">
                      <Button size="small" onClick={() => setRecording(p)}>
                        {t(p.mark === null ? 'periods.record' : 'periods.correct')}
                      </Button>
                    </Gate>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {recording && <RecordDialog unitId={unit.unitId} year={year} period={recording} onClose={() => setRecording(null)} />}
    </Section>
  );
}

interface Fields {
  readonly mark?: string;
  readonly summary: string;
  readonly reason?: string;
}

function RecordDialog({ unitId, year, period, onClose }: { readonly unitId: string; readonly year: number; readonly period: Period; readonly onClose: () => void }) {
  const { t } = useTranslation('months');
  const name = usePeriodName();
  const [form] = Form.useForm<Fields>();
  const record = useCommand(recordPeriod, { invalidates: [openUnitYears], onDone: onClose });
  const send = (f: Fields) => record.mutate({ params: { year }, body: { unitId, kind: period.kind, number: period.number, summary: f.summary, ...(f.mark?.trim() ? { mark: f.mark.trim() } : {}), ...(f.reason?.trim() ? { reason: f.reason.trim() } : {}) } });
  return (
    <Modal open title={name(period)} okText={t('periods.record')} confirmLoading={record.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {record.error && <RefusalNotice error={record.error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ mark: period.mark ?? undefined, summary: period.summary ?? undefined }} onFinish={send}>
        <Form.Item name="mark" label={t('periods.mark')} extra={period.kind === 'month' ? t('periods.markFromBulletin') : undefined}>
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name="summary" label={t('periods.summary')} rules={[{ required: true }]}>
          <Input.TextArea rows={4} maxLength={4000} />
        </Form.Item>
        {period.mark !== null && (
          <Form.Item name="reason" label={t('periods.reason')} rules={[{ required: true }]}>
            <Input maxLength={500} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

function OpenDialog({ open, year, onClose }: { readonly open: boolean; readonly year: number; readonly onClose: () => void }) {
  const { t } = useTranslation('months');
  const [unitIds, setUnitIds] = useState<string[]>([]);
  const tree = useAnswer(organizationTree, {}, { staleMs: 60_000 });
  const start = useCommand(openUnitYear, { invalidates: [openUnitYears], onDone: onClose });
  return (
    <Modal open={open} title={t('periods.openYear', { year })} okText={t('periods.open')} okButtonProps={{ disabled: unitIds.length === 0 }} confirmLoading={start.isPending} onOk={() => start.mutate({ body: { year, unitIds } })} onCancel={onClose}>
      {start.error && <RefusalNotice error={start.error} />}
      <Select mode="multiple" aria-label={t('periods.units')} placeholder={t('periods.units')} style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }} loading={tree.isPending} value={unitIds} onChange={setUnitIds} options={(tree.data ?? []).map((o) => ({ value: o.id, label: o.name }))} />
    </Modal>
  );
}
