import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import type { OutputOf } from '../../../web/api/index.ts';
import { Label, MomentText, StateTag, type Tone } from '../../../web/kit/index.ts';
import { useMayAny } from '../../../web/session/index.ts';
import type { readBoard } from '../contract.ts';
import type { DemandState } from '../model.ts';
import './demands.css';

export type Line = OutputOf<typeof readBoard>['lines'][number];

/** The parts of 诉求 that the reader may open. */
export function DemandBar() {
  const { t } = useTranslation('demands');
  const may = useMayAny();
  const parts = [['board', '/demands', 'demands.read'], ['figures', '/demands/figures', 'demands.read'], ['map', '/demands/map', 'demands.read'], ['roots', '/demands/roots', 'demands.roots.read'], ['callbacks', '/demands/callbacks', 'demands.call_back'], ['firms', '/demands/firms', 'demands.firms'], ['services', '/demands/services', 'demands.services.read'], ['import', '/demands/import', 'demands.firms'], ['open311', '/demands/open311', 'demands.open311'], ['own', '/demands/own', 'demands.heads_own']] as const;
  return <nav className="dd-demand-bar" aria-label={t('nav.board')}>{parts.filter(([, , permission]) => may(permission)).map(([key, to]) => <NavLink key={key} to={to} end>{t(`nav.${key}`)}</NavLink>)}</nav>;
}

const tones: Record<DemandState, Tone> = { collected: 'waiting', classified: 'running', handled: 'caution', answered: 'good', merged: 'closed' };
export function DemandTag({ line }: { readonly line: Pick<Line, 'state' | 'level'> }) {
  const { t } = useTranslation('demands');
  return <StateTag tone={tones[line.state]}>{t(`state.${line.state}`)}{line.level && line.state === 'classified' ? ` · ${t(`level.${line.level}`)}` : ''}</StateTag>;
}

/** By when, and how it stands against it. */
export function Due({ line }: { readonly line: Pick<Line, 'dueAt' | 'late' | 'state'> }) {
  const { t } = useTranslation('demands');
  if (line.state === 'answered' || line.state === 'merged') return line.late ? <span className="dd-demand-quiet">{t('due.closedLate')}</span> : <>—</>;
  return <span className={line.late ? 'dd-demand-late' : ''}><MomentText value={line.dueAt} />{line.late && ` ${t('due.late')}`}</span>;
}

export function Marks({ line }: { readonly line: Line }) {
  const { t } = useTranslation('demands');
  return (
    <>
      {line.aboutHead && <Label>{t('mark.aboutHead')}</Label>}
      {line.outside && <Label>{t('mark.outside')}</Label>}
      {line.held && <Label>{t('mark.held')}</Label>}
      {line.reopened > 0 && <Label>{t('mark.reopened', { count: line.reopened })}</Label>}
      {line.moves > 0 && <Label>{t('mark.moves', { count: line.moves })}</Label>}
    </>
  );
}

/** One demand as a card: lists on telephones, and a head's own. */
export function LineCard({ line }: { readonly line: Line }) {
  return (
    <span className="dd-demand-card">
      <Link to={`/demands/${line.id}`}><strong>{line.words}</strong></Link>
      <span className="dd-demand-quiet">{[line.place, line.unitName].filter(Boolean).join(' · ')}</span>
      <span className="dd-demand-row"><DemandTag line={line} /><Due line={line} /><Marks line={line} /></span>
    </span>
  );
}
