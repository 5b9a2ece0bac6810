import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer } from '../../../web/api/index.ts';
import { Answered, dateText } from '../../../web/kit/index.ts';
import { readPublicCommunity } from '../contract/index.ts';
import './grid.css';

/** The village or community of a contact card (M232): what it tells its residents, and who is head of which area. Opened from the page of the card. */
export default function PublicCommunityPage() {
  const { t } = useTranslation('grid');
  const { region = '', card = '' } = useParams();
  const answer = useAnswer(readPublicCommunity, { params: { region, card } });
  return (
    <main className="dd-grid-public">
      <Answered answer={answer}>
        {(c) => (
          <>
            <h1>{c.organizationName}</h1>
            <p>{c.region} · {t('public.asOf', { day: dateText(c.asOf) })}</p>
            <h2>{t('public.notices')}</h2>
            {c.notices.length === 0 && <p className="dd-grid-quiet">{t('public.noNotices')}</p>}
            {c.notices.map((n, i) => <section key={i}><h3>{n.title}</h3><p className="dd-grid-words">{n.words}</p><p className="dd-grid-quiet">{n.from} · {t('public.noticeDays', { day: dateText(n.sentOn), until: dateText(n.until) })}</p></section>)}
            <h2>{t('public.areas', { count: c.areas.length })}</h2>
            <table>
              <thead><tr><th>{t('patch.area')}</th><th>{t('public.duty')}</th><th>{t('one.person')}</th></tr></thead>
              <tbody>{c.areas.map((a, i) => <tr key={i} data-own={a.ownId !== null}><td>{a.name}{a.ownId !== null && <> <Link to={`/public/grid/${region}/${a.ownId}`}>{t('public.own')}</Link></>}</td><td>{t('level.area')}</td><td>{a.head ?? t('public.vacant')}</td></tr>)}</tbody>
            </table>
            <p><a href={`/demand/${region}-${card}`}>{t('public.bring')}</a></p>
          </>
        )}
      </Answered>
    </main>
  );
}
