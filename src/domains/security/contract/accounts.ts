import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { endpoint } from '../../../kernel/endpoint.ts';
import { manageAccounts, readAccounts } from '../access.ts';

const params = z.object({ accountId: z.uuid() });
const onOthers = ['security.no_such_account', 'security.not_on_yourself'] as const;

export const grantView = z.object({
  id: z.string(),
  role: z.enum(roles),
  organizationId: z.string().nullable(),
  organizationName: z.string().nullable(),
  grantedBy: z.string(),
  grantedAt: z.iso.datetime(),
});
export type GrantView = z.infer<typeof grantView>;

/** A role that ended because its unit was closed or merged, until somebody gives the account a role again. */
export const endedGrantView = z.object({
  role: z.enum(roles),
  organizationName: z.string().nullable(),
  successor: z.object({ id: z.string(), name: z.string() }).nullable(),
  endedAt: z.iso.datetime(),
});

export const accountStates = ['active', 'locked', 'disabled'] as const;
export const accountView = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string(),
  personId: z.string().nullable(),
  /** Whose account it is: name and unit, nothing else of the file. */
  person: z.object({ name: z.string(), organizationName: z.string().nullable() }).nullable(),
  state: z.enum(accountStates),
  lockedUntil: z.iso.datetime().nullable(),
  twoFactors: z.boolean(),
  mustChangePassword: z.boolean(),
  passwordSetAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  /** Null for those who may not see what an account may do. */
  grants: z.array(grantView).nullable(),
  /** Null as with `grants`. */
  ended: z.array(endedGrantView).nullable(),
});
export type AccountView = z.infer<typeof accountView>;

export const listAccounts = endpoint({
  name: 'security.accounts',
  method: 'GET',
  path: '/accounts',
  summary: 'Accounts of the region in order of their sign-in name, page by page (`after` is the `next` of the answer before).',
  query: z.object({ text: z.string().trim().max(100).optional(), state: z.enum(accountStates).optional(), after: z.string().max(100).optional(), limit: z.coerce.number().int().min(1).max(200).default(100) }),
  output: z.object({ accounts: z.array(accountView), next: z.string().nullable() }),
  permission: readAccounts,
  refusals: [],
});

export const createAccount = endpoint({
  name: 'security.create_account',
  method: 'POST',
  path: '/accounts',
  summary: 'Opens an account without any role. Out: a password to hand over once; it must be changed at the first sign-in.',
  body: z.object({
    name: z.string().trim().regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,59}$/u),
    displayName: z.string().trim().min(1).max(60),
    personId: z.uuid().nullable().default(null),
  }),
  output: z.object({ id: z.string(), password: z.string() }),
  permission: manageAccounts,
  refusals: ['security.name_taken', 'security.person_has_account', 'registry.no_such_person'],
});

export const peopleForAccounts = endpoint({
  name: 'security.people_for_accounts',
  method: 'GET',
  path: '/accounts/people',
  summary: 'For the account form: a few people by name, pinyin or initials, with unit and post. The system administrator sees nothing else of anybody.',
  query: z.object({ text: z.string().trim().min(1).max(60) }),
  output: z.array(z.object({ id: z.string(), name: z.string(), organizationName: z.string().nullable(), post: z.string().nullable() })),
  permission: manageAccounts,
  refusals: [],
});

export const linkPerson = endpoint({
  name: 'security.link_person',
  method: 'PUT',
  path: '/accounts/:accountId/person',
  summary: 'Says whose account it is (null: nobody’s), as long as it holds no role. Its sessions end.',
  params,
  body: z.object({ personId: z.uuid().nullable() }),
  output: z.null(),
  permission: manageAccounts,
  refusals: [...onOthers, 'security.person_fixed_by_roles', 'security.person_has_account', 'registry.no_such_person'],
});

export const setAccountState = endpoint({
  name: 'security.set_account_state',
  method: 'PUT',
  path: '/accounts/:accountId/state',
  summary: 'Closes an account (its sessions end at once, its history stays) or opens it again.',
  params,
  body: z.object({ state: z.enum(['active', 'disabled']) }),
  output: z.null(),
  permission: manageAccounts,
  refusals: [...onOthers, 'security.last_administrator', 'security.person_has_account'],
});

export const unlockAccount = endpoint({
  name: 'security.unlock_account',
  method: 'POST',
  path: '/accounts/:accountId/unlock',
  summary: 'Lifts the lock that failed attempts set, before it opens by itself.',
  params,
  output: z.null(),
  permission: manageAccounts,
  refusals: [...onOthers],
});

export const resetPassword = endpoint({
  name: 'security.reset_password',
  method: 'POST',
  path: '/accounts/:accountId/password',
  summary: 'Out: a new password to hand over once, to be changed at the first sign-in. Sessions end; the second factor stays.',
  params,
  output: z.object({ password: z.string() }),
  permission: manageAccounts,
  refusals: [...onOthers],
});

export const resetTwoFactors = endpoint({
  name: 'security.reset_two_factors',
  method: 'DELETE',
  path: '/accounts/:accountId/two-factors',
  summary: 'For a lost phone: takes the second factor away; the person sets up another at the next sign-in.',
  params,
  output: z.null(),
  permission: manageAccounts,
  refusals: [...onOthers, 'security.two_factors_absent'],
});
