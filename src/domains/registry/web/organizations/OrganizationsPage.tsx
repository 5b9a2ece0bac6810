import '../registry.css';
import { ForkOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, EmptyState, OrganizationTree, Page, usePhone, type TreeNode } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { organizationTree } from '../../contract.ts';
import { branches, peopleWithin, pruned, type Branch, type TreeOrganization } from '../parts/tree.ts';
import { UnitView } from './UnitView.tsx';

const toNode = (b: Branch): TreeNode => ({
  key: b.organization.id,
  title: b.organization.name,
  // At the top the sum would count whoever serves in two units twice.
  ...(b.organization.type === 'region' ? {} : { note: String(peopleWithin(b)) }),
  ...(b.below.length > 0 ? { children: b.below.map(toNode) } : {}),
});
const keysOf = (list: readonly Branch[]): string[] => list.flatMap((b) => [b.organization.id, ...keysOf(b.below)]);

/** 机构: the tree at the left, the chosen unit at the right. */
export default function OrganizationsPage() {
  const { t } = useTranslation('registry');
  const go = useNavigate();
  const phone = usePhone();
  const { organizationId } = useParams();
  const mayWrite = useMay('registry.organizations.write');
  const tree = useAnswer(organizationTree);
  return (
    <Page
      title={t('nav.organizations')}
      {...(phone && organizationId ? { breadcrumb: [{ title: t('nav.organizations'), to: '/organizations' }] } : {})}
      actions={
        mayWrite && (
          <Button icon={<ForkOutlined />} onClick={() => go('/organizations/merge')}>
            {t('unit.merge')}
          </Button>
        )
      }
    >
      <Answered answer={tree}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={t('unit.none')}>{t('unit.noneNext')}</EmptyState>
          ) : (
            <div className="dd-units">
              {!(phone && organizationId) && <Tree list={list} selected={organizationId ?? null} />}
              {/* Without a choice the top of the own tree is shown; a phone has no room for both. */}
              <div className="dd-unit-view">{(organizationId || !phone) && <UnitView key={organizationId ?? 'top'} organizationId={organizationId ?? branches(list)[0]!.organization.id} list={list} />}</div>
            </div>
          )
        }
      </Answered>
    </Page>
  );
}

function Tree({ list, selected }: { readonly list: readonly TreeOrganization[]; readonly selected: string | null }) {
  const { t } = useTranslation('registry');
  const go = useNavigate();
  const [text, setText] = useState('');
  const whole = useMemo(() => branches(list), [list]);
  const shown = useMemo(() => pruned(whole, text), [whole, text]);
  // Open down to the chosen unit; while searching, open everything found.
  const path = useMemo(() => {
    const byId = new Map(list.map((o) => [o.id, o]));
    const up: string[] = [];
    for (let o = selected ? byId.get(selected) : undefined; o?.parentId; o = byId.get(o.parentId)) up.push(o.parentId);
    return up;
  }, [list, selected]);
  return (
    <nav className="dd-units-tree" aria-label={t('unit.tree')}>
      <Input allowClear placeholder={t('unit.searchHint')} aria-label={t('unit.searchHint')} value={text} onChange={(e) => setText(e.target.value)} />
      <OrganizationTree
        key={text === '' ? 'whole' : text}
        label={t('unit.tree')}
        roots={shown.map(toNode)}
        selected={selected}
        initiallyOpen={text === '' ? [...whole.map((b) => b.organization.id), ...path] : keysOf(shown)}
        onSelect={(node) => go(`/organizations/${node.key}`)}
      />
      {shown.length === 0 && <p className="dd-muted">{t('unit.noMatch')}</p>}
    </nav>
  );
}
