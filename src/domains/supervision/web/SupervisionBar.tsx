import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMayAny } from '../../../web/session/index.ts';
import './supervision.css';

const parts = [
  { key: 'items', permission: 'supervision.items.read' },
  { key: 'leads', permission: 'supervision.leads.read' },
  { key: 'campaigns', permission: 'supervision.campaigns.read' },
  { key: 'warnings', permission: 'supervision.warnings.read' },
  { key: 'statistics', permission: 'supervision.statistics.read' },
] as const;

/** The parts of supervision that the reader may open, side by side. */
export function SupervisionBar() {
  const { t } = useTranslation('supervision');
  const may = useMayAny();
  return (
    <nav className="dd-sup-bar" aria-label={t('nav.supervision')}>
      {parts.filter((p) => may(p.permission)).map((p) => <NavLink key={p.key} to={`/supervision/${p.key}`}>{t(`nav.${p.key}`)}</NavLink>)}
    </nav>
  );
}
