import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../../web/api/index.ts';
import { DataTable, DateText, EmptyState, Page, StateTag, type Column } from '../../../../../web/kit/index.ts';
import { useMay } from '../../../../../web/session/index.ts';
import { listLandmarks } from '../../../onsite/landmarks/contract.ts';
import { landmarkStates, landmarkUses } from '../../../onsite/landmarks/model.ts';
import { OnsiteBar } from '../OnsiteBar.tsx';
import { landmarkTone } from '../tones.ts';
import { DeclareDialog } from './DeclareDialog.tsx';

type Landmark = OutputOf<typeof listLandmarks>[number];

/** 标志性成果. */
export default function LandmarksPage() {
  const { t } = useTranslation('onsite');
  const go = useNavigate();
  const mayDeclare = useMay('assessment.landmarks.declare');
  const [open, setOpen] = useState(false);
  const answer = useAnswer(listLandmarks);
  const state = (l: Landmark) => <StateTag tone={landmarkTone[l.state]}>{t(`landmarkState.${l.state}`)}</StateTag>;
  const columns: Column<Landmark>[] = [
    { key: 'title', title: t('landmarks.name'), width: 260, grow: true, pinned: true, sortBy: (l) => l.title, render: (l) => l.title },
    { key: 'section', title: t('landmarks.section'), width: 180, grow: true, sortBy: (l) => l.section.name, render: (l) => l.section.name },
    { key: 'on', title: t('landmarks.achievedOn'), width: 130, sortBy: (l) => l.achievedOn, render: (l) => <DateText value={l.achievedOn} /> },
    { key: 'opinions', title: t('landmarks.opinions'), width: 90, align: 'end', sortBy: (l) => l.opinions, render: (l) => <span className="dd-num">{l.opinions}</span> },
    ...landmarkUses.map((kind): Column<Landmark> => ({ key: kind, title: t(`landmarkUse.${kind}`), width: 110, align: 'end', sortBy: (l) => l.uses[kind], render: (l) => <span className="dd-num">{l.uses[kind] === 0 ? '—' : l.uses[kind]}</span> })),
    { key: 'state', title: t('state'), width: 110, render: state, filter: { choices: landmarkStates.map((value) => ({ value, label: t(`landmarkState.${value}`) })), valueOf: (l) => l.state } },
  ];
  return (
    <Page
      title={t('landmarks.title')}
      sub={t('landmarks.sub')}
      bar={<OnsiteBar />}
      actions={
        mayDeclare && (
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('landmarks.declare')}
          </Button>
        )
      }
    >
      <DataTable
        name="assessment.landmarks"
        label={t('landmarks.title')}
        columns={columns}
        rows={answer.data}
        rowKey={(l) => l.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        onOpen={(l) => void go(`/assessment/on-site/landmarks/${l.id}`)}
        empty={<EmptyState title={t('landmarks.none')}>{t('landmarks.noneNext')}</EmptyState>}
        card={(l) => (
          <span className="dd-onsite-card">
            <strong>{l.title}</strong>
            <span>{l.section.name}</span>
            <span>{state(l)}</span>
          </span>
        )}
      />
      {open && <DeclareDialog onClose={() => setOpen(false)} />}
    </Page>
  );
}
