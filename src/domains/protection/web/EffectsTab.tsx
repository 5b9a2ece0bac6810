import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../web/api/index.ts';
import { Answered, DateText, EmptyState, StateTag } from '../../../web/kit/index.ts';
import { personEffects, type EffectView } from '../contract.ts';
import './protection.css';

/** Locks and reliefs of a person, those that hold first. */
export default function EffectsTab({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('protection');
  const answer = useAnswer(personEffects, { params: { id: personId } });
  return (
    <Answered answer={answer}>
      {(effects) =>
        effects.length === 0 ? (
          <EmptyState title={t('dossier.none')} />
        ) : (
          <ul className="dd-effects">{[...effects].sort((a, b) => Number(b.holds) - Number(a.holds)).map((e) => <Effect key={e.id} effect={e} />)}</ul>
        )
      }
    </Answered>
  );
}

export function Effect({ effect: e }: { readonly effect: EffectView }) {
  const { t } = useTranslation('protection');
  const until = e.endedOn ?? e.until;
  return (
    <li className="dd-effect" data-holds={e.holds}>
      <h3>
        {e.basis} <StateTag tone={!e.holds ? 'closed' : e.kind === 'relief' ? 'good' : 'caution'}>{t(e.holds ? `kind.${e.kind}` : e.endedBecause === 'lifted' ? 'ended.lifted' : 'ended.expired')}</StateTag>
      </h3>
      <p>
        <DateText value={e.from} />
        {' — '}
        {until ? <DateText value={until} /> : t('dossier.openEnd')}
      </p>
      <p>{t(`says.${e.kind}`, { what: e.scopes.map((s) => t(`scope.${s}`)).join(t('dossier.and')) })}</p>
      {e.entries > 0 && <p>{t('dossier.entries', { count: e.entries })}</p>}
      <small>
        {e.source} {e.case && <Link to={`/cases/${e.case.id}`}>{e.case.title}（{e.case.number}）</Link>}
      </small>
    </li>
  );
}
