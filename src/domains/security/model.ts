import type { Actor, Grant, Role } from '../../kernel/actor.ts';
import { administratorRoles } from '../../kernel/actor.ts';
import type { AccountId, PersonId, RegionId } from '../../kernel/ids.ts';

export interface Account {
  readonly id: AccountId;
  readonly regionId: RegionId;
  readonly name: string;
  readonly displayName: string;
  readonly personId: PersonId | null;
  readonly passwordHash: string;
  readonly passwordSetAt: Date;
  /** Hashes of passwords before the present one, newest first. */
  readonly passwordHistory: readonly string[];
  readonly mustChangePassword: boolean;
  readonly totpSealed: Uint8Array | null;
  readonly totpPendingSealed: Uint8Array | null;
  readonly totpLastStep: number | null;
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
  readonly disabledAt: Date | null;
  readonly language: 'zh-CN' | 'en';
  readonly createdAt: Date;
}

export interface RoleGrant extends Grant {
  readonly id: string;
  readonly organizationId: string | null;
  readonly grantedBy: string;
  readonly grantedAt: Date;
}

/** A grant that ended because its unit was closed; `successorId` is what the unit was merged into. */
export interface EndedGrant {
  readonly role: Role;
  readonly organizationId: string;
  readonly successorId: string | null;
  readonly endedAt: Date;
}

/** What a session must do before it may do anything else. */
export const sessionStates = ['ready', 'password_change_needed', 'two_factors_needed'] as const;
export type SessionState = (typeof sessionStates)[number];

/**
 * The actor of a session. Until its state is `ready` it holds no role: every endpoint that names a permission is closed,
 * and only the endpoints of the own account answer.
 */
export interface SessionActor extends Actor {
  readonly state: SessionState;
}

export const isAdministrator = (role: Role): boolean => (administratorRoles as readonly Role[]).includes(role);
