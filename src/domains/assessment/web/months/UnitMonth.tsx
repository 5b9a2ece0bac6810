import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, DataTable, dateText, EmptyState, Gate, RefusalNotice, Section, StateTag, type Column } from '../../../../web/kit/index.ts';
import { organizationTree } from '../../../registry/contract.ts';
import { decideList, listBulletins, openMonth, planMonth, proposeListsOf, publishBulletin, rateMonthItem, rectifyList, replyToList, type ListEntryView } from '../../months/contract.ts';
import { itemRatings, type ItemRating } from '../../months/model.ts';
import { ratingTone } from './tones.ts';

type Detail = OutputOf<typeof openMonth>;
type Item = Detail['items'][number];
const refresh = [openMonth, listBulletins];

/** The month of one unit for those who run it: plan, rate, send out, lists. */
export function UnitMonth({ unitId, month }: { readonly unitId: string; readonly month: string }) {
  const { t } = useTranslation('months');
  const answer = useAnswer(openMonth, { query: { unitId, month } });
  const [planning, setPlanning] = useState(false);
  const [rating, setRating] = useState<Item | null>(null);
  const publish = useCommand(publishBulletin, { invalidates: refresh });
  const propose = useCommand(proposeListsOf, { invalidates: refresh });
  const columns = (published: boolean): Column<Item>[] => [
    { key: 'item', title: t('column.item'), width: 220, grow: true, pinned: true, render: (i) => i.title },
    { key: 'section', title: t('column.section'), width: 140, sortBy: (i) => i.section, render: (i) => i.section },
    { key: 'plan', title: t('column.plan'), width: 100, align: 'end', render: (i) => <span className="dd-num">{`${i.planned} ${i.measure}`}</span> },
    { key: 'done', title: t('column.done'), width: 100, align: 'end', render: (i) => <span className="dd-num">{i.done}</span> },
    { key: 'percent', title: t('column.percent'), width: 100, align: 'end', render: (i) => <span className="dd-num">{i.percent === null ? '' : `${i.percent}%`}</span> },
    { key: 'rating', title: t('column.rating'), width: 110, render: (i) => (i.rating === null ? <StateTag tone="waiting">{t('unrated')}</StateTag> : <StateTag tone={ratingTone[i.rating]}>{t(`rating.${i.rating}`)}</StateTag>) },
    { key: 'reason', title: t('column.reason'), width: 200, grow: true, render: (i) => i.reason },
    ...(published ? [] : [{ key: 'act', title: '', width: 100, render: (i: Item) => <Gate permission="assessment.months.manage"><Button size="small" onClick={() => setRating(i)}>{t('rate')}</Button></Gate> }]),
  ];
  return (
    <Answered answer={answer}>
      {(detail) => (
        <>
          <Section
            title={t('unitMonth', { unit: detail.unitName, month })}
            extra={
              <Gate permission="assessment.months.manage">
                <div className="dd-assess-actions">
                  {!detail.published && <Button onClick={() => setPlanning(true)}>{t('plan')}</Button>}
                  {!detail.published && detail.items.length > 0 && (
                    <Button type="primary" loading={publish.isPending} onClick={() => publish.mutate({ body: { unitId, month } })}>
                      {t('publish')}
                    </Button>
                  )}
                  {detail.published && detail.entries.length === 0 && (
                    <Button loading={propose.isPending} onClick={() => propose.mutate({ body: { unitId, month } })}>
                      {t('propose')}
                    </Button>
                  )}
                </div>
              </Gate>
            }
          >
            {publish.error && <RefusalNotice error={publish.error} />}
            {propose.error && <RefusalNotice error={propose.error} />}
            <p>{t('lines', { good: detail.lines.good, fair: detail.lines.fair, source: detail.lines.source })}</p>
            <DataTable name="assessment.month" label={t('unitMonth', { unit: detail.unitName, month })} columns={columns(detail.published)} rows={detail.items} rowKey={(i) => i.id} empty={<EmptyState title={t('nothingPlanned')}>{t('nothingPlannedNext')}</EmptyState>} card={(i) => `${i.section} ${i.title}`} />
          </Section>
          {detail.entries.length > 0 && <Entries entries={detail.entries} />}
          <PlanDialog open={planning} unitId={unitId} month={month} onClose={() => setPlanning(false)} />
          {rating && <RateDialog item={rating} onClose={() => setRating(null)} />}
        </>
      )}
    </Answered>
  );
}

type Act = 'reply' | 'publish' | 'decline' | 'rectify';

/** Entries with what the reader may do to each: the section speaks, the leader decides and takes off. */
function Entries({ entries }: { readonly entries: readonly ListEntryView[] }) {
  const { t } = useTranslation('months');
  const [act, setAct] = useState<{ readonly entry: ListEntryView; readonly what: Act } | null>(null);
  const reply = useCommand(replyToList, { invalidates: refresh });
  const decide = useCommand(decideList, { invalidates: refresh });
  const rectify = useCommand(rectifyList, { invalidates: refresh });
  const send = async (words: string): Promise<void> => {
    const { entry, what } = act!;
    const params = { id: entry.id };
    if (what === 'reply') await reply.mutateAsync({ params, body: { reply: words } });
    else if (what === 'rectify') await rectify.mutateAsync({ params, body: { rectification: words } });
    else await decide.mutateAsync({ params, body: { publish: what === 'publish', reason: words } });
    setAct(null);
  };
  const button = (entry: ListEntryView, what: Act) => (
    <Button key={what} size="small" onClick={() => setAct({ entry, what })}>
      {t(`act.${what}`)}
    </Button>
  );
  return (
    <Section title={t('lists')}>
      <ul className="dd-reasons">
        {entries.map((e) => (
          <li key={e.id}>
            <StateTag tone={e.list === 'red' ? 'good' : 'danger'}>{t(`list.${e.list}`)}</StateTag> <StateTag tone={e.state === 'proposed' ? 'waiting' : 'closed'}>{t(`state.${e.state}`)}</StateTag> {e.section} · {e.reasons.map((r) => t('reasonLine', { title: r.title, percent: r.percent })).join(t('separator'))}
            {e.state === 'proposed' && ` · ${t('replyUntil', { day: dateText(e.replyUntil) })}`}
            {e.reply !== null && ` · ${t('replied', { reply: e.reply })}`}
            {e.decisionReason !== null && ` · ${t('decided', { by: e.decidedBy, reason: e.decisionReason })}`}
            {e.rectification !== null && ` · ${e.rectification}`}{' '}
            {e.state === 'proposed' && e.reply === null && <Gate permission="assessment.lists.reply">{button(e, 'reply')}</Gate>}
            <Gate permission="assessment.lists.decide">
              {e.state === 'proposed' && [button(e, 'publish'), button(e, 'decline')]}
              {e.state === 'published' && e.list === 'black' && button(e, 'rectify')}
            </Gate>
          </li>
        ))}
      </ul>
      <ConfirmWithReason open={act !== null} title={act ? `${t(`act.${act.what}`)} · ${act.entry.section}` : ''} confirmText={act ? t(`act.${act.what}`) : ''} onClose={() => setAct(null)} onConfirm={send} />
    </Section>
  );
}

interface Planned {
  readonly organizationId: string;
  readonly title: string;
  readonly measure: string;
  readonly planned: string;
}

function PlanDialog({ open, unitId, month, onClose }: { readonly open: boolean; readonly unitId: string; readonly month: string; readonly onClose: () => void }) {
  const { t } = useTranslation('months');
  const [form] = Form.useForm<Planned>();
  const tree = useAnswer(organizationTree, {}, { staleMs: 60_000 });
  const add = useCommand(planMonth, { invalidates: refresh, onDone: () => form.resetFields(['title', 'planned']) });
  return (
    <Modal open={open} title={t('plan')} okText={t('add')} cancelText={t('close')} confirmLoading={add.isPending} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      {add.error && <RefusalNotice error={add.error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ organizationId: unitId }} onFinish={(f) => add.mutate({ body: { unitId, month, items: [f] } })}>
        <Form.Item name="organizationId" label={t('column.section')} rules={[{ required: true }]}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={(tree.data ?? []).map((o) => ({ value: o.id, label: o.name }))} />
        </Form.Item>
        <Form.Item name="title" label={t('column.item')} rules={[{ required: true }]} extra={t('noPerson')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="planned" label={t('column.plan')} rules={[{ required: true, pattern: /^\d{1,9}(\.\d{1,6})?$/ }]}>
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name="measure" label={t('measure')} rules={[{ required: true }]}>
          <Input maxLength={20} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface Rated {
  readonly done: string;
  readonly rating?: ItemRating;
  readonly reason?: string;
}

function RateDialog({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  const { t } = useTranslation('months');
  const [form] = Form.useForm<Rated>();
  const rate = useCommand(rateMonthItem, { invalidates: refresh, onDone: onClose });
  const send = (f: Rated) => rate.mutate({ params: { id: item.id }, body: { done: f.done, ...(f.rating ? { rating: f.rating } : {}), ...(f.reason?.trim() ? { reason: f.reason } : {}) } });
  return (
    <Modal open title={item.title} okText={t('rate')} confirmLoading={rate.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {rate.error && <RefusalNotice error={rate.error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ done: item.done ?? undefined, reason: item.reason ?? undefined }} onFinish={send}>
        <Form.Item name="done" label={t('doneOf', { planned: item.planned, measure: item.measure })} rules={[{ required: true, pattern: /^\d{1,9}(\.\d{1,6})?$/ }]}>
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name="rating" label={t('column.rating')} extra={t('byRule')}>
          <Select allowClear options={itemRatings.map((r) => ({ value: r, label: t(`rating.${r}`) }))} />
        </Form.Item>
        <Form.Item name="reason" label={t('column.reason')} extra={t('reasonWhen')}>
          <Input.TextArea maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
