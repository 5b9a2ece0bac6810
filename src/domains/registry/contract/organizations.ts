import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { readOrganizations, writeOrganizations } from '../access.ts';
import { organizationTypes, postCategories } from '../model.ts';
import { asOfQuery, dayText, optionalText, organizationView, personRow, postRequirement, postView, tags, teamProfile, text, uuid } from './shapes.ts';

export const organizationParams = z.object({ organizationId: uuid });

export const organizationFields = z.object({
  name: text(100),
  shortName: text(40),
  type: z.enum(organizationTypes),
  level: optionalText(20),
  field: optionalText(40),
  sortOrder: z.int().min(0).max(99_999),
  tags,
  establishment: z.int().min(0).max(100_000).nullable(),
  teamProfile,
});

export const organizationTree = endpoint({
  name: 'registry.organization_tree',
  method: 'GET',
  path: '/organizations',
  summary: 'All organizations within the scope, parents before children, with how many people are in office there and how many posts they have.',
  query: asOfQuery,
  output: z.array(organizationView.extend({ people: z.int(), places: z.int() })),
  permission: readOrganizations,
  refusals: [],
});

export const getOrganization = endpoint({
  name: 'registry.organization',
  method: 'GET',
  path: '/organizations/:organizationId',
  summary: 'One organization with its posts, the chain above it, its history of names and places, and mergers it took part in.',
  params: organizationParams,
  query: asOfQuery,
  output: z.object({
    organization: organizationView,
    above: z.array(z.object({ id: uuid, name: z.string() })),
    below: z.array(organizationView),
    posts: z.array(postView),
    history: z.array(z.object({ versionId: uuid, name: z.string(), path: z.string(), validFrom: z.string(), validTo: z.string().nullable(), recordedAt: z.string(), recordedBy: z.string() })),
    mergers: z.array(z.object({ id: uuid, intoOrganizationId: uuid, fromOrganizations: z.array(z.object({ id: uuid, name: z.string() })), effectiveOn: z.string(), document: z.string() })),
  }),
  permission: readOrganizations,
  refusals: ['registry.no_such_organization'],
});

export const teamGap = z.object({
  /** Key in `locales/<lang>/registry.json` under `gap`. */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  postId: z.string().nullable(),
  personId: z.string().nullable(),
});

export const getTeam = endpoint({
  name: 'registry.team',
  method: 'GET',
  path: '/organizations/:organizationId/team',
  summary: 'The leading team (班子): members, structure pictures, gaps against establishment and requirement profiles, and vacancies now and in the coming 12 months.',
  params: organizationParams,
  query: asOfQuery,
  output: z.object({
    organization: organizationView,
    members: z.array(
      personRow.extend({
        appointmentId: uuid,
        postId: z.string().nullable(),
        postTitle: z.string(),
        kind: z.string(),
        monthsInPost: z.int().nullable(),
        frontLine: z.boolean(),
        trialUntil: z.string().nullable(),
        grades: z.array(z.object({ year: z.int(), grade: z.string() })),
      }),
    ),
    structure: z.object({
      size: z.int(),
      averageAge: z.number().nullable(),
      women: z.int(),
      ages: z.array(z.object({ key: z.string(), count: z.int() })),
      educations: z.array(z.object({ key: z.string(), count: z.int() })),
      fields: z.array(z.object({ key: z.string(), count: z.int() })),
      frontLine: z.int(),
    }),
    gaps: z.array(teamGap),
    /** How many leading posts are set up: without any nothing can be said to be vacant. */
    posts: z.int(),
    vacancies: z.array(z.object({ postId: uuid, title: z.string(), open: z.int(), establishment: z.int() })),
    /** What ends within the coming 12 months; 到龄 by the policy in force, where a rule says it for the person. */
    ending: z.array(z.object({ personId: uuid, name: z.string(), title: z.string(), on: z.string(), because: z.enum(['trial_ends', 'appointment_ends', 'retirement']) })),
  }),
  permission: readOrganizations,
  refusals: ['registry.no_such_organization'],
});

export const createOrganization = endpoint({
  name: 'registry.create_organization',
  method: 'POST',
  path: '/organizations',
  summary: 'Opens an organization under another from a day.',
  body: organizationFields.partial().extend({ name: text(100), type: z.enum(organizationTypes), parentId: uuid, validFrom: dayText, document: text(200) }),
  output: z.object({ organizationId: uuid, versionId: uuid }),
  permission: writeOrganizations,
  refusals: ['registry.no_such_organization', 'registry.organization_name_taken'],
});

export const editOrganization = endpoint({
  name: 'registry.edit_organization',
  method: 'PATCH',
  path: '/organizations/:organizationId',
  summary: 'Renames, moves (`parentId`) or describes an organization from a day on; everything below moves with it.',
  params: organizationParams,
  body: z.object({ versionId: uuid, validFrom: dayText, document: text(200), changes: organizationFields.partial().extend({ parentId: uuid.optional() }) }),
  output: z.object({ versionId: uuid, moved: z.int() }),
  permission: writeOrganizations,
  refusals: ['registry.no_such_organization', 'registry.changed_meanwhile', 'registry.nothing_changed', 'registry.organization_under_itself', 'registry.organization_name_taken', 'registry.before_it_began'],
});

export const closeOrganization = endpoint({
  name: 'registry.close_organization',
  method: 'POST',
  path: '/organizations/:organizationId/close',
  summary: 'Closes an organization from a day; refused while people are in office there or units stand below it.',
  params: organizationParams,
  body: z.object({ versionId: uuid, closedOn: dayText, document: text(200) }),
  output: z.null(),
  permission: writeOrganizations,
  refusals: ['registry.no_such_organization', 'registry.changed_meanwhile', 'registry.organization_not_empty', 'registry.before_it_began'],
});

export const postFields = z.object({
  title: text(100),
  category: z.enum(postCategories),
  leadershipLevel: optionalText(20),
  establishment: z.int().min(0).max(1000),
  principal: z.boolean(),
  requirement: postRequirement,
  sortOrder: z.int().min(0).max(9999),
});

export const savePost = endpoint({
  name: 'registry.save_post',
  method: 'POST',
  path: '/organizations/:organizationId/posts',
  summary: 'Sets up a post, or changes one (`postId`, `versionId`) from a day; `fields: null` removes it from that day.',
  params: organizationParams,
  body: z.object({ postId: uuid.optional(), versionId: uuid.optional(), validFrom: dayText, document: text(200), fields: postFields.partial().extend({ title: text(100), category: z.enum(postCategories) }).nullable() }),
  output: z.object({ postId: uuid, versionId: uuid.nullable() }),
  permission: writeOrganizations,
  refusals: ['registry.no_such_organization', 'registry.no_such_post', 'registry.changed_meanwhile', 'registry.post_occupied', 'registry.before_it_began'],
});

export const setUpPosts = endpoint({
  name: 'registry.set_up_posts',
  method: 'POST',
  path: '/organizations/:organizationId/posts-of-holders',
  summary: 'Sets up the posts of a unit and of all below it that have none yet, by who serves there today, with as many places as they are.',
  params: organizationParams,
  body: z.object({ document: text(200) }),
  output: z.object({ units: z.int(), posts: z.int(), people: z.int() }),
  permission: writeOrganizations,
  refusals: ['registry.no_such_organization', 'registry.no_holders_without_post', 'registry.too_many_holders'],
});

const newPost = z.object({ organizationId: uuid.optional(), title: text(100), category: z.enum(postCategories), leadershipLevel: optionalText(20).optional(), establishment: z.int().min(1).max(1000).default(1), principal: z.boolean().default(false) });
/** M005: what becomes of each department and post. A post that is not named is removed. */
export const mergerPlan = z.object({
  fromOrganizationIds: z.array(uuid).min(1).max(50),
  into: z.union([
    z.object({ organizationId: uuid }),
    z.object({ name: text(100), shortName: text(40).optional(), type: z.enum(organizationTypes), parentId: uuid, level: optionalText(20).optional(), field: optionalText(40).optional() }),
  ]),
  effectiveOn: dayText,
  document: text(200),
  /** Departments below the merging organizations: `move` keeps one under the new organization, `absorb` dissolves it into a unit. */
  departments: z.array(z.union([z.object({ organizationId: uuid, action: z.literal('move'), underId: uuid.optional() }), z.object({ organizationId: uuid, action: z.literal('absorb') })])).max(2000).default([]),
  /** Old post → a post that exists, or one newly set up (in the merged organization unless another is named). */
  posts: z.array(z.object({ postId: uuid, to: z.union([z.object({ postId: uuid }), newPost]) })).max(5000).default([]),
  /** Where more people come to a post than it has places, who holds it; `postId` is the old post. */
  confirmed: z.array(z.object({ personId: uuid, postId: uuid })).max(5000).default([]),
});
export type MergerPlan = z.output<typeof mergerPlan>;

const mergedPost = z.object({ postId: uuid, title: z.string(), organizationName: z.string(), toTitle: z.string().nullable() });
export const mergerOutcome = z.object({
  mergerId: uuid.nullable(),
  intoOrganizationId: uuid.nullable(),
  effectiveOn: z.string(),
  organizationsClosed: z.array(z.object({ id: uuid, name: z.string() })),
  organizationsMoved: z.array(z.object({ id: uuid, name: z.string() })),
  postsKept: z.array(mergedPost),
  postsRemoved: z.array(mergedPost),
  peopleConfirmed: z.int(),
  peopleWithoutConfirmedPost: z.array(z.object({ personId: uuid, name: z.string(), formerUnit: z.string(), formerTitle: z.string(), because: z.enum(['post_removed', 'too_many_for_post', 'had_no_post']) })),
});
export type MergerOutcome = z.infer<typeof mergerOutcome>;

const mergerRefusals = ['registry.no_such_organization', 'registry.no_such_post', 'registry.merger_department_unmapped', 'registry.merger_into_itself', 'registry.merger_post_foreign', 'registry.merger_confirmed_too_many', 'registry.before_it_began', 'registry.organization_name_taken'];
export const previewMerger = endpoint({
  name: 'registry.preview_merger',
  method: 'POST',
  path: '/organization-mergers/preview',
  summary: 'What a merger would do, without doing it (M005).',
  body: mergerPlan,
  output: mergerOutcome,
  permission: writeOrganizations,
  refusals: mergerRefusals,
});
export const mergeOrganizations = endpoint({
  name: 'registry.merge_organizations',
  method: 'POST',
  path: '/organization-mergers',
  summary: 'Merges organizations from a day; every history stays. Answers posts kept, posts removed and people without a confirmed post (M005).',
  body: mergerPlan,
  output: mergerOutcome,
  permission: writeOrganizations,
  refusals: mergerRefusals,
});
