import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, dateText, EmptyState, Page, Section, StateTag } from '../../../../web/kit/index.ts';
import { ownManualMatters } from '../../manuals/contract.ts';
import { ManualBar, MatterTag } from './parts.tsx';

type Own = OutputOf<typeof ownManualMatters>['matters'][number];

/** 本人: steps that wait for one, then the other matters in which one stands for a role. */
export default function OwnMattersPage() {
  const { t } = useTranslation('manuals');
  const answer = useAnswer(ownManualMatters);
  return (
    <Page title={t('nav.own')} sub={t('ownSub')} bar={<ManualBar />} width="reading">
      <Answered answer={answer}>
        {({ matters }) => {
          const [waiting, others] = [matters.filter((m) => m.own.length > 0), matters.filter((m) => m.own.length === 0)];
          return (
            <div className="dd-work-stack">
              <Section title={t('ownWaiting', { count: waiting.length })}>{waiting.length === 0 ? <EmptyState title={t('ownNone')} /> : <ul className="dd-work-list">{waiting.map((m) => <Waiting key={m.id} matter={m} />)}</ul>}</Section>
              {others.length > 0 && <Section title={t('ownOthers')}><ul className="dd-work-list">{others.map((m) => <li key={m.id} className="dd-work-card"><Link to={`/manual-matters/${m.id}`}>{m.title}</Link><span className="dd-work-row"><MatterTag stage={m.stage} overdue={m.overdue} /><span className="dd-work-quiet">{t('doneOf', { done: m.done, steps: m.steps })}</span></span></li>)}</ul></Section>}
            </div>
          );
        }}
      </Answered>
    </Page>
  );
}

function Waiting({ matter: m }: { readonly matter: Own }) {
  const { t } = useTranslation('manuals');
  return (
    <li className="dd-work-item">
      <span className="dd-work-quiet">{m.manualTitle} · {m.organizationName}</span>
      <strong>{m.title}</strong>
      {m.own.map((c) => <Link key={c.position} to={`/manual-matters/${m.id}`} className="dd-work-row">{c.overdue ? <StateTag tone="danger">{t('lateBy', { days: c.late })}</StateTag> : <StateTag tone="running">{t('dueBy', { day: dateText(c.dueOn) })}</StateTag>}{t('goTo', { step: c.title })}</Link>)}
    </li>
  );
}
