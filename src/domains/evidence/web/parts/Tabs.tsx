import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMayAny } from '../../../../web/session/index.ts';

const parts = [
  { key: 'entries', to: '/evidence', permission: 'evidence.read' },
  { key: 'matters', to: '/evidence/matters', permission: 'evidence.overviews.read' },
  { key: 'events', to: '/evidence/critical-events', permission: 'evidence.overviews.read' },
  { key: 'observations', to: '/evidence/observations', permission: 'evidence.overviews.read' },
  { key: 'merits', to: '/evidence/merit-lists', permission: 'evidence.overviews.read' },
  { key: 'frontLine', to: '/evidence/front-line', permission: 'evidence.overviews.read' },
  { key: 'files', to: '/evidence/performance-files', permission: 'evidence.overviews.read' },
  { key: 'verify', to: '/evidence/verify' },
] as const;

/** The parts of 实事, on top of each of its lists. */
export function EvidenceTabs() {
  const { t } = useTranslation('evidence');
  const may = useMayAny();
  return (
    <nav className="dd-evidence-tabs" aria-label={t('nav.evidence')}>
      {parts
        .filter((p) => may('permission' in p ? p.permission : undefined))
        .map(({ key, to }) => (
          <NavLink key={key} to={to} end>
            {t(`part.${key}`)}
          </NavLink>
        ))}
    </nav>
  );
}
