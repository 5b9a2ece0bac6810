import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { writeOrganizations } from '../access.ts';
import type { savePost as savePostEndpoint } from '../contract/organizations.ts';
import type { PostRequirement } from '../model.ts';
import { organizationSubject } from '../queries/people.ts';
import { asOf } from '../store/as-of.ts';
import { latestPost } from '../store/post.ts';
import { appointmentsAt } from '../store/record.ts';
import { holdForWriting, rewriteFact } from '../store/versions.ts';
import { savePosts } from './save-organizations.ts';

type Input = z.output<typeof savePostEndpoint.body & object>;

/**
 * Sets up a post, changes one from a day on, or removes it (`fields: null`). Holders keep their appointments as recorded.
 * Refuses `registry.no_such_post`, `registry.changed_meanwhile`, `registry.post_occupied`, `registry.before_it_began`.
 */
export async function savePost(house: House, actor: Actor, organizationId: string, input: Input): Promise<{ postId: string; versionId: string | null }> {
  return house.unit(actor, async (unit) => {
    must(actor, writeOrganizations, await organizationSubject(unit, organizationId));
    const { fields } = input;
    if (input.postId === undefined) {
      if (fields === null) throw new Refusal('invalid', 'registry.fact_empty');
      const { requirement, ...rest } = defined(fields);
      const [id] = await savePosts(unit, [{ ...rest, title: fields.title, category: fields.category, ...(requirement ? { requirement: requirement as PostRequirement } : {}), organizationId, validFrom: input.validFrom }]);
      return { postId: id!, versionId: (await latestPost(unit, id!))!.versionId };
    }
    await holdForWriting(unit, `post:${input.postId}`);
    const current = await latestPost(unit, input.postId);
    if (current === null || current.organizationId !== organizationId) throw new Refusal('not_found', 'registry.no_such_post');
    if (current.versionId !== input.versionId) throw new Refusal('conflict', 'registry.changed_meanwhile', { versionId: current.versionId });
    if (input.validFrom < current.validFrom) throw new Refusal('invalid', 'registry.before_it_began', { from: current.validFrom });
    if (fields === null) {
      const holders = (await appointmentsAt(unit, [organizationId], asOf(unit, { validAt: input.validFrom }))).filter((a) => a.postId === input.postId);
      if (holders.length > 0) throw new Refusal('rule', 'registry.post_occupied', { post: current.title, people: holders.length });
    }
    await rewriteFact(unit, 'registry.post_version', input.postId, input.validFrom, null, (v) =>
      fields === null
        ? null
        : {
            ...v,
            title: fields.title,
            category: fields.category,
            leadership_level: (fields.leadershipLevel === undefined ? v.leadership_level : fields.leadershipLevel) ?? null,
            establishment: fields.establishment ?? v.establishment,
            principal: fields.principal ?? v.principal,
            requirement: fields.requirement ?? v.requirement,
            sort_order: fields.sortOrder ?? v.sort_order,
          },
    );
    unit.audit({ action: fields === null ? 'registry.post_removed' : 'registry.post_changed', subjectKind: 'post', subjectId: input.postId, detail: { organizationId, from: input.validFrom, document: input.document } });
    return { postId: input.postId, versionId: fields === null ? null : (await latestPost(unit, input.postId))!.versionId };
  });
}

/** Without the fields that were left out, so that defaults hold for them. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
