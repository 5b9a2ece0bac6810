import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, KeyValue, MomentText, Page, Section } from '../../../../web/kit/index.ts';
import { readRoot } from '../../roots/contract.ts';
import { DemandBar, LineCard } from '../parts.tsx';
import { RootTag } from './RootsPage.tsx';

/** A root problem: what it comes of, who removes it, and whose demands hang on it. */
export default function RootPage() {
  const { t } = useTranslation('demands');
  const { rootId } = useParams();
  const answer = useAnswer(readRoot, { params: { id: rootId! } });
  return (
    <Page title={answer.data?.root.title ?? t('nav.roots')} bar={<DemandBar />}>
      <Answered answer={answer}>
        {({ root, lines }) => {
          const open = lines.filter((l) => l.state !== 'answered' && l.state !== 'merged').length;
          return (
            <div className="dd-demand-stack">
              <Section title={t('one.root')} extra={<RootTag root={root} />}>
                <div className="dd-demand-stack">
                  <p className="dd-demand-words">{root.cause}</p>
                  <KeyValue facts={[{ key: 'unit', label: t('root.unit'), value: root.unitName }, { key: 'opened', label: t('root.opened'), value: <MomentText value={root.openedAt} /> }, { key: 'by', label: t('root.by'), value: root.openedBy }, { key: 'demands', label: t('root.demands'), value: <span className="dd-num">{lines.length}</span> }]} />
                  {root.doneOn !== null && open > 0 && <p className="dd-demand-text">{t('root.answerEach', { count: open })}</p>}
                </div>
              </Section>
              <Section title={t('root.under')}><div className="dd-demand-stack">{lines.map((l) => <LineCard key={l.id} line={l} />)}</div></Section>
            </div>
          );
        }}
      </Answered>
    </Page>
  );
}
