import { permission } from '../../kernel/permission.ts';

/** The list of accounts, without what they may do: both administrators and the auditor need to find people by it. */
export const readAccounts = permission('security.accounts.read', { system_admin: 'region', security_admin: 'region', auditor: 'region' });
/** System administrators open and close accounts; they see no business data and no grants' content. */
export const manageAccounts = permission('security.accounts.manage', { system_admin: 'region' });
/** Who holds which role: for the one who grants and the one who watches over it. */
export const readGrants = permission('security.grants.read', { security_admin: 'region', auditor: 'region' });
/** Security administrators give and take roles. */
export const manageGrants = permission('security.grants.manage', { security_admin: 'region' });
/** Auditors read what everybody did, administrators included. */
export const readAudit = permission('security.audit.read', { auditor: 'region' });
