import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api/index.ts';
import { organizationTree } from '../../contract.ts';
import { branches, type Branch } from './tree.ts';

interface Node {
  readonly value: string;
  readonly title: string;
  readonly children?: Node[];
}
const toNode = (b: Branch): Node => ({ value: b.organization.id, title: b.organization.name, ...(b.below.length > 0 ? { children: b.below.map(toNode) } : {}) });

interface Props {
  readonly id?: string;
  readonly multiple?: boolean;
  readonly value?: string | readonly string[];
  readonly onChange?: (value: never) => void;
  readonly placeholder?: string;
  readonly without?: readonly string[];
}

/** Choose one or several organizations from the tree, by name. */
export function OrganizationSelect({ multiple = false, value, onChange, placeholder, without = [], id }: Props) {
  const { t } = useTranslation('registry');
  const tree = useAnswer(organizationTree, {}, { staleMs: 60_000 });
  const data = useMemo(() => branches((tree.data ?? []).filter((o) => !without.includes(o.id))).map(toNode), [tree.data, without]);
  return (
    <TreeSelect
      {...(id ? { id } : {})}
      style={{ width: '100%', minWidth: 240 }}
      treeData={data as never}
      multiple={multiple}
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDefaultExpandedKeys={data.map((d) => d.value)}
      loading={tree.isPending}
      placeholder={placeholder ?? t('unit.choose')}
      aria-label={placeholder ?? t('unit.choose')}
      allowClear
      {...(value === undefined ? {} : { value: value as never })}
      onChange={(v: unknown) => onChange?.(v as never)}
    />
  );
}
