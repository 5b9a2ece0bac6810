import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, DataTable, dateText, EmptyState, Page, PersonLink, Section, StateTag, type Column, type Tone } from '../../../../web/kit/index.ts';
import { readMobilization } from '../../mobilization/contract.ts';
import type { DeploymentState } from '../../mobilization/model.ts';
import { FrontDialogs, type Asking } from './FrontDialogs.tsx';
import '../work.css';
import './fronts.css';

export type View = OutputOf<typeof readMobilization>;
type Front = View['fronts'][number];
export type Deployed = View['deployments'][number];
type Ask = (asking: Asking) => void;
const tones: Record<DeploymentState, Tone> = { called: 'waiting', on_site: 'running', returned: 'good', cancelled: 'closed' };

/** One call: how strong each front stands, the roster, and for those who follow it up harm and family care. */
export default function MobilizationPage() {
  const { t } = useTranslation('fronts');
  const { mobilizationId } = useParams();
  const answer = useAnswer(readMobilization, { params: { id: mobilizationId! } });
  const [asking, ask] = useState<Asking>(null);
  const m = answer.data?.mobilization;
  return (
    <Page title={m?.title ?? t('nav.fronts')} sub={m && `${t(`kind.${m.kind}`)} · ${m.endedOn ? t('endedBecause', { day: dateText(m.endedOn), reason: m.endedBecause }) : t('since', { day: dateText(m.fromOn) })}`} breadcrumb={[{ title: t('nav.fronts'), to: '/mobilizations' }]} actions={answer.data?.can.run && <><Button onClick={() => ask({ what: 'end' })}>{t('act.end')}</Button><Button type="primary" onClick={() => ask({ what: 'front' })}>{t('act.front')}</Button></>}>
      <Answered answer={answer}>
        {(view) => (
          <div className="dd-work-stack">
            <Section title={t('fronts')}>{view.fronts.length === 0 ? <EmptyState title={t('noFronts')} /> : <ul className="dd-work-list">{view.fronts.map((f) => <FrontItem key={f.id} front={f} run={view.can.run} ask={ask} />)}</ul>}</Section>
            <Roster view={view} ask={ask} />
            {view.can.care && <Harms view={view} ask={ask} />}
            <FrontDialogs view={view} asking={asking} onClose={() => ask(null)} />
          </div>
        )}
      </Answered>
    </Page>
  );
}

function FrontItem({ front: f, run, ask }: { readonly front: Front; readonly run: boolean; readonly ask: Ask }) {
  const { t } = useTranslation('fronts');
  return (
    <li className="dd-work-item">
      <span className="dd-work-row"><strong>{f.name}</strong><span className="dd-work-quiet">{t(`level.${f.level}`)} · {t(`post.${f.postType}`)}</span>{f.short > 0 ? <StateTag tone="caution">{t('short', { count: f.short })}</StateTag> : <StateTag tone="good">{t('full')}</StateTag>}</span>
      <span className="dd-work-row"><span className="dd-num">{t('frontStrength', { ...f })}</span>{run && <Button size="small" onClick={() => ask({ what: 'call', front: f })}>{t('act.call')}</Button>}</span>
    </li>
  );
}

function Roster({ view, ask }: { readonly view: View; readonly ask: Ask }) {
  const { t } = useTranslation('fronts');
  const dates = (d: Deployed): string => (d.state === 'cancelled' ? (d.leftNote ?? '') : d.arrivedOn === null ? t('calledOn', { day: dateText(d.calledOn) }) : d.leftOn === null ? t('since', { day: dateText(d.arrivedOn) }) : t('period', { from: dateText(d.arrivedOn), to: dateText(d.leftOn) }));
  const acts = (d: Deployed) => (
    <span className="dd-work-row">
      {d.can.report && d.state === 'called' && <><Button size="small" onClick={() => ask({ what: 'arrive', deployed: d })}>{t('act.arrive')}</Button><Button size="small" onClick={() => ask({ what: 'cancel', deployed: d })}>{t('act.cancel')}</Button></>}
      {d.can.report && d.state === 'on_site' && <Button size="small" onClick={() => ask({ what: 'return', deployed: d })}>{t('act.return')}</Button>}
      {d.can.observe && <Button size="small" onClick={() => ask({ what: 'observe', deployed: d })}>{t('act.observe')}</Button>}
      {d.can.care && <Button size="small" onClick={() => ask({ what: 'harm', deployed: d })}>{t('act.harm')}</Button>}
    </span>
  );
  const tag = (d: Deployed) => <span className="dd-work-row"><StateTag tone={tones[d.state]}>{t(`state.${d.state}`)}</StateTag>{d.conduct && <span>{t(`conduct.${d.conduct}`)}</span>}</span>;
  const columns: Column<Deployed>[] = [
    { key: 'name', title: t('person'), width: 100, pinned: true, sortBy: (d) => d.person.name, render: (d) => <PersonLink id={d.person.personId} name={d.person.name} /> },
    { key: 'unit', title: t('unit'), width: 180, grow: true, sortBy: (d) => d.person.organizationName, render: (d) => d.person.organizationName ?? '—' },
    { key: 'front', title: t('front'), width: 130, sortBy: (d) => d.front, render: (d) => d.front },
    { key: 'state', title: t('stateLabel'), width: 200, sortBy: (d) => d.state, render: tag },
    { key: 'dates', title: t('dates'), width: 200, sortBy: (d) => d.arrivedOn ?? d.calledOn, render: dates },
    { key: 'acts', title: t('acts'), width: 260, render: acts },
  ];
  return <Section title={t('roster')} flush><DataTable name="work.front-roster" label={t('roster')} columns={columns} rows={view.deployments} rowKey={(d) => d.id} searchHint={t('search')} searchBy={(d) => `${d.person.name} ${d.person.organizationName ?? ''} ${d.front}`} maxHeight={560} empty={<EmptyState title={t('nobodyCalled')} />} card={(d) => <span className="dd-work-card"><span className="dd-work-row"><PersonLink id={d.person.personId} name={d.person.name} />{tag(d)}</span><span className="dd-work-quiet">{d.person.organizationName} · {d.front} · {d.duty}</span><span className="dd-work-quiet">{dates(d)}</span>{acts(d)}</span>} /></Section>;
}

function Harms({ view, ask }: { readonly view: View; readonly ask: Ask }) {
  const { t } = useTranslation('fronts');
  return (
    <Section title={t('harms')}>
      {view.harms.length === 0 ? <EmptyState title={t('noHarm')} /> : (
        <ul className="dd-work-list">
          {view.harms.map((h) => (
            <li key={h.id} className="dd-work-item">
              <span className="dd-work-row"><PersonLink id={h.person.personId} name={h.person.name} /><strong>{t(`harm.${h.kind}`)}</strong><span className="dd-work-quiet">{t('harmOn', { day: dateText(h.occurredOn), name: h.recordedBy })}</span></span>
              <p>{h.account}</p>
              {h.care.map((c) => <span key={c.id} className="dd-work-row"><StateTag tone={c.doneOn ? 'good' : c.overdue ? 'danger' : 'waiting'}>{t(c.doneOn ? 'care.done' : c.overdue ? 'care.overdue' : 'care.open')}</StateTag><span>{c.doneOn ? t('care.was', { task: c.task, day: dateText(c.doneOn), note: c.doneNote }) : t('care.due', { task: c.task, day: dateText(c.dueOn) })}</span>{c.doneOn === null && <Button size="small" onClick={() => ask({ what: 'care', id: c.id, task: c.task })}>{t('act.care')}</Button>}</span>)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
