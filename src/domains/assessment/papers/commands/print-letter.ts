import type { Actor } from '../../../../kernel/actor.ts';
import type { FileAnswer } from '../../../../kernel/endpoint.ts';
import { must, type Subject } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Paper } from '../../../../platform/documents/paper.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { organizationSubject, personSubject } from '../../../registry/index.ts';
import { printPapers } from '../../access.ts';
import { filingCase, ownPerson, termsInForce } from '../../outcomes/commands/own-outcome.ts';
import { lastDayToFile, rule as termsRule } from '../../outcomes/rules/review-terms.ts';
import { outcomesOfPerson } from '../../outcomes/store/outcomes.ts';
import { reviewsOf } from '../../outcomes/store/reviews.ts';
import { detailOfResult, readableRun } from '../../queries/results.ts';
import { findResult, findRun, type Run } from '../../store/index.ts';
import type { PaperFormat } from '../model.ts';
import { pointsMade } from '../rules/points-made.ts';
import { feedbackLetter } from '../sheets/feedback-letter.ts';
import { letterhead, printOne } from './print.ts';

const WAYS = { review: '申请复核', appeal: '提出申诉' } as const;

/** Ways that are open on the day, by the terms the screens use. */
async function openWays(unit: Unit, run: Run, personId: string): Promise<{ name: string; until: string }[]> {
  if (run.subject === 'team') return [];
  const current = (await outcomesOfPerson(unit, personId, run.id)).find((o) => o.supersededAt === null);
  if (!current) return [];
  const filing = filingCase(current, await reviewsOf(unit, { personId, runId: run.id }));
  const terms = termsInForce(await policyInForce(unit, unit.today));
  return (['review', 'appeal'] as const).flatMap((kind) => {
    const last = lastDayToFile(kind, filing, terms);
    return 'until' in last && last.until.day >= unit.today ? [{ name: WAYS[kind], until: last.until.day }] : [];
  });
}

async function letterOf(unit: Unit, actor: Actor, run: Run, personId: string): Promise<{ paper: Paper; name: string }> {
  if (run.state !== 'confirmed') throw new Refusal('not_yet', 'assessment.not_confirmed_yet', { year: run.year });
  const found = run.computation > 0 ? await findResult(unit, run.id, run.computation, personId) : null;
  if (!found?.grade) throw new Refusal('not_found', 'assessment.no_such_result', { person: personId });
  const detail = await detailOfResult(unit, run, found);
  const { row } = detail;
  const { region, watermark, today } = await letterhead(unit, actor);
  unit.audit({ action: 'assessment.letter_printed', subjectKind: run.subject === 'team' ? 'organization' : 'person', subjectId: personId, detail: { runId: run.id, year: run.year } });
  const paper = feedbackLetter({
    year: run.year,
    region,
    subject: run.subject,
    schemeTitle: detail.scheme.title.zh,
    name: row.name,
    organizationName: row.organizationName,
    title: row.title,
    grade: found.grade,
    gradeReason: detail.decisions.at(-1)?.reason ?? null,
    score: row.score,
    rank: row.rank,
    groupSize: row.groupSize,
    groupName: row.groupName.zh,
    dimensions: detail.radar.map((d) => ({ ...d, name: d.name.zh })),
    lines: pointsMade(detail.explanation),
    ways: await openWays(unit, run, personId),
    waysSource: termsRule.source,
    printedOn: today,
    watermark,
  });
  return { paper, name: `${run.year}年度考核反馈意见书-${row.name}` };
}

/** 反馈意见书 to a person or a team. */
export async function printLetter(house: House, actor: Actor, runId: string, personId: string, format: PaperFormat): Promise<FileAnswer> {
  const { paper, name } = await house.unit(actor, async (unit) => {
    const run = await findRun(unit, runId);
    const result = run && run.computation > 0 ? await findResult(unit, run.id, run.computation, personId) : null;
    const subject: Subject = result ? { regionId: actor.regionId, organizationPaths: [result.organizationPath] } : run?.subject === 'team' ? await organizationSubject(unit, personId) : await personSubject(unit, personId);
    must(actor, printPapers, subject);
    return letterOf(unit, actor, await readableRun(unit, runId), personId);
  });
  return printOne(paper, name, format);
}

/** The own letter. */
export async function printOwnLetter(house: House, actor: Actor, runId: string, format: PaperFormat): Promise<FileAnswer> {
  const { paper, name } = await house.unit(actor, async (unit) => {
    const personId = ownPerson(actor);
    const run = await findRun(unit, runId);
    if (!run) throw new Refusal('not_found', 'assessment.no_such_run');
    return letterOf(unit, actor, run, personId);
  });
  return printOne(paper, name, format);
}
