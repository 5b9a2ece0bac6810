import { z } from 'zod';
import { day, partialDate } from '../../kernel/period.ts';

const text = (max = 2000) => z.string().trim().min(1).max(max);
const kind = <K extends string, S extends z.ZodRawShape>(name: K, shape: S) => z.strictObject({ kind: z.literal(name), ...shape });

/** 四看 (M017): 到一线看、到项目现场看、到服务窗口看、到培训教室看. */
export const placeTypes = ['front_line', 'project_site', 'service_window', 'training_classroom'] as const;
export type PlaceType = (typeof placeTypes)[number];
/** M016: 医疗卫生、应急保障、公共服务, and what a region adds. */
export const frontLinePostTypes = ['medical', 'emergency_supply', 'public_service', 'other'] as const;
export const governmentLevels = ['province', 'city', 'county', 'township', 'village'] as const;
export const outcomes = ['achieved', 'partly_achieved', 'not_achieved'] as const;

/** The closed list of kinds, each with what it must say. A new kind is a change of the program, not of a setting. */
export const kinds = {
  /** 担当事迹 */
  deed: kind('deed', { description: text(4000), result: text(2000).optional() }),
  /** 承担事项: a person takes a part in a matter (M011). */
  undertaking: kind('undertaking', { duty: text() }),
  /** 事项办结: what became of the matter (M011, M012). */
  matter_outcome: kind('matter_outcome', { outcome: z.enum(outcomes), description: text() }),
  /** 项目节点 (M018): months may be known without the day. */
  milestone: kind('milestone', { milestone: text(200), plannedOn: partialDate, actualOn: partialDate }),
  /** 关键事件表现 (M015) */
  conduct: kind('conduct', { sign: z.enum(['positive', 'negative']), description: text() }),
  /** 一线派遣 (M016) */
  assignment: kind('assignment', { postType: z.enum(frontLinePostTypes), level: z.enum(governmentLevels), post: text(200).optional() }),
  /** 一线派遣结束: names the assignment; conduct notes stand here. */
  assignment_end: kind('assignment_end', { assignmentId: z.uuid(), conduct: z.enum(['outstanding', 'competent', 'failing']).optional(), note: text().optional() }),
  /** 不打招呼看现场 (M017); one visit gives one entry to each person seen, all with its `visitId`. */
  observation: kind('observation', { visitId: z.uuid(), placeType: z.enum(placeTypes), place: text(200), seenAt: z.iso.datetime({ offset: true }), facts: text(4000) }),
  /** 表扬 */
  praise: kind('praise', { by: text(200), description: text() }),
  /** 问题 */
  problem: kind('problem', { foundBy: text(200), description: text(4000), rectifyBy: day.optional() }),
  /** 群众满意度 (M012): people who answered and people satisfied. */
  satisfaction: kind('satisfaction', { answered: z.number().int().min(1), satisfied: z.number().int().min(0), method: text(200) }),
  /** 标志性成果 */
  landmark: kind('landmark', { description: text(4000), recognizedBy: text(200).optional() }),
  /** 任务完成: `fileId` and `taskKey` when the task stands in a performance file (M008). */
  task: kind('task', { task: text(500), target: text(500).optional(), deadline: day.optional(), completedOn: day.nullable(), result: text().optional(), fileId: z.uuid().optional(), taskKey: text(50).optional() }),
  /** 荣誉名册入选 (M006): rests on confirmed entries. */
  merit: kind('merit', { list: text(100), nominatingOrganizationId: z.uuid(), nominatedOn: day, evidenceIds: z.array(z.uuid()).max(50) }),
  /** 表彰奖励 */
  award: kind('award', { award: text(200), issuer: text(200), level: z.enum(governmentLevels).optional() }),
  /** 培训成效 */
  training: kind('training', { course: text(200), hours: z.number().int().min(0).optional(), result: text(500), outcome: text(2000).optional() }),
  /** 更正撤销: withdraws the entry named by `correctsId`. A replacement is an entry of the old one's kind that names it. */
  correction: kind('correction', { reason: text(2000) }),
} as const;

export type EntryKind = keyof typeof kinds;
export const entryKinds = Object.keys(kinds) as EntryKind[];
const all = Object.values(kinds) as unknown as [typeof kinds.deed, typeof kinds.undertaking, ...(typeof kinds)[EntryKind][]];
export const entryContent = z.discriminatedUnion('kind', all as unknown as readonly [(typeof kinds)[EntryKind], ...(typeof kinds)[EntryKind][]]);
export type EntryContent = z.infer<(typeof kinds)[EntryKind]>;
