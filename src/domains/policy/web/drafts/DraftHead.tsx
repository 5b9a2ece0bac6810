import { Alert, Button, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MomentText, ReasonList, RefusalNotice, StateTag, dateText, momentText, type Tone } from '../../../../web/kit/index.ts';
import type { DraftView } from '../../contract/workbench.ts';
import { useDesk } from './desk.tsx';
import type { SaverState } from './draft-saver.ts';
import { DraftStanding } from './DraftStanding.tsx';

/** Which step the draft stands at: written, tried, sent in, in force. */
function stepOf(draft: DraftView): number {
  if (draft.state === 'approved') return 3;
  if (draft.state === 'submitted') return 2;
  return draft.trial?.current ? 1 : 0;
}

/** Steps, whether everything is saved, what somebody else did meanwhile, and what stands against sending it in. */
export function DraftHead() {
  const { t } = useTranslation('policy');
  const { draft, saving } = useDesk();
  return (
    <div className="dd-draft-head">
      <Steps
        size="small"
        responsive={false}
        current={stepOf(draft)}
        {...(draft.state === 'discarded' || draft.standing === 'withdrawn' ? { status: 'error' as const } : draft.standing === 'in_force' ? { status: 'finish' as const } : {})}
        items={(['write', 'try', 'submit', 'force'] as const).map((key) => ({ title: t(`draft.step.${key}`) }))}
      />
      <p className="dd-draft-line">
        <DraftStanding draft={draft} /> {draft.may.edit && <Saving saving={saving} />}
        {draft.approvedBy && <span>{t('draft.approvedByLine', { name: draft.approvedBy })}</span>}
        <span>
          {t('draft.baseLine', { version: draft.base.version })} · {t('draft.lastChange', { name: draft.changedBy })} <MomentText value={draft.changedAt} />
        </span>
      </p>
      {draft.standing === 'withdrawn' && <Alert type="error" showIcon title={t('draft.withdrawnLine', { day: dateText(draft.withdrawnFrom) })} />}
      <Meanwhile />
      {saving.status === 'refused' && <RefusalNotice error={saving.error} />}
      {draft.state === 'draft' && draft.hindrances.length > 0 && (
        <details className="dd-draft-hindrances">
          <summary>{t('draft.hindrances', { count: draft.hindrances.length })}</summary>
          <ReasonList reasons={draft.hindrances.map(({ code, params }) => ({ code, ...(params ? { params } : {}) }))} refusals />
        </details>
      )}
    </div>
  );
}

const tones: Record<SaverState['status'], Tone> = { saved: 'good', waiting: 'running', sending: 'running', offline: 'caution', conflict: 'danger', refused: 'danger' };
const Saving = ({ saving }: { readonly saving: SaverState }) => {
  const { t } = useTranslation('policy');
  return (
    <span aria-live="polite" className="dd-draft-saving" data-saving={saving.status}>
      <StateTag tone={tones[saving.status]}>{t(`draft.saving.${saving.status}`)}</StateTag>
    </span>
  );
};

/** Somebody else changed the draft while something of mine was unsaved. */
function Meanwhile() {
  const { t } = useTranslation('policy');
  const { saving, saver, items } = useDesk();
  const [busy, setBusy] = useState(false);
  if (!saving.theirs) return null;
  const mine = items.filter((i) => i.unsaved).map((i) => i.title);
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('draft.meanwhile', { name: saving.theirs.changedBy, at: momentText(saving.theirs.changedAt) })}
      description={t('draft.meanwhileMine', { entries: mine.join('、') })}
      action={
        <span className="dd-draft-buttons">
          <Button size="small" type="primary" loading={busy} onClick={() => { setBusy(true); void saver.keepMine().finally(() => setBusy(false)); }}>
            {t('draft.keepMine')}
          </Button>
          <Button size="small" onClick={() => saver.takeTheirs()}>{t('draft.takeTheirs')}</Button>
        </span>
      }
    />
  );
}
