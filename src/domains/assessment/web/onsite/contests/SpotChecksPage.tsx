import { Button, DatePicker, Form, Input, InputNumber, Modal, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../../web/api/index.ts';
import { DataTable, DateText, EmptyState, Figure, Page, RefusalNotice, Section, type Column } from '../../../../../web/kit/index.ts';
import { useMay } from '../../../../../web/session/index.ts';
import { listSpotChecks, planSpotCheck } from '../../../onsite/contests/contract.ts';
import { spotKinds, type SpotKind } from '../../../onsite/contests/model.ts';
import '../../assessment.css';
import { UnitField } from '../fields.tsx';
import { OnsiteBar } from '../OnsiteBar.tsx';

type Check = OutputOf<typeof listSpotChecks>['checks'][number];
type Standing = OutputOf<typeof listSpotChecks>['sections'][number];

/** 现场评比、不定期督查: what was held, and how every section stands. */
export default function SpotChecksPage() {
  const { t } = useTranslation('onsite');
  const go = useNavigate();
  const mayPlan = useMay('assessment.spot_checks.plan');
  const [open, setOpen] = useState(false);
  const answer = useAnswer(listSpotChecks, {});
  const columns: Column<Check>[] = [
    { key: 'title', title: t('spot.name'), width: 220, grow: true, pinned: true, sortBy: (c) => c.title, render: (c) => c.title },
    { key: 'kind', title: t('spot.kind'), width: 120, render: (c) => t(`spotKind.${c.kind}`) },
    { key: 'on', title: t('spot.heldOn'), width: 130, sortBy: (c) => c.heldOn, render: (c) => <DateText value={c.heldOn} /> },
    { key: 'scored', title: t('spot.scored'), width: 140, align: 'end', render: (c) => <span className="dd-num">{`${c.scored} / ${c.drawn}`}</span> },
    { key: 'average', title: t('spot.average'), width: 110, align: 'end', sortBy: (c) => Number(c.average ?? -1), render: (c) => <span className="dd-num">{c.average ?? '—'}</span> },
  ];
  const standing: Column<Standing>[] = [
    { key: 'name', title: t('spot.section'), width: 180, grow: true, pinned: true, sortBy: (s) => s.name, render: (s) => s.name },
    { key: 'unit', title: t('spot.unit'), width: 180, grow: true, sortBy: (s) => s.unitName, render: (s) => s.unitName },
    { key: 'average', title: t('spot.average'), width: 120, align: 'end', sortBy: (s) => Number(s.average), render: (s) => <Figure value={s.average} explanation={s.explanation} title={s.name} /> },
    { key: 'latest', title: t('spot.latest'), width: 120, align: 'end', sortBy: (s) => Number(s.latest), render: (s) => <span className="dd-num">{s.latest}</span> },
    { key: 'on', title: t('spot.latestOn'), width: 130, sortBy: (s) => s.latestOn, render: (s) => s.latestOn && <DateText value={s.latestOn} /> },
    { key: 'visits', title: t('spot.visits'), width: 90, align: 'end', sortBy: (s) => s.visits, render: (s) => <span className="dd-num">{s.visits}</span> },
  ];
  return (
    <Page
      title={t('spot.title')}
      sub={t('spot.sub')}
      bar={<OnsiteBar />}
      actions={
        mayPlan && (
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('spot.plan')}
          </Button>
        )
      }
    >
      <div className="dd-assess-stack">
        <DataTable
          name="assessment.spot_checks"
          label={t('spot.title')}
          columns={columns}
          rows={answer.data?.checks}
          rowKey={(c) => c.id}
          error={answer.error}
          onRetry={() => void answer.refetch()}
          onOpen={(c) => void go(`/assessment/on-site/spot-checks/${c.id}`)}
          maxHeight={360}
          empty={<EmptyState title={t('spot.none')}>{t('spot.noneNext')}</EmptyState>}
          card={(c) => (
            <span className="dd-onsite-card">
              <strong>{c.title}</strong>
              <span>
                {t(`spotKind.${c.kind}`)} · <DateText value={c.heldOn} />
              </span>
              <span className="dd-num">{t('spot.cardLine', { scored: c.scored, drawn: c.drawn, average: c.average ?? '—' })}</span>
            </span>
          )}
        />
        {(answer.data?.sections.length ?? 0) > 0 && (
          <Section title={t('spot.standing')} flush>
            <DataTable
              name="assessment.spot_standing"
              prefix="s"
              label={t('spot.standing')}
              columns={standing}
              rows={answer.data?.sections}
              rowKey={(s) => s.organizationId}
              maxHeight={480}
              card={(s) => (
                <span className="dd-onsite-card">
                  <strong>{s.name}</strong>
                  <span>{s.unitName}</span>
                  <span>
                    {t('spot.average')} <Figure value={s.average} explanation={s.explanation} title={s.name} /> · {t('spot.latest')} <span className="dd-num">{s.latest}</span>
                  </span>
                </span>
              )}
            />
          </Section>
        )}
      </div>
      <PlanDialog open={open} onClose={() => setOpen(false)} />
    </Page>
  );
}

interface Fields {
  readonly kind: SpotKind;
  readonly title: string;
  readonly heldOn: Dayjs;
  readonly unitIds: string[];
  readonly count?: number;
  readonly criteria: readonly { readonly name: string; readonly points: number }[];
}

function PlanDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('onsite');
  const go = useNavigate();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form);
  const criteria = Form.useWatch('criteria', form);
  const sum = (criteria ?? []).reduce((a, c) => a + (c?.points ?? 0), 0);
  const plan = useCommand(planSpotCheck, { invalidates: [listSpotChecks], onDone: ({ id }) => void go(`/assessment/on-site/spot-checks/${id}`) });
  const send = (f: Fields) => plan.mutate({ body: { kind: f.kind, title: f.title, heldOn: f.heldOn.format('YYYY-MM-DD'), unitIds: f.unitIds, criteria: f.criteria.map((c) => ({ name: c.name, points: String(c.points) })), ...(f.kind === 'inspection' && f.count !== undefined ? { count: f.count } : {}) } });
  return (
    <Modal open={open} width={600} title={t('spot.plan')} okText={t(kind === 'contest' ? 'spot.plan' : 'spot.draw')} confirmLoading={plan.isPending} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      {plan.error && <RefusalNotice error={plan.error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ kind: 'inspection', heldOn: dayjs(), criteria: [{ points: 100 }] }} onFinish={send}>
        <Form.Item name="kind" label={t('spot.kind')}>
          <Radio.Group optionType="button" options={spotKinds.map((value) => ({ value, label: t(`spotKind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="title" label={t('spot.name')} rules={[{ required: true, min: 2 }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="heldOn" label={t('spot.heldOn')} rules={[{ required: true }]}>
          <DatePicker allowClear={false} disabledDate={(d) => d.isBefore(dayjs(), 'day')} />
        </Form.Item>
        <Form.Item name="unitIds" label={t('spot.units')} extra={t(kind === 'contest' ? 'spot.unitsHintContest' : 'spot.unitsHint')} rules={[{ required: true }]}>
          <UnitField several />
        </Form.Item>
        {kind !== 'contest' && (
          <Form.Item name="count" label={t('spot.count')} extra={t('spot.countHint')} rules={[{ required: true }]}>
            <InputNumber min={1} max={500} precision={0} />
          </Form.Item>
        )}
        <Form.Item label={t('spot.criteria', { sum })} extra={sum === 100 ? undefined : t('spot.mustBe100')}>
          <Form.List name="criteria">
            {(fields, { add, remove }) => (
              <div className="dd-onsite-rows">
                {fields.map((f) => (
                  <div key={f.key} className="dd-onsite-row" data-columns="2">
                    <Form.Item name={[f.name, 'name']} noStyle rules={[{ required: true, min: 2 }]}>
                      <Input aria-label={t('spot.criterion')} placeholder={t('spot.criterion')} maxLength={50} />
                    </Form.Item>
                    <Form.Item name={[f.name, 'points']} noStyle rules={[{ required: true }]}>
                      <InputNumber aria-label={t('spot.points')} placeholder={t('spot.points')} min={1} max={100} />
                    </Form.Item>
                    <Button type="text" aria-label={t('spot.removeCriterion')} disabled={fields.length === 1} onClick={() => remove(f.name)}>
                      ×
                    </Button>
                  </div>
                ))}
                <Button onClick={() => add({})}>{t('spot.addCriterion')}</Button>
              </div>
            )}
          </Form.List>
        </Form.Item>
      </Form>
    </Modal>
  );
}
