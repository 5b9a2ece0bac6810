import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer } from '../../../web/api/index.ts';
import { Answered, dateText } from '../../../web/kit/index.ts';
import { readPublicArea } from '../contract/index.ts';
import './grid.css';

/** What hangs in the stairwell (M232): who serves this area, and how to bring a matter forward. */
export default function PublicAreaPage() {
  const { t } = useTranslation('grid');
  const { region = '', areaId = '' } = useParams();
  const answer = useAnswer(readPublicArea, { params: { region, id: areaId } });
  return (
    <main className="dd-grid-public">
      <Answered answer={answer}>
        {(a) => {
          const line = (key: string, role: string, place: string, head: { readonly name: string; readonly contact: string } | null) => (
            <tr key={key}><td>{role}</td><td>{place}</td><td>{head?.name ?? t('public.vacant')}</td><td>{head ? <a href={`tel:${head.contact}`}>{head.contact}</a> : '—'}</td></tr>
          );
          return (
            <>
              <h1>{a.organizationName} · {a.name}</h1>
              <p>{t('public.title')} · {t('public.asOf', { day: dateText(a.asOf) })} <Button size="small" onClick={() => window.print()}>{t('public.print')}</Button></p>
              {a.notices.length > 0 && <h2>{t('public.notices')}</h2>}
              {a.notices.map((n) => <section key={`${n.sentOn} ${n.title}`}><h3>{n.title}</h3><p className="dd-grid-words">{n.words}</p><p className="dd-grid-quiet">{t('public.noticeDays', { day: dateText(n.sentOn), until: dateText(n.until) })}</p></section>)}
              <table><tbody>
                {line('area', t('level.area'), a.name, a.head)}
                {a.groups.flatMap((g, i) => [line(`g${i}`, t('level.group'), g.name, g.head), ...g.neighbours.map((n, j) => line(`g${i}n${j}`, t('level.neighbour'), n.name, n.head))])}
              </tbody></table>
              <h2>{t('public.how')}</h2>
              <ol>{(['how1', 'how2', 'how3'] as const).map((k) => <li key={k}>{t(`public.${k}`)}</li>)}</ol>
            </>
          );
        }}
      </Answered>
    </main>
  );
}
