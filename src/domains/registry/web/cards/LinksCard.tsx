import '../registry.css';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { useMayAny } from '../../../../web/session/index.ts';
import { listSavedSearches } from '../../contract.ts';
import { rosterAddress } from '../people/conditions.ts';

/** Ways in that are used every day, and the own saved searches. */
export default function LinksCard() {
  const { t } = useTranslation('registry');
  const may = useMayAny();
  const saved = useAnswer(listSavedSearches);
  const links = [
    { key: 'people', to: rosterAddress([{ field: 'inOffice', is: true }]), permission: 'registry.people.search' },
    { key: 'teams', to: '/teams', permission: 'registry.organizations.read' },
    { key: 'awaiting', to: rosterAddress([{ field: 'awaitingPost', is: true }]), permission: 'registry.people.search' },
    { key: 'effect', to: rosterAddress([{ field: 'withinEffectPeriod', is: true }]), permission: 'registry.people.search' },
    { key: 'merge', to: '/organizations/merge', permission: 'registry.organizations.write' },
  ].filter((l) => may(l.permission));
  return (
    <ul className="dd-quick-links">
      {links.map((l) => (
        <li key={l.key}><Link to={l.to}>{t(`card.link.${l.key}`)}</Link></li>
      ))}
      {saved.data?.slice(0, 5).map((s) => (
        <li key={s.id}><Link to={rosterAddress(s.filter.conditions, s.filter.text ? { q: s.filter.text } : {})}>★ {s.title}</Link></li>
      ))}
    </ul>
  );
}
