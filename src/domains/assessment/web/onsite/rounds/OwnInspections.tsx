import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, EmptyState, Section, useToast } from '../../../../../web/kit/index.ts';
import { ownInspections, replyToInspection, replyToOwnInspection, reportOwnRectification, reportRectification } from '../../../onsite/rounds/contract.ts';
import '../onsite.css';
import { InspectionItem } from './InspectionItem.tsx';

interface Act {
  readonly kind: 'reply' | 'report';
  readonly id: string;
  readonly self: boolean;
  readonly title: string;
}

/** What was found about the own unit and about oneself, with the right to answer. `quiet`: nothing is shown where there is nothing. */
export function OwnInspections({ quiet = false }: { readonly quiet?: boolean }) {
  const { t } = useTranslation('onsite');
  const toast = useToast();
  const answer = useAnswer(ownInspections);
  const [act, setAct] = useState<Act | null>(null);
  const done = { invalidates: [ownInspections], onDone: () => toast.done(t('own.sent')) };
  const commands = { reply: [useCommand(replyToInspection, done), useCommand(replyToOwnInspection, done)], report: [useCommand(reportRectification, done), useCommand(reportOwnRectification, done)] } as const;
  const send = (words: string): Promise<unknown> => {
    const params = { id: act!.id };
    const which = act!.self ? 1 : 0;
    return act!.kind === 'reply' ? commands.reply[which].mutateAsync({ params, body: { reply: words } }) : commands.report[which].mutateAsync({ params, body: { report: words } });
  };
  if (quiet && answer.data?.length === 0) return null;
  return (
    <Section title={t('own.inspections')}>
      <Answered answer={answer}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={t('own.none')}>{t('own.noneNext')}</EmptyState>
          ) : (
            <ul className="dd-onsite-list">
              {list.map((i) => (
                <InspectionItem
                  key={i.id}
                  inspection={i}
                  act={
                    <Button size="small" onClick={() => setAct({ kind: 'reply', id: i.id, self: i.personId !== null, title: `${i.round} ${i.name}` })}>
                      {t('own.reply')}
                    </Button>
                  }
                  actOn={(r) =>
                    r.state === 'open' && (
                      <Button size="small" onClick={() => setAct({ kind: 'report', id: r.id, self: i.personId !== null, title: r.demand })}>
                        {t('own.report')}
                      </Button>
                    )
                  }
                />
              ))}
            </ul>
          )
        }
      </Answered>
      <ConfirmWithReason open={act !== null} title={act?.title ?? ''} confirmText={act ? t(`own.${act.kind}`) : ''} least={2} most={2000} onClose={() => setAct(null)} onConfirm={send} />
    </Section>
  );
}
