import { zipSync } from 'fflate';
import type { Actor } from '../../../../kernel/actor.ts';
import { dayInChina } from '../../../../kernel/clock.ts';
import type { FileAnswer } from '../../../../kernel/endpoint.ts';
import { must, reachablePaths } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Paper } from '../../../../platform/documents/paper.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { formHeads, personSubject } from '../../../registry/index.ts';
import { printPapers } from '../../access.ts';
import { lookDay } from '../../commands/assessed-people.ts';
import { outcomesOfRun } from '../../outcomes/store/outcomes.ts';
import { findRun, reasonsOfRun, resultsOfRun, type Run, type StoredResult } from '../../store/index.ts';
import type { PaperFormat } from '../model.ts';
import { registrationForm } from '../sheets/registration-form.ts';
import { registrationsOfRun } from '../store.ts';
import { chosenResults, type Whom } from './chosen-results.ts';
import { fileNamed, letterhead, printAll, printOne } from './print.ts';
import { annualRun, mustBeAssessed, ownWriter } from './registrations.ts';

/** Forms that one request may ask for: a PDF takes a browser page each. */
const MOST: Readonly<Record<PaperFormat, number>> = { docx: 5000, pdf: 100 };

interface PersonPaper {
  readonly personId: string;
  readonly name: string;
  readonly organizationName: string;
  readonly paper: Paper;
}

/** Why somebody has no grade, in the words of whoever decided, else of the table that said so. */
const whyNoGrade = (r: StoredResult, decided: string | null): string | null =>
  decided ?? ((r.proposal?.reasons ?? []).flatMap((x) => (x.params?.['reason'] ? [`${x.params['reason']}${x.source ? `（${x.source}）` : ''}`] : [])).join('；') || null);

/** The forms of people of a year. Grade, view and comment stand in them once the year is confirmed; `own` hides the comment until then. */
async function formsOf(unit: Unit, actor: Actor, run: Run, ids: readonly string[], own = false): Promise<PersonPaper[]> {
  const confirmed = run.state === 'confirmed';
  const { region, watermark } = await letterhead(unit, actor);
  const heads = await formHeads(unit, ids, lookDay(run, unit.today));
  const written = await registrationsOfRun(unit, run.id, ids);
  const results = new Map(confirmed ? (await resultsOfRun(unit, run.id, run.computation)).map((r) => [r.personId as string, r]) : []);
  const decided = confirmed ? await reasonsOfRun(unit, run.id) : new Map<string, string | null>();
  const views = new Map(confirmed ? (await outcomesOfRun(unit, run.id)).map((o) => [o.personId as string, o]) : []);
  return ids.flatMap((personId): PersonPaper[] => {
    const head = heads.get(personId);
    if (!head) return [];
    const [r, result, outcome] = [written.get(personId), results.get(personId), views.get(personId)];
    // A draft is the person's own: nobody else prints it.
    const shown = r && (own || r.state !== 'draft') ? { ...r, ...(own && !confirmed ? { comment: null, suggestedGrade: null, commentedOn: null, commentedBy: null } : {}) } : null;
    const paper = registrationForm({
      year: run.year,
      region,
      head,
      registration: shown,
      result: result?.grade ? { grade: result.grade, confirmedOn: dayInChina(run.confirmedAt!), reason: whyNoGrade(result, decided.get(personId) ?? null) } : null,
      view: outcome?.view ? { view: outcome.view, reason: outcome.viewReason, on: dayInChina(outcome.viewAt!) } : null,
      watermark,
    });
    return [{ personId, name: head.name, organizationName: head.organizationName ?? '', paper }];
  });
}

const nameOf = (run: Run, f: PersonPaper): string => `${run.year}年度考核登记表-${f.name}`;

/** 公务员年度考核登记表 of one person. */
export async function printForm(house: House, actor: Actor, runId: string, personId: string, format: PaperFormat): Promise<FileAnswer> {
  const { form, run } = await house.unit(actor, async (unit) => {
    must(actor, printPapers, await personSubject(unit, personId));
    const found = await annualRun(unit, runId);
    await mustBeAssessed(unit, found, personId);
    unit.audit({ action: 'assessment.form_printed', subjectKind: 'person', subjectId: personId, detail: { runId, year: found.year, format } });
    return { form: (await formsOf(unit, actor, found, [personId]))[0]!, run: found };
  });
  return printOne(form.paper, nameOf(run, form), format);
}

/** The own form. */
export async function printOwnForm(house: House, actor: Actor, runId: string, format: PaperFormat): Promise<FileAnswer> {
  const { form, run } = await house.unit(actor, async (unit) => {
    const personId = ownWriter(actor);
    const found = await annualRun(unit, runId);
    await mustBeAssessed(unit, found, personId);
    unit.audit({ action: 'assessment.form_printed', subjectKind: 'person', subjectId: personId, detail: { runId, year: found.year, format } });
    return { form: (await formsOf(unit, actor, found, [personId], true))[0]!, run: found };
  });
  return printOne(form.paper, nameOf(run, form), format);
}

/** The forms of many in a zip, a folder for each unit. Refuses more than one request can print. */
export async function printForms(house: House, actor: Actor, runId: string, input: Whom & { readonly format: PaperFormat; readonly purpose: string }): Promise<FileAnswer> {
  const { forms, run } = await house.unit(actor, async (unit) => {
    const found = await findRun(unit, runId);
    if (!found) throw new Refusal('not_found', 'assessment.no_such_run');
    await annualRun(unit, runId);
    const chosen = await chosenResults(unit, found, reachablePaths(actor, printPapers), input);
    const limit = MOST[input.format];
    if (chosen.length > limit) throw new Refusal('too_large', 'assessment.papers_too_many', { count: chosen.length, limit });
    unit.audit({ action: 'assessment.forms_printed', subjectKind: 'run', subjectId: runId, detail: { people: chosen.length, format: input.format, purpose: input.purpose } });
    return { forms: await formsOf(unit, actor, found, chosen.map((r) => r.personId)), run: found };
  });
  const taken = new Map<string, number>();
  const files = await printAll(
    forms.map((f) => {
      const path = `${fileNamed(f.organizationName)}/${fileNamed(nameOf(run, f))}`;
      const n = (taken.get(path) ?? 0) + 1;
      taken.set(path, n);
      return { name: `${path}${n > 1 ? `-${n}` : ''}.${input.format}`, paper: f.paper };
    }),
    input.format,
  );
  return { bytes: zipSync(Object.fromEntries(files.map((f) => [f.name, f.bytes])), { level: 1 }), mediaType: 'application/zip', fileName: `${run.year}年度考核登记表.zip` };
}
