import './security.css';
import { Button, Form, Select, TreeSelect } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roles, type Role } from '../../../kernel/actor.ts';
import { useAnswer, useCommand } from '../../../web/api/index.ts';
import { DateText, momentDay, RefusalNotice, Section, useToast } from '../../../web/kit/index.ts';
import { useMay, useSession } from '../../../web/session/index.ts';
import { addGrant, grantScopes, listAccounts, revokeGrant, type AccountView, type GrantView } from '../contract.ts';
import { exclusiveRoles } from '../rules/exclusive-roles.ts';
import { scopeOf } from '../rules/grant-scope.ts';
import { ConfirmAct } from './ConfirmAct.tsx';
import { treeOf } from './scope-tree.ts';
import { GrantText } from './words.tsx';

/** Roles of one account; the security administrator gives and takes them. */
export function GrantsSection({ account, grants }: { account: AccountView; grants: readonly GrantView[] }) {
  const { t } = useTranslation('security');
  const toast = useToast();
  const may = useMay('security.grants.manage');
  const self = useSession().account.id === account.id;
  const [leaving, setLeaving] = useState<GrantView | null>(null);
  const revoke = useCommand(revokeGrant, {
    invalidates: [listAccounts],
    onDone: () => {
      setLeaving(null);
      toast.done(t('grant.revoked'));
    },
  });
  return (
    <Section title={t('account.roles')}>
      {grants.length === 0 && <p className="dd-security-quiet">{t('grant.noneNext')}</p>}
      <ul className="dd-security-grants">
        {grants.map((grant) => (
          <li key={grant.id}>
            <span>
              <b>
                <GrantText grant={grant} />
              </b>
              <span className="dd-security-quiet">
                {t('grant.by', { name: grant.grantedBy })} <DateText value={momentDay(grant.grantedAt)} />
              </span>
            </span>
            {may && !self && (
              <Button size="small" onClick={() => setLeaving(grant)}>
                {t('grant.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {account.ended?.map((e) => <EndedGrant key={`${e.role}${e.endedAt}`} account={account} ended={e} mayAdd={may && !self && account.state !== 'disabled'} />)}
      {may && self && <p className="dd-security-quiet">{t('act.notOnYourself')}</p>}
      {may && !self && account.state !== 'disabled' && <AddGrant account={account} grants={grants} />}
      {leaving && (
        <ConfirmAct
          title={t('grant.revoke')}
          confirmText={t('grant.revoke')}
          danger
          busy={revoke.isPending}
          onConfirm={() => revoke.mutate({ params: { accountId: account.id, grantId: leaving.id } })}
          onClose={() => {
            revoke.reset();
            setLeaving(null);
          }}
        >
          {revoke.error && <RefusalNotice error={revoke.error} />}
          <p>
            <b>
              <GrantText grant={leaving} />
            </b>
          </p>
          {t('grant.revokeWhat', { name: account.displayName })}
        </ConfirmAct>
      )}
    </Section>
  );
}

/** A role that ended with its unit. Nothing passes to the larger unit by itself: the administrator gives it, or leaves it. */
function EndedGrant({ account, ended, mayAdd }: { account: AccountView; ended: NonNullable<AccountView['ended']>[number]; mayAdd: boolean }) {
  const { t } = useTranslation('security');
  const { t: shell } = useTranslation('shell');
  const toast = useToast();
  const add = useCommand(addGrant, { invalidates: [listAccounts], onDone: () => toast.done(t('grant.added')) });
  const { successor } = ended;
  return (
    <div className="dd-security-ended" role="note">
      <span>
        {t(successor ? 'grant.endedMerged' : 'grant.endedClosed', { role: shell(`role.${ended.role}`), unit: ended.organizationName ?? t('grant.unitGone'), successor: successor?.name })} <DateText value={momentDay(ended.endedAt)} />
      </span>
      {add.error && <RefusalNotice error={add.error} />}
      {mayAdd && successor && (
        <Button size="small" loading={add.isPending} onClick={() => add.mutate({ params: { accountId: account.id }, body: { role: ended.role, organizationId: successor.id } })}>
          {t('grant.giveSuccessor', { successor: successor.name })}
        </Button>
      )}
    </div>
  );
}

function AddGrant({ account, grants }: { account: AccountView; grants: readonly GrantView[] }) {
  const { t } = useTranslation('security');
  const { t: shell } = useTranslation('shell');
  const toast = useToast();
  const [form] = Form.useForm<{ role: Role; organizationId?: string }>();
  const role = Form.useWatch('role', form);
  const scope = role ? scopeOf(role) : 'none';
  const scopes = useAnswer(grantScopes, undefined, { staleMs: 300_000 });
  const tree = useMemo(() => treeOf(scopes.data ?? []), [scopes.data]);
  const held = grants.map((g) => g.role);
  // What the server would refuse is not offered; the hint says why.
  const offered = roles.filter((r) => exclusiveRoles(held, r).length === 0 && (r !== 'cadre' || account.personId !== null));
  const add = useCommand(addGrant, {
    invalidates: [listAccounts],
    onDone: () => {
      form.resetFields();
      toast.done(t('grant.added'));
    },
  });
  return (
    <Form form={form} layout="vertical" requiredMark={false} className="dd-security-add" onFinish={({ role: wanted, organizationId }) => add.mutate({ params: { accountId: account.id }, body: { role: wanted, organizationId: organizationId ?? null } })}>
      {add.error && <RefusalNotice error={add.error} />}
      <Form.Item name="role" label={t('grant.role')} extra={offered.length < roles.length ? t('grant.exclusive') : undefined} rules={[{ required: true, message: t('grant.roleMissing') }]}>
        <Select options={offered.map((value) => ({ value, label: shell(`role.${value}`) }))} placeholder={t('grant.rolePick')} onChange={() => form.setFieldValue('organizationId', undefined)} />
      </Form.Item>
      {scope !== 'none' && (
        <Form.Item name="organizationId" label={t('grant.unit')} extra={t(scope === 'needed' ? 'grant.unitNeeded' : 'grant.unitOptional')} rules={scope === 'needed' ? [{ required: true, message: t('grant.unitMissing') }] : []}>
          <TreeSelect treeData={tree} showSearch={{ treeNodeFilterProp: 'title' }} allowClear loading={scopes.isPending} placeholder={t('grant.unitPick')} treeDefaultExpandedKeys={tree.map((n) => n.value)} />
        </Form.Item>
      )}
      <Button htmlType="submit" loading={add.isPending}>
        {t('grant.add')}
      </Button>
    </Form>
  );
}
