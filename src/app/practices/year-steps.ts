import type { z } from 'zod';
import { computeRun } from '../../domains/assessment/index.ts';
import { addDays } from '../../kernel/period.ts';
import { adoptScheme, confirmRun, decide, proposeRun, recordMarks, startRun, stateFacts, type ResultRow } from '../../domains/assessment/contract.ts';
import { publishList } from '../../domains/assessment/outcomes/contract.ts';
import { rowsOf } from './assessment-steps.ts';
import type { World } from './world.ts';

type Definition = z.input<NonNullable<typeof adoptScheme.body>>['definition'];
type Marks = z.input<NonNullable<typeof recordMarks.body>>['marks'];

/** What only an office can state about a year, all in the harmless sense. */
const harmless = { source: '示例情况说明', statements: Object.entries({ 是否立案未结: false, 病事假累计月数: 0, 是否当年受诫勉: false, 处分类型: '无', 处分影响期内: false, 是否当年受处分: false, 是否试用期: false }).map(([fact, otherwise]) => ({ fact, otherwise, exceptions: [] })) };

/** A whole year of people through the endpoints: scheme, statements, marks, computing, grades as proposed, notice of 优秀 for its term, confirmation. */
export async function wholeYear(world: World, definition: Definition, year: number, marks: Marks): Promise<{ runId: string; rows: readonly ResultRow[] }> {
  const { id: schemeId } = await world.send(adoptScheme, { body: { definition } });
  const { id: runId } = await world.send(startRun, { body: { year, schemeId } });
  const params = { id: runId };
  await world.send(stateFacts, { params, body: harmless });
  await world.send(recordMarks, { params, body: { source: '示例台账', marks } });
  await computeRun(world.house, world.system, runId);
  await world.send(proposeRun, { params });
  const proposed = await rowsOf(world, runId);
  await world.send(decide, { params, body: { decisions: proposed.map((r) => ({ personId: r.personId, grade: r.proposedGrade!, reason: '集体研究，按建议等次确定' })) } });
  if (proposed.some((r) => r.proposedGrade === 'outstanding')) {
    const { closesOn } = await world.send(publishList, { params, body: { contact: '组织部 12380' } });
    world.setDay(addDays(closesOn, 1));
  }
  await world.send(confirmRun, { params });
  return { runId, rows: await rowsOf(world, runId) };
}
