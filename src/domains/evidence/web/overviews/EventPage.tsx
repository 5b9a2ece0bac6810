import '../evidence.css';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, Count, DateText, Page, PersonLink, Section, ThingLink } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { endEvent, getEvent, listEvents } from '../../contract.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { FormDialog } from '../parts/FormDialog.tsx';
import { useRequired } from '../parts/use-required.ts';

type Event = OutputOf<typeof getEvent>;

/** One critical event: who stood the test, who failed, who is where at the front line (M015, M016). */
export default function EventPage() {
  const { t } = useTranslation('evidence');
  const { id = '' } = useParams();
  const go = useNavigate();
  const must = useRequired();
  const mayEnd = useMay('evidence.critical_events.declare');
  const mayReport = useMay('evidence.report');
  const [ending, setEnding] = useState(false);
  const answer = useAnswer(getEvent, { params: { id }, query: {} });
  const end = useCommand(endEvent, { invalidates: [getEvent, listEvents] });
  return (
    <Answered answer={answer}>
      {(e) => (
        <Page
          title={e.name}
          breadcrumb={[{ title: t('nav.evidence'), to: '/evidence' }, { title: t('part.events'), to: '/evidence/critical-events' }, { title: e.name }]}
          sub={<>{t(`event.kind.${e.kind}`)} · <DateText value={e.from} /> – {e.to ? <DateText value={e.to} /> : t('event.lasting')} {e.document && `· ${e.document}`}</>}
          actions={<>{mayEnd && e.to === null && <Button onClick={() => setEnding(true)}>{t('event.end')}</Button>}{mayReport && <Button type="primary" onClick={() => void go('/evidence/new?kind=conduct')}>{t('event.report')}</Button>}</>}
        >
          <div className="dd-evidence-three">
            <People title={t('event.outstanding')} list={e.outstanding} />
            <People title={t('event.failing')} list={e.failing} />
            <People title={t('event.mixed')} list={e.mixed} note={t('event.mixedNote')} />
          </div>
          <Section title={t('event.strength')} extra={<span>{t('event.strengthSays', { people: e.strength.people, current: e.strength.current })}</span>}>
            <div className="dd-evidence-two">
              <Strength title={t('field.postType')} rows={e.strength.byPostType.map((r) => ({ ...r, name: t(`choice.postType.${r.key}`) }))} />
              <Strength title={t('field.level')} rows={e.strength.byLevel.map((r) => ({ ...r, name: t(`choice.level.${r.key}`) }))} />
            </div>
          </Section>
          {ending && (
            <FormDialog<{ to: string }> title={t('event.end')} act={t('event.end')} lead={t('event.endLead')} onClose={() => setEnding(false)} onSend={({ to }) => end.mutateAsync({ params: { id: e.id }, body: { to } })}>
              <Form.Item name="to" {...must('event.to')}><DayInput /></Form.Item>
            </FormDialog>
          )}
        </Page>
      )}
    </Answered>
  );
}

function People({ title, list, note }: { readonly title: string; readonly list: Event['outstanding']; readonly note?: string }) {
  const { t } = useTranslation('evidence');
  return (
    <div>
      <span>{title}</span>
      <b className="dd-num">{list.length}</b>
      {note && <small className="dd-evidence-quiet">{note}</small>}
      <ul className="dd-evidence-lines dd-evidence-long" tabIndex={0} aria-label={title}>
        {list.map((p) => (
          <li key={p.personId}>
            <PersonLink id={p.personId} name={p.name} permission="registry.people.read" />
            <small className="dd-evidence-quiet">{t('event.signs', { positive: p.positive, negative: p.negative })} </small>
            {p.entryIds.slice(0, 3).map((id, i) => <small key={id}><ThingLink kind="evidence" id={id} name={t('entry.numbered', { number: i + 1 })} /></small>)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Strength({ title, rows }: { readonly title: string; readonly rows: readonly { readonly key: string; readonly name: string; readonly people: number; readonly current: number; readonly outstanding: number; readonly failing: number }[] }) {
  const { t } = useTranslation('evidence');
  return (
    <div className="dd-evidence-scroll"><table className="dd-evidence-table">
      <thead><tr><th scope="col">{title}</th>{(['people', 'current', 'outstandingShort', 'failingShort'] as const).map((c) => <th key={c} scope="col" className="dd-evidence-end">{t(`event.${c}`)}</th>)}</tr></thead>
      <tbody>
        {rows.map((r) => <tr key={r.key}><td>{r.name}</td>{[r.people, r.current, r.outstanding, r.failing].map((n, i) => <td key={i} className="dd-evidence-end"><Count value={n} /></td>)}</tr>)}
      </tbody>
    </table></div>
  );
}
