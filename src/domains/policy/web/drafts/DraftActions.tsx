import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../../../web/api/index.ts';
import { ConfirmWithReason, dateText, useToast } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { approveDraft, discardDraft, listDrafts, openDraft, returnDraft, submitDraft, withdrawAmendment } from '../../contract/workbench.ts';
import { listMeasures, listParameters, listRules, openCoverage, openDocument, openPolicy, openRule } from '../../contract.ts';
import { useDesk } from './desk.tsx';
import { ChangeHead } from './NewDraft.tsx';

const acts = { submit: submitDraft, return: returnDraft, approve: approveDraft, discard: discardDraft } as const;
type Act = keyof typeof acts | 'withdraw';

/** What can be done with the draft now. Each act says beforehand what it does. */
export function DraftActions() {
  const { t } = useTranslation('policy');
  const { draft, saver, saving } = useDesk();
  const client = useQueryClient();
  const toast = useToast();
  const go = useNavigate();
  const mayReturn = useMay('policy.draft.approve');
  const [asking, setAsking] = useState<Act | null>(null);
  const [heading, setHeading] = useState(false);
  const settled = saving.status === 'saved';

  const perform = async (act: Act, note: string) => {
    const params = { id: draft.id };
    const view = act === 'withdraw' ? await call(withdrawAmendment, { params, body: { reason: note } }) : await call(acts[act], { params, body: { revision: draft.revision, note } });
    saver.adopt(view);
    const stale = act === 'approve' || act === 'withdraw' ? [listDrafts, openRule, listRules, listParameters, openPolicy, openDocument, listMeasures, openCoverage] : [listDrafts];
    await Promise.all(stale.map((e) => client.invalidateQueries({ queryKey: [e.name] })));
    toast.done(t(`draft.done.${act}`));
    if (act === 'discard') void go('/policy/drafts');
  };
  const ask = (act: Act) => async () => {
    await saver.flush();
    // Somebody else may have sent it in or approved it since it was opened.
    await client.invalidateQueries({ queryKey: [openDraft.name, { params: { id: draft.id } }] });
    setAsking(act);
  };
  const button = (act: Act, look: { primary?: boolean; danger?: boolean } = {}) => (
    <Button key={act} type={look.primary ? 'primary' : 'default'} danger={look.danger ?? false} disabled={!settled} onClick={() => void ask(act)()}>
      {t(`draft.act.${act}`)}
    </Button>
  );
  return (
    <>
      {draft.may.edit && (
        <Button disabled={!settled} onClick={() => setHeading(true)}>
          {t('draft.changeHead')}
        </Button>
      )}
      {draft.may.edit && button('discard', { danger: true })}
      {draft.state === 'submitted' && mayReturn && button('return')}
      {draft.may.withdraw && button('withdraw', { danger: true })}
      {draft.state === 'draft' && draft.may.edit && !draft.may.submit && (
        <Tooltip title={t('draft.notYet')}>
          <Button type="primary" disabled>
            {t('draft.act.submit')}
          </Button>
        </Tooltip>
      )}
      {draft.may.submit && button('submit', { primary: true })}
      {draft.state === 'submitted' && !draft.may.decide && <span className="dd-draft-waits">{t('draft.waitsForOther')}</span>}
      {draft.may.decide && button('approve', { primary: true })}
      {asking && (
        <ConfirmWithReason
          open
          title={t(`draft.act.${asking}`)}
          confirmText={t(`draft.act.${asking}`)}
          most={500}
          danger={asking === 'discard' || asking === 'withdraw'}
          onConfirm={(note) => perform(asking, note)}
          onClose={() => setAsking(null)}
        >
          <p>{t(`draft.will.${asking}`, { day: dateText(draft.from), count: draft.trial?.summary.parts.reduce((sum, p) => sum + p.changed, 0) ?? 0 })}</p>
        </ConfirmWithReason>
      )}
      {heading && (
        <ChangeHead
          draft={draft}
          onClose={() => setHeading(false)}
          onSaved={(view) => {
            saver.adopt(view);
            setHeading(false);
          }}
        />
      )}
    </>
  );
}
