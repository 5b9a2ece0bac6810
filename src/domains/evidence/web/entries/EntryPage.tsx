import '../evidence.css';
import { PaperClipOutlined } from '@ant-design/icons';
import { Button, Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { download, useAnswer } from '../../../../web/api/index.ts';
import { Answered, DateText, describeError, KeyValue, Label, momentText, OrganizationLink, Page, PersonLink, Section, Timeline, useToast, type Tone } from '../../../../web/kit/index.ts';
import { downloadAttachment, getEntry, type EntryDetail } from '../../contract.ts';
import { EntryStateTag, KindLabel, MatterLink, shareText } from '../words.tsx';
import { ContentView } from './ContentView.tsx';
import { EntryActions } from './EntryActions.tsx';
import { FiguresTable } from './FiguresTable.tsx';

/** One entry: what was done, by whom, who vouches for it, and what may be done about it. */
export default function EntryPage() {
  const { t } = useTranslation('evidence');
  const { id = '' } = useParams();
  const entry = useAnswer(getEntry, { params: { id } });
  return (
    <Answered answer={entry}>
      {(e) => (
        <Page
          title={e.title}
          breadcrumb={[{ title: t('nav.evidence'), to: '/evidence' }, { title: t(`kind.${e.content.kind}`) }]}
          sub={<span className="dd-evidence-row"><KindLabel kind={e.content.kind} /> <EntryStateTag state={e.state} /> <DateText value={e.occurredOn} /></span>}
          actions={<EntryActions entry={e} />}
        >
          <Body e={e} />
        </Page>
      )}
    </Answered>
  );
}

function Body({ e }: { readonly e: EntryDetail }) {
  const { t } = useTranslation('evidence');
  const { t: shell } = useTranslation('shell');
  const toast = useToast();
  return (
    <>
      <Progress e={e} />
      <div className="dd-evidence-two">
        <div>
          <Section title={t('entry.content')}>
            <ContentView entry={e} />
          </Section>
          <Section title={t('entry.persons')}>
            {e.persons.length === 0 ? <p className="dd-evidence-quiet">{t('entry.nobody')}</p> : (
              <table className="dd-evidence-table">
                <thead><tr><th scope="col">{t('person.name')}</th><th scope="col">{t('person.role')}</th><th scope="col">{t('person.leads')}</th><th scope="col" className="dd-evidence-end">{t('person.share')}</th></tr></thead>
                <tbody>
                  {e.persons.map((p) => (
                    <tr key={p.personId}>
                      <td><PersonLink id={p.personId} name={p.name} permission="registry.people.read" /></td>
                      <td>{t(`role.${p.role}`)}</td>
                      <td>{p.lead ? <Label>{t('person.lead')}</Label> : '—'}</td>
                      <td className="dd-num dd-evidence-end">{shareText(p.share)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Section>
          {e.figures.length > 0 && <Section title={t('form.figures')}><FiguresTable entry={e} /></Section>}
          <Section title={t('form.attachments')}>
            {e.attachments.length === 0 ? <p className="dd-evidence-quiet">{t('entry.noAttachments')}</p> : (
              <ul className="dd-evidence-files">
                {e.attachments.map((a) => (
                  <li key={a.hash}>
                    <Button type="link" icon={<PaperClipOutlined />} onClick={() => void download(downloadAttachment, { params: { id: e.id, hash: a.hash } }, a.name).catch((error: unknown) => toast.failed(describeError(shell, error)))}>{a.name}</Button>
                    <small className="dd-evidence-hash" title={a.hash}>SHA-256 {a.hash.slice(0, 16)}…</small>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </div>
        <div>
          <Section title={t('entry.about')}>
            <KeyValue
              columns={1}
              facts={[
                { key: 'on', label: t('field.occurredOn'), value: <DateText value={e.occurredOn} /> },
                { key: 'arena', label: t('field.arena'), value: t(`arena.${e.arena}`) },
                { key: 'unit', label: t('field.organization'), value: e.organization && <OrganizationLink id={e.organization.id} name={e.organization.name} permission="registry.organizations.read" /> },
                ...(e.organizations.length > 0 ? [{ key: 'units', label: t('field.organizations'), value: e.organizations.map((o) => `${o.name}（${t(`unitRole.${o.role}`)}）`).join(' ') }] : []),
                { key: 'matter', label: t('field.matter'), value: e.matter && <MatterLink id={e.matter.id} title={e.matter.title} /> },
                ...(e.criticalEvent ? [{ key: 'event', label: t('field.criticalEvent'), value: <Link to={`/evidence/critical-events/${e.criticalEvent.id}`}>{e.criticalEvent.name}</Link> }] : []),
                { key: 'source', label: t('form.source'), value: [t(`sourceKind.${e.source.kind}`), e.source.name, e.source.document].filter(Boolean).join(' · ') },
                { key: 'by', label: t('entry.reportedBy'), value: e.reportedBy ?? t('entry.reporterKept') },
                { key: 'at', label: t('entry.reportedAt'), value: momentText(e.reportedAt) },
                { key: 'place', label: t('entry.position'), value: e.position === null ? t('entry.sealing') : t('entry.positionAt', { position: e.position + 1 }) },
              ]}
            />
          </Section>
          {(e.correctsId || e.correctedBy.length > 0) && (
            <Section title={t('entry.corrections')}>
              <ul className="dd-evidence-lines">
                {e.correctsId && <li><Link to={`/evidence/${e.correctsId}`}>{t('entry.corrects')}</Link></li>}
                {e.correctedBy.map((c) => <li key={c.id}>{t('entry.correctedBy')} <Link to={`/evidence/${c.id}`}>{c.title}</Link> <EntryStateTag state={c.state} /></li>)}
              </ul>
            </Section>
          )}
          <Section title={t('entry.trail')}>
            <Timeline
              label={t('entry.trail')}
              entries={[
                { key: 'reported', at: e.reportedAt, title: `${e.reportedBy ?? t('entry.reporterKept')} ${t('step.reported')}`, tone: 'running' as Tone },
                ...e.trail.map((s) => ({ key: s.id, at: s.at, title: `${s.by} ${t(`step.${s.action}`)}`, detail: <>{s.opinion} {s.causeEntryId && <Link to={`/evidence/${s.causeEntryId}`}>{t('entry.cause')}</Link>}</>, tone: toneOf(s.action) })),
              ]}
            />
          </Section>
        </div>
      </div>
    </>
  );
}

const toneOf = (action: EntryDetail['trail'][number]['action']): Tone =>
  action === 'unit_confirm' || action === 'confirm' || action === 'uphold' ? 'good' : action === 'return' ? 'caution' : action === 'dispute' || action === 'overturn' ? 'danger' : 'closed';

/** 已填报 → 单位已核实 → 组织部门已核定, with who and when. */
function Progress({ e }: { readonly e: EntryDetail }) {
  const { t } = useTranslation('evidence');
  const who = (action: string): string | null => {
    const step = e.trail.findLast((s) => s.action === action);
    return step ? `${step.by} ${momentText(step.at).slice(0, 10)}` : null;
  };
  const reached = { reported: 1, returned: 1, unit_confirmed: 2, disputed: 2, confirmed: 3, withdrawn: 3 }[e.state];
  const stopped = e.state === 'returned' || e.state === 'disputed' || e.state === 'withdrawn';
  const last = stopped ? t(`state.${e.state}`) : t('state.confirmed');
  return (
    <Section>
      <Steps
        size="small"
        current={stopped ? 2 : reached}
        status={stopped ? 'error' : reached === 3 ? 'finish' : 'process'}
        items={[
          { title: t('state.reported'), content: `${e.reportedBy ?? t('entry.reporterKept')} ${momentText(e.reportedAt).slice(0, 10)}` },
          { title: t('state.unit_confirmed'), content: who('unit_confirm') ?? (e.state === 'reported' || e.state === 'returned' ? t('entry.waitsUnit') : t('entry.byReporter')) },
          { title: last, content: who('confirm') ?? (e.state === 'unit_confirmed' ? t('entry.waitsDepartment') : '') },
        ]}
      />
    </Section>
  );
}
