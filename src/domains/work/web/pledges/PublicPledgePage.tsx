import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, dateText } from '../../../../web/kit/index.ts';
import { readPublicPledge } from '../../pledges/contract.ts';
import { MetTag } from './parts.tsx';
import '../work.css';
import './pledges.css';

/** 公开承诺: what a team pledged to the people, and what was reached. */
export default function PublicPledgePage() {
  const { t } = useTranslation('pledges');
  const { region = '', pledgeId = '' } = useParams();
  const answer = useAnswer(readPublicPledge, { params: { region, id: pledgeId } });
  return (
    <main className="dd-pledge-public">
      <Answered answer={answer}>
        {(p) => (
          <>
            <h1>{t('public.title', { unit: p.organizationName })}</h1>
            <p className="dd-work-row"><span>{p.region} · {p.termTitle}</span><span className="dd-work-quiet">{t('public.dates', { published: dateText(p.publishedOn), asOf: dateText(p.asOf) })}</span><Button size="small" onClick={() => window.print()}>{t('public.print')}</Button></p>
            <p className="dd-work-text">{p.statement}</p>
            <p>{p.fulfilment.rate === null ? t('term.noYear') : t('public.rate', { met: p.fulfilment.met, due: p.fulfilment.due, rate: p.fulfilment.rate })}</p>
            {p.objectives.map((o, i) => (
              <section key={o.title}>
                <h2>{i + 1}. {o.title}</h2>
                <p className="dd-work-quiet">{t('measured', { unit: o.unit, better: t(`better.${o.better}`) })}</p>
                <table className="dd-pledge-table">
                  <thead><tr><th>{t('year')}</th><th>{t('target')}</th><th>{t('actual')}</th><th>{t('state')}</th></tr></thead>
                  <tbody>{o.years.map((y) => <tr key={y.year}><td className="dd-num">{y.year}</td><td className="dd-num">{y.target}</td><td className="dd-num">{y.actual ?? '—'}</td><td><MetTag year={y} /></td></tr>)}</tbody>
                </table>
              </section>
            ))}
          </>
        )}
      </Answered>
    </main>
  );
}
