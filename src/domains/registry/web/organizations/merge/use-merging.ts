import { useQueries } from '@tanstack/react-query';
import { call, useAnswer } from '../../../../../web/api/index.ts';
import { getOrganization, organizationTree } from '../../../contract.ts';
import type { TreeOrganization } from '../../parts/tree.ts';
import type { MergeDraft, OldPost } from './plan.ts';

export interface Merging {
  readonly names: ReadonlyMap<string, string>;
  /** Departments below the merging units, nearest first; those under a unit that moves whole are not asked about. */
  readonly departments: readonly TreeOrganization[];
  /** Posts that need a fate. */
  readonly posts: readonly OldPost[];
  /** Posts of the existing unit that takes the others in. */
  readonly targets: readonly OldPost[];
  readonly loading: boolean;
}

/** What stands to be decided about in a merger: departments, posts, and the posts of the unit that takes them in. */
export function useMerging(draft: MergeDraft): Merging {
  const tree = useAnswer(organizationTree);
  const list = tree.data ?? [];
  const roots = list.filter((o) => draft.from.includes(o.id));
  const below = list.filter((o) => !draft.from.includes(o.id) && roots.some((r) => o.path.startsWith(`${r.path}.`))).toSorted((a, b) => a.path.split('.').length - b.path.split('.').length);
  const movedPaths: string[] = [];
  const departments = below.filter((o) => {
    if (movedPaths.some((p) => o.path.startsWith(`${p}.`))) return false;
    if ((draft.departments[o.id] ?? 'move') === 'move') movedPaths.push(o.path);
    return true;
  });
  const opened = [...roots.map((r) => r.id), ...departments.filter((d) => draft.departments[d.id] === 'absorb').map((d) => d.id)];
  const targetId = draft.into === 'existing' ? draft.intoId : null;
  const wanted = [...new Set([...opened, ...(targetId ? [targetId] : [])])];
  const answers = useQueries({ queries: wanted.map((organizationId) => ({ queryKey: [getOrganization.name, { params: { organizationId } }], queryFn: ({ signal }: { signal: AbortSignal }) => call(getOrganization, { params: { organizationId } }, { signal }) })) });
  const postsOf = (id: string): readonly OldPost[] => answers[wanted.indexOf(id)]?.data?.posts ?? [];
  return {
    names: new Map(list.map((o) => [o.id, o.name])),
    departments,
    // Posts of the unit that stays, if it is one of the merging ones, stay as they are.
    posts: opened.filter((id) => id !== targetId).flatMap(postsOf),
    targets: targetId ? postsOf(targetId) : [],
    loading: tree.isPending || answers.some((a) => a.isPending),
  };
}
