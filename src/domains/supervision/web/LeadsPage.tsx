import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAnswer, type OutputOf } from '../../../web/api/index.ts';
import { Answered, DataTable, dateText, EmptyState, Page, StateTag, type Column } from '../../../web/kit/index.ts';
import { useMay } from '../../../web/session/index.ts';
import { leadTimes } from '../contract.ts';
import { SupervisionBar } from './SupervisionBar.tsx';

type Lead = OutputOf<typeof leadTimes>['leads'][number];

/** 线索 → 决定 → 成效, with the time each took. */
export default function LeadsPage() {
  const { t, i18n } = useTranslation('supervision');
  const go = useNavigate();
  const mayOpen = useMay('supervision.leads.handle');
  const answer = useAnswer(leadTimes);
  const state = (l: Lead) => <StateTag tone={l.open ? 'running' : 'good'}>{i18n.language === 'en' ? l.stateTitle.en : l.stateTitle.zh}</StateTag>;
  const days = (n: number | null) => (n === null ? '—' : t('lead.days', { count: n }));
  const columns: Column<Lead>[] = [
    { key: 'number', title: t('lead.number'), width: 110, pinned: true, sortBy: (l) => l.number, render: (l) => <Link to={`/cases/${l.id}`} className="dd-num">{l.number}</Link> },
    { key: 'title', title: t('lead.title'), width: 220, grow: true, sortBy: (l) => l.title, render: (l) => <Link to={`/cases/${l.id}`}>{l.title}</Link> },
    { key: 'from', title: t('lead.from'), width: 150, sortBy: (l) => l.from, render: (l) => <>{t(`from.${l.from}`)}{l.round && <small className="dd-sup-quiet"> {l.round}</small>}</> },
    { key: 'persons', title: t('lead.persons'), width: 80, align: 'end', sortBy: (l) => l.persons, render: (l) => <span className="dd-num">{l.persons}</span> },
    { key: 'graded', title: t('lead.graded'), width: 150, sortBy: (l) => l.seriousness, render: (l) => (l.seriousness ? t('lead.gradedAs', { seriousness: l.seriousness, proposes: l.proposes ?? '' }) : '—') },
    { key: 'measures', title: t('lead.measures'), width: 150, render: (l) => l.measures.join(t('and')) || '—' },
    { key: 'decided', title: t('lead.decided'), width: 130, sortBy: (l) => l.daysToDecision, render: (l) => <span className="dd-num">{days(l.daysToDecision)}</span> },
    { key: 'effect', title: t('lead.effect'), width: 150, sortBy: (l) => l.daysToEffect, render: (l) => (l.effect ? <>{t(`effect.${l.effect}`)} <span className="dd-num dd-sup-quiet">{days(l.daysToEffect)}</span></> : '—') },
    { key: 'opened', title: t('lead.opened'), width: 110, optional: true, sortBy: (l) => l.openedOn, render: (l) => dateText(l.openedOn) },
    { key: 'state', title: t('lead.state'), width: 150, render: state },
  ];
  return (
    <Page title={t('nav.leads')} sub={answer.data && (answer.data.medianToDecision === null ? t('lead.sub', { count: answer.data.leads.length }) : t('lead.subMedian', { count: answer.data.leads.length, days: answer.data.medianToDecision }))} bar={<SupervisionBar />} actions={mayOpen && <Button type="primary" onClick={() => void go('/cases/new?type=lead&opening=received')}>{t('lead.register')}</Button>}>
      <Answered answer={answer}>{(list) => <DataTable name="supervision.leads" label={t('nav.leads')} columns={columns} rows={list.leads} rowKey={(l) => l.id} searchHint={t('lead.search')} searchBy={(l) => `${l.number} ${l.title} ${l.round ?? ''}`} empty={<EmptyState title={t('lead.none')} />} card={(l) => <span className="dd-sup-card"><Link to={`/cases/${l.id}`}><strong>{l.title}</strong></Link><span>{l.number} · {t(`from.${l.from}`)}</span><span className="dd-sup-row">{state(l)} {l.measures.join(t('and'))}</span></span>} />}</Answered>
    </Page>
  );
}
