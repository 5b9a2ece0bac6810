import type { Measure } from '../model.ts';

/** A line of the shared list, for the tables of the rules. */
export const buildMeasureOnList = (change: Partial<Measure> = {}): Measure => ({ id: 'm', body: 'discipline', kind: 'inquiry', personId: 'p', matter: '违规审批临时用地', lead: null, onDay: '2026-03-18', document: null, restricted: false, differs: null, caseId: null, recordedAt: new Date('2026-03-18T02:00:00Z'), recordedBy: '示例', withdrawn: null, check: null, ...change });
