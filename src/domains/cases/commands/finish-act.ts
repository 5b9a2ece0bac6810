import { personSummaries } from '../../registry/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { CaseType, OpeningDefinition, StepContext, StepDefinition } from '../definition.ts';
import { withHead } from './name-head.ts';
import { insertDocument, insertNotices, nextDocument } from '../store/index.ts';
import { findCase } from '../store/index.ts';

/** What an act brings with it: its paper, the notices to the parties, and what it changes elsewhere; with the step or not at all. */
export async function finishAct(unit: Unit, type: CaseType, act: OpeningDefinition | StepDefinition, context: StepContext, action: string): Promise<void> {
  await act.carryOut?.(unit, context);
  // A helper or a head may have come in by what was carried out.
  const named = (await findCase(unit, context.case.id))!.parties;
  const parties = act.notify?.includes('head') ? await withHead(unit, context.case, named) : named;
  let documentId: string | null = null;
  if (act.document !== undefined) {
    const template = type.documents![act.document]!;
    const people = await personSummaries(unit, parties.map((p) => p.personId));
    const number = await nextDocument(unit, context.case.id);
    const paper = template.paper({ ...context, case: { ...context.case, parties }, number: `${context.case.number}-${number}`, names: new Map([...people].map(([id, p]) => [id, p.name])) });
    documentId = await insertDocument(unit, context.case.id, { template: act.document, number, title: paper.title, paper });
  }
  const told = parties.filter((p) => act.notify?.includes(p.role));
  await insertNotices(unit, context.case.id, told, action, documentId);
}
