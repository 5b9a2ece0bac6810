import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../../web/api/index.ts';
import { Answered, dateText, EmptyState, Page, RefusalNotice, StateTag } from '../../../web/kit/index.ts';
import { useMay } from '../../../web/session/index.ts';
import { listWarnings, warningLearned } from '../contract.ts';
import { SupervisionBar } from './SupervisionBar.tsx';

/** 警示案例: without names; a unit says that it learned. */
export default function WarningsPage() {
  const { t } = useTranslation(['supervision', 'registry']);
  const mayLearn = useMay('supervision.warnings.learn');
  const answer = useAnswer(listWarnings);
  const learn = useCommand(warningLearned, { invalidates: [listWarnings] });
  return (
    <Page title={t('nav.warnings')} sub={t('warning.sub')} bar={<SupervisionBar />} width="reading">
      {learn.error && <RefusalNotice error={learn.error} />}
      <Answered answer={answer}>
        {({ warnings }) =>
          warnings.length === 0 ? (
            <EmptyState title={t('warning.none')} />
          ) : (
            <ul className="dd-sup-list">
              {warnings.map((w) => (
                <li key={w.id} className="dd-sup-matter">
                  <h3>{w.title} <StateTag tone="caution">{w.type}</StateTag></h3>
                  <p>{w.body}</p>
                  <small className="dd-sup-quiet">{dateText(w.publishedOn)} · {t('warning.sent', { kinds: w.unitTypes.map((x) => t(`registry:organizationType.${x}`)).join(t('and')), sent: w.sent, learned: w.learned })}</small>
                  {w.mine.map((m) => <span key={m.organizationId} className="dd-sup-row">{m.name} {m.learnedOn ? <StateTag tone="good">{t('warning.learnedOn', { day: dateText(m.learnedOn) })}</StateTag> : mayLearn && <Button size="small" loading={learn.isPending} onClick={() => learn.mutate({ params: { id: w.id }, body: { organizationId: m.organizationId } })}>{t('warning.learn')}</Button>}</span>)}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Page>
  );
}
