import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../../../web/api/index.ts';
import { ConfirmWithReason, dateText, FormDialog, useDelayed, useToast } from '../../../../web/kit/index.ts';
import { addFront, arrive, callUp, cancelCall, careDone, comeBack, endMobilization, findCallable, listMobilizations, observeOnSite, readMobilization, recordHarm } from '../../mobilization/contract.ts';
import { conducts, harmKinds, levels, postTypes, type Conduct, type HarmKind } from '../../mobilization/model.ts';
import { DayInput } from '../parts.tsx';
import type { Deployed, View } from './MobilizationPage.tsx';

type Front = View['fronts'][number];
export type Asking = { readonly what: 'front' | 'end' } | { readonly what: 'call'; readonly front: Front } | { readonly what: 'arrive' | 'cancel' | 'return' | 'observe' | 'harm'; readonly deployed: Deployed } | { readonly what: 'care'; readonly id: string; readonly task: string } | null;
interface Props {
  readonly view: View;
  readonly asking: Asking;
  readonly onClose: () => void;
}
const again = { invalidates: [readMobilization, listMobilizations] };

export function FrontDialogs({ view, asking, onClose }: Props) {
  if (asking?.what === 'front') return <FrontDialog view={view} onClose={onClose} />;
  if (asking?.what === 'call') return <CallDialog view={view} front={asking.front} onClose={onClose} />;
  if (asking?.what === 'arrive') return <ArriveDialog deployed={asking.deployed} onClose={onClose} />;
  if (asking?.what === 'return') return <ReturnDialog deployed={asking.deployed} onClose={onClose} />;
  if (asking?.what === 'observe') return <ObserveDialog deployed={asking.deployed} onClose={onClose} />;
  if (asking?.what === 'harm') return <HarmDialog deployed={asking.deployed} onClose={onClose} />;
  return <Words view={view} asking={asking} onClose={onClose} />;
}
const useNeeded = () => [{ required: true, message: useTranslation('fronts').t('needed') }];

function FrontDialog({ view, onClose }: Pick<Props, 'view' | 'onClose'>) {
  const { t } = useTranslation('fronts');
  const add = useCommand(addFront, again);
  const needed = useNeeded();
  return (
    <FormDialog<{ name: string; level: (typeof levels)[number]; postType: (typeof postTypes)[number]; needed: number }> texts="fronts" title={t('act.front')} error={add.error} busy={add.isPending} onSend={(body) => add.mutateAsync({ params: { id: view.mobilization.id }, body })} onClose={onClose}>
      <Form.Item name="name" label={t('front')} rules={needed}><Input maxLength={200} /></Form.Item>
      <Form.Item name="level" label={t('levelLabel')} rules={needed}><Select options={levels.map((value) => ({ value, label: t(`level.${value}`) }))} /></Form.Item>
      <Form.Item name="postType" label={t('postLabel')} rules={needed}><Select options={postTypes.map((value) => ({ value, label: t(`post.${value}`) }))} /></Form.Item>
      <Form.Item name="needed" label={t('neededPeople')} rules={needed}><InputNumber min={1} max={100_000} precision={0} /></Form.Item>
    </FormDialog>
  );
}

function CallDialog({ view, front, onClose }: Pick<Props, 'view' | 'onClose'> & { readonly front: Front }) {
  const { t } = useTranslation('fronts');
  const call = useCommand(callUp, again);
  const needed = useNeeded();
  const [organizationId, choose] = useState<string>();
  const [typed, type] = useState('');
  const skill = useDelayed(typed, 300);
  return (
    <FormDialog<{ personIds: string[]; duty: string }> texts="fronts" title={t('act.callTo', { front: front.name })} error={call.error} busy={call.isPending} onSend={(body) => call.mutateAsync({ params: { id: front.id }, body })} onClose={onClose}>
      <Form.Item label={t('from')}><Select aria-label={t('from')} {...(organizationId ? { value: organizationId } : {})} onChange={choose} showSearch={{ optionFilterProp: 'label' }} options={view.units.map((u) => ({ value: u.id, label: u.name }))} /></Form.Item>
      <Form.Item label={t('skill')} extra={t('skillHint')}><Input aria-label={t('skill')} value={typed} maxLength={50} onChange={(e) => type(e.target.value)} /></Form.Item>
      <People id={view.mobilization.id} organizationId={organizationId} skill={skill} />
      <Form.Item name="duty" label={t('duty')} rules={needed}><Input maxLength={200} /></Form.Item>
    </FormDialog>
  );
}
function People({ id, organizationId, skill }: { readonly id: string; readonly organizationId: string | undefined; readonly skill: string }) {
  const { t } = useTranslation('fronts');
  const needed = useNeeded();
  const answer = useAnswer(findCallable, { params: { id }, query: { organizationId: organizationId ?? '', skill } }, { enabled: organizationId !== undefined, keepPrevious: true });
  const people = answer.data?.people ?? [];
  return <Form.Item name="personIds" label={t('who')} extra={answer.data && t('callable', { count: answer.data.total })} rules={needed}><Select mode="multiple" disabled={organizationId === undefined} loading={answer.isFetching} showSearch={{ optionFilterProp: 'label' }} options={people.map((p) => ({ value: p.personId, label: t('candidate', { name: p.name, unit: p.organizationName, skill: p.skill ?? t('noSkill'), days: p.days }) }))} /></Form.Item>;
}

function ArriveDialog({ deployed, onClose }: { readonly deployed: Deployed; readonly onClose: () => void }) {
  const { t } = useTranslation('fronts');
  const send = useCommand(arrive, again);
  const needed = useNeeded();
  return <FormDialog<{ on: string }> texts="fronts" title={t('act.arriveOf', { name: deployed.person.name })} error={send.error} busy={send.isPending} onSend={(body) => send.mutateAsync({ params: { id: deployed.id }, body })} onClose={onClose}><Form.Item name="on" label={t('arrivedOn')} rules={needed}><DayInput /></Form.Item></FormDialog>;
}
function ReturnDialog({ deployed, onClose }: { readonly deployed: Deployed; readonly onClose: () => void }) {
  const { t } = useTranslation('fronts');
  const send = useCommand(comeBack, again);
  const needed = useNeeded();
  return (
    <FormDialog<{ on: string; conduct: Conduct; note: string }> texts="fronts" title={t('act.returnOf', { name: deployed.person.name })} error={send.error} busy={send.isPending} onSend={(body) => send.mutateAsync({ params: { id: deployed.id }, body })} onClose={onClose}>
      <Form.Item name="on" label={t('leftOn')} rules={needed}><DayInput /></Form.Item>
      <Form.Item name="conduct" label={t('conductLabel')} rules={needed}><Radio.Group options={conducts.map((value) => ({ value, label: t(`conduct.${value}`) }))} /></Form.Item>
      <Form.Item name="note" label={t('note')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
    </FormDialog>
  );
}
function ObserveDialog({ deployed, onClose }: { readonly deployed: Deployed; readonly onClose: () => void }) {
  const { t } = useTranslation('fronts');
  const send = useCommand(observeOnSite, again);
  const needed = useNeeded();
  return (
    <FormDialog<{ sign: 'positive' | 'negative'; description: string }> texts="fronts" title={t('act.observeOf', { name: deployed.person.name })} error={send.error} busy={send.isPending} onSend={(body) => send.mutateAsync({ params: { id: deployed.id }, body })} onClose={onClose}>
      <Form.Item name="sign" label={t('signLabel')} rules={needed}><Radio.Group options={(['positive', 'negative'] as const).map((value) => ({ value, label: t(`sign.${value}`) }))} /></Form.Item>
      <Form.Item name="description" label={t('seen')} extra={t('seenHint')} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Form.Item>
    </FormDialog>
  );
}
interface HarmFields {
  readonly kind: HarmKind;
  readonly occurredOn: string;
  readonly account: string;
  readonly care: { task: string; dueOn: string }[];
}
function HarmDialog({ deployed, onClose }: { readonly deployed: Deployed; readonly onClose: () => void }) {
  const { t } = useTranslation('fronts');
  const send = useCommand(recordHarm, again);
  const needed = useNeeded();
  return (
    <FormDialog<HarmFields> texts="fronts" title={t('act.harmOf', { name: deployed.person.name })} error={send.error} busy={send.isPending} initial={{ care: [{} as HarmFields['care'][number]] }} onSend={(body) => send.mutateAsync({ params: { id: deployed.id }, body })} onClose={onClose}>
      <Form.Item name="kind" label={t('harmLabel')} rules={needed}><Radio.Group options={harmKinds.map((value) => ({ value, label: t(`harm.${value}`) }))} /></Form.Item>
      <Form.Item name="occurredOn" label={t('harmDay')} rules={needed}><DayInput /></Form.Item>
      <Form.Item name="account" label={t('account')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
      <Form.List name="care">
        {(fields, { add, remove }) => (
          <Form.Item label={t('care.all')}>
            {fields.map((f) => (
              <div key={f.key} className="dd-front-care">
                <Form.Item name={[f.name, 'task']} rules={needed}><Input aria-label={t('care.task')} placeholder={t('care.task')} maxLength={200} /></Form.Item>
                <Form.Item name={[f.name, 'dueOn']} rules={needed}><DayInput /></Form.Item>
                {fields.length > 1 && <Button type="text" icon={<DeleteOutlined />} aria-label={t('remove')} onClick={() => remove(f.name)} />}
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({})}>{t('care.add')}</Button>
          </Form.Item>
        )}
      </Form.List>
    </FormDialog>
  );
}

/** What needs a word and nothing else. */
function Words({ view, asking, onClose }: Props) {
  const { t } = useTranslation('fronts');
  const toast = useToast();
  // What became of the event that entries of files name is told: it ended with the call, or had ended before.
  const told = (a: { eventEndedOn: string; endedNow: boolean }) => toast.done(t(a.endedNow ? 'eventEnded' : 'eventEndedBefore', { day: dateText(a.eventEndedOn) }));
  const [end, cancel, care] = [useCommand(endMobilization, { ...again, onDone: told }), useCommand(cancelCall, again), useCommand(careDone, again)];
  const word = asking?.what === 'cancel' || asking?.what === 'care' ? asking.what : 'end';
  const act = (said: string): Promise<unknown> => {
    if (asking?.what === 'cancel') return cancel.mutateAsync({ params: { id: asking.deployed.id }, body: { reason: said } });
    if (asking?.what === 'care') return care.mutateAsync({ params: { id: asking.id }, body: { note: said } });
    return end.mutateAsync({ params: { id: view.mobilization.id }, body: { reason: said } });
  };
  return <ConfirmWithReason open={asking !== null} title={t(`act.${word}`)} confirmText={t(`act.${word}`)} reasonHint={t(`hint.${word}`)} least={2} danger={word === 'end'} onConfirm={act} onClose={onClose}>{asking?.what === 'cancel' ? asking.deployed.person.name : asking?.what === 'care' ? asking.task : view.mobilization.title}</ConfirmWithReason>;
}
