import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, dateText, EmptyState, Page, Section, StateTag, useToast } from '../../../../web/kit/index.ts';
import { readOwnPublicity, readPartHomes, sendOwnEntry } from '../../publicity/contract.ts';
import { tones } from './PublicityPlanPage.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import '../grid.css';

type Item = OutputOf<typeof readOwnPublicity>['items'][number];
type Home = OutputOf<typeof readPartHomes>['households'][number];
const untouched = (h: Home): boolean => h.reachedOn === null && h.otherOn === null;

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
  const homes = useAnswer(readPartHomes, { params: { id: item.id }, query: { patchId: item.patchId } }, { enabled: shown !== null });
  const send = useCommand(sendOwnEntry, { invalidates: [readOwnPublicity, readPartHomes], onDone: () => { toast.done(t('stored')); show(null); } });
  const told = (h: Home): string => (h.reachedOn !== null ? t('reachedOn', { day: dateText(h.reachedOn) }) : h.otherOn !== null ? t('otherOn', { day: dateText(h.otherOn), channel: h.otherChannel }) : t('notReached'));
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
          {({ households }) => (
            <>
              <p>{households.some(untouched) ? t('left', { count: households.filter(untouched).length }) : t('allReached')}</p>
              <ul className="dd-grid-list dd-grid-homes">{households.map((h) => <li key={h.id}><span>{h.address} <span className="dd-grid-quiet">{h.patchName}</span></span><StateTag tone={h.reachedOn !== null ? 'good' : h.otherOn !== null ? 'running' : 'waiting'}>{told(h)}</StateTag></li>)}</ul>
            </>
          )}
        </Answered>
      )}
      {shown === 'record' && <RecordDialog title={`${item.channel} · ${item.place}`} pending={send.isPending} error={send.error} homes={(homes.data?.households ?? []).map((h) => ({ id: h.id, address: h.address, told: told(h), reached: h.reachedOn !== null }))} onClose={() => show(null)} onDone={(done) => send.mutate({ body: { ...done, householdIds: done.householdIds === null ? null : [...done.householdIds], itemId: item.id, patchId: item.patchId } })} />}
    </Section>
  );
}
