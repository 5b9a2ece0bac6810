import { Button, DatePicker, Form, Input, Modal, Select, Tabs } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, DateText, EmptyState, Figure, Page, RefusalNotice, Section, StateTag } from '../../../../../web/kit/index.ts';
import { useMay } from '../../../../../web/session/index.ts';
import { closeRound, decideRectification, demandRectification, listRounds, openRound, type InspectionView } from '../../../onsite/rounds/contract.ts';
import '../../assessment.css';
import { OnsiteBar } from '../OnsiteBar.tsx';
import { InspectDialog, type Target } from './InspectDialog.tsx';
import { InspectionItem } from './InspectionItem.tsx';

type Detail = OutputOf<typeof openRound>;
type Act = { readonly kind: 'close' } | { readonly kind: 'accept' | 'return'; readonly rectificationId: string; readonly title: string };
const refresh = [openRound, listRounds];

/** One round: coverage by level, who is still to do, what was found, what must be put right. */
export default function RoundPage() {
  const { t } = useTranslation('onsite');
  const { roundId = '' } = useParams();
  const answer = useAnswer(openRound, { params: { id: roundId } });
  const round = answer.data?.round;
  return (
    <Page title={round?.title ?? t('rounds.title')} sub={round?.basis} bar={<OnsiteBar />} breadcrumb={[{ title: t('rounds.title'), to: '/assessment/on-site/rounds' }, { title: round?.title ?? '' }]}>
      <Answered answer={answer}>{(detail) => <Body detail={detail} />}</Answered>
    </Page>
  );
}

function Body({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation('onsite');
  const { round, missing, inspections } = detail;
  const mayInspect = useMay('assessment.rounds.inspect');
  const mayClose = useMay('assessment.rounds.close');
  const [target, setTarget] = useState<{ readonly target: Target; readonly earlier: InspectionView | null } | null>(null);
  const [demanding, setDemanding] = useState<InspectionView | null>(null);
  const [act, setAct] = useState<Act | null>(null);
  const close = useCommand(closeRound, { invalidates: refresh });
  const decide = useCommand(decideRectification, { invalidates: refresh });
  const open = round.closedAt === null;
  const confirm = (words: string): Promise<unknown> =>
    act?.kind === 'close' ? close.mutateAsync({ params: { id: round.id }, body: { conclusion: words } }) : decide.mutateAsync({ params: { id: act!.rectificationId }, body: { accept: act!.kind === 'accept', reason: words } });
  const again = (i: InspectionView) => setTarget({ target: { level: i.level, id: i.personId ?? i.organizationId, name: i.name, unitName: i.unitName }, earlier: i });
  return (
    <div className="dd-assess-stack">
      <Section
        title={t('rounds.coverage')}
        extra={
          open ? (
            mayClose && (
              <Button type="primary" onClick={() => setAct({ kind: 'close' })}>
                {t('rounds.close')}
              </Button>
            )
          ) : (
            <StateTag tone="closed">{t('rounds.closed')}</StateTag>
          )
        }
      >
        <dl className="dd-onsite-levels">
          {detail.coverage.map((c) => (
            <div key={c.level}>
              <dt>{t(`level.${c.level}`)}</dt>
              <dd>
                {c.percent === null ? '—' : <Figure size="large" value={`${c.percent}%`} explanation={c.explanation} title={`${round.title} ${t(`level.${c.level}`)}`} />} <span className="dd-onsite-quiet dd-num">{`${c.inspected} ÷ ${c.total}`}</span>
              </dd>
              <div className="dd-onsite-rail" data-short={c.inspected < c.total}>
                <i style={{ width: `${c.percent ?? 0}%` }} />
              </div>
            </div>
          ))}
        </dl>
        <p className="dd-onsite-quiet">
          {t('rounds.asOfLine')} <DateText value={round.asOf} /> · {t('rounds.required', { percent: detail.required.percent, source: detail.required.source })}
        </p>
        {detail.withoutTeam.length > 0 && <p className="dd-onsite-quiet">{t('rounds.withoutTeam', { count: detail.withoutTeam.length, names: detail.withoutTeam.slice(0, 10).join(t('separator')) })}</p>}
        {round.conclusion !== null && <p className="dd-onsite-said">{round.conclusion}</p>}
      </Section>
      <Tabs
        items={[
          {
            key: 'missing',
            label: t('rounds.missing', { count: missing.length }),
            children:
              missing.length === 0 ? (
                <EmptyState title={t('rounds.allDone')} />
              ) : (
                <Section>
                  <ul className="dd-onsite-missing">
                    {missing.map((m) => (
                      <li key={`${m.level} ${m.id}`}>
                        {open && mayInspect ? (
                          <Button type="link" onClick={() => setTarget({ target: m, earlier: null })}>
                            {m.name}
                          </Button>
                        ) : (
                          m.name
                        )}{' '}
                        <small className="dd-onsite-quiet">{m.level === 'team' ? t('level.team') : m.unitName}</small>
                      </li>
                    ))}
                  </ul>
                </Section>
              ),
          },
          {
            key: 'done',
            label: t('rounds.done', { count: inspections.length }),
            children: (
              <Section>
                {inspections.length === 0 && <EmptyState title={t('rounds.nothingYet')}>{t('rounds.nothingYetNext')}</EmptyState>}
                <ul className="dd-onsite-list">
                  {inspections.map((i) => (
                    <InspectionItem
                      key={i.id}
                      inspection={i}
                      act={
                        mayInspect && (
                          <>
                            {open && (
                              <Button size="small" onClick={() => again(i)}>
                                {t('rounds.again')}
                              </Button>
                            )}
                            {i.findings.some((f) => f.verdict !== 'sound') && (
                              <Button size="small" onClick={() => setDemanding(i)}>
                                {t('rectification.demand')}
                              </Button>
                            )}
                          </>
                        )
                      }
                      actOn={(r) =>
                        mayInspect &&
                        r.state === 'reported' && (
                          <>
                            <Button size="small" onClick={() => setAct({ kind: 'accept', rectificationId: r.id, title: r.demand })}>
                              {t('rectification.accept')}
                            </Button>
                            <Button size="small" onClick={() => setAct({ kind: 'return', rectificationId: r.id, title: r.demand })}>
                              {t('rectification.return')}
                            </Button>
                          </>
                        )
                      }
                    />
                  ))}
                </ul>
              </Section>
            ),
          },
        ]}
      />
      {target && <InspectDialog key={target.target.id} round={round} target={target.target} earlier={target.earlier} onClose={() => setTarget(null)} />}
      {demanding && <DemandDialog inspection={demanding} onClose={() => setDemanding(null)} />}
      <ConfirmWithReason open={act !== null} title={act === null ? '' : act.kind === 'close' ? t('rounds.closeTitle', { title: round.title }) : act.title} confirmText={act === null ? '' : t(act.kind === 'close' ? 'rounds.close' : `rectification.${act.kind}`)} least={2} onClose={() => setAct(null)} onConfirm={confirm} />
    </div>
  );
}

function DemandDialog({ inspection, onClose }: { readonly inspection: InspectionView; readonly onClose: () => void }) {
  const { t } = useTranslation('onsite');
  const [form] = Form.useForm<{ item: string; demand: string; dueOn: Dayjs }>();
  const demand = useCommand(demandRectification, { invalidates: refresh, onDone: onClose });
  const faulty = inspection.findings.filter((f) => f.verdict !== 'sound');
  return (
    <Modal open title={t('rectification.demandOf', { name: inspection.name })} okText={t('rectification.demand')} confirmLoading={demand.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {demand.error && <RefusalNotice error={demand.error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ item: faulty[0]?.item }} onFinish={(f) => demand.mutate({ params: { id: inspection.id }, body: { item: f.item, demand: f.demand, dueOn: f.dueOn.format('YYYY-MM-DD') } })}>
        <Form.Item name="item" label={t('rounds.item')} rules={[{ required: true }]}>
          <Select options={faulty.map((f) => ({ value: f.item, label: f.name }))} />
        </Form.Item>
        <Form.Item name="demand" label={t('rectification.what')} rules={[{ required: true, min: 2 }]}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
        <Form.Item name="dueOn" label={t('rectification.due')} rules={[{ required: true }]}>
          <DatePicker disabledDate={(d) => d.isBefore(dayjs(), 'day')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
