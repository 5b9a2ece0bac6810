import '../evidence.css';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, useAnswerPages } from '../../../../web/api/index.ts';
import { Answered, DateText, EmptyState, Section, Timeline, type Tone } from '../../../../web/kit/index.ts';
import { listEntries, personRecord, type EntryView } from '../../contract.ts';
import { OutcomeTag } from '../overviews/OutcomeTag.tsx';
import { EntryStateTag, KindLabel, MatterLink, shareText } from '../words.tsx';

const PAGE = 50;

/** 实事: 干了没有、干成没有、群众满意不满意, the matters in order, and every deed. */
export default function DeedsTab({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('evidence');
  const record = useAnswer(personRecord, { params: { personId } });
  return (
    <div className="dd-evidence-stack">
      <Answered answer={record}>
        {({ threeQuestions: q, matters, frontLine, merits }) => (
          <>
            <div className="dd-evidence-three">
              <div><span>{t('questions.done')}</span><b className="dd-num">{q.undertaken}</b><small className="dd-evidence-quiet">{t('questions.doneNote')}</small></div>
              <div><span>{t('questions.achieved')}</span><b className="dd-num">{q.achieved}</b><small className="dd-evidence-quiet">{t('questions.achievedNote', { undertaken: q.undertaken })}</small></div>
              <div><span>{t('questions.satisfied')}</span><b className="dd-num">{q.satisfaction === null ? '—' : `${q.satisfaction}%`}</b><small className="dd-evidence-quiet">{q.satisfaction === null ? t('questions.nobodyAsked') : t('questions.satisfiedNote', { answered: q.answered, satisfied: q.satisfied })}</small></div>
            </div>
            <p className="dd-evidence-quiet">
              {t('questions.front', { front: frontLine.frontLineEntries, entries: frontLine.entries })}
              {q.unconfirmedMatters > 0 && t('questions.unconfirmed', { matters: q.unconfirmedMatters })}
              {merits.length > 0 && t('questions.merits', { lists: [...new Set(merits.map((m) => m.list))].join('、') })}
            </p>
            <Section title={t('matter.chronology')}>
              {matters.length === 0 ? <p className="dd-evidence-quiet">{t('matter.none')}</p> : (
                <div className="dd-evidence-scroll">
                  <table className="dd-evidence-table">
                    <thead><tr><th scope="col">{t('matter.on')}</th><th scope="col">{t('field.matter')}</th><th scope="col">{t('person.role')}</th><th scope="col">{t('field.arena')}</th><th scope="col">{t('field.outcome')}</th><th scope="col">{t('field.leadMonths')}</th></tr></thead>
                    <tbody>
                      {matters.map((m) => (
                        <tr key={m.id}>
                          <td><DateText value={m.on} /></td>
                          <td><MatterLink id={m.id} title={m.title} /></td>
                          <td>{[...m.roles.map((r) => t(`role.${r}`)), ...(m.lead ? [t('person.lead')] : [])].join('、')}</td>
                          <td>{t(`arena.${m.arena}`)}</td>
                          <td><OutcomeTag outcome={m.outcome} /></td>
                          <td>{m.leadMonths === null ? '—' : m.leadMonths === 0 ? t('milestone.onTime') : t(m.leadMonths > 0 ? 'milestone.early' : 'milestone.late', { months: Math.abs(m.leadMonths) })}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </Section>
          </>
        )}
      </Answered>
      <Deeds personId={personId} />
    </div>
  );
}

function Deeds({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('evidence');
  const [which, setWhich] = useState<'confirmed' | 'all'>('confirmed');
  const pages = useAnswerPages(listEntries, {
    inputAt: (cursor: string | undefined) => ({ query: { personId, limit: PAGE, ...(which === 'confirmed' ? { state: 'confirmed' as const } : {}), ...(cursor ? { cursor } : {}) } }),
    next: (a) => a.nextCursor,
    rows: (a) => a.entries,
  });
  return (
    <Section title={t('deeds.timeline')} extra={<Segmented size="small" value={which} onChange={setWhich} options={[{ value: 'confirmed', label: t('state.confirmed') }, { value: 'all', label: t('view.all') }]} />}>
      <Answered answer={pages}>
        {() => (pages.rows ?? []).length === 0 ? <EmptyState title={t('list.none')} /> : (
          <>
            <Timeline label={t('deeds.timeline')} entries={(pages.rows ?? []).map((e) => ({ key: e.id, at: e.occurredOn, title: <Link to={`/evidence/${e.id}`}>{e.title}</Link>, detail: <Line e={e} personId={personId} />, tone: e.state === 'confirmed' ? 'good' as Tone : e.state === 'disputed' ? 'danger' as Tone : 'closed' as Tone }))} />
            {pages.hasNextPage && <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('deeds.more')}</Button>}
          </>
        )}
      </Answered>
    </Section>
  );
}

function Line({ e, personId }: { readonly e: EntryView; readonly personId: string }) {
  const { t } = useTranslation('evidence');
  const part = e.persons.find((p) => p.personId === personId);
  return (
    <span className="dd-evidence-row">
      <KindLabel kind={e.content.kind} /> {part && t(`role.${part.role}`)} {part?.lead && t('person.lead')} {part && part.share !== null && <span className="dd-num">{shareText(part.share)}</span>} {t(`arena.${e.arena}`)} {e.state !== 'confirmed' && <EntryStateTag state={e.state} />}
    </span>
  );
}
