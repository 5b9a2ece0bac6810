import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../web/api/index.ts';
import { ConfirmWithReason, dateText, PersonLink, RefusalNotice, Section, StateTag } from '../../../web/kit/index.ts';
import { compareOneClaim, readProject, readWorkBoard, withdrawOneClaim } from '../contract/index.ts';
import { ClaimTag } from './parts.tsx';

type Claim = OutputOf<typeof readProject>['claims'][number];
const tones = { met: 'good', not_met: 'danger', unknown: 'waiting' } as const;

/** Claims side by side: who, with what on file, and what was thought of each. */
export function ClaimList({ claims }: { readonly claims: readonly Claim[] }) {
  const { t } = useTranslation('work');
  const [asking, ask] = useState<{ readonly what: 'compare' | 'withdraw'; readonly claim: Claim } | null>(null);
  const withdraw = useCommand(withdrawOneClaim, { invalidates: [readProject, readWorkBoard] });
  return (
    <Section title={t('claim.heading', { count: claims.length })}>
      <ul className="dd-work-list">
        {claims.map((c) => (
          <li key={c.id} className="dd-work-item">
            <span className="dd-work-row"><PersonLink id={c.personId} name={c.name} /> <span>{[c.organizationName, c.post].filter(Boolean).join(' ')}</span> <ClaimTag state={c.state} />{c.average !== null && <strong className="dd-num">{t('claim.averageOf', { score: c.average, count: c.comparisons.length })}</strong>}</span>
            <p className="dd-work-text">{c.statement}</p>
            <span className="dd-work-quiet">{t('claim.earlier', { done: c.earlier.done, tasks: c.earlier.tasks })} · {t('claim.claimedOn', { day: dateText(c.claimedOn), by: c.enteredBy })}</span>
            {c.checked.length > 0 && <span className="dd-work-row">{c.checked.map((r) => <StateTag key={`${r.fact} ${r.test}`} tone={tones[r.outcome]}>{t('requirement.line', { fact: r.fact, test: t(`requirement.${r.test}`), value: r.value, found: r.found ?? t('requirement.unknown') })}</StateTag>)}</span>}
            {c.comparisons.map((s, i) => <p key={i} className="dd-work-say"><strong className="dd-num">{s.score}</strong> {t('claim.said', { name: s.name, reason: s.reason })}</p>)}
            {c.withdrawnBecause && <p className="dd-work-say">{t('claim.withdrawn', { reason: c.withdrawnBecause })}</p>}
            {(c.can.compare || c.can.withdraw) && <span className="dd-work-row">{c.can.compare && <Button size="small" onClick={() => ask({ what: 'compare', claim: c })}>{t('act.compare')}</Button>}{c.can.withdraw && <Button size="small" onClick={() => ask({ what: 'withdraw', claim: c })}>{t('act.withdrawClaim')}</Button>}</span>}
          </li>
        ))}
      </ul>
      <ConfirmWithReason open={asking?.what === 'withdraw'} title={t('act.withdrawClaim')} confirmText={t('act.withdrawClaim')} least={2} onConfirm={(reason) => withdraw.mutateAsync({ params: { id: asking!.claim.id }, body: { reason } })} onClose={() => ask(null)}>{asking?.claim.name}</ConfirmWithReason>
      {asking?.what === 'compare' && <CompareDialog claim={asking.claim} onClose={() => ask(null)} />}
    </Section>
  );
}

function CompareDialog({ claim, onClose }: { readonly claim: Claim; readonly onClose: () => void }) {
  const { t } = useTranslation('work');
  const [form] = Form.useForm<{ score: string; reason: string }>();
  const compare = useCommand(compareOneClaim, { invalidates: [readProject], onDone: onClose });
  return (
    <Modal open title={t('claim.compareOf', { name: claim.name })} okText={t('act.compare')} confirmLoading={compare.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {compare.error && <RefusalNotice error={compare.error} />}
      <Form form={form} layout="vertical" onFinish={(body) => compare.mutate({ params: { id: claim.id }, body })}>
        <Form.Item name="score" label={t('claim.score')} rules={[{ required: true, message: t('needed') }, { pattern: /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, message: t('score_malformed') }]}><Input inputMode="decimal" style={{ width: 140 }} /></Form.Item>
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Form.Item>
      </Form>
    </Modal>
  );
}
