import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, EmptyState, Page } from '../../../../web/kit/index.ts';
import { ownItems, reportItem } from '../../teams/contract.ts';
import { ItemText, type Item } from './parts.tsx';
import '../work.css';
import './teams.css';

/** 本人: what one answers for on the lists of teams. */
export default function OwnItemsPage() {
  const { t } = useTranslation('teams');
  const answer = useAnswer(ownItems);
  const report = useCommand(reportItem, { invalidates: [ownItems] });
  const [asking, ask] = useState<Item | null>(null);
  return (
    <Page title={t('nav.own')} sub={t('own.sub')} width="reading">
      <Answered answer={answer}>
        {({ items }) =>
          items.length === 0 ? <EmptyState title={t('own.none')} /> : (
            <ul className="dd-work-list">
              {items.map((i) => (
                <li key={i.id} className="dd-work-item"><span className="dd-work-quiet">{i.teamName}</span><ItemText item={i} />{i.state === 'open' && <span><Button type="primary" onClick={() => ask(i)}>{t('act.report')}</Button></span>}</li>
              ))}
            </ul>
          )
        }
      </Answered>
      <ConfirmWithReason open={asking !== null} title={asking?.title ?? ''} confirmText={t('act.report')} reasonHint={t('own.noteHint')} least={2} onConfirm={(note) => report.mutateAsync({ params: { id: asking!.id }, body: { note } })} onClose={() => ask(null)} />
    </Page>
  );
}
