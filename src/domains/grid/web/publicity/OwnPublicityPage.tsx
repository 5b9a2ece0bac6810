import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, dateText, EmptyState, Page, Section, StateTag, useToast } from '../../../../web/kit/index.ts';
import { readOwnPublicity, readUnreached, sendOwnEntry } from '../../publicity/contract.ts';
import { tones } from './PublicityPlanPage.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import '../grid.css';

type Item = OutputOf<typeof readOwnPublicity>['items'][number];

/** What a head is to do, on the telephone: record it with a photograph, see whom it did not reach. */
export default function OwnPublicityPage() {
  const { t } = useTranslation('publicity');
  const answer = useAnswer(readOwnPublicity);
  return (
    <Page title={t('nav.own')} sub={t('ownSub')}>
      <Answered answer={answer}>{({ items }) => <div className="dd-grid-stack">{items.length === 0 && <EmptyState title={t('noneOwn')} />}{items.map((i) => <OwnItem key={`${i.id} ${i.patchId}`} item={i} />)}</div>}</Answered>
    </Page>
  );
}

function OwnItem({ item }: { readonly item: Item }) {
  const { t } = useTranslation('publicity');
  const toast = useToast();
  const [shown, show] = useState<'homes' | 'record' | null>(null);
  const homes = useAnswer(readUnreached, { params: { id: item.id }, query: { patchId: item.patchId } }, { enabled: shown !== null });
  const send = useCommand(sendOwnEntry, { invalidates: [readOwnPublicity, readUnreached], onDone: () => { toast.done(t('stored')); show(null); } });
  const left = homes.data?.households ?? [];
  return (
    <Section title={`${item.title} · ${item.channel}`} extra={<StateTag tone={tones[item.state]}>{t(`state.${item.state}`)}</StateTag>}>
      <p className="dd-grid-words">{item.words}</p>
      <p className="dd-grid-quiet">{item.place} · {t('dueOn')} {dateText(item.dueOn)} · <span className="dd-num">{t('progress', item)}</span></p>
      <span className="dd-grid-row">
        {item.state !== 'done' && <Button type="primary" onClick={() => { send.reset(); show('record'); }}>{t('act.done')}</Button>}
        <Button aria-expanded={shown === 'homes'} onClick={() => show(shown === 'homes' ? null : 'homes')}>{t('homes')}</Button>
      </span>
      {shown === 'homes' && (
        <Answered answer={homes}>
          {({ households }) => (households.length === 0 ? <p>{t('allReached')}</p> : <><p>{t('left', { count: households.length })}</p><ul className="dd-grid-list">{households.map((h) => <li key={h.id}><span>{h.address}</span><span className="dd-grid-quiet">{h.patchName}</span></li>)}</ul></>)}
        </Answered>
      )}
      {shown === 'record' && <RecordDialog title={`${item.channel} · ${item.place}`} pending={send.isPending} error={send.error} homes={left} onClose={() => show(null)} onDone={(done) => send.mutate({ body: { ...done, householdIds: done.householdIds === null ? null : [...done.householdIds], itemId: item.id, patchId: item.patchId } })} />}
    </Section>
  );
}
