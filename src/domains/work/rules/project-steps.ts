import type { ClaimState, ProjectState } from '../model.ts';

/** What may be done with a project, from where to where. */
export const projectSteps = {
  publish: { from: ['draft'], to: 'open' },
  decide: { from: ['open'], to: 'decided' },
  reopen: { from: ['decided'], to: 'open' },
  announce: { from: ['decided'], to: 'announced' },
  finish: { from: ['announced'], to: 'finished' },
  withdraw: { from: ['draft', 'open', 'decided'], to: 'withdrawn' },
} as const satisfies Record<string, { readonly from: readonly ProjectState[]; readonly to: ProjectState }>;
export type ProjectStep = keyof typeof projectSteps;

/** What may become of a claim. Who lost stays lost unless the decision is taken anew (`reopen`). */
export const claimSteps = {
  win: { from: ['claimed'], to: 'won' },
  lose: { from: ['claimed'], to: 'lost' },
  sign: { from: ['won'], to: 'committed' },
  withdraw: { from: ['claimed', 'won', 'committed'], to: 'withdrawn' },
  reconsider: { from: ['won', 'lost'], to: 'claimed' },
} as const satisfies Record<string, { readonly from: readonly ClaimState[]; readonly to: ClaimState }>;
export type ClaimStep = keyof typeof claimSteps;

/** work.project_steps: the state after a step, or null where the step is not open (M021, M031). */
export const afterProjectStep = (state: ProjectState, step: ProjectStep): ProjectState | null => ((projectSteps[step].from as readonly ProjectState[]).includes(state) ? projectSteps[step].to : null);
export const afterClaimStep = (state: ClaimState, step: ClaimStep): ClaimState | null => ((claimSteps[step].from as readonly ClaimState[]).includes(state) ? claimSteps[step].to : null);
