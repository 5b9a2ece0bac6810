import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMayAny } from '../../../web/session/index.ts';
import './grid.css';

/** The parts of 三长服务 that the reader may open. */
export function GridBar() {
  const { t } = useTranslation('grid');
  const may = useMayAny();
  const parts = [['board', '/grid', 'grid.read'], ['areas', '/grid/areas', 'grid.read'], ['training', '/grid/training', 'grid.training.read'], ['messages', '/grid/messages', 'grid.messages.read'], ['publicity', '/grid/publicity', 'grid.publicity.read'], ['import', '/grid/import', 'grid.run']] as const;
  return (
    <nav className="dd-grid-bar" aria-label={t('nav.grid')}>
      {parts.filter(([, , permission]) => may(permission)).map(([key, to]) => <NavLink key={key} to={to} end>{t(`nav.${key}`)}</NavLink>)}
      {may('grid.households.serve') && <a href="/head">{t('nav.phone')}</a>}
    </nav>
  );
}

export interface FigureLine {
  readonly label: string;
  readonly value: number;
  readonly sub?: ReactNode;
  readonly tone?: 'danger';
}
export const Figures = ({ lines }: { readonly lines: readonly FigureLine[] }) => (
  <dl className="dd-grid-figures">
    {lines.map((l) => <div key={l.label} data-tone={l.tone}><dt>{l.label}</dt><dd>{l.value.toLocaleString('en-US')}{l.sub !== undefined && <small>{l.sub}</small>}</dd></div>)}
  </dl>
);

/** A day as text, not after today. */
export const PastDay = ({ id, value, onChange }: { readonly id?: string; readonly value?: string; readonly onChange?: (day: string | undefined) => void }) => (
  <DatePicker {...(id ? { id } : {})} value={value ? dayjs(value) : null} disabledDate={(d) => d.isAfter(dayjs(), 'day')} onChange={(d) => onChange?.(d ? d.format('YYYY-MM-DD') : undefined)} />
);
