import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { endpoint } from '../../../kernel/endpoint.ts';
import { manageGrants } from '../access.ts';

export const grantScopes = endpoint({
  name: 'security.grant_scopes',
  method: 'GET',
  path: '/grant-scopes',
  summary: 'Units that a role can be bounded to: names and places in the tree, nothing else about them.',
  output: z.array(z.object({ id: z.string(), name: z.string(), path: z.string(), parentId: z.string().nullable() })),
  permission: manageGrants,
  refusals: [],
});

export const addGrant = endpoint({
  name: 'security.add_grant',
  method: 'POST',
  path: '/accounts/:accountId/grants',
  summary: 'Gives an account a role, for the whole region or for one unit and all below it (GB/T 22239-2019 8.1.4.2).',
  params: z.object({ accountId: z.uuid() }),
  body: z.object({ role: z.enum(roles), organizationId: z.uuid().nullable().default(null) }),
  output: z.object({ id: z.string() }),
  permission: manageGrants,
  refusals: ['security.no_such_account', 'security.not_on_yourself', 'security.account_closed', 'security.grant_refused', 'security.grant_present', 'registry.no_such_organization'],
});

export const revokeGrant = endpoint({
  name: 'security.revoke_grant',
  method: 'DELETE',
  path: '/accounts/:accountId/grants/:grantId',
  summary: 'Takes a role back at once; the line stays with who granted and who revoked it.',
  params: z.object({ accountId: z.uuid(), grantId: z.uuid() }),
  output: z.null(),
  permission: manageGrants,
  refusals: ['security.no_such_account', 'security.not_on_yourself', 'security.no_such_grant', 'security.last_administrator'],
});
