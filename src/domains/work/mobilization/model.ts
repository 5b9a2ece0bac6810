import type { Day } from '../../../kernel/period.ts';
import type { EntryContent } from '../../evidence/index.ts';

type Assignment = Extract<EntryContent, { readonly kind: 'assignment' }>;
type AssignmentEnd = Extract<EntryContent, { readonly kind: 'assignment_end' }>;

/** emergency 应急动员 (M036) · grassroots 选派下沉 (M037) */
export const mobilizationKinds = ['emergency', 'grassroots'] as const;
export type MobilizationKind = (typeof mobilizationKinds)[number];
/** What has happened, as critical events of evidence name it. */
export const eventKinds = ['epidemic', 'flood', 'freeze', 'rescue', 'fire', 'stability', 'other'] as const;
export const postTypes = ['medical', 'emergency_supply', 'public_service', 'other'] as const satisfies readonly Assignment['postType'][];
export const levels = ['province', 'city', 'county', 'township', 'village'] as const satisfies readonly Assignment['level'][];
export const conducts = ['outstanding', 'competent', 'failing'] as const satisfies readonly NonNullable<AssignmentEnd['conduct']>[];
export type Conduct = (typeof conducts)[number];
/** called 已征召 → on_site 在岗 → returned 已返回; cancelled 未成行 */
export const deploymentStates = ['called', 'on_site', 'returned', 'cancelled'] as const;
export type DeploymentState = (typeof deploymentStates)[number];
export const harmKinds = ['injury', 'sacrifice'] as const;
export type HarmKind = (typeof harmKinds)[number];

export interface Mobilization {
  readonly id: string;
  readonly eventId: string;
  readonly kind: MobilizationKind;
  readonly title: string;
  readonly fromOn: Day;
  readonly openedBy: string;
  readonly endedOn: Day | null;
  readonly endedBecause: string | null;
}
export interface Front {
  readonly id: string;
  readonly mobilizationId: string;
  readonly name: string;
  readonly level: Assignment['level'];
  readonly postType: Assignment['postType'];
  readonly needed: number;
}
export interface Deployment {
  readonly id: string;
  readonly frontId: string;
  readonly personId: string;
  readonly organizationId: string;
  readonly duty: string;
  readonly state: DeploymentState;
  readonly calledOn: Day;
  readonly calledBy: string;
  readonly arrivedOn: Day | null;
  readonly arrivalEvidenceId: string | null;
  readonly leftOn: Day | null;
  readonly leftNote: string | null;
  readonly conduct: Conduct | null;
}
export interface Harm {
  readonly id: string;
  readonly deploymentId: string;
  readonly kind: HarmKind;
  readonly occurredOn: Day;
  readonly account: string;
  readonly recordedBy: string;
}
export interface Care {
  readonly id: string;
  readonly harmId: string;
  readonly task: string;
  readonly dueOn: Day;
  readonly doneOn: Day | null;
  readonly doneNote: string | null;
  readonly doneBy: string | null;
}
