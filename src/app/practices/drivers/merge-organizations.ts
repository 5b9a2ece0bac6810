import { z } from 'zod';
import { addDays, day } from '../../../kernel/period.ts';
import { getPerson, mergeOrganizations } from '../../../domains/registry/contract.ts';
import { organizationsNow, savePosts } from '../../../domains/registry/index.ts';
import { driver } from '../driver.ts';

/** M005: three groups become one; some posts go on, the people of the others wait for a post, and what was before still shows. */
export const mergeOrganizationsExample = driver(
  z.object({ mergedUnits: z.array(z.string()), successor: z.string(), effectiveFrom: day, postsBefore: z.int(), postsMapped: z.int(), people: z.int() }),
  async ({ mergedUnits, successor, effectiveFrom, postsBefore, postsMapped, people }, world) => {
    const units = await world.organizations(mergedUnits, { type: 'state_firm' });
    const unitOf = (n: number): string => units[n % units.length]!;
    const postIds = await world.unit((unit) => savePosts(unit, Array.from({ length: postsBefore }, (_p, n) => ({ organizationId: unitOf(n), title: `岗位${n + 1}`, category: 'middle' as const }))));
    const personIds: string[] = [];
    for (let n = 0; n < people; n++) {
      const postId = postIds[n % postsBefore]!;
      personIds.push(...(await world.people([`职工${n + 1}`], unitOf(n % postsBefore), { postId, title: `岗位${(n % postsBefore) + 1}`, category: 'middle', startedOn: '2018-01' })));
    }
    const outcome = await world.send(mergeOrganizations, {
      body: {
        fromOrganizationIds: units,
        into: { name: successor, type: 'state_firm', parentId: world.regionOrganization },
        effectiveOn: effectiveFrom,
        document: '整合方案',
        departments: [],
        posts: postIds.slice(0, postsMapped).map((postId, n) => ({ postId, to: { title: `新岗位${n + 1}`, category: 'middle' as const } })),
        confirmed: [],
      },
    });
    const after = (await world.unit((unit) => organizationsNow(unit, { validAt: effectiveFrom }))).filter((o) => o.type !== 'region');
    const before = addDays(effectiveFrom, -1);
    let stillShows = 0;
    for (const personId of personIds) {
      const { appointments } = await world.send(getPerson, { params: { personId }, query: { validAt: before } });
      if (appointments.some((a) => postIds.includes(a.postId ?? ''))) stillShows++;
    }
    return {
      mergedCount: outcome.organizationsClosed.length,
      successorCount: after.filter((o) => o.name === successor).length,
      activeOrganizationsAfter: after.length,
      postsKept: outcome.postsKept.length,
      postsRemoved: outcome.postsRemoved.length,
      peopleWithoutConfirmedPost: outcome.peopleWithoutConfirmedPost.length,
      peopleWhoseEarlierPostStillShows: stillShows,
    };
  },
);
