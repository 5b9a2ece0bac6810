import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, dateText, EmptyState, FormDialog, KeyValue, Page, Section, StateTag } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { answerRecommendation, checkAdoption, listExperiences, readExperience, recommendExperience, reportAdoption, reviewExperience, withdrawExperience } from '../../guidance/contract.ts';
import { answers, standings, type RecommendationAnswer, type Standing } from '../../guidance/model.ts';
import { DayInput } from '../ItemFields.tsx';
import { ExperienceDialog } from './ExperienceDialog.tsx';
import { AdoptionSection } from './ExperiencesPage.tsx';
import { AdoptionTag, ExperienceTag } from './parts.tsx';

type View = OutputOf<typeof readExperience>;
type Recommendation = View['recommendations'][number];
type Asking = { readonly what: 'revise' | 'review' | 'return' | 'recommend' | 'withdrawExperience' } | { readonly what: 'answer' | 'reportAdoption'; readonly to: Recommendation } | { readonly what: 'check' | 'back'; readonly reportId: string; readonly says: string } | null;
const again = { invalidates: [readExperience, listExperiences] };

/** One practice: what was done, what came of it, and what became of it elsewhere. */
export default function ExperiencePage() {
  const { t } = useTranslation('guidance');
  const { experienceId } = useParams();
  const answer = useAnswer(readExperience, { params: { id: experienceId! } });
  const [asking, ask] = useState<Asking>(null);
  const can = answer.data?.can;
  const button = (what: 'revise' | 'review' | 'return' | 'recommend' | 'withdrawExperience', main = false) => <Button {...(main ? { type: 'primary' as const } : {})} onClick={() => ask({ what })}>{t(`act.${what}`)}</Button>;
  return (
    <Page title={answer.data?.experience.title ?? t('nav.experiences')} sub={answer.data?.experience.organizationName} breadcrumb={[{ title: t('nav.experiences'), to: '/guidance/experiences' }]} actions={<>{can?.withdraw && button('withdrawExperience')}{can?.review && button('return')}{can?.review && button('review', true)}{can?.revise && button('revise', true)}{can?.recommend && button('recommend', true)}</>}>
      <Answered answer={answer}>
        {(view) => (
          <div className="dd-sup-stack">
            <About view={view} />
            {view.experience.adoption && view.experience.adoption.recommended > 0 && <AdoptionSection adoption={view.experience.adoption} />}
            {view.experience.adoption && <Section title={t('experience.recommended')}>{view.recommendations.length === 0 ? <EmptyState title={t('adoption.none')} /> : <ul className="dd-sup-list">{view.recommendations.map((r) => <RecommendationItem key={r.id} of={r} ask={ask} />)}</ul>}</Section>}
            {asking?.what === 'revise' && <ExperienceDialog practices={view.practices} sentBack={view.experience} onClose={() => ask(null)} />}
            <Dialogs view={view} asking={asking} ask={ask} />
          </div>
        )}
      </Answered>
    </Page>
  );
}

function About({ view: { experience: e } }: { readonly view: View }) {
  const { t } = useTranslation('guidance');
  const mayLibrary = useMay('policy.library.read');
  return (
    <Section title={t('experience.one')}>
      <KeyValue
        facts={[
          { key: 'state', label: t('experience.state'), value: <ExperienceTag state={e.state} /> },
          { key: 'problem', label: t('experience.problem'), value: t(`problem.${e.problem}`) },
          { key: 'on', label: t('experience.submittedOn'), value: `${dateText(e.submittedOn)} ${e.submittedBy ?? ''}` },
          ...(e.practice === null ? [] : [{ key: 'practice', label: t('experience.practice'), value: mayLibrary ? <Link to={`/policy/practices/${e.practiceId}`}>{e.practice}</Link> : e.practice }]),
          { key: 'account', label: t('experience.account'), value: <p className="dd-guide-text">{e.account}</p>, wide: true },
          { key: 'results', label: t('experience.results'), value: <p className="dd-guide-text">{e.results}</p>, wide: true },
          ...(e.opinion ? [{ key: 'opinion', label: t('experience.opinion'), value: `${e.decidedBy ?? ''} ${e.opinion}`, wide: true }] : []),
        ]}
      />
    </Section>
  );
}

function RecommendationItem({ of: r, ask }: { readonly of: Recommendation; readonly ask: (asking: Asking) => void }) {
  const { t } = useTranslation('guidance');
  return (
    <li className="dd-sup-matter">
      <span className="dd-sup-row"><strong>{r.organizationName}</strong><AdoptionTag standing={r.standing} />{r.answer && <span className="dd-sup-quiet">{t(`answer.${r.answer}`)}</span>}</span>
      <span className="dd-sup-quiet">{dateText(r.recommendedOn)} · {r.why} · {t('experience.answerBy')} {dateText(r.answerBy)}{r.finishBy && ` · ${t('adoption.finish', { day: dateText(r.finishBy) })}`}</span>
      {r.answerNote && <p className="dd-sup-say">{r.answerNote}</p>}
      {r.reports.map((x) => (
        <div key={x.id} className="dd-sup-source">
          <span className="dd-sup-row"><span>{t(`progress.${x.standing}`)}</span><StateTag tone={x.state === 'confirmed' ? 'good' : x.state === 'waiting' ? 'waiting' : x.state === 'returned' ? 'caution' : 'closed'}>{t(`reportState.${x.state}`)}</StateTag></span>
          <span>{t('adoption.said', { name: x.reportedBy, day: dateText(x.reportedOn), text: x.account })}</span>
          {x.opinion && <span className="dd-sup-quiet">{t('duty.opinion', { name: x.decidedBy, opinion: x.opinion })}</span>}
          {x.can.check && <span className="dd-sup-row"><Button size="small" type="primary" onClick={() => ask({ what: 'check', reportId: x.id, says: x.account })}>{t('act.check')}</Button><Button size="small" onClick={() => ask({ what: 'back', reportId: x.id, says: x.account })}>{t('act.back')}</Button></span>}
        </div>
      ))}
      {(r.can.answer || r.can.report) && <span className="dd-sup-row">{r.can.answer && <Button size="small" type="primary" onClick={() => ask({ what: 'answer', to: r })}>{t('act.answer')}</Button>}{r.can.report && <Button size="small" type="primary" onClick={() => ask({ what: 'reportAdoption', to: r })}>{t('act.reportAdoption')}</Button>}</span>}
    </li>
  );
}

function Dialogs({ view, asking, ask }: { readonly view: View; readonly asking: Asking; readonly ask: (asking: Asking) => void }) {
  const { t } = useTranslation('guidance');
  const [review, withdraw, recommend, answer, report, check] = [useCommand(reviewExperience, again), useCommand(withdrawExperience, again), useCommand(recommendExperience, again), useCommand(answerRecommendation, again), useCommand(reportAdoption, again), useCommand(checkAdoption, again)];
  const close = () => ask(null);
  const needed = [{ required: true, message: t('needed') }];
  const params = { id: view.experience.id };
  if (asking?.what === 'recommend')
    return (
      <FormDialog<{ organizationIds: string[]; why: string; answerBy: string }> texts="guidance" title={t('act.recommend')} error={recommend.error} busy={recommend.isPending} onSend={(body) => recommend.mutateAsync({ params, body })} onClose={close}>
        <Form.Item name="organizationIds" label={t('experience.units')} rules={needed}><Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={view.units.map((u) => ({ value: u.id, label: u.name }))} /></Form.Item>
        <Form.Item name="why" label={t('experience.why')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
        <Form.Item name="answerBy" label={t('experience.answerBy')} rules={needed}><DayInput /></Form.Item>
      </FormDialog>
    );
  if (asking?.what === 'answer')
    return (
      <FormDialog<{ answer: RecommendationAnswer; note: string; finishBy?: string }> texts="guidance" title={t('act.answer')} error={answer.error} busy={answer.isPending} onSend={({ finishBy, ...rest }) => answer.mutateAsync({ params: { id: asking.to.id }, body: { ...rest, finishBy: finishBy ?? null } })} onClose={close}>
        <Form.Item name="answer" label={t('adoption.answer')} rules={needed}><Select options={answers.map((value) => ({ value, label: t(`answer.${value}`) }))} /></Form.Item>
        <Form.Item name="note" label={t('adoption.note')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
        <Form.Item noStyle shouldUpdate>{({ getFieldValue }) => getFieldValue('answer') !== 'declined' && <Form.Item name="finishBy" label={t('adoption.finishBy')} rules={needed}><DayInput /></Form.Item>}</Form.Item>
      </FormDialog>
    );
  if (asking?.what === 'reportAdoption')
    return (
      <FormDialog<{ standing: Standing; account: string }> texts="guidance" title={t('act.reportAdoption')} error={report.error} busy={report.isPending} onSend={(body) => report.mutateAsync({ params: { id: asking.to.id }, body })} onClose={close}>
        <Form.Item name="standing" label={t('adoption.standing')} rules={needed}><Select options={standings.map((value) => ({ value, label: t(`progress.${value}`) }))} /></Form.Item>
        <Form.Item name="account" label={t('adoption.account')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
      </FormDialog>
    );
  const open = asking !== null && asking.what !== 'revise';
  const word = open ? t(`act.${asking.what}`) : '';
  const act = (text: string): Promise<unknown> => {
    if (asking !== null && 'reportId' in asking) return check.mutateAsync({ params: { id: asking.reportId }, body: { accepted: asking.what === 'check', opinion: text } });
    return asking?.what === 'withdrawExperience' ? withdraw.mutateAsync({ params, body: { reason: text } }) : review.mutateAsync({ params, body: { accepted: asking?.what === 'review', opinion: text } });
  };
  return <ConfirmWithReason open={open} title={word} confirmText={word} reasonHint={t('hint')} least={2} onConfirm={act} onClose={close}>{asking !== null && 'says' in asking ? asking.says : view.experience.title}</ConfirmWithReason>;
}
