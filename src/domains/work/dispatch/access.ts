import { permission } from '../../../kernel/permission.ts';

/** What was handed out and where it stands, by unit (M034); meetings are for those of the whole region. A liaison what his units received. */
export const readDispatch = permission('work.dispatch.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** 调度会: series, meetings, agenda, instructions, and confirming what units report (M027). */
export const runDispatch = permission('work.dispatch.run', { officer: 'region', leader: 'region' });
/** Reporting for one's unit that something handed out is done. */
export const reportDispatch = permission('work.dispatch.report', { liaison: 'subtree' });
