import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice, showInForm } from '../../../../web/kit/index.ts';
import { foundTeam, listTeams } from '../../teams/contract.ts';
import { PersonPick } from './PersonPick.tsx';

interface Fields {
  readonly organizationId: string;
  readonly name: string;
  readonly theme: string;
  readonly leaderId: string;
  readonly members: { personId: string; section: string }[];
}
/** A team with its leader and the people of several sections. */
export function FoundTeamDialog({ units, onClose }: { readonly units: OutputOf<typeof listTeams>['units']; readonly onClose: () => void }) {
  const { t } = useTranslation('teams');
  const go = useNavigate();
  const [form] = Form.useForm<Fields>();
  const found = useCommand(foundTeam, { invalidates: [listTeams], onDone: ({ id }) => void go(`/task-teams/${id}`) });
  const submit = (v: Fields) => found.mutateAsync({ body: { ...v, members: v.members ?? [] } }).catch((error: unknown) => showInForm(form, t, error));
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={t('team.found')} okText={t('team.found')} confirmLoading={found.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {found.error && <RefusalNotice error={found.error} />}
      <Form form={form} layout="vertical" initialValues={{ members: [], ...(units.length === 1 ? { organizationId: units[0]!.id } : {}) }} onFinish={(v) => void submit(v)}>
        <Form.Item name="organizationId" label={t('team.unit')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={units.map((u) => ({ value: u.id, label: u.name }))} /></Form.Item>
        <Form.Item name="name" label={t('team.name')} rules={needed}><Input maxLength={200} /></Form.Item>
        <Form.Item name="theme" label={t('team.theme')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} /></Form.Item>
        <Form.Item name="leaderId" label={t('team.leader')} extra={t('team.leaderHint')} rules={needed}><PersonPick /></Form.Item>
        <Form.List name="members">
          {(fields, { add, remove }) => (
            <Form.Item label={t('team.members')}>
              {fields.map((f) => (
                <div key={f.key} className="dd-team-member">
                  <Form.Item name={[f.name, 'personId']} rules={needed}><PersonPick /></Form.Item>
                  <Form.Item name={[f.name, 'section']} rules={needed}><Input maxLength={100} placeholder={t('team.section')} aria-label={t('team.section')} /></Form.Item>
                  <Button type="text" icon={<DeleteOutlined />} aria-label={t('remove')} onClick={() => remove(f.name)} />
                </div>
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add({})}>{t('team.addMember')}</Button>
            </Form.Item>
          )}
        </Form.List>
      </Form>
    </Modal>
  );
}
