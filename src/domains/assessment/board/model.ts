/** 方案 · 月季考核 · 个人总结 · 测评 · 校准 · 公示 · 复核申诉: the stages of a year in their order. */
export const boardStages = ['schemes', 'months', 'summaries', 'ballots', 'calibration', 'publication', 'appeals'] as const;
export type BoardStage = (typeof boardStages)[number];

/** 没有 · 待办 · 进行中 · 逾期 · 完成. */
export const stageStates = ['none', 'waiting', 'running', 'late', 'done'] as const;
export type StageState = (typeof stageStates)[number];
