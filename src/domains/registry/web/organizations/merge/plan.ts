import type { MergerPlan } from '../../../contract.ts';
import type { OrganizationType, PostCategory } from '../../../model.ts';

export interface OldPost {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string;
  readonly category: PostCategory;
  readonly leadershipLevel: string | null;
  readonly establishment: number;
  readonly principal: boolean;
}
/** What becomes of one old post on the screen. */
export type PostFate = { readonly kind: 'removed' } | { readonly kind: 'existing'; readonly postId: string } | { readonly kind: 'new'; readonly title: string; readonly establishment: number };
/** What becomes of one department: kept under the new unit, or dissolved into it. */
export type DepartmentFate = 'move' | 'absorb';

export interface MergeDraft {
  readonly from: readonly string[];
  readonly into: 'new' | 'existing';
  readonly intoId: string | null;
  readonly name: string;
  readonly type: OrganizationType | null;
  readonly parentId: string | null;
  readonly effectiveOn: string | null;
  readonly document: string;
  readonly departments: Readonly<Record<string, DepartmentFate>>;
  readonly posts: Readonly<Record<string, PostFate>>;
  readonly confirmed: readonly { readonly personId: string; readonly postId: string }[];
}
export const emptyDraft: MergeDraft = { from: [], into: 'new', intoId: null, name: '', type: null, parentId: null, effectiveOn: null, document: '', departments: {}, posts: {}, confirmed: [] };

/** May the first step be left? */
export const isFramed = (d: MergeDraft): boolean => d.from.length > 0 && d.effectiveOn !== null && d.document.trim() !== '' && (d.into === 'existing' ? d.intoId !== null && (d.from.length > 1 || d.from[0] !== d.intoId) : d.from.length > 1 && d.name.trim() !== '' && d.type !== null && d.parentId !== null);

/**
 * What is proposed for a post before anyone decides: into an existing unit, the post of the same title there; into a new
 * unit, a post of the same title. Posts of one title become one; ordinary staff bring their places with them, for leading
 * posts the places are a decision and stay as they were.
 */
export function proposedFate(post: OldPost, draft: MergeDraft, targets: readonly OldPost[], old: readonly OldPost[]): PostFate {
  const same = targets.find((t) => t.title === post.title);
  if (draft.into === 'existing' && same) return { kind: 'existing', postId: same.id };
  const together = old.filter((p) => p.title === post.title && p.category === 'staff').reduce((sum, p) => sum + p.establishment, 0);
  return { kind: 'new', title: post.title, establishment: post.category === 'staff' ? together : post.establishment };
}

/** Draft → what the contract takes. Posts without a word of their own get the proposal. */
export function planOf(draft: MergeDraft, old: readonly OldPost[], targets: readonly OldPost[], departments: readonly { readonly id: string }[]): MergerPlan {
  const posts = old.flatMap((post): MergerPlan['posts'] => {
    const fate = draft.posts[post.id] ?? proposedFate(post, draft, targets, old);
    if (fate.kind === 'removed') return [];
    if (fate.kind === 'existing') return [{ postId: post.id, to: { postId: fate.postId } }];
    return [{ postId: post.id, to: { title: fate.title, category: post.category, leadershipLevel: post.leadershipLevel, establishment: Math.max(1, fate.establishment), principal: post.principal } }];
  });
  return {
    fromOrganizationIds: [...draft.from],
    into: draft.into === 'existing' ? { organizationId: draft.intoId! } : { name: draft.name.trim(), type: draft.type!, parentId: draft.parentId! },
    effectiveOn: draft.effectiveOn!,
    document: draft.document.trim(),
    departments: departments.map((d) => ({ organizationId: d.id, action: draft.departments[d.id] ?? 'move' })),
    posts,
    confirmed: [...draft.confirmed],
  };
}
