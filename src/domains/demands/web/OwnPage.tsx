import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../web/api/index.ts';
import { Answered, EmptyState, Page, Section } from '../../../web/kit/index.ts';
import { readHeadsOwn } from '../contract.ts';
import { EnterDialog } from './EnterDialog.tsx';
import { DemandBar, LineCard } from './parts.tsx';

/** The head's own, made for a telephone: what is his turn, what waits to be classified. */
export default function OwnPage() {
  const { t } = useTranslation('demands');
  const answer = useAnswer(readHeadsOwn);
  const [entering, enter] = useState(false);
  return (
    <Page title={t('nav.own')} sub={answer.data?.patches.map((p) => p.name).join(t('sep'))} bar={<DemandBar />} actions={answer.data && answer.data.patches.length > 0 && <Button type="primary" onClick={() => enter(true)}>{t('act.enterForOther')}</Button>}>
      <Answered answer={answer}>
        {(own) => (
          <div className="dd-demand-stack">
            {(['collected', 'classified', 'handled'] as const).map((state) => {
              const lines = own.lines.filter((l) => l.state === state);
              return lines.length === 0 ? null : <Section key={state} title={`${t(`own.${state}`)} ${lines.length}`}><div className="dd-demand-stack">{lines.map((l) => <LineCard key={l.id} line={l} />)}</div></Section>;
            })}
            {own.lines.length === 0 && <EmptyState title={t(own.patches.length === 0 ? 'own.noPatch' : 'own.none')} />}
            {entering && <EnterDialog patches={own.patches} onClose={() => enter(false)} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}
