import type { Day } from '../../../kernel/period.ts';
import { handedBack, type ObservedEntry } from './observe.ts';

const RESULTS = new Set(['deed', 'landmark', 'milestone']);
const FRONT_LINE = new Set(['emergency', 'project', 'village']);

/** analysis.evidence_facts: the facts of `policies/facts.yaml` that confirmed entries supply. Nothing due and nobody asked gives null, not zero. */
export function evidenceFacts(personId: string, entries: readonly ObservedEntry[], on: Day): Readonly<Record<string, number | boolean | null>> {
  const own = entries.filter((e) => e.occurredOn <= on && e.persons.some((p) => p.personId === personId));
  const results = own.filter((e) => RESULTS.has(e.kind) || (e.kind === 'matter_outcome' && e.content['outcome'] === 'achieved'));
  const tasks = own.filter((e) => e.kind === 'task' && !handedBack(e.content['result']));
  const done = tasks.filter((e) => typeof e.content['completedOn'] === 'string');
  const late = tasks.filter((e) => {
    const deadline = e.content['deadline'];
    const completed = e.content['completedOn'];
    return typeof deadline === 'string' && (typeof completed === 'string' ? completed > deadline : deadline < on);
  });
  const asked = own.filter((e) => e.kind === 'satisfaction');
  const answered = asked.reduce((sum, e) => sum + Number(e.content['answered']), 0);
  const satisfied = asked.reduce((sum, e) => sum + Number(e.content['satisfied']), 0);
  return {
    近三年实绩数: results.length,
    近三年一线实绩数: results.filter((e) => FRONT_LINE.has(e.arena)).length,
    近三年重大任务实绩数: results.filter((e) => e.criticalEventId !== null || e.kind === 'landmark').length,
    任务清单完成率: tasks.length === 0 ? null : Math.floor((done.length * 100) / tasks.length),
    逾期任务数: late.length,
    表彰次数: own.filter((e) => e.kind === 'award').length,
    群众满意率: answered === 0 ? null : Math.floor((satisfied * 100) / answered),
  };
}

/** Their names: what is said of somebody without entries. */
export const evidenceFactNames: readonly string[] = Object.keys(evidenceFacts('', [], '2000-01-01'));
