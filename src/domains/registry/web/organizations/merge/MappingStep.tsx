import { Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { LoadingState, Section } from '../../../../../web/kit/index.ts';
import { proposedFate, type DepartmentFate, type MergeDraft, type OldPost, type PostFate } from './plan.ts';
import type { Merging } from './use-merging.ts';

interface Props {
  readonly draft: MergeDraft;
  readonly merging: Merging;
  readonly change: (change: Partial<MergeDraft>) => void;
}

/** What becomes of each department and each post. */
export function MappingStep({ draft, merging, change }: Props) {
  const { t } = useTranslation('registry');
  if (merging.loading) return <LoadingState />;
  return (
    <>
      <Section title={t('merge.departments', { count: merging.departments.length })}>
        {merging.departments.length === 0 ? (
          <p className="dd-muted">{t('merge.noDepartments')}</p>
        ) : (
          <table className="dd-merge-table">
            <tbody>
              {merging.departments.map((d) => (
                <tr key={d.id}>
                  <th scope="row">{d.name}</th>
                  <td>
                    <Radio.Group
                      aria-label={d.name}
                      value={draft.departments[d.id] ?? 'move'}
                      onChange={(e) => change({ departments: { ...draft.departments, [d.id]: e.target.value as DepartmentFate } })}
                      options={(['move', 'absorb'] as const).map((value) => ({ value, label: t(`merge.department.${value}`) }))}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <Section title={t('merge.posts', { count: merging.posts.length })}>
        <p className="dd-muted">{t('merge.postsHint')}</p>
        <table className="dd-merge-table">
          <thead>
            <tr>
              <th scope="col">{t('merge.oldPost')}</th>
              <th scope="col">{t('merge.fate')}</th>
            </tr>
          </thead>
          <tbody>
            {merging.posts.map((post) => (
              <tr key={post.id}>
                <th scope="row">
                  {post.title} <span className="dd-muted">{merging.names.get(post.organizationId)} · {t('merge.places', { count: post.establishment })}</span>
                </th>
                <td>
                  <Fate post={post} targets={merging.targets} fate={draft.posts[post.id] ?? proposedFate(post, draft, merging.targets, merging.posts)} onChange={(fate) => change({ posts: { ...draft.posts, [post.id]: fate }, confirmed: draft.confirmed.filter((c) => c.postId !== post.id) })} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </>
  );
}

function Fate({ post, targets, fate, onChange }: { readonly post: OldPost; readonly targets: readonly OldPost[]; readonly fate: PostFate; readonly onChange: (fate: PostFate) => void }) {
  const { t } = useTranslation('registry');
  const value = fate.kind === 'existing' ? fate.postId : fate.kind;
  return (
    <div className="dd-condition-line">
      <Select
        style={{ minWidth: 220 }}
        aria-label={t('merge.fateOf', { title: post.title })}
        value={value}
        onChange={(next) => onChange(next === 'removed' ? { kind: 'removed' } : next === 'new' ? { kind: 'new', title: post.title, establishment: post.establishment } : { kind: 'existing', postId: next })}
        options={[...targets.map((p) => ({ value: p.id, label: t('merge.toExisting', { title: p.title }) })), { value: 'new', label: t('merge.toNew') }, { value: 'removed', label: t('merge.removed') }]}
      />
      {fate.kind === 'new' && (
        <>
          <Input style={{ width: 200 }} maxLength={100} value={fate.title} aria-label={t('post.name')} onChange={(e) => onChange({ ...fate, title: e.target.value })} />
          <InputNumber min={1} max={1000} precision={0} value={fate.establishment} aria-label={t('post.establishment')} onChange={(establishment) => onChange({ ...fate, establishment: establishment ?? 1 })} />
        </>
      )}
    </div>
  );
}
