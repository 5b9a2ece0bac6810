export { loadRegion, type LoadedRegion, type LoadOptions } from './load/region.ts';
export type { PersonalSteps } from './load/personal-steps.ts';
export { stages, type Stage } from './load/progress.ts';
export { regionHead, type RegionRequest } from './region/plan.ts';
export { makeBlock, regionBlocks } from './generate.ts';
export { regionDigest } from './digest.ts';
export { truthOf, type TruthHead, type TruthLine } from './hidden/truth-file.ts';
export { problems, confounders, type Problem, type Confounder } from './hidden/traits.ts';
export { sizes, type Block, type Size } from './model.ts';
