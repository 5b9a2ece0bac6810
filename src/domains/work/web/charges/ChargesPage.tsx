import { Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, type Column, ConfirmWithReason, DataTable, dateText, EmptyState, Figure, FormDialog, Page, PersonLink, Section, StateTag, type Tone } from '../../../../web/kit/index.ts';
import { endOneCharge, joinAward, listCharges, raiseDispute, settleOneDispute, withoutInUnit, withoutNamed } from '../../charges/contract.ts';
import { results, type Result } from '../../charges/model.ts';
import { GiveChargeDialog } from './GiveChargeDialog.tsx';
import { Without } from './Without.tsx';
import '../work.css';

type Board = OutputOf<typeof listCharges>;
type Charge = Board['charges'][number];
type Lead = Board['leads'][number];
type Asking = { readonly what: 'give' } | { readonly what: 'end' | 'dispute' | 'award'; readonly charge: Charge } | { readonly what: 'settle'; readonly id: string; readonly about: string } | null;
const tones: Record<Result, Tone> = { achieved: 'good', partly_achieved: 'caution', not_achieved: 'closed' };
const again = { invalidates: [listCharges, withoutInUnit, withoutNamed] };

/** 独当一面、牵头协调: who is in charge of what, who never was, what came of it. */
export default function ChargesPage() {
  const { t } = useTranslation('charges');
  const answer = useAnswer(listCharges);
  const [asking, ask] = useState<Asking>(null);
  return (
    <Page title={t('nav.charges')} sub={t('sub')} actions={answer.data?.can.run && <Button type="primary" onClick={() => ask({ what: 'give' })}>{t('act.give')}</Button>}>
      <Answered answer={answer}>
        {(board) => (
          <div className="dd-work-stack">
            <Charges charges={board.charges} ask={ask} />
            {board.leads.length > 0 && <Leads leads={board.leads} />}
            <Without coverage={board.coverage} />
            {asking?.what === 'give' && <GiveChargeDialog board={board} onClose={() => ask(null)} />}
            <Dialogs asking={asking} ask={ask} />
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Charges({ charges, ask }: { readonly charges: readonly Charge[]; readonly ask: (asking: Asking) => void }) {
  const { t } = useTranslation('charges');
  if (charges.length === 0) return <Section title={t('all')}><EmptyState title={t('none')} /></Section>;
  return (
    <Section title={t('all')}>
      <ul className="dd-work-list">
        {charges.map((c) => (
          <li key={c.id} className="dd-work-item">
            <span className="dd-work-row"><strong>{c.title}</strong><StateTag tone={c.result ? tones[c.result] : c.overdue ? 'danger' : 'running'}>{t(c.result ? `result.${c.result}` : c.overdue ? 'overdue' : 'running')}</StateTag><span>{t(`kind.${c.kind}`)}</span><PersonLink id={c.person.personId} name={c.person.name} /><span className="dd-work-quiet">{c.organizationName}</span></span>
            <span className="dd-work-quiet">{t('period', { from: dateText(c.fromOn), until: dateText(c.untilOn), by: c.givenBy })}{c.partners.length > 0 && ` · ${t('partnersAre', { names: c.partners.join(t('sep')) })}`}</span>
            <p>{c.duty}</p>
            {c.disputes.map((d) => <span key={d.id} className="dd-work-row"><StateTag tone={d.settledOn ? 'good' : 'caution'}>{t(d.settledOn ? 'settled' : 'open')}</StateTag><span>{d.settledOn ? t('disputeSettled', { about: d.about, outcome: d.outcome, day: dateText(d.settledOn) }) : t('disputeOpen', { about: d.about, day: dateText(d.raisedOn) })}</span>{c.can.run && c.endedOn === null && d.settledOn === null && <Button size="small" onClick={() => ask({ what: 'settle', id: d.id, about: d.about })}>{t('act.settle')}</Button>}</span>)}
            {c.resultNote && <p className="dd-work-quiet">{t('resultIs', { name: c.endedBy, day: dateText(c.endedOn!), note: c.resultNote })}</p>}
            {c.awards.map((a) => <span key={a.evidenceId} className="dd-work-quiet">{t('awarded', { title: a.title, issuer: a.issuer, day: dateText(a.on) })}</span>)}
            {c.can.run && <span className="dd-work-row">{c.endedOn === null && <Button size="small" onClick={() => ask({ what: 'end', charge: c })}>{t('act.end')}</Button>}{c.endedOn === null && c.kind === 'coordination' && <Button size="small" onClick={() => ask({ what: 'dispute', charge: c })}>{t('act.dispute')}</Button>}{c.free.length > 0 && <Button size="small" onClick={() => ask({ what: 'award', charge: c })}>{t('act.award')}</Button>}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Leads({ leads }: { readonly leads: readonly Lead[] }) {
  const { t } = useTranslation('charges');
  const achieved = (l: Lead) => <Figure value={String(l.achieved)} explanation={l.explanation} title={l.name} />;
  const number = (key: 'matters' | 'ended' | 'overdue' | 'disputes' | 'settled'): Column<Lead> => ({ key, title: t(`lead.${key}`), width: 100, align: 'end', sortBy: (l) => l[key], render: (l) => <span className="dd-num">{l[key]}</span> });
  const columns: Column<Lead>[] = [
    { key: 'name', title: t('person'), width: 120, pinned: true, sortBy: (l) => l.name, render: (l) => <PersonLink id={l.personId} name={l.name} /> },
    { key: 'unit', title: t('unit'), width: 160, grow: true, sortBy: (l) => l.organizationName, render: (l) => l.organizationName ?? '—' },
    { key: 'achieved', title: t('lead.achieved'), width: 100, align: 'end', sortBy: (l) => l.achieved, render: achieved },
    number('matters'), number('ended'), number('overdue'), number('disputes'), number('settled'),
    { key: 'mean', title: t('lead.mean'), width: 180, align: 'end', sortBy: (l) => (l.mean === null ? null : Number(l.mean)), render: (l) => <span className="dd-num">{l.mean ?? '—'}</span> },
  ];
  return <Section title={t('lead.heading')} flush><DataTable name="work.charge-leads" prefix="leads" label={t('lead.heading')} columns={columns} rows={leads} rowKey={(l) => l.personId} maxHeight={420} card={(l) => <span className="dd-work-card"><strong>{l.name}</strong><span className="dd-work-quiet">{l.organizationName}</span><span className="dd-work-row">{achieved(l)}<span className="dd-num">{t('lead.line', { matters: l.matters, ended: l.ended, settled: l.settled, disputes: l.disputes })}</span></span></span>} /></Section>;
}

function Dialogs({ asking, ask }: { readonly asking: Asking; readonly ask: (asking: Asking) => void }) {
  const { t } = useTranslation('charges');
  const [end, dispute, settle, award] = [useCommand(endOneCharge, again), useCommand(raiseDispute, again), useCommand(settleOneDispute, again), useCommand(joinAward, again)];
  const close = () => ask(null);
  const needed = [{ required: true, message: t('needed') }];
  if (asking?.what === 'end')
    return (
      <FormDialog<{ result: Result; note: string }> texts="charges" title={t('act.end')} error={end.error} busy={end.isPending} onSend={(body) => end.mutateAsync({ params: { id: asking.charge.id }, body })} onClose={close}>
        <Form.Item name="result" label={t('resultLabel')} rules={needed}><Radio.Group options={results.map((value) => ({ value, label: t(`result.${value}`) }))} /></Form.Item>
        <Form.Item name="note" label={t('note')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
      </FormDialog>
    );
  if (asking?.what === 'award')
    return (
      <FormDialog<{ evidenceId: string }> texts="charges" title={t('act.award')} error={award.error} busy={award.isPending} onSend={(body) => award.mutateAsync({ params: { id: asking.charge.id }, body })} onClose={close}>
        <Form.Item name="evidenceId" label={t('awardLabel')} rules={needed}><Select options={asking.charge.free.map((a) => ({ value: a.evidenceId, label: t('awarded', { title: a.title, issuer: a.issuer, day: dateText(a.on) }) }))} /></Form.Item>
      </FormDialog>
    );
  const word = asking?.what === 'settle' ? 'settle' : 'dispute';
  const act = (said: string): Promise<unknown> => (asking?.what === 'settle' ? settle.mutateAsync({ params: { id: asking.id }, body: { outcome: said } }) : dispute.mutateAsync({ params: { id: (asking as { charge: Charge }).charge.id }, body: { about: said } }));
  return <ConfirmWithReason open={asking?.what === 'settle' || asking?.what === 'dispute'} title={t(`act.${word}`)} confirmText={t(`act.${word}`)} reasonHint={t(`hint.${word}`)} least={2} onConfirm={act} onClose={close}>{asking?.what === 'settle' ? asking.about : null}</ConfirmWithReason>;
}
