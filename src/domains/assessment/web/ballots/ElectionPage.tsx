import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, KeyValue, MomentText, Page, ReasonList, RefusalNotice, Section, useToast } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { closeVoting, countElection, listElections, openElection, openVoting, publishElection, readRoll, setRoll } from '../../ballots/contract/elections.ts';
import { openReport } from '../../ballots/contract/report.ts';
import '../assessment.css';
import { useName } from '../words.tsx';
import './ballots.css';
import { CodesDialog } from './CodesDialog.tsx';
import { PeoplePicker, type PickedPerson } from './PeoplePicker.tsx';
import { depthOf, ElectionStateTag, percent, shareText } from './words.tsx';

type Opened = OutputOf<typeof openElection>;
/** Turnout moves while people vote. */
const POLL_MS = 5_000;

/** One election: where it stands, the next step, groups with their rolls and turnout. Nothing but turnout before the count. */
export default function ElectionPage() {
  const { t } = useTranslation('ballots');
  const { electionId = '' } = useParams();
  const [state, setState] = useState('');
  const answer = useAnswer(openElection, { params: { id: electionId } }, { pollMs: state === 'open' && POLL_MS });
  const e = answer.data?.election;
  if (e && e.state !== state) setState(e.state);
  return (
    <Page title={e?.title ?? t('list.title')} breadcrumb={[{ title: t('list.title'), to: '/assessment/ballots' }]} sub={e && <ElectionStateTag state={e.state} />} actions={answer.data && <Actions detail={answer.data} />}>
      <Answered answer={answer}>{(detail) => <Detail detail={detail} />}</Answered>
    </Page>
  );
}

function Actions({ detail }: { readonly detail: Opened }) {
  const { t } = useTranslation('ballots');
  const toast = useToast();
  const mayManage = useMay('assessment.ballots.manage');
  const mayReport = useMay('assessment.ballot_reports.read');
  const [closing, setClosing] = useState(false);
  const { election } = detail;
  const id = { params: { id: election.id } };
  const invalidates = [openElection, listElections, openReport];
  const open = useCommand(openVoting, { invalidates, onDone: () => toast.done(t('act.opened')) });
  const close = useCommand(closeVoting, { invalidates });
  const count = useCommand(countElection, { invalidates, onDone: (a) => toast.done(t('act.counted', a)) });
  const publish = useCommand(publishElection, { invalidates, onDone: () => toast.done(t('act.published')) });
  const error = open.error ?? count.error ?? publish.error;
  return (
    <>
      {error && <RefusalNotice error={error} />}
      {detail.counted && mayReport && (
        <Link to={`/assessment/ballots/elections/${election.id}/report`}>
          <Button>{t('report.title')}</Button>
        </Link>
      )}
      {detail.counted && mayReport && (
        <Link to={`/assessment/ballots/elections/${election.id}/scores`}>
          <Button>{t('report.severity')}</Button>
        </Link>
      )}
      {mayManage && election.state === 'draft' && (
        <>
          <Link to={`/assessment/ballots/elections/${election.id}/plan`}>
            <Button>{t('plan.change')}</Button>
          </Link>
          <Button type="primary" loading={open.isPending} disabled={detail.hindrances.length > 0} onClick={() => open.mutate(id)}>
            {t('act.open')}
          </Button>
        </>
      )}
      {mayManage && election.state === 'open' && (
        <Button type="primary" onClick={() => setClosing(true)}>
          {t('act.close')}
        </Button>
      )}
      {mayManage && (election.state === 'closed' || election.state === 'counted') && (
        <Button type={election.state === 'closed' ? 'primary' : 'default'} loading={count.isPending} onClick={() => count.mutate(id)}>
          {t(election.state === 'closed' ? 'act.count' : 'act.countAgain')}
        </Button>
      )}
      {mayManage && election.state === 'counted' && (
        <Button type="primary" loading={publish.isPending} onClick={() => publish.mutate(id)}>
          {t('act.publish')}
        </Button>
      )}
      <ConfirmWithReason open={closing} title={t('act.closeTitle')} confirmText={t('act.close')} least={2} most={300} onClose={() => setClosing(false)} onConfirm={(reason) => close.mutateAsync({ ...id, body: { reason } })}>
        {t('act.closeWords', { votes: election.votes, taken: election.taken })}
      </ConfirmWithReason>
    </>
  );
}

function Detail({ detail }: { readonly detail: Opened }) {
  const { t } = useTranslation('ballots');
  const name = useName();
  const mayManage = useMay('assessment.ballots.manage');
  const [roll, setRollOf] = useState<string | null>(null);
  const [codes, setCodes] = useState<string | null>(null);
  const { election: e, groups } = detail;
  const leaf = (key: string) => !groups.some((g) => g.parent === key);
  const leftOut = Object.values(detail.leftOut)[0] ?? 0;
  const named = (key: string) => name(groups.find((g) => g.group === key)!.name);
  return (
    <div className="dd-assess-stack">
      {e.state === 'draft' && detail.hindrances.length > 0 && (
        <Section title={t('detail.hindrances')}>
          <ReasonList reasons={detail.hindrances.map((h) => ({ code: h.code, params: h.params ?? {} }))} refusals />
        </Section>
      )}
      <Section>
        <KeyValue
          columns={3}
          facts={[
            { key: 'form', label: t('plan.form'), value: <Link to={`/assessment/ballots/forms/${e.formId}`}>{name(e.formTitle) || e.formTitle.zh}</Link> },
            { key: 'from', label: t('plan.opensAt'), value: <MomentText value={e.opensAt} /> },
            { key: 'to', label: t('plan.closesAt'), value: <MomentText value={e.closesAt} /> },
            { key: 'threshold', label: t('detail.threshold'), value: t('detail.thresholdValue', { count: detail.threshold }) },
            { key: 'left', label: t('detail.leftOut'), value: leftOut === 0 ? t('detail.leftOutNone') : t('detail.leftOutValue', { count: leftOut }) },
            { key: 'by', label: t('detail.createdBy'), value: detail.createdBy },
            { key: 'subjects', label: t('list.subjects'), value: detail.subjects.map((s) => s.name).join(t('comma')), wide: true },
          ]}
        />
        {e.state === 'open' && <p className="dd-ballot-quiet">{t('detail.onlyTurnout')}</p>}
      </Section>
      <Section title={t(e.state === 'draft' ? 'detail.groupsAndRolls' : 'detail.turnout')}>
        <div className="dd-assess-scroll">
          <table className="dd-assess-tree">
            <thead>
              <tr>
                {['group', 'weight', 'eligible', 'taken', 'votes', 'turnout'].map((c) => (
                  <th key={c} scope="col">
                    {t(`detail.${c}`)}
                  </th>
                ))}
                {mayManage && e.state === 'draft' && <th scope="col">{t('detail.roll')}</th>}
              </tr>
            </thead>
            <tbody>
              {groups.map((g) => (
                <tr key={g.group}>
                  <th scope="row" style={{ paddingInlineStart: 10 + 18 * depthOf(groups, g.group) }}>
                    {name(g.name) || g.name.zh}
                  </th>
                  <td className="dd-num">{percent(g.weight)}%</td>
                  <td className="dd-num">{g.eligible}</td>
                  <td className="dd-num">{g.taken}</td>
                  <td className="dd-num">{g.votes}</td>
                  <td>
                    <div className="dd-assess-gauge">
                      <i style={{ width: `${g.eligible === 0 ? 0 : (g.votes * 100) / g.eligible}%` }} />
                    </div>
                    <span className="dd-num">{shareText(g.votes, g.eligible)}</span>
                  </td>
                  {mayManage && e.state === 'draft' && (
                    <td>
                      {leaf(g.group) && (
                        <>
                          <Button size="small" aria-label={t('detail.rollOf', { group: g.name.zh })} onClick={() => setRollOf(g.group)}>
                            {t('detail.roll')}
                          </Button>{' '}
                          <Button size="small" aria-label={t('codes.of', { group: g.name.zh })} onClick={() => setCodes(g.group)}>
                            {t('codes.title')}
                          </Button>
                        </>
                      )}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      {roll && <RollDrawer electionId={e.id} group={roll} title={named(roll)} onClose={() => setRollOf(null)} />}
      {codes && <CodesDialog electionId={e.id} group={codes} title={named(codes)} onClose={() => setCodes(null)} />}
    </div>
  );
}

function RollDrawer({ electionId, group, title, onClose }: { readonly electionId: string; readonly group: string; readonly title: string; readonly onClose: () => void }) {
  const { t } = useTranslation('ballots');
  const toast = useToast();
  const answer = useAnswer(readRoll, { params: { id: electionId, group } }, { staleMs: Infinity });
  const [people, setPeople] = useState<readonly PickedPerson[] | null>(null);
  const save = useCommand(setRoll, {
    invalidates: [readRoll, openElection, listElections],
    onDone: (a) => {
      toast.done(t('roll.saved', { count: a.voters }));
      onClose();
    },
  });
  return (
    <Drawer
      open
      size="large"
      title={t('roll.title', { group: title })}
      onClose={onClose}
      extra={
        <Button type="primary" disabled={people === null} loading={save.isPending} onClick={() => save.mutate({ params: { id: electionId, group }, body: { voters: [...(answer.data?.voters ?? []).filter((v) => v.kind === 'account').map((v) => ({ kind: v.kind, id: v.id })), ...(people ?? []).map((p) => ({ kind: 'person' as const, id: p.id }))] } })}>
          {t('roll.save')}
        </Button>
      }
    >
      <p className="dd-ballot-quiet">{t('roll.words')}</p>
      {save.error && <RefusalNotice error={save.error} />}
      <Answered answer={answer}>
        {(kept) => (
          <>
            {kept.codes > 0 && <p>{t('roll.codes', { count: kept.codes })}</p>}
            <PeoplePicker label={t('detail.roll')} people={people ?? kept.voters.filter((v) => v.kind === 'person')} onChange={setPeople} />
          </>
        )}
      </Answered>
    </Drawer>
  );
}
