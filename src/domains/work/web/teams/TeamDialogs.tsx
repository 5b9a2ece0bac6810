import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { FormDialog } from '../../../../web/kit/index.ts';
import { addMember, changeLeader, giveMatter, listItem, listTeams, moveMatter, readTeam } from '../../teams/contract.ts';
import { DayInput } from '../parts.tsx';
import { PersonPick } from './PersonPick.tsx';

interface Props {
  readonly view: OutputOf<typeof readTeam>;
  readonly onClose: () => void;
}
const again = { invalidates: [readTeam, listTeams] };

const useNeeded = () => [{ required: true, message: useTranslation('teams').t('needed') }];

/** A matter of a project that has no team yet, or a new one. */
export function GiveMatterDialog({ view, onClose }: Props) {
  const { t } = useTranslation('teams');
  const needed = useNeeded();
  const give = useCommand(giveMatter, again);
  return (
    <FormDialog<{ matterId?: string; title?: string; dueOn: string }> texts="teams" title={t('act.matter')} error={give.error} busy={give.isPending} onSend={({ matterId, title, dueOn }) => give.mutateAsync({ params: { id: view.team.id }, body: { dueOn, ...(matterId ? { matterId } : { title: title ?? '' }) } })} onClose={onClose}>
      {view.free.length > 0 && <Form.Item name="matterId" label={t('matter.ofProject')} extra={t('matter.orNew')}><Select allowClear options={view.free.map((m) => ({ value: m.matterId, label: m.title }))} /></Form.Item>}
      <Form.Item noStyle shouldUpdate>{({ getFieldValue }) => !getFieldValue('matterId') && <Form.Item name="title" label={t('matter.title')} rules={needed}><Input maxLength={200} /></Form.Item>}</Form.Item>
      <Form.Item name="dueOn" label={t('matter.dueOn')} rules={needed}><DayInput /></Form.Item>
    </FormDialog>
  );
}

export function ListItemDialog({ view, onClose }: Props) {
  const { t } = useTranslation('teams');
  const needed = useNeeded();
  const list = useCommand(listItem, again);
  const people = [view.team.leader, ...view.members.filter((m) => m.personId !== view.team.leader.personId)];
  const open = view.matters.filter((m) => m.closedOn === null);
  return (
    <FormDialog<{ title: string; personId: string; matterId?: string; dueOn: string }> texts="teams" title={t('act.item')} error={list.error} busy={list.isPending} onSend={({ matterId, ...fields }) => list.mutateAsync({ params: { id: view.team.id }, body: { ...fields, matterId: matterId ?? null } })} onClose={onClose}>
      <Form.Item name="title" label={t('item.title')} rules={needed}><Input maxLength={200} /></Form.Item>
      <Form.Item name="personId" label={t('item.person')} rules={needed}><Select options={people.map((p) => ({ value: p.personId, label: p.name }))} /></Form.Item>
      {open.length > 0 && <Form.Item name="matterId" label={t('item.matter')}><Select allowClear options={open.map((m) => ({ value: m.matterId, label: m.title }))} /></Form.Item>}
      <Form.Item name="dueOn" label={t('matter.dueOn')} rules={needed}><DayInput /></Form.Item>
    </FormDialog>
  );
}

export function JoinDialog({ view, onClose }: Props) {
  const { t } = useTranslation('teams');
  const needed = useNeeded();
  const join = useCommand(addMember, again);
  return (
    <FormDialog<{ personId: string; section: string }> texts="teams" title={t('team.addMember')} error={join.error} busy={join.isPending} onSend={(body) => join.mutateAsync({ params: { id: view.team.id }, body })} onClose={onClose}>
      <Form.Item name="personId" label={t('load.name')} rules={needed}><PersonPick /></Form.Item>
      <Form.Item name="section" label={t('team.section')} rules={needed}><Input maxLength={100} /></Form.Item>
    </FormDialog>
  );
}

export function ChangeLeaderDialog({ view, onClose }: Props) {
  const { t } = useTranslation('teams');
  const needed = useNeeded();
  const change = useCommand(changeLeader, again);
  return (
    <FormDialog<{ leaderId: string; reason: string }> texts="teams" title={t('act.leader')} error={change.error} busy={change.isPending} onSend={(body) => change.mutateAsync({ params: { id: view.team.id }, body })} onClose={onClose}>
      <Form.Item name="leaderId" label={t('team.leader')} extra={t('team.leaderHint')} rules={needed}><PersonPick /></Form.Item>
      <Form.Item name="reason" label={t('reason')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
    </FormDialog>
  );
}

export function MoveMatterDialog({ view, matterId, onClose }: Props & { readonly matterId: string }) {
  const { t } = useTranslation('teams');
  const needed = useNeeded();
  const move = useCommand(moveMatter, again);
  return (
    <FormDialog<{ teamId: string; reason: string }> texts="teams" title={t('act.move')} error={move.error} busy={move.isPending} onSend={(body) => move.mutateAsync({ params: { id: view.team.id, matterId }, body })} onClose={onClose}>
      <Form.Item name="teamId" label={t('matter.toTeam')} rules={needed}><Select options={view.others.map((o) => ({ value: o.id, label: o.name }))} /></Form.Item>
      <Form.Item name="reason" label={t('reason')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
    </FormDialog>
  );
}
