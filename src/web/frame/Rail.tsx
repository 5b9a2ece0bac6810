import { HomeOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import { useTexts } from '../i18n/texts.ts';
import { useMayAny } from '../session/SessionProvider.tsx';
import { useScreens } from '../screens-context.tsx';
import { Mark } from './Mark.tsx';

/** The domains in the user's words; only what exists and what the role may use. */
export function Rail() {
  const { t } = useTranslation();
  const say = useTexts();
  const may = useMayAny();
  const { nav } = useScreens();
  const { pathname } = useLocation();
  const shown = nav.filter((item) => may(item.permission));
  // One place is current: the item whose path says most of the address.
  const current = shown.filter(({ path }) => pathname === path || pathname.startsWith(`${path}/`)).toSorted((a, b) => b.path.length - a.path.length)[0]?.key;
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
        {shown.map(({ key, path, labelKey, icon: Icon }) => (
          <li key={key}>
            <Link to={path} className={key === current ? 'dd-rail-item active' : 'dd-rail-item'} {...(key === current ? { 'aria-current': 'page' as const } : {})}>
              {Icon ? <Icon /> : <span className="dd-rail-dot" aria-hidden="true" />} <span>{say(labelKey)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
