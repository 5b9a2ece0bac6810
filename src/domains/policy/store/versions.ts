import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import { json, sql, type Selectable, type Tables } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Decision, Facts, PolicyPack } from '../model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'policy.pack_choice': { region_id: string; id: string; pack_id: string; from_day: string; reason: string | null; recorded_at: Date; recorded_by: string };
    'policy.pack_version': {
      region_id: string;
      version: string;
      pack_id: string;
      content_hash: string;
      content: unknown;
      in_force_from: string;
      loaded_at: Date;
      loaded_by: string;
    };
    'policy.decision': {
      region_id: string;
      id: string;
      rule_id: string;
      version: string;
      on_day: string;
      subject_kind: string;
      subject_id: string;
      subject_label: string | null;
      facts: unknown;
      decision: unknown;
      decided_at: Date;
      decided_by: string;
    };
  }
}

export interface ChosenPolicy {
  readonly packId: string | null;
  /** Approved changes that begin on the day or before it, in the order of their approval. */
  readonly amendments: readonly { readonly id: string; readonly withdrawnFrom: Day | null }[];
}

/** What is in force on a day: of the choices of a pack that hold by then the latest day's last word, and the changes on it. One statement: everything else asks it. */
export async function chosenPolicy(unit: Unit, on: Day): Promise<ChosenPolicy> {
  const region = unit.actor.regionId;
  const { rows } = await sql<{ pack_id: string | null; amendments: { id: string; withdrawnFrom: Day | null }[] | null }>`
    select
      (select c.pack_id from policy.pack_choice c where c.region_id = ${region} and c.from_day <= ${on} order by c.from_day desc, c.id desc limit 1) as pack_id,
      (select json_agg(json_build_object('id', a.id, 'withdrawnFrom', w.from_day) order by a.position)
         from policy.amendment a left join policy.amendment_withdrawal w on w.region_id = a.region_id and w.amendment_id = a.id
        where a.region_id = ${region} and a.from_day <= ${on}) as amendments`.execute(unit.tx);
  return { packId: rows[0]?.pack_id ?? null, amendments: rows[0]?.amendments ?? [] };
}

export async function insertChoice(unit: Unit, choice: { packId: string; from: Day; reason: string | null }): Promise<void> {
  await unit.tx
    .insertInto('policy.pack_choice')
    .values({ region_id: unit.actor.regionId, id: newId(unit.at.getTime()), pack_id: choice.packId, from_day: choice.from, reason: choice.reason, recorded_at: unit.at, recorded_by: unit.actor.name })
    .execute();
}

export async function hasVersion(unit: Unit, version: string): Promise<boolean> {
  const row = await unit.tx.selectFrom('policy.pack_version').select('version').where('region_id', '=', unit.actor.regionId).where('version', '=', version).executeTakeFirst();
  return row !== undefined;
}

export async function insertVersion(unit: Unit, pack: PolicyPack): Promise<void> {
  await unit.tx
    .insertInto('policy.pack_version')
    .values({
      region_id: unit.actor.regionId,
      version: pack.version,
      pack_id: pack.id,
      content_hash: pack.contentHash,
      content: json(toContent(pack)),
      in_force_from: unit.today,
      loaded_at: unit.at,
      loaded_by: unit.actor.name,
    })
    .onConflict((c) => c.columns(['region_id', 'version']).doNothing())
    .execute();
}

export interface VersionLine {
  readonly version: string;
  readonly packId: string;
  readonly inForceFrom: Day;
  readonly loadedAt: Date;
}

export async function versionLines(unit: Unit): Promise<VersionLine[]> {
  const rows = await unit.tx
    .selectFrom('policy.pack_version')
    .select(['version', 'pack_id', 'in_force_from', 'loaded_at'])
    .where('region_id', '=', unit.actor.regionId)
    .orderBy('loaded_at', 'desc')
    .execute();
  return rows.map((r) => ({ version: r.version, packId: r.pack_id, inForceFrom: r.in_force_from, loadedAt: r.loaded_at }));
}

/** The content of a version as it was; null when the region never used it. */
export async function findVersion(unit: Unit, version: string): Promise<PolicyPack | null> {
  const row = await unit.tx.selectFrom('policy.pack_version').select('content').where('region_id', '=', unit.actor.regionId).where('version', '=', version).executeTakeFirst();
  return row ? fromContent(row.content as Content) : null;
}

/** Maps as lists of pairs, so that order survives jsonb. */
type Content = { readonly [K in keyof PolicyPack]: PolicyPack[K] extends ReadonlyMap<infer Key, infer Value> ? readonly (readonly [Key, Value])[] : PolicyPack[K] };

const toContent = (pack: PolicyPack): Content => ({
  ...pack,
  vocabulary: [...pack.vocabulary],
  documents: [...pack.documents],
  parameters: [...pack.parameters],
  rules: [...pack.rules],
  measures: [...pack.measures],
  practices: [...pack.practices],
  schemes: [...pack.schemes],
  ballotForms: [...pack.ballotForms],
});

const fromContent = (content: Content): PolicyPack => ({
  ...content,
  vocabulary: new Map(content.vocabulary),
  documents: new Map(content.documents),
  parameters: new Map(content.parameters),
  rules: new Map(content.rules),
  measures: new Map(content.measures),
  practices: new Map(content.practices),
  schemes: new Map(content.schemes),
  // Versions written before packs held ballot forms have none.
  ballotForms: new Map(content.ballotForms ?? []),
  amendments: (content.amendments ?? []).map((a) => ({ ...a, documents: a.documents ?? [] })),
});

export interface NewDecision {
  readonly ruleId: string;
  /** `label`: as people name it, where its id says nothing to them; a person's name is looked up and never kept here. */
  readonly subject: { readonly kind: string; readonly id: string; readonly label?: string };
  readonly on: Day;
  readonly facts: Facts;
  readonly decision: Decision;
}

export interface RecordedDecision extends NewDecision {
  readonly id: string;
  readonly decidedAt: Date;
  readonly decidedBy: string;
}

export async function insertDecisions(unit: Unit, decisions: readonly NewDecision[]): Promise<string[]> {
  const rows = decisions.map((d) => ({
    region_id: unit.actor.regionId,
    id: newId(unit.at.getTime()) as string,
    rule_id: d.ruleId,
    version: d.decision.packVersion,
    on_day: d.on,
    subject_kind: d.subject.kind,
    subject_id: d.subject.id,
    subject_label: d.subject.label ?? null,
    facts: json(d.facts),
    decision: json(d.decision),
    decided_at: unit.at,
    decided_by: unit.actor.name,
  }));
  // PostgreSQL takes at most 65,535 parameters a statement.
  for (let i = 0; i < rows.length; i += 2000) await unit.tx.insertInto('policy.decision').values(rows.slice(i, i + 2000)).execute();
  return rows.map((r) => r.id);
}

const toDecision = (row: Selectable<Tables['policy.decision']>): RecordedDecision => ({
  id: row.id,
  ruleId: row.rule_id,
  subject: { kind: row.subject_kind, id: row.subject_id, ...(row.subject_label === null ? {} : { label: row.subject_label }) },
  on: row.on_day,
  facts: row.facts as Facts,
  decision: row.decision as Decision,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
});

export async function findDecision(unit: Unit, id: string): Promise<RecordedDecision | null> {
  const row = await unit.tx.selectFrom('policy.decision').selectAll().where('region_id', '=', unit.actor.regionId).where('id', '=', id).executeTakeFirst();
  return row ? toDecision(row) : null;
}

/** How many decisions by these tables are on record since a day. */
export async function countDecisions(unit: Unit, rules: readonly string[], since: Day): Promise<number> {
  if (rules.length === 0) return 0;
  const row = await unit.tx.selectFrom('policy.decision').select((e) => e.fn.countAll().as('n')).where('region_id', '=', unit.actor.regionId).where('rule_id', 'in', [...rules]).where('on_day', '>=', since).executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Decisions by these tables since a day, in the order they were recorded, a part at a time. */
export async function decisionsFrom(unit: Unit, ask: { readonly rules: readonly string[]; readonly since: Day; readonly after: string | null; readonly limit: number }): Promise<RecordedDecision[]> {
  if (ask.rules.length === 0) return [];
  let query = unit.tx.selectFrom('policy.decision').selectAll().where('region_id', '=', unit.actor.regionId).where('rule_id', 'in', [...ask.rules]).where('on_day', '>=', ask.since);
  if (ask.after !== null) query = query.where('id', '>', ask.after);
  return (await query.orderBy('id').limit(ask.limit).execute()).map(toDecision);
}
