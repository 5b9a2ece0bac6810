import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { download, useCommand } from '../../../../web/api/index.ts';
import { describeError, useToast } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { departmentReview, downloadReceipt, getEntry, inbox, listEntries, personRecord, replyToEntry, reportEntry, unitReview, type EntryDetail } from '../../contract.ts';
import { ReviewDialog } from './ReviewDialog.tsx';

const changed = [getEntry, listEntries, inbox, personRecord];
const steps = ['return', 'reply', 'dispute', 'overturn', 'uphold', 'unit_confirm', 'confirm'] as const;
type Step = (typeof steps)[number] | 'withdraw';
const mainSteps: readonly string[] = ['unit_confirm', 'confirm', 'uphold'];

/** What this reader may do now; the server says which steps are open. */
export function EntryActions({ entry }: { readonly entry: EntryDetail }) {
  const { t } = useTranslation('evidence');
  const { t: shell } = useTranslation('shell');
  const go = useNavigate();
  const toast = useToast();
  const [asked, setAsked] = useState<Step | null>(null);
  const mayReport = useMay('evidence.report');
  // Whoever does not decide asks: the new entry waits for the reviewers.
  const decides = useMay('evidence.review.department');
  const named = (step: Step): string => t(step === 'withdraw' && !decides ? 'act.askWithdraw' : `act.${step}`);
  const asUnit = useCommand(unitReview, { invalidates: changed });
  const asDepartment = useCommand(departmentReview, { invalidates: changed });
  const reply = useCommand(replyToEntry, { invalidates: changed });
  const report = useCommand(reportEntry, { invalidates: changed });
  const params = { id: entry.id };

  const send = async (step: Step, opinion: string) => {
    if (step === 'reply' || step === 'dispute') await reply.mutateAsync({ params, body: { action: step, statement: opinion } });
    else if (step === 'withdraw') {
      const { id } = await report.mutateAsync({
        body: {
          title: t('withdraw.title', { title: entry.title }).slice(0, 200),
          occurredOn: entry.occurredOn,
          arena: entry.arena,
          content: { kind: 'correction', reason: opinion },
          persons: entry.persons.map((p) => ({ personId: p.personId, role: p.role, lead: p.lead, share: p.share })),
          correctsId: entry.id,
          source: entry.source,
        },
      });
      void go(`/evidence/${id}`);
    } else if (step === 'unit_confirm' || (step === 'return' && entry.state === 'reported')) await asUnit.mutateAsync({ params, body: { decision: step, opinion } });
    else await asDepartment.mutateAsync({ params, body: { decision: step, opinion } });
    toast.done(t(`done.${step}`));
  };
  const replaceable = mayReport && entry.state !== 'withdrawn' && entry.content.kind !== 'correction' && entry.content.kind !== 'observation';
  return (
    <>
      {entry.may.includes('receipt') && (
        <Button onClick={() => void download(downloadReceipt, { params }).catch((e: unknown) => toast.failed(describeError(shell, e)))}>{t('act.receipt')}</Button>
      )}
      {replaceable && <Button onClick={() => setAsked('withdraw')}>{named('withdraw')}</Button>}
      {replaceable && <Button onClick={() => void go(`/evidence/new?corrects=${entry.id}`)}>{t(entry.state === 'returned' ? 'act.amend' : decides ? 'act.correct' : 'act.askCorrect')}</Button>}
      {steps
        .filter((s) => entry.may.includes(s))
        .map((s) => (
          <Button key={s} type={mainSteps.includes(s) ? 'primary' : 'default'} onClick={() => setAsked(s)}>
            {t(`act.${s}`)}
          </Button>
        ))}
      {asked && <ReviewDialog title={named(asked)} lead={t(`lead.${asked}`)} act={named(asked)} needed={asked !== 'unit_confirm' && asked !== 'confirm'} onSend={(opinion) => send(asked, opinion)} onClose={() => setAsked(null)} />}
    </>
  );
}
