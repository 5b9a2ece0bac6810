import { HomeOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import { useTexts } from '../i18n/texts.ts';
import { useMayAny } from '../session/SessionProvider.tsx';
import { useScreens } from '../screens-context.tsx';
import { Mark } from './Mark.tsx';
import { railItems } from './rail-items.ts';

/** The domains in the user's words; only what exists and what the role may use. */
export function Rail() {
  const { t } = useTranslation();
  const say = useTexts();
  const may = useMayAny();
  const { nav } = useScreens();
  const { pathname } = useLocation();
  const items = railItems(nav.filter((item) => may(item.permission)), pathname);
  return (
    <nav className="dd-rail" aria-label={t('frame.rail')}>
      <NavLink to="/" className="dd-rail-name">
        <Mark size={24} />
        <span>{t('product')}</span>
      </NavLink>
      <ul>
        <li>
          <NavLink to="/" end className="dd-rail-item">
            <HomeOutlined /> <span>{t('nav.workbench')}</span>
          </NavLink>
        </li>
        {items.map(({ item: { key, path, labelKey, icon: Icon }, below, current }) => (
          <li key={key}>
            <Link to={path} className={`dd-rail-item${below ? ' below' : ''}${current ? ' active' : ''}`} {...(current ? { 'aria-current': 'page' as const } : {})}>
              {below ? null : Icon ? <Icon /> : <span className="dd-rail-dot" aria-hidden="true" />} <span>{say(labelKey)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
