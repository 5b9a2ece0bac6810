import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMayAny } from '../../../../web/session/index.ts';
import './onsite.css';

const parts = [
  { key: 'rounds', permission: 'assessment.rounds.read' },
  { key: 'own-inspections', permission: 'assessment.own_inspections.read' },
  { key: 'stays', permission: 'assessment.stays.read' },
  { key: 'traces', permission: 'assessment.traces.read' },
  { key: 'landmarks', permission: 'assessment.landmarks.read' },
  { key: 'tracking', permission: 'assessment.tracking.read' },
  { key: 'spot-checks', permission: 'assessment.spot_checks.read' },
] as const;

/** The parts of 一线考核 that the reader may open, side by side. */
export function OnsiteBar() {
  const { t } = useTranslation('onsite');
  const may = useMayAny();
  return (
    <nav className="dd-onsite-bar" aria-label={t('nav.title')}>
      {parts
        .filter((p) => may(p.permission))
        .map((p) => (
          <NavLink key={p.key} to={`/assessment/on-site/${p.key}`}>
            {t(`nav.${p.key}`)}
          </NavLink>
        ))}
    </nav>
  );
}
