import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, type Column, DataTable, dateText, EmptyState, Figure, FormDialog, Page, Section, StateTag } from '../../../../web/kit/index.ts';
import { callForPledges, listPledges } from '../../pledges/contract.ts';
import { pledgeStates } from '../../pledges/model.ts';
import { DayInput } from '../parts.tsx';
import { PledgeTag } from './parts.tsx';
import '../work.css';
import './pledges.css';

type Board = OutputOf<typeof listPledges>;
type Head = Board['pledges'][number];

/** 任期目标公开承诺: who handed in, who has not, and what of it was reached. */
export default function PledgesPage() {
  const { t } = useTranslation('pledges');
  const answer = useAnswer(listPledges);
  const [calling, call] = useState(false);
  return (
    <Page title={t('nav.pledges')} sub={t('sub')} actions={answer.data?.can.run && <Button type="primary" onClick={() => call(true)}>{t('act.call')}</Button>}>
      <Answered answer={answer}>
        {(board) => (
          <div className="dd-work-stack">
            <Terms terms={board.terms} />
            <Pledges pledges={board.pledges} />
            {calling && <CallDialog units={board.units} onClose={() => call(false)} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Terms({ terms }: { readonly terms: Board['terms'] }) {
  const { t } = useTranslation('pledges');
  if (terms.length === 0) return null;
  return (
    <Section title={t('term.all')}>
      <ul className="dd-work-list">
        {terms.map((x) => (
          <li key={x.id} className="dd-work-card">
            <span className="dd-work-row"><strong>{x.title}</strong><span className="dd-work-quiet">{t('term.years', { from: x.fromYear, to: x.toYear, due: dateText(x.dueOn) })}</span></span>
            <span className="dd-work-row">
              <span>{t('term.submitted', { submitted: x.submission.submitted, owed: x.submission.owed })}</span>{x.submission.rate !== null && <Figure value={x.submission.rate} unit="%" explanation={x.submission.explanation} title={x.title} />}
              <span>{t('term.published', { published: x.submission.published })}</span>
              <span>{x.fulfilment.rate === null ? t('term.noYear') : t('term.met', { met: x.fulfilment.met, due: x.fulfilment.due })}</span>{x.fulfilment.rate !== null && <Figure value={x.fulfilment.rate} unit="%" explanation={x.fulfilment.explanation} title={x.title} />}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Pledges({ pledges }: { readonly pledges: readonly Head[] }) {
  const { t } = useTranslation('pledges');
  const rate = (p: Head) => (p.fulfilment.rate === null ? '—' : <Figure value={p.fulfilment.rate} unit="%" explanation={p.fulfilment.explanation} title={p.organizationName} />);
  const number = (key: 'due' | 'met' | 'missed' | 'missing'): Column<Head> => ({ key, title: t(`fulfilment.${key}`), width: 90, align: 'end', sortBy: (p) => p.fulfilment[key], render: (p) => <span className="dd-num">{p.fulfilment[key]}</span> });
  const submitted = (p: Head) => (p.submittedOn === null ? '—' : <>{dateText(p.submittedOn)} {p.late && <StateTag tone="caution">{t('late')}</StateTag>}</>);
  const columns: Column<Head>[] = [
    { key: 'unit', title: t('unit'), width: 170, grow: true, pinned: true, sortBy: (p) => p.organizationName, render: (p) => <Link to={`/pledges/${p.id}`}>{p.organizationName}</Link> },
    { key: 'term', title: t('term.one'), width: 180, sortBy: (p) => p.termTitle, render: (p) => p.termTitle },
    { key: 'state', title: t('state'), width: 130, filter: { choices: pledgeStates.map((value) => ({ value, label: t(`pledgeState.${value}`) })), valueOf: (p) => p.state }, render: (p) => <PledgeTag pledge={p} /> },
    { key: 'submitted', title: t('submittedOn'), width: 170, sortBy: (p) => p.submittedOn, render: submitted },
    { key: 'objectives', title: t('objectives'), width: 90, align: 'end', sortBy: (p) => p.objectives, render: (p) => <span className="dd-num">{p.objectives}</span> },
    { key: 'rate', title: t('fulfilment.rate'), width: 110, align: 'end', sortBy: (p) => (p.fulfilment.rate === null ? null : Number(p.fulfilment.rate)), render: rate },
    number('due'), number('met'), number('missed'), number('missing'),
  ];
  return (
    <Section title={t('all')} flush>
      <DataTable name="work.pledges" label={t('all')} columns={columns} rows={pledges} rowKey={(p) => p.id} searchHint={t('search')} searchBy={(p) => `${p.organizationName} ${p.termTitle}`} empty={<EmptyState title={t('none')} />} card={(p) => <span className="dd-work-card"><Link to={`/pledges/${p.id}`}><strong>{p.organizationName}</strong></Link><span className="dd-work-quiet">{p.termTitle}</span><span className="dd-work-row"><PledgeTag pledge={p} />{rate(p)}{p.fulfilment.due > 0 && <span className="dd-num">{t('term.met', { met: p.fulfilment.met, due: p.fulfilment.due })}</span>}</span></span>} />
    </Section>
  );
}

function CallDialog({ units, onClose }: { readonly units: Board['units']; readonly onClose: () => void }) {
  const { t } = useTranslation('pledges');
  const call = useCommand(callForPledges, { invalidates: [listPledges] });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <FormDialog<{ title: string; fromYear: number; toYear: number; dueOn: string; organizationIds: string[] }> texts="pledges" title={t('act.call')} error={call.error} busy={call.isPending} onSend={(body) => call.mutateAsync({ body })} onClose={onClose}>
      <Form.Item name="title" label={t('term.title')} rules={needed}><Input maxLength={200} /></Form.Item>
      <Form.Item name="fromYear" label={t('term.from')} rules={needed}><InputNumber min={1990} max={2200} precision={0} /></Form.Item>
      <Form.Item name="toYear" label={t('term.to')} rules={needed}><InputNumber min={1990} max={2200} precision={0} /></Form.Item>
      <Form.Item name="dueOn" label={t('term.dueOn')} rules={needed}><DayInput /></Form.Item>
      <Form.Item name="organizationIds" label={t('term.units')} rules={needed}><Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={units.map((u) => ({ value: u.id, label: u.name }))} /></Form.Item>
    </FormDialog>
  );
}
