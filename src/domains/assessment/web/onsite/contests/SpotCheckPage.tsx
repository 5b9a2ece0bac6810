import { Button, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../../web/api/index.ts';
import { Answered, DateText, Figure, MomentText, Page, RefusalNotice, Section, StateTag, useDraft, useToast } from '../../../../../web/kit/index.ts';
import { useMay } from '../../../../../web/session/index.ts';
import { listSpotChecks, openSpotCheck, scoreSpotCheck } from '../../../onsite/contests/contract.ts';
import { drawSections } from '../../../onsite/contests/rules/draw-sections.ts';
import '../../assessment.css';
import { OnsiteBar } from '../OnsiteBar.tsx';

type Detail = OutputOf<typeof openSpotCheck>;
type Visited = Detail['sections'][number];
const refresh = [openSpotCheck, listSpotChecks];

/** One contest or inspection: who was drawn and how to check it, and every inspector's points. */
export default function SpotCheckPage() {
  const { t } = useTranslation('onsite');
  const { checkId = '' } = useParams();
  const answer = useAnswer(openSpotCheck, { params: { id: checkId } });
  const check = answer.data?.check;
  return (
    <Page
      title={check?.title ?? t('spot.title')}
      sub={
        check && (
          <>
            {t(`spotKind.${check.kind}`)} · <DateText value={check.heldOn} />
          </>
        )
      }
      bar={<OnsiteBar />}
      breadcrumb={[{ title: t('spot.title'), to: '/assessment/on-site/spot-checks' }, { title: check?.title ?? '' }]}
    >
      <Answered answer={answer}>{(detail) => <Body detail={detail} />}</Answered>
    </Page>
  );
}

function Body({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation('onsite');
  const mayScore = useMay('assessment.spot_checks.score');
  const [scoring, setScoring] = useState<Visited | null>(null);
  return (
    <div className="dd-assess-stack">
      <Section title={t('spot.sections', { count: detail.sections.length })}>
        <ul className="dd-onsite-list">
          {detail.sections.map((s) => (
            <li key={s.organizationId}>
              <div className="dd-onsite-head">
                <strong>{s.name}</strong>
                {s.mark === null ? <StateTag tone="waiting">{t('spot.unscored')}</StateTag> : <Figure value={s.mark} unit={t('point')} {...(s.explanation ? { explanation: s.explanation } : {})} title={s.name} />}
                {mayScore && (
                  <Button size="small" {...(s.own === null ? { type: 'primary' as const } : {})} onClick={() => setScoring(s)}>
                    {t(s.own === null ? 'spot.score' : 'spot.rescore')}
                  </Button>
                )}
              </div>
              {s.scores.map((x) => (
                <p key={x.inspector + x.at} className="dd-onsite-said">
                  <span className="dd-num">{t('spot.given', { inspector: x.inspector, mark: x.mark })}</span> {detail.criteria.length > 1 && <small className="dd-onsite-quiet dd-num">{detail.criteria.map((c) => `${c.name} ${x.points[c.key] ?? '—'}/${c.points}`).join(t('separator'))}</small>} <MomentText value={x.at} />
                  <br />
                  {x.note}
                  {x.reason !== null && ` · ${t('spot.changed', { number: x.number, reason: x.reason })}`}
                </p>
              ))}
            </li>
          ))}
        </ul>
      </Section>
      <Draw detail={detail} />
      {scoring && <ScoreDialog key={scoring.organizationId} detail={detail} section={scoring} onClose={() => setScoring(null)} />}
    </div>
  );
}

/** The draw as anybody can make it again, here in the browser from the seed alone. */
function Draw({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation('onsite');
  const [again, setAgain] = useState<readonly string[] | null>(null);
  const { draw, check, sections } = detail;
  const name = new Map(draw.pool.map((s) => [s.id, s.name]));
  // A unit sees its own sections only: of these each must be among the drawn.
  const agrees = again !== null && sections.every((s) => again.includes(s.organizationId)) && (sections.length < draw.count || again.every((id, i) => sections[i]?.organizationId === id));
  return (
    <Section title={t('spot.drawTitle')} extra={<Button onClick={() => setAgain(drawSections(draw.seed, draw.pool.map((s) => s.id), draw.count))}>{t('spot.drawAgain')}</Button>}>
      <p>{t(check.kind === 'contest' ? 'spot.drawAll' : 'spot.drawWords', { pool: draw.pool.length, count: draw.count })}</p>
      <p className="dd-onsite-seed">
        {t('spot.seed')} {draw.seed}
      </p>
      {again !== null && (
        <p>
          <StateTag tone={agrees ? 'good' : 'danger'}>{t(agrees ? 'spot.drawAgrees' : 'spot.drawDiffers')}</StateTag> {again.map((id) => name.get(id)).join(t('separator'))}
        </p>
      )}
      <details>
        <summary>{t('spot.pool', { count: draw.pool.length })}</summary>
        <ul className="dd-onsite-missing">
          {draw.pool.map((s) => (
            <li key={s.id}>
              {s.name} <span className="dd-onsite-seed dd-onsite-quiet">{s.id}</span>
            </li>
          ))}
        </ul>
      </details>
    </Section>
  );
}

interface Fields {
  readonly points: Record<string, number>;
  readonly note: string;
  readonly reason?: string;
}

/** Scoring on the spot; what is typed survives a reload until it is sent. */
function ScoreDialog({ detail, section, onClose }: { readonly detail: Detail; readonly section: Visited; readonly onClose: () => void }) {
  const { t } = useTranslation('onsite');
  const toast = useToast();
  const [form] = Form.useForm<Fields>();
  const draft = useDraft<Fields>(`spot.${detail.check.id}.${section.organizationId}`);
  const points = Form.useWatch('points', form);
  const sum = Object.values(points ?? {}).reduce((a, p) => a + (p ?? 0), 0);
  const give = useCommand(scoreSpotCheck, {
    invalidates: refresh,
    onDone: ({ mark }) => {
      draft.clear();
      toast.done(t('spot.done', { name: section.name, mark }));
      onClose();
    },
  });
  const known = section.own ? { points: Object.fromEntries(Object.entries(section.own.points).map(([k, v]) => [k, Number(v)])), note: section.own.note } : {};
  const send = (f: Fields) => give.mutate({ params: { id: detail.check.id }, body: { organizationId: section.organizationId, points: Object.fromEntries(Object.entries(f.points).map(([k, v]) => [k, String(v)])), note: f.note, ...(f.reason?.trim() ? { reason: f.reason } : {}) } });
  return (
    <Modal open title={t('spot.scoreOf', { name: section.name })} okText={t('spot.score')} confirmLoading={give.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {give.error && <RefusalNotice error={give.error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ ...known, ...draft.read() }} onValuesChange={(_c, all: Fields) => draft.write(all)} onFinish={send}>
        {detail.criteria.map((c) => (
          <Form.Item key={c.key} name={['points', c.key]} label={t('spot.criterionOf', { name: c.name, points: c.points })} rules={[{ required: true }]}>
            <InputNumber min={0} max={Number(c.points)} precision={1} inputMode="decimal" style={{ width: '100%' }} />
          </Form.Item>
        ))}
        <p className="dd-num">{t('spot.sum', { sum: Math.round(sum * 10) / 10 })}</p>
        <Form.Item name="note" label={t('spot.note')} rules={[{ required: true, min: 2 }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
        </Form.Item>
        {section.own && (
          <Form.Item name="reason" label={t('spot.reason')} rules={[{ required: true, min: 2 }]}>
            <Input maxLength={500} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
