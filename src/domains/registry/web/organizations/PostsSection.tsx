import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../web/api/index.ts';
import { Label, Section } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import type { getOrganization } from '../../contract.ts';
import { useKeyWords } from '../parts/words.ts';
import { PostDialog, RemovePostDialog, type Post } from './PostDialog.tsx';
import { SetUpPostsDialog } from './SetUpPostsDialog.tsx';

/** What a post asks for, in one line. */
export function useRequirementWords(): (post: Pick<Post, 'requirement'>) => string {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  return ({ requirement: r }) =>
    [
      r.educationAtLeast ? t('chip.educationAtLeast', { level: t(`educationStep.${r.educationAtLeast}`) }) : null,
      r.majors?.length ? t('requirement.majors', { majors: r.majors.join('、') }) : null,
      r.ageAtMost ? t('requirement.ageAtMost', { age: r.ageAtMost }) : null,
      r.politicalStatus?.length ? r.politicalStatus.map((s) => word('politicalStatus', s)).join(t('chip.and')) : null,
      r.frontLine ? t('requirement.frontLine') : null,
      r.note ?? null,
    ]
      .filter(Boolean)
      .join('；');
}

/** Posts of a unit with their establishment (职数) and what they ask for. */
export function PostsSection({ unit, bare }: { readonly unit: OutputOf<typeof getOrganization>; /** People serve here or below, and no post is set up. */ readonly bare: boolean }) {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  const asks = useRequirementWords();
  const mayWrite = useMay('registry.organizations.write');
  const [editing, setEditing] = useState<Post | 'new' | null>(null);
  const [removing, setRemoving] = useState<Post | null>(null);
  const [settingUp, setSettingUp] = useState(false);
  const total = unit.posts.reduce((sum, p) => sum + p.establishment, 0);
  return (
    <Section
      title={t('post.title', { count: total })}
      extra={
        mayWrite && (
          <>
            {bare && <Button size="small" onClick={() => setSettingUp(true)}>{t('post.setUp')}</Button>}
            <Button size="small" icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('post.new')}</Button>
          </>
        )
      }
    >
      {unit.posts.length === 0 ? (
        <p className="dd-muted">{t('post.none')}</p>
      ) : (
        <div className="dd-datalist dd-posts" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('post.name')}</th>
                <th scope="col">{t('field.category')}</th>
                <th scope="col">{t('field.level')}</th>
                <th scope="col" className="dd-num-cell">{t('post.establishment')}</th>
                <th scope="col">{t('post.requirement')}</th>
                {mayWrite && <td />}
              </tr>
            </thead>
            <tbody>
              {unit.posts.map((p) => (
                <tr key={p.id}>
                  <th scope="row">{p.title} {p.principal && <Label>{t('post.principal')}</Label>}</th>
                  <td>{word('category', p.category)}</td>
                  <td>{word('level', p.leadershipLevel)}</td>
                  <td className="dd-num-cell">{p.establishment}</td>
                  <td>{asks(p) || '—'}</td>
                  {mayWrite && (
                    <td className="dd-fact-acts">
                      <Button type="text" size="small" icon={<EditOutlined />} aria-label={t('post.edit', { title: p.title })} onClick={() => setEditing(p)} />
                      <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('post.remove', { title: p.title })} onClick={() => setRemoving(p)} />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {editing && <PostDialog organizationId={unit.organization.id} {...(editing === 'new' ? {} : { post: editing })} onClose={() => setEditing(null)} />}
      {removing && <RemovePostDialog post={removing} onClose={() => setRemoving(null)} />}
      {settingUp && <SetUpPostsDialog organization={unit.organization} onClose={() => setSettingUp(false)} />}
    </Section>
  );
}
