import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, DataTable, dateText, EmptyState, Figure, Page, Section, type Column } from '../../../../web/kit/index.ts';
import { listExperiences } from '../../guidance/contract.ts';
import { experienceProblems } from '../../guidance/model.ts';
import { ExperienceDialog } from './ExperienceDialog.tsx';
import { ExperienceTag, GuidanceBar } from './parts.tsx';

type Board = OutputOf<typeof listExperiences>;
type Head = Board['experiences'][number];

/** 典型做法: what worked somewhere, and who took it up. */
export default function ExperiencesPage() {
  const { t } = useTranslation('guidance');
  const answer = useAnswer(listExperiences);
  const [submitting, submit] = useState(false);
  return (
    <Page title={t('nav.experiences')} sub={t('experience.sub')} bar={<GuidanceBar />} actions={answer.data?.can.submit && <Button type="primary" onClick={() => submit(true)}>{t('act.submit')}</Button>}>
      <Answered answer={answer}>
        {(board) => (
          <div className="dd-sup-stack">
            {board.adoption && board.adoption.recommended > 0 && <AdoptionSection adoption={board.adoption} />}
            <Experiences board={board} />
            {submitting && <ExperienceDialog units={board.units} practices={board.practices} onClose={() => submit(false)} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

export function AdoptionSection({ adoption: a }: { readonly adoption: NonNullable<Board['adoption']> }) {
  const { t } = useTranslation('guidance');
  const figures = [['recommended', a.recommended], ['answered', a.answered], ['adopted', a.adopted], ['declined', a.declined], ['inPlace', a.inPlace], ['overdue', a.overdue]] as const;
  return (
    <Section title={t('adoption.title')}>
      <p className="dd-sup-row">{figures.map(([key, count]) => <span key={key}>{t(`adoption.${key}`, { count })}</span>)}</p>
      <p className="dd-sup-row">
        {a.adoptionRate !== null && <span>{t('adoption.rate')} <Figure value={a.adoptionRate} unit="%" explanation={a.explanation} title={t('adoption.rate')} /></span>}
        {a.placeRate !== null && <span>{t('adoption.place')} <span className="dd-num">{a.placeRate}%</span></span>}
      </p>
    </Section>
  );
}

function Experiences({ board }: { readonly board: Board }) {
  const { t } = useTranslation('guidance');
  const count = (key: 'recommended' | 'adopted' | 'inPlace'): Column<Head> => ({ key, title: t(`experience.${key}`), width: 90, align: 'end', sortBy: (e) => e.adoption?.[key] ?? null, render: (e) => <span className="dd-num">{e.adoption?.[key] ?? '—'}</span> });
  const columns: Column<Head>[] = [
    { key: 'title', title: t('experience.one'), width: 240, grow: true, pinned: true, sortBy: (e) => e.title, render: (e) => <Link to={`/guidance/experiences/${e.id}`}>{e.title}</Link> },
    { key: 'problem', title: t('experience.problem'), width: 110, filter: { choices: experienceProblems.map((value) => ({ value, label: t(`problem.${value}`) })), valueOf: (e) => e.problem }, render: (e) => t(`problem.${e.problem}`) },
    { key: 'unit', title: t('experience.unit'), width: 170, grow: true, sortBy: (e) => e.organizationName, render: (e) => e.organizationName },
    { key: 'state', title: t('experience.state'), width: 100, sortBy: (e) => e.state, render: (e) => <ExperienceTag state={e.state} /> },
    ...(board.adoption === null ? [] : [count('recommended'), count('adopted'), count('inPlace')]),
    { key: 'on', title: t('experience.submittedOn'), width: 110, sortBy: (e) => e.submittedOn, render: (e) => dateText(e.submittedOn) },
  ];
  return (
    <Section title={t('experience.all')} flush>
      <DataTable name="supervision.experiences" label={t('experience.all')} columns={columns} rows={board.experiences} rowKey={(e) => e.id} searchHint={t('search')} searchBy={(e) => `${e.title} ${e.organizationName}`} empty={<EmptyState title={t('experience.none')}>{t('experience.noneHint')}</EmptyState>} card={(e) => <span className="dd-sup-card"><Link to={`/guidance/experiences/${e.id}`}><strong>{e.title}</strong></Link><span className="dd-sup-quiet">{e.organizationName} · {t(`problem.${e.problem}`)}</span><span className="dd-sup-row"><ExperienceTag state={e.state} />{e.adoption !== null && e.adoption.recommended > 0 && <span className="dd-num">{t('experience.adopted')} {e.adoption.adopted}/{e.adoption.recommended}</span>}</span></span>} />
    </Section>
  );
}
