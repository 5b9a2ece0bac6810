import { systemActor, type Actor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { enqueueJob, openJobOf, type JobDefinition } from '../../../platform/jobs/index.ts';
import { personSummaries } from '../../registry/index.ts';
import { writeDrafts } from '../access.ts';
import type { TrialChange } from '../contract.ts';
import type { Decision, PolicyPack } from '../model.ts';
import { checkedDraft, draftOr404, TRIAL_JOB_KIND } from '../queries/drafts.ts';
import { cited } from '../queries/shown.ts';
import { compareAnswers, trialTable, type TrialTable } from '../rules/trial-answer.ts';
import { insertDraftEvent, insertTrial, type TrialSummary } from '../store/drafts.ts';
import { countDecisions, decisionsFrom } from '../store/versions.ts';
import { trialsOf, type TrialCase } from '../trials.ts';
import { heldDraft } from './write-draft.ts';

const CHUNK = 500;
/** Changes kept to be looked at; counts are always complete. */
const KEPT = 2000;

/** Asks for a trial. Refuses a faulty draft and a second trial of it while one runs. */
export const tryDraft = (house: House, actor: Actor, input: { readonly id: string; readonly revision: number; readonly years: number }): Promise<{ jobId: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, writeDrafts, { regionId: actor.regionId });
    const draft = await heldDraft(unit, input.id, input.revision, ['draft', 'submitted']);
    const faults = (await checkedDraft(unit, draft)).checked.findings.filter((f) => f.level === 'fault').length;
    if (faults > 0) throw new Refusal('rule', 'policy.draft_faulty', { count: faults });
    if (await openJobOf(unit, TRIAL_JOB_KIND, { draftId: draft.id })) throw new Refusal('conflict', 'policy.trial_running');
    return { jobId: await enqueueJob(unit, TRIAL_JOB_KIND, { draftId: draft.id, years: input.years, by: actor.name }) };
  });

/** The trial itself: what was decided and recorded in the past years, and everybody a touched table is asked about, with and without the draft. Writes only at its end. */
export const trialJob: JobDefinition = {
  kind: TRIAL_JOB_KIND,
  run: async ({ house, regionId, job, progress }) => {
    const { draftId, years, by } = job.input as { draftId: string; years: number; by: string };
    const actor = systemActor(regionId, by);
    const { draft, base, checked, today } = await house.unit(actor, async (unit) => ({ ...(await checkedDraft(unit, await draftOr404(unit, draftId))), today: unit.today }));
    const days = [today, ...Array.from({ length: years }, (_, i) => `${Number(today.slice(0, 4)) - 1 - i}-12-31`)];
    const since = `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;
    const run = new TrialRun(base, checked.pack, draft.from);
    const total = await house.unit(actor, (unit) => countDecisions(unit, [...checked.rules], since));
    let done = 0;
    for (let after: string | null = null; ; ) {
      const batch: Awaited<ReturnType<typeof recorded>> = await house.unit(actor, (unit) => recorded(unit, [...checked.rules], since, after));
      for (const one of batch) run.decision(one);
      done += batch.length;
      await progress(done, total);
      if (batch.length < CHUNK) break;
      after = batch.at(-1)!.id;
    }
    for (const population of trialsOf(checked.rules)) {
      run.begin(population.id, population.rule, population.title, days);
      for (let chunk = 0, asked = 0; ; ) {
        const part = await house.unit(actor, (unit) => population.cases(unit, days, chunk));
        for (const one of part.cases) run.population(population.id, population.rule, one);
        asked += part.cases.length;
        await progress(done + asked, Math.max(total + part.total, done + asked));
        if (part.last) {
          done += asked;
          break;
        }
        chunk = part.next ?? chunk + 1;
      }
    }
    return house.unit(actor, async (unit) => {
      const summary: TrialSummary = {
        parts: run.parts(),
        notTried: checked.freeParameters.map((id) => ({ id, title: checked.pack.parameters.get(id)!.title })),
        kept: run.changes.length,
      };
      const trialId = await insertTrial(unit, { draftId, contentHash: checked.contentHash, baseVersion: base.version, summary, changes: run.changes });
      await insertDraftEvent(unit, draftId, 'tried', null);
      unit.audit({ action: 'policy.draft_tried', subjectKind: 'policy_draft', subjectId: draftId, detail: { trialId, parts: summary.parts.map((p) => ({ part: p.part, asked: p.asked, changed: p.changed })) } });
      return { trialId };
    });
  },
};

interface Recorded {
  readonly id: string;
  readonly rule: string;
  readonly case: TrialCase;
  readonly decision: Decision;
}

async function recorded(unit: Unit, rules: readonly string[], since: Day, after: string | null): Promise<Recorded[]> {
  const rows = await decisionsFrom(unit, { rules, since, after, limit: CHUNK });
  const people = await personSummaries(unit, [...new Set(rows.filter((r) => r.subject.kind === 'person').map((r) => r.subject.id as PersonId))]);
  return rows.map((r) => ({ id: r.id, rule: r.ruleId, case: { subject: { ...r.subject, label: people.get(r.subject.id as PersonId)?.name ?? r.subject.label ?? r.subject.id }, on: r.on, facts: r.facts }, decision: r.decision }));
}

/** Both policies' answers side by side, counted by part. */
class TrialRun {
  readonly changes: TrialChange[] = [];
  readonly #parts = new Map<string, TrialSummary['parts'][number]>();
  readonly #tables = new Map<string, readonly [TrialTable, TrialTable]>();
  readonly #packs: readonly [PolicyPack, PolicyPack];
  readonly #on: Day;

  constructor(base: PolicyPack, drafted: PolicyPack, on: Day) {
    this.#packs = [base, drafted];
    this.#on = on;
  }

  parts(): TrialSummary['parts'] {
    return [...this.#parts.values()];
  }

  begin(part: string, rule: string, title: { readonly zh: string; readonly en: string }, days: readonly Day[]): void {
    this.#parts.set(`${part} ${rule}`, { part, rule, title, asked: 0, changed: 0, days: [...days] });
  }

  decision({ rule, case: one, decision }: Recorded): void {
    if (!this.#parts.has(`decisions ${rule}`)) this.begin('decisions', rule, this.#packs[1].rules.get(rule)?.at(-1)?.title ?? { zh: rule, en: rule }, []);
    this.#compare('decisions', rule, one, decision);
  }

  population(part: string, rule: string, one: TrialCase): void {
    this.#compare(part, rule, one, null);
  }

  #compare(part: string, rule: string, one: TrialCase, decided: Decision | null): void {
    const [without, withDraft] = this.#tablesOf(rule);
    const counted = this.#parts.get(`${part} ${rule}`)!;
    counted.asked++;
    const pair = compareAnswers(without, withDraft, one.facts);
    if (pair === null) return;
    counted.changed++;
    if (this.changes.length >= KEPT) return;
    const cite = (pack: PolicyPack) => (source: Parameters<typeof cited>[1]) => cited(pack, source);
    this.changes.push({ part, rule, subject: one.subject, on: one.on, recorded: decided ? without.show(decided, cite(this.#packs[0])) : null, without: pair.without(cite(this.#packs[0])), withDraft: pair.withDraft(cite(this.#packs[1])) });
  }

  #tablesOf(rule: string): readonly [TrialTable, TrialTable] {
    let tables = this.#tables.get(rule);
    if (!tables) {
      tables = [trialTable(this.#packs[0], rule, this.#on), trialTable(this.#packs[1], rule, this.#on)];
      this.#tables.set(rule, tables);
    }
    return tables;
  }
}

