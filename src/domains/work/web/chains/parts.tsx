import { useTranslation } from 'react-i18next';
import { DataTable, Figure, Section, StateTag, type Column, type Tone } from '../../../../web/kit/index.ts';
import type { OutputOf } from '../../../../web/api/index.ts';
import type { listChains, readChain } from '../../chains/contract.ts';
import type { LinkStage } from '../../chains/model.ts';
import '../work.css';
import './chains.css';

export type Chain = OutputOf<typeof readChain>['chain'];
export type Link = OutputOf<typeof readChain>['links'][number];
type Department = OutputOf<typeof listChains>['departments'][number];

const tones: Record<LinkStage, Tone> = { waiting: 'closed', running: 'running', blocked: 'caution', reported: 'waiting', done: 'good' };
export function StageTag({ link }: { readonly link: Pick<Link, 'stage' | 'overdue' | 'taken' | 'promisedDays'> }) {
  const { t } = useTranslation('chains');
  if (link.overdue) return <StateTag tone="danger">{t('overdueBy', { days: link.taken - link.promisedDays })}</StateTag>;
  return <StateTag tone={tones[link.stage]}>{t(`stage.${link.stage}`)}</StateTag>;
}

/** Before plan, after plan, not yet. */
export function StartTag({ chain }: { readonly chain: Pick<Chain, 'startedOn' | 'monthsEarly' | 'stoppedOn'> }) {
  const { t } = useTranslation('chains');
  if (chain.stoppedOn) return <StateTag tone="closed">{t('chain.stopped')}</StateTag>;
  if (chain.startedOn === null) return <StateTag tone="running">{t('chain.underWay')}</StateTag>;
  const months = chain.monthsEarly!;
  if (months > 0) return <StateTag tone="good">{t('chain.early', { months })}</StateTag>;
  return months < 0 ? <StateTag tone="caution">{t('chain.late', { months: -months })}</StateTag> : <StateTag tone="good">{t('chain.onPlan')}</StateTag>;
}

/** Time saved per department, each figure down to its links. */
export function Departments({ name, departments }: { readonly name: string; readonly departments: readonly Department[] }) {
  const { t } = useTranslation('chains');
  const number = (key: 'links' | 'done' | 'inTime' | 'promised' | 'taken' | 'blocked' | 'overdue'): Column<Department> => ({ key, title: t(`department.${key}`), width: 100, align: 'end', sortBy: (d) => d[key], render: (d) => <span className="dd-num">{d[key]}</span> });
  const saved = (d: Department) => <Figure value={String(d.saved)} unit={t('days')} explanation={d.explanation} title={d.name} />;
  const columns: Column<Department>[] = [
    { key: 'name', title: t('department.name'), width: 180, grow: true, pinned: true, sortBy: (d) => d.name, render: (d) => d.name },
    { key: 'saved', title: t('department.saved'), width: 120, align: 'end', sortBy: (d) => d.saved, render: saved },
    number('links'), number('done'), number('inTime'), number('promised'), number('taken'), number('blocked'), number('overdue'),
  ];
  return (
    <Section title={t('department.heading')} flush>
      <DataTable name={name} prefix="departments" label={t('department.heading')} columns={columns} rows={departments} rowKey={(d) => d.organizationId} maxHeight={420} card={(d) => <span className="dd-work-card"><strong>{d.name}</strong><span className="dd-work-row">{saved(d)}<span className="dd-num">{t('department.line', { done: d.done, links: d.links, promised: d.promised, taken: d.taken })}</span></span><span className="dd-work-row">{d.blocked > 0 && <StateTag tone="caution">{t('blockedCount', { count: d.blocked })}</StateTag>}{d.overdue > 0 && <StateTag tone="danger">{t('overdueCount', { count: d.overdue })}</StateTag>}</span></span>} />
    </Section>
  );
}
