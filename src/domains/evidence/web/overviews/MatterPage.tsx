import '../evidence.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, DateText, EmptyState, Page, PersonLink, Section, Timeline } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { getMatter } from '../../contract.ts';
import type { PersonRole } from '../../model.ts';
import { EntryStateTag, KindLabel, PersonsText, shareText } from '../words.tsx';
import { MatterDialog } from './MattersPage.tsx';
import { OutcomeTag } from './OutcomeTag.tsx';

/** 序事: a matter from its first entry to its outcome, and the part of each person. */
export default function MatterPage() {
  const { t } = useTranslation('evidence');
  const { id = '' } = useParams();
  const go = useNavigate();
  const mayManage = useMay('evidence.matters.manage');
  const mayReport = useMay('evidence.report');
  const [amending, setAmending] = useState(false);
  const answer = useAnswer(getMatter, { params: { id } });
  return (
    <Answered answer={answer}>
      {(m) => (
        <Page
          title={m.title}
          breadcrumb={[{ title: t('nav.evidence'), to: '/evidence' }, { title: t('part.matters'), to: '/evidence/matters' }, { title: m.title }]}
          sub={<span className="dd-evidence-row"><OutcomeTag outcome={m.outcome} /> {t(`arena.${m.arena}`)} {m.organization?.name} <DateText value={m.startedOn} />{m.plannedOn && <>→ <DateText value={m.plannedOn} /></>}</span>}
          actions={<>{mayManage && <Button onClick={() => setAmending(true)}>{t('matter.amend')}</Button>}{mayReport && <Button type="primary" onClick={() => void go(`/evidence/new?matterId=${m.id}`)}>{t('list.new')}</Button>}</>}
        >
          {m.description && <Section><p className="dd-evidence-text">{m.description}</p></Section>}
          <div className="dd-evidence-two">
            <Section title={t('matter.chronology')}>
              {m.chronology.length === 0 ? <EmptyState title={t('list.none')} /> : (
                <Timeline label={t('matter.chronology')} entries={m.chronology.map((e) => ({ key: e.id, at: e.occurredOn, title: <Link to={`/evidence/${e.id}`}>{e.title}</Link>, detail: <span className="dd-evidence-row"><KindLabel kind={e.content.kind} /> <PersonsText persons={e.persons} /> {e.state !== 'confirmed' && <EntryStateTag state={e.state} />}</span>, tone: e.state === 'confirmed' ? 'good' as const : 'closed' as const }))} />
              )}
            </Section>
            <div>
              <Section title={t('matter.people')}>
                <ul className="dd-evidence-lines">{m.people.map((p) => <li key={p.personId}><PersonLink id={p.personId} name={p.name} permission="registry.people.read" /> <small className="dd-evidence-quiet">{p.roles.map((r) => t(`role.${r as PersonRole}`)).join('、')} {p.lead && t('person.lead')}</small></li>)}</ul>
              </Section>
              {m.credits.length > 0 && (
                <Section title={t('matter.credits')}>
                  <ul className="dd-evidence-lines">{m.credits.map((c, i) => <li key={i}><Link to={`/evidence/${c.entryId}`}>{c.milestone}</Link> {c.name} {c.leadMonths === 0 ? t('milestone.onTime') : t(c.leadMonths > 0 ? 'milestone.early' : 'milestone.late', { months: Math.abs(c.leadMonths) })} <small className="dd-num">{shareText(c.share)}</small></li>)}</ul>
                </Section>
              )}
            </div>
          </div>
          {amending && <MatterDialog matter={{ id: m.id, title: m.title, arena: m.arena, organizationId: m.organization?.id ?? null, startedOn: m.startedOn, plannedOn: m.plannedOn, description: m.description }} onClose={() => setAmending(false)} />}
        </Page>
      )}
    </Answered>
  );
}
